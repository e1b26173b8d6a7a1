"""From a title as written to the words that are compared."""

import pytest

from occupations.finder.text import fold, marked, plain, words


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Ingénieur", "ingenieur"),
        ("C++ / C# developer", "cpp csharp developer"),
        (".NET dev", "dotnet dev"),
        ("driver's helper", "driver helper"),
        ("Foreman/woman", "foreman"),
        ("U.S. lead", "us lead"),
        ("maître d’hôtel", "maitre d hotel"),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(
    written: str, compared: str
) -> None:
    assert plain(written) == compared


@pytest.mark.parametrize(
    ("item", "other"),
    [
        ("developpeur", "developpeuse"),
        ("directeurs", "directrice"),
        ("infirmier", "infirmieres"),
        ("technicien", "techniciennes"),
        ("secretary", "secretaries"),
        ("salesman", "saleswoman"),
    ],
)
def test_plural_and_gender_are_folded_away(item: str, other: str) -> None:
    assert fold(item) == fold(other)


def test_stop_words_count_only_where_there_are_no_others() -> None:
    assert words(["director", "of", "the", "arts"]) == ("director", "arts")
    assert words(["of", "the"]) == ("of", "the")


def test_many_texts_are_made_plain_at_once_with_their_marks() -> None:
    assert marked(["Nurse (RN)\n - care", "Élève"]) == [
        ["nurse", "(", "rn", ")", "-", "care"],
        ["eleve"],
    ]
