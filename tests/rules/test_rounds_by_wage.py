"""Rounds are compared on what they asked: the count equals a plain loop over rows."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.rounds.hindsight import Met, PastRounds, RoundLine
from pathways.rules.routes.answer import answer
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment
from pathways.selectors.past_rounds import past_rounds
from pathways.words.five import stops_words
from tests.harness import fuzz
from tests.people import DEVELOPER
from tests.rules.drawing import MISSING, always, either, flags, listed, pick, some

ON: Final = date(2026, 11, 28)
YEAR_AGO: Final = date(2025, 11, 29)
BC: Final = "pnp/bc/sw"
DRAWS: Final = Path(__file__).parent / "reference" / "pnp_draws.csv"
WAGES: Final = pick([None, 51, 52, 59, 60, 62.5, 70, 100])


def assessed(rulebook: Rulebook, **offer: Any) -> Assessment:
    """A developer without points who has an offer in Vancouver."""
    job = {"noc": "21231", "province": "BC", "city": "Vancouver", "hours_per_week": 40}
    return rulebook.assess(read_profile({"job_offer": {**job, **offer}}), ON)


def stream_met(rounds: PastRounds, assessment: Assessment, months: int = 12) -> Any:
    stream = assessment.rules.stream(BC)
    return rounds.met(stream, assessment, ON, months)


@pytest.mark.parametrize(
    ("wage", "met"), [(51.99, 0), (52, 1), (60, 4), (62.5, 7), (84.99, 9), (83.99, 8)]
)
def test_an_offer_is_inside_the_wage_rounds_that_it_meets(
    rulebook: Rulebook, wage: float, met: int
) -> None:
    result = stream_met(past_rounds(), assessed(rulebook, wage_cad_hourly=wage))

    assert (result.least, result.of) == (met, 9)


def test_the_yearly_wage_is_asked_too(rulebook: Rulebook) -> None:
    short = assessed(rulebook, wage_cad_hourly=60, hours_per_week=30)

    assert stream_met(past_rounds(), short).least == 0


def test_a_wage_that_is_not_answered_is_open(rulebook: Rulebook) -> None:
    assert stream_met(past_rounds(), assessed(rulebook)) == Met(0, 9, 9)


def test_no_route_says_no_invitation_where_the_wage_met_rounds(
    rulebook: Rulebook,
) -> None:
    offer = {
        "noc": "21231",
        "employer": "Maple Co",
        "province": "BC",
        "city": "Vancouver",
        "wage_cad_hourly": 60,
        "hours_per_week": 40,
        "indeterminate": True,
        "seasonal": False,
        "lmia": "none",
        "contract_form": "employee",
        "employer_years_operating": 10,
        "employer_employees": 200,
        "labour_market_benefits_plan": True,
    }
    profile = read_profile(DEVELOPER | {"job_offer": offer})

    reply = answer(rulebook, profile, ON, past_rounds())

    rules, every = rulebook.rules(ON), (*reply.routes, *reply.further)
    met = [route for route in every if route.rounds and route.rounds.met]
    stops = [stop for route in met for stop in stops_words(rules, route)]
    assert "Some rounds asked more." in stops
    assert not any(stop.startswith("No invitation") for stop in stops)


def wage_rounds() -> list[tuple[Decimal, Decimal]]:
    """The hourly and yearly wages of the reference's wage rounds of the last year."""
    with DRAWS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if line[:1] != "#"))
    notes = [
        row["note"]
        for row in rows
        if row["stream"].endswith("(wage rule)") and row["date"] >= str(YEAR_AGO)
    ]
    figures = [note.partition("wage>=")[2].partition("/y")[0] for note in notes]
    pairs = [figure.split("/h and >=") for figure in figures]
    return [(Decimal(hour), Decimal(year)) for hour, year in pairs]


@pytest.mark.parametrize("wage", ["52", "57", "60", "62.50", "75", "90"])
def test_the_count_equals_a_plain_loop_over_the_reference(
    rulebook: Rulebook, wage: str
) -> None:
    hourly = Decimal(wage)
    looped = [
        hourly >= hour and hourly * 40 * 52 >= year for hour, year in wage_rounds()
    ]

    result = stream_met(
        past_rounds(), assessed(rulebook, wage_cad_hourly=float(hourly))
    )

    assert (result.least, result.of) == (sum(looped), len(looped))


def line(dice: Random) -> RoundLine:
    """A round of the province, or of another stream, with some of its limits."""
    return RoundLine(
        streams=dice.choice([(BC,), ("pnp/on/phd",), ()]),
        on=ON - timedelta(dice.randint(0, 800)),
        grid="bc-sirs",
        minimum_score=dice.choice([None, 0, 1, 40, 80, 120, 200]),
        wage_hourly=dice.choice([None, Decimal(52), Decimal(60), Decimal("62.50")]),
        wage_yearly=dice.choice([None, *map(Decimal, (105000, 124800, 125000))]),
        teers=dice.choice([(), (0, 1), (2, 3)]),
        sectors=dice.choice([(), ("technology",), ("construction", "agriculture")]),
        is_limited=flags(dice),
        part_of=dice.choice(["", "", "one"]),
    )


unsaid = always(MISSING)
offer = some(
    noc=either(unsaid, pick(["21231", "22222", None])),
    wage_cad_hourly=either(unsaid, WAGES),
    hours_per_week=either(unsaid, pick([30, 40, None])),
    sector=either(unsaid, pick(["technology", "construction", None])),
)


def looped(rows: list[RoundLine], offer: dict[str, Any], score: Any) -> Met:
    """The same count, row by row, from the answers themselves."""
    events: dict[Any, list[tuple[bool, bool]]] = defaultdict(list)
    for number, row in enumerate(rows):
        if BC in row.streams and YEAR_AGO <= row.on <= ON:
            event = (row.on, row.part_of or number)
            events[event].append(judged(row, offer, score))
    sure = sum(any(item for item, _ in event) for event in events.values())
    perhaps = sum(any(item for _, item in event) for event in events.values())
    return Met(sure, perhaps, len(events))


def judged(row: RoundLine, offer: dict[str, Any], score: Any) -> tuple[bool, bool]:
    """Whether a row would have invited: surely, and perhaps."""
    nothing = object()
    wage, hours = (offer.get(k, nothing) for k in ("wage_cad_hourly", "hours_per_week"))
    noc, sector = offer.get("noc", nothing), offer.get("sector", nothing)
    tests: list[tuple[bool, bool]] = [(False, True)] if row.is_limited else []
    if row.minimum_score is not None:
        high = score.upper is None or score.upper >= row.minimum_score
        tests.append((score.lower >= row.minimum_score, high))
    for limit, values, holds in (
        (row.wage_hourly, [wage], lambda: wage >= row.wage_hourly),
        (
            row.wage_yearly,
            [wage, hours],
            lambda: yearly(wage, hours) >= (row.wage_yearly or 0),
        ),
        (row.teers or None, [noc], lambda: int(noc[1]) in row.teers),
        (row.sectors or None, [sector], lambda: sector in row.sectors),
    ):
        if limit is None:
            continue
        if None in values:
            tests.append((False, False))
        elif nothing in values:
            tests.append((False, True))
        else:
            tests.append((holds(), holds()))
    if not tests:
        return False, True
    return all(item for item, _ in tests), all(item for _, item in tests)


def yearly(wage: Any, hours: Any) -> Decimal:
    return Decimal(str(wage)) * Decimal(str(hours)) * 52


@fuzz.random_test
def test_the_count_of_random_rounds_equals_a_plain_loop(rulebook: Rulebook) -> None:
    for dice in fuzz.dice(200):
        rows, offered = listed(line, 12)(dice), offer(dice)
        profile = {"job_offer": offered}
        assessment = rulebook.assess(read_profile(profile), ON)
        score = assessment.score("bc-sirs")

        met = stream_met(PastRounds(tuple(rows), frozenset({BC})), assessment)

        with fuzz.finding(profile, ON):
            assert met == looped(rows, offered, score), rows


def test_nothing_is_known_of_a_stream_that_no_line_names(rulebook: Rulebook) -> None:
    assert stream_met(PastRounds(()), assessed(rulebook)) is None


def test_a_stream_whose_record_is_complete_had_no_round(rulebook: Rulebook) -> None:
    rounds = PastRounds((), frozenset({BC}))

    assert stream_met(rounds, assessed(rulebook)) == Met(0, 0, 0)
