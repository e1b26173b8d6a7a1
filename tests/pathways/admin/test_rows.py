"""Adding and changing rows of the catalogue."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from occupations.models import Source
from pathways import models
from pathways.management.commands.create_curator import curators_group
from tests.harness.curators import sign_in
from tests.pathways.admin.conftest import a_requirement

pytestmark = pytest.mark.django_db

LOOKED_AT_ONLY = {"edition", "change"}
VISITORS = {
    "askedaddress",
    "outgoingmail",
    "report",
    "reportaddress",
    "savedprofile",
    "sharedoffer",
    "stoppedaddress",
}


def catalogue_models() -> list[type[Model]]:
    known = apps.get_app_config("pathways").get_models()
    shown = [model for model in known if model in admin.site._registry]
    return [model for model in shown if name(model) not in VISITORS]


def name(model: type[Model]) -> str:
    return model._meta.model_name or ""


def add(client: Client, model: str, **values: object) -> dict[str, object]:
    """Send the form to add a row; returns its errors."""
    inlines = {
        f"{prefix}-{part}_FORMS": 0
        for prefix in ("alternatives", "levels")
        for part in ("TOTAL", "INITIAL")
    }
    page = client.post(reverse(f"admin:pathways_{model}_add"), inlines | values)
    if page.status_code == 302:
        return {}
    return dict(page.context["adminform"].form.errors)


@pytest.mark.parametrize("model", catalogue_models(), ids=name)
@pytest.mark.thorough
def test_every_list_and_every_form_opens(
    curator: Client, grid: models.GridVersion, model: type[Model]
) -> None:
    views = ["changelist"] if name(model) in LOOKED_AT_ONLY else ["changelist", "add"]
    for view in views:
        page = curator.get(reverse(f"admin:pathways_{name(model)}_{view}"))

        assert page.status_code == 200


def test_the_whole_catalogue_is_in_the_workshop() -> None:
    shown = {name(model) for model in catalogue_models()}
    seeded = {
        name(model)
        for model in apps.get_app_config("pathways").get_models()
        if any(field.name in ("source", "slug", "key") for field in model._meta.fields)
    }
    through_their_parent = {
        *("tablecell", "chartlevel", "compiledchange", "goldenexpectation")
    }

    assert seeded - shown - VISITORS == through_their_parent


def test_a_row_is_named_after_its_parent_as_seeds_name_it(
    curator: Client, stream: models.Stream, site: Source
) -> None:
    errors = add(
        curator,
        "intake",
        stream=stream.pk,
        state="open",
        effective_from="2026-01-01",
        source=site.pk,
        confidence="official",
    )

    assert errors == {}
    assert models.Intake.objects.get().key == "ee/test/intakes/2026-01-01:open"


def test_a_second_row_of_the_same_name_is_told_apart(
    curator: Client, stream: models.Stream, site: Source
) -> None:
    for kind in ("advice", "duty"):
        values = {"stream": stream.pk, "kind": kind, "text": "Bring it."}
        more = {"source": site.pk, "confidence": "official"}
        assert add(curator, "note", **values, **more) == {}

    keys = models.Note.objects.order_by("pk").values_list("key", flat=True)
    assert keys[1] == f"{keys[0]}-2"


def test_alternatives_are_numbered_and_come_last(
    curator: Client, requirement: models.Requirement
) -> None:
    assert add(curator, "alternative", requirement=requirement.pk, when="{}") == {}

    last = models.Alternative.objects.order_by("pk").last()
    assert last is not None
    assert (last.key, last.order) == (f"{requirement.key}/alternatives/2", 1)


def test_a_row_without_a_source_is_refused(
    curator: Client, stream: models.Stream
) -> None:
    errors = add(curator, "evidence", stream=stream.pk, title="Passport", who="you")

    assert set(errors) == {"source", "confidence"}


def test_the_log_says_what_was_changed_into_what(
    curator: Client, stream: models.Stream
) -> None:
    address = reverse("admin:pathways_program_change", args=[stream.program_id])

    curator.post(address, {"name": "EE", "kind": "visit", "order": "0"})

    change_message = LogEntry.objects.latest("pk").get_change_message()
    assert 'name: "Express Entry" → "EE"' in change_message
    assert 'kind: "permanent_residence" → "visit"' in change_message


def test_a_page_of_requirements_needs_few_queries(
    curator: Client,
    stream: models.Stream,
    site: Source,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(20):
        a_requirement(stream, site, f"age-{number}", 18)
    curator.get("/admin/")  # once a minute it is noted who is there

    for name in ("requirement", "criterion"):
        with django_assert_max_num_queries(10):
            page = curator.get(reverse(f"admin:pathways_{name}_changelist"))
        assert page.status_code == 200


def test_a_curator_sees_nothing_of_visitors(curator: Client) -> None:
    permissions = curators_group().permissions.values_list("codename", flat=True)

    assert not {f"view_{model}" for model in VISITORS} & set(permissions)
    assert curator.get(reverse("admin:pathways_report_changelist")).status_code == 403


def test_an_administrator_sees_of_a_report_only_whether_it_was_kept(
    client: Client,
) -> None:
    sign_in(client, User.objects.create_superuser("administrator"))

    page = client.get(reverse("admin:pathways_report_changelist"))

    shown = set(page.context["cl"].list_display)
    assert not shown & {"answers", "document", "pdf", "profile", "token_seed"}


@pytest.mark.parametrize("view", ["pathways_publish", "pathways_queue", "index"])
def test_a_stranger_is_sent_to_log_in(client: Client, view: str) -> None:
    client.force_login(User.objects.create_user("stranger"))

    answer = client.get(reverse(f"admin:{view}"))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("view", ["pathways_publish", "pathways_queue"])
def test_staff_without_the_permission_is_refused(client: Client, view: str) -> None:
    client.force_login(User.objects.create_user("helper", is_staff=True))

    assert client.get(reverse(f"admin:{view}")).status_code == 403


def test_a_password_cannot_be_tried_for_ever(client: Client) -> None:
    tries = [
        client.post("/admin/login/", {"username": "curator", "password": str(n)})
        for n in range(9)
    ]

    assert [answer.status_code for answer in tries] == [200] * 8 + [429]


def test_what_a_publication_would_refuse_is_not_saved_and_said(
    curator: Client, stream: models.Stream, site: Source
) -> None:
    values = {"stream": stream.pk, "source": site.pk, "confidence": "official"}
    errors = [
        add(curator, "intake", state=state, effective_from="2026-01-01", **values)
        for state in ("open", "closed")
    ]

    assert errors[0] == {}
    assert "two rows hold on 2026-01-01" in str(errors[1])
    assert models.Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "day", "message"),
    [
        ("as_of", "2199-01-01", "still to come"),
        ("effective_from", "2206-01-01", "Check the year"),
        ("effective_to", "1026-01-01", "Check the year"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_at_its_field(
    curator: Client,
    stream: models.Stream,
    site: Source,
    field: str,
    day: str,
    message: str,
) -> None:
    values = {"stream": stream.pk, "source": site.pk, "confidence": "official"}

    errors = add(curator, "intake", state="open", **values, **{field: day})

    assert message in str(errors[field])
