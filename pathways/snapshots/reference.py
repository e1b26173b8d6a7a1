"""What counting looks up as the plain JSON of a snapshot."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from occupations import models as occupations
from pathways import models
from pathways.snapshots.rows import Snapshot, as_json, cite, grouped, period, rows_of


def charts() -> list[Snapshot]:
    abilities = grouped(models.ChartAbility, "chart")
    levels = grouped(models.ChartLevel, "ability")
    names = ("test", "language", "scale", "taken_from", "taken_to", "accepted_from")
    return [
        {
            **{name: as_json(row[name]) for name in names if row[name]},
            "cite": cite(row),
            "ranges": {
                a["ability"]: [as_json(a[n]) for n in ("lowest", "highest", "step")]
                for a in abilities[row["id"]]
            },
            "levels": {
                a["ability"]: sorted(
                    ([as_json(lv["score"]), lv["level"]] for lv in levels[a["id"]]),
                    reverse=True,
                )
                for a in abilities[row["id"]]
            },
        }
        for row in rows_of(models.LanguageChart)
    ]


def lists() -> dict[str, Snapshot]:
    entries = grouped(occupations.OccupationListEntry, "occupation_list")
    groups = _unit_groups_of_entries()
    items = {}
    for row in rows_of(occupations.OccupationList):
        items[row["slug"]] = {
            "title": row["title"],
            "entries": [
                {
                    "key": entry["key"],
                    "label": entry["label"],
                    **({"values": entry["values"]} if entry["values"] else {}),
                    **_apart_from_key(entry, groups),
                    **period(entry),
                    "cite": cite(entry),
                }
                for entry in entries.get(row["id"], [])
            ],
        }
    return items


def _unit_groups_of_entries() -> dict[int, list[str]]:
    """The unit groups that each entry can stand for, by its id."""
    linked = occupations.OccupationListEntry.unit_groups.through.objects
    names = ("occupationlistentry_id", "unitgroup__code")
    record: dict[int, list[str]] = defaultdict(list)
    for entry, code in linked.order_by("unitgroup__code").values_list(*names):
        record[entry].append(code)
    return record


def _apart_from_key(entry: Snapshot, groups: dict[int, list[str]]) -> Snapshot:
    """The unit groups of an entry that is named otherwise, such as a profession."""
    if entry["key"].isdigit() or not groups.get(entry["id"]):
        return {}
    return {"unit_groups": groups[entry["id"]]}


def areas() -> dict[str, Snapshot]:
    return {
        row["slug"]: {
            "province": row["province"],
            "scheme": row["scheme"],
            "title": row["title"],
            **({"rest": True} if row["kind"] == occupations.AreaKind.REST else {}),
            "names": [n.strip() for n in row["other_names"].splitlines() if n.strip()],
        }
        for row in rows_of(occupations.Area)
    }


def places() -> dict[str, dict[str, Snapshot]]:
    members = grouped(occupations.AreaMember, "municipality")
    record: dict[str, dict[str, Snapshot]] = defaultdict(dict)
    for row in rows_of(occupations.Municipality):
        spec: Snapshot = {"region": row["wage_area"]} if row["wage_area"] else {}
        within = [{"area": m["area"], **period(m)} for m in members.get(row["id"], [])]
        if within:
            spec["areas"] = within
        for name in (row["name"], *row["other_names"].splitlines()):
            if name.strip():
                record[row["province"]][name.strip()] = spec
    return record


def medians() -> dict[str, dict[str, Any]]:
    """Hourly medians by unit group, and region or province."""
    wages = occupations.Wage.objects.filter(
        unit=occupations.WageUnit.HOUR, median_cad__isnull=False
    ).exclude(area__level=occupations.WageAreaLevel.COUNTRY)
    rows = wages.order_by("unit_group__code", "area__code").values_list(
        "unit_group__code",
        "area__code",
        "area__level",
        "area__province__code",
        "median_cad",
    )
    record: dict[str, dict[str, Any]] = defaultdict(dict)
    for noc, code, level, province, median in rows:
        whole = level == occupations.WageAreaLevel.PROVINCE
        record[noc][province if whole else code] = as_json(median)
    return record


def unit_groups() -> dict[str, Snapshot]:
    """The titles of every unit group: pages name an occupation as its edition does."""
    rows = occupations.UnitGroup.objects.order_by("code")
    return {
        code: {"en": english, "fr": french}
        for code, english, french in rows.values_list("code", "title_en", "title_fr")
    }
