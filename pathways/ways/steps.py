"""One step of a way: what is done, by whom, when, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison import records
from pathways.comparison.records import Told
from pathways.outlook.findings import Row
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.rounds import Hindsight
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Cite, Standing
from pathways.rules.criteria import Verdict
from pathways.rules.legs import Leg
from pathways.rules.lengths import Length, Span
from pathways.rules.specs import Spec
from pathways.rules.walking import SELECTED
from pathways.step_words import step_words

CRS: Final = "crs"
# Who takes the step of a lever, where it is not you alone.
DOERS: Final = {
    "employer-application": "employer",
    "lmia": "employer",
    "transfer": "both",
}
BESIDES: Final[dict[str, str | Promise]] = {
    "language": lazy(
        "Your language test lapses on the way: take it again, with at least the same "
        "result."
    ),
    "eca": lazy("Your credential assessment (ECA) lapses on the way: renew it."),
    "partner-language": lazy(
        "Your partner’s language test lapses on the way: it is taken again, with at "
        "least the same result."
    ),
    "partner-eca": lazy("Your partner’s credential assessment lapses: renew it."),
    "pool": lazy("Enter the Express Entry pool first; that is free."),
}


@dataclass(frozen=True)
class Step:
    """A step, seen from today (``now``) and on the day on which it begins (``then``).

    Without a stream (a lever, a time of work) there is neither.
    """

    leg: Leg
    title: str
    detail: str
    who: str
    citation: Cite | None
    note: str
    now: Pathway | None = None
    then: Pathway | None = None
    past: Hindsight | None = None
    invites: bool = False
    nominated: bool = False

    @property
    def within(self) -> str:
        """Its title within a sentence: what is done begins small, a name as it is."""
        if self.leg.move.kind == "stream":
            return self.title
        return self.title[:1].lower() + self.title[1:]

    @property
    def tone(self) -> str:
        """How it is drawn: ``lever``, ``work``, ``permit`` or ``permanent``."""
        kind = self.leg.move.kind
        if kind in ("lever", "work"):
            return kind
        spec = self.then.stream.spec if self.then else {}
        return "permit" if spec.get("outcome") == "temporary" else "permanent"

    @property
    def begins(self) -> tuple[date, date]:
        """The first and the last day on which it begins."""
        return self.leg.soon.begins, self.leg.late.begins

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day on which it ends."""
        return self.leg.soon.ends, self.leg.late.ends

    @property
    def time(self) -> str:
        """How long it takes, in words; nothing where no time is published."""
        return span_words(self.leg.soon.span)

    @property
    def is_estimate(self) -> bool:
        """Whether the time is our estimate."""
        return self.leg.is_estimate

    @cached_property
    def times(self) -> list[Told]:
        """The published times that it rests on, with their sources."""
        if self.then is None:
            return []
        return records.told_times(self.then.standing, self.leg.soon.span.records)

    @property
    def needs(self) -> list[Row]:
        """What is not met, or not answered, today."""
        open_today = (Verdict.NOT_MET, Verdict.NOT_ANSWERED)
        if self.now is None or self.leg.move.kind != "stream":
            return []
        return [row for row in self.now.rows if row.verdict in open_today]

    @property
    def judged(self) -> list[Row]:
        """What an officer judges then."""
        if self.then is None or self.leg.move.kind != "stream":
            return []
        return [row for row in self.then.rows if row.verdict is Verdict.OFFICER]

    @property
    def besides(self) -> list[str]:
        """What must be renewed or done on the way."""
        return [str(BESIDES[word]) for word in self.leg.soon.besides]

    @property
    def turns(self) -> Verdict | None:
        """The verdict on the latest day, where it is no longer the same kind."""
        late = self.leg.late.verdict
        qualified = (None, Verdict.MET, Verdict.OFFICER)
        return None if late in qualified else late

    @cached_property
    def score(self) -> ScoreSheet | None:
        """The Express Entry score of that day, where it ranks the candidates."""
        if self.then is None or not self.then.slug.startswith("express-entry/"):
            return None
        return score_sheet(self.then.standing, CRS)

    @property
    def is_shut(self) -> bool:
        """Whether its intake is paused or closed."""
        return self.leg.soon.intake in ("paused", "closed", "announced")


def span_words(span: Span) -> str:
    """A span in words: one length, or from the least to the most."""
    if span.basis == "unknown" and not span.high.in_days:
        return ""
    low, high = span.low, span.high
    if low == high:
        return length_words(high)
    if not low.in_days:
        return _("up to %(most)s") % {"most": length_words(high)}
    least = _shortly(low, high)
    return _("%(least)s to %(most)s") % {"least": least, "most": length_words(high)}


def _shortly(low: Length, high: Length) -> str:
    """The least without its unit, where the most has the same one."""
    if not low.days and not high.days:
        return str(low.months)
    return str(low.days) if not low.months and not high.months else length_words(low)


def length_words(length: Length) -> str:
    """Months and days."""
    parts = (("months", length.months), ("days", length.days))
    said = [records.SPANS[unit](n) % {"n": n} for unit, n in parts if n]
    return _(" and ").join(said) or _("no time")


class Teller:
    """Puts the steps of ways into words, for one person on one day."""

    def __init__(self, today: Standing) -> None:
        self.today = today
        self.levers: dict[str, Spec] = today.snapshot.get("levers", {})

    def step(self, leg: Leg, past: Hindsight | None = None, **more: Any) -> Step:
        """A step in words."""
        move = leg.move
        if move.step is not None:
            return self._lever(leg)
        if move.kind == "work":
            return self._work(leg)
        if move.kind == "federal":
            return self._federal(leg)
        return self._stream(leg, past, **more)

    def _lever(self, leg: Leg) -> Step:
        step = leg.move.step
        record = self.levers.get(step.lever, {}) if step else {}
        title = str(record.get("title", ""))
        if leg.move.of_employer:
            title = _("Be offered a permanent job by the employer you then work for")
        return Step(
            leg=leg,
            title=title,
            detail=step_words(step) if step else "",
            who=str(records.APPLICANTS[DOERS.get(step.lever if step else "", "you")]),
            citation=self.today.cite(record),
            note=str(record.get("note", "")),
        )

    def _work(self, leg: Leg) -> Step:
        return Step(
            leg=leg,
            title=_("Work in Canada on this permit"),
            detail=_("full time, in your occupation"),
            who=str(records.APPLICANTS["you"]),
            citation=None,
            note="",
        )

    def _federal(self, leg: Leg) -> Step:
        then = self.on_day(leg)
        found = pathway(then, then.by_slug[leg.move.slug])
        title = _("Apply to Canada for permanent residence, with the nomination")
        if found.stream.spec.get("nomination") in SELECTED:
            title = _("Apply to Canada for permanent residence, selected by Quebec")
        return Step(
            leg=leg,
            title=title,
            detail=found.name,
            who=str(records.APPLICANTS["you"]),
            citation=None,
            note="",
            then=found,
        )

    def _stream(
        self,
        leg: Leg,
        past: Hindsight | None,
        invites: bool = False,
        nominated: bool = False,
    ) -> Step:
        slug, bridge = leg.move.slug, leg.move.bridge or {}
        then = self.standing(leg)
        found = pathway(then, then.by_slug[slug])
        named = _("%(stream)s, with the nomination") % {"stream": found.name}
        return Step(
            leg=leg,
            title=named if nominated else found.name,
            detail="" if nominated else str(bridge.get("note", "")),
            who=str(records.APPLICANTS[found.stream.spec.get("who_applies", "you")]),
            citation=self.today.cite(bridge),
            note="",
            now=pathway(self.today, self.today.by_slug[slug]),
            then=found,
            past=past,
            invites=invites,
            nominated=nominated,
        )

    def on_day(self, leg: Leg) -> Standing:
        """Where the person stands on the day on which a step begins."""
        rulebook, passed = self.today.rulebook, leg.soon
        return Standing(rulebook, rulebook.assess(passed.profile, passed.begins))

    def standing(self, leg: Leg) -> Standing:
        """Where the person stands on the day on which a stream is applied to."""
        found = leg.soon.assessment
        return Standing(self.today.rulebook, found) if found else self.today
