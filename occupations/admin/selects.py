"""Searching selects that take any text: what is no row is an error of the field."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.http import HttpRequest

LONGEST: Final = 18  # digits of a primary key that every database can hold


def is_row_key(value: object) -> bool:
    """Whether a text can be the key of a row; others would stop the database."""
    return str(value).isdecimal() and len(str(value)) <= LONGEST


def _named(values: list[Any]) -> list[Any]:
    return [value for value in values if is_row_key(value)]


class SearchSelect(AutocompleteSelect):
    """Shows a chosen row, and nothing for a text that is none."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """The options of what can be a row."""
        return super().optgroups(name, _named(value), attr)


class SearchSelectMultiple(AutocompleteSelectMultiple):
    """Shows chosen rows, and nothing for texts that are none."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """The options of what can be rows."""
        return super().optgroups(name, _named(value), attr)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """A number that no row can have is sent on as a text that none has."""
        sent = super().value_from_datadict(data, files, name) or []
        return [v if len(str(v)) <= LONGEST else "?" for v in sent]


class SearchingAdmin(BaseModelAdmin):  # type: ignore[type-arg]
    """A page, or a part of one, with such selects."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A select that searches, where the page names the field."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The same for several rows."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
