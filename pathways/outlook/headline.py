"""The heading that answers, and the sentence below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from pathways.outlook.groups import Group
from pathways.outlook.outlook import Outlook

NAMED: Final = 2  # pathways that the sentence names before it counts the rest


def counted(number: int) -> str:
    """A number as the first word of a sentence."""
    words = (
        pgettext("count", "No"),
        pgettext("count", "One"),
        pgettext("count", "Two"),
        pgettext("count", "Three"),
        pgettext("count", "Four"),
        pgettext("count", "Five"),
        pgettext("count", "Six"),
        pgettext("count", "Seven"),
        pgettext("count", "Eight"),
        pgettext("count", "Nine"),
        pgettext("count", "Ten"),
    )
    return words[number] if number < len(words) else str(number)


HEADINGS: Final[dict[Group, Callable[[int], str]]] = {
    Group.OPEN: lambda n: ngettext(
        "%(n)s pathway is open to you now", "%(n)s pathways are open to you now", n
    ),
    Group.INVITATION: lambda n: ngettext(
        "You qualify for one pathway, and an invitation decides",
        "You qualify for %(m)s pathways, and invitations decide",
        n,
    ),
    Group.NO_INTAKE_KNOWN: lambda n: ngettext(
        "You qualify for one pathway whose intake is not known",
        "You qualify for %(m)s pathways whose intake is not known",
        n,
    ),
    Group.OFFICER: lambda n: ngettext(
        "%(n)s pathway depends on an officer’s judgement",
        "%(n)s pathways depend on an officer’s judgement",
        n,
    ),
    Group.ANSWER: lambda n: ngettext(
        "%(n)s pathway depends on answers that you have not given",
        "%(n)s pathways depend on answers that you have not given",
        n,
    ),
}


def heading(outlook: Outlook) -> str:
    """The best that can be said today, counted."""
    best = outlook.best
    if best is None:
        return _("No pathway is open to you yet")
    number = outlook.count(best)
    words = {"n": counted(number), "m": counted(number).lower()}
    return HEADINGS[best](number) % words


def lead(outlook: Outlook) -> str:
    """Names of the best group, then what more depends on whom."""
    best = outlook.best
    found = outlook.group(best) if best else None
    if found is None:
        return _("Below stands what is missing for each, the nearest first.")
    if best is Group.ANSWER:
        return _("Each answer rules pathways in or out. Unanswered is never a no.")
    names = [one.name for one in found.pathways[:NAMED]]
    more = found.count - len(names)
    listed = _("; ").join(names)
    if more > 0:
        listed = ngettext(
            "%(names)s; and %(n)s more", "%(names)s; and %(n)s more", more
        ) % {"names": listed, "n": more}
    return " ".join([f"{listed}.", *_remaining(outlook, best)])


def _remaining(outlook: Outlook, best: Group | None) -> list[str]:
    sentences = []
    for group, words in MORE.items():
        number = outlook.count(group)
        if number and group is not best:
            sentences.append(words(number) % {"n": counted(number)})
    return sentences


MORE: Final[dict[Group, Callable[[int], str]]] = {
    Group.INVITATION: lambda n: ngettext(
        "%(n)s more depends on an invitation.",
        "%(n)s more depend on an invitation.",
        n,
    ),
    Group.OFFICER: lambda n: ngettext(
        "%(n)s depends on an officer.", "%(n)s depend on an officer.", n
    ),
    Group.ANSWER: lambda n: ngettext(
        "%(n)s depends on an answer that you have not given.",
        "%(n)s depend on answers that you have not given.",
        n,
    ),
}
