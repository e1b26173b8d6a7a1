"""Which published rounds could have invited a stream's candidates, and when."""

from datetime import date
from typing import Any

import pytest

from occupations.models import Province, Source
from pathways.models import ProvincialDraw, Round
from pathways.selectors.rounds import kinds_of, rounds_of

ON = date(2026, 11, 22)
FSW = "express-entry/fsw"


@pytest.mark.parametrize(
    ("stream", "kinds"),
    [
        (FSW, ("general", "fsw")),
        ("express-entry/cec", ("general", "cec")),
        ("express-entry/category/senior-managers", ("senior_managers",)),
        ("pnp/bc/sw", ()),
        ("cusma/professional", ()),
    ],
)
def test_a_program_is_invited_by_its_own_and_by_general_rounds(
    stream: str, kinds: tuple[str, ...]
) -> None:
    assert kinds_of(stream) == kinds


@pytest.fixture
def feed(db: None) -> Source:
    return Source.objects.create(slug="feed", title="Feed", url="https://x.example/")


def held(feed: Source, on: date, category: str = "general", **more: Any) -> None:
    Round.objects.create(
        number=str(Round.objects.count() + 1),
        held_on=on,
        kind="general",
        category=category,
        name="Round",
        invitations=500,
        cutoff=480,
        source=feed,
        as_of=date(2026, 9, 28),
        confidence="official",
        **more,
    )


@pytest.mark.usefixtures("db")
def test_nothing_loaded_means_nothing_known() -> None:
    assert rounds_of([FSW], ON) == {}


def test_twelve_months_end_on_the_day_and_older_rounds_are_only_remembered(
    feed: Source,
) -> None:
    for on in (date(2025, 11, 22), date(2025, 11, 23), ON, date(2026, 11, 23)):
        held(feed, on)

    record = rounds_of([FSW], ON)[FSW]

    assert [item.on for item in record.rounds] == [date(2025, 11, 23), ON]
    assert record.as_of == date(2026, 9, 28)


def test_a_category_that_never_had_a_round_is_known_to_have_had_none(
    feed: Source,
) -> None:
    held(feed, ON)
    researchers = "express-entry/category/researchers"

    record = rounds_of([researchers], ON)[researchers]

    assert (record.every, record.last) == ((), None)


def test_the_last_round_is_remembered_however_old(feed: Source) -> None:
    held(feed, date(2024, 4, 23))

    record = rounds_of([FSW], ON)[FSW]

    assert record.rounds == ()
    assert record.last is not None
    assert record.last.on == date(2024, 4, 23)


def test_a_draw_of_a_province_belongs_to_the_streams_that_it_names(
    feed: Source,
) -> None:
    bc = Province.objects.create(
        code="BC", name_en="British Columbia", name_fr="Colombie-Britannique"
    )
    ProvincialDraw.objects.create(
        key="a",
        province=bc,
        stream="Skilled Worker",
        catalogue_streams=["pnp/bc/sw"],
        drawn_on=date(2026, 9, 24),
        minimum_score=120,
        grid="bc-sirs",
        unit="invitation",
        source=feed,
        as_of=date(2026, 10, 8),
        confidence="official",
    )

    rounds = rounds_of(["pnp/bc/sw", "pnp/bc/other"], ON)

    assert set(rounds) == {"pnp/bc/sw"}
    (draw,) = rounds["pnp/bc/sw"].rounds
    assert (draw.cutoff, draw.scale) == (120, "bc-sirs")
