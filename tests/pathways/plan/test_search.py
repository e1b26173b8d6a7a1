"""What is kept of a search, and under which name."""

from datetime import date

import pytest
from django.test import override_settings

from pathways.selectors.plan_search import Search, Searches, key_of

ON = date(2026, 11, 22)


def a_search() -> Search:
    return Search((), (), {}, ())


def test_the_name_of_a_search_tells_nothing_of_the_answers() -> None:
    key = key_of({"applicant": {"birth_date": "1992-05-14"}}, "digest", ON)

    assert "1992" not in "".join(map(str, key))
    assert key != key_of({"applicant": {"birth_date": "1992-05-15"}}, "digest", ON)


def test_another_installation_names_the_same_answers_otherwise() -> None:
    key = key_of({}, "digest", ON)

    with override_settings(SECRET_KEY="another"):
        assert key != key_of({}, "digest", ON)


def test_a_search_is_made_once() -> None:
    searches, key = Searches(), key_of({}, "digest", ON)
    first = searches.get(key, a_search)

    assert searches.get(key, lambda: pytest.fail("searched again")) is first


def test_only_the_last_searches_are_kept() -> None:
    searches = Searches(most=1)
    old, new = (key_of({"id": name}, "digest", ON) for name in "ab")
    first = searches.get(old, a_search)

    searches.get(new, a_search)

    assert searches.get(old, a_search) is not first
