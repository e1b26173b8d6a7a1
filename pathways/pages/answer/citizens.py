"""What a Canadian citizen or permanent resident needs instead of a pathway."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from pathways.outlook.standing import Cite
from pathways.pages.answer.routes import price_words
from pathways.pages.answer.section import TaskRow
from pathways.rules import Partner
from pathways.rules import Person as Applicant
from pathways.selectors.person import Person

CERTIFICATE: Final = "citizenship-certificate"  # the fee
PROOF: Final = "ircc-proof-of-citizenship"  # the source
SPONSORSHIP: Final = "family-class/partner"


def paper_rows(person: Person) -> tuple[TaskRow, ...]:
    """Proof of citizenship and a passport; or a card."""
    if not is_citizen(person):
        return (_row(_("Renew your PR card before you travel")), *_of_partner(person))
    sources = person.standing.snapshot.get("sources", {})
    url = str(sources.get(PROOF, {}).get("url", ""))
    price = price_words(certificate_fee(person))
    text = _("Have proof of citizenship: a citizenship certificate")
    proof = _row(text, price=price, url=url, link=_("Proof of citizenship"))
    passport = _row(_("Apply for a Canadian passport"))
    return (proof, passport, *_of_partner(person))


def _of_partner(person: Person) -> Iterator[TaskRow]:
    """A partner who is not Canadian needs what the person does not."""
    partner = person.standing.profile.partner
    if isinstance(partner, Partner) and partner.canadian_or_pr is not True:
        url = reverse("pathways:stream", args=[SPONSORSHIP])
        link = _("How to sponsor a partner")
        yield TaskRow(_("Sponsor your partner, who is not Canadian"), "", "", url, link)


def paper_cites(person: Person) -> tuple[Cite, ...]:
    """Where the fee of the certificate was read."""
    versions = _versions(person) if is_citizen(person) else []
    cites = (person.standing.cite(version) for version in versions)
    return tuple(cite for cite in cites if cite is not None)


def is_citizen(person: Person) -> bool:
    """Whether a citizen, else a permanent resident."""
    applicant = person.standing.profile.applicant
    held = applicant.citizenships if isinstance(applicant, Applicant) else ()
    return isinstance(held, tuple) and "CA" in held


def _row(text: str, *, price: str = "", url: str = "", link: str = "") -> TaskRow:
    if url:
        return TaskRow(text, price, "", url, link)
    more = _("Papers and dates")
    return TaskRow(text, price or price_words(None), "", "", "", "todo", more)


def certificate_fee(person: Person) -> tuple[Decimal, Decimal] | None:
    """What a certificate of citizenship costs."""
    amounts = [Decimal(str(version["amount_cad"])) for version in _versions(person)]
    return (amounts[0], amounts[0]) if amounts else None


def _versions(person: Person) -> list[Any]:
    record = person.standing.snapshot.get("fees", {}).get(CERTIFICATE, {})
    return list(person.standing.in_force(record.get("versions")))
