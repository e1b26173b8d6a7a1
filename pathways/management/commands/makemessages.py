"""Gather what is to be translated: also by the names that our modules give gettext."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """``makemessages`` for our modules, pages and mails."""

    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=lazy",
        "--keyword=plural:1,2",
    ]

    def handle(self, *args: Any, **options: Any) -> Any:
        """Mails are templates too."""
        options["extensions"] = options["extensions"] or ["html", "mjml", "py", "txt"]
        return super().handle(*args, **options)
