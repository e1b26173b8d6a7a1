"""Synthetic people: the same number on the same day is always the same person.

They are drawn, not taken from anybody: tech workers of the United States and others,
with and without partners, offers, transfers, studies and work in Canada. Some answers
are missing. They are as varied as the rules, not as the public: how many of them get
another verdict says where a change reaches, not how many people it concerns.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Final

Answers = dict[str, Any]
ABILITIES: Final = ("listening", "reading", "writing", "speaking")
TECH: Final = ("21231", "21232", "21222", "21211", "21311", "20012", "22220", "21233")
NOCS: Final = (
    *TECH,
    *TECH,
    *("00012", "00013", "12100", "22221", "22222", "22310", "31301", "42202"),
    *("52120", "63201", "64100", "64410", "65201", "72200", "73300", "75110"),
)
PLACES: Final = {
    "BC": ("Vancouver", "Kelowna", "Nelson"),
    "AB": ("Calgary", "Edmonton", "Red Deer"),
    "SK": ("Regina", "Saskatoon"),
    "MB": ("Winnipeg", "Brandon"),
    "ON": ("Toronto", "Ottawa", "London", "North Bay"),
    "QC": ("Montréal", "Québec", "Sherbrooke"),
    "NB": ("Moncton", "Fredericton"),
    "NS": ("Halifax", "Sydney"),
    "PE": ("Charlottetown",),
    "NL": ("St. John's",),
    "YT": ("Whitehorse",),
    "NT": ("Yellowknife",),
}
PROVINCES: Final = (*PLACES, "ON", "ON", "BC", "BC", "QC", "AB")
YEARS: Final = {
    "secondary": 12,
    "one_year": 1,
    "two_year": 2,
    "three_year_or_more": 4,
    "masters": 2,
    "professional": 4,
    "doctorate": 4,
}
LEVELS: Final = (*YEARS, "three_year_or_more", "three_year_or_more", "masters")
TYPES: Final = ("degree", "degree", "diploma", "certificate", "graduate_certificate")
RELATIONS: Final = (
    *("parent", "sibling", "child", "grandparent", "aunt_or_uncle", "cousin", "friend"),
)
CITIZENSHIPS: Final = (["US"], ["US"], ["US"], ["IN"], ["MX"], ["BR"], ["US", "FR"])
PERMITS: Final = (
    *(("worker", "lmia"), ("worker", "cusma"), ("worker", "pgwp"), ("worker", "open")),
    *(("student", "study"), ("visitor", "other"), ("worker", "intra_company")),
)
LONGEST_BACK: Final = 36_500


def person(number: int, on: date) -> Answers:
    """The answers of the synthetic person of that number, for assessments on a day."""
    return _Drawing(Random(f"synthetic-{number}"), on).person()  # noqa: S311


class _Drawing:
    """Draws the answers of one household."""

    def __init__(self, dice: Random, on: date) -> None:
        self.dice, self.on = dice, on

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def ago(self, least: int, most: int) -> str:
        """A day so many days before, or after where they are negative."""
        days = timedelta(self.dice.randint(least, most))
        return (self.on - days).isoformat()

    def person(self) -> Answers:
        dice = self.dice
        together = self.chance(0.45)
        answers: Answers = {
            "applicant": {**self.adult(), **self.further()},
            "marital_status": "married" if together else "never_married",
            "partner": self.partner() if together else None,
            "dependent_children": dice.choice((0, 0, 0, 1, 2)),
            "settlement_funds_cad": dice.choice((0, 9000, 16000, 25000, 60000, 250000)),
            "relatives_in_canada": [self.relative() for _ in range(self.few())],
            "job_offer": self.offer() if self.chance(0.55) else None,
            "transfer": self.transfer() if self.chance(0.15) else None,
            "venture": self.venture() if self.chance(0.08) else None,
            "treaty_enterprise": self.enterprise() if self.chance(0.06) else None,
            "nominations": [self.nomination()] if self.chance(0.06) else [],
            "status_in_canada": self.status() if self.chance(0.35) else None,
            "endorsements": [self.endorsement()] if self.chance(0.08) else [],
            "intended_provinces": dice.sample(
                sorted(PLACES), dice.choice((0, 1, 1, 2))
            ),
        }
        self.give_position(answers)
        self.leave_out(answers)
        return answers

    def few(self) -> int:
        return self.dice.choice((0, 0, 0, 0, 1, 1, 2))

    def place(self, in_canada: float) -> Answers:
        if not self.chance(in_canada):
            return {"country": "US", "province": None}
        return {"country": "CA", "province": self.dice.choice(PROVINCES)}

    def adult(self) -> Answers:
        """What is asked of applicant and partner alike."""
        dice = self.dice
        citizenships = dice.choice(CITIZENSHIPS)
        return {
            "birth_date": self.ago(365 * 19, 365 * 55),
            "citizenships": citizenships,
            "us_status": "citizen" if "US" in citizenships else "h1b",
            "education": [self.credential() for _ in range(dice.choice((0, 1, 1, 2)))],
            "work": [self.job() for _ in range(dice.choice((0, 1, 1, 2, 3)))],
            "trade_certificates": [self.certificate()] if self.chance(0.06) else [],
            **self.languages(),
        }

    def further(self) -> Answers:
        """What is asked of the applicant only."""
        lives = self.place(0.3)
        region = self.dice.choice(PROVINCES)
        return {
            "residence": lives,
            "residence_since": self.ago(60, 2500),
            "licences": [{"profession": "engineer", "region": region}]
            if self.chance(0.1)
            else [],
            "self_employed_activity": self.dice.choice(("none", "none", "culture")),
            "canadian_earnings": [
                {"tax_year": self.on.year - back, "earned_cad": amount}
                for back, amount in enumerate((70000, 45000, 29000))
                if self.chance(0.2)
            ],
        }

    def partner(self) -> Answers:
        return {
            **self.adult(),
            "accompanying": self.chance(0.85),
            "canadian_or_pr": self.chance(0.06),
        }

    def credential(self) -> Answers:
        level = self.dice.choice(LEVELS)
        lives = self.place(0.25)
        cities = PLACES.get(lives["province"] or "", (None,))
        return {
            "level": level,
            "field": "Computer science",
            "field_code": "11.0701",
            "field_group": self.dice.choice(("stem_health_trades", "business_social")),
            **lives,
            "years": max(YEARS[level] + self.dice.choice((-1, 0, 0, 0, 1)), 0),
            "completed_on": self.ago(-200, 5500),
            "full_time": self.chance(0.9),
            "eca_issued_on": self.ago(30, 2200) if self.chance(0.7) else None,
            "credential_type": self.dice.choice(TYPES),
            "study_city": self.dice.choice(cities),
        }

    def job(self) -> Answers:
        lives = self.place(0.3)
        end = self.dice.choice((0, 0, 0, 100, 400, 1200))
        start = end + self.dice.choice((120, 190, 380, 750, 1100, 1500, 2200, 3700))
        return {
            "noc": self.dice.choice(NOCS),
            "title": "Work",
            **lives,
            "start": self.ago(start, start + 60),
            "end": self.ago(end, end + 30) if end else None,
            "hours_per_week": self.dice.choice((15, 30, 37.5, 40, 40, 40)),
            "self_employed": self.chance(0.06),
            "full_time_student": self.chance(0.06),
            "authorized": self.chance(0.95),
            "employer": self.dice.choice(("Ada", "Byron", "Lovelace")),
            "work_city": self.dice.choice(PLACES.get(lives["province"] or "", (None,))),
        }

    def certificate(self) -> Answers:
        province = self.dice.choice(PROVINCES)
        return {"noc": "72200", "province": province, "issued_on": self.ago(30, 3000)}

    def languages(self) -> Answers:
        """A test, an estimate, or none, in English and in French."""
        tests: list[Answers] = []
        answers: Answers = {"language_tests": tests}
        least = self.dice.choice((4, 6, 7, 8, 9, 9))
        if self.chance(0.65):
            scores = self.levels(least, 12)
            taken = self.ago(20, 800)
            tests.append({"test": "celpip_general", "taken_on": taken, **scores})
        else:
            answers["estimate_en"] = self.levels(least, 10)
        french = self.levels(*self.dice.choice(((1, 5), (5, 8), (7, 10))))
        answers["estimate_fr"] = french if self.chance(0.3) else None
        return answers

    def levels(self, least: int, most: int) -> Answers:
        return {ability: self.dice.randint(least, most) for ability in ABILITIES}

    def relative(self) -> Answers:
        return {
            "relation": self.dice.choice(RELATIONS),
            "of": "applicant",
            "province": self.dice.choice((*PROVINCES, None)),
            "adult": self.chance(0.9),
            "citizen_or_pr": self.chance(0.8),
        }

    def offer(self) -> Answers:
        dice = self.dice
        province = dice.choice(PROVINCES)
        lasting = self.chance(0.75)
        return {
            "noc": dice.choice(NOCS),
            "title": "Work",
            "employer": dice.choice(("Ada", "Byron", "Clio")),
            "province": province,
            "city": dice.choice(PLACES[province]),
            "wage_cad_hourly": dice.randint(36, 190) / 2,
            "hours_per_week": dice.choice((20, 30, 37.5, 40, 40)),
            "indeterminate": lasting,
            **({} if lasting else {"months": dice.choice((6, 12, 24, 36))}),
            "seasonal": self.chance(0.05),
            "lmia": dice.choice(("none", "none", "pending", "positive")),
            "works_there_now": False,
            "employer_years_operating": dice.choice((1, 3, 12)),
            "employer_employees": dice.choice((4, 12, 150)),
            "employer_revenue_cad": dice.choice((300_000, 1_000_000, 20_000_000)),
            "referral_partner": self.chance(0.2),
            "labour_market_benefits_plan": self.chance(0.4),
            "category_a_positions_before": dice.choice((0, 1, 3)),
            "contract_form": dice.choice(("employee", "employee", "self_employed")),
            "profession": dice.choice(("computer-systems-analyst", "engineer")),
            "designated_employer": self.chance(0.2),
            "sector": dice.choice(("technology", "technology", "health_care")),
            **({"province_authorized": True} if self.chance(0.3) else {}),
        }

    def transfer(self) -> Answers:
        dice = self.dice
        roles = ("executive", "functional_manager", "specialized_knowledge", "other")
        return {
            "relation": dice.choice(("affiliate", "subsidiary", "parent", "none")),
            "months_continuous": dice.choice((6, 12, 30, 60)),
            "full_time": self.chance(0.95),
            "role": dice.choice(roles),
            "new_office": self.chance(0.15),
            "still_employed": self.chance(0.9),
            "position_similar": self.chance(0.9),
            "countries_with_revenue": dice.choice((1, 2, 5)),
        }

    def venture(self) -> Answers:
        kinds = ("venture_capital", "angel", "incubator", "none")
        return {
            "commitment": self.dice.choice(kinds),
            "amount_cad": self.dice.choice((0, 75_000, 200_000, 400_000)),
            "issued_on": self.ago(10, 400),
            "ownership_percent": self.dice.choice((8, 20, 60)),
            "group_ownership_percent": self.dice.choice((40, 60, 90)),
            "owners": self.dice.choice((1, 2, 5)),
        }

    def enterprise(self) -> Answers:
        return {
            "position": self.dice.choice(("executive", "essential_skills", "other")),
            "treaty_ownership_percent": self.dice.choice((40, 60, 100)),
            "applicant_percent": self.dice.choice((0, 60, 100)),
            "controls": self.chance(0.7),
            "canada_trade_percent": self.dice.choice((20, 60)),
            "capital_committed_cad": self.dice.choice((0, 200_000)),
        }

    def nomination(self) -> Answers:
        return {
            "province": self.dice.choice(PROVINCES),
            "express_entry": self.chance(0.7),
            "issued_on": self.ago(10, 300),
        }

    def status(self) -> Answers:
        kind, permit = self.dice.choice(PERMITS)
        return {"kind": kind, "permit": permit, "valid_until": self.ago(-900, 100)}

    def endorsement(self) -> Answers:
        kinds = ("community", "tourism_association", "atlantic_province")
        return {"endorser": self.dice.choice(kinds), "endorsed_on": self.ago(10, 300)}

    def give_position(self, answers: Answers) -> None:
        """Some of those with an offer work there already."""
        offer = answers["job_offer"]
        if offer is None or not self.chance(0.3):
            return
        offer["works_there_now"] = True
        position = {
            "noc": offer["noc"],
            "employer": offer["employer"],
            "country": "CA",
            "province": offer["province"],
            "work_city": offer["city"],
            "start": self.ago(40, 1600),
            "end": None,
        }
        answers["applicant"]["work"].append({**self.job(), **position})

    def leave_out(self, answers: Answers) -> None:
        """Some answers are missing: two in five households leave out a few."""
        if not self.chance(0.4):
            return
        for record in (answers, answers["applicant"], answers["job_offer"] or {}):
            names = sorted(record.keys() - {"applicant", "marital_status", "partner"})
            for name in self.dice.sample(names, min(len(names), self.few())):
                del record[name]
