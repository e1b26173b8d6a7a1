"""What the rules of a stream ask a person to show, as papers to gather."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pathways.outlook.standing import Standing
from pathways.rules import (
    TESTS,
    UNANSWERED,
    Criterion,
    Finding,
    Partner,
    Person,
    Stream,
    Verdict,
    add_months,
)
from pathways.rules.facts import ECA_MONTHS, VALID_MONTHS, Fact
from pathways.rules.levers import listed


@dataclass(frozen=True, slots=True)
class Topic:
    """A paper that answers rest on: the answers, the lever that tells its time.

    ``titles`` are those of evidence records that mean the same paper. ``always``: it
    is told beside the catalogue's own list of papers too, for it can run out. ``who``:
    as of evidence records; ``principal``: the principal applicant's own, ``family``:
    of each person who comes. ``kind``: of the costs that it takes without a lever.
    """

    slug: str
    title: str | Promise
    reads: frozenset[str]
    lever: str = ""
    valid_months: int | None = None
    titles: tuple[str, ...] = ()
    always: bool = False
    who: str = "principal"
    kind: str = ""


def _topic(slug: str, title: str | Promise, *reads: str, **more: Any) -> Topic:
    return Topic(slug, title, frozenset(reads), **more)


LANGUAGE: Final = _topic(
    "language",
    _("Language test"),
    "applicant.language_tests",
    lever="language-test",
    valid_months=VALID_MONTHS,
    titles=("language test",),
    always=True,
)
ASSESSMENT: Final = _topic(
    "eca",
    _("Assessment of foreign credentials (ECA)"),
    lever="eca",
    valid_months=ECA_MONTHS,
    always=True,
)
FUNDS: Final = _topic(
    "funds",
    _("Proof of funds"),
    "settlement_funds_cad",
    "applicant.settlement_funds_held_since",
    titles=("proof of funds",),
    always=True,
    who="you",
)
POLICE: Final = _topic(
    "police",
    _("Police certificates"),
    who="family",
    kind="police",
    titles=("police certificates",),
)
MEDICAL: Final = _topic(
    "medical",
    _("Medical examination"),
    who="family",
    kind="medical",
    titles=("medical examination", "medical examination, if needed"),
)
TOPICS: Final = (
    LANGUAGE,
    _topic(
        "passport",
        _("Passport"),
        "applicant.citizenships",
        titles=("passport", "passport (citizenship)"),
    ),
    FUNDS,
    _topic("credentials", _("Proof of credentials"), "applicant.education"),
    _topic("work", _("Proof of work"), "applicant.work"),
    _topic("offer", _("Proof of the job offer"), "job_offer", who="employer"),
    _topic("transfer", _("Proof of the transfer"), "transfer", who="employer"),
    _topic("licences", _("Licence"), "applicant.licences"),
    _topic("certificates", _("Trade certificate"), "applicant.trade_certificates"),
    _topic("status", _("Permit in Canada"), "status_in_canada"),
    _topic("nomination", _("Nomination"), "nominations", who="province"),
    _topic("relatives", _("Proof of relatives"), "relatives_in_canada", who="you"),
)
BY_TITLE: Final = {
    title: topic for topic in (*TOPICS, POLICE, MEDICAL) for title in topic.titles
}


def languages(standing: Standing, stream: Stream) -> frozenset[str]:
    """The languages that the rules of a stream name, of the principal applicant."""
    facts = (fact for _finding, _criterion, fact in _used(standing, stream.slug, set()))
    every = (languages_of(fact) for fact in facts if _is_own(fact))
    return frozenset().union(*every)


def _is_own(fact: Fact) -> bool:
    return getattr(fact, "who", "applicant") == "applicant"


def asked(standing: Standing, stream: Stream) -> Iterator[tuple[Topic, Finding]]:
    """The topics that a stream's rules rest on, each with the rule that was found."""
    seen: set[tuple[str, str]] = set()
    for finding, criterion, fact in _used(standing, stream.slug, set()):
        for topic in _topics(standing, criterion, fact):
            key = topic.slug, finding.requirement.slug
            if key not in seen:
                seen.add(key)
                yield topic, finding


def _topics(standing: Standing, criterion: Criterion, fact: Fact) -> Iterator[Topic]:
    if not _is_own(fact) or criterion.limit is False:
        return
    keys = fact.read_keys()
    for topic in TOPICS:
        if topic.reads & keys and _is_given(standing, topic):
            yield topic
    if getattr(fact, "recognized", False) and has_foreign_credential(standing):
        yield ASSESSMENT


def _is_given(standing: Standing, topic: Topic) -> bool:
    """Whether an answer may be shown: nothing is gathered for one of “none”."""
    if topic.always:
        return True
    values = [_answer(standing, key) for key in topic.reads]
    return any(value not in (None, ()) for value in values)


def _answer(standing: Standing, key: str) -> Any:
    name, _dot, rest = key.partition(".")
    result = getattr(standing.profile, name)
    return getattr(result, rest, UNANSWERED) if rest else result


def _used(
    standing: Standing, slug: str, seen: set[str]
) -> Iterator[tuple[Finding, Criterion, Fact]]:
    """What the nearest way to meet each rule uses, also below it."""
    if slug in seen:
        return
    seen.add(slug)
    findings = standing.assessment.findings(standing.by_slug[slug])
    yield from _within(standing, findings, seen)


def _within(
    standing: Standing, findings: list[Finding], seen: set[str]
) -> Iterator[tuple[Finding, Criterion, Fact]]:
    assessment = standing.assessment
    rules, case = assessment.rules, assessment.case
    for finding in findings:
        for criterion in finding.alternative.criteria:
            if criterion.fact is None:
                continue
            fact = rules.facts.all[criterion.fact]
            yield finding, criterion, fact
            for owner, slug in fact.needs():
                if criterion.limit is False:
                    continue
                if owner == "stream":
                    yield from _used(standing, slug, seen)
                elif owner == "condition" and slug not in seen:
                    seen.add(slug)
                    below = [
                        condition.find(case.values)
                        for condition in rules.conditions[slug]
                    ]
                    met = [
                        finding
                        for finding in below
                        if finding.verdict is not Verdict.NOT_MET
                    ]
                    yield from _within(standing, met, seen)


def has_foreign_credential(standing: Standing) -> bool:
    """Whether some credential is, or may be, from outside Canada."""
    education = _answer(standing, "applicant.education")
    if education is UNANSWERED:
        return True
    return any(item.country != "CA" for item in education)


def languages_of(fact: Fact) -> frozenset[str]:
    """The languages that a fact names: of others any test will do."""
    named = getattr(fact, "language", "")
    return frozenset({named}) & frozenset(TESTS.values())


def held_until(
    person: Person | Partner | Any,
    topic: Topic | None,
    on: date,
    languages: frozenset[str] = frozenset(),
) -> date | None:
    """The first day on which the latest paper at hand is no longer valid.

    Of tests in several ``languages`` the day on which the first of them lapses.
    """
    months = topic.valid_months if topic else None
    if topic is None or months is None or not isinstance(person, Person | Partner):
        return None
    latest: dict[str, date] = {}
    for language, day in _issued(person, topic):
        end = add_months(day, months) if isinstance(day, date) and day <= on else on
        if end > on:
            latest[language] = max(end, latest.get(language, end))
    wanted = [end for language, end in latest.items() if language in languages]
    return min(wanted) if wanted else max(latest.values(), default=None)


def _issued(person: Person | Partner, topic: Topic) -> Iterator[tuple[str, Any]]:
    if topic.slug == LANGUAGE.slug:
        for test in listed(person.language_tests):
            named = TESTS.get(test.test, "") if isinstance(test.test, str) else ""
            yield named, test.taken_on
    elif topic.slug == ASSESSMENT.slug:
        yield from (("", item.eca_issued_on) for item in listed(person.education))
