"""`make` takes a fitting Python of the machine, or says what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENV = "made"


def put_python(
    folder: Path, name: str, version: tuple[int, int], without: str = "nothing"
) -> None:
    """A program that says of itself that it is Python of that version."""
    program = folder / name
    program.write_text(
        f"#!{sys.executable} -I\n"
        "import sys\n"
        f"sys.version_info = {(*version, 0)}\n"
        f"sys.modules[{without!r}] = None\n"
        "if sys.argv[1] == '-c': exec(sys.argv[2])\n"
        "else: print('venv made by', sys.argv[0])\n"
    )
    program.chmod(0o755)


def make_environment(folder: Path, *settings: str) -> subprocess.CompletedProcess[str]:
    """`make` of the environment on a machine whose programs lie in one folder."""
    target = f"{folder / VENV}/bin/python"
    return subprocess.run(
        ["/usr/bin/make", "-s", "-C", ROOT, f"VENV={folder / VENV}", *settings, target],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
    )


@pytest.mark.long
@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_the_machines_python3_is_taken_from_3_11_to_3_14(
    tmp_path: Path, minor: int
) -> None:
    put_python(tmp_path, "python3", (3, minor))
    put_python(tmp_path, "python3.11", (3, 11))

    made = make_environment(tmp_path)

    assert made.stdout.split() == ["venv", "made", "by", str(tmp_path / "python3")]


@pytest.mark.long
@pytest.mark.parametrize("minor", [9, 10, 15])
def test_where_python3_is_another_the_oldest_that_fits_is_taken(
    tmp_path: Path, minor: int
) -> None:
    put_python(tmp_path, "python3", (3, minor))
    put_python(tmp_path, "python3.12", (3, 12))
    put_python(tmp_path, "python3.13", (3, 13))

    made = make_environment(tmp_path)

    assert made.stdout.split()[-1] == str(tmp_path / "python3.12")


def test_where_no_python_fits_make_says_what_is_needed(tmp_path: Path) -> None:
    put_python(tmp_path, "python3", (3, 10))

    made = make_environment(tmp_path)

    assert made.returncode != 0
    assert "Python 3.11, 3.12, 3.13 or 3.14 is needed" in made.stdout


def test_a_named_python_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    put_python(tmp_path, "old", (3, 10))

    made = make_environment(tmp_path, f"PYTHON={tmp_path / 'old'}")

    assert made.returncode != 0
    assert "Python 3.11 to 3.14 is needed" in made.stdout


def test_a_python_without_its_venv_module_is_told_by_its_package(
    tmp_path: Path,
) -> None:
    put_python(tmp_path, "python3", (3, 13), without="ensurepip")

    made = make_environment(tmp_path)

    assert made.returncode != 0
    assert "apt-get install python3-venv" in made.stdout
