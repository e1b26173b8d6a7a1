"""Everything that the page of one stream shows, but its draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pathways.comparison import records as compared
from pathways.models.streams import Applicant, Nomination, Outcome
from pathways.outlook.standing import Cite
from pathways.pages.funds import FundsSection, funds_section
from pathways.public import records
from pathways.public.articles import Claim, claims
from pathways.public.edition import Published
from pathways.public.grids import ReadableGrid, grids_of, readable_grid
from pathways.public.intakes import Intake, intake_history, intake_today
from pathways.public.requirements import Required, required
from pathways.rules import FOREIGN_NATIONAL, Stream, specs


@dataclass(frozen=True, slots=True)
class Condition:
    """A named condition that requirements speak of, with its own requirements."""

    slug: str
    title: str
    requirements: tuple[Required, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A requirement that begins on a later day."""

    title: str
    begins_on: str
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class FeesOf:
    """The fees of one payer."""

    title: str
    fees: tuple[records.FeeTold, ...]


@dataclass(frozen=True, slots=True)
class StreamPage:
    """One stream on a day. Every list that is empty was not collected."""

    slug: str
    name: str
    full_name: str
    program: str
    province: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    citation: Cite | None
    intake: Intake
    intakes: tuple[Intake, ...]
    requirements: tuple[Required, ...]
    coming: tuple[Coming, ...]
    conditions: tuple[Condition, ...]
    grids: tuple[ReadableGrid, ...]
    funds: FundsSection | None
    fees: tuple[FeesOf, ...]
    times: tuple[compared.FigureRecord, ...]
    stays: tuple[compared.FigureRecord, ...]
    rights: tuple[records.PlainRecord, ...]
    bridges: tuple[records.PlainRecord, ...]
    evidence: tuple[compared.FigureRecord, ...]
    notes: tuple[compared.FigureRecord, ...]
    practice: tuple[records.PlainRecord, ...]
    allocations: tuple[records.Places, ...]
    changes: tuple[records.PlainRecord, ...]
    claims: tuple[Claim, ...]

    @property
    def is_collected(self) -> bool:
        """Whether we have every rule that it shows, where a stream needs only one: of
        what we know in part nobody can say that an officer judges what is left."""
        return all(requirement.is_collected for requirement in self.requirements)

    @property
    def checked(self) -> int:
        """How many requirements answers can settle."""
        return sum(requirement.checked for requirement in self.requirements)

    @property
    def is_before_the_rules(self) -> bool:
        """Whether the requirements shown are those of its last, or first, day."""
        return self.intake.state in ("closed", "announced")


def stream_page(published: Published, slug: str) -> StreamPage | None:
    """The page of a stream; none when the edition has no such stream."""
    standing, names = published.standing, published.names
    stream = standing.by_slug.get(slug)
    if stream is None:
        return None
    needed = tuple(
        required(standing, names, requirement)
        for requirement in stream.requirements
        if requirement.slug != FOREIGN_NATIONAL  # it holds everywhere
    )
    return StreamPage(
        slug=slug,
        name=stream.name,
        full_name=names.stream(slug),
        program=str(standing.program(stream).get("name", "")),
        province=stream.spec.get("province", ""),
        summary=stream.spec.get("summary", ""),
        facts=tuple(_facts(published, stream)),
        citation=standing.cite(stream.spec),
        intake=intake_today(standing, stream),
        intakes=tuple(intake_history(standing, stream)),
        requirements=needed,
        coming=tuple(_coming(published, stream)),
        conditions=_conditions(published, needed),
        grids=tuple(
            readable_grid(standing, names, its) for its in grids_of(standing, slug)
        ),
        funds=funds_section(standing, stream),
        fees=tuple(_fees(published, stream)),
        times=tuple(compared.times(standing, stream)),
        stays=tuple(compared.stays(standing, stream)),
        rights=tuple(records.rights(standing, stream, names)),
        bridges=tuple(records.bridges(standing, stream, names)),
        evidence=tuple(compared.evidence(standing, stream)),
        notes=tuple(compared.notes(standing, stream)),
        practice=tuple(records.practice(standing, stream)),
        allocations=tuple(records.allocations(standing, [stream])),
        changes=tuple(records.changes(standing, stream)),
        claims=tuple(claims(published, slug)),
    )


def _facts(published: Published, stream: Stream) -> Iterator[tuple[str, str]]:
    """What it is, in a few words each."""
    spec = stream.spec
    yield _("Leads to"), _sentence(str(Outcome(spec["outcome"]).label))
    if spec.get("permit_kind"):
        yield _("Permit"), _sentence(str(spec["permit_kind"]))
    yield _("Who applies"), _sentence(str(Applicant(spec["who_applies"]).label))
    if spec.get("invitation"):
        yield _("Invitation"), _("You apply after an invitation only")
    nomination = spec.get("nomination", "none")
    if nomination != "none":
        yield _("Nomination"), _sentence(str(Nomination(nomination).label))
    codes = records.codes(published.standing, stream)
    items = [
        f"{code.title} ({code.text})" if code.text else code.title for code in codes
    ]
    if items:
        yield _("Codes"), "; ".join(items)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _coming(published: Published, stream: Stream) -> Iterator[Coming]:
    for spec in stream.spec["requirements"]:
        start = specs.day(spec.get("from"))
        if start and start > published.on:
            cite = published.standing.cite(spec)
            yield Coming(spec["title"], spec["from"], cite)


def _conditions(
    published: Published, needed: tuple[Required, ...]
) -> tuple[Condition, ...]:
    """The conditions that are spoken of, and those that they speak of themselves."""
    standing, names = published.standing, published.names
    record: dict[str, Condition] = {}
    waiting = sorted({slug for item in needed for slug in item.conditions})
    while waiting:
        slug = waiting.pop(0)
        if slug in record:
            continue
        rows = standing.assessment.rules.conditions[slug]
        inner = tuple(required(standing, names, row) for row in rows)
        record[slug] = Condition(slug, names.condition(slug), inner)
        waiting += sorted({its for item in inner for its in item.conditions})
    return tuple(record.values())


def _fees(published: Published, stream: Stream) -> Iterator[FeesOf]:
    titles = {"worker": _("You pay"), "employer": _("Your employer pays")}
    for payer, title in titles.items():
        own = records.fees(published.standing, stream, payer)
        if own:
            yield FeesOf(title, tuple(own))
