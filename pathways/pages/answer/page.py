"""The Answer page of one person, everything found before it is rendered."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.pages.answer.asking import first_question, is_asking
from pathways.pages.answer.citizens import paper_cites, paper_rows
from pathways.pages.answer.five import five_rows
from pathways.pages.answer.losses import next_loss
from pathways.pages.answer.moves import Moves
from pathways.pages.answer.principals import principal_rows
from pathways.pages.answer.provinces import BestProvinces
from pathways.pages.answer.rounds import RoundCharts
from pathways.pages.answer.routes import route_cards, task_rows
from pathways.pages.answer.section import AnswerPage, Score, TaskRow
from pathways.pages.answer.sources import five_cites, route_cites, week_cites
from pathways.pages.next.page import next_rows
from pathways.pages.next.questions import NextQuestions
from pathways.pages.next.words import certainty_words
from pathways.questions.open_answers import takes_english
from pathways.rules import CRS, Rulebook
from pathways.rules.levers import FirstTest
from pathways.rules.routes import Answer, model
from pathways.selectors.person import Person
from pathways.words.answer import open_score, sentences
from pathways.words.counts import day_words, score_words
from pathways.words.routes import listed
from pathways.words.tasks import PAPERS


def answer_page(person: Person) -> AnswerPage:
    """Sentence, routes, this week, the five, one question, and what lies below."""
    standing, answer = person.standing, person.answer
    rulebook = standing.rulebook
    is_needed = answer.kind != model.NOT_NEEDED
    sheet = score_sheet(standing, CRS)
    moves, best, charts = Moves(person), BestProvinces(person), RoundCharts(person)
    asks = is_asking(person)
    upcoming = NextQuestions(person)
    first, *rest = sentences(rulebook, answer)
    cards = route_cards(standing, answer)
    abouts = [when.about for card in cards for when in card.whens]
    return AnswerPage(
        kicker=_("By the rules of %(day)s") % {"day": day_words(person.on)},
        heading=first,
        lead=" ".join(rest),
        routes=cards,
        routes_notice=_superseded(sheet)
        if is_needed and _speaks_of_points(answer, [first, *rest, *abouts])
        else "",
        preparations=_preparations(answer),
        tasks=_tasks(person),
        week_cites=week_cites(person),
        five=five_rows(person) if is_needed else (),
        five_cites=five_cites(person) if is_needed else (),
        question=first_question(person),
        is_asking=asks,
        next=next_rows(upcoming) if is_needed and asks else (),
        certainty=certainty_words(upcoming) if is_needed and asks else "",
        goes_on=is_needed and answer.ask is not None and bool(upcoming.steps),
        score=_score(person, sheet) if is_needed else None,
        sheet=sheet if is_needed else None,
        panels=charts.panels if is_needed else (),
        round_cites=charts.cites if is_needed else (),
        moves=moves.rows() if is_needed else (),
        move_cites=moves.citations() if is_needed else (),
        us_two=principal_rows(person),
        provinces=best.rows if is_needed else (),
        other_provinces=best.others if is_needed else (),
        province_cites=best.citations if is_needed else (),
        sources=route_cites(person) if is_needed else paper_cites(person),
        streams=len(standing.assessment.streams),
    )


def _speaks_of_points(answer: Answer, statements: list[str]) -> bool:
    """Whether the sentence or a route's head says the score of a route."""
    scores = [score_words(route.score) for route in answer.routes if route.score]
    return any(score in text for score in scores for text in statements)


def _tasks(person: Person) -> tuple[TaskRow, ...]:
    """What to do this week; nothing while questions come first."""
    answer = person.answer
    if answer.kind == model.NOT_NEEDED:
        return paper_rows(person)
    asks = is_asking(person)
    return () if asks else task_rows(person.standing.rulebook, answer)


def _preparations(answer: Answer) -> str:
    """What is folded into each route, as one sentence."""
    if not answer.preparations:
        return ""
    names = listed(str(PAPERS[preparation.slug]) for preparation in answer.preparations)
    return _("Counted as ready: %(names)s.") % {"names": names}


def _score(person: Person, sheet: ScoreSheet) -> Score:
    """The score today and, where papers are missing, with them; and its grid."""
    answer = person.answer
    today, prepared = score_words(answer.crs_today), score_words(answer.crs_prepared)
    words = {"today": today, "prepared": prepared}
    text = _("points for Express Entry.")
    if is_asking(person):
        rulebook = person.standing.rulebook
        today = score_words(open_score(rulebook.rules(person.on), answer))
        text = _taken(rulebook, answer) or text
    elif answer.crs_today != answer.crs_prepared:
        text = _("points today, %(prepared)s with your papers.") % words
    if sheet.estimated:
        text = _("%(told)s Estimated from levels you expect.") % {"told": text}
    return Score(
        figure=today,
        text=text,
        loss=next_loss(person.standing),
        notice=_superseded(sheet),
        about=_successor(sheet),
        cites=(sheet.successor or sheet.citation,),
    )


def _taken(rulebook: Rulebook, answer: Answer) -> str:
    """At which level English is taken while it is not answered."""
    usual = [
        lever for lever in rulebook.levers.values() if isinstance(lever, FirstTest)
    ]
    if not usual or not takes_english(answer.profile):
        return ""
    words = _(
        "points for Express Entry, taking your English at CLB %(level)s. Each mark is "
        "a round of the last 12 months."
    )
    return words % {"level": usual[0].levels[0]}


def _superseded(sheet: ScoreSheet) -> str:
    """That a newer grid is in force than the one that gave the score."""
    if not sheet.superseded:
        return ""
    if sheet.valid_from is None:
        return _("The grid that gave this score has been replaced.")
    day = day_words(sheet.valid_from)
    return _("By the grid of %(day)s, since replaced.") % {"day": day}


def _successor(sheet: ScoreSheet) -> str:
    """What is known of the newer grid, and what is not."""
    if sheet.superseded_from is None:
        return ""
    words = {"day": day_words(sheet.superseded_from)}
    return (
        _("For the values of the grid of %(day)s there is no official figure.") % words
    )
