"""What a page cannot show, or the person did not touch, stays as it was."""

from typing import Any

import pytest
from django.http import QueryDict

from pathways.answers import contract_errors
from pathways.forms.base import AnswersForm
from pathways.forms.topics import TOPICS

A_FULL_PERSON: dict[str, Any] = {
    "schema": 1,
    "id": "p-1",
    "applicant": {
        "birth_date": "1993-03-27",
        "citizenships": ["US", "IE", "IN", "MX"],
        "us_permanent_resident": False,
        "residence": {"country": "US", "province": None},
        "education": [{"level": "masters", "eca_issued_on": None, "years": 1.5}],
        "language_tests": [
            {"test": "tef_canada", "taken_on": "2026-03-14", "listening": 249}
        ],
        "estimate_en": {"listening": 9, "reading": 9, "writing": 8, "speaking": 9},
        "work": [
            {
                "noc": "21231",
                "start": "2019-06-01",
                "end": None,
                "hours_per_week": 37.5,
                "country": "CA",
                "self_employed": True,
            }
        ],
        "express_entry_profile": {},
        "canadian_earnings": [{"tax_year": 2025, "earned_cad": 61000.5}],
    },
    "marital_status": "married",
    "partner": {"accompanying": None, "education": [], "citizenships": []},
    "dependent_children": 0,
    "settlement_funds_cad": 40000.25,
    "relatives_in_canada": [{"relation": "sibling", "of": "partner", "adult": None}],
    "job_offer": {"province": "BC", "wage_cad_hourly": 60, "lmia": None, "area": "x"},
    "transfer": None,
    "venture": {"commitment": "angel", "issued_on": None},
    "nominations": [],
    "status_in_canada": {"kind": "worker", "permit": "cusma"},
    "intended_provinces": [],
    "treaty_enterprise": {"position": "other", "controls": False},
    "permanent_residence_application": {"class": "cec"},
    "accompanying_children": 0,
}

FORMS = [page.form for topic in TOPICS for page in topic.pages if page.form]
ENTRIES = [
    (entries.form, (*entries.path, 0))
    for topic in TOPICS
    for page in topic.pages
    for entries in page.lists
]


def as_sent(form: AnswersForm) -> QueryDict:
    """What a browser sends when the person changes nothing."""
    data = QueryDict(mutable=True)
    for bound in form:
        widget, value = bound.field.widget, bound.initial
        context = widget.get_context(bound.html_name, value, {})["widget"]
        for part in (
            context.get("subwidgets", [context]) if "parts" in context else [context]
        ):
            shown = part["value"]
            values = shown if isinstance(shown, list) else [shown]
            data.setlist(part["name"], ["" if v is None else str(v) for v in values])
    return data


def test_the_person_of_these_tests_is_valid() -> None:
    assert contract_errors(A_FULL_PERSON) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_a_page_sent_as_it_is_shown_changes_nothing(kind: type[AnswersForm]) -> None:
    sent = kind(as_sent(kind(answers=A_FULL_PERSON)), answers=A_FULL_PERSON)

    assert sent.is_valid(), sent.errors.as_text()
    assert sent.changed_data == []
    assert sent.change(A_FULL_PERSON) == A_FULL_PERSON


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "at"), ENTRIES)
def test_an_entry_sent_as_it_is_shown_changes_nothing(
    kind: type[AnswersForm], at: tuple[Any, ...]
) -> None:
    shown = kind(answers=A_FULL_PERSON, at=at)

    sent = kind(as_sent(shown), answers=A_FULL_PERSON, at=at)

    assert sent.is_valid(), sent.errors.as_text()
    assert sent.changed_data == []
