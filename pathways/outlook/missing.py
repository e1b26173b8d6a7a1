"""How many answers a pathway still needs: counted and said in one way everywhere."""

from __future__ import annotations

from django.utils.translation import ngettext

from pathways.forms.where_asked import question_for
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.standing import Standing
from pathways.words.states import STANDS

ASK = "ask"


def answers_missing(item: Pathway) -> int:
    """How many questions settle it, each once; at least one."""
    labels = {str(q.label) for path in item.asks if (q := question_for(path))}
    return len(labels) or 1


def ask_words(item: Pathway) -> str:
    """The same in words."""
    count = answers_missing(item)
    return ngettext("We need one more answer", "We need %(n)s more answers", count) % {
        "n": count
    }


def stand_words(standing: Standing, state: str, slug: str) -> str:
    """How a pathway stands; of one that asks, for how many answers."""
    stream = standing.by_slug.get(slug)
    if state == ASK and stream is not None:
        return ask_words(pathway(standing, stream))
    return str(STANDS[state])
