"""The five pathways of 2023, each with a few words for this person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.where_asked import question_for
from pathways.outlook.missing import answers_missing, stand_words
from pathways.outlook.pathway import pathway
from pathways.pages.answer.section import FiveRow
from pathways.rules import Verdict
from pathways.rules.routes import GRANTED, OCCUPATION, FivePathway
from pathways.selectors.person import Person
from pathways.words.counts import month_words, rounds_words
from pathways.words.five import five_words
from pathways.words.routes import money, need_words, stream_name
from pathways.words.states import STANDS

FIVE: Final = {
    "global-talent-stream": lazy("Global Talent Stream"),
    "cusma": lazy("CUSMA"),
    "start-up-visa": lazy("Start-up Visa"),
    "provincial-nomination": lazy("Provincial nomination"),
    "express-entry": lazy("Express Entry"),
}
TRANSFER: Final = "cusma/intra-company-transferee"
# Kinds of permit that stand for themselves.
PARTS: Final = {
    TRANSFER: lazy("CUSMA transfer"),
    "cusma/investor": lazy("CUSMA investor"),
    "cusma/professional": lazy("CUSMA professional"),
    "cusma/trader": lazy("CUSMA trader"),
}


def five_rows(person: Person) -> tuple[FiveRow, ...]:
    """In the order of the article that named them; what differs within one, apart."""
    return tuple(_row(person, item) for item in kinds(person))


def kinds(person: Person) -> tuple[FivePathway, ...]:
    """The five, a kind that stands for itself apart."""
    return tuple(item for whole in person.answer.five for item in _apart(whole))


def _apart(five_pathway: FivePathway) -> tuple[FivePathway, ...]:
    """Its kinds, unless all of them are closed to the person for the same reason."""
    reasons = {(part.state, part.requirement) for part in five_pathway.parts}
    are_alike = five_pathway.state == "not_for_you" and len(reasons) == 1
    return (
        five_pathway.parts if five_pathway.parts and not are_alike else (five_pathway,)
    )


def _row(person: Person, five_pathway: FivePathway) -> FiveRow:
    profile = person.standing.profile
    words = five_words(person.standing.rulebook, person.answer, five_pathway)
    state = (
        "no_round"
        if five_pathway.state == "eligible" and five_pathway.chance > 1
        else five_pathway.state
    )
    text = words
    if not five_pathway.by_partner:
        text = words.partition(": ")[2] or words
    if words == str(STANDS[state]):
        text = next(_of_person(person, five_pathway, state), "")
    if (
        five_pathway.stream == TRANSFER
        and state == "not_for_you"
        and profile.transfer is None
    ):
        text = _("Your employer cannot transfer you")
    stands = stand_words(person.standing, state, five_pathway.stream)
    name = (
        FIVE[five_pathway.slug]
        if five_pathway.parts or five_pathway.stream not in PARTS
        else PARTS[five_pathway.stream]
    )
    return FiveRow(str(name), state, stands, capfirst(text), five_pathway.stream)


def _of_person(person: Person, five_pathway: FivePathway, state: str) -> Iterator[str]:
    """What the state rests on: a stream, a question, a round."""
    stream = person.standing.by_slug.get(five_pathway.stream)
    if stream is None:
        return
    if state == "no_round":
        yield from _invited_after(person, five_pathway)
        yield from _last_round(person, five_pathway.stream)
    elif state == "ask" and answers_missing(pathway(person.standing, stream)) == 1:
        yield from _question(person, five_pathway.stream)
    elif state == "needs_step":
        yield from _follows(person, five_pathway.stream)
        yield _("Your papers first")
    elif state in ("eligible", "officer") and five_pathway.stream not in PARTS:
        yield stream_name(stream.spec)


def _follows(person: Person, slug: str) -> Iterator[str]:
    """What is had first on the route that comes to a stream."""
    rules = person.standing.assessment.rules
    for route in (*person.answer.routes, *person.answer.further):
        before = (
            route.streams[: route.streams.index(slug)] if slug in route.streams else ()
        )
        for first in before[:1]:
            name = stream_name(rules.stream(first).spec)
            yield _("%(stream)s first") % {"stream": name}


def _invited_after(person: Person, five_pathway: FivePathway) -> Iterator[str]:
    """What the first route changes, after which rounds of the pathway invite."""
    program = five_pathway.stream.partition("/")[0]
    for route in person.answer.routes[:1]:
        met = route.rounds is not None and route.rounds.met
        if met and route.levers and route.rounds_of.startswith(program):
            records = person.standing.rulebook.snapshot["levers"]
            need = need_words(route.levers[0], records)
            words = {"rounds": rounds_words(route), "need": need}
            yield _("%(rounds)s with %(need)s") % words


def _last_round(person: Person, slug: str) -> Iterator[str]:
    record = person.records.get(slug)
    past = (
        [past_round for past_round in record.every if past_round.cutoff]
        if record
        else []
    )
    if past:
        words = {"points": money(past[-1].cutoff), "month": month_words(past[-1].on)}
        yield _("The last round asked %(points)s, in %(month)s") % words


def _question(person: Person, slug: str) -> Iterator[str]:
    """The first open question of the stream; what others grant is none."""
    assessment = person.standing.assessment
    for finding in assessment.findings(person.standing.by_slug[slug]):
        if finding.verdict is not Verdict.NOT_ANSWERED:
            continue
        for path in sorted(finding.asks - GRANTED):
            asked = question_for(path)
            if asked is not None:
                yield str(asked.label)
    occupation = question_for(OCCUPATION)  # without it, no offer can be looked for
    if occupation is not None:
        yield str(occupation.label)
