"""The glossary has every class that crosses a room, and says what it is."""

import pytest

from tests.architecture.glossary import GLOSSARY, HEADING, crossing, table


def test_the_glossary_has_every_class_that_crosses_a_room() -> None:
    text = GLOSSARY.read_text(encoding="utf-8")

    assert HEADING + text.partition(HEADING)[2] == table(), (
        "python -m tests.architecture.glossary writes it"
    )


@pytest.mark.long
def test_each_of_them_says_what_it_is() -> None:
    assert [name for _, name, words in crossing() if not words] == []
