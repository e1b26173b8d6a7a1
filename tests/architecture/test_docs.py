"""What README and docs name is there: commands, targets, files, variables, figures."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from pathways import editions

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "locale/README.md", *(ROOT / "docs").rglob("*.md")]
TEXT = "\n".join(page.read_text() for page in PAGES)
ROOMS = "docs|immigration_portal|locale|occupations|pathways|static|templates|tests"


def test_every_command_that_is_told_exists() -> None:
    items = set(re.findall(r"manage\.py ([a-z_]+)", TEXT))

    assert items
    assert items - set(get_commands()) == set()


def test_every_target_of_make_that_is_told_exists() -> None:
    matches = re.findall(r"(?m)(?:^ {4}|`)(?:[A-Z]+=\S+ )?make((?: [a-z]+)+)", TEXT)
    targets = re.findall(r"(?m)^([a-z]+):.*##", (ROOT / "Makefile").read_text())

    assert matches
    assert {name for names in matches for name in names.split()} - set(targets) == set()


def test_every_file_that_is_told_exists() -> None:
    items = set(re.findall(rf"`((?:{ROOMS})/[\w./*-]*)`", TEXT))

    assert items
    assert [path for path in sorted(items) if not any(ROOT.glob(path))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text())

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_variable_of_the_settings_is_told_and_no_other() -> None:
    settings = (ROOT / "immigration_portal/settings.py").read_text()
    page = (ROOT / "docs/operations.md").read_text()
    section = page.split("\n## Environment\n")[1].split("\n## ")[0]

    names = " ".join(line.split("|")[1] for line in section.splitlines() if "|" in line)

    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    assert set(re.findall(r"`([A-Z_]+)`", names)) == read


def test_the_map_and_the_import_contract_name_every_room() -> None:
    inside = (ROOT / "pathways").iterdir()
    rooms = {
        item.stem for item in inside if item.name[0] not in "_." and item.stem != "data"
    }
    items = set(
        re.findall(r"`pathways/(\w+)(?:/|\.py)`", (ROOT / "README.md").read_text())
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(c for c in contracts if c.get("containers") == ["pathways"])["layers"]

    assert rooms - items == set()
    assert {name for layer in layers for name in layer.split(" : ")} == rooms


def rows_of_the_map(text: str) -> Iterator[tuple[list[str], str]]:
    """The folders of each row, with the whole row."""
    for row in re.findall(r"(?m)^\| `.*$", text):
        yield re.findall(r"`([\w/]+)/`", row.split("|")[1]), row


def inner_rooms(folder: Path) -> set[str]:
    """The packages in a folder; of the rules the single modules too. Where Django
    wants its commands is no room."""
    packages = {item.parent.name for item in folder.glob("*/__init__.py")}
    modules = folder.glob("[a-z]*.py") if folder.name == "rules" else ()
    rooms = {f"{name}/" for name in packages} | {item.name for item in modules}
    return rooms - {"commands/"}


def unnamed(text: str) -> list[str]:
    """The rooms inside a room that the map does not name beside it."""
    rows = [(room, row) for rooms, row in rows_of_the_map(text) for room in rooms]
    return [
        f"{room}/{inner}"
        for room, row in rows
        if room == "occupations" or room.startswith("pathways/")
        for inner in sorted(inner_rooms(ROOT / room))
        if f"`{inner}`" not in row
    ]


def test_the_map_names_the_rooms_inside_a_room() -> None:
    assert unnamed((ROOT / "README.md").read_text()) == []


@pytest.mark.parametrize(
    ("row", "room"),
    [
        ("| `pathways/rules/` | `engine/` |", "pathways/rules/rulebook.py"),
        ("| `pathways/urls.py`, `pathways/words/` | |", "pathways/words/facts/"),
        ("| `occupations/` | `models/` |", "occupations/finder/"),
    ],
)
def test_a_room_that_the_map_leaves_out_is_seen(row: str, room: str) -> None:
    assert room in unnamed(row)


@pytest.mark.usefixtures("catalogue")
def test_the_readme_counts_the_streams_and_grids_of_the_catalogue() -> None:
    text = " ".join((ROOT / "README.md").read_text().split())
    _, rulebook = editions.current()

    assert f"{len(rulebook.snapshot['streams'])} streams" in text
    assert f"{len(rulebook.snapshot['grids'])} points grids" in text
