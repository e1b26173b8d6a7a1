"""In another language no word of ours stays English: only the catalogue's data does."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import trans_real
from pytest_django.fixtures import Settings

from occupations.models import Area, DataSet, Municipality, NocGroup, UnitGroup
from pathways import editions
from pathways.forms.topics import TOPICS
from pathways.models import ProvincialDraw, Round, Source
from tests.harness.answers import token_of
from tests.pathways.words.pseudo import LANGUAGE, Pseudo, untranslated
from tests.rules.planning_people import a_profile

LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMES = frozenset({"English"})  # as codes do, they stay the same in every language
EDGES = " ,;:.()-"
PAGES = sorted({page.slug for topic in TOPICS for page in topic.pages})

pytestmark = pytest.mark.usefixtures("catalogue", "second_language", "pseudo")


@pytest.fixture
def pseudo(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer the bracketed language beside English."""
    settings.LANGUAGES = [("en", "English"), (LANGUAGE, "Brackets")]
    monkeypatch.setitem(vars(trans_real)["_translations"], LANGUAGE, Pseudo())


@pytest.fixture
def known(catalogue: None) -> frozenset[str]:
    """Everything that the catalogue and the occupations say."""
    _number, rulebook = editions.current()
    said = [*texts(rulebook.snapshot)]
    said += map(str, (*NocGroup.objects.all(), *UnitGroup.objects.all()))
    for model in (Area, DataSet, Municipality, ProvincialDraw, Round, Source):
        said += texts(list(model.objects.values_list()))
    return frozenset(plain(item) for text in said for item in (text, *parts(text)))


def texts(data: Any) -> Iterator[str]:
    """Every text of a snapshot."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for item in data.values():
            yield from texts(item)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from texts(item)


def parts(text: str) -> list[str]:
    """The pieces of a line that several texts may have been joined to."""
    return re.split(r"[,;:|()]", text)


def plain(text: str) -> str:
    return " ".join(text.split()).strip(EDGES).casefold()


def ours(page: str, known: frozenset[str]) -> str:
    """What a page says outside the brackets that is not the catalogue's, in lines."""
    result = []
    for text in untranslated(page):
        said = {plain(part) for part in parts(text) if is_said(part)}
        if plain(text) not in known and not said <= known:
            result.append(text)
    return "\n".join(dict.fromkeys(result))


def is_said(text: str) -> bool:
    """Whether a text holds a word, rather than codes, numbers or an address."""
    words = {word for word in LETTERS.findall(text) if not word.isupper()}
    return bool(words - NAMES) and "//testserver" not in text


def see(client: Client, address: str) -> str:
    response = client.get(address, headers={"Accept-Language": LANGUAGE})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def token(catalogue: None) -> str:
    """The private link of somebody who answered much."""
    return token_of(a_profile(102))


@pytest.mark.parametrize("address", ["/", "/pathways/", "/rounds/", "/provinces/bc/"])
def test_a_public_page_is_translated(
    client: Client, known: frozenset[str], address: str
) -> None:
    assert ours(see(client, address), known) == ""


@pytest.mark.parametrize(
    "stream", ["express-entry/fsw", "cusma/professional", "pnp/bc/sw", "pnp/qc/pstq1"]
)
def test_a_page_of_a_stream_is_translated(
    client: Client, known: frozenset[str], stream: str
) -> None:
    assert ours(see(client, f"/pathways/{stream}/"), known) == ""


@pytest.mark.parametrize("view", ["check", "options", "todo", "reports"])
@pytest.mark.thorough
def test_a_page_of_answers_is_translated(
    client: Client, known: frozenset[str], token: str, view: str
) -> None:
    page = see(client, reverse(f"pathways:{view}", args=[token]))

    assert ours(page, known) == ""


@pytest.mark.parametrize("slug", PAGES)
@pytest.mark.thorough
def test_a_page_of_questions_is_translated(
    client: Client, known: frozenset[str], token: str, slug: str
) -> None:
    page = see(client, reverse("pathways:question", args=[token, slug]))

    assert ours(page, known) == ""
