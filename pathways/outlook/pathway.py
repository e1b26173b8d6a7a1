"""One stream for one person: its group, what decides, and all its requirements."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from pathways.forms.choices import province_name
from pathways.outlook.findings import Row, deciding_first, distance, row
from pathways.outlook.groups import Group, group_of
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Cite, Standing
from pathways.rules import FOREIGN_NATIONAL, Finding, Spec, Stream, Verdict, specs

KINDS: Final[dict[str, str | Promise]] = {
    "permanent_residence": _("Permanent residence"),
    "work_permit": _("Work permit"),
    "visit": _("Visit"),
    "study_permit": _("Study permit"),
    "citizenship": _("Citizenship"),
}


def _goes_without_saying(finding: Finding) -> bool:
    is_met = finding.verdict is Verdict.MET
    return is_met and finding.requirement.slug == FOREIGN_NATIONAL


@dataclass(frozen=True)
class Pathway:
    """A stream as this person meets it; findings are worded when they are read."""

    standing: Standing
    stream: Stream
    group: Group
    verdict: Verdict
    intake: str

    @property
    def slug(self) -> str:
        """The permanent name."""
        return self.stream.slug

    @property
    def anchor(self) -> str:
        """The id of its place on a page."""
        return self.slug.replace("/", "-")

    @property
    def province(self) -> str:
        """The code of the province that selects; empty for a federal stream."""
        return str(self.stream.spec.get("province", ""))

    @property
    def short_name(self) -> str:
        """The stream's own name."""
        return self.stream.name

    @property
    def name(self) -> str:
        """The name with its province or program, where it does not say it itself."""
        program = str(self.standing.program(self.stream).get("name", ""))
        if self.province:
            prefix = province_name(self.province)
        elif self.kind == "permanent_residence":
            prefix = program
        else:
            return self.short_name
        if not prefix or prefix.lower() in self.short_name.lower():
            return self.short_name
        return f"{prefix}: {self.short_name}"

    @property
    def kind(self) -> str:
        """What it is: permanent residence, a work permit or a visit."""
        return str(self.standing.program(self.stream).get("kind", ""))

    @property
    def kind_words(self) -> str:
        """The same in words; a province's selection says so."""
        if self.province and self.kind == "permanent_residence":
            if self.stream.spec.get("nomination") == "none":
                return str(_("Permanent residence by selection of the province"))
            return str(_("Permanent residence by nomination"))
        return str(KINDS.get(self.kind, ""))

    @property
    def summary(self) -> str:
        """What it is, in a sentence or two."""
        return str(self.stream.spec.get("summary", ""))

    @property
    def is_collected(self) -> bool:
        """Whether we have read any of its rules."""
        return self.stream.is_collected

    @cached_property
    def findings(self) -> list[Finding]:
        """What was found, the deciding requirement first.

        That one is a foreign national is told only where one is not.
        """
        every = self.standing.assessment.findings(self.stream)
        items = [finding for finding in every if not _goes_without_saying(finding)]
        return deciding_first(items, self.standing)

    @cached_property
    def decider(self) -> Row | None:
        """The requirement that decides."""
        return row(self.standing, self.findings[0]) if self.findings else None

    @cached_property
    def rows(self) -> list[Row]:
        """All requirements in words, the deciding one first."""
        rest = [row(self.standing, finding) for finding in self.findings[1:]]
        return [self.decider, *rest] if self.decider else rest

    @property
    def unmet(self) -> list[Finding]:
        """The requirements that fail."""
        return [f for f in self.findings if f.verdict is Verdict.NOT_MET]

    @property
    def others_like_decider(self) -> int:
        """How many more requirements have the verdict that decides."""
        return sum(f.verdict is self.verdict for f in self.findings) - 1

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """The unanswered paths, those of the deciding requirement first."""
        paths = (path for finding in self.findings for path in sorted(finding.asks))
        return tuple(dict.fromkeys(paths))

    @cached_property
    def nearness(self) -> tuple[int, Decimal]:
        """Sorts what fails by how near it is: fewer failures, then smaller gaps."""
        gaps = (distance(self.standing, finding) for finding in self.unmet)
        return len(self.unmet), sum(gaps, Decimal(0))

    @cached_property
    def intake_record(self) -> Spec:
        """The dated row of today's intake; empty when there is none."""
        for intake in self.stream.spec.get("intakes", ()):
            if specs.in_force(intake, self.standing.on):
                spec: Spec = intake
                return spec
        return {}

    @property
    def intake_since(self) -> str:
        """The ISO day on which today's state began, where it is known."""
        if self.intake == "announced" and not self.intake_record:
            return str(self.stream.spec.get("announced_on", ""))
        return str(self.intake_record.get("from", ""))

    @property
    def intake_note(self) -> str:
        """What a reader must know of the intake."""
        return str(self.intake_record.get("note", ""))

    @property
    def intake_cite(self) -> Cite | None:
        """Where the state of intake was read."""
        return self.standing.cite(self.intake_record)

    @property
    def waits_for_invitation(self) -> bool:
        """Whether whoever qualifies still waits to be chosen."""
        return bool(self.stream.spec.get("invitation")) or (
            self.intake == "by_invitation"
        )

    @cached_property
    def points(self) -> ScoreSheet | None:
        """Points on the stream's own grid."""
        grid = self.stream.spec.get("grid")
        return score_sheet(self.standing, grid) if grid else None


def pathway(standing: Standing, stream: Stream) -> Pathway:
    """Place one stream."""
    verdict = standing.assessment.verdict(stream)
    intake = stream.intake(standing.on)
    invited = bool(stream.spec.get("invitation"))
    group = group_of(verdict, intake, invited)
    if group is Group.OFFICER and not stream.is_collected:
        group = Group.UNCOLLECTED
    if group is not Group.CLOSED and stream.slug in standing.of_partners:
        group = Group.FAMILY
    return Pathway(standing, stream, group, verdict, intake)
