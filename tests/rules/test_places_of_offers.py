"""Where an offer must be: a stream that names a place asks for an offer there."""

import re
from datetime import date
from typing import Any, Final

import pytest

from pathways.rules.engine.criteria import Verdict
from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook

ON: Final = date(2026, 11, 28)
ATLANTIC: Final = "atlantic-immigration-program"
RURAL: Final = "rural-community-immigration-pilot"
# Words of a title or summary by which a stream limits where the offer is.
PLACES: Final = re.compile(
    r"offer[^.]* (?:in|from|of|for|outside) [^.]*"
    r"(?:BC|British Columbia|Alberta|Saskatchewan|Manitoba|Ontario|Quebec|"
    r"New Brunswick|Nova Scotia|Prince Edward Island|Newfoundland|Yukon|"
    r"Northwest Territories|communit\w+)"
)
OFFERS: Final = {
    "BC": "Vancouver",
    "ON": "Toronto",
    "QC": "Montreal",
    "NB": "Moncton",
    "SK": "Regina",
}


def an_offer(province: str, city: str) -> dict[str, Any]:
    return {"job_offer": {"noc": "21231", "province": province, "city": city}}


def verdicts(rulebook: Rulebook, offer: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Every requirement's verdict by stream, while only the offer is known."""
    assessment = rulebook.assess(read_profile(offer), ON)
    return {
        stream.slug: {
            f.requirement.slug: f.verdict.word for f in assessment.findings(stream)
        }
        for stream in assessment.streams
    }


@pytest.mark.parametrize(
    ("province", "city", "verdict"),
    [
        ("BC", "Vancouver", "not_met"),
        ("ON", "Toronto", "not_met"),
        ("NS", "Halifax", "met"),
        ("NB", "Moncton", "met"),
        ("NL", "St. John's", "met"),
        ("PE", "Charlottetown", "met"),
    ],
)
def test_the_atlantic_program_asks_for_an_offer_in_its_provinces(
    rulebook: Rulebook, province: str, city: str, verdict: str
) -> None:
    result = verdicts(rulebook, an_offer(province, city))

    assert result[ATLANTIC]["place"] == verdict


@pytest.mark.parametrize(
    ("province", "city", "verdict"),
    [
        ("BC", "Vancouver", "not_met"),
        ("BC", "Abbotsford", "not_met"),
        ("BC", "Nelson", "officer"),
        ("ON", "Toronto", "not_met"),
        ("ON", "North Bay", "met"),
        ("ON", "Sudbury", "met"),
        ("ON", "Thunder Bay", "met"),
        ("MB", "Winnipeg", "not_met"),
        ("MB", "Brandon", "met"),
        ("SK", "Moose Jaw", "met"),
        ("SK", "Regina", "not_met"),
        ("AB", "Claresholm", "met"),
        ("NS", "Halifax", "not_met"),
        ("NS", "Stellarton", "not_answered"),
        ("QC", "Montreal", "not_met"),
    ],
)
def test_the_rural_pilot_asks_for_an_offer_in_its_communities(
    rulebook: Rulebook, province: str, city: str, verdict: str
) -> None:
    result = verdicts(rulebook, an_offer(province, city))

    assert result[RURAL]["place"] == verdict


def test_a_community_that_was_stated_is_believed(rulebook: Rulebook) -> None:
    offer = {"job_offer": {"province": "NS", "area": "pictou-county"}}

    assert verdicts(rulebook, offer)[RURAL]["place"] == "met"


def test_an_offer_that_is_elsewhere_fails_every_stream_that_names_its_place(
    rulebook: Rulebook,
) -> None:
    elsewhere = {at: verdicts(rulebook, an_offer(*at)) for at in OFFERS.items()}

    passed = [
        (stream["slug"], at)
        for stream in rulebook.snapshot["streams"]
        if names_a_place_of_an_offer(stream)
        for at in [item for item in elsewhere if item[0] not in its_places(stream)]
        if Verdict.NOT_MET.word not in elsewhere[at][stream["slug"]].values()
    ]

    assert passed == []


def names_a_place_of_an_offer(stream: dict[str, Any]) -> bool:
    """Whether its name, summary, titles or notes say where the offer must be."""
    texts = [
        *(stream["name"], stream.get("summary", "")),
        *(item["title"] for item in stream["requirements"]),
        *(item["text"] for item in stream.get("notes", ())),
    ]
    return any(PLACES.search(text) for text in texts)


def its_places(stream: dict[str, Any]) -> set[str]:
    """The provinces of a stream, where an offer may be."""
    if stream["slug"] == ATLANTIC:
        return {"NB", "NL", "NS", "PE"}
    if stream["slug"] == "work-permit/francophone-mobility":
        return set(OFFERS) - {"QC"}
    return {stream["province"]} if stream.get("province") else set()


def test_the_walk_finds_the_streams_that_limit_the_place(rulebook: Rulebook) -> None:
    slugs = {
        stream["slug"]
        for stream in rulebook.snapshot["streams"]
        if names_a_place_of_an_offer(stream)
    }

    assert {ATLANTIC, RURAL, "work-permit/francophone-mobility"} <= slugs
    assert {"pnp/ab/rrs", "pnp/bc/sw", "pnp/ns/sw"} <= slugs
