"""Components of the pages: verdicts, sources, dates, money, bars, navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps
from operator import attrgetter
from typing import Any, ParamSpec, TypeAlias

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pathways.forms.where_asked import question_for
from pathways.words import states
from pathways.words.sentences import SAID

register = template.Library()
P = ParamSpec("P")
Context: TypeAlias = Callable[P, dict[str, Any]]

NBSP = "\N{NO-BREAK SPACE}"
DAY_DASHES = 2  # of “2026-11-24”

VERDICTS = {
    "met": ("is-met", "met", states.VERDICTS["met"]),
    "not_met": ("is-not-met", "not-met", states.VERDICTS["not_met"]),
    "not_answered": ("is-unanswered", "unanswered", states.VERDICTS["not_answered"]),
    "officer": ("is-officer", "officer", states.VERDICTS["officer"]),
    "closed": ("is-closed", "closed", gettext_lazy("Closed")),
}
STANDS = {
    "eligible": ("is-met", "met"),
    "no_round": ("is-step", "no-round"),
    "officer": ("is-officer", "officer"),
    "needs_step": ("is-step", "step"),
    "ask": ("is-unanswered", "unanswered"),
    "not_for_you": ("is-not-met", "not-met"),
    "closed": ("is-closed", "closed"),
    "not_needed": ("is-closed", "closed"),
}
MARKS = {**{key: words[:2] for key, words in VERDICTS.items()}, **STANDS}
INTAKES = states.INTAKES
CONFIDENCES = states.CONFIDENCES


def component(template_name: str) -> Callable[[Context[P]], Callable[P, SafeString]]:
    """A tag that renders a small template: once for equal arguments and a language."""

    def tag_of(context: Context[P]) -> Callable[P, SafeString]:
        @lru_cache(maxsize=2048)
        def rendered(language: str, *args: Any, **kwargs: Any) -> SafeString:
            text = render_to_string(template_name, context(*args, **kwargs))
            return mark_safe(text.strip())  # noqa: S308

        @wraps(context)
        def tag(*args: P.args, **kwargs: P.kwargs) -> SafeString:
            language = get_language() or ""
            return rendered(language, *args, **kwargs)  # type: ignore[arg-type]

        register.simple_tag(tag)
        return tag

    return tag_of


@component("components/verdict.html")
def verdict(value: object, word: str = "") -> dict[str, object]:
    """A verdict as shape and word; ``word`` replaces the usual one."""
    css, mark, usual = VERDICTS[_value(value)]
    return {"css": css, "mark": mark, "word": word or usual}


@component("components/verdict.html")
def stands(value: str, word: str = "") -> dict[str, object]:
    """How a pathway stands for a person, as shape and word."""
    css, mark = STANDS[value]
    return {"css": css, "mark": mark, "word": word or states.STANDS[value]}


@component("components/verdict.html")
def stands_by(verdict: object) -> dict[str, object]:
    """The same of a pathway of which no more than its verdict is known."""
    state, word = states.BY_VERDICT[_value(verdict)]
    css, mark = STANDS[state]
    return {"css": css, "mark": mark, "word": word}


@component("components/verdict.html")
def marked(value: str, word: str) -> dict[str, object]:
    """A verdict or how a pathway stands, in words that were written down before."""
    css, mark = MARKS[value]
    return {"css": css, "mark": mark, "word": word}


@component("components/intake.html")
def intake(value: object, word: str = "") -> dict[str, object]:
    """An intake state as its own mark and word: never a verdict's colour."""
    state = _value(value)
    return {"mark": state, "word": word or INTAKES[state]}


@component("components/confidence.html")
def confidence(value: object) -> dict[str, object]:
    """How sure we are of a statement."""
    return {"mark": _value(value), "word": CONFIDENCES[_value(value)]}


@component("components/source.html")
def source(
    title: str,
    url: str = "",
    as_of: date | str | None = None,
    confidence: object = "",
    publisher: str = "",
    clause: str = "",
    *,
    is_rule: bool = False,
    is_listed: bool = False,
) -> dict[str, object]:
    """One line: publisher, page, clause, the day it was read, confidence.

    ``is_rule``: a rule of an official page, which says when it was last read there, or
    that nobody knows. ``is_listed``: in a list that says once what its days are.
    """
    page = format_html('<a href="{}">{}</a>', url, title) if url else title
    parts = publisher, page, clause
    return {
        "stood": _how_exact(as_of) if is_rule else "",
        "is_listed": is_listed,
        "undated": (is_rule or is_listed) and not as_of,
        "named": format_html_join(", ", "{}", ((part,) for part in parts if part)),
        "as_of": as_of,
        "confidence": confidence,
    }


@register.simple_tag
def cited(row: Any) -> SafeString:
    """The same line of a row that is ``Cited``, or of a citation of the rules."""
    if isinstance(row.source, str):
        return source(
            *(row.source, row.url, row.as_of, row.confidence, "", row.clause),
            is_rule=True,
        )
    return source(
        row.source.title,
        row.source.url,
        row.as_of_told,
        row.confidence,
        row.source.publisher,
        row.clause,
        is_rule=True,
    )


def _how_exact(as_of: date | str | None) -> str:
    """Whether the day is known, or a month or a year alone."""
    is_day = isinstance(as_of, date) or str(as_of).count("-") == DAY_DASHES
    return "day" if is_day else "month"


@register.simple_tag
def marks(points: Iterable[Any]) -> SafeString:
    """The marks of a small chart: a template would take longer over each of many."""
    mark = '<circle class="s-c" cx="{}" cy="{}" r="4"><title>{}</title></circle>'
    return format_html_join("", mark, ((at.x, at.y, at.text) for at in points))


@register.simple_tag
def stack_rows(rows: Iterable[Any], head: str, *cells: str) -> SafeString:
    """Rows that stand as stacks on a phone: a head, then field and label of each cell.

    A template would take longer over each of many.
    """
    fields, labels = (head, *cells[::2]), cells[1::2]
    row = '<tr role="row"><th role="rowheader" scope="row">{}</th>'
    for label in labels:
        words = escape(label).replace("{", "{{").replace("}", "}}")
        row += f'<td role="cell" data-label="{words}">{{}}</td>'
    return format_html_join("\n", f"{row}</tr>", map(attrgetter(*fields), rows))


@component("components/nothing.html")
def nothing(kind: str) -> dict[str, str]:
    """Nothing: ``none``, ``uncollected`` (a figure), ``unread`` or ``unanswered``."""
    return {"kind": kind}


@register.inclusion_tag("components/requirement_row.html")
def requirement_row(row: object, decides: bool = False) -> dict[str, object]:
    """A row of a requirements table; the one that decides is tinted and says so."""
    css = VERDICTS[_value(row.verdict)][0]  # type: ignore[attr-defined]
    return {"row": row, "decides": decides, "css": css}


@component("components/bar.html")
def bar(
    lower: Decimal | int, upper: Decimal | int, most: Decimal | int, scale: int
) -> dict[str, str]:
    """Points of a factor on one scale: got, still open, and the most it gives."""

    def share(points: Decimal | int) -> str:
        return f"{Decimal(points) * 100 / scale:.2f}" if points else ""

    return {
        "track": share(most) or "0",
        "fill": share(lower),
        "open_from": share(lower) or "0",
        "open": share(Decimal(upper) - Decimal(lower)),
    }


@register.simple_tag
def day(value: date | str | None) -> SafeString | str:
    """A day written out, such as “22 November 2026”; a month or a year stays one."""
    if not value:
        return ""
    if isinstance(value, date):
        return _time(value.isoformat(), _long(value, _("j F Y")))
    year, *rest = value.split("-")
    if not rest:
        return _time(value, year)
    first = date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    return _time(value, _long(first, _("j F Y") if len(rest) > 1 else _("F Y")))


@register.simple_tag
def period(begin: date | str | None, end: date | str | None) -> SafeString | str:
    """When a row holds: “From … until before …”, with what is known of it."""
    if begin and end:
        text = _("From %(begin)s until before %(end)s")
    elif begin:
        text = _("From %(begin)s")
    else:
        text = _("Until before %(end)s") if end else ""
    return mark_safe(text % {"begin": day(begin), "end": day(end)})  # noqa: S308


@register.simple_tag
def money(value: Decimal | float | None, currency: str = "CAD") -> str:
    """An amount with its currency, cents only where there are some."""
    if value is None:
        return ""
    amount = Decimal(str(value))
    places = 0 if amount == int(amount) else 2
    number = number_format(amount, places, use_l10n=True, force_grouping=True)
    return f"{number}{NBSP}{currency}"


@register.inclusion_tag("components/rulebook_line.html", takes_context=True)
def rulebook_line(context: template.Context) -> dict[str, object]:
    """The edition that this page follows, when the view names it or its number."""
    edition = context.get("edition")
    return {
        "number": getattr(edition, "number", edition),
        "published_at": getattr(edition, "published_at", None),
    }


@register.simple_tag
def question_url(token: str, path: str) -> str:
    """The address of the question that settles a path, such as ``job_offer.lmia``."""
    question = question_for(path)
    if question is None:
        return reverse("pathways:check", args=[token])
    url = reverse("pathways:question", args=[token, question.page])
    return f"{url}?check=&ask={path}#{question.anchor}"


@register.simple_tag
def question_label(path: str) -> str:
    """The words of the question that settles a path."""
    question = question_for(path)
    return str(question.label) if question else path


def _value(value: object) -> str:
    """The plain word of a verdict, an enum member or a string."""
    word = getattr(value, "word", None)
    return str(word if word is not None else getattr(value, "value", value))


def _long(value: date, pattern: str) -> str:
    return date_format(value, pattern).replace(" ", NBSP)


def _time(machine: str, human: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, human)


@register.simple_tag
def say(name: str) -> str:
    """A sentence that stands in several places, by its name in words/sentences.py."""
    return str(SAID[name])
