"""What a paper costs in plain words, where nobody publishes a figure for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

# What one has, or an employer writes.
NOTHING: Final = _("Nothing to pay")
VALID: Final = _("Nothing, if valid")
BY_ISSUER: Final = _("Set by who issues it")
BY_BANK: Final = _("Set by your bank")
WITH_FEES: Final = _("In the fees below")

# By the paper's permanent name: a topic of ours, or the title of the catalogue's list.
FREE: Final[Mapping[str, Text]] = {
    "certificates": NOTHING,
    "copy-of-the-lmia-and-contract": NOTHING,
    "credentials": NOTHING,
    "degree-transcripts-diploma-licence": NOTHING,
    "degrees": NOTHING,
    "h-1b-approval-i-797": NOTHING,
    "licences": NOTHING,
    "proof-of-living-in-the-united-states": NOTHING,
    "share-register-and-incorporation-papers": NOTHING,
    "status": NOTHING,
    "two-pieces-of-identification-one-with-a-photo": NOTHING,
    "passport": VALID,
    "reference-letters": NOTHING,
    "reference-letters-where-years-of-experience-replace-a-degree": NOTHING,
    "work": NOTHING,
    "contract-or-offer-profession-duties-dates-pay": NOTHING,
    "for-specialized-knowledge-what-is-proprietary-training-why-it-is-not-found-in-"
    "canada": NOTHING,
    "labour-market-benefits-plan": NOTHING,
    "letter-of-the-foreign-employer-dates-position-duties-pay": NOTHING,
    "offer": NOTHING,
    "offer-wage": NOTHING,
    "organization-charts-of-both-firms": NOTHING,
    "proof-of-the-corporate-relation-articles-share-register-annual-report": NOTHING,
    "proof-that-the-business-is-legitimate-and-active": NOTHING,
    "transfer": NOTHING,
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
