"""One application of an employer: steps, what is lacking, costs and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.comparison.fees import FeeLine, fee_lines
from pathways.comparison.records import told_times
from pathways.outlook.findings import Row
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite
from pathways.pages.offer.section import SheetPart
from pathways.pages.options.table import KINDS, kind_of
from pathways.pages.statements import Statement, money_words
from pathways.rules.criteria import Verdict
from pathways.rules.specs import Spec
from pathways.words.vocabulary import Text

EXEMPT, ASSESSED, PROVINCE, PLACE = "exempt", "assessed", "province", "place"
LETTERS: Final = "ABCDEFGH"
FEW: Final = 3
# An employer pays for each offer that is exempt, or for each position assessed.
BY_UNIT: Final = {"offer": EXEMPT, "position": ASSESSED}
EMPLOYER: Final = "employer"
PERSONS: Final = frozenset(
    f"job_offer.{name}"
    for name in (
        *("applicant_share_percent", "contract_form", "employer", "works_there_now"),
    )
)
PROFESSION: Final = "job_offer.profession"
OFFER: Final = "job_offer."
BORDER: Final = "border"
STEPS: Final[Mapping[str, tuple[Text, ...]]] = {
    EXEMPT: (
        lazy("Write a contract or an offer: occupation, duties, dates and pay."),
        lazy("Send the offer to IRCC by the Employer Portal, and pay the fee."),
        lazy("Give the person the offer’s number and the receipt, to apply with."),
    ),
    ASSESSED: (
        lazy("Ask ESDC for a Labour Market Impact Assessment, and pay the fee."),
        lazy("Give the person the assessment and the contract, to apply with."),
    ),
    PROVINCE: (
        lazy("Make the offer in writing; the province assesses it and the employer."),
        lazy("Once nominated, the person applies to Canada for residence."),
    ),
    PLACE: (
        lazy("Make the offer in writing; the province or community has to support it."),
        lazy("With that support, the person applies to Canada for residence."),
    ),
}


def family_of(one: Pathway) -> str:
    """Exempt from a test of the labour market, with one, or for residence."""
    if one.stream.spec.get("outcome") != "temporary":
        return PROVINCE if one.province else PLACE
    fees = one.standing.snapshot["fees"]
    units = {fees[row["fee"]]["unit"] for row in _employer_fees(one)}
    return next((BY_UNIT[unit] for unit in BY_UNIT if unit in units), EXEMPT)


def _employer_fees(one: Pathway) -> Iterator[Spec]:
    for row in one.stream.spec.get("fees") or ():
        if one.standing.snapshot["fees"][row["fee"]]["payer"] == EMPLOYER:
            yield row


def sheet_parts(chosen: Iterable[Pathway]) -> tuple[SheetPart, ...]:
    """The applications by letter; what one has in common with another is said once."""
    parts: list[SheetPart] = []
    for one, letter in zip(chosen, LETTERS, strict=False):
        part = _part(one, letter)
        alike = next((p for p in parts if _is_alike(p, part)), None)
        if alike is not None:
            said = _("What to do and to pay is the same as in %(letter)s.")
            same = said % {"letter": alike.letter}
            part = replace(part, steps=(same,), costs=())
        parts.append(part)
    return tuple(parts)


def _is_alike(one: SheetPart, other: SheetPart) -> bool:
    return (one.steps, one.costs) == (other.steps, other.costs)


def _part(one: Pathway, letter: str) -> SheetPart:
    """Everything that the note says of one application."""
    return SheetPart(
        letter=letter,
        title=one.name,
        kind=str(KINDS.get(kind_of(one), "")),
        person=_person(one),
        steps=tuple(map(str, STEPS[family_of(one)])),
        lacks=tuple(_lacks(one)),
        officer=_listed([r.name for r in one.rows if r.verdict is Verdict.OFFICER]),
        costs=tuple(_costs(one)),
        days=tuple(_days(one)),
    )


def _person(one: Pathway) -> str:
    """What only the person can bring, by the names of the requirements."""
    return _listed([row.name for row in one.rows if row.asks and _is_of_person(row)])


def _listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    words = "; ".join(names[:FEW])
    more = len(names) - FEW
    if more <= 0:
        return words
    said = ngettext("%(words)s, and one more", "%(words)s, and %(n)s more", more)
    return said % {"words": words, "n": more}


def _is_of_person(row: Row) -> bool:
    return not all(path.startswith(OFFER) for path in row.asks)


def _lacks(one: Pathway) -> Iterator[Statement]:
    """What the offer or the employer misses, and what they have not told."""
    for row in one.rows:
        if row.verdict is Verdict.NOT_MET:
            yield Statement(row.name, _gap(row))
        elif row.verdict is Verdict.NOT_ANSWERED and _is_to_check(row):
            yield Statement(row.name)


def _is_to_check(row: Row) -> bool:
    return not _is_of_person(row) and not PERSONS.issuperset(row.asks)


def _gap(row: Row) -> str:
    if not row.missing:
        return _("not met by this offer")
    words = {"required": row.required, "gap": row.missing}
    return _("%(required)s, so %(gap)s more than this offer") % words


def _costs(one: Pathway) -> Iterator[str]:
    """What the employer pays the government, in the words of the fee."""
    lines = fee_lines(one.standing, one.stream)
    if not lines:
        yield _("We have no official figure of what the employer pays.")
        return
    due = [line for line in lines if line.payer == EMPLOYER]
    notes = [_note(one, row) for row in _employer_fees(one)]
    for line, note in zip(due, notes, strict=True):
        yield " ".join(part for part in (_cost(line), note) if part)
    if not due:
        yield _("The employer pays the government no fee; the person does.")


def _cost(line: FeeLine) -> str:
    amount = money_words(line.each) if line.each is not None else _("no figure")
    return _("%(fee)s: %(amount)s.") % {"fee": line.title, "amount": amount}


def _note(one: Pathway, row: Spec) -> str:
    """What the fee's own row says of paying it."""
    versions = one.standing.snapshot["fees"][row["fee"]].get("versions")
    held = one.standing.in_force(versions)
    return str(held[0].get("note", "")) if held else ""


def _times(one: Pathway) -> list[Spec]:
    """The service standards, and how it goes at the border."""
    held = one.standing.in_force(one.stream.spec.get("times"))
    return [
        t for t in held if t.get("measure") == "standard" or t.get("step") == BORDER
    ]


def _days(one: Pathway) -> Iterator[str]:
    """How long it takes, by the published standards."""
    records = _times(one)
    if not records:
        yield _("No official time is published.")
    for record, told in zip(records, told_times(one.standing, records), strict=True):
        if not told.strong:
            yield f"{told.title}: {told.note}"
            continue
        words: dict[str, Any] = {"title": told.title, "days": told.strong}
        share = record.get("share_percent")
        if share is None:
            yield _("%(title)s: %(days)s.") % words
        else:
            words["share"] = int(Decimal(str(share)))
            yield _("%(title)s: %(days)s, met for %(share)s of 100.") % words


def part_cites(one: Pathway) -> Iterator[Cite]:
    """Where the part was read: the stream, the employer's fees, the times."""
    standing = one.standing
    cites = [standing.cite(one.stream.spec)]
    for line in fee_lines(standing, one.stream) or ():
        if line.payer == EMPLOYER:
            cites.append(line.citation)
    cites += [standing.cite(record) for record in _times(one)]
    yield from (cite for cite in cites if cite is not None)
