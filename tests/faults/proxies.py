"""A door before a real service that can be shut in the ways in which networks fail."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from tests.harness.waiting import free_port

Mode = Literal["open", "hole", "reset"]
LINGER_NOT = struct.pack("ii", 1, 0)


class Loop:
    """One event loop in a thread, for all doors of a run."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Have it done there, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)


class Door:
    """Listens on a port of its own and hands on what passes.

    ``open`` hands on; ``hole`` takes everything and hands nothing on; ``reset`` breaks
    off what there is and whoever comes.
    """

    def __init__(self, loop: Loop, to_port: int) -> None:
        self.loop, self.to_port, self.port = loop, to_port, free_port()
        self.mode: Mode = "open"
        self.writers: set[asyncio.StreamWriter] = set()
        self.is_open = asyncio.Event()
        self.is_open.set()
        loop.run(self._listen())

    async def _listen(self) -> None:
        self.server = await asyncio.start_server(
            self._welcome, "127.0.0.1", self.port, backlog=512
        )

    async def _welcome(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.writers.add(writer)
        other = None
        try:
            if self.mode == "reset":
                return
            await self.is_open.wait()
            from_service, other = await asyncio.open_connection(
                "127.0.0.1", self.to_port
            )
            self.writers.add(other)
            await asyncio.wait(
                [
                    asyncio.create_task(self._hand_on(reader, other)),
                    asyncio.create_task(self._hand_on(from_service, writer)),
                ],
                return_when=asyncio.FIRST_COMPLETED,
            )
        except OSError:
            pass
        finally:
            for end in (writer, other):
                if end is not None:
                    self.writers.discard(end)
                    (_break_off if self.mode == "reset" else _close)(end)

    async def _hand_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while data := await reader.read(65536):
                await self.is_open.wait()
                writer.write(data)
                await writer.drain()
        except OSError:
            return

    def turn(self, mode: Mode) -> None:
        """Fail in this way from now on; ``open`` ends it."""
        self.loop.run(self._turn(mode))

    async def _turn(self, mode: Mode) -> None:
        self.mode = mode
        if mode == "hole":
            self.is_open.clear()
            return
        if mode == "reset":
            for writer in list(self.writers):
                _break_off(writer)
        self.is_open.set()

    @contextmanager
    def failing(self, mode: Mode) -> Iterator[None]:
        """For as long as the block lasts."""
        self.turn(mode)
        try:
            yield
        finally:
            self.turn("open")


def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()


def _break_off(writer: asyncio.StreamWriter) -> None:
    """RST instead of FIN."""
    end: socket.socket | None = writer.get_extra_info("socket")
    if end is not None and end.fileno() >= 0:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
    writer.transport.abort()
