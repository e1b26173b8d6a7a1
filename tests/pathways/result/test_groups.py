"""The groups of the result: what a person can do about a stream today."""

import pytest

from pathways.outlook.groups import WORDS, Group, group_of
from pathways.outlook.outlook import AT_ONCE, outlook
from pathways.outlook.pathway import pathway
from pathways.rules.criteria import Verdict
from tests.pathways.result.small import (
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    UNREAD,
    YEAR,
    shut,
    standing,
    stream,
)

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
OPEN, OFFICER = Verdict.NOT_ANSWERED, Verdict.OFFICER


@pytest.mark.parametrize(
    ("verdict", "intake", "invited", "group"),
    [
        (MET, "open", False, Group.OPEN),
        (MET, "open", True, Group.INVITATION),
        (MET, "by_invitation", False, Group.INVITATION),
        (MET, "not_known", False, Group.NO_INTAKE_KNOWN),
        (OPEN, "open", True, Group.ANSWER),
        (OFFICER, "by_invitation", False, Group.OFFICER),
        (NOT_MET, "not_known", False, Group.LATER),
        (MET, "closed", False, Group.CLOSED),
        (MET, "paused", True, Group.CLOSED),
        (NOT_MET, "announced", False, Group.CLOSED),
    ],
)
def test_verdict_intake_and_invitation_place_a_stream(
    verdict: Verdict, intake: str, invited: bool, group: Group
) -> None:
    assert group_of(verdict, intake, invited) is group


def test_every_group_has_words() -> None:
    assert set(WORDS) == set(Group)


def groups(*streams: object, **answers: object) -> dict[str, list[str]]:
    found = outlook(standing(dict(answers), *streams))  # type: ignore[arg-type]
    return {g.group.value: [one.slug for one in g.pathways] for g in found.groups}


def test_a_closed_stream_is_assessed_and_says_since_when() -> None:
    closed = stream("closed", HAS_OFFER, intakes=shut("closed", "2026-03-01"))

    found = standing({"job_offer": None}, closed)
    one = pathway(found, found.by_slug["closed"])

    assert one.group is Group.CLOSED
    assert one.intake_since == "2026-03-01"
    assert one.verdict is NOT_MET


def test_rules_that_were_not_collected_are_not_called_an_officers_judgement() -> None:
    found = groups(stream("unread", UNREAD), stream("judged", JUDGED))

    assert found == {"officer": ["judged"], "uncollected": ["unread"]}


def test_a_permit_of_partners_is_not_counted_as_open_to_the_person() -> None:
    right = {"for": "partner", "text": "may work", "stream": "spouses"}
    main = stream("main", HAS_OFFER, rights=[right])

    found = groups(main, stream("spouses", HAS_OFFER), job_offer={})

    assert found == {"open": ["main"], "family": ["spouses"]}


def test_what_fails_is_listed_nearest_first() -> None:
    far = stream("two-fail", HAS_OFFER, HAS_FUNDS)
    near = stream("a-little-short", HAS_FUNDS)

    found = groups(
        far,
        stream("no-offer", HAS_OFFER),
        near,
        job_offer=None,
        settlement_funds_cad=9000,
    )

    assert found == {"later": ["a-little-short", "no-offer", "two-fail"]}


def test_what_the_fewest_answers_settle_is_listed_first() -> None:
    found = groups(stream("two", HAS_OFFER, HAS_FUNDS), stream("one", HAS_OFFER))

    assert found == {"answer": ["one", "two"]}


def test_a_long_group_opens_in_place() -> None:
    streams = [stream(f"s{i}", YEAR) for i in range(AT_ONCE[Group.LATER] + 2)]
    found = outlook(standing({"applicant": {"work": []}}, *streams))

    (later,) = found.groups

    assert len(later.at_once) == AT_ONCE[Group.LATER]
    assert [one.slug for one in (*later.at_once, *later.further)] == [
        one["slug"] for one in streams
    ]


@pytest.mark.parametrize(
    "answers",
    [
        {"intended_provinces": ["BC"]},
        {"job_offer": {"province": "BC"}},
        {"nominations": [{"province": "BC"}]},
        {"provincial_invitations": [{"inviter": "BC"}]},
    ],
)
def test_the_provinces_that_the_answers_speak_of_stand_first(
    answers: dict[str, object],
) -> None:
    bc = stream("pnp/bc/x", YEAR, province="BC")
    on = stream("pnp/on/x", YEAR, province="ON")
    federal = stream("federal", YEAR)

    (answer,) = outlook(standing(dict(answers), on, bc, federal)).groups

    assert {one.slug for one in answer.shown} == {"pnp/bc/x", "federal"}
    assert [(p.code, p.name) for p in answer.elsewhere] == [("ON", "Ontario")]


def test_a_province_may_be_asked_for_on_the_page() -> None:
    on = stream("pnp/on/x", YEAR, province="ON")
    found = standing({}, on)

    (hidden,) = outlook(found).groups
    (shown,) = outlook(found, ["ON"]).groups
    (everywhere,) = outlook(found, ["all"]).groups

    assert hidden.count_elsewhere == 1
    assert shown.count_elsewhere == everywhere.count_elsewhere == 0
