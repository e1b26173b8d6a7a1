"""The cells of the frozen comparison: each a few statements with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison.columns import Column
from pathways.comparison.records import Right, Told
from pathways.outlook.findings import Row
from pathways.reports.document import Criterion, Line
from pathways.reports.money import total_lines
from pathways.reports.sources import SourceList
from pathways.reports.words import day_words, hindsight_words
from pathways.rules.criteria import Verdict
from pathways.rules.family import Count
from pathways.selectors.result import ResultPage

UNCOLLECTED: Final = Line(nothing="uncollected")


@dataclass(frozen=True)
class Writer:
    """What every cell is written from."""

    page: ResultPage
    sources: SourceList


Cell = Callable[[Writer, Column], Iterable[Line]]


def comparison(writer: Writer, columns: list[Column]) -> tuple[Criterion, ...]:
    """Every criterion for every chosen pathway."""
    return tuple(
        Criterion(
            title=str(title),
            in_mail=cell in IN_MAIL,
            cells=tuple(tuple(cell(writer, column)) for column in columns),
        )
        for title, cell in CRITERIA
    )


def _kind(writer: Writer, column: Column) -> Iterator[Line]:
    words = (column.pathway.kind_words, column.permit_kind)
    yield Line(text=", ".join(word for word in words if word))


def _applies(writer: Writer, column: Column) -> Iterator[Line]:
    yield Line(text=column.who_applies)


def _verdict(writer: Writer, column: Column) -> Iterator[Line]:
    yield Line(verdict=column.pathway.verdict.word)
    if column.pathway.is_estimated:
        yield Line(text=_("Estimated: it rests on a level you expect."))


def _decides(writer: Writer, column: Column) -> Iterator[Line]:
    one = column.pathway
    if one.waits_for_invitation and one.verdict is Verdict.MET:
        past = writer.page.hindsight(one)
        last = past.record.last if past else None
        cite = writer.sources.maybe(last.citation if last else None)
        yield Line(text=hindsight_words(past), cite=cite)
    elif one.decider:
        cite = writer.sources.cite(one.decider.citation)
        yield Line(text=one.decider.name, cite=cite)


def _missing(writer: Writer, column: Column) -> Iterator[Line]:
    rows = [*column.missing, *column.judged]
    yield from (_missing_line(writer, row) for row in rows)
    if not rows and column.pathway.waits_for_invitation:
        yield Line(text=_("An invitation"))
    elif not rows:
        yield Line(text=_("Nothing that can be checked"))


def _missing_line(writer: Writer, row: Row) -> Line:
    text = f"{row.name}: {row.missing}" if row.missing else row.name
    cite = writer.sources.cite(row.citation)
    return Line(verdict=row.verdict.word, text=text, cite=cite)


def _you_pay(writer: Writer, column: Column) -> Iterator[Line]:
    collected = column.fee_lines is not None
    yield from total_lines(column.you_pay, collected, writer.sources)
    partner = column.partner_permit_pays
    if partner:
        yield Line(text=_("And for your partner’s own permit:"))
        yield from total_lines(partner, True, writer.sources)
    later = column.residence_pays
    if later:
        yield Line(text=_("And later to Canada, for permanent residence:"))
        yield from total_lines(later, True, writer.sources)


def _employer_pays(writer: Writer, column: Column) -> Iterator[Line]:
    collected = column.fee_lines is not None
    yield from total_lines(column.employer_pays, collected, writer.sources)


def _told(writer: Writer, listed: Iterable[Told]) -> Iterator[Line]:
    for one in listed:
        # A title that says what its figure is need not hear it twice.
        kind, _comma, kept = one.how.partition(", ")
        how = kept if kind in one.title else one.how
        text = f"{one.title}, {how}" if how else one.title
        yield Line(
            text=f"{text}. {one.note}" if one.note else text,
            strong=one.strong,
            cite=writer.sources.maybe(one.citation),
        )


def _times(writer: Writer, column: Column) -> Iterator[Line]:
    yield from list(_told(writer, column.times)) or [UNCOLLECTED]


def _stays(writer: Writer, column: Column) -> Iterator[Line]:
    if column.is_permanent and not column.stays:
        yield Line(text=_("Permanent"))
        return
    yield from list(_told(writer, column.stays)) or [UNCOLLECTED]


def _partner(writer: Writer, column: Column) -> Iterator[Line]:
    if column.partner.high == 0:
        yield Line(text=_("No partner comes with you."))
        return
    asked = _("whether a partner comes with you.")
    yield from _family(writer, column.partner, asked, column.partner_rights)


def _children(writer: Writer, column: Column) -> Iterator[Line]:
    if column.children.high == 0:
        yield Line(text=_("No children come with you."))
        return
    asked = _("how many children come with you.")
    yield from _family(writer, column.children, asked, column.child_rights)


def _family(
    writer: Writer, count: Count, asked: str, rights: list[Right]
) -> Iterator[Line]:
    if count.is_open:
        yield Line(verdict="not_answered", text=asked)
    if not rights:
        yield UNCOLLECTED
    for right in rights:
        yield Line(text=right.text, cite=writer.sources.maybe(right.citation))
        if right.permit:
            decider = right.permit.decider
            is_met = right.permit.verdict is Verdict.MET
            why = "" if is_met or decider is None else f": {decider.name}"
            told = _("%(permit)s, assessed for this offer")
            text = told % {"permit": right.permit.name} + why
            yield Line(verdict=right.permit.verdict.word, text=text)


def _bridges(writer: Writer, column: Column) -> Iterator[Line]:
    for bridge in column.bridges:
        target = bridge.pathway
        words = (target.name if target else bridge.slug, bridge.after)
        text = ", ".join(word for word in words if word)
        yield Line(
            text=f"{text}. {bridge.note}" if bridge.note else text,
            verdict=target.verdict.word if target else "",
            nothing="" if target else "uncollected",
            cite=writer.sources.maybe(bridge.citation),
        )
    if not column.bridges and column.is_permanent:
        yield Line(text=_("It is permanent residence."))
    elif not column.bridges:
        yield UNCOLLECTED


def _intake(writer: Writer, column: Column) -> Iterator[Line]:
    one = column.pathway
    text = str(INTAKES[one.intake])
    if one.intake_since:
        since = _("%(state)s since %(day)s")
        text = since % {"state": text, "day": day_words(one.intake_since)}
    if one.intake_note:
        text = f"{text}. {one.intake_note}"
    yield Line(text=text, cite=writer.sources.maybe(one.intake_cite))


def _evidence(writer: Writer, column: Column) -> Iterator[Line]:
    yield from list(_told(writer, column.evidence)) or [UNCOLLECTED]


INTAKES: Final[dict[str, str | Promise]] = {
    "open": lazy("Open"),
    "by_invitation": lazy("By invitation"),
    "paused": lazy("Paused"),
    "closed": lazy("Closed"),
    "announced": lazy("Announced"),
    "not_known": lazy("Intake not known"),
}
CRITERIA: Final[tuple[tuple[str | Promise, Cell], ...]] = (
    (lazy("Kind"), _kind),
    (lazy("Who applies"), _applies),
    (lazy("Verdict"), _verdict),
    (lazy("What decides"), _decides),
    (lazy("Missing"), _missing),
    (lazy("Your family pays"), _you_pay),
    (lazy("Your employer pays"), _employer_pays),
    (lazy("Time, as published"), _times),
    (lazy("Longest stay"), _stays),
    (lazy("Your partner"), _partner),
    (lazy("Your children"), _children),
    (lazy("Way to permanent residence"), _bridges),
    (lazy("Intake"), _intake),
    (lazy("Prepare"), _evidence),
)
# What a mail repeats of each pathway: the first statement of these.
IN_MAIL: Final = frozenset({_kind, _you_pay, _employer_pays, _times, _stays})
