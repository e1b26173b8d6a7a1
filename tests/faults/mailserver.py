"""A real SMTP server that can be told to misbehave in each way that servers do."""

from __future__ import annotations

import asyncio
import re
import threading
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.harness.waiting import free_port

ID = re.compile(rb"^Message-ID:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
ATTACHED = re.compile(rb"Content-Type: application/pdf.*?\r?\n\r?\n(.*?)\r?\n--", re.S)
NO_OP = "250 OK"


@dataclass
class MailServer:
    """Keeps of each mail its Message-ID by recipient, and whether its PDF is whole."""

    port: int
    arrived: dict[str, list[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    count: int = 0
    # Answers instead of accepting; the share of mails that get one; how it behaves.
    refusal: str = ""
    refused: Counter[str] = field(default_factory=Counter)
    refusals_left: int = -1
    share: float = 1.0
    pause: float = 0.0
    drops_before_text: bool = False
    drops_after_text: bool = False
    # Called with the number of the mail that is here, before its sender knows.
    at_text: Callable[[int], None] | None = None
    dice: Random = field(default_factory=lambda: Random(1))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def behave(self) -> None:
        """Accept everything at once again."""
        self.refusal, self.share, self.pause, self.refusals_left = "", 1.0, 0.0, -1
        self.drops_before_text = self.drops_after_text = False
        self.at_text = None

    def forget(self) -> None:
        """Nothing has arrived."""
        with self.lock:
            self.arrived, self.broken, self.count = {}, [], 0
            self.refused = Counter()

    def copies(self) -> dict[str, int]:
        """How many mails each recipient has."""
        with self.lock:
            return {who: len(ids) for who, ids in self.arrived.items()}

    def _strikes(self) -> bool:
        return self.dice.random() < self.share

    async def handle_EHLO(  # noqa: N802 - as aiosmtpd calls it
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        """Slow servers are slow from the first word."""
        await asyncio.sleep(self.pause)
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802 - as aiosmtpd calls it
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        mail_options: list[str],
    ) -> str:
        await asyncio.sleep(self.pause)
        if self.drops_before_text and self._strikes():
            break_off(server)
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return NO_OP

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],
    ) -> str:
        await asyncio.sleep(self.pause)
        envelope.rcpt_tos.append(address)
        return NO_OP

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        who = str(envelope.rcpt_tos[0])
        if self.refusal and self.refusals_left and self._strikes():
            self.refusals_left -= 1
            self.refused[who] += 1
            return self.refusal
        assert isinstance(envelope.content, bytes)
        self._keep(who, envelope.content)
        if self.at_text is not None:
            await asyncio.to_thread(self.at_text, self.count)
        await asyncio.sleep(self.pause)
        if self.drops_after_text and self._strikes():
            break_off(server)
        return NO_OP

    def _keep(self, who: str, content: bytes) -> None:
        header = ID.search(content)
        with self.lock:
            self.count += 1
            known = self.arrived.setdefault(who, [])
            known.append(header[1].decode() if header else "")
            if not is_pdf_whole(content):
                self.broken.append(who)


def break_off(server: SMTP) -> None:
    """The connection ends without a word."""
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


def is_pdf_whole(content: bytes) -> bool:
    """Whether the attached PDF has its head and its end."""
    attached = ATTACHED.search(content)
    pdf = b64decode(attached[1]) if attached else b""
    return pdf.startswith(b"%PDF") and pdf.rstrip().endswith(b"%%EOF")


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    server = MailServer(free_port())
    controller = Controller(
        server, hostname="127.0.0.1", port=server.port, ready_timeout=30
    )
    controller.start()
    yield server
    controller.stop()
