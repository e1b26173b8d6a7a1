"""A release of the project is one change: nothing live, no half grid."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from occupations.models import SeedRow
from pathways import models
from pathways.catalogue.files import FOLDER
from pathways.changes import compile_change, publish_change, submit
from pathways.changes.files import decide, load_release, offers
from pathways.models import Change, ChangeState, Edition
from tests.pathways.inout.conftest import NOW

FEE = "work-permit/versions/2015-02-21"
pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Files of a release: a fee, a line of a stream, and two cells of one grid."""
    folder = tmp_path / "data"
    shutil.copytree(FOLDER, folder)
    alter(folder / "federal_fees.yaml", "amount_cad: 155", "amount_cad: 165")
    alter(folder / "pnp_nb.yaml", "slug: residence", "slug: residence-2")
    alter(folder / "express_entry_grids.yaml", "maximum: 1200", "maximum: 1250")
    alter(folder / "express_entry_grids.yaml", "title: Skill transf", "title: Transf")
    return folder


def alter(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def load(folder: Path) -> Change | None:
    return load_release(at=NOW, rules=folder, reference=None)[0]


def labels(change: Change) -> set[str]:
    return set(change.rows.values_list("model_label", flat=True)) - {
        "occupations.seedrow"
    }


@pytest.mark.long
def test_what_ships_says_nothing_new() -> None:
    assert load(FOLDER) is None
    assert not Change.objects.exists()


@pytest.mark.long
def test_it_waits_as_one_change_and_a_second_load_adds_nothing(release: Path) -> None:
    out = StringIO()
    call_command("load_catalogue", folder=release, stdout=out)
    change = Change.objects.get()
    assert "Nothing is live" in out.getvalue()
    assert {"pathways.feeversion", "pathways.grid", "pathways.gridnode"} <= labels(
        change
    )
    assert models.FeeVersion.objects.get(key=FEE).amount_cad == 155
    count = change.rows.count()
    assert load(release) == change
    assert change.rows.count() == count
    alter(release / "federal_fees.yaml", "amount_cad: 165", "amount_cad: 170")
    assert load(release) == change  # a later release goes to the same change
    fee = change.rows.get(model_label="pathways.feeversion")
    assert float(fee.after["amount_cad"]) == 170
    assert float(fee.before["amount_cad"]) == 155
    assert not offers()


@pytest.mark.long
def test_a_grid_with_a_row_edited_here_is_held_as_a_whole(release: Path) -> None:
    node = models.GridNode.objects.filter(title="Skill transferability").first()
    assert node is not None
    node.title = "Ours"
    node.save()
    change = load(release)
    assert change is not None
    assert not {"pathways.grid", "pathways.gridnode"} & labels(change)
    assert "pathways.feeversion" in labels(change)
    publish(change)
    assert models.FeeVersion.objects.get(key=FEE).amount_cad == 165
    held = offers()
    assert [offer.title for offer in held] == ["points grid crs"]
    assert {row.model_label for row in held[0].held} == {
        "pathways.grid",
        "pathways.gridnode",
    }
    assert load(release) is None  # it is listed, and not brought again

    taken = Change.objects.create(title="Taken", created_at=NOW, edited_at=NOW)
    count = decide(change=taken, title="points grid crs", takes=True, by=None, at=NOW)
    assert count > 1
    assert offers()  # nothing is live yet
    publish(taken)
    node.refresh_from_db()
    assert node.title == "Transferability"
    assert models.Grid.objects.get(slug="crs").maximum == 1250
    assert not offers()
    assert load(release) is None


@pytest.mark.long
def test_a_grid_that_is_kept_is_not_offered_again(release: Path) -> None:
    models.Grid.objects.filter(slug="crs").update(title="Ours")
    change = load(release)
    assert change is not None
    publish(change)
    left = Change.objects.create(title="Left", created_at=NOW, edited_at=NOW)
    decide(change=left, title="points grid crs", takes=False, by=None, at=NOW)
    assert labels(left) == set()
    left.rows.update(kind="alter")
    assert SeedRow.objects.exclude(pending_kind="").exists()


def publish(change: Change) -> Edition:
    """Approved by somebody else, and live."""
    change.note = "A release."
    change.state = ChangeState.DRAFT
    change.save()
    compiled = compile_change(change, NOW.date())
    change.reasons = {str(warning): "Right." for warning in compiled.warnings}
    change.save()
    assert not compiled.refusals, compiled.refusals
    submit(change=change, by=None, at=NOW)
    return publish_change(change=change, by=None, at=NOW)
