"""Beginning from a file or from a private link."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import PurePath
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathways.answers import contract_errors
from pathways.resumes.reading import LIMIT_MB
from pathways.rules import LARGEST_PROFILE, Profile, ReadError, unique_keys
from pathways.words.sentences import TOO_LARGE

TOKEN_IN_LINK: Final = re.compile(r"(?:^|/)a/([\w-]+)(?:[/?#]|$)", re.ASCII)
LARGEST_JSON: Final = 1_000_000
LONGEST_TEXT: Final = 200_000
OUR_KEYS: Final = frozenset(field.name for field in fields(Profile))
KINDS: Final = ".pdf,.docx,.txt,.zip,.json,.xml"


class UploadForm(forms.Form):
    """A resume, or a file of answers, which is checked before anything is kept.

    ``answers`` has the file of answers; ``data`` has any other file, unread.
    """

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("Resume, or saved answers"),
        help_text=gettext_lazy(
            "LinkedIn’s PDF or data export (.zip), a PDF or Word resume, plain text, "
            "JSON Resume, Europass; or the answers that you downloaded here."
        ),
        widget=forms.FileInput({"accept": KINDS}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        label=gettext_lazy("Or paste the text of your resume"),
        widget=forms.Textarea({"rows": 6, "autocomplete": "off"}),
    )
    problems: list[ReadError]
    answers: dict[str, Any] | None
    data_read: bytes
    suffix: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.problems, self.answers = [], None
        self.data_read, self.suffix = b"", ""

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned = super().clean() or {}
        if self.errors or cleaned.get("file"):
            return cleaned
        if not cleaned.get("text", "").strip():
            self.add_error("file", _("Choose a file first, or paste the text."))
        self.data_read, self.suffix = cleaned.get("text", "").encode(), "txt"
        return cleaned

    def clean_file(self) -> UploadedFile[Any] | None:
        """Tell answers from a resume; errors of the contract are in ``problems``."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LIMIT_MB * 1_000_000:
            raise forms.ValidationError(too_large())
        data = file.read()
        suffix = PurePath(file.name or "").suffix.lower()
        if suffix == ".json" or data[:100].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{":
            self._read_json(data)
        if self.answers is None:
            self.data_read = data
            self.suffix = re.sub(r"[^a-z0-9]", "", suffix)[:8]
        return file

    def _read_json(self, data: bytes) -> None:
        """Answers, where the keys are ours; a resume in JSON is left to its reader."""
        if len(data) > LARGEST_JSON:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        try:
            text = data.decode("utf-8-sig")
            document = json.loads(text, object_pairs_hook=unique_keys)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None)
            words = _("The file is not JSON.")
            if line:
                words = _("The file is not JSON. See line %(line)s.") % {"line": line}
            raise forms.ValidationError(words) from error
        if are_answers(document):
            self._read_answers(document, len(data))

    def _read_answers(self, document: Any, size: int) -> None:
        if size > LARGEST_PROFILE:
            raise forms.ValidationError(_("The file is larger than 128 kB."))
        self.problems = contract_errors(document)
        if self.problems:
            raise forms.ValidationError(
                _("The file cannot be read as answers. Nothing was kept or changed.")
            )
        self.answers = document


def are_answers(document: Any) -> bool:
    """Whether a JSON document speaks our vocabulary, or none at all."""
    if not isinstance(document, dict):
        return True
    return not document or bool(OUR_KEYS & document.keys())


def too_large() -> str:
    """What is said of a file beyond the limit."""
    what = str(TOO_LARGE) % {"limit_mb": LIMIT_MB}
    return f"{what} {_('Save it without pictures, or paste its text below.')}"


class ResumeForm(forms.Form):
    """A private link, pasted."""

    link = forms.CharField(
        label=gettext_lazy("Your private link"),
        help_text=gettext_lazy("The whole address of any page of your assessment."),
        error_messages={"required": gettext_lazy("Paste your private link.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.fields["link"].widget.attrs |= {"autocomplete": "off", "type": "url"}

    def clean_link(self) -> str:
        """The token in the address."""
        link = TOKEN_IN_LINK.search(self.cleaned_data["link"].strip())
        if link:
            return link[1]
        raise forms.ValidationError(
            _("This is not a private link. It has /a/ and 32 characters after it.")
        )
