"""Reading a text from an address: bounded in time and size, http and https only."""

from __future__ import annotations

from typing import Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

SECONDS: Final = 20
MOST_BYTES: Final = 20_000_000


class UnreachableError(OSError):
    """The address gave no text; the message says why."""


def text_at(address: str) -> str:
    """The text at an address. Raises ``UnreachableError``."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise UnreachableError("the address is neither http nor https")
    request = Request(address, headers={"User-Agent": "immigration-portal"})  # noqa: S310
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(MOST_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        raise UnreachableError(str(error)) from error
    if len(content) > MOST_BYTES:
        raise UnreachableError(f"the answer is longer than {MOST_BYTES} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreachableError("the answer is not UTF-8 text") from error
