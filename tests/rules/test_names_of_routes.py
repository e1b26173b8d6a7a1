"""Names of routes in their heads: at most six words, whatever their steps are."""

from datetime import date
from typing import Final

import pytest

from pathways.rules.profile.profile import Profile
from pathways.rules.routes.candidates import is_door, usable_of
from pathways.rules.routes.model import LEVER, STREAM, Route, RouteStep
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Ruleset
from pathways.words.routes import LEVERS, head_name

ON: Final = date(2026, 11, 28)


def route(*slugs: str) -> Route:
    steps = tuple(
        RouteStep(LEVER if slug in LEVERS else STREAM, slug, ON, ON, ON, "", Profile())
        for slug in slugs
        if slug
    )
    return Route(steps, "residence", ON, None, None, 0)


@pytest.fixture
def rules(rulebook: Rulebook) -> Ruleset:
    return rulebook.rules(ON)


@pytest.mark.parametrize("lever", ["", *LEVERS])
def test_a_head_has_at_most_six_words(rules: Ruleset, lever: str) -> None:
    doors = [stream.slug for stream in rules.streams if is_door(stream, ON)]
    ends = [stream.slug for stream in usable_of(rules.streams, ON).lasting]

    heads = {
        head_name(route(lever, door, end), rules)
        for door in ["", *doors]
        for end in ends
        if not (door and end.startswith("citizenship/"))
    }

    assert [head for head in heads if len(head.split()) > 6] == []


@pytest.mark.parametrize(
    ("slugs", "name"),
    [
        (
            ("job-offer", "work-permit/francophone-mobility", "pnp/bc/sw"),
            "Job offer, Francophone Mobility, BC nomination",
        ),
        (
            (
                "employer-with-office",
                "work-permit/intra-company-transferee",
                "express-entry/cec",
            ),
            "Another employer, transfer permit, Express Entry",
        ),
        (
            (
                "employer-with-office",
                "cusma/intra-company-transferee",
                "express-entry/cec",
            ),
            "Another employer, CUSMA transfer, Express Entry",
        ),
        (
            ("cusma/intra-company-transferee", "express-entry/cec"),
            "CUSMA transfer permit, then Express Entry",
        ),
        (("express-entry/category/french",), "Express Entry, French rounds"),
    ],
)
def test_a_head_names_the_steps(
    rules: Ruleset, slugs: tuple[str, ...], name: str
) -> None:
    assert head_name(route(*slugs), rules) == name
