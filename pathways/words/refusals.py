"""Why a file was not read, in plain words, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pathways.resumes.apart import TOO_DEAR, TOO_SLOW
from pathways.resumes.unreadable import Reason
from pathways.words.sentences import TOO_LARGE
from pathways.words.vocabulary import Text

LOST: Final = "lost"


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """What is wrong, and what helps."""

    what: Text
    instead: Text

    def filled(self, values: Mapping[str, Any]) -> RefusalWords:
        """The same with figures and names put in."""
        return RefusalWords(str(self.what) % values, str(self.instead) % values)


AS_TEXT: Final = _("Copy your jobs and studies into a plain text file and bring that.")
REFUSALS: Final[dict[str, RefusalWords]] = {
    Reason.TOO_LARGE: RefusalWords(
        TOO_LARGE,
        _("Save it without pictures, or bring it as plain text."),
    ),
    Reason.EMPTY: RefusalWords(
        _("There is nothing in the file."),
        _("Look whether you chose the right one, and bring it again."),
    ),
    Reason.ENCRYPTED: RefusalWords(
        _("The file is behind a password, so we cannot read it."),
        _("Save a copy without the password and bring that."),
    ),
    Reason.SCANNED: RefusalWords(
        _("The pages are pictures: there is no text in the file to read."),
        _("Bring the document that it was made from, as PDF, Word or plain text."),
    ),
    Reason.BOMB: RefusalWords(
        _("The file unpacks to far more than a resume holds, so we stopped."),
        AS_TEXT,
    ),
    Reason.TOO_MANY: RefusalWords(
        _("The file has more entries than we can show: at most %(limit)s of a kind."),
        _("Leave the oldest ones out and bring it again."),
    ),
    Reason.UNKNOWN_FORMAT: RefusalWords(
        _("This is none of the kinds of file that we read."),
        _(
            "Bring a PDF, a Word file (.docx), plain text, LinkedIn’s data export "
            "(.zip), JSON Resume, or Europass."
        ),
    ),
    Reason.BROKEN: RefusalWords(
        _("The file is damaged: it could not be opened."),
        _("Save or download it once more and bring the new copy."),
    ),
    TOO_SLOW: RefusalWords(
        _("Reading the file took longer than two seconds, so we stopped."), AS_TEXT
    ),
    TOO_DEAR: RefusalWords(
        _("Reading the file took more memory than a resume needs, so we stopped."),
        AS_TEXT,
    ),
    LOST: RefusalWords(
        _("The file was not read: our reader stopped or did not come in time."),
        _("The file is deleted. Bring it once more, or type the answers."),
    ),
}
HOSTILE: Final = {
    "macros": RefusalWords(
        _("The file holds a program (macros), and we open none."),
        _("Save it as a document without macros (.docx or PDF) and bring that."),
    ),
    "entities": RefusalWords(
        _("The file asks our reader to fetch or repeat other data, and we do not."),
        AS_TEXT,
    ),
    "path": RefusalWords(
        _("The archive holds file names that point outside of it."),
        _("Download LinkedIn’s data export again and bring it as it came."),
    ),
}


def refusal_words(reason: str, values: Mapping[str, Any]) -> RefusalWords:
    """The words of a reason; of one that is not known, those of a broken file."""
    if reason == Reason.HOSTILE:
        kind = HOSTILE.get(str(values.get("what")), HOSTILE["entities"])
        return kind.filled(values)
    return REFUSALS.get(reason, REFUSALS[Reason.BROKEN]).filled(values)
