"""One pathway for one person: found before rendering, and put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.comparison.columns import Column
from pathways.comparison.records import APPLICANTS
from pathways.forms.where_asked import question_for
from pathways.outlook.pathway import Pathway
from pathways.outlook.rounds import Hindsight
from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.pages.funds import funds_part
from pathways.pages.options import records
from pathways.pages.options.rounds import Counted, rounds_section
from pathways.pages.options.section import (
    PathwaySection,
    Points,
    Question,
    requirements_title,
)
from pathways.pages.options.states import State
from pathways.pages.statements import distinct_cites
from pathways.rules import Verdict
from pathways.wording import number_words

SHOWN_QUESTIONS: Final = 6


def pathway_section(
    pathway: Pathway, state: State, counted: Counted, past: Hindsight | None
) -> PathwaySection:
    """Everything that the page of a pathway says."""
    column = Column(pathway)
    parts = tuple(
        made
        for made in (
            funds_part(pathway.standing, pathway.stream),
            records.fees_you(column),
            records.fees_employer(column),
            records.times(column),
            records.stays(column),
            records.bridges(column),
            records.partner(column),
            records.children(column),
            records.papers(column),
            records.practice(column),
            records.advice(column),
        )
        if made.statements or made.nothing
    )
    rounds = rounds_section(pathway, counted, past)
    cites = [
        *(row.citation for row in pathway.rows),
        *([pathway.points.citation] if pathway.points else []),
        *([pathway.intake_cite] if pathway.intake_cite else []),
        *([rounds.citation] if rounds and rounds.citation else []),
        *distinct_cites(parts),
    ]
    return PathwaySection(
        slug=pathway.slug,
        name=pathway.name,
        kind=pathway.kind_words,
        on=pathway.standing.on,
        state=state.key,
        state_words=state.words,
        sentences=tuple(sentences(pathway, state)),
        summary=pathway.summary,
        intake=pathway.intake,
        intake_since=pathway.intake_since,
        intake_note=pathway.intake_note,
        intake_cite=pathway.intake_cite,
        who_applies=str(APPLICANTS[pathway.stream.spec.get("who_applies", "you")]),
        who_decides=who_decides(pathway),
        questions=questions(pathway.asks)[:SHOWN_QUESTIONS],
        requirements=tuple(pathway.rows),
        requirements_title=requirements_title(len(pathway.rows)),
        points=points_of(pathway.points) if pathway.points else None,
        rounds=rounds,
        parts=parts,
        sources=tuple(distinct(cites)),
    )


def sentences(pathway: Pathway, state: State) -> Iterable[str]:
    """What the verdict means, before the table of requirements."""
    if not pathway.is_collected:
        yield _("No official page that we have read lists its requirements.")
    elif pathway.verdict is Verdict.MET:
        yield _met(pathway)
    elif pathway.decider is not None:
        yield _decides(pathway)
    if state.missing:
        yield state.missing_sentence


def _met(pathway: Pathway) -> str:
    said = ngettext(
        "You meet its one requirement.",
        "You meet all %(n)s requirements.",
        len(pathway.findings),
    ) % {"n": len(pathway.findings)}
    if pathway.waits_for_invitation:
        return _("%(met)s You apply only when invited.") % {"met": said}
    return said


def _decides(pathway: Pathway) -> str:
    row = pathway.decider
    words = {"requirement": row.name if row else "", "gap": row.missing if row else ""}
    if pathway.verdict is Verdict.OFFICER:
        said = _("An officer decides on “%(requirement)s”.") % words
    elif pathway.verdict is Verdict.NOT_ANSWERED:
        said = _("An answer is missing on “%(requirement)s”.") % words
    elif row and row.missing:
        said = _("What decides is “%(requirement)s”: %(gap)s missing.") % words
    else:
        said = _("What decides is “%(requirement)s”, which is not met.") % words
    more = pathway.others_like_decider
    if not more:
        return said
    rest = ngettext(
        "%(n)s more requirement stands alike.",
        "%(n)s more requirements stand alike.",
        more,
    )
    return f"{said} {rest % {'n': more}}"


def who_decides(pathway: Pathway) -> str:
    """Whose decision it is, and whether an invitation comes first."""
    if pathway.province:
        decides = _("The province, then the federal government")
        return _invited(decides) if pathway.waits_for_invitation else decides
    if pathway.kind == "permanent_residence":
        federal = _("The federal government")
        return _invited(federal) if pathway.waits_for_invitation else federal
    if pathway.slug.startswith("global-talent-stream/"):
        return _("The labour department, then an officer")
    return _("An officer")


def _invited(who: str) -> str:
    return _("%(who)s; you apply only when invited") % {"who": who}


def questions(paths: Iterable[str]) -> tuple[Question, ...]:
    """The questions that settle these paths, each once."""
    asked: dict[str, Question] = {}
    for path in paths:
        question = question_for(path)
        if question is not None:
            label = str(question.label)
            asked.setdefault(label, Question(path, label))
    return tuple(asked.values())


def points_of(sheet: ScoreSheet) -> Points:
    """Points on the pathway's grid, and whether they are enough."""
    return Points(sheet, sheet.title, _score(sheet), tuple(_score_notes(sheet)))


def _score(sheet: ScoreSheet) -> str:
    words = {"points": score_words(sheet), "most": number_words(sheet.maximum or 0)}
    said = _("%(points)s points.") % words
    if sheet.maximum:
        said = _("%(points)s of %(most)s points.") % words
    if sheet.pass_mark is None:
        return said
    words = {"said": said, "mark": number_words(sheet.pass_mark)}
    if sheet.passes:
        return _("%(said)s The pass mark of %(mark)s is reached.") % words
    if sheet.passes is None:
        return _("%(said)s Open answers decide on the pass mark of %(mark)s.") % words
    words["missing"] = number_words(sheet.missing)
    return _("%(said)s To the pass mark of %(mark)s, %(missing)s are missing.") % words


def score_words(sheet: ScoreSheet) -> str:
    """A total: one number, or from the least to the most."""
    total = sheet.total
    if not total.is_open:
        return number_words(total.lower)
    ends = {"least": number_words(total.lower)}
    if not total.has_end:
        return _("%(least)s or more") % ends
    return _("%(least)s to %(most)s") % {**ends, "most": number_words(total.upper)}


def _score_notes(sheet: ScoreSheet) -> Iterable[str]:
    if sheet.estimated:
        yield _("Estimated: it rests on a language level that you expect.")
    if sheet.unknown_cells:
        cells = "; ".join(sheet.unknown_cells)
        yield _("No official figure for these cells: %(cells)s.") % {"cells": cells}


def distinct(cites: Sequence[Cite | None]) -> list[Cite]:
    """Each page and day once, by title."""
    known = {(c.source.url, c.as_of_told, c.confidence): c for c in cites if c}
    return sorted(known.values(), key=lambda c: (c.source.title, c.as_of_told))
