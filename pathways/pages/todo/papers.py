"""What the chosen routes ask a person to show: each paper once, with who asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.outlook.standing import Cite
from pathways.pages.todo.needs import (
    ASSESSMENT,
    BY_TITLE,
    FUNDS,
    LANGUAGE,
    MEDICAL,
    POLICE,
    Topic,
    asked,
    languages,
)
from pathways.pages.todo.stages import Stage
from pathways.rules import EXPRESS_ENTRY, Person
from pathways.rules.routes import SELECTED, FeeLine, Route, RouteStep, fee_lines
from pathways.wording import UNITS
from pathways.words.vocabulary import Text

PARTNER: Final = "partner"
RESIDENCE: Final = "residence"
US: Final = "US"
UNLESS_US: Final = "unless you are a US national"
PREPARATIONS: Final[Mapping[str, Topic]] = {
    "eca": ASSESSMENT,
    "funds": FUNDS,
    "language-test": LANGUAGE,
    "language-renewal": LANGUAGE,
    "partner-eca": ASSESSMENT,
}
# The paper that a preparation or a lever ends with, and who gets it.
TESTS: Final[Mapping[str, tuple[Text, str]]] = {
    "english": (lazy("English test, with better results"), "you"),
    "french": (lazy("French test"), "you"),
    "partner-french": (lazy("French test"), PARTNER),
}


@dataclass
class Paper:
    """A paper while it is put together: who asks for it, when, and by what rule.

    ``lever``: whose record tells its months and its price; ``fee``: what it takes.
    ``needed_on``: the first day on which somebody asks for it; ``after``: what has to
    come first, ``invitation``, ``nomination`` or ``selection``. ``languages``: those
    that the rules name, of a test.
    """

    slug: str
    title: str
    needed_on: date
    who: str = "you"
    topic: Topic | None = None
    lever: str = ""
    fee: FeeLine | None = None
    after: str = ""
    languages: frozenset[str] = frozenset()
    names: list[str] = field(default_factory=list)
    routes: list[int] = field(default_factory=list)
    rules: dict[str, Cite] = field(default_factory=dict)
    cites: list[Cite] = field(default_factory=list)

    def merge(self, other: Paper) -> None:
        """The same paper, asked for once more."""
        self.needed_on = min(self.needed_on, other.needed_on)
        self.after = self.after if self.after == other.after else ""
        self.names += [name for name in other.names if name not in self.names]
        self.routes += [route for route in other.routes if route not in self.routes]
        self.rules.update(other.rules)
        self.cites += other.cites
        self.fee = self.fee or other.fee
        self.languages |= other.languages


def papers(routes: Iterable[tuple[Route, list[Stage]]]) -> list[Paper]:
    """Every paper of the routes, each once."""
    every: dict[str, Paper] = {}
    for route, stages in routes:
        for paper in _of_route(route, stages):
            if paper.slug in every:
                every[paper.slug].merge(paper)
            else:
                every[paper.slug] = paper
    return list(every.values())


def _of_route(route: Route, stages: list[Stage]) -> Iterator[Paper]:
    if not stages:
        return
    for step in route.levers:
        yield from _of_lever(step, stages)
    for stage in stages:
        yield from _registrations(stage)
        yield from _listed(stage)
        yield from _of_rules(stage)
    yield from _of_preparations(route, stages)
    if route.ends_in == RESIDENCE:
        yield from _of_residence(stages[-1])


def _of_lever(step: RouteStep, stages: list[Stage]) -> Iterator[Paper]:
    """What a lever ends with, where that is a paper."""
    after = next((stage for stage in stages if stage.on >= step.ends), stages[-1])
    if step.slug == "offer-wage":
        wage = UNITS["CAD an hour"](dict(step.values)["wage"])
        title = _("Offer of %(wage)s, in writing") % {"wage": wage}
        yield _paper(after, "offer-wage", title, who="employer")
    elif step.slug in TESTS:
        test, who = TESTS[step.slug]
        yield _paper(after, step.slug, str(test), who=who, lever=step.slug)


def _registrations(stage: Stage) -> Iterator[Paper]:
    """A profile or a registration that costs nothing: a fee of 0 CAD."""
    for line in fee_lines(stage.standing.rulebook, [stage.step]):
        if line.version and line.version.get("amount_cad") == 0:
            fee = stage.standing.snapshot["fees"][line.slug]
            who = _principal(stage)
            paper = _paper(stage, line.slug, fee["title"], who=who, fee=line)
            yield _citing(paper, stage.standing.cite(line.version))


def _listed(stage: Stage) -> Iterator[Paper]:
    """The catalogue's own list of papers."""
    fees = {
        line.slug: line for line in fee_lines(stage.standing.rulebook, [stage.step])
    }
    for record in stage.stream.spec.get("evidence", ()):
        if not _is_for_them(stage, record["title"]):
            continue
        topic = BY_TITLE.get(record["title"].casefold())
        paper = (
            _of_topic(stage, topic)
            if topic
            else _paper(
                stage,
                slugify(record["title"]),
                record["title"],
                who=record.get("who", "you"),
                fee=fees.get(record.get("fee", "")),
            )
        )
        yield _citing(paper, stage.standing.cite(record))


def _is_for_them(stage: Stage, title: str) -> bool:
    """What the title itself says that nationals of the United States need not bring."""
    person = stage.standing.profile.applicant
    held = person.citizenships if isinstance(person, Person) else ()
    is_us = isinstance(held, tuple) and US in held
    return not (is_us and title.endswith(UNLESS_US))


def _of_rules(stage: Stage) -> Iterator[Paper]:
    """What the rules ask to be shown."""
    has_list = bool(stage.stream.spec.get("evidence"))
    for topic, finding in asked(stage.standing, stage.stream):
        if topic.always or not has_list:
            paper = _of_topic(stage, topic)
            cite = stage.standing.cited(finding.citation)
            paper.rules[finding.requirement.title] = cite
            if topic is LANGUAGE:
                paper.languages = languages(stage.standing, stage.stream)
            yield paper


def _of_preparations(route: Route, stages: list[Stage]) -> Iterator[Paper]:
    """What everybody does anyway, for the application that counts it."""
    for slug in route.preparations:
        topic = PREPARATIONS.get(slug)
        of_partner = slug.startswith(PARTNER)
        if topic and stages[-1].of_partner is of_partner:
            yield _of_topic(stages[-1], topic)
        elif topic:
            yield _of_topic(stages[-1], topic, PARTNER if of_partner else "you")


def _of_residence(stage: Stage) -> Iterator[Paper]:
    """The papers of the application for residence, which follows what is granted."""
    for topic in (POLICE, MEDICAL):
        paper = _of_topic(stage, topic)
        paper.after = _after(stage)
        yield paper


def _after(stage: Stage) -> str:
    """What comes before the application for residence itself."""
    spec = stage.stream.spec
    if spec.get("province"):
        return "selection" if spec.get("nomination") == SELECTED else "nomination"
    return "invitation" if spec["program"] == EXPRESS_ENTRY else ""


def _of_topic(stage: Stage, topic: Topic, who: str = "") -> Paper:
    who = who or (_principal(stage) if topic.who == "principal" else topic.who)
    slug = f"{PARTNER}-{topic.slug}" if who == PARTNER else topic.slug
    more: dict[str, Any] = {"topic": topic, "lever": topic.lever}
    return _paper(stage, slug, str(topic.title), who=who, **more)


def _principal(stage: Stage) -> str:
    return PARTNER if stage.of_partner else "you"


def _paper(stage: Stage, slug: str, title: str, **more: Any) -> Paper:
    paper = Paper(slug, title, stage.on, **more)
    paper.names.append(stage.name)
    paper.routes.append(stage.number)
    return paper


def _citing(paper: Paper, cite: Cite | None) -> Paper:
    if cite:
        paper.cites.append(cite)
    return paper
