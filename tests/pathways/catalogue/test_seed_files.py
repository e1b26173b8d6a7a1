"""What the seed files of the catalogue say, and what is refused with its file."""

from decimal import Decimal
from pathlib import Path

import pytest

from occupations.seeding import SeedError
from pathways import models
from pathways.catalogue.files import read
from pathways.catalogue.seed import Rows, Spreader

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pathways: {}\n", "there is no part named 'pathways'"),
        (FEE.replace("unit", "units"), "units: no such part"),
        ("sources: {page: [}\n", "while parsing"),
        ("streams:\n- {slug: a/b}\n- {slug: a/b}\n", r"a/b: the stream stands twice"),
        (
            "tables:\n  t: {axes: [{}], versions: [{rows: [[1, 2, 3]]}]}\n",
            "row 1 has a wrong length",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_file(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(SeedError, match=told) as refused:
        spread(tmp_path, a=text)

    assert refused.value.file == "a.yaml"


def test_days_stay_text_fractions_stay_exact_and_on_stays_a_word(
    tmp_path: Path,
) -> None:
    version = "{from: 2026-01-01, amount_cad: 0.1, note: on}"
    rows = spread(tmp_path, a=FEE.replace("}", f", versions: [{version}]}}"))

    (row,) = rows[models.FeeVersion]
    assert row["effective_from"] == "2026-01-01"
    assert row["amount_cad"] == Decimal("0.1")
    assert row["note"] == "on"
