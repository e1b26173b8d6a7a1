"""The address that a report is to be sent to."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as lazy


class AddressForm(forms.Form):
    """One e-mail address; its owner is asked before anything else is sent to it."""

    email = forms.EmailField(
        label=lazy("E-mail address"),
        help_text=lazy("We first ask the owner of the address to agree."),
        max_length=254,
        error_messages={
            "required": lazy("Enter an e-mail address."),
            "invalid": lazy("Enter an address such as name@example.org."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.fields["email"].widget.attrs |= {"autocomplete": "email"}

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """What the summary on top of the form lists."""
        return [("id_email", "", str(error)) for error in self["email"].errors]
