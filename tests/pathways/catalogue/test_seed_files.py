"""What the seed files of the catalogue say, and what is refused with its file."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from occupations.seeding import SeedError
from pathways import models
from pathways.catalogue.files import faults_of, read
from pathways.catalogue.golden import load_people
from pathways.catalogue.schema import editor_schema
from pathways.catalogue.seed import Rows, Spreader
from pathways.rounds.seed import COLUMNS, FOLDER
from pathways.rounds.seed import read as read_rounds

SOURCE = "sources:\n  page: {title: A page, url: https://example.org/}\n"
FEE = "fees:\n  visit: {title: A visit, payer: worker, unit: application}\n"


def spread(folder: Path, **files: str) -> Rows:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return Spreader().spread(read(folder))


def test_files_are_read_as_one_and_may_repeat_each_other(tmp_path: Path) -> None:
    rows = spread(tmp_path, a=SOURCE, b=SOURCE + FEE)

    assert [row["slug"] for row in rows[models.Source]] == ["page"]
    assert rows[models.Fee][0]["_at"] == "b.yaml: visit"


def test_two_files_may_not_tell_the_same_differently(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"b\.yaml.*told differently in a\.yaml"):
        spread(tmp_path, a=SOURCE, b=SOURCE.replace("A page", "Another page"))


CITE = "{source: page, confidence: official}"
TABLE = f"""
tables:
  t:
    axes: [{{steps: true}}]
    versions: [{{rows: [[1, 2], [3, 4]], cite: {CITE}}}]
"""
GRID = f"""
grids:
  g:
    title: G
    versions:
    - id: '2025'
      cite: {CITE}
      root:
        slug: whole
        cap: 9
        children: [{{slug: age, facts: [{{kind: age}}], table: t}}]
"""
CHART = f"""
charts:
- test: ielts
  language: en
  cite: {CITE}
  ranges: {{reading: [0, 9, 1]}}
  levels: {{reading: [[8, 9]]}}
"""
STREAM = f"""
streams:
- slug: a/b
  name: B
  program: p
  outcome: permanent
  cite: {CITE}
  requirements:
  - slug: age
    title: Of age
    cite: {CITE}
    alternatives: [{{criteria: [{{fact: {{kind: age}}, op: at_least, value: 18}}]}}]
"""
TWICE = STREAM + STREAM.split("streams:")[1]


def test_what_is_spelt_rightly_is_read(tmp_path: Path) -> None:
    rows = spread(tmp_path, a=TABLE, b=GRID, c=CHART, d=STREAM)

    assert [row["op"] for row in rows[models.Criterion]] == ["at_least"]
    assert len(rows[models.TableCell]) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pathways: {}\n", "pathways: no such part"),
        (FEE.replace("unit", "units"), "fees › visit, field units: units: no such"),
        (FEE.replace("application", "planet"), "field unit: Input should be"),
        (FEE.replace("title: A visit, ", ""), "field title: title: is missing"),
        ("sources: {page: [}\n", "while parsing"),
        (TWICE, r"a/b: the stream stands twice"),
        (TABLE.replace("steps", "step"), "tables › t › axes › 1, field step: "),
        (TABLE.replace("rows", "row"), "tables › t › versions › 1, field row: "),
        (TABLE.replace("[3, 4]", "[3, 4, 5]"), "row 3 has a wrong length"),
        (GRID.replace("cap: 9", "capp: 9"), "2025 › root, field capp: capp: no such"),
        (GRID.replace("table: t", "tabel: t"), "age, field tabel: tabel: no such"),
        (GRID.replace("kind: age", "kind: aeg"), "there is no kind of fact named"),
        (GRID.replace("title", "titel"), "grids › g, field titel: "),
        (CHART.replace("language", "langage"), "charts › ielts, field langage: "),
        (CHART.replace("ranges", "range"), "charts › ielts, field range: "),
        (CHART.replace("[0, 9, 1]", "[0, 9]"), "List should have at least 3 items"),
        (STREAM.replace("value: 18", "valu: 18"), "criteria › 1, field valu: "),
        (STREAM.replace("at_least", "atleast"), "criteria › 1, field op: "),
        (STREAM.replace("title", "titel"), "a/b › requirements › age, field titel"),
        (STREAM.replace("source: page", "source: 1"), "field source: Input should be"),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_row_and_field(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(SeedError, match=words) as refused:
        spread(tmp_path, a=text)

    assert refused.value.file.startswith("a.yaml")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FEE.replace("unit", "units"))
    (tmp_path / "b.yaml").write_text(CHART.replace("ranges", "range"))

    assert [(fault.file, fault.field) for fault in faults_of(tmp_path)] == [
        ("a.yaml", "units"),
        ("a.yaml", "unit"),
        ("b.yaml", "range"),
        ("b.yaml", "ranges"),
    ]


def test_editors_are_told_what_each_key_means() -> None:
    schema = editor_schema()

    intake = schema["$defs"]["Intake"]
    assert intake["additionalProperties"] is False
    assert set(intake["required"]) == {"state", "cite"}
    assert intake["properties"]["state"]["description"] == "State of intake."
    assert "work_months" in json.dumps(schema)


def test_days_stay_text_fractions_stay_exact_and_on_stays_a_word(
    tmp_path: Path,
) -> None:
    version = f"{{from: 2026-01-01, amount_cad: 0.1, note: on, cite: {CITE}}}"
    rows = spread(tmp_path, a=FEE.replace("}", f", versions: [{version}]}}"))

    (row,) = rows[models.FeeVersion]
    assert row["effective_from"] == "2026-01-01"
    assert row["amount_cad"] == Decimal("0.1")
    assert row["note"] == "on"


PERSON = f"""
- slug: ada
  title: Ada
  note: Invented.
  profile: {{}}
  expectations: [{{on: 2026-11-02, scores: {{crs: 477}}, cite: {CITE}}}]
"""


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("note:", "nota:", "nota"), ("scores", "score", "score"), ("{}", "3", "profile")],
)
def test_a_file_of_people_says_nothing_unknown(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    file = tmp_path / "golden.yaml"
    file.write_text(PERSON.replace(old, new))

    with pytest.raises(SeedError) as refused:
        load_people(file=file)

    assert (refused.value.file, refused.value.field) == ("golden.yaml", field)
    assert refused.value.at.startswith("ada")


@pytest.mark.parametrize("file", sorted(COLUMNS))
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda head: f"{head},foo", ", column foo: no such column"),
        (lambda head: f"{head},note", ", column note: stands twice"),
        (lambda head: head.replace("confidence", "x"), ", column confidence: is missi"),
        (lambda head: f"{head}\n{head}, more", " line 2: it has more cells than the"),
    ],
)
def test_a_file_of_rounds_has_the_columns_that_are_read(
    tmp_path: Path, file: str, change: Callable[[str], str], fault: str
) -> None:
    for name in COLUMNS:
        head = (FOLDER / name).read_text(encoding="utf-8").partition("\n")[0]
        (tmp_path / name).write_text(change(head) if name == file else head)

    problems = list(map(str, read_rounds(tmp_path).problems))

    assert [p for p in problems if p.startswith(f"{file}{fault}")]
    assert [p for p in problems if not p.startswith(file)] == []
