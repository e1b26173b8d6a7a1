"""``manage.py serve``: the web processes alone, until they are told to stop."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pathways.supervisor import programs
from pathways.supervisor.leftovers import AlreadyRunningError, Register
from pathways.supervisor.listening import TakenError, bound_socket
from pathways.supervisor.supervisor import Supervisor


class Command(BaseCommand):
    """Nothing is prepared; logs go where this command's own output goes."""

    help = "Run the web processes on HOST and PORT; worker and beat run elsewhere."

    def handle(self, *args: object, **options: object) -> None:
        """Start them, start again the one that dies."""
        register = Register(Path(settings.VAR_DIR) / "serve.json")
        try:
            register.claim()
            register.end_leftovers()
            shared = bound_socket(settings.HOST, settings.PORT)
        except (AlreadyRunningError, TakenError) as error:
            raise CommandError(str(error)) from error
        children = list(programs.web(shared))
        supervisor = Supervisor(children, register, self.stdout.write)
        supervisor.listen()
        try:
            for child in children:
                child.log = None
                supervisor.start(child)
            supervisor.run()
        finally:
            supervisor.stop()
