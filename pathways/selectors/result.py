"""What the result and the comparison show: one assessment by the current edition."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from pathways import editions
from pathways.assessing import impossible_answers
from pathways.editions import NothingPublishedError
from pathways.models import Edition
from pathways.outlook import headline
from pathways.outlook.odds import Odds
from pathways.outlook.outlook import Outlook, outlook
from pathways.outlook.pathway import Pathway
from pathways.outlook.rounds import Hindsight, RoundRecord, hindsight
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Standing
from pathways.rules.profile import ProfileError, read_profile
from pathways.rules.reading import ReadError
from pathways.selectors.odds import odds_of
from pathways.selectors.rounds import FederalRounds, federal_rounds, rounds_of

CRS: Final = "crs"
EXPRESS_ENTRY: Final = "express-entry/"


class RefusedAnswersError(ValueError):
    """The answers contradict each other or hold what cannot be; nothing is assessed."""

    def __init__(self, errors: Collection[ReadError]) -> None:
        super().__init__()
        self.errors = tuple(errors)


@dataclass(frozen=True)
class ResultPage:
    """Everything that the result page says."""

    edition: Edition
    outlook: Outlook
    federal: FederalRounds
    rounds: Mapping[str, RoundRecord]

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.outlook.standing.on

    @property
    def heading(self) -> str:
        """The heading that answers."""
        return headline.heading(self.outlook)

    @property
    def lead(self) -> str:
        """The sentence below it."""
        return headline.lead(self.outlook)

    @cached_property
    def crs(self) -> ScoreSheet | None:
        """The Express Entry score."""
        grids = self.outlook.standing.assessment.rules.grids
        return score_sheet(self.outlook.standing, CRS) if CRS in grids else None

    def hindsight(self, one: Pathway) -> Hindsight | None:
        """What past rounds would have meant; none without a record."""
        record = self.rounds.get(one.slug)
        if record is None:
            return None
        scales = {past.scale for past in record.rounds}
        on_crs = CRS in scales or one.slug.startswith(EXPRESS_ENTRY)
        sheet = self.crs if on_crs else one.points
        return hindsight(record, sheet, one.standing.assessment)

    @cached_property
    def odds(self) -> Odds | None:
        """What past rounds and the pool say of the Express Entry score."""
        if self.crs is None:
            return None
        return odds_of(self.outlook.standing, self.crs, self.federal)

    @property
    def asks_for_province(self) -> bool:
        """Whether nothing says where in Canada the person would live."""
        return not self.outlook.provinces

    @property
    def is_estimated(self) -> bool:
        """Whether anything on the page rests on an expected language level."""
        shown = (one for group in self.outlook.groups for one in group.shown)
        estimated = self.crs is not None and self.crs.estimated
        return estimated or any(one.is_estimated for one in shown)


def current_edition() -> Edition:
    """The newest edition without its snapshot. Raises ``NothingPublishedError``."""
    edition = Edition.objects.defer("snapshot").order_by("-number").first()
    if edition is None:
        raise NothingPublishedError
    return edition


def standing_of(answers: Mapping[str, Any], edition: Edition, on: date) -> Standing:
    """Assess the answers. Raises ``RefusedAnswersError`` when that is not possible."""
    rulebook = editions.rulebook(edition.number, edition.digest)
    try:
        profile = read_profile(dict(answers))
    except ProfileError as error:
        raise RefusedAnswersError(error.errors) from error
    errors = impossible_answers(rulebook, profile, on)
    if errors:
        raise RefusedAnswersError(errors)
    return Standing(rulebook, rulebook.assess(profile, on))


def result_page(
    answers: Mapping[str, Any], on: date, also: Collection[str] = ()
) -> ResultPage:
    """The result of these answers on a day; ``also`` are more provinces to show."""
    edition = current_edition()
    found = outlook(standing_of(answers, edition, on), also)
    slugs = [stream.slug for stream in found.standing.assessment.streams]
    federal = federal_rounds(on)
    return ResultPage(edition, found, federal, rounds_of(slugs, on, federal))
