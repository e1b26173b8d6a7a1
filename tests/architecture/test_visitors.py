"""What a visitor's public pages never do: set a cookie, read a session, resend."""

import pytest
from django.test import Client

from pathways.urls import PUBLIC

# The pages without parameters stand for all: they share base template and middleware.
ADDRESSES = [f"/{route.pattern}" for route in PUBLIC if not route.pattern.converters]


@pytest.fixture(scope="module")
def visitor() -> Client:
    return Client()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_page_sets_no_cookie_and_reads_no_session(
    visitor: Client, catalogue: None, address: str
) -> None:
    response = visitor.get(address)

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unchanged_public_page_is_not_sent_again(
    visitor: Client, catalogue: None, address: str
) -> None:
    tag = visitor.get(address).headers["ETag"]

    again = visitor.get(address, headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert again.content == b""
