"""Jobs out of the lines of a resume."""

from __future__ import annotations

import re
from itertools import zip_longest

from pathways.resumes.entries import MAYBE, Entry, group_entries, sentences_with_periods
from pathways.resumes.lines import Line
from pathways.resumes.pieces import Parts, split_commas
from pathways.resumes.places import Place
from pathways.resumes.resume import Job
from pathways.resumes.titles import is_firm, is_school, is_title

AT = re.compile(r"\s(?:at|@|chez|with|for)\s|\s(?:en|a)\s(?=[A-Z0-9])")
LONGEST_TITLE = 12


def read_jobs(lines: list[Line]) -> tuple[list[Job], list[str]]:
    """The jobs of a part, and what looked like one and was not understood."""
    jobs: list[Job] = []
    unread: list[str] = sentences_with_periods(lines)
    office: Entry | None = None  # the entry whose firm stands above later titles
    entries = group_entries(lines, things_of, "employer")
    for entry, following in zip_longest(entries, entries[1:]):
        if _is_office(entry, following):
            office = entry
            continue
        job = _read(entry, office)
        if job is not None:
            jobs.append(job)
        elif entry.things - {"title", MAYBE} and entry.things != {"employer"}:
            unread.append(entry.source)
        if job is not None and "employer" in entry.things:
            office = entry if entry.first == "employer" else None
    return jobs, unread


def _is_office(entry: Entry, following: Entry | None) -> bool:
    """A firm with all one's years in it, above the titles with theirs."""
    if following is None or entry.things != {"employer", "period"}:
        return False
    is_title_alone = following.things - {MAYBE} == {"title", "period"}
    return is_title_alone and _is_within(following, entry)


def _is_within(entry: Entry, office: Entry | None) -> bool:
    """Whether an entry's period lies in the years stated beside a firm."""
    inner, outer = entry.period, office.period if office else None
    if inner is None or outer is None or not inner.started or not outer.started:
        return False
    return inner.started[:4] >= outer.started[:4] and (
        outer.is_current or (inner.ended or "9999")[:4] <= (outer.ended or "")[:4]
    )


def things_of(parts: Parts) -> frozenset[str]:
    """What a line says of a job; a title's line may hold the firm as well."""
    things = set()
    if parts.period is not None:
        things.add("period")
    if "title" in parts.named or _title_at(parts.chunks) is not None:
        things.add("title")
        things.update(_firm_beside(parts))
    elif parts.chunks or parts.named.get("employer"):
        things.add("employer")
    return frozenset(things)


def _firm_beside(parts: Parts) -> set[str]:
    """Whether a title's line names the firm: surely (by “at” or a place), or maybe."""
    if parts.named:
        return set()
    text = parts.chunks[_title_at(parts.chunks) or 0]
    if AT.search(text):
        return {"employer"}
    if len(parts.chunks) == 1 and len(split_commas(text)) == 1:
        return set()
    return {MAYBE} if parts.place is None else {"employer"}


def _title_at(chunks: list[str]) -> int | None:
    for at, chunk in enumerate(chunks):
        if len(chunk.split()) <= LONGEST_TITLE and _has_title(chunk):
            return at
    return None


def _has_title(chunk: str) -> bool:
    return any(is_title(piece) for piece in split_commas(chunk))


def _read(entry: Entry, office: Entry | None) -> Job | None:
    period = entry.period
    title, employer = _title_and_employer(entry)
    place = _place(entry)
    if MAYBE in entry.things and "employer" not in entry.things:
        title, employer = _doubtful(entry, office, title, employer)
    if employer is None and office is not None and title is not None:
        employer, place = _title_and_employer(office)[1], place or _place(office)
    if period is None or not (title or employer):
        return None
    known = period.is_possible
    hours = [parts.hours for parts in entry.lines if parts.hours is not None]
    return Job(
        title=title,
        employer=employer,
        country=place.country if place else None,
        started=period.started if known else None,
        ended=period.ended if known else None,
        is_current=period.is_current,
        line=entry.source,
        hours=hours[0] if hours else None,
        province=place.province if place else None,
    )


def _doubtful(
    entry: Entry, office: Entry | None, title: str | None, employer: str | None
) -> tuple[str | None, str | None]:
    """“Manager, Windows” under the firm that its years lie in is a title alone."""
    if not _is_within(entry, office):
        return title, employer
    chunks = [parts.chunks for parts in entry.lines if parts.chunks]
    return ", ".join(chunks[0]), None


def _place(entry: Entry) -> Place | None:
    places = [parts.place for parts in entry.lines if parts.place is not None]
    stated = [place for place in places if place.country is not None]
    return next(iter(stated or places), None)


def _title_and_employer(entry: Entry) -> tuple[str | None, str | None]:
    """By name where lines name them; else by the words of titles."""
    named = {k: v for parts in entry.lines for k, v in parts.named.items() if v}
    lines = [parts.chunks for parts in entry.lines if parts.chunks]
    title, employer = named.get("title"), named.get("employer")
    if title or employer:
        rest = [chunk for chunks in lines for chunk in chunks]
        return title or _only(rest, is_title), employer or _only(rest, _is_no_title)
    at = next(
        (n for n, chunks in enumerate(lines) if _title_at(chunks) is not None), None
    )
    if at is None:
        return _without_title(lines)
    others = [chunk for n, chunks in enumerate(lines) if n != at for chunk in chunks]
    return _of_title_line(lines[at], others)


def _of_title_line(
    chunks: list[str], others: list[str]
) -> tuple[str | None, str | None]:
    """A title's line; the firm is on another line, or in another piece of this one."""
    at = _title_at(chunks) or 0
    rest = chunks[:at] + chunks[at + 1 :]
    title, employer = _split(chunks[at])
    if others:
        return (chunks[at] if not AT.search(chunks[at]) else title), others[0]
    if rest:
        return chunks[at], rest[0]
    return title, employer


def _split(text: str) -> tuple[str, str | None]:
    """“Engineer at Firm”, “Engineer, Firm”, “Firm, Engineer” in two."""
    if at := AT.search(text):
        before, after = text[: at.start()], text[at.end() :]
        if is_title(before):
            return before.strip(" ,"), after.strip(" ,")
    pieces = split_commas(text)
    if len(pieces) < 2:
        return text, None
    if not is_title(pieces[0]) or is_firm(pieces[0]) or is_school(pieces[0]):
        return ", ".join(pieces[1:]), pieces[0]
    return ", ".join(pieces[:-1]), pieces[-1]


def _without_title(lines: list[list[str]]) -> tuple[str | None, str | None]:
    """No word of a title anywhere: a firm is known by its own words only."""
    chunks = [chunk for line in lines for chunk in line]
    firms = [chunk for chunk in chunks if is_firm(chunk) or is_school(chunk)]
    if len(chunks) == 1 or len(firms) == 1:
        employer = firms[0] if firms else chunks[0]
        rest = [chunk for chunk in chunks if chunk != employer]
        return (rest[0] if len(rest) == 1 else None), employer
    return None, None


def _only(chunks: list[str], is_it: object) -> str | None:
    matching = [chunk for chunk in chunks if callable(is_it) and is_it(chunk)]
    return matching[0] if len(matching) == 1 else None


def _is_no_title(text: str) -> bool:
    return not is_title(text)
