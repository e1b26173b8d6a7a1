"""What every template keeps: nothing inline, nothing from other hosts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAIL_FOLDER = "emails"
TEMPLATES = [
    path
    for folder in (ROOT / "templates", *ROOT.glob("*/templates"))
    for path in sorted(folder.rglob("*.html"))
    if MAIL_FOLDER not in path.parts
]
MAILS = sorted((ROOT / "templates/emails").rglob("*.mjml"))
PLAIN = sorted((ROOT / "templates").rglob("*.txt"))
PAPERS = sorted((ROOT / "templates").rglob("*.typ"))
LONGEST_LINE, MOST_LINES = 200, 120
INLINE = re.compile(
    r"""\sstyle=["']|<style|\son[a-z]+=["']|javascript:""", re.IGNORECASE
)
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\b(?:src|type=\"application/(?:ld\+)?json\"))"
)
# What a page fetches by itself; a link that a person follows may lead anywhere.
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|use|image|link)\b[^>]*"
    r"\b(?:src|srcset|href|xlink:href)=[\"'](?:https?:)?//",
    re.IGNORECASE,
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_templates_to_look_at() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_nothing_that_the_policy_would_refuse(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert INLINE.findall(text) == []
    assert INLINE_SCRIPT.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_fetches_nothing_from_another_host(path: Path) -> None:
    assert FETCHED.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*TEMPLATES, *MAILS, *PLAIN, *PAPERS], ids=name)
def test_a_template_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if len(line) > LONGEST_LINE] == []
    assert len(lines) <= MOST_LINES


@pytest.mark.parametrize("path", sorted((ROOT / "static").rglob("*.css")), ids=name)
def test_a_style_sheet_fetches_nothing_from_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"url\([\"']?(?:https?:)?//[^)]*", text) == []
