"""People one knows as they stand beside a change and beside forms: their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.catalogue.expectations import bounds_of, in_figures
from pathways.changes.golden import (
    PartMove,
    ScoreLine,
    Standing,
    VerdictLine,
    people_beside,
    stand_beside,
)
from pathways.models import GoldenPerson
from pathways.rules import Verdict
from pathways.rules.effects import Pair


@dataclass(frozen=True)
class ScoreWords:
    """A score before and after, what did it, and whether it is expected."""

    title: str
    before: str
    after: str
    by: str
    parts: tuple[str, ...]
    expected: str
    is_wrong: bool


@dataclass(frozen=True)
class Card:
    """One person beside a change."""

    title: str
    link: str
    scores: tuple[ScoreWords, ...]
    verdicts: tuple[str, ...]
    same: str


@dataclass(frozen=True)
class People:
    """The people beside a change, on its first day; ``others`` may be chosen."""

    day: str
    cards: tuple[Card, ...]
    others: tuple[tuple[str, str, bool], ...]
    address: str = ""


def people_of(
    pair: Pair, on: date, *, keys: Iterable[str] = (), address: str = ""
) -> People:
    """The chosen people under both rulebooks; ``address`` answers while one types."""
    chosen = people_beside(keys)
    names = {person.key for person in chosen}
    everybody = GoldenPerson.objects.order_by("order", "pk").values_list("key", "title")
    return People(
        date_format(on, "j F Y"),
        tuple(card_of(standing) for standing in stand_beside(pair, chosen, on)),
        tuple((key, title, key in names) for key, title in everybody),
        address,
    )


def card_of(standing: Standing) -> Card:
    """A person's card in words."""
    return Card(
        standing.person.title,
        _address(standing.person),
        tuple(map(_score, standing.scores)),
        tuple(map(_verdict, standing.verdicts)),
        ngettext(
            "Verdicts: the same in %d stream.",
            "Verdicts: the same in %d streams.",
            standing.same,
        )
        % standing.same,
    )


def _address(person: GoldenPerson) -> str:
    """The page of a person who is kept."""
    if person.pk is None:
        return ""
    return reverse("admin:pathways_goldenperson_change", args=[person.pk])


def _score(line: ScoreLine) -> ScoreWords:
    return ScoreWords(
        line.title,
        in_figures(line.before) if line.has_moved else "",
        in_figures(line.after),
        signed(line.by) if line.has_moved else "",
        tuple(map(_part, line.parts)),
        _expected(line),
        line.expected is not None and not line.agrees,
    )


def _expected(line: ScoreLine) -> str:
    if line.expected is None:
        if not line.has_moved:
            return ""
        by = signed(line.by)
        return _("No expected score for this day. Is %(by)s meant?") % {"by": by}
    figures = {"score": in_figures(bounds_of(line.expected))}
    if line.agrees:
        return _("Expected %(score)s: agrees.") % figures
    return _("Expected %(score)s: it is another.") % figures


def _part(part: PartMove) -> str:
    figures = {
        "part": part.title,
        "by": signed(part.by),
        "before": part.before,
        "after": part.after,
    }
    if part.was_cut and part.is_cut:
        words = _("%(part)s: cut at %(after)s, at %(before)s before: %(by)s.")
    elif part.was_cut:
        words = _("%(part)s: %(after)s, cut at %(before)s before: %(by)s.")
    elif part.is_cut:
        words = _("%(part)s: cut at %(after)s, %(before)s before: %(by)s.")
    else:
        words = _("%(part)s: %(after)s (%(before)s): %(by)s.")
    return words % figures


def _verdict(line: VerdictLine) -> str:
    words = {
        "stream": line.name,
        "before": word_of(line.before),
        "after": word_of(line.after),
        "expected": _expected_word(line.expected),
    }
    if line.has_moved and line.expected and not line.agrees:
        return _("%(stream)s: %(after)s (%(before)s); expected: %(expected)s.") % words
    if line.has_moved:
        return _("%(stream)s: %(after)s (%(before)s).") % words
    if line.agrees:
        return _("%(stream)s: %(after)s, as expected.") % words
    return _("%(stream)s: %(after)s; expected: %(expected)s.") % words


def _expected_word(word: str) -> str:
    known = {verdict.word: verdict for verdict in Verdict}
    return word_of(known.get(word))


def word_of(verdict: Verdict | None) -> str:
    """A verdict in a curator's words."""
    words = {
        Verdict.MET: _("met"),
        Verdict.NOT_MET: _("not met"),
        Verdict.NOT_ANSWERED: _("not answered"),
        Verdict.OFFICER: _("for an officer"),
    }
    return words[verdict] if verdict is not None else _("no such stream")


def signed(number: Any) -> str:
    """A difference with its sign; a true minus."""
    if number > 0:
        return f"+{number}"
    return f"−{abs(number)}" if number < 0 else "±0"
