"""One request as it comes in: what is odd in it is refused, and hurts nobody else."""

from __future__ import annotations

from typing import Any, Final

from waitress.parser import (
    HTTPRequestParser,
    ParsingError,
    TransferEncodingNotImplemented,
)
from waitress.utilities import Error

TRANSFER_ENCODING: Final = "TRANSFER_ENCODING"


class LengthRequiredReply(Error):  # type: ignore[misc]  # noqa: N818 - none is raised
    """An answer to a body that comes in pieces without saying how many."""

    code = 411
    reason = "Length Required"


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request that says how long its body is.

    Browsers and proxies that collect do. Without it nobody knows how much there is to
    wait for, and two servers may disagree about where the next request begins.
    """

    def received(self, data: bytes) -> int:
        """How many of the bytes were taken."""
        taken: int = super().received(data)
        if self._comes_in_pieces():
            self.error = LengthRequiredReply("a body needs a Content-Length")
            self.completed = True
        if self.error:
            self.expect_continue = False
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head. What waitress fails at is the visitor's fault, too."""
        try:
            super().parse_header(header_plus)
        except (ParsingError, TransferEncodingNotImplemented):
            raise
        except Exception as error:
            raise ParsingError("The head cannot be read") from error

    def _comes_in_pieces(self) -> Any:
        """HTTP/1.0 does not know pieces, and waitress leaves the header there."""
        return self.chunked or TRANSFER_ENCODING in self.headers
