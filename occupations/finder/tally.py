"""What speaks for each unit group: the best form for it, and how many others do."""

from __future__ import annotations

from occupations.finder.forms import Kind, Target

_RANK_PENALTY = (0.0, 0.05, 0.09, 0.12)
_KIND_BONUS = {
    Kind.OFFICIAL: 0.04,
    Kind.GROUP: 0.04,
    Kind.US_TITLE: 0.03,
    Kind.ALIAS: 0.03,
    Kind.SOC: 0.01,
    Kind.NOC_2016: 0.0,
}
_EXACT_BONUS = {
    Kind.OFFICIAL: 0.2,
    Kind.GROUP: 0.2,
    Kind.US_TITLE: 0.12,
    Kind.ALIAS: 0.12,
    Kind.SOC: 0.05,
    Kind.NOC_2016: 0.03,
}
_VOTE = 0.01
_MOST_VOTES = 4
_VOTES_FROM = 0.85
"""A form speaks for a group too when it scores this share of the group's best."""


WORST = len(_RANK_PENALTY) - 1
STANDING = tuple(
    tuple(_KIND_BONUS[kind] - penalty for penalty in _RANK_PENALTY) for kind in Kind
)
"""What a source and a rank, at most the worst, add to the score of a form."""


def exact_score(target: Target) -> float:
    """The score of a text that is typed just as its source prints it."""
    return 1.0 + _EXACT_BONUS[target.kind] - _RANK_PENALTY[min(target.rank, WORST)]


class Evidence:
    """The best form for a unit group so far."""

    __slots__ = ("respelled", "score", "target", "votes")

    def __init__(self, score: float, target: Target, respelled: bool) -> None:
        self.score, self.target, self.respelled = score, target, respelled
        self.votes = 0

    def total(self) -> float:
        """The score with a little for each further form."""
        return self.score + _VOTE * min(self.votes, _MOST_VOTES)


class Tally:
    """Evidence by unit group, but for titles of the kind to leave out."""

    def __init__(self, leaving_out: Kind | None = None) -> None:
        self._leaving_out = leaving_out
        self._evidence: dict[str, Evidence] = {}

    def __len__(self) -> int:
        return len(self._evidence)

    def add(self, target: Target, score: float, *, respelled: bool) -> None:
        """Count a form for a unit group."""
        if target.kind == self._leaving_out:
            return
        known = self._evidence.get(target.code)
        if known is None:
            self._evidence[target.code] = Evidence(score, target, respelled)
        elif score > known.score:
            known.score, known.target, known.respelled = score, target, respelled
            known.votes += 1
        elif score > known.score * _VOTES_FROM:
            known.votes += 1

    def ranked(self) -> list[Evidence]:
        """Best first; equals by code."""
        key = [
            (-evidence.total(), code, evidence)
            for code, evidence in self._evidence.items()
        ]
        return [evidence for _, _, evidence in sorted(key, key=lambda row: row[:2])]

    def score_of(self, code: str) -> float:
        """How much speaks for a unit group, 0 for one that was not found."""
        known = self._evidence.get(code)
        return known.total() if known else 0.0
