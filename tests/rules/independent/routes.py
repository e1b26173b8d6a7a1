"""A second judgement of the Atlantic program, the rural pilot and bridging permits."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from tests.rules.independent import transfers
from tests.rules.independent.federal import language
from tests.rules.independent.logic import (
    MET,
    MISSING,
    NOT_ANSWERED,
    NOT_MET,
    OFFICER,
    Json,
    answer,
    ask,
    day,
    every,
    given,
    holds,
    months_before,
    one_of,
    worked,
    worked_at_least,
)
from tests.rules.independent.permits import FOLDER, RANKS, credentials, is_short, params

FUNDS = yaml.safe_load(
    (FOLDER / "express_entry_programs.yaml").read_text(encoding="utf-8")
)["settlement_funds"]["tables"]


ATLANTIC = {"NB", "NL", "NS", "PE"}
# Where some cities lie for the rural pilot, read by hand; in a province with a
# community, any other city leaves the community open.
CITIES = {
    ("ON", "North Bay"): MET,
    ("MB", "Brandon"): MET,
    ("BC", "Nelson"): OFFICER,
    ("BC", "Vancouver"): NOT_MET,
    ("ON", "Toronto"): NOT_MET,
    ("NS", "Halifax"): NOT_MET,
}
WITH_COMMUNITY = {"NS", "ON", "MB", "SK", "AB", "BC"}


def _community(profile: Json) -> str:
    """Whether the offer lies in one of the fourteen communities."""
    province = answer(profile, "job_offer.province")
    if province is MISSING:
        return NOT_ANSWERED
    if province not in WITH_COMMUNITY:
        return NOT_MET
    city = answer(profile, "job_offer.city")
    return CITIES.get((province, city), NOT_ANSWERED)


def _teer(profile: Json) -> Any:
    noc = answer(profile, "job_offer.noc")
    return noc if noc in (MISSING, None) else int(noc[1])


def _by_teer(profile: Json, ways: dict[tuple[int, ...], str]) -> str:
    """The verdict of the TEER of the offer."""
    teer = _teer(profile)
    return one_of(
        *(
            every(holds(teer, teers.__contains__), verdict)
            for teers, verdict in ways.items()
        )
    )


def _endorsed(profile: Json, on: date, endorser: str) -> str:
    return ask(
        profile,
        "endorsements",
        lambda held: any(
            item["endorser"] == endorser and item["endorsed_on"] <= on.isoformat()
            for item in held
        ),
    )


def _recognized(profile: Json, on: date, least: str) -> str:
    """Canadian, or assessed in the last five years."""

    def counts(credential: Json) -> bool:
        issued = credential["eca_issued_on"]
        valid = issued and day(issued) <= on and months_before(on, 60) <= day(issued)
        level = "secondary" if is_short(credential) else credential["level"]
        high = RANKS.index(level) >= RANKS.index(least)
        return bool(high and (credential["country"] == "CA" or valid))

    return holds(credentials(profile, on), lambda held: any(map(counts, held)))


def _graduate(profile: Json, on: date) -> str:
    rule = params("aip", "aip.graduate")
    window = rule["two_year_credential_in_atlantic_within_months"]
    atlantic = params("aip", "aip.endorsement")["provinces"]
    result = holds(
        credentials(profile, on),
        lambda held: any(
            c["country"] == "CA"
            and c["province"] in atlantic
            and c["level"] != "secondary"
            and c["years"] >= 2
            and day(c["completed_on"]) >= months_before(on, window)
            for c in held
        ),
    )
    return every(result, OFFICER)


def _months(profile: Json, on: date, teers: tuple[int, ...]) -> str:
    rule = params("aip", "aip.experience")
    months = worked(
        profile,
        on,
        lambda job: int(job["noc"][1]) in teers and not job["self_employed"],
        rule["within_months"],
    )
    return worked_at_least(months, rule["employment_months_min"])


def _sizes(profile: Json) -> tuple[int, int]:
    """The smallest and the largest family that the answers allow."""
    status = answer(profile, "marital_status")
    children = answer(profile, "dependent_children")
    few = 0 if children is MISSING else children
    many = 30 if children is MISSING else children
    alone = status is MISSING and answer(profile, "partner") is None
    two = status in ("married", "common_law")
    return 1 + two + few, 1 + (two or (status is MISSING and not alone)) + many


def _funds(profile: Json, on: date, parts: int) -> str:
    """So many parts of the table of settlement funds."""
    funds = answer(profile, "settlement_funds_cad")
    if funds is MISSING:
        return NOT_ANSWERED
    tables = [t for t in FUNDS if str(t["effective_from"]) <= on.isoformat()]
    table = tables[0] if tables else FUNDS[-1]

    def least(size: int) -> float:
        half = table["amounts"][str(min(size, 7))]
        return float(half + max(size - 7, 0) * table["each_additional"]) / parts

    small, large = (funds >= least(size) for size in _sizes(profile))
    return MET if large else NOT_ANSWERED if small else NOT_MET


def _permit(profile: Json, on: date) -> str:
    """A worker's permit that is valid on the day."""
    kind = ask(profile, "status_in_canada.kind", lambda kind: kind == "worker")
    until = answer(profile, "status_in_canada.valid_until")
    permit = answer(profile, "status_in_canada.permit")
    if until is None or permit == "maintained":
        return kind
    lasts = holds(until, lambda last: day(last) >= on)
    if lasts == NOT_MET and permit is MISSING:
        lasts = NOT_ANSWERED
    return every(kind, lasts)


def atlantic(profile: Json, on: date) -> str:
    hours = ask(profile, "job_offer.hours_per_week", lambda hours: hours >= 30)
    year = ask(profile, "job_offer.months", lambda months: months >= 12)
    endless = ask(profile, "job_offer.indeterminate", bool)
    graduate = _graduate(profile, on)
    every_teer = (0, 1, 2, 3, 4)
    levels: dict[tuple[int, ...], str] = {
        teers: _months(profile, on, counted)
        for teers, counted in (
            ((0, 1), every_teer),
            ((2,), (2, 3, 4)),
            ((3,), (3, 4)),
            ((4,), (4,)),
        )
    }
    skilled, last = (0, 1, 2, 3), (4,)
    return every(
        _endorsed(profile, on, "atlantic_province"),
        one_of(_months(profile, on, every_teer), graduate),
        every(
            hours, _by_teer(profile, {skilled: one_of(endless, year), last: endless})
        ),
        ask(profile, "job_offer.province", ATLANTIC.__contains__),
        one_of(_by_teer(profile, levels), graduate),
        ask(profile, "job_offer.applicant_share_percent", lambda share: share <= 50),
        _by_teer(
            profile,
            {
                (0, 1): _recognized(profile, on, "one_year"),
                (2, 3, 4): _recognized(profile, on, "secondary"),
            },
        ),
        _by_teer(profile, {skilled: language(profile, 5), last: language(profile, 4)}),
        one_of(_funds(profile, on, 4), _permit(profile, on)),
    )


def rural(profile: Json, on: date) -> str:
    rule = params("rcip", "rcip.experience")
    levels = params("rcip", "rcip.language")["by_teer"]
    offered = answer(profile, "job_offer.noc")
    enough = rule["employment_months_min"]

    def hired(job: Json) -> bool:
        return not job["self_employed"]

    anything = worked_at_least(
        worked(profile, on, hired, rule["within_months"]), enough
    )
    same = worked_at_least(
        worked(
            profile,
            on,
            lambda job: hired(job) and job["noc"] == offered,
            rule["within_months"],
        ),
        enough,
    )
    if offered is MISSING and anything == MET:
        same = NOT_ANSWERED
    local = holds(
        credentials(profile, on),
        lambda held: any(
            c["country"] == "CA" and c["level"] != "secondary" for c in held
        ),
    )
    return every(
        ask(profile, "job_offer.designated_employer", bool),
        _community(profile),
        _endorsed(profile, on, "community"),
        one_of(same, every(anything, OFFICER), every(local, OFFICER)),
        _by_teer(
            profile,
            {
                (0, 1): language(profile, levels["teer_0_1"]),
                (2, 3): language(profile, levels["teer_2_3"]),
                (4, 5): language(profile, levels["teer_4_5"]),
            },
        ),
    )


def bridging(profile: Json, on: date) -> str:
    stage = answer(profile, "permanent_residence_application.stage")
    kind = answer(profile, "permanent_residence_application.class")
    passed = every(
        holds(kind, lambda name: name in ("fsw", "cec", "fst", "pnp")),
        holds(stage, lambda at: at == "completeness_check_passed"),
    )
    permit = _permit(profile, on)
    run_out = {MET: NOT_MET, NOT_MET: MET}.get(permit, permit)
    worker = ask(profile, "status_in_canada.kind", lambda held: held == "worker")
    return every(
        given(profile, "status_in_canada"),
        one_of(
            permit,
            ask(profile, "status_in_canada.permit", lambda p: p == "maintained"),
            every(worker, run_out, OFFICER),
        ),
        one_of(passed, every(holds(kind, bool), holds(stage, bool), OFFICER)),
    )


def start_up(profile: Json, on: date) -> str:
    intended = answer(profile, "intended_provinces")
    outside = MISSING if intended == [] else intended
    return every(
        transfers.start_up(profile, on),
        language(profile, params("start_up_visa", "suv.language")["clb_min"]),
        _funds(profile, on, 1),
        holds(outside, lambda provinces: provinces != ["QC"]),
    )
