"""Periods as people write them, in English, French and Spanish.

A month is read only where it is stated without doubt: “05/06/2019” is 2019 alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathways.resumes.folding import fold
from pathways.resumes.months import MONTH_OF

NOW = (
    "till date|to date|till now|until now|a la fecha|a ce jour|"
    "present day|presente|present|currently|current|now|today|"
    "ongoing|ce jour|aujourd.hui|en cours|actuellement|actuel|maintenant|la actualidad|"
    "actualidad|actualmente|actual|hoy|la fecha|fecha|en curso|date"
)
SEASONS = (
    "spring|summer|fall|autumn|winter|printemps|ete|automne|hiver|primavera|verano|"
    "otono|invierno|q[1-4]"
)
_month = "(?:" + "|".join(sorted(MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_year = r"(?:19[4-9]\d|20\d\d)(?!\d)"
_short = r"['’]\d\d(?!\d)"
_point = (
    rf"(?:\d{{1,2}}\.? )?{_month}[,/-]?\s{{0,3}}(?:de |del |of )?(?:\d{{1,2}}, )?"
    rf"(?:{_year}|{_short})"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_year}"
    rf"|{_year}[/.-](?:0[1-9]|1[0-2])(?:[/.-]\d\d)?(?!\d)"
    rf"|(?:0?[1-9]|1[0-2])[/.-]{_year}"
    rf"|(?:{SEASONS})\.? (?:de )?{_year}|{_year}|{_short}"
)
_between = (
    r"\s{0,3}(?:-{1,3}|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b|\bjusqu.a\b|"
    r"\bau?\b|\bal\b|\bhasta\b|/|→|>)\s{0,3}"
)
_before = r"(?:\b(?:from|de|du|del|entre) )?"
_edge = r"(?<![\w/.$-])"
PERIOD = re.compile(
    rf"{_edge}{_before}(?P<start>{_point}){_between}"
    rf"(?:(?P<end>{_point})|(?P<now>(?:{NOW})\b))"
)
MONTHS_OF_A_YEAR = re.compile(
    rf"{_edge}{_before}(?P<first>{_month}){_between}(?P<last>{_month}),? (?:de )?"
    rf"(?P<year>{_year})"
)
YEARS = re.compile(rf"{_edge}(?P<start>{_year})\s?[-–—/]\s?(?P<end>\d\d)(?![\d/.-])")
SHORT_MONTHS = re.compile(
    rf"{_edge}(?P<m1>0[1-9]|1[0-2])/(?P<y1>\d\d){_between}"
    rf"(?:(?P<m2>0[1-9]|1[0-2])/(?P<y2>\d\d)(?![\d/])|(?P<now>(?:{NOW})\b))"
)
SINCE = re.compile(rf"\b(?:since|depuis|desde)(?: le| el)?:? (?P<start>{_point})")
UNTIL = re.compile(rf"\b(?:until|jusqu.en|hasta)(?: el)? (?P<end>{_point})")
OPEN = re.compile(rf"{_edge}(?P<start>{_point})\s?[-–—]\s{{0,3}}(?=$|[)\]])")
POINT = re.compile(rf"{_edge}(?P<end>{_point})(?![\w/-])")
DURATION = re.compile(
    r"[(·,]?\s?\b(?=\d)"
    r"(?:\d{1,2}\+? (?:years?|yrs?|ans?|anos?)(?:,? (?:and |et |y )?)?)?"
    r"(?:\d{1,2} (?:months?|mos?|mois|mes(?:es)?))?\)?$"
)


@dataclass(frozen=True, slots=True)
class Period:
    """What a line says of when; ``at`` and ``to`` are where in the line it stands."""

    started: str | None
    ended: str | None
    is_current: bool
    at: int
    to: int
    is_point: bool = False  # one date alone, not a beginning and an end

    @property
    def is_possible(self) -> bool:
        """No period ends before it began, as far as both are known."""
        if self.started is None or self.ended is None:
            return True
        size = min(len(self.started), len(self.ended))
        return self.started[:size] <= self.ended[:size]


def find_period(text: str) -> Period | None:
    """The first period in a line, else the first date that stands alone."""
    if not re.search(r"\d\d", text):
        return None
    folded = fold(text)
    for find in (
        _months,
        _short_months,
        _period,
        _years,
        _since,
        _until,
        _open,
        _alone,
    ):
        period = find(folded)
        if period is not None:
            return period
    return None


def read_date(text: str) -> str | None:
    """A field that holds one date: “2019-03-01”, “Jan 2019”, “2019”."""
    match = re.fullmatch(_point, fold(text).strip())
    return _as_date(match.group(), is_field=True) if match else None


def is_now(text: str) -> bool:
    """Whether a field says “present” in so many words."""
    return re.fullmatch(NOW, fold(text).strip()) is not None


def _months(text: str) -> Period | None:
    match = MONTHS_OF_A_YEAR.search(text)
    if match is None:
        return None
    year = match["year"]
    first, last = (_number(match[name]) for name in ("first", "last"))
    return Period(
        f"{year}-{first:02}", f"{year}-{last:02}", False, match.start(), match.end()
    )


def _short_months(text: str) -> Period | None:
    match = SHORT_MONTHS.search(text)
    if match is None:
        return None
    started = f"{_century(match['y1'])}-{match['m1']}"
    ended = f"{_century(match['y2'])}-{match['m2']}" if match["y2"] else None
    return Period(started, ended, ended is None, match.start(), match.end())


def _years(text: str) -> Period | None:
    """“2013-17”; a number that could be a month as well is left to the others."""
    match = YEARS.search(text)
    if match is None:
        return None
    start, end = match["start"], match["end"]
    if int(end) <= 12 or int(end) < int(start[2:]):
        return None
    return Period(start, start[:2] + end, False, match.start(), match.end())


def _period(text: str) -> Period | None:
    match = PERIOD.search(text)
    if match is None:
        return None
    ended = _as_date(match["end"]) if match["end"] else None
    return Period(
        _as_date(match["start"]), ended, bool(match["now"]), match.start(), match.end()
    )


def _since(text: str) -> Period | None:
    match = SINCE.search(text)
    if match is None:
        return None
    return Period(_as_date(match["start"]), None, True, match.start(), match.end())


def _until(text: str) -> Period | None:
    match = UNTIL.search(text)
    if match is None:
        return None
    return Period(None, _as_date(match["end"]), False, match.start(), match.end())


def _open(text: str) -> Period | None:
    """“2020 -”: a beginning, and an end that is not said."""
    match = OPEN.search(text)
    if match is None:
        return None
    return Period(_as_date(match["start"]), None, False, match.start(), match.end())


def _alone(text: str) -> Period | None:
    match = POINT.search(text)
    if match is None:
        return None
    day = _as_date(match["end"], is_alone=True)
    return Period(day, day, False, match.start(), match.end(), is_point=True)


def _as_date(
    text: str, *, is_alone: bool = False, is_field: bool = False
) -> str | None:
    """“2019-03” or “2019”; ``None`` where a lone “2009-12” may be two years."""
    if named := re.search(rf"({_month}).*?({_year}|{_short})$", text):
        return f"{_full_year(named[2])}-{_number(named[1]):02}"
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(rf"{_year}[/.-]\d\d.*", text):
        if is_alone and len(numbers) == 2 and numbers[1] > numbers[0] % 100:
            return None
        return f"{numbers[0]}-{numbers[1]:02}"
    if re.fullmatch(rf"\d{{1,2}}[/.-]{_year}", text):
        return f"{numbers[1]}-{numbers[0]:02}"
    if len(numbers) == 3:
        return _day_and_month(*numbers)
    year = re.search(rf"{_year}|{_short}", text)
    return _full_year(year.group()) if year else None


def _day_and_month(first: int, second: int, year: int) -> str:
    """Two numbers and a year: the month only where one of them cannot be it."""
    months = {number for number in (first, second) if 1 <= number <= 12}
    return f"{year}-{months.pop():02}" if len(months) == 1 else str(year)


def _number(month: str) -> int:
    return MONTH_OF[month.rstrip(".")]


def _full_year(text: str) -> str:
    return text if len(text) == 4 and text.isdigit() else _century(text[-2:])


def _century(two_digits: str) -> str:
    return ("19" if int(two_digits) > 50 else "20") + two_digits
