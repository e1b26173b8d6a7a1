"""``manage.py up``: the whole portal on this machine, until it is stopped."""

import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from pathways.supervisor import programs, valkey
from pathways.supervisor.leftovers import AlreadyRunningError, Register
from pathways.supervisor.listening import TakenError, bound_socket
from pathways.supervisor.prepare import prepare
from pathways.supervisor.supervisor import Supervisor

FIRST_ANSWER_SECONDS = 60


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - ours
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


class Command(BaseCommand):
    help = "Run web server, worker, beat and (without REDIS_URL) an embedded broker."

    def handle(self, *args: object, **options: object) -> None:
        host, port = settings.HOST, settings.PORT
        register = Register(Path(settings.VAR_DIR) / "up.json")
        try:
            register.claim()
        except AlreadyRunningError as error:
            raise CommandError(str(error)) from error
        register.end_leftovers()
        children = list(programs.all_programs(self.shared_socket(host, port)))
        supervisor = Supervisor(children, register, self.say)
        supervisor.listen()
        try:
            self.bring_up(supervisor, host, port)
            supervisor.run()
        except valkey.NoServerError as error:
            raise CommandError(str(error)) from error
        finally:
            self.say("Stopping …")
            supervisor.stop()

    def shared_socket(self, host: str, port: int) -> socket.socket:
        """Of the web processes; a taken port is said before anything is prepared."""
        try:
            return bound_socket(host, port)
        except TakenError as error:
            message = f"Port {port} is taken: choose another, such as PORT={port + 1}."
            raise CommandError(message) from error

    def bring_up(self, supervisor: Supervisor, host: str, port: int) -> None:
        """Broker, preparation, the rest; then the address once it answers."""
        rest = [child for child in supervisor.children if child.name != "valkey"]
        for child in supervisor.children:
            if child.name == "valkey":
                supervisor.start(child)
        prepare(self.say)
        connections.close_all()
        valkey.wait_until_ready(settings.REDIS_URL)
        for child in rest:
            supervisor.start(child)
        self.announce(supervisor, f"http://{host}:{port}")

    def announce(self, supervisor: Supervisor, address: str) -> None:
        deadline = time.monotonic() + FIRST_ANSWER_SECONDS
        while not supervisor.is_stopping and not answers(f"{address}/livez"):
            supervisor.tend()
            if time.monotonic() > deadline:
                raise CommandError(
                    f"No page after a minute: see {settings.VAR_DIR}/log"
                )
            time.sleep(0.1)
        if not supervisor.is_stopping:
            self.say(f"Open {settings.SITE_URL}/  (mail: {settings.EMAIL_FILE_PATH})")
            self.say("Ctrl+C stops it.")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
