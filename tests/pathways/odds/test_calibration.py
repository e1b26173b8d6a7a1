"""The published calibration is what the command makes of the file of rounds."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pathways.rounds.calibration import (
    PUBLISHED_FILE,
    ROUNDS_FILE,
    calibrated,
    published,
)


def backtest(rounds: Path = ROUNDS_FILE) -> str:
    out = io.StringIO()
    call_command("backtest", rounds=rounds, stdout=out)
    return out.getvalue()


def test_the_command_reproduces_the_published_calibration_without_a_database() -> None:
    assert backtest() == PUBLISHED_FILE.read_text(encoding="utf-8")


def test_what_the_page_reads_is_what_the_file_gives() -> None:
    assert published() == calibrated()


def test_every_forecast_stands_in_one_bin_and_one_year() -> None:
    result = published()

    assert sum(year.forecasts for year in result.years) == result.forecasts
    assert sum(kind.forecasts for kind in result.kinds) == result.forecasts
    for table in result.tables:
        assert sum(item.forecasts for item in table.bins) == result.forecasts


def test_another_file_gives_another_calibration(tmp_path: Path) -> None:
    shorter = tmp_path / "rounds.csv"
    lines = ROUNDS_FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    shorter.write_text("".join(lines[:300]), encoding="utf-8")

    assert backtest(shorter) != backtest()


@pytest.mark.parametrize("text", ["", "held_on,category\n2020-01-01,cec\n"])
def test_a_file_without_rounds_is_refused_with_its_name(
    tmp_path: Path, text: str
) -> None:
    broken = tmp_path / "rounds.csv"
    broken.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=r"rounds\.csv"):
        backtest(broken)
