"""How every pathway stands for one person: eligible, a step away, or not for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.outlook.groups import SHUT
from pathways.outlook.missing import ask_words
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.standing import Standing
from pathways.pages.options.rounds import Counted, counted
from pathways.pages.options.steps import need_of, step_months
from pathways.rules import Assessment, Profile, Stream, Verdict
from pathways.rules.routes import (
    TWO_YEARS,
    Met,
    Prepared,
    Reach,
    Rounds,
    invites,
    is_needed,
    prepare,
    reach,
)
from pathways.words.states import STANDS
from pathways.words.vocabulary import Text

SHUT_WORDS: Final[dict[str, Text]] = {
    "paused": lazy("Paused"),
    "announced": lazy("Not open yet"),
}
PREPARATIONS: Final[dict[str, Text]] = {
    "eca": lazy("An assessment of your degree (ECA)"),
    "funds": lazy("Settlement funds that can be shown"),
    "language-renewal": lazy("Your language test taken again"),
    "language-test": lazy("An English test"),
    "partner-eca": lazy("An assessment of your partner’s degree (ECA)"),
}


class Pile(Enum):
    """The three piles of pathways."""

    REACHABLE = "reachable"
    OTHER_LIFE = "other-life"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class State:
    """How a pathway stands; ``missing``: in few words; ``months``: of the step."""

    key: str
    words: str
    missing: str
    pile: Pile
    months: tuple[int, int] = (0, 0)

    @property
    def missing_sentence(self) -> str:
        """The same as a sentence, where something is missing."""
        return _("First: %(missing)s.") % {"missing": self.missing}

    @property
    def needs_step(self) -> bool:
        """Whether a step of one's own comes first."""
        return self.key == "needs_step"


@dataclass(frozen=True)
class States:
    """Finds the state of each pathway, once for a person and a day."""

    standing: Standing
    rounds: Rounds

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.standing.on

    @cached_property
    def ready(self) -> Prepared:
        """The profile once its papers are in order."""
        return prepare(self.standing.rulebook, self.standing.profile, self.on)

    @cached_property
    def prepared(self) -> Assessment:
        """What the rules say of it."""
        return self.standing.rulebook.assess(self.ready.profile, self.on)

    @cached_property
    def reach(self) -> Reach:
        """What one change brings within reach."""
        return reach(self.standing.rulebook, self.ready.profile, self.on)

    def rounds_of(self, stream: Stream) -> Counted:
        """The rounds that would have invited, prepared and after the step needed."""
        reached = self.reach.by_stream.get(stream.slug)
        assessment = self.prepared
        if reached is not None and self.state(stream).needs_step:
            assessment = self._after(reached.profile)
        return counted(self.rounds, stream, assessment, self.on)

    def _after(self, profile: Profile) -> Assessment:
        """The rules on a changed profile, once for each."""
        known = self._assessed.get(id(profile))
        if known is None:
            known = self.standing.rulebook.assess(profile, self.on)
            self._assessed[id(profile)] = known
        return known

    @cached_property
    def _assessed(self) -> dict[int, Assessment]:
        return {}

    def state(self, stream: Stream) -> State:
        """The state of a pathway, found once."""
        if stream.slug not in self._known:
            self._known[stream.slug] = self._state(stream)
        return self._known[stream.slug]

    @cached_property
    def _known(self) -> dict[str, State]:
        return {}

    def _state(self, stream: Stream) -> State:
        """The state of a pathway."""
        item = pathway(self.standing, stream)
        return self.without_steps(item) or self._failing(item)

    def without_steps(self, item: Pathway) -> State | None:
        """The state as the answers are; nothing where the rules fail."""
        if not is_needed(self.standing.profile):
            nothing = _("Nothing: you are free to live and work in Canada")
            return _state("not_needed", nothing, Pile.NEVER)
        if item.intake in SHUT:
            return _shut(item)
        if not item.is_collected:
            unread = _("No official page that we have read lists its rules")
            return _state("not_for_you", unread, Pile.NEVER, _("Rules not known"))
        verdict = self._verdict(self.standing.assessment, item.stream)
        return None if verdict is Verdict.NOT_MET else self._usable(item)

    def _verdict(self, assessment: Assessment, stream: Stream) -> Verdict:
        """The verdict; a merit that no round of 24 months invited counts as failing."""
        verdict = assessment.verdict(stream)
        met = self._met(assessment, stream)
        if verdict is Verdict.OFFICER and met is not None and not met.most:
            return Verdict.NOT_MET
        return verdict

    def _met(self, assessment: Assessment, stream: Stream) -> Met | None:
        """The rounds of 24 months, of a stream that invites and has a record."""
        if not invites(stream, self.on):
            return None
        return self.rounds.met(stream, assessment, self.on, TWO_YEARS)

    def _usable(self, item: Pathway) -> State:
        if item.verdict is Verdict.OFFICER:
            return _state("officer", _judged(item), Pile.REACHABLE)
        if item.verdict is Verdict.NOT_ANSWERED:
            return _state("ask", _asked(item), Pile.REACHABLE, ask_words(item))
        met = self._met(self.standing.assessment, item.stream)
        if met is not None and not met.most:
            return _state("no_round", _no_round(met), Pile.REACHABLE)
        waits = item.waits_for_invitation
        nothing = _("An invitation") if waits else _("Nothing that can be checked")
        return _state("eligible", nothing, Pile.REACHABLE)

    def _failing(self, item: Pathway) -> State:
        """Prepared, then by a step; else another life, or never."""
        verdict = self._verdict(self.prepared, item.stream)
        if verdict is not Verdict.NOT_MET:
            return self._by_papers()
        reached = self.reach.by_stream.get(item.slug)
        if reached is not None:
            steps = [s for s in (reached.step, reached.then) if s is not None]
            least, most = step_months(self.standing, steps)
            months = least + reached.work_months, most + reached.work_months
            need = need_of(self.standing, reached)
            return _state("needs_step", need, Pile.REACHABLE, months=months)
        if item.slug in self.reach.other_life:
            asked = item.decider.name if item.decider else ""
            return _state("not_for_you", asked, Pile.OTHER_LIFE)
        return failing(item, "not_for_you")

    def _by_papers(self) -> State:
        names = (
            PREPARATIONS[preparation.slug] for preparation in self.ready.preparations
        )
        words = "; ".join(map(str, names))
        months = self.ready.months
        return _state("needs_step", words, Pile.REACHABLE, months=months)


def _state(
    key: str,
    missing: str,
    pile: Pile,
    words: str = "",
    *,
    months: tuple[int, int] = (0, 0),
) -> State:
    return State(key, words or str(STANDS[key]), missing, pile, months)


def failing(item: Pathway, key: str) -> State:
    """The state of what fails, with the requirement that decides."""
    pile = Pile.REACHABLE if key == "needs_step" else Pile.NEVER
    return _state(key, _fails(item), pile)


def _shut(item: Pathway) -> State:
    words = str(SHUT_WORDS.get(item.intake, STANDS["closed"]))
    return _state("closed", _since(item), Pile.NEVER, words)


def _since(item: Pathway) -> str:
    """Since when no application is taken, as exactly as that is known."""
    since = item.intake_since
    if not since or item.intake == "announced":
        return (
            _("No applications yet")
            if item.intake == "announced"
            else _("No applications; since when is not known")
        )
    parts = [int(part) for part in since.split("-")]
    patterns = {1: "Y", 2: "F Y", 3: "j F Y"}
    day = date(*[*parts, 1, 1][:3])
    return _("No applications since %(day)s") % {
        "day": date_format(day, patterns[len(parts)])
    }


def _judged(item: Pathway) -> str:
    return _and_more(
        item.decider.name if item.decider else "", item.others_like_decider
    )


def _asked(item: Pathway) -> str:
    return _and_more(
        item.decider.name if item.decider else "", item.others_like_decider
    )


def _fails(item: Pathway) -> str:
    row = item.decider
    if row is None:
        return ""
    if not row.missing:
        return _and_more(row.name, item.others_like_decider)
    words = {"requirement": row.name, "gap": row.missing}
    gap = _("%(requirement)s: %(gap)s missing") % words
    return _and_more(gap, item.others_like_decider)


def _and_more(words: str, more: int) -> str:
    if not more:
        return words
    said = ngettext("%(words)s, and one more", "%(words)s, and %(n)s more", more)
    return said % {"words": words, "n": more}


def _no_round(met: Met) -> str:
    if not met.of:
        return _("A round: none was held in 24 months")
    said = ngettext(
        "A lower cut-off: %(n)s round of 24 months asked for more points",
        "A lower cut-off: all %(n)s rounds of 24 months asked for more points",
        met.of,
    )
    return said % {"n": met.of}
