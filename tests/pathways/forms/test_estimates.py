"""Languages in words: the levels that they stand for, and that they are estimates."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from pathways import editions
from pathways.answers import ABSENT, answer_at
from pathways.forms.estimates import ExpectedForm, PartnerExpectedForm
from pathways.forms.one_question import one_question
from pathways.forms.review import review
from pathways.rules.profile.profile import read_profile
from tests.pathways.questions.test_pages import begin

ON = date(2026, 11, 29)


def level(number: int) -> dict[str, int]:
    return dict.fromkeys(("listening", "reading", "writing", "speaking"), number)


@pytest.mark.parametrize(
    ("language", "word", "stored"),
    [
        ("en", "first_language", 9),
        ("en", "fluent", 8),
        ("en", "good", 7),
        ("en", "basic", 4),
        ("fr", "none", 0),
        ("fr", "some", 4),
        ("fr", "good", 7),
    ],
)
def test_a_word_is_four_equal_levels_and_is_shown_again(
    language: str, word: str, stored: int
) -> None:
    form = ExpectedForm({language: word}, answers={})

    assert form.is_valid(), form.errors
    answers = form.change({})
    assert answers == {"applicant": {f"estimate_{language}": level(stored)}}
    assert ExpectedForm(answers=answers).initial[language] == word


def test_levels_of_ones_own_are_kept_and_shown() -> None:
    own = {**level(9), "writing": 7}
    answers: dict[str, Any] = {"applicant": {"estimate_en": own}}
    shown = ExpectedForm(answers=answers)
    sent = {"en": "levels", **{f"en_{key}": str(item) for key, item in own.items()}}
    form = ExpectedForm({**sent, "en_speaking": "8"}, answers=answers)

    assert shown.initial["en"] == "levels"
    assert form.is_valid(), form.errors
    assert form.change(answers)["applicant"]["estimate_en"] == {**own, "speaking": 8}


def test_a_word_takes_the_place_of_levels_and_may_be_left_open() -> None:
    answers = {"applicant": {"estimate_en": level(9)}}
    levels = {f"en_{ability}": "9" for ability in level(9)}

    word = ExpectedForm({"en": "good", **levels}, answers=answers)
    opened = ExpectedForm({"en": "", **levels}, answers=answers)

    assert word.is_valid(), word.errors
    assert opened.is_valid(), opened.errors
    assert word.change(answers)["applicant"]["estimate_en"] == level(7)
    left = opened.change(answers)
    assert answer_at(left, ("applicant", "estimate_en")) is ABSENT


def test_no_french_may_be_a_null_of_the_file() -> None:
    answers = {"applicant": {"estimate_fr": None}}

    assert ExpectedForm(answers=answers).initial["fr"] == "none"


def test_who_has_a_test_is_not_asked_how_good_the_language_is() -> None:
    tested = {"language_tests": [{"test": "ielts_general"}]}

    assert "en" not in ExpectedForm(answers={"applicant": tested}).fields
    assert "fr" in ExpectedForm(answers={"applicant": tested}).fields
    assert "en" not in PartnerExpectedForm(answers={"partner": tested}).fields


def test_one_question_asks_for_the_word_alone() -> None:
    asked = one_question("applicant.estimate_fr.listening", {})

    assert asked is not None
    assert asked.names == ("fr",)


@pytest.mark.usefixtures("catalogue")
def test_whatever_rests_on_a_word_says_that_it_is_an_estimate(client: Client) -> None:
    estimate = {"estimate_en": level(9), "birth_date": "1992-03-01"}
    answers = {"applicant": {**estimate, "citizenships": ["US"]}}
    assessment = editions.current()[1].assess(read_profile(answers), ON)
    home = begin(client, answers)

    answer = client.get(f"{home}answer/").content.decode()
    options = client.get(f"{home}options/express-entry/fsw/").content.decode()

    assert assessment.grid_estimated("crs")
    assert "Estimated: it rests on a level you expect." in options
    assert "Estimated from levels you expect." in answer


def test_the_check_page_tells_the_word_once() -> None:
    rows = [
        (str(row.label), row.words)
        for topic in review({"applicant": {"estimate_en": level(9)}})
        for page in topic.pages
        for row in page.rows
        if "English" in str(row.label)
    ]

    assert rows == [
        (
            "How good is your English?",
            "First language (we take CLB 9), an estimate",
        )
    ]
