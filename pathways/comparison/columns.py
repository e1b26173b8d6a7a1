"""The comparison itself: one column a pathway."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import cached_property

from pathways.comparison import fees, records
from pathways.comparison.fees import FeeLine, Total
from pathways.comparison.records import BridgeTo, FigureRecord, Right
from pathways.outlook.findings import Row
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite, Standing
from pathways.rules import Count, Verdict, accompanying_children, accompanying_partner


@dataclass(frozen=True)
class Column:
    """One pathway of a comparison."""

    pathway: Pathway

    @property
    def standing(self) -> Standing:
        """The assessment that it is part of."""
        return self.pathway.standing

    @property
    def label(self) -> str:
        """A name short enough to stand before each cell on a phone."""
        province = self.pathway.province
        named = province and not self.pathway.short_name.startswith(province)
        return (
            f"{province} {self.pathway.short_name}"
            if named
            else self.pathway.short_name
        )

    @property
    def who_applies(self) -> str:
        """Who makes the first application."""
        word = self.pathway.stream.spec.get("who_applies", "you")
        return str(records.APPLICANTS[word])

    @property
    def permit_kind(self) -> str:
        """Open or employer-specific."""
        return str(self.pathway.stream.spec.get("permit_kind", ""))

    @property
    def is_permanent(self) -> bool:
        """Whether approval gives permanent residence."""
        return self.pathway.stream.spec.get("outcome") == "permanent"

    @cached_property
    def missing(self) -> list[Row]:
        """Requirements that fail or are open."""
        blocking = (Verdict.NOT_MET, Verdict.NOT_ANSWERED)
        return [row for row in self.pathway.rows if row.verdict in blocking]

    @cached_property
    def judged(self) -> list[Row]:
        """Requirements that an officer judges."""
        return [r for r in self.pathway.rows if r.verdict is Verdict.OFFICER]

    @cached_property
    def fee_lines(self) -> list[FeeLine] | None:
        """The stream's fees for this family; none when not collected."""
        return fees.fee_lines(self.standing, self.pathway.stream)

    @cached_property
    def you_pay(self) -> Total:
        """What the family pays."""
        return fees.totals(self.fee_lines or ())["worker"]

    @cached_property
    def employer_pays(self) -> Total:
        """What the employer pays."""
        return fees.totals(self.fee_lines or ())["employer"]

    @cached_property
    def partner_permit_pays(self) -> Total | None:
        """What a partner's own permit costs on top, where the partner may get it."""
        permit = next((r.permit for r in self.partner_rights if r.permit), None)
        if permit is None or permit.verdict is Verdict.NOT_MET:
            return None
        lines = fees.partner_fee_lines(self.standing, permit.stream)
        if not lines or not self.partner.high:
            return None
        return fees.totals(lines)["worker"]

    @cached_property
    def residence_pays(self) -> Total | None:
        """What Canada asks on top, once a province has nominated or selected."""
        lines = fees.later_fee_lines(self.standing, self.pathway.stream)
        return fees.totals(lines)["worker"] if lines else None

    @cached_property
    def times(self) -> list[FigureRecord]:
        """Processing times."""
        return records.times(self.standing, self.pathway.stream)

    @cached_property
    def stays(self) -> list[FigureRecord]:
        """Lengths of stay."""
        return records.stays(self.standing, self.pathway.stream)

    @cached_property
    def partner_rights(self) -> list[Right]:
        """What a partner may do."""
        return records.rights(self.standing, self.pathway.stream, "partner")

    @cached_property
    def child_rights(self) -> list[Right]:
        """What children may do."""
        return records.rights(self.standing, self.pathway.stream, "children")

    @property
    def partner(self) -> Count:
        """Whether a partner comes along."""
        return accompanying_partner(self.standing.profile)

    @property
    def children(self) -> Count:
        """How many children come along."""
        return accompanying_children(self.standing.profile)

    @cached_property
    def bridges(self) -> list[BridgeTo]:
        """Ways from here to permanent residence."""
        return records.bridges(self.standing, self.pathway.stream)

    @cached_property
    def evidence(self) -> list[FigureRecord]:
        """Papers to prepare."""
        return records.evidence(self.standing, self.pathway.stream)

    @property
    def citations(self) -> Iterable[Cite | None]:
        """Everything that this column cites."""
        yield from (row.citation for row in self.pathway.rows)
        yield self.pathway.intake_cite
        yield from (line.citation for line in self.fee_lines or ())
        yield from self.residence_pays.citations if self.residence_pays else ()
        for time in (*self.times, *self.stays, *self.evidence):
            yield time.citation
        for right in (*self.partner_rights, *self.child_rights):
            yield right.citation
        yield from (bridge.citation for bridge in self.bridges)


def distinct(cites: Iterable[Cite | None]) -> list[Cite]:
    """Each page and day once, by title."""
    record = {(c.source.url, c.as_of_told, c.confidence): c for c in cites if c}
    return sorted(record.values(), key=lambda c: (c.source.title, c.as_of_told))
