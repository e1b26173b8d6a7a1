"""What a watched page says: its words alone, however it is written or broken."""

from __future__ import annotations

import time

import pytest

from pathways.changes.watching.text import text_of

PAGE = (
    "<html><head><title>t</title></head><body><p>A &amp; b <b>c</b></p>"
    "<script>if (a<b) x</script><nav>n<p>m</p></nav><P CLASS=x>D<br>e 3 < 4"
    "<!-- <p>no --> f</body>"
)


def test_what_a_reader_sees_is_told_and_nothing_else() -> None:
    assert text_of(PAGE.encode(), "text/html") == "A & b c\nD\ne 3 < 4 f"


@pytest.mark.parametrize(
    ("text", "encoding", "charset"),
    [
        ("<p>Qu\xe9bec</p>", "iso-8859-1", "iso-8859-1"),
        ("<meta charset='windows-1252'><p>Qu\xe9bec</p>", "cp1252", ""),
        ("<p>Qu\xe9bec</p>", "cp1252", ""),
        ("<p>Qu\xe9bec</p>", "cp1252", "base64"),
        ("<p>Qu\xe9bec</p>", "utf-8", "nonsense"),
    ],
)
def test_accents_are_read_in_the_encoding_of_the_page(
    text: str, encoding: str, charset: str
) -> None:
    assert text_of(text.encode(encoding), "text/html", charset) == "Qu\xe9bec"


@pytest.mark.parametrize(
    "part", ["<!--", "<a ", "<a b='", "<?", "<![", "</a", "<script></", "<nav>", "<"]
)
def test_a_page_of_broken_tags_is_read_in_time(part: str) -> None:
    content = part.encode() * (1_000_000 // len(part))
    begin = time.process_time()

    text_of(content, "text/html")

    assert time.process_time() - begin < 5
