"""Which jobs a rule counts: tests of one job, each made once for a rule.

A test says yes, no, or which unanswered paths decide; no path where only an officer
can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Literal, NamedTuple

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import NOTHING, Open, ask
from pathways.rules.facts.fact import under
from pathways.rules.facts.lookups import entries_for, on_list
from pathways.rules.facts.places import is_outside
from pathways.rules.facts.primary import PRIMARY_READS, primary_occupation
from pathways.rules.facts.spells import FULL_TIME, Spell
from pathways.rules.profile.profile import Job, Person
from pathways.rules.profile.reading import UNANSWERED

YES, NO = True, False
Test = Callable[[Case, Job], bool | frozenset[str]]
Exclusion = Literal[
    "self_employed",
    "full_time_student",
    "unauthorized",
    "part_time",
    "foreign_employer",
]
Occupation = Literal["any", "primary", "main", "offer", "each", "offer_group"]


WORK: Final = "applicant.work"
OF_SPELL: Final = under(WORK, "start", "end", "hours_per_week", "paid")
OF_GROUP: Final = under(WORK, "noc")
OF_CITY: Final = under(WORK, "work_city")
OF_EMPLOYER: Final = under(WORK, "employer") | {"job_offer.employer"}
EXCLUDED_BY: Final[dict[str, str]] = {
    "self_employed": "self_employed",
    "full_time_student": "full_time_student",
    "unauthorized": "authorized",
    "part_time": "hours_per_week",
    "foreign_employer": "employer_country",
}
EVERY_READ: Final = (
    OF_SPELL
    | OF_EMPLOYER
    | PRIMARY_READS
    | {"job_offer.noc"}
    | under(WORK, "country", "province", "work_city", *EXCLUDED_BY.values())
)


def read_by_place(where: str, not_province: str) -> frozenset[str]:
    """What ``placed`` reads of a job."""
    if where == "any" and not not_province:
        return NOTHING
    is_province = bool(not_province) or where not in ("abroad", "CA", "US")
    return under(WORK, "country", *(["province"] if is_province else []))


def read_by_occupation(
    occupation: Occupation, teers: tuple[int, ...], listed: str
) -> frozenset[str]:
    """What ``of_occupation`` reads of a job, and beside it."""
    paths = NOTHING if occupation == "any" and not (teers or listed) else OF_GROUP
    if occupation in ("primary", "main"):
        paths |= PRIMARY_READS
    return paths | {"job_offer.noc"} if occupation.startswith("offer") else paths


def read_by_exclusion(exclude: tuple[Exclusion, ...], only_own: bool) -> frozenset[str]:
    """What ``not_excluded`` reads of a job."""
    names = [EXCLUDED_BY[item] for item in exclude]
    return under(WORK, *names, *(["self_employed"] if only_own else []))


class Counted(NamedTuple):
    """The spells that a rule counts surely, all that it may, and what decides."""

    sure: list[Spell]
    every: list[Spell]
    asks: frozenset[str]


def counted(case: Case, tests: Iterable[Test], spells: list[Spell]) -> Counted:
    """The spells whose jobs pass every test: surely, or if an answer turns out so."""
    sure, every, open_asks = [], [], NOTHING
    for spell in spells:
        asks, is_sure = NOTHING, True
        for test in tests:
            items = test(case, spell.job)
            if items is False:
                break
            if items is not True:
                asks, is_sure = asks | items, False
        else:
            every.append(spell)
            if is_sure:
                sure.append(spell)
            if asks or spell.asks:
                open_asks = open_asks | asks | spell.asks
    return Counted(sure, every, open_asks)


def placed(where: str, not_province: str, path: str) -> Test | None:
    """In Canada, the US, a province or abroad; ``not_province``: but not there."""
    inside = _inside(where, path)
    if not not_province:
        return inside
    asks = frozenset({f"{path}.province"})

    def test(case: Case, job: Job) -> bool | frozenset[str]:
        if job.country in ("CA", UNANSWERED):
            if job.province is UNANSWERED:
                return asks
            if job.province == not_province:
                return NO
        return inside(case, job) if inside else YES

    return test


def _inside(where: str, path: str) -> Test | None:
    asks = frozenset({f"{path}.country"})

    def abroad(_: Case, job: Job) -> bool | frozenset[str]:
        country = job.country
        if country is UNANSWERED:
            return asks
        return country is not None and country != "CA"

    def in_province(case: Case, job: Job) -> bool | frozenset[str]:
        return there(case, job) if job.country in ("CA", UNANSWERED) else NO

    if where == "any":
        return None
    if where == "abroad":
        return abroad
    if where in ("CA", "US"):
        return _answers("country", where, asks)
    there = _answers("province", where, frozenset({f"{path}.province"}))
    return in_province


def _answers(name: str, wanted: str, asks: frozenset[str]) -> Test:
    def test(_: Case, job: Job) -> bool | frozenset[str]:
        answer = getattr(job, name)
        return asks if answer is UNANSWERED else bool(answer == wanted)

    return test


def outside_area(province: str, area: str, path: str) -> Test:
    """Not in an area of the province, by ``work_city``."""
    asks = frozenset({f"{path}.work_city"})

    def test(case: Case, job: Job) -> bool | frozenset[str]:
        if job.work_city is UNANSWERED:
            return asks
        return job.work_city is not None and is_outside(
            case, province, job.work_city, area
        )

    return test


def of_teers(teers: tuple[int, ...], path: str) -> Test:
    """In a unit group of these TEER: the second digit of its code."""
    digits = frozenset(str(teer) for teer in teers)
    asks = frozenset({f"{path}.noc"})

    def test(_: Case, job: Job) -> bool | frozenset[str]:
        noc = job.noc
        if noc is UNANSWERED:
            return asks
        return noc is not None and noc[1] in digits

    return test


def of_occupation(
    occupation: Occupation, teers: tuple[int, ...], listed: str, who: str
) -> Test | None:
    """In a unit group of these TEER, on a list, and as the rule names it."""
    if occupation in ("any", "each") and not listed:
        return of_teers(teers, f"{who}.work") if teers else None
    asks = frozenset({f"{who}.work.noc"})

    def test(case: Case, job: Job) -> bool | frozenset[str]:
        named = occupation == "main" and _names_primary(case, who)
        free = occupation in ("any", "each", "main") and not named
        noc = job.noc
        if free and not teers and not listed:
            return YES
        if noc is UNANSWERED:
            return asks
        if noc is None or (teers and int(noc[1]) not in teers):
            return NO
        if listed and not on_list(case, listed, noc):
            return NO
        return free or _is_wanted(noc, _wanted(case, occupation, who), occupation)

    return test


def at_level(listed: str, level: int, path: str) -> Test:
    """In a unit group that a list holds at a level."""
    asks = frozenset({f"{path}.noc"})

    def test(case: Case, job: Job) -> bool | frozenset[str]:
        if job.noc is UNANSWERED:
            return asks
        if job.noc is None or not on_list(case, listed, job.noc):
            return NO
        entries = entries_for(case, listed, job.noc)
        return any(entry.values.get("level") == level for entry in entries)

    return test


def _is_wanted(noc: str, wanted: Any, occupation: str) -> bool | frozenset[str]:
    if isinstance(wanted, Open):
        if isinstance(wanted.possible, tuple) and noc not in wanted.possible:
            return NO
        return frozenset(wanted.asks)
    if occupation == "offer_group":
        return bool(wanted is not None and noc[:3] == wanted[:3])
    return bool(noc == wanted)


def _wanted(case: Case, occupation: str, who: str) -> Any:
    if occupation in ("primary", "main"):
        return primary_occupation(case, who)
    offer = case.profile.job_offer
    if offer is None:
        return None
    if offer is UNANSWERED:
        return ask("job_offer")
    return ask("job_offer.noc") if offer.noc is UNANSWERED else offer.noc


def _names_primary(case: Case, who: str) -> bool:
    person = case.person(who)
    return isinstance(person, Person) and isinstance(person.primary_noc, str)


def by_offers_employer(path: str) -> Test:
    """For the employer of the offer."""

    def test(case: Case, job: Job) -> bool | frozenset[str]:
        offer = case.profile.job_offer
        if offer is None:
            return NO
        if offer is UNANSWERED:
            return frozenset({"job_offer"})
        if offer.employer is UNANSWERED:
            return frozenset({"job_offer.employer"})
        if offer.employer is None:
            return NO
        if job.employer is UNANSWERED:
            return frozenset({f"{path}.employer"})
        return job.employer == offer.employer

    return test


def _is_for_abroad(job: Job) -> bool:
    """Work in Canada for an employer elsewhere; one that is not told of is there.

    IRCC's page on Canadian work experience, 7 October 2025.
    """
    return isinstance(job.employer_country, str) and job.employer_country != "CA"


def not_excluded(exclude: tuple[Exclusion, ...], only_own: bool, path: str) -> Test:
    """Not as the rule leaves out; ``only_own``: self-employed and nothing else."""
    unwanted: list[tuple[str, tuple[bool | None, ...]]] = [
        (name, (True,))
        for name in ("self_employed", "full_time_student")
        if name in exclude
    ]
    if "unauthorized" in exclude:
        unwanted.append(("authorized", (False, None)))
    if only_own:
        unwanted.append(("self_employed", (False, None)))
    checks = [(name, no, frozenset({f"{path}.{name}"})) for name, no in unwanted]
    full_time, local = "part_time" in exclude, "foreign_employer" in exclude

    def test(_: Case, job: Job) -> bool | frozenset[str]:
        asks = NOTHING
        for name, no, its in checks:
            answer = getattr(job, name)
            if answer is UNANSWERED:
                asks |= its
            elif answer in no:
                return NO
        if local and _is_for_abroad(job):
            return NO
        hours = job.hours_per_week
        if full_time and hours is not UNANSWERED and hours < FULL_TIME:
            return NO
        return asks or YES

    return test
