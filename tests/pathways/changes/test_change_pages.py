"""The admin inside the open change, and the page of a change with its steps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from occupations.models import Source
from pathways import changes, models
from pathways.management.commands.create_curator import reviewers_group
from tests.harness.curators import sign_in
from tests.pathways.changes.conftest import a_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(first_edition: models.Edition) -> Client:
    return sign_in(Client(), a_curator("ann"))


@pytest.fixture
def bob(first_edition: models.Edition) -> Client:
    return sign_in(Client(), a_curator("bob"))


def step(client: Client, change: models.Change, name: str, **sent: Any) -> list[str]:
    """Take a step of the page; returns what the next page says."""
    address = reverse("admin:change_step", args=[change.pk, name])
    page = client.post(address, sent, follow=True)
    assert page.status_code == 200
    return [str(message) for message in page.context["messages"]]


def set_age(client: Client, years: int, pk: int | None = None) -> Any:
    row = pk or models.Criterion.objects.get().pk
    address = reverse("admin:pathways_criterion_change", args=[row])
    form = client.get(address).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value is not None}
    return client.post(address, sent | {"constant": str(years)})


def change_of(client: Client) -> models.Change:
    return models.Change.objects.get(pk=client.session["open_change"])


def written(name: str, rows: Any, **values: Any) -> models.Change:
    """A change that gives rows these values, as a file would."""
    by, at = User.objects.get(username=name), timezone.now()
    change = changes.open_change(title="Written", by=by, at=at)
    with changes.sandbox(change) as recorder:
        rows.update(**values)
    changes.keep(recorder, by=by, at=at)
    return change


def approved(ann: Client, bob: Client, years: int = 19) -> models.Change:
    """A change of Ann's to which Bob said yes."""
    set_age(ann, years)
    change = change_of(ann)
    step(ann, change, "save", note=f"From {years} years")
    step(ann, change, "submit")
    step(bob, change, "approve")
    return change


def test_a_save_opens_a_change_and_no_row_is_another(ann: Client) -> None:
    answer = set_age(ann, 19)

    row = change_of(ann).rows.get()
    assert answer.status_code == 302
    assert models.Criterion.objects.get().value == 18
    assert (row.before, row.after) == ({"value": 18}, {"value": 19})
    assert (str(row.edited_by), row.kind) == ("ann", "alter")


def test_every_page_shows_the_change_with_its_rows(ann: Client) -> None:
    set_age(ann, 19)
    change, row = change_of(ann), models.Criterion.objects.get()

    page = ann.get(reverse("admin:pathways_criterion_change", args=[row.pk]))
    home = ann.get(reverse("admin:index"))

    link = reverse("admin:change_page", args=[change.pk])
    assert page.context["adminform"].form["constant"].value() in (19, "19")
    assert all(link in shown.content.decode() for shown in (page, home))


@pytest.mark.long
def test_a_row_that_is_added_keeps_its_key_until_it_is_live(
    ann: Client, bob: Client
) -> None:
    sent = {"slug": "new", "title": "New", "url": "https://example.org/new"}
    ann.post(reverse("admin:occupations_source_add"), sent)
    change = change_of(ann)
    key = change.rows.get().row_id

    page = ann.get(reverse("admin:occupations_source_change", args=[key]))
    set_age(ann, 19)
    step(ann, change, "save", note="A page")
    step(ann, change, "submit")
    step(bob, change, "approve")
    step(ann, change, "publish")

    assert page.context["adminform"].form["title"].value() == "New"
    assert Source.objects.get(slug="new").pk == key


def test_what_is_typed_back_leaves_the_change(ann: Client) -> None:
    set_age(ann, 19)
    set_age(ann, 18)

    assert not change_of(ann).rows.exists()


def test_the_history_of_a_row_keeps_who_changed_it(ann: Client) -> None:
    set_age(ann, 19)
    row = models.Criterion.objects.get()

    page = ann.get(reverse("admin:pathways_criterion_history", args=[row.pk]))

    (entry,) = page.context["action_list"]
    assert entry.user.username == "ann"


def test_the_page_shows_rows_checks_and_what_is_lacking(ann: Client) -> None:
    change = written("ann", models.Criterion.objects.all(), value=180)

    page = ann.get(reverse("admin:change_page", args=[change.pk]))

    shown = page.context["page"]
    (refusal,) = shown.refusals
    text = page.content.decode()
    assert "180" in refusal.message
    assert f'href="{refusal.link}"' in text
    assert [place for _words, place in shown.step.lacking] == ["checks", "note"]
    assert not shown.step.can_submit


@pytest.mark.long
def test_nobody_approves_their_own_and_another_does(ann: Client, bob: Client) -> None:
    set_age(ann, 19)
    change = change_of(ann)
    step(ann, change, "save", note="From 19 years")
    step(ann, change, "submit")

    own = step(ann, change, "approve")
    early = step(ann, change, "publish")
    step(bob, change, "approve")
    step(ann, change, "publish")

    edition = models.Edition.objects.latest("number")
    assert "Nobody approves their own change." in own
    assert any("approval" in said for said in early)
    assert (edition.number, edition.note) == (2, "From 19 years")
    assert edition.approved_by is not None
    assert edition.approved_by.username == "bob"
    assert not edition.published_alone
    assert models.Criterion.objects.get().value == 19


@pytest.mark.long
def test_an_edit_takes_the_approval_back(ann: Client, bob: Client) -> None:
    change = approved(ann, bob)

    set_age(ann, 20)
    said = step(ann, change, "publish")

    change.refresh_from_db()
    assert change.state == "draft"
    assert change.approved_by is None
    assert any("approval" in words for words in said)
    assert models.Edition.objects.count() == 1


def test_where_nobody_else_could_approve_the_edition_says_so(ann: Client) -> None:
    set_age(ann, 19)
    change = change_of(ann)
    step(ann, change, "save", note="Alone")

    step(ann, change, "publish")

    assert models.Edition.objects.latest("number").published_alone


def test_a_change_without_a_note_is_not_submitted(ann: Client, bob: Client) -> None:
    set_age(ann, 19)
    change = change_of(ann)

    said = step(ann, change, "submit")

    change.refresh_from_db()
    assert any("note" in words for words in said)
    assert change.state == "draft"


def test_a_warning_needs_its_reason_and_keeps_it(ann: Client, bob: Client) -> None:
    change = written("ann", models.TableCell.objects.filter(row="18"), value=-10)
    step(ann, change, "save", note="n")
    early = step(ann, change, "submit")
    page = ann.get(reverse("admin:change_page", args=[change.pk]))
    (warned,) = page.context["page"].warnings

    step(ann, change, "save", warning_0=warned.text, reason_0="A negative factor.")
    step(ann, change, "submit")
    step(bob, change, "approve")
    step(bob, change, "publish")

    edition = models.Edition.objects.latest("number")
    assert any("say why" in words for words in early)
    assert edition.reason == "A negative factor."


def test_a_broken_change_does_not_stop_another(ann: Client, bob: Client) -> None:
    address = reverse("admin:occupations_source_change", args=[Source.objects.get().pk])
    form = bob.get(address).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    bob.post(address, sent | {"title": "Other"})
    good, broken = (
        change_of(bob),
        written("ann", models.Criterion.objects.all(), value=180),
    )
    step(bob, good, "save", note="A title")
    step(bob, good, "submit")
    step(ann, good, "approve")

    step(bob, good, "publish")

    assert models.Edition.objects.latest("number").change == good
    assert Source.objects.get().title == "Other"
    broken.refresh_from_db()
    assert broken.state == "draft"


def test_the_second_on_a_row_sees_what_another_open_change_says(
    ann: Client, bob: Client
) -> None:
    set_age(ann, 19)
    row = models.Criterion.objects.get()

    page = bob.get(reverse("admin:pathways_criterion_change", args=[row.pk]))

    said = [str(message) for message in page.context["messages"]]
    assert any("by ann: value: 18 → 19" in words for words in said)


@pytest.mark.long
def test_a_field_that_another_edition_made_something_else_is_a_conflict(
    ann: Client, bob: Client
) -> None:
    set_age(bob, 21)
    late = change_of(bob)
    step(ann, approved(ann, bob), "publish")
    page = bob.get(reverse("admin:change_page", args=[late.pk]))
    (conflict,) = page.context["page"].conflicts
    step(bob, late, "save", note="21")
    refused = step(bob, late, "submit")

    step(bob, late, "settle", row=conflict.row, field="value", keep="mine")
    step(bob, late, "submit")
    step(ann, late, "approve")
    step(ann, late, "publish")

    assert (conflict.before, conflict.here, conflict.mine) == ("18", "19", "21")
    assert any("conflicts" in words for words in refused)
    assert models.Criterion.objects.get().value == 21


def test_a_withdrawal_needs_a_reason_and_gives_the_edition_before(
    ann: Client, bob: Client, first_edition: models.Edition
) -> None:
    step(ann, approved(ann, bob), "publish")
    edition = models.Edition.objects.latest("number")
    address = reverse("admin:change_withdraw", args=[edition.pk])

    ann.post(address, {"reason": " "})
    without = models.Edition.objects.count()
    ann.post(address, {"reason": "Read wrongly"})

    last = models.Edition.objects.latest("number")
    assert without == 2
    assert last.digest == first_edition.digest
    assert (last.withdraws, last.withdrawn_because) == (edition, "Read wrongly")
    assert models.Criterion.objects.get().value == 18


@pytest.mark.long
def test_a_withdrawal_under_a_later_edition_shows_its_conflicts(
    ann: Client, bob: Client
) -> None:
    step(ann, approved(ann, bob, 19), "publish")
    first = models.Edition.objects.latest("number")
    step(ann, approved(ann, bob, 20), "publish")

    page = ann.post(
        reverse("admin:change_withdraw", args=[first.pk]),
        {"reason": "Never right"},
        follow=True,
    )

    (conflict,) = page.context["page"].conflicts
    assert (conflict.before, conflict.here, conflict.mine) == ("19", "20", "18")
    assert models.Edition.objects.count() == 3
    assert models.Criterion.objects.get().value == 20


@pytest.mark.long
def test_what_is_written_into_a_withdrawal_needs_somebody_elses_yes(
    ann: Client, bob: Client
) -> None:
    step(ann, approved(ann, bob, 19), "publish")
    first = models.Edition.objects.latest("number")
    step(ann, approved(ann, bob, 20), "publish")
    address = reverse("admin:change_withdraw", args=[first.pk])
    ann.post(address, {"reason": "Never right"})
    waiting = models.Change.objects.get(withdraws=first)
    (conflict,) = changes.compile_change(waiting, timezone.localdate()).conflicts

    sent = {"row": conflict.row.pk, "field": "value", "keep": "mine"}
    step(ann, waiting, "settle", **sent)
    refused = step(ann, waiting, "publish")
    step(ann, waiting, "submit")
    step(bob, waiting, "approve")
    live = models.Criterion.objects.get().value
    step(ann, waiting, "publish")

    assert any("approval" in words for words in refused)
    assert live == 20
    assert models.Criterion.objects.get().value == 18


def test_a_stated_moment_makes_it_live_once(ann: Client, bob: Client) -> None:
    change = approved(ann, bob)
    moment = timezone.now() + timedelta(hours=1)
    step(ann, change, "schedule", go_live_at=moment.isoformat())

    early = changes.publish_due(at=timezone.now())
    made = [changes.publish_due(at=moment + timedelta(minutes=1)) for _ in range(2)]

    assert (early, [len(editions) for editions in made]) == ([], [1, 0])
    assert models.Criterion.objects.get().value == 19


def test_a_dropped_change_is_live_nowhere(ann: Client) -> None:
    set_age(ann, 19)
    change = change_of(ann)

    step(ann, change, "discard")

    change.refresh_from_db()
    row = models.Criterion.objects.get()
    page = ann.get(reverse("admin:pathways_criterion_change", args=[row.pk]))
    assert change.state == "discarded"
    assert page.context["adminform"].form["constant"].value() in (18, "18")


def test_a_row_on_which_others_rest_cannot_go(ann: Client) -> None:
    """A deferred constraint is checked in the sandbox, not at the publication."""
    change = changes.open_change(
        title="Gone", by=User.objects.get(username="ann"), at=timezone.now()
    )
    row = models.Alternative.objects.get()

    with (
        pytest.raises(IntegrityError),
        changes.sandbox(change),
    ):
        models.Alternative.objects.filter(pk=row.pk)._raw_delete("default")

    assert models.Alternative.objects.get() == row


def test_a_reviewer_approves_and_writes_nothing(ann: Client) -> None:
    user = User.objects.create_user("rita", is_staff=True)
    user.groups.add(reviewers_group())
    rita = sign_in(Client(), user)
    set_age(ann, 19)
    change = change_of(ann)
    step(ann, change, "save", note="From 19 years")
    step(ann, change, "submit")

    row = models.Criterion.objects.get()
    address = reverse("admin:pathways_criterion_change", args=[row.pk])
    refused = [
        rita.post(address, {"constant": "20"}).status_code,
        rita.post(reverse("admin:change_step", args=[change.pk, "save"])).status_code,
    ]
    step(rita, change, "approve")

    change.refresh_from_db()
    assert refused == [403, 403]
    assert (change.state, change.approved_by) == ("approved", user)


def test_a_quick_change_is_live_first_and_reviewed_after(
    ann: Client, bob: Client, site: Source
) -> None:
    by, at = User.objects.get(username="ann"), timezone.now()
    change = changes.open_change(
        title="Address", by=by, at=at, note="Moved", kind="quick"
    )
    with changes.sandbox(change) as recorder:
        Source.objects.filter(pk=site.pk).update(url="https://example.org/moved")
    changes.keep(recorder, by=by, at=at)

    step(ann, change, "publish")
    live = models.Edition.objects.latest("number").approved_by
    step(bob, change, "approve")

    edition = models.Edition.objects.latest("number")
    assert (edition.number, live, str(edition.approved_by)) == (2, None, "bob")
    site.refresh_from_db()
    assert site.url == "https://example.org/moved"
