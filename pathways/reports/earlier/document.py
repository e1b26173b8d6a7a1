"""The frozen document: words, numbers and sources as they were on the day.

Every sentence is stored as it was read, so that a report opened a year later says the
same; verdicts and bounds are stored as values too, so that two reports can be compared.
Sources stand once, in ``sources``; a ``cite`` is a place in that list, counted from 1.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A part of the document."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where something was read; ``as_of`` is a day, a month, a year or nothing."""

    title: str
    url: str
    publisher: str
    clause: str
    as_of: str
    confidence: str


class Line(Frozen):
    """One statement; ``verdict`` and ``nothing`` are shown with their own marks."""

    text: str = ""
    strong: str = ""
    verdict: str = ""
    nothing: str = ""
    cite: int | None = None


class Criterion(Frozen):
    """One row of the comparison: a cell for each chosen pathway."""

    title: str
    in_mail: bool
    cells: tuple[tuple[Line, ...], ...]


class Requirement(Frozen):
    """One requirement of a stream, and what was found.

    ``further`` are the occupations that ``required`` only counts.
    """

    slug: str
    name: str
    verdict: str
    stated: str
    required: str
    further: tuple[str, ...] = ()
    note: str
    open_question: bool
    cite: int


class Bar(Frozen):
    """Lengths in per cent of one scale: points got, points open, the most there are."""

    got: float
    open: float
    most: float


class Factor(Frozen):
    """One line of a score; a part stands above its factors."""

    title: str
    points: str
    most: str
    is_part: bool
    bar: Bar | None


class Score(Frozen):
    """Points on a grid with their bounds, and what must be known of them.

    ``lower`` and ``upper`` are exact; no ``upper`` means that there is no known end.
    """

    slug: str
    title: str
    version: str
    lower: str
    upper: str | None
    total: str
    maximum: str
    pass_mark: str
    verdict: str
    missing: str
    notices: tuple[Line, ...]
    factors: tuple[Factor, ...]
    unknown_cells: tuple[str, ...]
    cite: int


class StreamEntry(Frozen):
    """One stream of the edition for this person.

    ``rounds`` says what past rounds would have meant, of a chosen stream that has them.
    """

    slug: str
    name: str
    kind: str
    summary: str
    group: str
    verdict: str
    intake: str
    decides: str
    estimated: bool
    requirements: tuple[Requirement, ...]
    score: Score | None
    rounds: str = ""


class PlaceEntry(Frozen):
    """A province: its streams without and with an offer, and the market there."""

    name: str
    wished: bool
    without: tuple[Line, ...]
    offered: tuple[Line, ...]
    outlook: tuple[Line, ...]
    wage: tuple[Line, ...]


class Places(Frozen):
    """Every province and territory; ``about`` says what the offers take for granted."""

    about: tuple[Line, ...]
    rows: tuple[PlaceEntry, ...]


class OddsEntry(Frozen):
    """A kind of round: how many would have invited, and the last cut-offs."""

    name: str
    verdict: str
    is_own: bool
    year: str
    two_years: str
    latest: tuple[str, ...]


class Odds(Frozen):
    """What past rounds and the pool said of the Express Entry score on the day."""

    about: tuple[Line, ...]
    rows: tuple[OddsEntry, ...]


class DrawnBar(Frozen):
    """A step of a drawing: its place in per cent and pixels, as SVG takes them."""

    tone: str
    label: str
    label_y: int
    second: str = ""  # reports from before names took two lines have none
    second_y: int = 0
    y: int
    x: str
    width: str
    later_x: str
    later_width: str


class DrawnTick(Frozen):
    """A year on the scale of a drawing."""

    x: str
    label: str
    anchor: str


class Drawing(Frozen):
    """A way drawn in time; ``label`` says the same in words."""

    bars: tuple[DrawnBar, ...]
    ticks: tuple[DrawnTick, ...]
    height: int
    axis: int
    label: str


class WayStep(Frozen):
    """One step of a way to permanent residence."""

    title: str
    notes: tuple[str, ...]
    begins: str
    takes: tuple[Line, ...]
    needs: tuple[Line, ...]


class Way(Frozen):
    """A way to permanent residence: when, what could stop it, what it costs."""

    title: str
    when: str
    stops: tuple[Line, ...]
    you: tuple[Line, ...]
    employer: tuple[Line, ...]
    steps: tuple[WayStep, ...]
    drawn: Drawing


class Ways(Frozen):
    """The best ways; none where none was found."""

    rows: tuple[Way, ...]


class Group(Frozen):
    """How many streams are in one group of the result."""

    slug: str
    tone: str
    title: str
    word: str
    count: int


class Document(Frozen):
    """Everything that page, PDF and mail say."""

    schema_version: int = 1
    language: str
    assessed_on: date
    edition_number: int
    edition_digest: str
    edition_published_on: date
    heading: str
    lead: str
    chosen: tuple[str, ...]
    labels: tuple[str, ...]
    groups: tuple[Group, ...]
    comparison: tuple[Criterion, ...]
    crs: Score | None
    odds: Odds | None = None
    streams: tuple[StreamEntry, ...]
    places: Places | None = None
    ways: Ways | None = None
    sources: tuple[Source, ...]

    def in_group(self, slug: str) -> tuple[StreamEntry, ...]:
        """The streams of one group."""
        return tuple(stream for stream in self.streams if stream.group == slug)
