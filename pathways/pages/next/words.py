"""What open answers would change, and how sure the shown routes are, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.forms.choice_fields import Choice, Ticks
from pathways.forms.next_steps import StepForm
from pathways.pages.answer.five import FIVE
from pathways.pages.next.questions import NextQuestions
from pathways.questions.open_answers import OpenAnswer
from pathways.rules import EXPRESS_ENTRY, Spec
from pathways.selectors.person import Person
from pathways.words.answer import open_score
from pathways.words.counts import score_words
from pathways.words.places import province_name
from pathways.words.routes import listed, stream_name


def change_words(person: Person, opened: OpenAnswer) -> str:
    """What would change: routes that hang on it, the score, pathways it may open."""
    return " ".join(_changes(person, opened))


def _changes(person: Person, opened: OpenAnswer) -> Iterator[str]:
    if opened.leads:
        yield _("Decides which routes there are.")
    if opened.decides:
        numbers = listed(str(number) for number in sorted(opened.decides))
        words = ngettext(
            "Decides route %(numbers)s.",
            "Decides routes %(numbers)s.",
            len(opened.decides),
        )
        yield words % {"numbers": numbers}
    low, high = open_score(person.standing.rulebook.rules(person.on), person.answer)
    if opened.narrows and low != high:
        yield _("Narrows %(points)s points.") % {"points": score_words((low, high))}
    elif opened.narrows:
        yield _("Makes your points sure.")
    if opened.opens:
        words = ngettext(
            "May make you eligible for %(n)s pathway.",
            "May make you eligible for %(n)s pathways.",
            len(opened.opens),
        )
        yield words % {"n": len(opened.opens)}
    elif opened.settles and not opened.decides:
        names = listed(str(FIVE[slug]) for slug in FIVE if slug in opened.settles)
        yield _("Decides %(names)s.") % {"names": names}


def certainty_words(next_questions: NextQuestions) -> str:
    """How sure each shown pathway is: enough is answered, or how much is not."""
    counts: dict[str, int] = defaultdict(int)
    rules = next_questions.person.standing.rulebook.rules(next_questions.person.on)
    for slug in next_questions.opened.by_stream:
        name = _name(rules.stream(slug).spec)
        counts[name] = max(counts[name], next_questions.count(slug))
    return " ".join(_certain(counts))


def _certain(counts: dict[str, int]) -> Iterator[str]:
    sure = [name for name, count in counts.items() if not count]
    if sure:
        yield _("Enough for %(names)s.") % {"names": listed(sure)}
    waiting = [
        ngettext("%(n)s answer for %(name)s", "%(n)s answers for %(name)s", count)
        % {"n": count, "name": name}
        for name, count in counts.items()
        if count
    ]
    if waiting:
        yield _("Still open: %(answers)s.") % {"answers": listed(waiting)}


def _name(spec: Spec) -> str:
    """A pathway as a person knows it: a program, a province, or a permit."""
    if spec.get("program") == EXPRESS_ENTRY:
        return str(FIVE[EXPRESS_ENTRY])
    province = spec.get("province")
    return province_name(province) if province else stream_name(spec)


def effort_words(form: StepForm) -> str:
    """How much there is to do: taps where only choices are asked, else fields."""
    fields = [
        part.form.answer_fields()[name] for part in form.parts for name in part.names
    ]
    count = len(fields) + bool(form.things)
    if all(isinstance(field, (Choice, Ticks)) for field in fields):
        return ngettext("%(n)s tap", "%(n)s taps", count) % {"n": count}
    return ngettext("%(n)s field", "%(n)s fields", count) % {"n": count}
