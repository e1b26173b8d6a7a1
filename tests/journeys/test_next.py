"""A developer in full, from the home page to an Answer with nothing open: measured."""

from dataclasses import dataclass
from typing import Any, Final

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, Request

from pathways.models import SavedProfile
from pathways.pages.next.questions import NextQuestions
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits
from tests.journeys.personas.keyboard import Keyboard

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
MOST_LOADS: Final = 10
MOST_FIELDS: Final = 25
MOST_PAGES: Final = 8
SAVE: Final = "Save and continue"
SHOW: Final = "Show where I stand"
ON: Final = "Answer what is open, page by page"
ENGINEER: Final = "Software engineers and designers"
US: Final = "United States of America"
WORDS: Final = (
    "document.querySelector('main').innerText.split(/\\s+/).filter(Boolean).length"
)
# Whatever page asks it, in its order: the question, what one does, and the answer.
SAYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("How many dependent children do you have?", "write", "0"),
    ("How much money could you take to Canada?", "write", "40,000"),
    ("Currency", "select", "USD"),
    ("British Columbia", "tick", ""),
    ("Ontario", "tick", ""),
    ("None of the others", "tick", ""),
    ("In which field?", "write", "computer science"),
    ("In which country did you study?", "select", US),
    ("When was the study completed?", "write_month", "May 2018"),
    ("What kind of credential is it?", "select", "Degree"),
    ("In which country did you physically work?", "select", US),
    ("How good is your English?", "choose", "Fluent at work (we take CLB 8)"),
)


@dataclass
class Thumb:
    """Taps and entries on a phone, by the same words as the keyboard's."""

    page: Page

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def write_month(self, question: str, day: str) -> None:
        group = self.page.get_by_role("group", name=question)
        month, year = day.split()
        group.get_by_label("Month").select_option(month)
        group.get_by_label("Year").fill(year)

    def select(self, label: str, answer: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=answer)

    def tick(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def choose(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()

    def nearest(self, question: str, answer: str) -> None:
        self.page.get_by_role("radio", name=answer).check()

    def none_of(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()

    def go(self, name: str, role: str = "button") -> None:
        wanted = self.page.locator("main").get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        with self.page.expect_navigation():
            wanted.last.click()


class Keys(Keyboard):
    """The keyboard, on the picks of the six."""

    def nearest(self, question: str, answer: str) -> None:
        wanted = self.page.get_by_role("radio", name=answer)
        self.reach(wanted)
        self.page.keyboard.press("Space")
        assert wanted.is_checked()

    def none_of(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        self.reach(group.get_by_label(answer, exact=True))
        self.page.keyboard.press("Space")


@dataclass
class Counted:
    """Page loads, fields and words of one person's way."""

    page: Page
    hands: Any
    loads: int = 0
    fields: int = 0
    words: int = 0

    def __post_init__(self) -> None:
        self.page.on("request", self.note)
        self.loads += 1  # the home page is there

    def note(self, request: Request) -> None:
        if request.is_navigation_request() and not request.redirected_from:
            self.loads += 1

    def says(self, question: str, act: str, answer: str) -> None:
        """A month and its year are two fields; so is each tick one."""
        words = (question, answer) if answer else (question,)
        getattr(self.hands, act)(*words)
        self.fields += 2 if act == "write_month" else 1

    def go(self, name: str, role: str = "button") -> None:
        self.words += self.page.evaluate(WORDS)
        self.hands.go(name, role)

    def asks(self, question: str) -> bool:
        field = self.page.get_by_label(question, exact=True)
        asked: Locator = field.or_(self.page.get_by_role("group", name=question))
        return asked.count() > 0 and asked.first.is_visible()


def answer_six(way: Counted) -> None:
    way.says("When were you born?", "write_month", "May 1996")
    way.says(US, "tick", "")
    study = "Bachelor’s degree, or a program of three years or more"
    way.says("3. What is your highest finished study?", "choose", study)
    way.says("4. What is your job now?", "write", "Backend engineer")
    way.page.get_by_role("radio", name=ENGINEER).wait_for()
    way.says("Which is nearest to what you do?", "nearest", ENGINEER)
    way.says("5. For how many years, full time?", "write", "6")
    way.says("6. Do you have any of these?", "none_of", "None of these")


def answer_in_full(way: Counted) -> None:
    way.go("Start your assessment", "link")
    answer_six(way)
    way.go(SHOW)
    way.go(ON, "link")
    for _ in range(MOST_PAGES):
        if "/next/" not in way.page.url:
            break
        for question, act, answer in SAYS:
            if way.asks(question):
                way.says(question, act, answer)
        way.go(SAVE)


def is_all_answered() -> bool:
    saved = SavedProfile.objects.get()
    person = Person(saved, current_edition(), timezone.localdate())
    return NextQuestions(person).steps == []


@pytest.mark.parametrize(
    ("hands", "viewport"), [(Thumb, PHONE), (Keys, DESKTOP)], ids=["phone", "keys"]
)
def test_a_developer_in_full_takes_few_loads_and_fields(
    visits: Visits, hands: Any, viewport: Any
) -> None:
    page = visits.open("/", viewport=viewport)
    way = Counted(page, hands(page))

    answer_in_full(way)

    assert "/answer/" in page.url
    assert is_all_answered()
    print(f"{way.loads} page loads, {way.fields} fields, {way.words} words")
    assert way.loads <= MOST_LOADS
    assert way.fields <= MOST_FIELDS


@WIDTHS
def test_axe_finds_nothing_on_the_next_pages(
    visits: Visits, axe: Axe, viewport: Any
) -> None:
    page = visits.open("/start/", viewport=viewport)
    Thumb(page).tick(US)
    Thumb(page).go(SHOW)
    Thumb(page).go(ON, "link")

    for _ in range(MOST_PAGES):
        if "/next/" not in page.url:
            break
        axe(page, viewport)
        assert fits(page)
        Thumb(page).go("Skip this page")
    assert "/answer/" in page.url
