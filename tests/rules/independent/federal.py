"""A second judgement of the other federal routes, from the reference files alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from operator import is_
from typing import Any

import yaml

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
    holds,
    later,
    one_of,
    worked,
    worked_at_least,
)
from tests.rules.independent.permits import (
    FOLDER,
    credentials,
    params,
    prevailing,
)

CATEGORIES = {
    category["id"]: category
    for category in yaml.safe_load(
        (FOLDER / "express_entry_categories.yaml").read_text(encoding="utf-8")
    )["categories"]
}
FIELDS = yaml.safe_load(
    (FOLDER / "november/additions-2026-11-28.yaml").read_text("utf-8")
)["study_route_additions"]["pgwp_computing_codes"]["codes"]
SPOUSES = ("22", "32", "33", "72", "73", "82", "83")
PARTLY = ("42", "43", "52", "53")


def h1b(profile: Json, _: date) -> str:
    return every(
        ask(profile, "applicant.us_status", lambda status: status == "h1b"),
        ask(profile, "applicant.residence.country", lambda country: country == "US"),
    )


def _together(profile: Json) -> str:
    """Whether a partner comes along who is no citizen or permanent resident."""
    status = answer(profile, "marital_status")
    if status not in (MISSING, "married", "common_law"):
        return NOT_MET
    if answer(profile, "partner") is None:
        return NOT_MET
    coming = ask(profile, "partner.accompanying", bool)
    foreign = ask(profile, "partner.canadian_or_pr", lambda held: not held)
    return every(MET if status is not MISSING else NOT_ANSWERED, coming, foreign)


def _not(verdict: str) -> str:
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, verdict)


def _children(profile: Json) -> str:
    coming = answer(profile, "accompanying_children")
    if coming is not MISSING:
        return NOT_MET if coming else MET
    children = answer(profile, "dependent_children")
    return NOT_ANSWERED if children is MISSING or children else MET


def iec(profile: Json, on: date) -> str:
    age, funds = params("iec_us", "iec.age"), params("iec_us", "iec.funds")

    def years(born: str) -> int:
        birth = day(born)
        return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))

    return every(
        ask(profile, "applicant.citizenships", lambda held: "US" in held),
        ask(
            profile,
            "applicant.birth_date",
            lambda born: age["min"] <= years(born) <= age["max"],
        ),
        ask(profile, "applicant.recognized_organization", bool),
        ask(
            profile, "settlement_funds_cad", lambda cad: cad >= funds["amount_cad_min"]
        ),
        ask(profile, "applicant.stay_insured", bool),
        _not(_together(profile)),
        _children(profile),
    )


def innovation(profile: Json, _: date) -> str:
    def plain(name: str) -> str:
        return re.sub("[^a-z0-9]", "", name.lower())

    names = {
        plain(name)
        for name in params("innovation_stream", "innov.employer")["employers"]
    }
    teers = params("innovation_stream", "innov.teer")["teer_in"]
    wage = answer(profile, "job_offer.wage_cad_hourly")
    return every(
        ask(profile, "job_offer.employer", lambda name: plain(name) in names),
        ask(profile, "job_offer.noc", lambda noc: int(noc[1]) in teers),
        prevailing(profile),
        holds(wage, lambda _: True),
        OFFICER,
    )


def spouse(profile: Json, on: date) -> str:
    if on < date(2025, 1, 21):
        return OFFICER
    roles = ("executive", "senior_manager", "functional_manager")
    moved = every(
        ask(
            profile,
            "transfer.role",
            lambda role: role in (*roles, "specialized_knowledge"),
        ),
        OFFICER,
    )
    old_office = ask(profile, "transfer.new_office", lambda new: not new)
    return every(
        _together(profile),
        one_of(_spouse_occupation(profile), moved),
        one_of(
            every(_no_permit(profile, on), _offer_lasts(profile, 16)),
            _permit_lasts(profile, on),
            every(moved, old_office),
        ),
    )


def _spouse_occupation(profile: Json) -> str:
    noc = answer(profile, "job_offer.noc")
    if noc in (MISSING, None):
        return NOT_ANSWERED if noc is MISSING else NOT_MET
    if noc[1] in "01" or noc[:2] in SPOUSES:
        return MET
    return OFFICER if noc[:2] in PARTLY else NOT_MET


def _offer_lasts(profile: Json, months: int) -> str:
    if answer(profile, "job_offer") is None:
        return NOT_MET
    indeterminate = ask(profile, "job_offer.indeterminate", bool)
    return one_of(
        indeterminate,
        every(
            NOT_ANSWERED if indeterminate == NOT_ANSWERED else MET,
            ask(profile, "job_offer.months", lambda length: length >= months),
        )
        if indeterminate == NOT_MET
        else ask(profile, "job_offer.months", lambda length: length >= months),
    )


def _no_permit(profile: Json, on: date) -> str:
    """The length of an offer stands in for a permit only until one is held."""
    if answer(profile, "status_in_canada") is None:
        return MET
    until = answer(profile, "status_in_canada.valid_until")
    permit = answer(profile, "status_in_canada.permit")
    maintained = permit == "maintained"
    over = until not in (MISSING, None) and day(until) < on
    if over and permit is not MISSING and not maintained:
        return MET
    other = ask(profile, "status_in_canada.kind", lambda kind: kind != "worker")
    open_end = permit is MISSING if over else until is MISSING and not maintained
    return NOT_ANSWERED if other == NOT_MET and open_end else other


def _permit_lasts(profile: Json, on: date) -> str:
    until = answer(profile, "status_in_canada.valid_until")
    worker = ask(profile, "status_in_canada.kind", lambda kind: kind == "worker")
    return every(worker, holds(until, lambda last: later(on, 16) <= day(last)))


def graduation(profile: Json, on: date) -> str:
    """The post-graduation permit; every credential here is fully answered but type."""
    held = credentials(profile, on)
    if held is MISSING:
        late = on >= date(2024, 11, 1) and language(profile, 5) == NOT_MET
        return NOT_MET if late else NOT_ANSWERED
    rule = params("pgwp", "pgwp.program")["program_months_min"]
    days = params("pgwp", "pgwp.deadline")["days_after_completion_max"]
    recent = [
        c
        for c in held
        if c["country"] == "CA"
        and c["level"] != "secondary"
        and c["years"] * 12 >= rule
        and day(c["completed_on"]) >= on - timedelta(days=days)
    ]
    verdicts = [MET if recent else NOT_MET, OFFICER]
    if on >= date(2024, 11, 1):
        verdicts += [_graduate_language(profile, recent), _graduate_field(recent)]
    return every(*verdicts)


def _degree(credential: Json) -> bool | None:
    kind = credential.get("credential_type")
    if kind:
        return bool(kind == "degree")
    level = credential["level"]
    if level == "three_year_or_more":
        return None
    return level in ("masters", "professional", "doctorate")


def language(profile: Json, least: int) -> str:
    """Estimates only: the better of the two languages, by its lowest ability."""
    return one_of(
        *(
            _abilities(profile, f"applicant.estimate_{lang}", least)
            for lang in ("en", "fr")
        )
    )


def _abilities(profile: Json, path: str, least: int) -> str:
    """All four; one that is too low decides, one that is missing leaves it open."""
    return every(
        *(
            ask(profile, f"{path}.{ability}", lambda level: level >= least)
            for ability in ("listening", "reading", "writing", "speaking")
        )
    )


def _graduate_language(profile: Json, recent: list[Json]) -> str:
    rule = params("pgwp", "pgwp.language")
    ways = [NOT_MET]
    for credential in recent:
        degree = _degree(credential)
        high, low = (
            language(profile, rule[k]) for k in ("university_degree", "college")
        )
        other = {True: NOT_MET, False: MET, None: NOT_ANSWERED}[degree]
        ways += [high, every(other, low)]
    return one_of(*ways)


def _graduate_field(recent: list[Json]) -> str:
    """A degree; another credential in a listed field; in another one, an officer."""
    degree = one_of(NOT_MET, *(_judged(_degree(c)) for c in recent))
    other = one_of(NOT_MET, *(_other(c) for c in recent))
    listed = one_of(NOT_MET, *(every(_other(c), _listed(c)) for c in recent))
    return one_of(degree, listed, every(other, _opposite(listed), OFFICER))


def _other(credential: Json) -> str:
    return _opposite(_judged(_degree(credential)))


def _listed(credential: Json) -> str:
    return holds(credential.get("field_code", MISSING), lambda code: code in FIELDS)


def _judged(flag: bool | None) -> str:
    return {True: MET, False: NOT_MET, None: NOT_ANSWERED}[flag]


def _opposite(verdict: str) -> str:
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, verdict)


def category_experience(profile: Json, on: date, category: str) -> str:
    """The work that a category asks for; jobs here are whole and apart."""
    period = next(
        (
            p
            for p in CATEGORIES[category]["periods"]
            if p["effective_from"] <= on
            and (p["effective_to"] is None or on <= p["effective_to"])
        ),
        None,
    )
    if answer(profile, "applicant.work") is MISSING:
        return NOT_ANSWERED
    if period is None:
        return NOT_MET
    canada = period["experience"] == "exp-2026-canadian"
    least = 6 if period["experience"] == "exp-2023" else 12
    best = NOT_MET
    for job in answer(profile, "applicant.work"):
        if job["noc"] not in period["noc"]:
            continue
        best = one_of(
            best, worked_at_least(_group(profile, on, job["noc"], canada, least), least)
        )
    return best


def _group(profile: Json, on: date, noc: str, canada: bool, least: int) -> float | None:
    """Months in one unit group; for the rule of 2023 of its longest job."""

    def kept(job: Json) -> bool:
        return job["noc"] == noc and (not canada or job["country"] == "CA")

    jobs: list[Any] = [job for job in answer(profile, "applicant.work") if kept(job)]
    if least == 12:
        return worked(profile, on, kept, 36)
    each = [worked(profile, on, partial(is_, item), 36) for item in jobs]
    return max((months for months in each if months is not None), default=0.0)
