"""One file, of whatever kind, to a resume."""

from __future__ import annotations

from pathways.resumes.resume import Resume
from pathways.resumes.unreadable import Reason, Unreadable

LIMIT_MB = 10


def read_resume(data: bytes, name: str = "") -> Resume:
    """Read a file that a stranger sent. Raises ``Unreadable`` with the reason.

    ``name`` is a hint of last resort: the kind is told from the contents.
    """
    if len(data) > LIMIT_MB * 1_000_000:
        raise Unreadable(Reason.TOO_LARGE, limit_mb=LIMIT_MB)
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise Unreadable(Reason.EMPTY)
    raise Unreadable(Reason.UNKNOWN_FORMAT)
