"""Answers of people whom one knows: what a good adviser names first."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from pathways.answered import write_answer
from pathways.rules.engine.criteria import Verdict
from pathways.rules.planner.walking import USABLE
from pathways.rules.profile.profile import JobOffer, read_profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.routes.answer import answer
from pathways.rules.routes.asking import RARE
from pathways.rules.routes.model import STREAM, Answer
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment
from pathways.selectors.past_rounds import past_rounds
from pathways.words.routes import head_name, route_name, state_of
from tests.harness import fuzz
from tests.rules.answer_people import BEGINNERS, PEOPLE, anybody, persona
from tests.rules.independent import past_rounds as independent

ON = date(2026, 11, 28)
# Of each persona the first route, and words that the sentence holds: as the example
# pages of the design have them, each from the rules and rounds of the reference.
EXPECTED: list[tuple[str, list[str], list[str]]] = [
    (
        "developer_in_bc",
        ["cusma/professional", "pnp/bc/sw", "express-entry/fsw"],
        ["Vancouver", "December 2026", "CUSMA professional", "2.50 CAD an hour more"],
    ),
    (
        "developer_without_offer",
        ["cusma/professional", "pnp/bc/sw", "express-entry/fsw"],
        ["Canadian job offer", "CUSMA professional", "French"],
    ),
    (
        "data_scientist_with_partner",
        ["express-entry/category/french"],
        ["partner’s name", "526 points", "11 of 11 rounds"],
    ),
    (
        "manager_with_affiliate",
        ["cusma/intra-company-transferee", "express-entry/cec"],
        ["CUSMA transfer permit", "December 2026"],
    ),
]


def answered(rulebook: Rulebook, answers: dict[str, Any]) -> Answer:
    return answer(rulebook, read_profile(answers), ON, past_rounds())


@pytest.mark.parametrize(
    ("name", "streams", "words"),
    EXPECTED,
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_person_hears_first_what_a_good_adviser_says_first(
    rulebook: Rulebook, name: str, streams: list[str], words: list[str]
) -> None:
    result = answered(rulebook, persona(name))

    assert list(result.routes[0].streams) == streams
    sentence = write_answer(rulebook, result)["sentence"]
    assert [word for word in words if word not in sentence] == []
    assert len(sentence.split()) <= 60


def test_a_founder_hears_first_that_the_start_up_visa_is_closed(
    rulebook: Rulebook,
) -> None:
    written = write_answer(rulebook, answered(rulebook, persona("founder")))

    assert written["sentence"].startswith(
        "The Start-up Visa is closed since 1 July 2026"
    )
    assert "CUSMA investor permit" in written["sentence"]
    assert written["five"]["start-up-visa"]["state"] == "closed"


@pytest.mark.parametrize(
    "who", [{"citizenships": ["US", "CA"]}, {"canadian_permanent_resident": True}]
)
def test_who_is_canadian_already_needs_nothing(
    rulebook: Rulebook, who: dict[str, Any]
) -> None:
    answers = persona("developer_without_offer")

    result = answered(rulebook, {**answers, "applicant": answers["applicant"] | who})

    assert (result.kind, result.routes) == ("not_needed", ())
    assert {item.state for item in result.five} == {"not_needed"}
    assessment = rulebook.assess(result.profile, ON)
    verdicts = {assessment.verdict(stream) for stream in assessment.streams}
    assert verdicts == {Verdict.NOT_MET}


def test_the_missing_pay_is_full_to_the_cent_with_the_rounds_that_it_meets(
    rulebook: Rulebook,
) -> None:
    first = answered(rulebook, persona("developer_in_bc")).routes[0]

    lever = dict(first.levers[0].values)
    assert (str(lever["wage"]), str(lever["gap"])) == ("62.5", "2.5")
    assert first.rounds is not None
    assert (first.rounds.met, first.rounds.of) == (7, 9)


@pytest.mark.parametrize("name", [*PEOPLE, *BEGINNERS])
def test_the_first_eighty_words_name_the_route_and_no_wrong_one(
    rulebook: Rulebook, name: str
) -> None:
    answers, advice = (PEOPLE | BEGINNERS)[name]

    words = first_words(rulebook, answered(rulebook, answers))

    assert [say for say in advice.says if say not in words] == [], words
    assert [item for item in advice.never if item in words] == [], words


def first_words(rulebook: Rulebook, answer: Answer) -> str:
    """The sentence and the heads of the routes, up to 80 words."""
    rules = rulebook.rules(answer.on)
    heads = [route_name(route, rules) for route in answer.routes]
    text = " ".join([write_answer(rulebook, answer)["sentence"], *heads])
    return " ".join(text.split()[:80])


def test_no_profession_is_named_that_the_study_does_not_satisfy(
    rulebook: Rulebook,
) -> None:
    answers, _ = PEOPLE["no degree"]

    reply = answered(rulebook, answers)

    levers = [step for route in reply.routes for step in route.levers]
    professions = {dict(step.values).get("profession") for step in levers}
    assert professions == {None}
    streams = {slug for route in reply.routes for slug in route.streams}
    assert "cusma/professional" not in streams


def test_an_offer_in_quebec_leads_to_no_federal_program(rulebook: Rulebook) -> None:
    answers, _ = PEOPLE["developer without an offer"]

    reply = answered(rulebook, {**answers, "intended_provinces": ["QC"]})

    for route in (*reply.routes, *reply.further):
        if any(dict(step.values).get("province") == "QC" for step in route.levers):
            streams = [
                stream for stream in route.streams if stream.startswith("express-entry")
            ]
            assert streams == []


def test_the_question_is_what_the_best_route_asks_first(rulebook: Rulebook) -> None:
    reply = answered(rulebook, persona("developer_in_bc"))

    assert reply.ask is not None
    assert (reply.ask.path, reply.ask.routes) == ("job_offer.profession", 2)


def test_a_canadian_with_a_start_up_hears_what_citizens_need_and_nothing_else(
    rulebook: Rulebook,
) -> None:
    founder = persona("founder")
    citizen = founder["applicant"] | {"citizenships": ["US", "CA"]}

    reply = answered(rulebook, {**founder, "applicant": citizen})

    written = write_answer(rulebook, reply)
    assert written["sentence"].startswith("You are a Canadian citizen")


def test_the_five_point_at_the_permit_that_the_first_route_begins_with(
    rulebook: Rulebook,
) -> None:
    reply = answered(rulebook, persona("founder"))

    streams = {item.slug: item.stream for item in reply.five}
    assert streams["cusma"] == reply.routes[0].streams[0] == "cusma/investor"


def test_an_offer_in_an_unknown_province_leads_to_no_province_and_asks_for_it(
    rulebook: Rulebook,
) -> None:
    answers, _ = BEGINNERS["an offer"]

    reply = answered(rulebook, answers)

    streams = {slug for route in reply.routes for slug in route.streams}
    assert [stream for stream in streams if stream.startswith("pnp/")] == []
    assert reply.ask is not None
    assert reply.ask.path == "job_offer.province"


def test_nobody_is_full_to_find_an_offer_above_every_published_wage(
    rulebook: Rulebook,
) -> None:
    answers = persona("developer_without_offer")
    nurse = answers["applicant"]
    nurse["work"] = [nurse["work"][0] | {"noc": "31301"}]

    reply = answered(rulebook, answers)

    wages = [dict(step.values).get("wage") for r in reply.routes for step in r.levers]
    assert max(wage for wage in wages if isinstance(wage, Decimal)) < 52


@pytest.mark.slow
@pytest.mark.random
@pytest.mark.parametrize("hundred", range(20 if fuzz.TIMES else 2))
def test_routes_of_people_are_assessments_of_open_streams(
    rulebook: Rulebook, hundred: int
) -> None:
    """200 people each time, and all 2,000 in `make fuzz`."""
    reached = 0
    for seed in range(100 * hundred, 100 * hundred + 100):
        reply = answered(rulebook, anybody(seed))
        check_steps(rulebook, reply)
        check_levers(reply)
        check_rounds(rulebook, reply)
        reached += len(reply.routes)

    assert reached > 100


def check_steps(rulebook: Rulebook, reply: Answer) -> None:
    """Each stream's verdict is that of `assess` on its day, and it is not shut."""
    for route in (*reply.routes, *reply.further):
        for step in (item for item in route.steps if item.what == STREAM):
            assessed = rulebook.assess(step.profile, step.begins)
            stream = assessed.rules.stream(step.slug)
            assert assessed.verdict(stream) is step.verdict
            assert stream.intake(step.begins) in USABLE
            assert step.verdict is not Verdict.NOT_MET


def check_levers(reply: Answer) -> None:
    """The three differ, and nothing contradicts a "no" or an offer that is there."""
    firsts = [
        (route.levers[0].slug if route.levers else "", route.streams[0])
        for route in reply.routes
    ]
    assert len(set(firsts)) == len(firsts)
    levers = {step.slug for route in reply.routes for step in route.levers}
    if reply.profile.transfer is None:
        assert "transfer" not in levers
    if isinstance(reply.profile.job_offer, JobOffer):
        assert "job-offer" not in levers
    if reply.kind == "not_needed":
        assert reply.routes == ()


def check_rounds(rulebook: Rulebook, reply: Answer) -> None:
    """A brute count of the rows gives each count of rounds."""
    for route in (item for item in reply.routes if item.rounds and item.rounds.of):
        assert route.rounds is not None
        inviting = next(step for step in route.steps if step.slug == route.rounds_of)
        assessed = rulebook.assess(inviting.profile, inviting.begins)
        counted = independent.count(
            route.rounds_of, ON, route.rounds.months, Seen(assessed)
        )
        assert counted == (route.rounds.met, route.rounds.of), route.rounds_of


class Seen:
    """Whom the second count compares: points that are sure, and the offer's answers."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        offer = assessment.case.profile.job_offer
        self.offer = offer if isinstance(offer, JobOffer) else JobOffer()

    def score(self, grid: str) -> int:
        return int(self.assessment.score(grid).lower)

    @property
    def nominated(self) -> bool:
        held = self.assessment.case.profile.nominations
        kinds = [] if held is UNANSWERED else [item.express_entry for item in held]
        return any(kind is UNANSWERED or kind for kind in kinds)

    @property
    def hourly(self) -> float:
        wage = self.offer.wage_cad_hourly
        return float(wage) if isinstance(wage, Decimal | int) else 0

    @property
    def yearly(self) -> float:
        hours = self.offer.hours_per_week
        weekly = float(hours) if isinstance(hours, Decimal | int) else 0
        return self.hourly * weekly * 52

    @property
    def teer(self) -> str:
        return self.offer.noc[1] if isinstance(self.offer.noc, str) else ""

    @property
    def sector(self) -> Any:
        return self.offer.sector


def test_the_kinds_of_the_agreement_stand_for_themselves(rulebook: Rulebook) -> None:
    every = {
        name: {part.stream: part.state for part in cusma.parts}
        for name in ("offer at 60 in Vancouver", "founder with an angel's letter")
        for cusma in answered(rulebook, PEOPLE[name][0]).five
        if cusma.slug == "cusma"
    }

    assert every == {
        "offer at 60 in Vancouver": {
            "cusma/professional": "ask",
            "cusma/intra-company-transferee": "not_for_you",
        },
        "founder with an angel's letter": {
            "cusma/professional": "not_for_you",
            "cusma/intra-company-transferee": "not_for_you",
            "cusma/trader": "officer",
            "cusma/investor": "officer",
        },
    }


def test_a_reason_is_the_persons_own_and_not_that_of_another_stream(
    rulebook: Rulebook,
) -> None:
    five = answered(
        rulebook, PEOPLE["data scientist with an offer in Montréal"][0]
    ).five
    entry = next(item for item in five if item.slug == "express-entry")

    assert (entry.state, entry.stream) == ("not_for_you", "express-entry/fsw")
    assert entry.requirement == "not-quebec"


@pytest.mark.parametrize("name", [*PEOPLE, *BEGINNERS])
def test_nobody_is_asked_first_for_what_few_have(rulebook: Rulebook, name: str) -> None:
    answers = {**PEOPLE, **BEGINNERS}[name][0]
    ask = answered(rulebook, answers).ask

    assert ask is None or ask.path not in RARE


STUDENT: dict[str, Any] = {
    "applicant": {
        "birth_date": "2002-05-01",
        "citizenships": ["IN"],
        "us_status": "f1",
        "education": [
            {"level": "masters", "country": "US", "completed_on": "2026-05-15"}
        ],
        "estimate_en": dict.fromkeys(
            ("listening", "reading", "writing", "speaking"), 9
        ),
        "estimate_fr": None,
    },
    "marital_status": "never_married",
    "dependent_children": 0,
    "job_offer": None,
    "transfer": None,
    "venture": None,
}
WORK: Final = {"noc": "21232", "start": "2026-06-01", "hours_per_week": 40}


@pytest.mark.parametrize("work", [[], [{**WORK, "country": "US"}]])
def test_a_student_is_never_told_first_to_change_employers(
    rulebook: Rulebook, work: list[dict[str, Any]]
) -> None:
    applicant = {**STUDENT["applicant"], "work": work}

    reply = answered(rulebook, {**STUDENT, "applicant": applicant})

    levers = [step.slug for route in reply.routes for step in route.levers]
    assert levers[:1] != ["employer-with-office"]
    assert "employer-with-office" not in levers or work
    assert "job-offer" in levers or not work


def test_express_entry_is_the_better_partners(rulebook: Rulebook) -> None:
    couple = answered(rulebook, PEOPLE["couple with the better partner"][0])

    entry = next(item for item in couple.five if item.slug == "express-entry")
    assert couple.principal is not None
    assert couple.principal.better == "partner"
    assert (entry.state, entry.chance, entry.by_partner) == ("eligible", 0, True)
    text = write_answer(rulebook, couple)["five"]["express-entry"]["text"]
    assert text == "Partner as principal: 526 points, 11 of 11"


def test_express_entry_is_ones_own_where_the_partner_is_no_better(
    rulebook: Rulebook,
) -> None:
    five = answered(rulebook, persona("manager_with_affiliate")).five

    assert [item.slug for item in five if item.by_partner] == []


def test_a_route_stands_as_its_first_permit_does_where_no_step_comes_before_it(
    rulebook: Rulebook,
) -> None:
    offered = answered(rulebook, PEOPLE["offer at 60 in Vancouver"][0])

    first, second, _third = offered.routes
    assert ([step.slug for step in first.levers], first.before) == (["offer-wage"], ())
    assert state_of(first) == "ask"
    assert (len(second.before), state_of(second)) == (1, "needs_step")


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (
            "offer at 60 in Vancouver",
            "“An occupation on CUSMA’s list of 63 professions”",
        ),
        (
            "married to a Canadian",
            "“A sponsoring spouse or partner of 18 years or more”",
        ),
    ],
)
def test_what_you_could_do_now_says_what_is_still_to_answer(
    rulebook: Rulebook, name: str, asked: str
) -> None:
    sentence = write_answer(rulebook, answered(rulebook, PEOPLE[name][0]))["sentence"]

    assert f"Still to answer, first: {asked}." in sentence


def test_rounds_are_counted_at_the_wage_of_today_and_at_that_of_the_route(
    rulebook: Rulebook,
) -> None:
    first = answered(rulebook, PEOPLE["offer at 60 in Vancouver"][0]).routes[0]

    assert [(str(item.wage), item.met) for item in first.paid] == [
        ("60", 4),
        ("62.5", 7),
    ]


def test_rounds_of_an_offer_to_find_are_counted_at_its_wage(
    rulebook: Rulebook,
) -> None:
    routes = answered(rulebook, PEOPLE["developer without an offer"][0]).routes

    first, _second, french = routes
    wage = dict(first.levers[0].values)["wage"]
    assert first.rounds is not None
    assert [(item.wage, item.met) for item in first.paid] == [(wage, first.rounds.met)]
    assert french.paid == ()


@pytest.mark.parametrize("name", [*PEOPLE, *BEGINNERS])
def test_every_route_says_what_could_stop_it_and_every_task_where(
    rulebook: Rulebook, name: str
) -> None:
    result = answered(rulebook, (PEOPLE | BEGINNERS)[name][0])
    written = write_answer(rulebook, result)

    assert [route["stops"] for route in written["routes"] if not route["stops"]] == []
    pages = [str(task["url"]) for task in written["tasks"]]
    assert [page for page in pages if not page.startswith("https://")] == []
    assert len({item["task"] for item in written["tasks"]}) == len(pages)
    assert len(pages) == 3 or not result.routes


def test_a_language_to_learn_may_stop_a_route_and_has_no_official_figure(
    rulebook: Rulebook,
) -> None:
    people = (persona("data_scientist_with_partner"), persona("developer_in_bc"))
    couple, single = (
        write_answer(rulebook, answered(rulebook, answers))["routes"]
        for answers in people
    )

    assert single[2]["stops"][0] == "Less than NCLC 7 in one of the four abilities."
    assert single[2]["cost_cad"]["unknown"] == ["French lessons and test"]
    grid = "A round by the grid of 3 November 2026: we have no official figure."
    assert couple[0]["stops"] == [grid]
    assert couple[0]["cost_cad"]["unknown"] == []


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("offer at 60 in Vancouver", ["offer-wage", "french", "duties"]),
        ("developer without an offer", ["job-offer", "french", "duties"]),
        ("48 years old", ["job-offer", "duties", "cusma/professional"]),
        (
            "no degree",
            ["job-offer", "global-talent-stream/category-b", "pnp/bc/sw"],
        ),
    ],
)
def test_three_tasks_serve_the_routes(
    rulebook: Rulebook, name: str, slugs: list[str]
) -> None:
    tasks = answered(rulebook, PEOPLE[name][0]).tasks

    assert [task.slug for task in tasks] == slugs


def test_who_has_a_business_is_answered_where_the_edition_has_no_start_up_visa(
    rulebook: Rulebook,
) -> None:
    streams = [s for s in rulebook.snapshot["streams"] if s["slug"] != "start-up-visa"]
    without = Rulebook({**rulebook.snapshot, "streams": streams})

    written = write_answer(without, answered(without, persona("founder")))

    assert "Start-up Visa" not in written["sentence"]
    assert written["tasks"][0]["url"] is None


FULL: Final = dict.fromkeys(("listening", "reading", "writing", "speaking"), 10)


def nominee(**nomination: Any) -> dict[str, Any]:
    """The developer without an offer, with a nomination of British Columbia."""
    answers = persona("developer_without_offer")
    return {**answers, "nominations": [{"province": "BC", **nomination}]}


def test_a_nominee_through_express_entry_applies_when_a_round_for_nominees_invites(
    rulebook: Rulebook,
) -> None:
    """600 points more (pnp.yaml), and every round for nominees in 12 months asked 805
    at most (express_entry_rounds.csv, category pnp); no offer is needed.
    """
    reply = answered(rulebook, nominee(express_entry=True, issued_on="2026-10-01"))

    first = reply.routes[0]
    assert (first.levers, first.streams) == ((), ("express-entry/fsw",))
    held = independent.federal_rows("express-entry/fsw", nominated=True)
    year = [row for row in held if "2025-11-28" < row[0]["held_on"] <= "2026-11-28"]
    assert first.rounds is not None
    assert {row[0]["category"] for row in year} == {"pnp"}
    assert (first.rounds.met, first.rounds.of) == (len(year), len(year))
    said = write_answer(rulebook, reply)["sentence"]
    assert said.startswith("With your nomination you apply only when invited")
    assert f"{len(year)} of {len(year)} rounds in 12 months" in said
    assert first.residence_from is not None


@pytest.mark.parametrize(
    "held", [None, [], [{"province": "BC", "express_entry": False}]]
)
def test_rounds_for_nominees_count_for_nobody_else(
    rulebook: Rulebook, held: list[dict[str, Any]] | None
) -> None:
    """Whoever holds none, did not say, or was nominated outside Express Entry."""
    answers = persona("developer_without_offer")
    answers.pop("nominations", None)
    said = {} if held is None else {"nominations": held}

    assessed = rulebook.assess(read_profile({**answers, **said}), ON)

    for slug in ("fsw", "cec", "fst"):
        stream = assessed.rules.stream(f"express-entry/{slug}")
        counted = past_rounds().met(stream, assessed, ON, 12)
        second = independent.count(stream.slug, ON, 12, Seen(assessed))
        assert counted is not None
        assert (counted.least, counted.of) == second
        assert counted.of == len(
            [
                row
                for row in independent.federal_rows(stream.slug)
                if "2025-11-28" < row[0]["held_on"] <= "2026-11-28"
            ]
        )


def test_a_nominee_outside_express_entry_applies_to_canada_first(
    rulebook: Rulebook,
) -> None:
    """The nomination is the class itself (Immigration and Refugee Protection
    Regulations, s. 87): no pool, no round, 12 to 13 months (pnp_bc.yaml).
    """
    reply = answered(rulebook, nominee(express_entry=False, issued_on="2026-10-01"))

    first = reply.routes[0]
    assert reply.kind == "open_now"
    assert [step.what for step in first.steps] == ["federal"]
    assert (first.rounds, first.chance) == (None, 0)
    assert str(first.residence_from) == "2027-12-28"
    written = write_answer(rulebook, reply)
    assert written["sentence"].startswith(
        "With your nomination, you can apply to Canada for residence now. "
        "Residence could come in December 2027 at the earliest."
    )
    assert written["tasks"][0]["text"] == "Apply to Canada with your nomination"
    assert written["routes"][0]["steps"][0]["federal"].startswith("pnp/bc/")


def test_a_nomination_whose_kind_nobody_told_asks_for_it_first(
    rulebook: Rulebook,
) -> None:
    reply = answered(rulebook, nominee())

    assert reply.kind == "asks"
    assert reply.ask is not None
    assert reply.ask.path == "nominations.express_entry"
    sentence = write_answer(rulebook, reply)["sentence"]
    assert sentence.startswith("Your nomination decides")


def test_a_nominee_looks_for_no_offer_in_another_province(rulebook: Rulebook) -> None:
    """Who was nominated intends to live there (the Regulations, s. 87(2)(b))."""
    answers = nominee(express_entry=True)
    del answers["intended_provinces"]

    reply = answered(rulebook, answers)

    steps = [step for route in (*reply.routes, *reply.further) for step in route.levers]
    provinces = {dict(step.values).get("province") for step in steps}
    assert provinces <= {None, "BC"}


def test_a_student_who_never_worked_is_asked_for_the_occupation_first(
    rulebook: Rulebook,
) -> None:
    """No employer can be looked for, and no list holds, without an occupation."""
    applicant = {**STUDENT["applicant"], "work": []}

    reply = answered(rulebook, {**STUDENT, "applicant": applicant})
    named = answered(
        rulebook,
        {**STUDENT, "applicant": {**applicant, "primary_noc": "21231"}},
    )

    assert reply.ask is not None
    assert reply.ask.path == "applicant.primary_noc"
    sentence = write_answer(rulebook, reply)["sentence"]
    assert "What opens a route: a Canadian job offer" in sentence
    assert named.ask is None or named.ask.path != "applicant.primary_noc"
    assert named.routes[0].levers[0].slug == "job-offer"


@pytest.mark.parametrize("is_full", [True, False])
def test_nobody_of_seventeen_is_full_of_a_route_that_is_none(
    rulebook: Rulebook, is_full: bool
) -> None:
    """Quebec selects from 18 years on (pnp_qc.yaml), Express Entry asks a year of
    skilled work (express_entry_programs.yaml), permits an offer: nothing is there yet.
    """
    pupil = {
        "birth_date": "2009-06-01",
        "citizenships": ["US"],
        "us_status": "citizen",
        "residence": {"country": "US"},
        "education": [
            {"level": "secondary", "country": "US", "completed_on": "2026-06-01"}
        ],
        "language_tests": [],
        "estimate_en": FULL,
        "work": [],
    }
    nothing: dict[str, Any] = {
        "marital_status": "never_married",
        "dependent_children": 0,
        "job_offer": None,
        "transfer": None,
        "venture": None,
        "nominations": [],
    }
    more = {"relatives_in_canada": [], "intended_provinces": ["ON"]} if is_full else {}

    reply = answered(rulebook, {"applicant": pupil, **nothing, **more})

    assert (reply.kind, reply.routes, reply.ask) == ("none", (), None)
    assert [task.slug for task in reply.tasks] == ["study"]
    sentence = write_answer(rulebook, reply)["sentence"]
    assert sentence.startswith("Not yet: below 18")
    assert "Quebec" not in sentence


@pytest.mark.parametrize("place", [("ON", "Toronto"), ("QC", "Montréal")])
def test_three_routes_do_not_name_one_province_twice_where_another_step_is_there(
    rulebook: Rulebook, place: tuple[str, str]
) -> None:
    province, city = place
    answers = persona("developer_in_bc")
    answers["job_offer"] |= {
        "province": province,
        "city": city,
        "wage_cad_hourly": 50,
    }
    answers.pop("intended_provinces", None)

    reply = answered(rulebook, answers)

    rules = rulebook.rules(ON)
    heads = [head_name(route, rules) for route in reply.routes]
    assert len(set(heads)) == len(heads)
    levers = [route.levers[0].slug for route in reply.routes if route.levers]
    assert len(set(levers)) == len(levers)
