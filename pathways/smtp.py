"""Django's SMTP backend, which says when nobody can know whether a mail has arrived.

A server that breaks off after it has asked for the mail's text may have kept it. What
broke off before was certainly not taken, and may be sent again at will.
"""

from __future__ import annotations

import smtplib
from typing import Any, Final

from django.core.mail.backends.smtp import EmailBackend

SEND_THE_TEXT: Final = 354


class UnsureError(OSError):
    """The server had asked for the text and broke off: perhaps it has the mail."""


class _Telling:
    """Remembers the last reply, so that a broken conversation can be placed."""

    last_reply = 0

    def getreply(self) -> tuple[int, bytes]:
        """As smtplib reads it."""
        code, words = super().getreply()  # type: ignore[misc]
        self.last_reply = code
        return code, words

    def data(self, text: Any) -> tuple[int, bytes]:
        """Send the text. Raises ``UnsureError`` where it broke off from then on.

        Whatever broke it off: the server, the network, or our own time for a task.
        """
        self.last_reply = 0
        try:
            answer: tuple[int, bytes] = super().data(text)  # type: ignore[misc]
        except Exception as error:
            is_reply = isinstance(error, smtplib.SMTPResponseException)
            if self.last_reply == SEND_THE_TEXT and not is_reply:
                raise UnsureError from error
            raise
        return answer


class TellingSMTP(_Telling, smtplib.SMTP):
    """Over a plain connection, or one that becomes secret."""


class TellingSecretSMTP(_Telling, smtplib.SMTP_SSL):
    """Over a connection that is secret from the start."""


class CarefulBackend(EmailBackend):
    """Named in the settings wherever mail goes by SMTP."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """What talks to the server."""
        return TellingSecretSMTP if self.use_ssl else TellingSMTP
