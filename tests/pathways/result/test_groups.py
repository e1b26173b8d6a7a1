"""The groups of the result: what a person can do about a stream today."""

from typing import Any

import pytest

from pathways.outlook.groups import Group, group_of
from pathways.outlook.pathway import pathway
from pathways.rules.engine.criteria import Verdict
from tests.pathways.result.small import (
    HAS_OFFER,
    JUDGED,
    UNREAD,
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


def groups(*streams: dict[str, Any], **answers: object) -> dict[str, str]:
    """The group of each stream, by its slug."""
    result = standing(dict(answers), *streams)
    every = (pathway(result, item) for item in result.assessment.streams)
    return {item.slug: item.group.value for item in every}


def test_a_closed_stream_is_assessed_and_says_since_when() -> None:
    closed = stream("closed", HAS_OFFER, intakes=shut("closed", "2026-03-01"))

    result = standing({"job_offer": None}, closed)
    item = pathway(result, result.by_slug["closed"])

    assert item.group is Group.CLOSED
    assert item.intake_since == "2026-03-01"
    assert item.verdict is NOT_MET


def test_rules_that_were_not_collected_are_not_called_an_officers_judgement() -> None:
    result = groups(stream("unread", UNREAD), stream("judged", JUDGED))

    assert result == {"judged": "officer", "unread": "uncollected"}


def test_a_permit_of_partners_is_not_counted_as_open_to_the_person() -> None:
    right = {"for": "partner", "text": "may work", "stream": "spouses"}
    main = stream("main", HAS_OFFER, rights=[right])

    result = groups(main, stream("spouses", HAS_OFFER), job_offer={})

    assert result == {"main": "open", "spouses": "family"}
