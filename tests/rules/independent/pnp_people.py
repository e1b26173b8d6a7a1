"""Random people with a tie to western Canada or Ontario, as complete profiles.

Every answer that a grid of those provinces can ask for is given.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

ON = date(2026, 6, 20)
CITIES = {
    "BC": ["Vancouver", "Abbotsford", "Kelowna"],
    "AB": ["Calgary", "Edmonton", "Red Deer"],
    "SK": ["Regina", "Saskatoon"],
    "MB": ["Winnipeg", "Brandon"],
    "ON": ["Toronto", "Mississauga", "Barrie", "Ottawa", "London", "Thunder Bay"],
}
PROVINCES = sorted(CITIES)
NOCS = ["21231", "21232", "20012", "22222", "31301", "72200", "65201", "13110", "42202"]
TYPES = [
    None,
    "degree",
    "associate_degree",
    "diploma",
    "certificate",
    "graduate_certificate",
    "trade_certificate",
    "university_certificate",
]
LENGTHS = {
    "secondary": [12],
    "one_year": [1],
    "two_year": [2],
    "three_year_or_more": [3, 4],
    "masters": [1, 2],
    "professional": [4],
    "doctorate": [4],
}
EDGES = [180, 181, 182, 363, 364, 380, 393, 394, 726, 727, 728, 729]
RELATIONS = [
    "parent",
    "grandparent",
    "child",
    "grandchild",
    "sibling",
    "aunt_or_uncle",
    "niece_or_nephew",
    "cousin",
    "friend",
]


def _days(first: date, last: date) -> st.SearchStrategy[str]:
    return st.dates(first, last).map(lambda found: found.isoformat())


@st.composite
def places(draw: st.DrawFn) -> tuple[str, str | None, str | None]:
    """Country, province and city: in the United States, or in one of the five."""
    if draw(st.booleans()):
        return "US", None, None
    province = draw(st.sampled_from(PROVINCES))
    return "CA", province, draw(st.sampled_from(CITIES[province]))


@st.composite
def credentials(draw: st.DrawFn) -> dict[str, Any]:
    """A credential of any level, type and place."""
    country, province, city = draw(places())
    level = draw(st.sampled_from(sorted(LENGTHS)))
    return {
        "level": level,
        "field": "Computer science",
        "country": country,
        "province": province,
        "years": draw(st.sampled_from(LENGTHS[level])),
        "completed_on": draw(_days(date(2010, 1, 1), date(2027, 1, 1))),
        "full_time": True,
        "eca_issued_on": None,
        "credential_type": draw(st.sampled_from(TYPES)),
        "study_city": city,
    }


@st.composite
def jobs(draw: st.DrawFn) -> dict[str, Any]:
    """A job of some days to ten years, that may last."""
    country, province, city = draw(places())
    start = draw(st.dates(date(2013, 1, 1), date(2026, 8, 1)))
    length = draw(
        st.one_of(st.integers(0, 400), st.integers(170, 190), st.integers(400, 3600))
    )
    end = start + timedelta(length)
    return {
        "noc": draw(st.sampled_from(NOCS)),
        "title": "Work",
        "country": country,
        "province": province,
        "start": start.isoformat(),
        "end": None if end >= ON else end.isoformat(),
        "hours_per_week": draw(st.sampled_from([8, 15, 29, 30, 37, 40])),
        "self_employed": False,
        "full_time_student": False,
        "authorized": draw(st.booleans()),
        "employer": draw(st.sampled_from(["Acme", "Prairie Software"])),
        "work_city": city,
    }


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    """An offer in one of the five provinces."""
    province = draw(st.sampled_from(PROVINCES))
    wage = draw(st.one_of(st.integers(15, 75), st.decimals(15, 75, places=2)))
    return {
        "noc": draw(st.sampled_from(NOCS)),
        "title": "Work",
        "employer": "Prairie Software",
        "province": province,
        "city": draw(st.sampled_from(CITIES[province])),
        "wage_cad_hourly": float(wage),
        "hours_per_week": draw(st.sampled_from([20, 30, 40])),
        "indeterminate": draw(st.booleans()),
        "months": 18,
        "seasonal": False,
        "works_there_now": draw(st.booleans()),
    }


@st.composite
def relatives(draw: st.DrawFn) -> dict[str, Any]:
    """A relative or friend in Canada."""
    return {
        "relation": draw(st.sampled_from(RELATIONS)),
        "of": "applicant",
        "province": draw(st.sampled_from([*PROVINCES, "NS", None])),
        "adult": draw(st.booleans()),
        "citizen_or_pr": draw(st.booleans()),
    }


@st.composite
def spoken(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Expected levels in English, in French, in both or in neither."""
    names = ("reading", "writing", "listening", "speaking")
    levels = st.one_of(
        st.tuples(*[st.integers(0, 12)] * 4), st.tuples(*[st.integers(4, 10)] * 4)
    )
    return [
        {"test": test, **dict(zip(names, draw(levels), strict=True))}
        for test in ("estimate_en", "estimate_fr")
        if draw(st.booleans())
    ]


def _dated(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.fixed_dictionaries(dict(values)), max_size=2)


RECENT = _days(date(2024, 1, 1), date(2026, 9, 1))

applicants = st.fixed_dictionaries(
    {
        "birth_date": _days(date(1970, 1, 1), date(2010, 1, 1)),
        "education": st.lists(credentials(), max_size=3),
        "language_tests": spoken(),
        "work": st.lists(jobs(), max_size=3),
        "trade_certificates": _dated(
            noc=st.just("72200"),
            province=st.sampled_from(PROVINCES),
            issued_on=RECENT,
        ),
        "licences": _dated(
            profession=st.just("engineer"),
            region=st.sampled_from(PROVINCES),
            licensed_on=RECENT,
        ),
        "canadian_earnings": _dated(
            tax_year=st.integers(2018, 2026),
            earned_cad=st.sampled_from([0, 29999, 30000, 40000, 50000, 69999, 70000]),
        ),
    }
)

answers = st.fixed_dictionaries(
    {
        "applicant": applicants,
        "marital_status": st.just("never_married"),
        "partner": st.none(),
        "dependent_children": st.just(0),
        "relatives_in_canada": st.lists(relatives(), max_size=3),
        "job_offer": st.none() | offers(),
        "nominations": st.just([]),
        "status_in_canada": st.none()
        | st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["visitor", "worker", "student"]),
                "permit": st.just("other"),
                "valid_until": _days(date(2026, 1, 1), date(2027, 1, 1)),
            }
        ),
        "endorsements": _dated(
            endorser=st.sampled_from(
                ["community", "tourism_association", "law_enforcement"]
            ),
            endorsed_on=RECENT,
        ),
        "provincial_invitations": _dated(
            inviter=st.sampled_from(["MB", "ON"]),
            initiative=st.just("tech"),
            invited_on=RECENT,
        ),
        "destination_city": st.sampled_from([None, "Winnipeg", "Brandon", "Toronto"]),
        "applications_elsewhere": st.just([]),
    }
)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """A person; some of those with an offer have worked in its position."""
    found: dict[str, Any] = draw(answers)
    offer = found["job_offer"]
    if offer and draw(st.booleans()):
        days = st.integers(20, 900) | st.sampled_from(EDGES)
        start = ON - timedelta(draw(days))
        in_position = {
            **draw(jobs()),
            "noc": offer["noc"],
            "employer": offer["employer"],
            "country": "CA",
            "province": offer["province"],
            "work_city": offer["city"],
            "start": start.isoformat(),
            "end": None,
            "hours_per_week": draw(st.sampled_from([15, 30, 40])),
        }
        works = draw(st.sampled_from([True, True, False]))
        found = {**found, "job_offer": {**offer, "works_there_now": works}}
        work = [*found["applicant"]["work"], in_position]
        found = {**found, "applicant": {**found["applicant"], "work": work}}
    return found
