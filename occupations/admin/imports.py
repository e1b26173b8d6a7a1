"""What an import may cost: so large a file, so many rows, so many seconds."""

from __future__ import annotations

import time
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.tmp_storages import CacheStorage

LARGEST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 5_000


class SlowImportError(Exception):
    """The import took longer than it may; nothing of it is kept."""

    def __str__(self) -> str:
        return _(
            "This import took longer than %(seconds)s seconds. Nothing was changed. "
            "Split the file and import the parts."
        ) % {"seconds": settings.IMPORT_SECONDS}


class Deadline:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self.ends_at = time.monotonic() + settings.IMPORT_SECONDS

    def check(self) -> None:
        """Raise ``SlowImportError`` once the time is over."""
        if time.monotonic() > self.ends_at:
            raise SlowImportError


class BoundedImportForm(ImportForm):  # type: ignore[misc]
    """A file that is small enough to be read while somebody waits."""

    def clean_import_file(self) -> UploadedFile[Any]:
        """Say which bound a file passes, before anything of it is parsed."""
        file: UploadedFile[Any] = self.cleaned_data["import_file"]
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 1 MB. Split it and import the parts.")
            )
        rows = file.read().count(b"\n")
        file.seek(0)
        if rows > MOST_ROWS:
            raise forms.ValidationError(
                _("The file has more than %(most)s rows. Import it in parts.")
                % {"most": MOST_ROWS}
            )
        return file


class KnownImportForm(ConfirmImportForm):  # type: ignore[misc]
    """The second step: a file that the first step kept, in the one format there is."""

    def clean_format(self) -> str:
        """CSV."""
        if self.cleaned_data["format"] != "0":
            raise forms.ValidationError(_("Only CSV is imported."))
        return "0"

    def clean_import_file_name(self) -> str:
        """A file that is still there."""
        name: str = super().clean_import_file_name()
        if CacheStorage(name=name).read() is None:
            raise forms.ValidationError(
                _("The file is no longer kept. Choose it again on the import page.")
            )
        return name
