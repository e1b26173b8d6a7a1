"""Past rounds of one pathway, counted and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.outlook.pathway import Pathway
from pathways.outlook.rounds import Distance, Hindsight
from pathways.outlook.rounds_told import distance_words
from pathways.outlook.standing import Cite
from pathways.rules import Assessment, Stream
from pathways.rules.rounds import TWO_YEARS, YEAR, Met, PastRounds
from pathways.wording import number_words


@dataclass(frozen=True, slots=True)
class PastRow:
    """One round: its day, cut-off, invitations, and how far the score is from it."""

    on: date
    name: str
    cutoff: str
    invitations: str
    distance: str


@dataclass(frozen=True, slots=True)
class RoundsSection:
    """What past rounds say: a count with its period, then the newest of them."""

    count: str
    notes: tuple[str, ...]
    rows: tuple[PastRow, ...]
    reach: date | None
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class Counted:
    """The rounds of 12 and of 24 months; none where nothing is known of them."""

    year: Met | None
    two_years: Met | None

    @property
    def period(self) -> tuple[Met, int] | None:
        """The shorter period in which a round was held, in months."""
        for met, months in ((self.year, YEAR), (self.two_years, TWO_YEARS)):
            if met is not None and met.of:
                return met, months
        return None


def counted(
    rounds: PastRounds, stream: Stream, assessment: Assessment, on: date
) -> Counted:
    """The rounds of a stream that would have invited, by an assessment."""
    return Counted(
        rounds.met(stream, assessment, on, YEAR),
        rounds.met(stream, assessment, on, TWO_YEARS),
    )


def rounds_section(
    pathway: Pathway, result: Counted, past: Hindsight | None
) -> RoundsSection | None:
    """The rounds of a pathway that invites; none where nobody is invited."""
    if not pathway.waits_for_invitation:
        return None
    if past is None:
        return RoundsSection(count_sentence(result), (), (), None, None)
    last = past.record.last
    return RoundsSection(
        count_sentence(result),
        tuple(_notes(pathway, past)),
        tuple(map(_row, past.latest)),
        past.record.as_of,
        last.citation if last else None,
    )


def count_sentence(result: Counted) -> str:
    """How many rounds would have invited, with their period."""
    if result.two_years is None:
        return _("No official page that we have read lists its rounds.")
    if result.period is None:
        return _("No such round was held in 24 months.")
    met, months = result.period
    words = {"count": _of(met), "of": met.of, "n": months}
    if is_untold(met):
        said = _(
            "%(of)s rounds were held in %(n)s months, on terms that we do not know."
        )
        return said % words
    return _("Of the rounds of %(n)s months, %(count)s would have invited you.") % words


def count_words(result: Counted) -> str:
    """The same in a cell: a count, or which kind of nothing."""
    if result.two_years is None:
        return _("No official figure")
    if result.period is None:
        return _("None held in 24 months")
    met, months = result.period
    words = {"count": _of(met), "of": met.of, "n": months}
    if is_untold(met):
        return _("%(of)s in %(n)s months, on other terms") % words
    return _("%(count)s in %(n)s months") % words


def is_untold(met: Met) -> bool:
    """Whether nothing that is known tells any of the rounds."""
    return not met.least and met.most == met.of


def _of(met: Met) -> str:
    if met.least == met.most:
        return _("%(met)s of %(of)s") % {"met": met.least, "of": met.of}
    words = {"least": met.least, "most": met.most, "of": met.of}
    return _("%(least)s to %(most)s of %(of)s") % words


def _notes(pathway: Pathway, past: Hindsight) -> Iterator[str]:
    if past.year.apart and past.year.invited.rounds:
        said = ngettext(
            "%(n)s round of 12 months is not ranked by the same points.",
            "%(n)s rounds of 12 months are not ranked by the same points.",
            past.year.apart,
        )
        yield said % {"n": past.year.apart}
    if pathway.province and past.year.count:
        yield _(
            "Rounds of a province often aim at occupations or places: points alone do "
            "not decide."
        )


def _row(distance: Distance) -> PastRow:
    past = distance.past
    return PastRow(
        past.on,
        past.name,
        _("Not published") if past.cutoff is None else number_words(past.cutoff),
        _("Not published")
        if past.invitations is None
        else number_words(past.invitations),
        distance_words(distance),
    )
