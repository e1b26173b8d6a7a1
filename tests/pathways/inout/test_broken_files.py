"""Broken drafts that come in files: refused or warned of as those of forms are."""

from __future__ import annotations

import pytest

from occupations.seeding import SeedError
from pathways.catalogue.files import FOLDER
from pathways.changes import compile_change
from pathways.changes.files import ManyFaultsError, TooMuchError, bring
from pathways.models import Change
from tests.pathways.inout.conftest import NOW

HOURS = "path: job_offer.hours_per_week}, op: at_least, value: 30"
LANGUAGE = "{kind: language_level}, op: at_least, value: 4"
OPEN = "      - state: open\n        note: Rounds are held"
FEE = "amount_cad: 155"
ADDRESS = "url: https://www2.gnb.ca/content/gnb/en/corporate/promo/immigration.html"
PROFILE = (
    "criteria: [{fact: {kind: express_entry_profile_submitted}, op: is, value: true}]"
)
SCORE = "{kind: grid_points, grid: %s}, op: at_least, value: %s"
BROKEN: dict[str, tuple[str, str, str, str]] = {
    "a CLB of 500": ("pnp_nb", LANGUAGE, LANGUAGE[:-1] + "500", "500 is outside"),
    "an age of 180": (
        *("pnp_nb", LANGUAGE, "{kind: age}, op: at_least, value: 180"),
        "180 is outside",
    ),
    "200 hours a week": ("pnp_nb", HOURS, HOURS[:-2] + "200", "200 is outside"),
    "no threshold": ("pnp_nb", LANGUAGE, LANGUAGE[:-10], "without a threshold"),
    "a text for a number": ("pnp_nb", LANGUAGE, LANGUAGE[:-1] + "four", "is no number"),
    "an unknown comparison": (
        *("pnp_nb", LANGUAGE, LANGUAGE.replace("at_least", "at_leest")),
        "field op",
    ),
    "an unknown fact": (
        *("pnp_nb", LANGUAGE, LANGUAGE.replace("language_level", "langage_level")),
        "langage_level",
    ),
    "a score far below nothing": (
        *("pnp_nb", LANGUAGE, SCORE % ("crs", "-500")),
        "-500 is outside",
    ),
    "a score of no grid": ("pnp_nb", LANGUAGE, SCORE % ("crz", "500"), "crz"),
    "a score above all": (
        "pnp_nb",
        LANGUAGE,
        SCORE % ("crs", "4500"),
        "4500 is outside",
    ),
    "an address that nobody can open": ("pnp_nb", ADDRESS, "url: htp:/x", "field url"),
    "an address of another kind": (
        *("pnp_nb", ADDRESS, "url: ftp://example.org/x"),
        "begins with http",
    ),
    "an unknown province": ("pnp_nb", "province: NB}, op", "province: XX}, op", "XX"),
    "an unknown source": (
        "pnp_nb",
        "source: nb-invitation-rounds",
        "source: nix",
        "nix",
    ),
    "open and closed at once": (
        *("pnp_nb", OPEN),
        "      - {state: closed, from: '2026-01-01', cite: *ee-here}\n" + OPEN,
        "intakes",
    ),
    "an intake in 2206": (
        *("pnp_nb", OPEN, OPEN.replace("open\n", "open\n        from: '2206-01-01'\n")),
        "2206-01-01",
    ),
    "a reading still to come": (
        *("pnp_nb", "as_of: '2026-10-02'", "as_of: '2027-10-02'"),
        "still to come",
    ),
    "an alternative without a criterion": (
        "pnp_nb",
        PROFILE,
        "criteria: []",
        "criterion",
    ),
    "a fee ten times the last": ("federal_fees", FEE, "amount_cad: 1550", "1550"),
    "a fee below nothing": ("federal_fees", FEE, "amount_cad: -155", "-155"),
    "a fee without bounds": (
        "federal_fees",
        FEE,
        "amount_cad: 1" + "0" * 30,
        "amount_cad",
    ),
    "a fee that is no number": (
        "federal_fees",
        FEE,
        "amount_cad: .nan",
        "is no number",
    ),
    "a fee without end": ("federal_fees", FEE, "amount_cad: -.inf", "is no number"),
    "a fee of a text": ("federal_fees", FEE, "amount_cad: much", "amount_cad"),
    "an end before its beginning": (
        *("federal_fees", FEE, "to: '2014-01-01'\n        " + FEE),
        "must be after the first day",
    ),
    "a cap below nothing": ("express_entry_grids", "cap: 600", "cap: -600", "-600"),
    "a cap above the one over it": (
        *("express_entry_grids", "cap: 600", "cap: 60000"),
        "60000",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_or_warned_of(change: Change, name: str) -> None:
    file, old, new, words = BROKEN[name]
    text = (FOLDER / f"{file}.yaml").read_text()
    assert old in text, "the file has changed: break something else"
    new = new.replace(", cite: *ee-here", ", cite: {source: gnb, confidence: official}")
    texts = {f"{file}.yaml": text.replace(old, new, 1)}
    try:
        bring(change=change, texts=texts, by=None, at=NOW)
    except (ManyFaultsError, TooMuchError, SeedError) as refused:
        said = [str(refused)]
        assert file in said[0]
        assert not change.rows.exists()
    else:
        compiled = compile_change(change, NOW.date())
        said = [str(item) for item in (*compiled.refusals, *compiled.warnings)]

    assert any(words in item for item in said), said
