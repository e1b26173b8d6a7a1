"""The seed's own files go into a change, all or nothing."""

from __future__ import annotations

import pytest

from pathways import models
from pathways.catalogue.files import FOLDER
from pathways.changes import compile_change
from pathways.changes.files import ManyFaultsError, bring
from pathways.models import Change
from tests.pathways.inout.conftest import NOW

FEE = "work-permit/versions/2015-02-21"


def text_of(name: str) -> str:
    return (FOLDER / name).read_text()


def brought(change: Change, **texts: str) -> list[tuple[str, str, dict[str, object]]]:
    files = {f"{name}.yaml": text for name, text in texts.items()}
    bring(change=change, texts=files, by=None, at=NOW)
    rows = change.rows.order_by("pk")
    return [(row.model_label, row.kind, row.after) for row in rows]


def test_files_as_shipped_change_nothing(change: Change) -> None:
    names = ("pnp_nb", "federal_fees", "express_entry_grids", "language_tests")
    assert brought(change, **{name: text_of(f"{name}.yaml") for name in names}) == []


@pytest.mark.long
def test_a_figure_and_a_line_are_one_row_each_and_nothing_is_live(
    change: Change,
) -> None:
    fees = text_of("federal_fees.yaml").replace("amount_cad: 155", "amount_cad: 160")
    note = (
        "      - kind: note\n"
        "        text: The province says that it cannot give any processing time.\n"
    )
    begin = text_of("pnp_nb.yaml").index(note)
    rest = text_of("pnp_nb.yaml")[begin + len(note) :]
    cite = rest[: rest.index("    practice:")].replace("&sw", "&sw2")
    new = note.replace("cannot give any", "gives no") + cite
    streams = text_of("pnp_nb.yaml")
    streams = streams[:begin] + new + streams[begin:]
    rows = brought(change, federal_fees=fees, pnp_nb=streams)
    assert ("pathways.feeversion", "alter", {"amount_cad": "160"}) in [
        (label, kind, {k: str(v).removesuffix(".00") for k, v in after.items()})
        for label, kind, after in rows
    ]
    added = [after for label, kind, after in rows if kind == "add"]
    assert added
    assert all("gives no" in str(after["text"]) for after in added)
    assert models.FeeVersion.objects.get(key=FEE).amount_cad == 155
    compiled = compile_change(change, NOW.date())
    assert not compiled.refusals
    assert not compiled.is_same


def test_what_stands_below_and_is_not_told_goes(change: Change) -> None:
    text = text_of("federal_fees.yaml")
    begin = text.index("  lmia:\n")
    end = text.index("  biometrics:\n")
    closed = text[begin:end].replace("        note: Not", "        #").split("\n")
    closed = [line for line in closed if not line.strip().startswith("#")]
    rows = brought(change, federal_fees=text[:begin] + "\n".join(closed) + text[end:])
    assert [(label, kind) for label, kind, _ in rows] == [
        ("pathways.feeversion", "alter")
    ]
    assert rows[0][2] == {"note": ""}  # a field that is not told has its default


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("payer: worker", "payers: worker", ("fees › work-permit", "no such part")),
        ("payer: worker", "payer: nobody", ("fees › work-permit", "field payer")),
        ("'2015-02-21'", "'2015-02-31'", ("versions › 2015-02-31", "field from")),
        ("source: irpr-299,", "source: no-such-page,", ("no-such-page",)),
        ("fees:\n", "fees: [\n", ("federal_fees.yaml", "line")),
    ],
)
def test_a_fault_is_told_with_its_place_and_leaves_nothing(
    change: Change, old: str, new: str, words: tuple[str, ...]
) -> None:
    good = text_of("pnp_nb.yaml").replace("Residence", "Home", 1)
    bad = text_of("federal_fees.yaml").replace(old, new, 1)
    with pytest.raises(ManyFaultsError) as refused:
        brought(change, pnp_nb=good, federal_fees=bad)
    assert all(word in str(refused.value) for word in words), str(refused.value)
    assert not change.rows.exists()
