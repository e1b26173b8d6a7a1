"""The one question of the Answer page: answered in place, for every path."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client

from pathways.answers import answer_at
from pathways.forms.choice_fields import Codes
from pathways.forms.days import Day
from pathways.forms.fields import Answer
from pathways.forms.one_question import OneQuestion, one_question
from pathways.models.casework import SavedProfile
from pathways.rules.profile.profile import read_profile
from tests.harness.answers import token_of
from tests.pathways.questions.test_every_key_has_a_question import ASKED
from tests.people import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")

EMPTY: dict[str, Any] = {
    "applicant": {
        "citizenships": ["US"],
        "education": [{}],
        "work": [{}],
        "language_tests": [{"test": "ielts_general"}],
    },
    "marital_status": "married",
    "partner": {
        "education": [{}],
        "work": [{}],
        "language_tests": [{"test": "ielts_general"}],
    },
    "job_offer": {"province": "BC"},
    "transfer": {},
    "venture": {},
    "treaty_enterprise": {},
    "status_in_canada": {},
}
OFFER = {"noc": "21231", "province": "BC", "city": "Vancouver", "wage_cad_hourly": 60}
WITH_OFFER = {**DEVELOPER, "job_offer": OFFER}


TEF = {"language_tests": [{"test": "tef_canada"}]}
TAKEN_IN_FRENCH = {**EMPTY, "applicant": TEF, "partner": TEF}


def without(answers: Any, path: str) -> Any:
    """The answers with one question open, in each entry of a list."""
    key, _, rest = path.partition(".")
    if isinstance(answers, list):
        return [without(answer, path) for answer in answers]
    below = {**answers}
    if rest:
        below[key] = without(below.get(key, {}), rest)
    else:
        below.pop(key, None)
    return below


def sent(question: OneQuestion) -> QueryDict:
    """Something that each asked field takes: what is beside it is left open."""
    data = QueryDict(mutable=True)
    for name in question.names:
        if name in ("end", "residence_province") and len(question.names) > 1:
            continue
        field = question.form.answer_fields()[name]
        if isinstance(field, Day):
            data.update({f"{name}_day": "1", f"{name}_month": "6"})
            data[f"{name}_year"] = "1990" if name == "birth_date" else "2020"
        elif isinstance(field, Codes):
            data[f"{name}_0"] = "US"
        else:
            data[name] = value_of(name, field)
    return data


def value_of(name: str, field: Answer) -> str:
    if isinstance(field, forms.MultipleChoiceField | forms.ChoiceField):
        codes = [code for code in dict(field.choices) if code and code != "-"]  # type: ignore[arg-type]
        return "ielts_general" if name == "test" else codes[0]
    special = {"noc": "21231", "primary_noc": "21231", "region": "WA"}
    return special.get(
        name, {"field_code": "11.0701", "tax_year": "2024"}.get(name, "5")
    )


@pytest.mark.parametrize("path", ["applicant", *ASKED])
@pytest.mark.thorough
def test_every_path_is_asked_with_its_own_field_and_its_answer_is_kept(
    path: str,
) -> None:
    open_now = without(TAKEN_IN_FRENCH if "scale" in path else EMPTY, path)
    question = one_question(path, open_now)
    assert question is not None
    data = sent(question)

    answered = one_question(path, open_now, data)

    assert answered is not None
    assert answered.is_answered(data), answered.form.errors
    after = answered.form.change(open_now)
    assert after != open_now
    read_profile(after)


def test_answering_one_question_of_a_page_leaves_the_others_as_they_were() -> None:
    asked = one_question("job_offer.applicant_share_percent", WITH_OFFER)
    assert asked is not None
    assert asked.names == ("applicant_share_percent",)

    data = QueryDict("applicant_share_percent=0")
    answered = one_question("job_offer.applicant_share_percent", WITH_OFFER, data)

    assert answered is not None
    assert answered.is_answered(data)
    after = answered.form.change(WITH_OFFER)
    assert after["job_offer"] == {**OFFER, "applicant_share_percent": 0}
    assert after["applicant"] == DEVELOPER["applicant"]


@pytest.mark.parametrize(
    ("path", "answers", "name"),
    [
        ("applicant", {}, "birth_date"),
        ("applicant", {"applicant": {"birth_date": "1993-05-04"}}, "citizenships"),
        ("partner", {}, "marital_status"),
        ("partner", {"marital_status": "married"}, "accompanying"),
        ("job_offer", DEVELOPER, "job_offer"),
        ("applicant.residence.country", DEVELOPER, "residence_country"),
    ],
)
def test_a_whole_record_is_begun_with_the_first_open_question_of_its_page(
    path: str, answers: dict[str, Any], name: str
) -> None:
    asked = one_question(path, answers)

    assert asked is not None
    assert asked.names == (name,)


def test_a_question_of_an_entry_names_the_entry_that_leaves_it_open() -> None:
    asked = one_question("applicant.education.credential_type", DEVELOPER)

    assert asked is not None
    assert "computer science" in asked.about
    assert asked.form.at == ("applicant", "education", 0)


@pytest.mark.parametrize(
    "written", ["USA", "united states", "United States of America"]
)
def test_a_country_is_written_or_picked_by_its_name(written: str) -> None:
    data = QueryDict(mutable=True)
    data["residence_country"] = written
    asked = one_question("applicant.residence.country", DEVELOPER, data)

    assert asked is not None
    assert asked.is_answered(data), asked.form.errors
    assert asked.form.change(DEVELOPER)["applicant"]["residence"] == {"country": "US"}


def test_an_answer_is_saved_and_the_page_is_shown_anew(client: Client) -> None:
    token = token_of(WITH_OFFER)
    page = client.get(f"/a/{token}/answer/").content.decode()
    path = page.partition('name="path" value="')[2].partition('"')[0]
    asked = one_question(path, WITH_OFFER)
    assert asked is not None

    data = {**sent(asked).dict(), "path": path}
    response = client.post(f"/a/{token}/answer/", data)

    assert response.status_code == 302
    assert response["Location"] == f"/a/{token}/answer/#main"
    keys = tuple(path.split("."))
    saved = SavedProfile.objects.under(token).get().answers
    assert answer_at(WITH_OFFER, keys) != answer_at(saved, keys)
    assert f'value="{path}"' not in client.get(f"/a/{token}/answer/").content.decode()


def test_an_error_is_told_where_it_stands_and_what_was_written_is_not_lost(
    client: Client,
) -> None:
    token = token_of(WITH_OFFER)

    path = "job_offer.applicant_share_percent"
    data = {"path": path, "applicant_share_percent": "a half"}
    response = client.post(f"/a/{token}/answer/", data)

    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error:" in html
    assert 'value="a half"' in html
    assert "Write a number" in html
    assert html.index("Your score and the rounds") > html.index("a half")


def test_nothing_chosen_is_told_and_nothing_is_saved(client: Client) -> None:
    token = token_of(WITH_OFFER)

    response = client.post(f"/a/{token}/answer/", {"path": "transfer", "transfer": ""})

    assert response.status_code == 422
    assert "Choose or write an answer." in response.content.decode()
    assert "transfer" not in SavedProfile.objects.under(token).get().answers


def test_a_list_may_be_answered_with_none(client: Client) -> None:
    token = token_of(DEVELOPER)

    client.post(f"/a/{token}/answer/", {"path": "applicant.licences", "none": "1"})

    saved = SavedProfile.objects.under(token).get().answers
    assert saved["applicant"]["licences"] == []


@pytest.mark.thorough
def test_an_occupation_is_found_by_its_title_without_scripts(client: Client) -> None:
    token = token_of({"applicant": {"citizenships": ["US"]}})

    data = {"path": "applicant.work", "title": "Software engineer", "find": "1"}
    response = client.post(f"/a/{token}/answer/", data)

    html = response.content.decode()
    assert response.status_code == 200
    assert 'value="21231"' in html
    assert 'value="Software engineer"' in html


def test_a_path_that_is_no_question_is_not_found(client: Client) -> None:
    token = token_of(DEVELOPER)

    response = client.post(f"/a/{token}/answer/", {"path": "schema"})

    assert response.status_code == 404


def test_there_is_one_primary_button(client: Client) -> None:
    html = client.get(f"/a/{token_of(WITH_OFFER)}/answer/").content.decode()

    assert html.count("btn-primary") == 1
