"""What the threads of the web server begin with."""

from __future__ import annotations

import sys
from threading import Event

from pathways.webserver.threads import ROOM, RoomyDispatcher, with_room


class Asked:
    """A task that looks at the frames that it is called from."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.is_done = Event()

    def service(self) -> None:
        """Called by a thread."""
        frame = sys._getframe()
        while frame.f_back:
            frame = frame.f_back
            self.sizes.append(frame.f_code.co_stacksize)
        self.is_done.set()


def test_a_thread_has_room_for_all_frames_of_a_page() -> None:
    dispatcher, asked = RoomyDispatcher(), Asked()
    dispatcher.set_thread_count(1)
    dispatcher.add_task(asked)
    assert asked.is_done.wait(10)
    dispatcher.shutdown()
    assert asked.sizes.count(ROOM) == 1


def test_work_with_room_is_the_same_work() -> None:
    assert with_room(divmod)(7, 4) == (1, 3)
