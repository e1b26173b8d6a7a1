"""The samples: what each holds, as it was written down before the reader was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("samples")
Row = tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """A source, how a file is made of it, and what is to be read from that file."""

    name: str
    set: str  # “tuned”, “held out”, “second held out”
    how: str
    source: str
    jobs: tuple[Row, ...]
    studies: tuple[Row, ...]
    languages: tuple[Row, ...]

    @property
    def kind(self) -> str:
        if self.how.startswith("file "):
            return self.how.rpartition(".")[2]
        if self.how != "raw":
            return self.how.partition(" ")[0]
        return " ".join(self.name.removeprefix("held-").split("-")[:2])


def read_sample(path: Path) -> Sample:
    head, _, rest = path.read_text(encoding="utf-8").partition("\nsource:\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    source, _, rest = rest.partition("\njobs:\n")
    jobs, _, rest = rest.partition("studies:\n")
    studies, _, languages = rest.partition("languages:\n")
    return Sample(
        path.stem,
        fields["set"],
        fields["make"],
        source,
        _rows(jobs),
        _rows(studies),
        _rows(languages),
    )


def _rows(text: str) -> tuple[Row, ...]:
    return tuple(
        tuple(cell.strip() for cell in line.split(" | "))
        for line in text.splitlines()
        if line
    )


SAMPLES = tuple(read_sample(path) for path in sorted(FOLDER.glob("*.txt")))
