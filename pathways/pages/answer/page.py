"""The Answer page of one person, everything found before it is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.forms.where_asked import question_for
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Cite
from pathways.pages.answer.moves import move_rows
from pathways.pages.answer.rounds import round_panels
from pathways.pages.answer.routes import rounds_of, route_cards, task_rows
from pathways.pages.answer.section import (
    AnswerPage,
    FiveRow,
    PrincipalRow,
    ProvinceRow,
    Question,
)
from pathways.rules.routes import model
from pathways.rules.routes.model import STREAM, Answer
from pathways.rules.rulebook import Rulebook
from pathways.selectors.person import Person
from pathways.words.answer import sentences
from pathways.words.counts import day_words, score_words
from pathways.words.five import five_words
from pathways.words.places import province_name
from pathways.words.routes import listed, route_name
from pathways.words.states import STANDS
from pathways.words.tasks import TASKS

CRS: Final = "crs"
FIVE: Final = {
    "global-talent-stream": lazy("Global Talent Stream"),
    "cusma": lazy("CUSMA"),
    "start-up-visa": lazy("Start-up Visa"),
    "provincial-nomination": lazy("Provincial nomination"),
    "express-entry": lazy("Express Entry"),
}
BEST: Final = 3


def answer_page(person: Person) -> AnswerPage:
    """Sentence, routes, this week, the five, one question, and what lies below."""
    standing, answer = person.standing, person.answer
    rulebook = standing.rulebook
    is_needed = answer.kind != model.NOT_NEEDED
    first, *rest = sentences(rulebook, answer)
    return AnswerPage(
        kicker=_("By the rules of %(day)s") % {"day": day_words(person.on)},
        heading=first,
        lead=" ".join(rest),
        routes=route_cards(rulebook, answer),
        preparations=_preparations(answer),
        tasks=task_rows(rulebook, answer),
        five=tuple(_five(rulebook, answer)) if is_needed else (),
        question=_question(answer),
        score=_score(answer),
        sheet=_sheet(person) if is_needed else None,
        panels=round_panels(person) if is_needed else (),
        moves=move_rows(rulebook, answer) if is_needed else (),
        us_two=tuple(_us_two(answer)),
        provinces=tuple(_provinces(rulebook, answer)),
        sources=tuple(_sources(person)) if is_needed else (),
        streams=len(standing.assessment.streams),
    )


def _preparations(answer: Answer) -> str:
    """What is folded into each route, as one sentence."""
    if not answer.preparations:
        return ""
    names = listed(str(TASKS[one.slug]).lower() for one in answer.preparations)
    return _("Each route counts these papers as ready: %(names)s.") % {"names": names}


def _five(rulebook: Rulebook, answer: Answer) -> Iterator[FiveRow]:
    for one in answer.five:
        words = five_words(rulebook, answer, one)
        state = "no_round" if one.state == "eligible" and one.chance > 1 else one.state
        told = "" if words == str(STANDS[state]) else words.partition(": ")[2] or words
        yield FiveRow(str(FIVE[one.slug]), state, told, one.stream)


def _question(answer: Answer) -> Question | None:
    """Where the one question is asked, and how many routes hang on it."""
    asked = question_for(answer.ask.path) if answer.ask else None
    if answer.ask is None or asked is None:
        return None
    about = ngettext(
        "It decides %(n)s route.", "It decides %(n)s routes.", answer.ask.routes
    )
    words = {"n": answer.ask.routes}
    return Question(str(asked.label), about % words, asked.page, asked.anchor)


def _score(answer: Answer) -> str:
    """The score today and, where papers are missing, with them."""
    today = score_words(answer.crs_today)
    if answer.crs_today == answer.crs_prepared:
        return _("You have %(today)s points today.") % {"today": today}
    words = {"today": today, "prepared": score_words(answer.crs_prepared)}
    return (
        _("You have %(today)s points today, and %(prepared)s with your papers.") % words
    )


def _sheet(person: Person) -> ScoreSheet | None:
    return score_sheet(person.standing, CRS)


def _us_two(answer: Answer) -> Iterator[PrincipalRow]:
    """Both as the principal applicant, the better one marked."""
    two = answer.principal
    if two is None:
        return
    yield PrincipalRow(
        _("Your partner, you come along"),
        score_words(two.partner),
        "",
        two.better == "partner",
    )
    yield PrincipalRow(
        _("You, your partner comes along"),
        score_words(two.applicant),
        "",
        two.better == "applicant",
    )


def _provinces(rulebook: Rulebook, answer: Answer) -> Iterator[ProvinceRow]:
    """The provinces that routes go through, each by its best route."""
    seen: set[str] = set()
    rules = rulebook.rules(answer.on)
    for route in (*answer.routes, *answer.further):
        for step in route.steps:
            code = step.what == STREAM and rules.stream(step.slug).spec.get("province")
            if code and code not in seen and len(seen) < BEST:
                seen.add(code)
                told = rounds_of(rulebook, route, answer.on)
                name = province_name(code)
                yield ProvinceRow(code, name, route_name(route, rules), told)


def _sources(person: Person) -> Iterator[Cite]:
    """Where the first applications of the routes are told, each page once."""
    seen: dict[Cite, None] = {}
    for route in person.answer.routes:
        for slug in route.streams:
            cite = person.standing.cite(person.standing.by_slug[slug].spec)
            if cite is not None:
                seen.setdefault(cite)
    yield from seen
