"""Hands on a keyboard: Tab, arrows, space, Enter and letters, never a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from re import Pattern
from typing import Final

from playwright.sync_api import Locator, Page

MOST_TABS: Final = 80
IS_FOCUSED: Final = "box => box === document.activeElement"
IS_SEEN: Final = """box => {
  const style = getComputedStyle(box);
  return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
}"""


@dataclass
class Keyboard:
    """One person's keyboard; each field must be reached in the order of the page."""

    page: Page

    def reach(self, wanted: Locator) -> None:
        """Tab forward to it; the focus is seen where it arrives."""
        for _ in range(MOST_TABS):
            if wanted.evaluate(IS_FOCUSED):
                assert wanted.evaluate(IS_SEEN), f"the focus is not seen on {wanted}"
                return
            self.page.keyboard.press("Tab")
        message = f"Tab does not reach {wanted} on {self.page.title()}"
        raise AssertionError(message)

    def write(self, label: str, text: str) -> None:
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(text)

    def write_day(self, question: str, day: str) -> None:
        """A day such as ``14 May 1996``, in the order of the page."""
        group = self.page.get_by_role("group", name=question)
        number, month, year = day.split()
        for part, text in (("Month", month), ("Day", number), ("Year", year)):
            self.reach(group.get_by_label(part))
            self.page.keyboard.type(text)

    def write_month(self, question: str, day: str) -> None:
        """``June 2020``, or ``1 June 2020``: the day opens behind month and year."""
        group = self.page.get_by_role("group", name=question)
        *number, month, year = day.split()
        for part, text in (("Month", month), ("Year", year)):
            self.reach(group.get_by_label(part))
            self.page.keyboard.type(text)
        if not number:
            return
        self.reach(group.locator("summary"))
        self.page.keyboard.press("Enter")
        self.reach(group.get_by_label("Day"))
        self.page.keyboard.type(number[0])

    def choose(self, question: str, answer: str | Pattern[str]) -> None:
        """Tab to a radio group's one stop, then by arrows to the answer."""
        group = self.page.get_by_role("group", name=question)
        buttons = group.get_by_role("radio")
        wanted = group.get_by_label(answer, exact=True)
        checked = group.locator("input:checked")
        self.reach(checked if checked.count() else buttons.first)
        for _ in range(buttons.count()):
            if wanted.evaluate(IS_FOCUSED):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        assert wanted.is_checked(), answer

    def select(self, label: str, answer: str) -> None:
        """A list answers to the first letters of a choice."""
        box = self.page.get_by_label(label, exact=True)
        self.reach(box)
        self.page.keyboard.type(answer)
        assert box.evaluate("box => box.selectedOptions[0].label") == answer

    def tick(self, label: str) -> None:
        box = self.page.get_by_label(label, exact=True)
        self.reach(box)
        self.page.keyboard.press("Space")
        assert box.is_checked()

    def go(self, name: str, role: str = "button") -> None:
        """Enter on a button or link; the next page is there."""
        wanted = self.page.locator("main").get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        self.reach(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
