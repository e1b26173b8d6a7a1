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
from pathways.supervisor.prepare import prepare
from pathways.supervisor.supervisor import Supervisor

FIRST_ANSWER_SECONDS = 60


def refuse_taken_port(host: str, port: int) -> None:
    """Say at once what the web server would only log."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = f"Port {port} is taken: choose another, such as PORT={port + 1}."
            raise CommandError(message) from error


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
        refuse_taken_port(host, port)
        children = list(programs.all_programs(host=host, port=port))
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
