"""The heading answers, and the sentence below names what is best."""

import pytest

from pathways.outlook.headline import counted, heading, lead
from pathways.outlook.outlook import outlook
from tests.pathways.result.small import HAS_OFFER, JUDGED, YEAR, shut, standing, stream


def said(answers: dict[str, object], *streams: dict[str, object]) -> tuple[str, str]:
    found = outlook(standing(dict(answers), *streams))
    return heading(found), lead(found)


def test_two_open_pathways_are_counted_and_named() -> None:
    told = said(
        {"job_offer": {}},
        stream("first", HAS_OFFER),
        stream("second", HAS_OFFER),
        stream("third", JUDGED),
    )

    assert told == (
        "Two pathways are open to you now",
        "First; Second. One depends on an officer.",
    )


def test_one_pathway_is_told_in_the_singular() -> None:
    title, _ = said({"job_offer": {}}, stream("only", HAS_OFFER))

    assert title == "One pathway is open to you now"


def test_more_than_two_names_are_counted() -> None:
    streams = [stream(f"s{i}", HAS_OFFER) for i in range(5)]

    assert said({"job_offer": {}}, *streams)[1] == "S0; S1; and 3 more."


def test_an_invitation_is_never_called_open() -> None:
    title, _ = said({"job_offer": {}}, stream("pool", HAS_OFFER, invitation=True))

    assert title == "You qualify for one pathway, and an invitation decides"


def test_without_answers_it_says_that_answers_are_missing() -> None:
    title, below = said({}, stream("a", HAS_OFFER), stream("b", YEAR))

    assert title == "Two pathways depend on answers that you have not given"
    assert "Unanswered is never a no" in below


def test_closed_streams_and_failures_open_nothing() -> None:
    closed = stream("closed", HAS_OFFER, intakes=shut("closed", "2025-01-01"))

    title, _ = said({"job_offer": None}, closed, stream("other", HAS_OFFER))

    assert title == "No pathway is open to you yet"


@pytest.mark.parametrize(("number", "word"), [(1, "One"), (10, "Ten"), (11, "11")])
def test_numbers_are_words_up_to_ten(number: int, word: str) -> None:
    assert counted(number) == word
