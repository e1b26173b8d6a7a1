"""Beginning from a file or from a private link."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathways.answers import contract_errors
from pathways.rules.parsing import unique_keys
from pathways.rules.reading import LARGEST_PROFILE, ReadError

TOKEN_IN_LINK: Final = re.compile(r"(?:^|/)a/([\w-]+)(?:[/?#]|$)", re.ASCII)


class UploadForm(forms.Form):
    """A file of answers, checked against the contract before anything is kept."""

    file = forms.FileField(
        label=gettext_lazy("Your answers file"),
        help_text=gettext_lazy(
            "The JSON file that you downloaded here, or one written by the same rules."
        ),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )
    problems: list[ReadError]
    answers: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.problems, self.answers = [], {}
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_file(self) -> UploadedFile[Any]:
        """Read the JSON; errors of the contract are listed in ``problems``."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_PROFILE:
            raise forms.ValidationError(_("The file is larger than 128 kB."))
        try:
            text = file.read().decode("utf-8-sig")
            data = json.loads(text, object_pairs_hook=unique_keys)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None)
            where = _(" See line %(line)s.") % {"line": line} if line else ""
            raise forms.ValidationError(_("The file is not JSON.") + where) from error
        self.problems = contract_errors(data)
        if self.problems:
            raise forms.ValidationError(
                _("The file cannot be read as answers. Nothing was kept or changed.")
            )
        self.answers = data
        return file


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
