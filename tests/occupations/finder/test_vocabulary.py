"""Words that a misspelt word may have meant."""

import random

import pytest

from occupations.finder.vocabulary import Vocabulary
from tests.occupations.finder.typos import with_typo

WORDS = ("engineer", "engine", "nurse", "photographer", "graphic", "traffic")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(WORDS, {})


@pytest.mark.parametrize("word", WORDS)
def test_a_word_with_any_one_error_is_found_again(
    vocabulary: Vocabulary, word: str
) -> None:
    rng = random.Random(word)

    for _ in range(200):
        typed = with_typo(word, rng)

        assert typed in WORDS or word in dict(vocabulary.spellings(typed))


def test_two_errors_are_forgiven_in_a_long_word_that_is_none(
    vocabulary: Vocabulary,
) -> None:
    assert vocabulary.spellings("fotograpler")[0][0] == "photographer"
    assert vocabulary.spellings("nrs") == ()


def test_what_sounds_alike_is_one_error(vocabulary: Vocabulary) -> None:
    assert ("graphic", 1) in vocabulary.spellings("grafic")


def test_a_prefix_finds_the_words_that_begin_with_it(vocabulary: Vocabulary) -> None:
    assert vocabulary.starting_with("engin") == ["engine", "engineer"]
