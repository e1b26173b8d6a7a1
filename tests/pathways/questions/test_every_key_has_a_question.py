"""Every key of the contract can be answered, and a finding can link to its question."""

import dataclasses
import inspect
from collections.abc import Iterator

import pytest
from django.test import Client

from pathways.forms.base import AnswersForm
from pathways.forms.entries import EntryList
from pathways.forms.topics import TOPICS
from pathways.forms.where_asked import question_for
from pathways.forms.work import JobForm
from pathways.rules.profile.profile import Profile
from pathways.templatetags.portal import question_url
from tests.pathways.questions.test_pages import begin

# Answered by one question with us_status; whole records; words of the file itself.
NOT_ASKED = {"applicant.us_permanent_resident", "applicant", "schema", "id"}
# Asked of the applicant only, or of the partner only.
OF_THE_APPLICANT = [
    "us_permanent_resident",
    "canadian_permanent_resident",
    "canadian_ancestor",
    "us_status",
    "primary_noc",
    "licences",
    "trade_certificates",
    "express_entry_profile",
    "trade_qualified_on",
    "military_service",
    "self_employed_activity",
    "residence_since",
    "canadian_earnings",
    "settlement_funds_held_since",
    "recognized_organization",
    "stay_insured",
]


def paths(kind: type, above: str = "") -> Iterator[str]:
    """Every path of a record, without indices."""
    for field in dataclasses.fields(kind):
        name = field.name.rstrip("_")
        path = f"{above}.{name}" if above else name
        yield path
        below = record_of(field.metadata.get("read"))
        if below:
            yield from paths(below, path)


def record_of(reader: object) -> type | None:
    """The record that a reader of the contract reads, if it reads one."""
    while callable(reader):
        inside = inspect.getclosurevars(reader).nonlocals
        kind = inside.get("kind")
        if isinstance(kind, type):
            return kind
        reader = inside.get("reader")
    return None


def is_asked(path: str) -> bool:
    of_partner = path.startswith("partner.")
    if path in NOT_ASKED or path.partition(".")[0] == "typed_amounts":
        return False
    return not (of_partner and path.split(".")[1] in OF_THE_APPLICANT)


ASKED = [path for path in paths(Profile) if is_asked(path)]


def test_the_walk_finds_the_contract() -> None:
    assert {"applicant.work.end", "job_offer.lmia", "partner.education.level"} <= set(
        ASKED
    )


LISTS = {
    "nominations",
    "relatives_in_canada",
    "endorsements",
    "provincial_invitations",
    "applications_elsewhere",
}
# One path for each question: entries of a list share theirs.
ONE_EACH = sorted({question_for(path): path for path in ASKED}.values())


@pytest.mark.parametrize("path", ASKED)
def test_every_key_has_a_question_of_its_own(path: str) -> None:
    question = question_for(path)

    assert question is not None
    assert question != question_for("applicant")


def lists() -> Iterator[EntryList]:
    """Every list among the questions."""
    for topic in TOPICS:
        for page in topic.pages:
            yield from page.lists


def keys_of(form: type[AnswersForm]) -> set[str]:
    """The first key of what each field of a form answers."""
    return {str(form.key_of(name)[0]) for name in form.base_fields}


@pytest.mark.parametrize(
    "path", sorted({".".join(map(str, item.path)) for item in lists()})
)
def test_the_form_of_an_entry_has_a_field_for_each_of_its_keys(path: str) -> None:
    keys = {
        item.rpartition(".")[2] for item in ASKED if item.rpartition(".")[0] == path
    }
    fields = {
        key
        for item in lists()
        if ".".join(map(str, item.path)) == path
        for key in keys_of(item.form)
    }

    assert keys
    assert keys - fields == set()


def test_what_counts_only_in_canada_is_asked_only_of_work_there() -> None:
    layout = JobForm(answers={}, at=("applicant", "work", 0)).layout()
    only_in_canada = layout.fields[-1]

    assert only_in_canada.flat_attrs.strip() == 'data-only-when="country=CA"'
    assert "employer_country" in only_in_canada.fields


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("path", ONE_EACH)
def test_the_link_of_a_finding_lands_on_its_question(client: Client, path: str) -> None:
    record, _, key = path.partition(".")
    answers: dict[str, object] = {record: {}} if key and record not in LISTS else {}
    token = begin(client, answers).split("/")[2]

    url, _, anchor = question_url(token, path).partition("#")
    page = client.get(url)

    assert page.status_code == 200
    assert f'id="{anchor}"' in page.content.decode()
