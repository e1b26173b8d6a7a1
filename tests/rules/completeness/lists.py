"""Rows of the reference's tables, and the same rows as the catalogue has them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from tests.rules.completeness import doors
from tests.rules.completeness.as_read import end_as_read, read_on
from tests.rules.completeness.reference import FOLDER, load

Spec = Mapping[str, Any]
Rows = set[tuple[Any, ...]]
BACHELOR: Final = {"yes": True, "no": False, "alternative": "alternative"}
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
CUSMA_FROM: Final = "2020-07-01"  # in force, as the file's head says


@cache
def table(file: str) -> list[dict[str, str]]:
    """The rows of a reference table."""
    with (FOLDER / file).open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if line[:1] != "#"))


def after(last: str) -> str:
    """The first day no longer in force."""
    return str(date.fromisoformat(last) + timedelta(1)) if last else ""


def days_in_words(text: str) -> str:
    """A title with its days written out, as the catalogue writes them."""
    return DAY.sub(lambda day: f"{date.fromisoformat(day[0]):%-d %B %Y}", text)


def entries(snapshot: Spec, *names: str) -> Iterable[Spec]:
    """The entries of lists whose names begin so."""
    for slug, spec in snapshot["lists"].items():
        if slug.startswith(names):
            yield from spec["entries"]


def period(entry: Spec) -> tuple[str, str]:
    """An entry's first day, and its first day no longer in force, as it was read."""
    return entry.get("from", ""), end_as_read(entry.get("to", ""), read_on())


def technology(snapshot: Spec) -> tuple[Rows, Rows]:
    """Occupations by province, stream and period.

    A closed stream of Ontario gives its first day closed, no last day.
    """
    read: Rows = set()
    for row in table("pnp_tech_occupations.csv"):
        is_closing = "Human Capital" in row["stream"]
        end = row["effective_to"] if is_closing else after(row["effective_to"])
        days = (row["effective_from"], end)
        stream = days_in_words(row["stream"])
        read.add((stream, row["noc_code"], *days, row["confidence"]))
    return read, {
        (e["cite"].get("clause", ""), e["key"], *period(e), e["cite"]["confidence"])
        for e in entries(snapshot, "tech-")
    }


def global_talent(snapshot: Spec) -> tuple[Rows, Rows]:
    """Items of the Global Talent list with their hourly floors."""
    read: Rows = set()
    for row in table("global_talent_occupations.csv"):
        item = f"item {row['item_no']}" if row["item_no"] else ""
        days = (row["on_list_from"], after(row["on_list_to"]))
        floor = row["wage_floor_hourly_cad"]
        read.add((item, row["noc_2021"], *days, floor, row["confidence"]))
    return read, {
        (
            e["cite"].get("clause", ""),
            e["key"],
            *period(e),
            str(e.get("values", {}).get("wage_floor_cad_hourly", "")),
            e["cite"]["confidence"],
        )
        for e in entries(snapshot, "global-talent")
    }


def professions(snapshot: Spec) -> tuple[Rows, Rows]:
    """The CUSMA professions with what each asks."""
    read = {
        (
            row["profession"],
            row["group"],
            BACHELOR[row["requires_bachelor"]],
            row["alt_diploma_plus_years"],
            row["alt_licence"],
            row["alt_experience_years"],
            row["tech_relevant"] == "yes",
            *(CUSMA_FROM, "", row["confidence"]),
        )
        for row in table("cusma_professions.csv")
    }
    names = ("diploma_plus_years", "licence", "experience_years")
    return read, {
        (
            e["label"],
            e["values"]["group"],
            e["values"]["bachelor"],
            *(str(e["values"].get(name, "")) for name in names),
            e["values"]["tech_relevant"],
            *(*period(e), e["cite"]["confidence"]),
        )
        for e in entries(snapshot, "cusma-professions")
    }


def categories(snapshot: Spec) -> tuple[Rows, Rows]:
    """Unit groups of every category of category-based selection, by version."""
    text = _yaml("express_entry_categories.yaml")["categories"]
    read: Rows = set()
    for category in text:
        slug = f"ee-{category['id'].replace('_', '-')}"
        for version in category["periods"]:
            end = after(str(version.get("effective_to") or ""))
            days = (str(version["effective_from"]), end)
            sure = (str(version["version"]), *days, version.get("confidence"))
            read |= {(slug, noc, *sure) for noc in version.get("noc", ())}
    return read, {
        (slug, e["key"], e["values"]["version"], *period(e), e["cite"]["confidence"])
        for slug, spec in snapshot["lists"].items()
        if slug.startswith("ee-")
        for e in spec["entries"]
    }


def excluded(snapshot: Spec) -> tuple[Rows, Rows]:
    """Saskatchewan's excluded occupations, and those excluded from job offers."""
    document = _yaml("pnp_sk.yaml")
    read: Rows = set()
    names = ("excluded_occupations", "excluded_job_offer")
    lists = ("sk-excluded", "sk-job-offer-excluded")
    for name, slug in zip(names, lists, strict=True):
        start = str(document[name].get("effective_from") or "")
        read |= {(slug, noc, start, "") for noc in document[name]["noc"]}
    return read, {
        (slug, e["key"], *period(e)) for slug in lists for e in entries(snapshot, slug)
    }


def trades(snapshot: Spec) -> tuple[Rows, Rows]:
    """Groups of the Federal Skilled Trades, in and out."""
    record = _yaml("express_entry_programs.yaml")["fstp"]["noc_groups"]
    read = {(str(g), name == "exclude") for name in record for g in record[name]}
    return read, {
        (e["key"], bool(e.get("values", {}).get("excluded")))
        for e in entries(snapshot, "fst-trades")
    }


def named(snapshot: Spec) -> tuple[Rows, Rows]:
    """Referral partners, and employers of the Innovation Stream, by name."""
    permits, others = _yaml("work_permits.yaml"), _yaml("work_permits_other.yaml")
    (stream,) = (p for p in others["pathways"] if p["id"] == "innovation_stream")
    partners = permits["gts_referral_partners"]["partners"]
    employers = stream["criteria"][0]["params"]["employers"]
    read = {(item,) for item in (*partners, *employers)}
    lists = ("gts-referral-partners", "innovation-stream-employers")
    return read, {(e["label"],) for e in entries(snapshot, *lists)}


def spouses(snapshot: Spec) -> tuple[Rows, Rows]:
    """Major groups that the rule on spouses names: in, in part, or out."""
    rules = _yaml("work_permits.yaml")["common"]["spouse_open_work_permit"]
    (record,) = (r for r in rules if r["id"] == "sowp.worker_occupation")
    groups = record["params"]["any_of"][1]["noc_major_groups"]
    read = {(str(g), "in", str(record["effective_from"])) for g in groups}
    read |= {
        (str(g), "in part", str(record["effective_from"])) for g in (42, 43, 52, 53)
    }
    out = record["params"]["excluded_major_groups"]
    read |= {(str(g), "out", str(record["effective_from"])) for g in out}
    teers = {code[:2] for code in snapshot["unit_groups"] if code[1] in "01"}
    read |= {(group, "in", str(record["effective_from"])) for group in teers}
    return read, {
        (e["key"], _part_of(e), e.get("from", ""))
        for e in entries(snapshot, "spouse-permit-occupations")
    }


def _part_of(entry: Spec) -> str:
    values = entry.get("values", {})
    return "in part" if "partly" in values else "out" if "excluded" in values else "in"


@cache
def _yaml(file: str) -> Any:
    return load(FOLDER / file)


ALL: Final = {
    "technology occupations": technology,
    "Global Talent occupations": global_talent,
    "CUSMA professions": professions,
    "categories": categories,
    "excluded occupations": excluded,
    "skilled trades": trades,
    "partners and employers": named,
    "occupations of spouses": spouses,
    "fields of study": doors.fields_of_study,
}
