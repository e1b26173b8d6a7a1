"""What every kind of fact is."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pathways.rules.case import Case

Who = Literal["applicant", "partner"]


class Fact:
    """One value derived from a case; subclasses are frozen dataclasses.

    ``unit`` says what the value is counted in and chooses its wording. ``reads`` names
    the top-level keys of the profile, and of a person (``applicant.work``), that the
    value can depend on. ``effort`` is about how many answers' worth of work deriving
    takes: verdicts try the requirements of least effort first.
    """

    __slots__ = ()
    effort: ClassVar[int] = 1
    unit: ClassVar[str]
    reads: ClassVar[frozenset[str]]

    def derive(self, case: Case) -> Any:
        """The value on the case's day, ``None`` for “none”, or ``Open``."""
        raise TypeError(f"{type(self).__name__} does not derive")

    def read_keys(self) -> frozenset[str]:
        """The keys that this very fact can depend on: ``reads``, or fewer."""
        if getattr(self, "who", "") == "applicant":
            return self.reads - {"partner", "marital_status"}
        return self.reads

    def needs(self) -> tuple[tuple[str, str], ...]:
        """The grids, streams and conditions, by kind and slug, that come first."""
        return ()

    def rests_on_estimate(self, case: Case) -> bool:
        """Whether the value was computed from an expected language level."""
        return False
