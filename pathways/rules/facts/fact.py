"""What every kind of fact is."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal

from pathways.rules.engine.case import Case

Who = Literal["applicant", "partner"]
# What decides whether a partner's answers count (contract, “Partner”).
TOGETHER: Final = frozenset(
    {"marital_status", "partner", "partner.accompanying", "partner.canadian_or_pr"}
)


def under(path: str, *names: str) -> frozenset[str]:
    """The paths of some answers of one record."""
    return frozenset(f"{path}.{name}" for name in names)


def of_whom(paths: frozenset[str], who: str) -> frozenset[str]:
    """Paths written for the applicant, as one person's answers or the other's."""
    if who != "partner":
        return paths
    return TOGETHER | {path.replace("applicant.", "partner.", 1) for path in paths}


def key_of_path(path: str) -> str:
    """The key that a change of answers is told by: ``applicant.work``, or the first."""
    first, _, rest = path.partition(".")
    of_applicant = first == "applicant" and rest
    return f"{first}.{rest.partition('.')[0]}" if of_applicant else first


class Fact:
    """One value derived from a case; subclasses are frozen dataclasses.

    ``unit`` says what the value is counted in and chooses its wording. ``reads`` names
    the answers (``applicant.work.noc``) that the value can depend on, whatever the
    parameters. ``effort`` is about how many answers' worth of work deriving
    takes: verdicts try the requirements of least effort first.
    """

    __slots__ = ()
    effort: ClassVar[int] = 1
    unit: ClassVar[str]
    reads: ClassVar[frozenset[str]]

    def derive(self, case: Case) -> Any:
        """The value on the case's day, ``None`` for “none”, or ``Open``."""
        raise TypeError(f"{type(self).__name__} does not derive")

    def read_paths(self) -> frozenset[str]:
        """The answers that this very fact can depend on, as its parameters say.

        Whose a fact is decides whose answers it reads; a partner's count only together.
        """
        return of_whom(self.reads, getattr(self, "who", ""))

    def read_keys(self) -> frozenset[str]:
        """The top-level keys, and those of the applicant, of the answers it reads."""
        return frozenset(map(key_of_path, self.read_paths()))

    def needs(self) -> tuple[tuple[str, str], ...]:
        """The grids, streams and conditions, by kind and slug, that come first."""
        return ()

    def rests_on_estimate(self, case: Case) -> bool:
        """Whether the value was computed from an expected language level."""
        return False
