"""People whose first route a good adviser knows, and random people of all kinds.

What each hears first was written down before the search was built, from the rules and
rounds of the reference; the reasons stand beside the expectations.
"""

import copy
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from pathways.forms.six import Six, build_answers
from tests.rules.planning_people import a_profile

ABILITIES = ("listening", "reading", "writing", "speaking")
PERSONAS = Path(__file__).parent.parent / "journeys/personas"
Answers = dict[str, Any]


class Advice(NamedTuple):
    """Words that the first 80 words hold and must not hold, and why."""

    says: tuple[str, ...]
    never: tuple[str, ...]
    why: str


def persona(name: str) -> Answers:
    """The answers of one of the five personas of the journeys."""
    answers: Answers = json.loads((PERSONAS / f"{name}.json").read_text())
    return answers


def _developer(**applicant: Any) -> Answers:
    answers = persona("developer_without_offer")
    return {**answers, "applicant": answers["applicant"] | applicant}


def _offered(wage: int, **applicant: Any) -> Answers:
    answers = persona("developer_in_bc")
    offer = answers["job_offer"] | {"wage_cad_hourly": wage}
    return {
        **answers,
        "applicant": answers["applicant"] | applicant,
        "job_offer": offer,
    }


def _studied(**credential: Any) -> list[dict[str, Any]]:
    held = persona("developer_without_offer")["applicant"]["education"][0]
    return [held | credential]


def _with_french(listening: int, reading: int, **applicant: Any) -> Answers:
    tests = persona("developer_without_offer")["applicant"]["language_tests"]
    french = {
        "test": "tef_canada",
        "taken_on": "2026-04-18",
        "listening": listening,
        "speaking": listening,
        "reading": reading,
        "writing": reading,
    }
    return _developer(language_tests=[*tests, french], **applicant)


def _nominated(**nomination: Any) -> Answers:
    held = {"province": "BC", "issued_on": "2026-10-01"}
    return {**_developer(), "nominations": [held | nomination]}


def _without_provinces(answers: Answers) -> Answers:
    return {key: value for key, value in answers.items() if key != "intended_provinces"}


def _veteran() -> Answers:
    answers = _with_french(270, 220, birth_date="1982-03-01")
    french = {**answers["applicant"]["language_tests"][1], "writing": 330}
    tests = [answers["applicant"]["language_tests"][0], french | {"speaking": 330}]
    job = answers["applicant"]["work"][0]
    job |= {"noc": "21311", "title": "DevOps engineer", "start": "2012-01-01"}
    served = {"service_from": "2001-06-01", "service_to": "2009-06-01"}
    about = {
        "language_tests": tests,
        "military_service": {"force": "US Army", **served},
        "work": [job],
    }
    return {**answers, "applicant": answers["applicant"] | about}


def _in_montreal() -> Answers:
    answers = _offered(58)
    offer = {"noc": "21211", "title": "Data scientist", "province": "QC"}
    offer |= {"city": "Montréal"}
    job = answers["applicant"]["work"][0] | {"noc": "21211", "title": "Data scientist"}
    return {
        **answers,
        "applicant": answers["applicant"] | {"work": [job]},
        "job_offer": answers["job_offer"] | offer,
        "intended_provinces": ["QC"],
    }


def _in_calgary() -> Answers:
    answers = _offered(55, citizenships=["BR"], us_status="h1b")
    offer = {"noc": "21232", "province": "AB", "city": "Calgary"}
    return {
        **answers,
        "job_offer": answers["job_offer"] | offer,
        "intended_provinces": ["AB"],
    }


SECONDARY = {"level": "secondary", "country": "US", "years": 4, "eca_issued_on": None}
BOOTCAMP = {
    "level": "one_year",
    "field": "Web development",
    "country": "US",
    "years": 0.5,
    "completed_on": "2023-05-01",
    "full_time": True,
    "eca_issued_on": None,
}
NURSE = {
    "accompanying": True,
    "canadian_or_pr": False,
    "birth_date": "1994-02-01",
    "citizenships": ["US"],
    "us_status": "citizen",
    "education": _studied(field="Nursing"),
    "trade_certificates": [],
    "language_tests": persona("developer_without_offer")["applicant"]["language_tests"],
    "work": [
        persona("developer_without_offer")["applicant"]["work"][0]
        | {"noc": "31301", "title": "Registered nurse"}
    ],
}
GRANDMOTHER = {"relation": "grandparent", "born_in_canada": True, "citizen_by": "birth"}
INDIAN = {"citizenships": ["IN"], "us_status": "h1b"}

CANADIAN = {"canadian_or_pr": True}

PEOPLE: dict[str, tuple[Answers, Advice]] = {
    "developer without an offer": (
        _developer(),
        Advice(
            ("job offer", "CUSMA professional", "French"),
            ("Start-up Visa", "transfer"),
            "424 points, and no round for them since April 2024; a US degree and CUSMA "
            "need no LMIA; French rounds asked 420 at most",
        ),
    ),
    "offer at 60 in Vancouver": (
        _offered(60),
        Advice(
            ("Vancouver", "CUSMA professional", "2.50 CAD an hour"),
            ("Not directly", "Start-up Visa"),
            "62.50 is the median: BC and the Global Talent Stream ask it",
        ),
    ),
    "offer at 70 in Vancouver": (
        _offered(70),
        Advice(
            ("Vancouver", "CUSMA professional", "BC nomination"),
            ("Not directly", "more.", "Better pay"),
            "70 is above the median and above 52, at which BC invites by wage",
        ),
    ),
    "manager with an affiliate": (
        persona("manager_with_affiliate"),
        Advice(
            ("CUSMA transfer permit", "December 2026"),
            ("Not directly", "Start-up Visa"),
            "an executive's or manager's transfer needs no LMIA and no degree",
        ),
    ),
    "founder with an angel's letter": (
        persona("founder"),
        Advice(
            ("Start-up Visa is closed since 1 July 2026", "CUSMA investor"),
            (),
            "what she came for is closed; her company and capital fit the investor",
        ),
    ),
    "couple with the better partner": (
        persona("data_scientist_with_partner"),
        Advice(
            ("your partner’s name", "526 points", "11 of 11"),
            ("Start-up Visa", "Not directly"),
            "the partner speaks French: 526 points, rounds asked 420 at most",
        ),
    ),
    "H-1B holder from India without an ECA": (
        _developer(**INDIAN, education=_studied(country="IN", eca_issued_on=None)),
        Advice(
            ("job offer", "Global Talent"),
            ("CUSMA", "ECA"),
            "CUSMA is for citizens of the agreement's countries; a developer stands on "
            "the list of category B; the ECA is a preparation, no route",
        ),
    ),
    "48 years old": (
        _developer(birth_date="1978-05-14"),
        Advice(
            ("job offer", "CUSMA professional", "BC nomination"),
            ("French", "Canadian experience"),
            "no points for age: 319; a permit and BC's rounds by wage ask no age",
        ),
    ),
    "no degree": (
        _developer(education=[SECONDARY]),
        Advice(
            ("job offer", "Global Talent"),
            ("CUSMA professional",),
            "systems analysts need a degree or diploma under CUSMA; category B asks "
            "for an occupation and a wage",
        ),
    ),
    "no study at all": (
        _developer(education=[]),
        Advice(("job offer", "Global Talent"), ("CUSMA professional",), "as above"),
    ),
    "Mexican TN holder": (
        _developer(citizenships=["MX"], us_status="tn"),
        Advice(
            ("job offer", "CUSMA professional"),
            ("Start-up Visa",),
            "citizens of Mexico are professionals of the agreement too",
        ),
    ),
    "US and Canadian citizen": (
        _developer(citizenships=["US", "CA"]),
        Advice(
            ("Canadian citizen", "passport", "proof of citizenship"),
            ("job offer", "CUSMA", "Express Entry"),
            "nobody can be granted what they have",
        ),
    ),
    "granddaughter of a Canadian": (
        _developer(canadian_ancestor=[GRANDMOTHER]),
        Advice(
            ("may be a Canadian citizen already", "certificate"),
            ("Not directly",),
            "in force since 15 December 2025: descent beyond the first generation",
        ),
    ),
    "French at NCLC 7, no province named": (
        _without_provinces(_developer(estimate_fr=dict.fromkeys(ABILITIES, 7))),
        Advice(
            ("once invited", "French rounds"),
            ("Not decided", "Not directly", "So far"),
            "every round of French speakers in 12 months asked less; an answer that "
            "is missing does not hide it",
        ),
    ),
    "French at NCLC 5": (
        _with_french(250, 200),
        Advice(
            ("job offer", "Francophone Mobility", "French"),
            ("Start-up Visa",),
            "NCLC 5 in speaking and listening is what C16 asks; NCLC 7 opens rounds",
        ),
    ),
    "French at NCLC 5, from India": (
        _with_french(250, 200, **INDIAN),
        Advice(
            ("job offer", "Francophone Mobility"),
            ("CUSMA",),
            "any nationality, and no LMIA",
        ),
    ),
    "married to a Canadian": (
        {**_developer(), "marital_status": "married", "partner": CANADIAN},
        Advice(
            ("apply for residence now", "Sponsorship by your partner"),
            ("Not directly", "Not decided"),
            "a sponsorship asks for no offer, no score and no round",
        ),
    ),
    "48 years old with an offer at 60": (
        _offered(60, birth_date="1978-05-14"),
        Advice(
            ("Vancouver", "2.50 CAD an hour", "on route 2", "October 2027"),
            ("Not directly", "French"),
            "the offer's permit and BC's rounds by wage ask no age; with an assessment "
            "of the labour market the 67 points are reached, so BC nominates through "
            "Express Entry: 7 months to residence instead of 13",
        ),
    ),
    "48 years old with an offer at 70": (
        _offered(70, birth_date="1978-05-14"),
        Advice(
            ("Vancouver", "April 2028", "on route 2", "October 2027"),
            ("Not directly", "April 2028 at the earliest", "French"),
            "as above: a later residence is never called the earliest",
        ),
    ),
    "data scientist with an offer in Montréal": (
        _in_montreal(),
        Advice(
            ("Montréal", "CUSMA professional"),
            ("Francophone Mobility", "Express Entry", "Not directly"),
            "Francophone Mobility is for work outside Quebec; Quebec selects its own",
        ),
    ),
    "husband of a nurse": (
        {**_developer(), "marital_status": "married", "partner": NURSE},
        Advice(
            ("job offer", "CUSMA professional", "French"),
            ("your partner’s name", "health care"),
            "she has 416 points, and no round for health care asked so little",
        ),
    ),
    "developer from a bootcamp": (
        _developer(birth_date="2001-08-10", education=[SECONDARY, BOOTCAMP]),
        Advice(
            ("job offer", "Global Talent"),
            ("CUSMA professional", "Start-up Visa"),
            "no degree, and no diploma of two years: the list of professions is shut",
        ),
    ),
    "veteran of 44 who speaks French": (
        _veteran(),
        Advice(
            ("once invited", "French rounds"),
            ("Not directly", "military", "Forces"),
            "NCLC 7 is there; a round of French speakers asked as little as 382",
        ),
    ),
    "nominee through Express Entry": (
        _nominated(express_entry=True),
        Advice(
            ("With your nomination", "only when invited", "rounds for nominees"),
            ("Not directly", "Saskatchewan"),
            "600 points more; every round for nominees of 12 months asked 805 at most",
        ),
    ),
    "nominee outside Express Entry": (
        _nominated(express_entry=False),
        Advice(
            ("apply to Canada for residence now", "Residence by your nomination"),
            ("Not directly", "once invited", "Saskatchewan"),
            "the nomination is the class itself (Regulations, s. 87): no round",
        ),
    ),
    "student who never worked": (
        _developer(work=[], birth_date="2002-05-01"),
        Advice(
            ("Not decided yet", "a Canadian job offer"),
            ("Not directly", "transfer"),
            "an offer opens a permit; which one, the occupation decides",
        ),
    ),
    "pupil of seventeen": (
        _developer(work=[], birth_date="2009-06-01", education=[SECONDARY]),
        Advice(
            ("Not yet", "a study comes first"),
            ("French", "Quebec", "Not directly", "job offer"),
            "Quebec selects from 18 on, Express Entry asks a year of skilled work",
        ),
    ),
    "H-1B holder from Brazil with an offer in Calgary": (
        _in_calgary(),
        Advice(
            ("Calgary", "Global Talent", "on route 2"),
            ("CUSMA", "2029 at the earliest"),
            "Alberta's rounds ask a year of work there; French comes sooner",
        ),
    ),
}


def six_answers(*assets: str, **further: Any) -> Answers:
    """What the start page keeps of a developer's six answers."""
    known: dict[str, Any] = {
        "birth_date": date(1996, 5, 1),
        "citizenships": ("US",),
        "study": "three_year_or_more",
        "title": "Backend engineer",
        "noc": "21231",
        "years": Decimal(6),
        "assets": frozenset(assets),
    }
    return build_answers(Six(**known | further), date(2026, 11, 28))


# After six answers: nothing that nobody spoke of is hoped for, such as study in Canada.
BEGINNERS: dict[str, tuple[Answers, Advice]] = {
    "none of these": (
        six_answers(),
        Advice(("job offer", "CUSMA"), ("Post-graduation", "transfer"), ""),
    ),
    "nothing ticked": (
        six_answers(assets=None),
        Advice(("job offer", "CUSMA"), ("Post-graduation", "transfer"), ""),
    ),
    "an offer": (
        six_answers("job_offer"),
        Advice(("CUSMA professional",), ("Not directly", "Post-graduation"), ""),
    ),
    "an employer with an office": (
        six_answers("transfer"),
        Advice(("CUSMA transfer permit",), ("Post-graduation",), ""),
    ),
    "a start-up": (
        six_answers("venture"),
        Advice(("Start-up Visa is closed since 1 July 2026",), ("Post-grad",), ""),
    ),
    "French": (
        six_answers("french"),
        Advice(("job offer", "Francophone Mobility"), ("Post-graduation",), ""),
    ),
    "an ancestor": (
        six_answers("ancestor"),
        Advice(("may be a Canadian citizen already",), ("Post-graduation",), ""),
    ),
    "a Canadian partner": (
        six_answers("canadian_partner"),
        Advice(("residence now: Sponsorship",), ("Not directly",), ""),
    ),
    "a citizen of India": (
        six_answers(citizenships=("IN",)),
        Advice(("job offer", "Global Talent"), ("CUSMA", "Post-graduation"), ""),
    ),
    "no day of birth": (
        six_answers(birth_date=None),
        Advice(("job offer", "CUSMA"), ("Post-graduation",), ""),
    ),
    "a Canadian": (
        six_answers(citizenships=("US", "CA")),
        Advice(("Canadian citizen", "passport"), ("job offer", "CUSMA"), ""),
    ),
    "nothing at all": (
        {},
        Advice(("more answers",), ("CUSMA", "Post-graduation", "Quebec"), ""),
    ),
}

OFFERS: tuple[dict[str, Any] | None, ...] = (
    None,
    {"noc": "21231", "province": "BC", "city": "Vancouver", "wage_cad_hourly": 58},
    {"noc": "21232", "province": "ON", "city": "Toronto", "wage_cad_hourly": 75},
    {"noc": "22220", "province": "NS", "city": "Halifax", "wage_cad_hourly": 31},
    {"noc": "21211", "province": "QC", "city": "Montréal", "wage_cad_hourly": 47},
)
CITIZENSHIPS = (["US"], ["US"], ["US"], ["IN"], ["MX"], ["US", "IN"], ["US", "CA"])
TRANSFERS: tuple[dict[str, Any] | None, ...] = (
    None,
    {"relation": "affiliate", "months_continuous": 20, "role": "specialized_knowledge"},
    {"relation": "subsidiary", "months_continuous": 30, "role": "executive"},
)
TERMS = {"hours_per_week": 40, "indeterminate": True, "seasonal": False}


def anybody(seed: int) -> Answers:
    """A random household of any kind: citizenships, offers, transfers, ventures."""
    chance = Random(f"answer-{seed}")
    answers = copy.deepcopy(a_profile(seed))
    answers["applicant"]["citizenships"] = chance.choice(CITIZENSHIPS)
    offer = chance.choice(OFFERS)
    if chance.random() < 0.5:
        answers["job_offer"] = offer and {**offer, **TERMS}
    if chance.random() < 0.6:
        answers["transfer"] = chance.choice(TRANSFERS)
    if chance.random() < 0.15:
        answers["venture"] = {"commitment": "angel", "issued_on": "2025-10-01"}
    if chance.random() < 0.1:
        answers["applicant"]["canadian_ancestor"] = [GRANDMOTHER]
    return answers
