"""Job Bank's wage file in its published shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from occupations.models import SeedRow, Wage, WageUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

HEADER = (
    "NOC_CNP,NOC_Title_eng,NOC_Title_fra,prov,ER_Code_Code_RE,ER_Name,Nom_RE,"
    "Low_Wage_Salaire_Minium,Median_Wage_Salaire_Median,High_Wage_Salaire_Maximal,"
    "Average_Wage_Salaire_Moyen,Quartile1_Wage_Salaire_Quartile1,"
    "Quartile3_Wage_Salaire_Quartile3,Data_Source_E,Reference_Period,"
    "Annual_Wage_Flag_Salaire_annuel"
)


def a_row(
    noc: str = "NOC_21231", area: str = "ER59", wages: str = "40,60,80", flag: str = "0"
) -> str:
    return f"{noc},t,t,BC,{area},n,n,{wages},61,50,70,Survey,2024-2025,{flag}"


def load(tmp_path: Path, *rows: str, dry_run: bool = False) -> None:
    path = tmp_path / "wages.csv"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8-sig")
    options = ["--edition=2026", "--published=2026-11-18"]
    call_command("load_job_bank_wages", str(path), *options, dry_run=dry_run)


def the_wage() -> Wage:
    return Wage.objects.get(unit_group__code="21231", area__code="ER59")


def test_a_new_file_replaces_the_wage_and_names_its_edition(tmp_path: Path) -> None:
    load(tmp_path, a_row())

    wage = the_wage()
    assert wage.median_cad == Decimal(60)
    assert (wage.edition, wage.range_edition) == (2026, 2026)
    assert wage.unit == WageUnit.HOUR
    assert wage.dataset.as_of == date(2026, 11, 18)


def test_later_seeds_do_not_overwrite_it(tmp_path: Path) -> None:
    load(tmp_path, a_row())

    call_command("load_occupations", force=True, verbosity=0)

    assert the_wage().median_cad == 60
    assert not SeedRow.objects.exclude(pending_kind="").exists()


def test_wages_that_the_file_does_not_have_stay(tmp_path: Path) -> None:
    count = Wage.objects.count()

    load(
        tmp_path, a_row(), a_row(noc="NOC_21232", wages=",,").replace("61,50,70", ",,")
    )

    assert Wage.objects.count() == count
    other = Wage.objects.get(unit_group__code="21232", area__code="ER59")
    assert other.edition == 2025


def test_a_median_without_range_leaves_the_range_open(tmp_path: Path) -> None:
    load(tmp_path, a_row(wages=",60.5,"))

    wage = the_wage()
    assert (wage.low_cad, wage.median_cad) == (None, Decimal("60.5"))
    assert wage.range_edition is None


def test_a_dry_run_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(tmp_path, a_row(), dry_run=True)

    assert "median_cad: '62.5' -> '60'" in capsys.readouterr().out
    assert the_wage().edition == 2025


@pytest.mark.long
@pytest.mark.parametrize(
    ("row", "message"),
    [
        (a_row(noc="NOC_99999"), r"wages\.csv, line 2, field unit_group"),
        (a_row(area="ER7777"), r"line 2, field ER_Code_Code_RE"),
        (a_row(flag="2"), r"line 2, field Annual_Wage_Flag"),
        (a_row(wages="40,sixty,80"), r"line 2, field median_cad"),
        (a_row(wages="80,60,40"), r"occupations\.Wage"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(
    tmp_path: Path, row: str, message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        load(tmp_path, row)

    assert the_wage().edition == 2025


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wages.csv"
    path.write_text("a,b\n1,2\n")

    options = ["--edition=2026", "--published=2026-11-18"]
    with pytest.raises(CommandError, match="no column"):
        call_command("load_job_bank_wages", str(path), *options)
