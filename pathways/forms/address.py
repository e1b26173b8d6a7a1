"""The address that a report is to be sent to."""

from __future__ import annotations

from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as lazy

# Names that no mail server of the internet has: RFC 6761, RFC 6762, RFC 7686, RFC 8375,
# and the one that ICANN keeps for private networks.
NOBODYS: Final = ("localhost", "local", "internal", "invalid", "test", "onion", "arpa")
REACHABLE: Final = EmailValidator(allowlist=[])


def require_reachable(address: str) -> None:
    """Refuse this machine, private networks and bare numbers as a mailbox's home."""
    REACHABLE(address)
    domain = address.rpartition("@")[2].lower()
    if domain.startswith("[") or domain.rpartition(".")[2] in NOBODYS:
        raise ValidationError(REACHABLE.message, code=REACHABLE.code)


class MailboxField(forms.EmailField):
    """An address that a mail server somewhere may have."""

    default_validators = [require_reachable]


class AddressForm(forms.Form):
    """One e-mail address; its owner is asked before anything else is sent to it."""

    email = MailboxField(
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
