"""The ways to permanent residence as they are frozen: words, figures and drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from pathways.outlook.findings import Row
from pathways.reports import document as frozen
from pathways.reports.document import Line
from pathways.reports.money import total_lines
from pathways.reports.sources import SourceList
from pathways.reports.told import intake_words
from pathways.reports.words import day_words, hindsight_words
from pathways.ways.steps import Step
from pathways.ways.way import Way


def frozen_ways(ways: Iterable[Way], sources: SourceList) -> frozen.Ways:
    """Every way that the page shows, in its order."""
    return frozen.Ways(rows=tuple(_way(way, sources) for way in ways))


def _way(way: Way, sources: SourceList) -> frozen.Way:
    return frozen.Way(
        title=way.title,
        when=_when(way),
        stops=tuple(_stops(way, sources)),
        you=tuple(_fees(way, sources)),
        employer=tuple(total_lines(way.costs.employer, True, sources)),
        steps=tuple(_step(step, sources) for step in way.steps),
        drawn=frozen.Drawing(**asdict(way.timeline)),
    )


def _when(way: Way) -> str:
    """The sentences of the page, without its marks."""
    html = render_to_string("pathways/ways/when.html", {"way": way})
    return " ".join(unescape(strip_tags(html)).split())


def _fees(way: Way, sources: SourceList) -> Iterator[Line]:
    yield from total_lines(way.costs.you, True, sources)
    if way.costs.uncollected:
        steps = _("; ").join(way.costs.uncollected)
        told = _("The fees of: %(steps)s.") % {"steps": steps}
        yield Line(nothing="uncollected", text=told)


def _stops(way: Way, sources: SourceList) -> Iterator[Line]:
    """What could stop it: intake, invitation, judgement, the time it takes."""
    for step in way.shut:
        intake = intake_words(step.leg.soon.intake)
        yield Line(strong=f"{step.title}:", text=intake)
    for step in way.invites:
        last = step.past.record.last if step.past else None
        cite = sources.maybe(last.citation if last else None)
        yield Line(strong=f"{step.title}:", text=_invitation(step), cite=cite)
    for step in way.judged:
        names = _("; ").join(row.name for row in step.judged)
        told = _("an officer judges: %(points)s.") % {"points": names}
        cite = sources.cite(step.judged[0].citation)
        yield Line(strong=f"{step.title}:", text=told, cite=cite)
    for step in way.late:
        told = _("if the steps before it take the longest, your answers fall short.")
        verdict = step.turns.word if step.turns else ""
        yield Line(strong=f"{step.title}:", text=told, verdict=verdict)


def _invitation(step: Step) -> str:
    said = [_("an invitation decides.")]
    if step.score:
        total, grid = step.score.total, step.score.valid_from
        told = _("The score on that day, by the grid of %(grid)s: %(points)s.")
        said.append(
            told
            % {"grid": day_words(grid) if grid else "", "points": f"{total.lower:,}"}
        )
    return " ".join([*said, hindsight_words(step.past)])


def _step(step: Step, sources: SourceList) -> frozen.WayStep:
    begins = day_words(step.begins[0])
    if step.begins[0] != step.begins[1]:
        begins = _("%(day)s at the earliest") % {"day": begins}
    return frozen.WayStep(
        title=step.title,
        notes=tuple(note for note in (step.detail, step.who) if note),
        begins=begins,
        takes=tuple(_takes(step, sources)),
        needs=tuple(_needs(step, sources)),
    )


def _takes(step: Step, sources: SourceList) -> Iterator[Line]:
    text = ""
    if step.is_estimate:
        text = _("our estimate")
    elif not step.leg.has_time:
        text = _("we know no published time")
    elif step.tone == "work":
        text = _("asked for by the next step")
    yield Line(strong=step.time, text=text)
    for told in step.times:
        cite = sources.maybe(told.citation)
        yield Line(strong=told.strong, text=told.title, cite=cite)


def _needs(step: Step, sources: SourceList) -> Iterator[Line]:
    if step.then is not None and step.leg.soon.verdict is not None:
        yield Line(verdict=step.leg.soon.verdict.word, text=_("on that day"))
    for row in step.needs:
        yield Line(text=_missing(row), cite=sources.cite(row.citation))
    for text in step.besides:
        yield Line(text=text)
    if step.note:
        yield Line(text=_("Assumed: %(note)s") % {"note": step.note})


def _missing(row: Row) -> str:
    """A requirement that is not met, or not answered, on the day of the report."""
    text = f"{row.name}: {row.missing}" if row.missing else row.name
    return _("Not met today: %(requirement)s") % {"requirement": text}
