"""The brackets notice what nobody translated."""

from tests.pathways.words.pseudo import untranslated


def test_a_word_outside_the_brackets_is_noticed() -> None:
    assert list(untranslated("<p>\u27e6Hello\u27e7 World</p>")) == ["World"]


def test_brackets_reach_over_elements() -> None:
    assert list(untranslated("<p>\u27e6Hello <b>dear</b> World\u27e7</p>")) == []


def test_a_label_that_only_some_hear_is_noticed() -> None:
    page = '<p aria-label="Hello" class="World">\u27e6Hi\u27e7</p>'

    assert list(untranslated(page)) == ["Hello"]
