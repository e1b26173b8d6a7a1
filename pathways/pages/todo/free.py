"""What a paper costs in plain words, where nobody publishes a figure for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

HELD: Final = _("Nothing, if you have it")
VALID: Final = _("Nothing, if yours is valid")
WRITTEN: Final = _("Nothing: your employer writes it")
FILED: Final = _("Nothing: the employer writes it")
BY_ISSUER: Final = _("Set by who issues it")
BY_BANK: Final = _("Nothing, or what your bank asks")
WITH_FEES: Final = _("In the fees below")

# By the paper's permanent name: a topic of ours, or the title of the catalogue's list.
FREE: Final[Mapping[str, Text]] = {
    "certificates": HELD,
    "copy-of-the-lmia-and-contract": HELD,
    "credentials": HELD,
    "degree-transcripts-diploma-licence": HELD,
    "degrees": HELD,
    "h-1b-approval-i-797": HELD,
    "licences": HELD,
    "proof-of-living-in-the-united-states": HELD,
    "share-register-and-incorporation-papers": HELD,
    "status": HELD,
    "two-pieces-of-identification-one-with-a-photo": HELD,
    "passport": VALID,
    "reference-letters": WRITTEN,
    "reference-letters-where-years-of-experience-replace-a-degree": WRITTEN,
    "work": WRITTEN,
    "contract-or-offer-profession-duties-dates-pay": FILED,
    "for-specialized-knowledge-what-is-proprietary-training-why-it-is-not-found-in-"
    "canada": FILED,
    "labour-market-benefits-plan": FILED,
    "letter-of-the-foreign-employer-dates-position-duties-pay": FILED,
    "offer": FILED,
    "offer-wage": FILED,
    "organization-charts-of-both-firms": FILED,
    "proof-of-the-corporate-relation-articles-share-register-annual-report": FILED,
    "proof-that-the-business-is-legitimate-and-active": FILED,
    "transfer": FILED,
    "a-translation-with-an-affidavit-for-papers-in-neither-english-nor-french": (
        BY_ISSUER
    ),
    "for-each-generation-up-to-the-canadian-ancestor-a-long-form-birth-certificate-"
    "and-where-a-name-changed-the-record-of-the-marriage-or-change": BY_ISSUER,
    "for-a-birth-on-or-after-15-december-2025-to-a-parent-by-descent-proof-of-the-"
    "parents-1095-days": BY_ISSUER,
    "relatives": BY_ISSUER,
    "the-ancestors-canadian-birth-certificate-citizenship-certificate-or-"
    "naturalization-record": BY_ISSUER,
    "two-citizenship-photographs": BY_ISSUER,
    "your-long-form-birth-certificate-which-names-your-parents": BY_ISSUER,
    "funds": BY_BANK,
    "biometrics-unless-you-are-a-us-national": WITH_FEES,
    "nomination": WITH_FEES,
}


def free_words(slug: str) -> str:
    """What is said of its price; nothing where a figure would be needed."""
    return str(FREE.get(slug.removeprefix("partner-"), ""))
