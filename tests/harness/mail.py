"""A real SMTP server that keeps what it accepts and can refuse for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern_policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.harness.waiting import eventually, free_port


@dataclass
class MailServer:
    """Listens on ``port``; ``messages`` are parsed and in order of arrival."""

    port: int
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    # Answers to give instead of accepting, first in first out, e.g. "451 Try later".
    refusals: list[str] = field(default_factory=list)
    # Breaks off after the text instead of saying that it has it.
    breaks_off: bool = False

    @property
    def url(self) -> str:
        """As EMAIL_URL, for the portal's processes."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.refusals:
            return self.refusals.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        message = BytesParser(policy=modern_policy).parsebytes(content)
        assert isinstance(message, EmailMessage)
        self.recipients.append(list(envelope.rcpt_tos))
        self.messages.append(message)
        if self.breaks_off:
            assert server.transport is not None
            server.transport.close()
        return "250 Message accepted"

    def wait_for(self, count: int, *, seconds: float = 30) -> list[EmailMessage]:
        """The messages, once at least so many have come."""
        eventually(lambda: len(self.messages) >= count, seconds=seconds)
        return self.messages


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    server = MailServer(free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    yield server
    controller.stop()
