"""How the tests' catalogue is made: by the commands that a curator runs."""

import io

from django.core.management import call_command, get_commands

from pathways.supervisor.prepare import CATALOGUE_COMMANDS


def load_catalogue() -> None:
    """Load the shipped seed and publish it as the first edition."""
    known = get_commands()
    for name, *arguments in CATALOGUE_COMMANDS:
        if name in known:
            call_command(name, *arguments, stdout=io.StringIO())
