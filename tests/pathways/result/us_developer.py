"""The developer of the reference, and what it says of each stream from the US."""

from __future__ import annotations

from typing import Any, NamedTuple

DEVELOPER: dict[str, Any] = {
    "applicant": {
        "birth_date": "1996-05-01",
        "citizenships": ["US"],
        "residence": {"country": "US", "province": None},
        "education": [
            {
                "level": "three_year_or_more",
                "field": "computer science",
                "country": "US",
                "province": None,
                "years": 4,
                "full_time": True,
                "completed_on": "2018-05-31",
                "eca_issued_on": "2026-03-01",
            }
        ],
        "language_tests": [
            {
                "test": "ielts_general",
                "taken_on": "2026-02-01",
                "listening": 8,
                "reading": 7,
                "writing": 7,
                "speaking": 7,
            }
        ],
        "estimate_fr": None,
        "work": [
            {
                "noc": "21232",
                "title": "Software developer",
                "country": "US",
                "province": None,
                "start": "2021-11-01",
                "end": None,
                "hours_per_week": 40,
                "self_employed": False,
                "full_time_student": False,
                "authorized": True,
                "employer": "A US company",
            }
        ],
        "trade_certificates": [],
        "express_entry_profile": {"submitted_on": "2026-10-01"},
    },
    "marital_status": "never_married",
    "partner": None,
    "dependent_children": 0,
    "settlement_funds_cad": 60000,
    "relatives_in_canada": [],
    "job_offer": None,
    "transfer": None,
    "venture": None,
    "nominations": [],
    "status_in_canada": None,
    "intended_provinces": ["BC", "ON"],
}


class Said(NamedTuple):
    """What the reference says of a stream for this person on 22 November 2026."""

    stream: str
    offer_needed: bool
    usable: bool
    verdict: str


SAID = (
    Said("pnp/sk/tech", True, True, "works"),
    Said("pnp/ab/aee-atp", True, True, "open by rule, the score rarely reaches"),
    Said("pnp/bc/sw", True, True, "works for high pay"),
    Said("pnp/on/owp-teer03", True, True, "waiting"),
    Said("pnp/nl/ee-sw", True, True, "possible"),
    Said("pnp/pe/sw-out", True, True, "case by case"),
    Said("pnp/yt/ee", True, True, "small"),
    Said("pnp/nt/ee", True, False, "small"),
    Said("pnp/mb/swm", True, False, "after moving"),
    Said("pnp/mb/swo", False, True, "mostly closed in practice"),
    Said("pnp/ns/sw", True, False, "after moving"),
    Said("pnp/ns/ee", True, False, "after moving"),
    Said("pnp/nb/ee-emp", True, False, "after moving"),
    Said("pnp/nb/ee-int", False, True, "dormant"),
    Said("pnp/nb/si", True, True, "French speakers only"),
    Said("pnp/ab/aos", True, False, "after moving"),
    Said("pnp/sk/ee", False, True, "dormant"),
    Said("pnp/sk/oid", False, True, "dormant"),
    Said("pnp/on/hcp", False, True, "closed"),
    Said("pnp/qc/pstq1", False, True, "French speakers"),
    Said("pnp/qc/pstq4", False, True, "exceptional cases"),
    Said("pnp/qc/pilot-ai", True, False, "closed"),
)
# Where the table says something else than the reference, and why. The page shows the
# record: the requirement that fails, the intake of the day, or who is really selected.
EXPLAINED = {
    "pnp/on/owp-teer03": "paused: the pool has not reopened",
    "pnp/yt/ee": "closed: both windows of 2026 are over",
    "pnp/on/hcp": "closed since 2026-06-26",
    "pnp/nb/si": "this person speaks no French",
    "pnp/qc/pstq1": "this person speaks no French",
    "pnp/ns/sw": "met by its rules; in practice only after moving",
    "pnp/qc/pilot-ai": "closed: it ended on 2026-01-01",
}
