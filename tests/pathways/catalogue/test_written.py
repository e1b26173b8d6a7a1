"""The catalogue goes out as the seed's own files."""

from __future__ import annotations

import difflib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from occupations.models import OccupationListEntry, SeedFile, SeedRow
from occupations.seeding import load_files
from occupations.seeds import SEEDS
from pathways import models
from pathways.catalogue.files import FOLDER, load_text, read
from pathways.catalogue.loading import ORDER, load
from pathways.catalogue.written import whole
from pathways.catalogue.written.files import (
    ADDED,
    item_name,
    without_reference,
    written,
)
from pathways.catalogue.written.likeness import is_same
from pathways.catalogue.written.wanted import in_full, wanted
from pathways.compiler import snapshot
from pathways.rules.rulebook import digest_of
from tests.pathways.catalogue.random_edits import edit

pytestmark = pytest.mark.usefixtures("catalogue")


def shipped() -> dict[str, str]:
    return {path.name: path.read_text() for path in FOLDER.glob("*.yaml")}


def changed_lines(name: str, text: str) -> list[str]:
    old = shipped().get(name, "").splitlines()
    lines = difflib.unified_diff(old, text.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++", "@@ ")]


@pytest.mark.long
def test_an_untouched_catalogue_is_byte_equal(tmp_path: Path) -> None:
    call_command("export_catalogue", tmp_path, stdout=None)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert len(files) >= len(shipped()) + len(SEEDS)
    base = Path(settings.BASE_DIR)
    for path in files:
        assert path.read_bytes() == (base / path.relative_to(tmp_path)).read_bytes()


@pytest.mark.long
def test_only_what_differs_is_written_anew() -> None:
    fee = models.FeeVersion.objects.get(key="work-permit/versions/2015-02-21")
    fee.amount_cad = 160
    fee.save()
    models.Requirement.objects.filter(source__slug="nb-express-entry").update(
        as_of="2026-11-20"
    )
    texts = written()
    assert {name for name, text in texts.items() if text != shipped()[name]} == {
        "federal_fees.yaml",
        "pnp_nb.yaml",
    }
    assert changed_lines("federal_fees.yaml", texts["federal_fees.yaml"]) == [
        "-        amount_cad: 155",
        "+        amount_cad: 160",
    ]


def test_a_value_that_many_share_is_changed_once() -> None:
    cited = {"source__slug": "ircc-c41"}
    for model in ORDER:
        if any(field.name == "as_of" for field in model._meta.concrete_fields):
            model.objects.filter(**cited).update(as_of="2026-11-20")  # type: ignore[attr-defined]
    lines = changed_lines("work_permits_open.yaml", written()["work_permits_open.yaml"])
    kept = shipped()["work_permits_open.yaml"].count("source: ircc-c41")
    assert 2 <= len(lines) <= 2 * kept


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_random_edits_are_read_back(seed: int, tmp_path: Path) -> None:
    acts = edit(Random(seed), 30)
    texts = written()
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
        if name != ADDED:  # comments stay, the file was not written as a whole
            heads = [x for x in shipped()[name].splitlines() if x.startswith("# ")]
            assert set(heads) <= set(text.splitlines()), (name, acts)
            assert len(changed_lines(name, text)) < 400, (name, acts)
    own = {name: load_text(text, name) for name, text in shipped().items()}
    expected = named(in_full(without_reference(wanted(), own)))
    result = named(in_full(without_place(read(tmp_path))))
    for section, items in expected.items():
        assert items.keys() == result[section].keys(), (section, acts)
        for name, item in items.items():
            assert is_same(item, result[section][name]), (section, name, acts)


@pytest.mark.long
def test_edits_out_and_into_an_empty_database_give_the_same_edition(
    tmp_path: Path,
) -> None:
    acts = edit(Random(2026), 30)
    before = digest_of(snapshot())
    entries = OccupationListEntry.objects.count()
    for place, text in whole().items():
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    with transaction.atomic():
        empty()
        assert not models.Stream.objects.exists()
        own = [seed for seed in SEEDS if not seed.mirrored]
        load_files(own, tmp_path / "occupations" / "data")
        load(folder=tmp_path / "pathways" / "data")
        assert OccupationListEntry.objects.count() == entries
        assert digest_of(snapshot()) == before, acts


def empty() -> None:
    """Every row that seeds give is gone."""
    rounds = [models.Round, models.PoolBand, models.PoolSnapshot, models.ProvincialDraw]
    seeded = {seed.model for seed in SEEDS}
    people = [models.GoldenExpectation, models.GoldenPerson]
    every: list[Any] = [*people, *ORDER, *seeded, SeedRow, SeedFile, *rounds]
    tables = {model._meta.db_table for model in every}
    for model in every:
        for many in model._meta.local_many_to_many:
            tables.add(many.m2m_db_table())
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON") if (
            connection.vendor == "sqlite"
        ) else cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in sorted(tables):
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608


def without_place(seed: dict[str, Any]) -> dict[str, Any]:
    def bare(item: dict[str, Any]) -> dict[str, Any]:
        return {name: part for name, part in item.items() if name != "_at"}

    return {
        section: [bare(item) for item in items]
        if isinstance(items, list)
        else {slug: bare(item) for slug, item in items.items()}
        for section, items in seed.items()
    }


def named(sections: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        section: {item_name(item): item for item in items}
        if isinstance(items, list)
        else items
        for section, items in sections.items()
    }
