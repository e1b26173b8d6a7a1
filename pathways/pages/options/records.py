"""Fees, times, rights, ways on and papers of one pathway, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.comparison.columns import Column
from pathways.comparison.fees import FeeLine, Total
from pathways.comparison.records import BridgeTo, FigureRecord, Right, notes
from pathways.outlook.practice import Practice, practice_of
from pathways.pages.statements import Part, Statement, money_words, part, spread_words
from pathways.rules import Count
from pathways.words import states


def fees_you(column: Column) -> Part:
    """What the family pays, now and later, and for a partner's own permit."""
    said = [*_fee_statements(column.fee_lines and column.you_pay)]
    if column.partner_permit_pays:
        said += _headed(_("Your partner’s own permit"), column.partner_permit_pays)
    if column.residence_pays:
        said += _headed(_("Later, for permanent residence"), column.residence_pays)
    return part("fees", _("What you pay"), said, nothing_said(column.fee_lines))


def fees_employer(column: Column) -> Part:
    """What the employer pays."""
    said = _fee_statements(column.fee_lines and column.employer_pays)
    return part(
        "employer-fees", _("What your employer pays"), said, _nothing_due(column)
    )


def nothing_said(fee_lines: list[FeeLine] | None) -> str:
    """What is said without a fee: none, or none that an official page gives."""
    return _("There is no fee.") if fee_lines else _("There is no official figure.")


def _nothing_due(column: Column) -> str:
    if column.fee_lines:
        return _("Your employer pays no government fee.")
    return _("There is no official figure.")


def _headed(heading: str, total: Total) -> Iterator[Statement]:
    yield Statement(heading, spread_words(total.low, total.high))
    yield from _lines(total)


def _fee_statements(total: Total | list[FeeLine] | None) -> Iterator[Statement]:
    """Every fee, and their sum where there are several."""
    if not isinstance(total, Total):
        return
    due = [line for line in total.lines if _is_due(line)]
    if len(due) > 1:
        yield Statement(_("Together"), spread_words(total.low, total.high))
    yield from _lines(total)


def _lines(total: Total) -> Iterator[Statement]:
    for line in total.lines:
        yield Statement(line.title, fee_words(line), line.note, line.citation)
    for line in total.extras:
        title = _("%(fee)s, which only some pay") % {"fee": line.title}
        yield Statement(title, fee_words(line), line.note, line.citation)


def _is_due(line: FeeLine) -> bool:
    return line.high != 0


def fee_words(line: FeeLine) -> str:
    """What one fee comes to for this family."""
    if line.each is None:
        return _("No official figure")
    if line.count.low == 0 and line.high == 0 and line.each:
        return _("Not due")
    if line.high is None:
        return _("%(amount)s for each") % {"amount": money_words(line.each)}
    words = spread_words(line.low, line.high)
    if line.is_open or line.count.low < 2:
        return words
    people = {"amount": words, "n": line.count.low}
    return _("%(amount)s for %(n)s people") % people


def times(column: Column) -> Part:
    """Processing times, as published."""
    return part(
        "times",
        _("How long it takes, as published"),
        map(_statement, column.times),
        _("No official time is published."),
    )


def stays(column: Column) -> Part:
    """How long one may stay."""
    forever = _("It is permanent residence: it has no end.")
    unknown = _("There is no official figure.")
    nothing = forever if column.is_permanent else unknown
    return part(
        "stay", _("How long you may stay"), map(_statement, column.stays), nothing
    )


def _statement(line: FigureRecord) -> Statement:
    strong = ", ".join(text for text in (line.strong, line.how) if text)
    return Statement(line.title, strong, line.note, line.citation)


def partner(column: Column) -> Part:
    """What a partner may do."""
    said = [*_open_count(column.partner, _("Whether a partner comes is open."))]
    said += _rights(column.partner_rights, column.partner)
    nothing = _("No partner comes with you.")
    if column.partner.high != 0:
        nothing = _("No official page says what a partner may do.")
    return part("partner", _("Your partner"), said, nothing)


def children(column: Column) -> Part:
    """What children may do."""
    said = [*_open_count(column.children, _("How many children come is open."))]
    said += _rights(column.child_rights, column.children)
    nothing = _("No children come with you.")
    if column.children.high != 0:
        nothing = _("No official page says what children may do.")
    return part("children", _("Your children"), said, nothing)


def _open_count(count: Count, words: str) -> Iterator[Statement]:
    if count.is_open:
        yield Statement(words)


def _rights(rights: Iterable[Right], count: Count) -> Iterator[Statement]:
    if count.high == 0:
        return
    for right in rights:
        yield Statement(right.text, "", _permit_words(right), right.citation)


def _permit_words(right: Right) -> str:
    permit = right.permit
    if permit is None:
        return ""
    _state, verdict = states.BY_VERDICT[permit.verdict.word]
    words = {"permit": permit.name, "verdict": verdict}
    if permit.verdict.word == "met" or permit.decider is None:
        return _("%(permit)s, for this offer: %(verdict)s.") % words
    why = _("%(permit)s, for this offer: %(verdict)s, by “%(requirement)s”.")
    return why % {**words, "requirement": permit.decider.name}


def bridges(column: Column) -> Part:
    """The streams of permanent residence that it leads to."""
    residence = _("It is permanent residence itself.")
    unknown = _("No official page names a way on from it.")
    return part(
        "bridges",
        _("From here to permanent residence"),
        map(_bridge, column.bridges),
        residence if column.is_permanent else unknown,
    )


def _bridge(bridge: BridgeTo) -> Statement:
    name = bridge.pathway.name if bridge.pathway else bridge.slug
    if bridge.after:
        name = _("%(pathway)s, %(after)s") % {"pathway": name, "after": bridge.after}
    return Statement(name, "", bridge.note, bridge.citation)


def papers(column: Column) -> Part:
    """The papers to prepare."""
    return part(
        "papers",
        _("Papers to prepare"),
        (Statement(line.title, citation=line.citation) for line in column.evidence),
        _("No official page lists them."),
    )


def advice(column: Column) -> Part:
    """Advice, duties and traps in force."""
    listed = notes(column.standing, column.pathway.stream)
    said = (Statement(line.note, citation=line.citation) for line in listed)
    return part("advice", _("What to know besides"), said)


def practice(column: Column) -> Part:
    """Who is really selected."""
    records = practice_of(column.standing, column.pathway.stream)
    return part("practice", _("Who is selected in practice"), map(_seen, records))


def _seen(item: Practice) -> Statement:
    return Statement(item.title, "", item.text, item.citation)


def waiting_words(count: int) -> str:
    """How many questions would settle it."""
    return ngettext(
        "%(n)s answer of yours would settle it.",
        "%(n)s answers of yours would settle it.",
        count,
    ) % {"n": count}
