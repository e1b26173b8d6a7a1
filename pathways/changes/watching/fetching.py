"""A page of somebody else, politely: bounded, public addresses only, robots heeded."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings

AGENT: Final = "immigration-portal"
SECONDS: Final = 10
MOST_SECONDS: Final = 30
MOST_BYTES: Final = 3_000_000
MOST_STEPS: Final = 5
PORTS: Final = {"http": 80, "https": 443}
MOVED: Final = (301, 302, 303, 307, 308)


class VisitError(OSError):
    """The page was not read; the message says why."""


class UnwelcomeError(VisitError):
    """The site asks machines not to read the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave."""

    status: int
    kind: str
    content: bytes
    charset: str = ""


def page_at(address: str) -> Page:
    """The page, after redirects. Raises ``VisitError`` and ``UnwelcomeError``."""
    ends_at = time.monotonic() + MOST_SECONDS
    robots: dict[str, RobotFileParser] = {}
    for _step in range(MOST_STEPS):
        parts = _checked(address)
        if parts.netloc not in robots:
            robots[parts.netloc] = _robots_of(parts, ends_at)
        if not robots[parts.netloc].can_fetch(AGENT, address):
            raise UnwelcomeError("the site asks machines not to read this page")
        page, target = _get(parts, ends_at)
        if not target:
            if page.status != http.client.OK:
                raise VisitError(f"the page answered {page.status}")
            return page
        address = urljoin(address, target)
    raise VisitError(f"more than {MOST_STEPS} redirects")


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise VisitError(f"no address: {error}") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise VisitError("the address is neither http nor https")
    if parts.username or parts.password:
        raise VisitError("the address carries a name or a password")
    is_usual = port in (None, PORTS[parts.scheme])
    if not is_usual and not settings.WATCH_LOCAL_ADDRESSES:
        raise VisitError("the address names an unusual port")
    return parts


def _public_address(host: str, port: int) -> str:
    """The address to connect to; every one that the name has must be public.

    The connection goes to this very address: a name that answers otherwise the next
    time leads nowhere else.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise VisitError("the name is not known") from error
    numbers = [str(answer[4][0]) for answer in answers]
    for number in numbers:
        if not _is_public(number) and not settings.WATCH_LOCAL_ADDRESSES:
            raise VisitError("the name leads to an address that is not public")
    return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(
        address, "sixtofour", None
    )
    inner = mapped or address
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _get(parts: SplitResult, ends_at: float) -> tuple[Page, str]:
    """One answer, and where it leads on to."""
    host = parts.hostname or ""
    port = parts.port or PORTS[parts.scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        plain = socket.create_connection((_public_address(host, port), port), SECONDS)
        connection.sock = plain
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(plain, server_hostname=host)
        headers = {"User-Agent": AGENT, "Accept": "text/html, text/*, application/*"}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        target = answer.headers.get("Location", "") if answer.status in MOVED else ""
        content = b"" if target else _read(answer, ends_at)
        kind = answer.headers.get_content_type()
        charset = answer.headers.get_content_charset("")
        return Page(answer.status, kind, content, charset), target
    except VisitError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise VisitError(str(error) or type(error).__name__) from error
    finally:
        connection.close()


def _read(answer: http.client.HTTPResponse, ends_at: float) -> bytes:
    content = bytearray()
    while block := answer.read1(65_536):
        content += block
        if len(content) > MOST_BYTES:
            raise VisitError(f"the page is longer than {MOST_BYTES} bytes")
        if time.monotonic() > ends_at:
            raise VisitError(f"reading took longer than {MOST_SECONDS} seconds")
    return bytes(content)


def _robots_of(parts: SplitResult, ends_at: float) -> RobotFileParser:
    """What the site asks of machines; without such a file, nothing."""
    rules = RobotFileParser()
    place = SplitResult(parts.scheme, parts.netloc, "/robots.txt", "", "")
    page, target = _get(place, ends_at)
    if page.status in (401, 403):
        rules.disallow_all = True  # type: ignore[attr-defined]
    elif page.status >= 500:
        raise VisitError(f"robots.txt answered {page.status}")
    elif page.status == http.client.OK and not target:
        rules.parse(page.content[:500_000].decode("utf-8", "replace").splitlines())
    else:
        rules.allow_all = True  # type: ignore[attr-defined]
    return rules
