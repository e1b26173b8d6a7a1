"""A resume instead of typing, in a browser: by thumb, keyboard, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pathways.models import Upload
from pathways.services import files
from tests.harness.answers import token_of
from tests.harness.browser import PATIENCE, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.harness.workers import CeleryProcess
from tests.journeys.personas.keyboard import Keyboard
from tests.pathways.resumes.making import make
from tests.pathways.resumes.samples import SAMPLES
from tests.pathways.uploads.people import answers_of, read_into
from tests.pathways.uploads.test_into_answers import FROM_THE_SIX, having

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
READ = "Read the file"
CONFIRM = "Confirm and show where I stand"
SMALLER = """least => [...document.querySelectorAll(
    'main .form-check, main .form-control, main .form-select, main .btn')]
  .filter(box => !box.matches('.visually-hidden') && box.checkVisibility())
  .filter(box => box.getBoundingClientRect().height < least)
  .map(box => box.outerHTML.slice(0, 80))"""


@pytest.fixture
def linkedin(tmp_path: Path) -> Path:
    """A LinkedIn profile as PDF: three jobs, one study, English and Hindi."""
    (sample,) = (item for item in SAMPLES if item.name == "linkedin-pdf-grouped")
    path = tmp_path / "Profile.pdf"
    path.write_bytes(make(sample.how, sample.source))
    return path


@pytest.fixture(autouse=True)
def _empty_folder() -> Iterator[None]:
    yield
    for path in files.folder().iterdir():
        path.unlink()


def choose(page: Page, file: Path) -> None:
    page.get_by_label("Resume, or saved answers").set_input_files(file)
    page.get_by_role("button", name=READ).click()


def sees_three_jobs(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "We read 3 jobs and 1 study. Is it right?", timeout=PATIENCE
    )


def test_a_resume_on_a_phone_leads_to_the_answer(
    visits: Visits, celery_worker_process: CeleryProcess, linkedin: Path
) -> None:
    page = visits.open("/start/", viewport=PHONE)
    choose(page, linkedin)
    sees_three_jobs(page)

    page.get_by_label("Month").select_option("May")
    page.get_by_label("Year", exact=True).fill("1994")
    page.get_by_label("India", exact=True).check()
    page.get_by_role("button", name=CONFIRM).click()

    page.wait_for_url(re.compile(r"/answer/"))
    applicant = answers_of(page.url.split("/a/")[1].split("/")[0])["applicant"]
    assert [job["employer"] for job in applicant["work"]] == [
        "Flipkart",
        "Flipkart",
        "Tata Consultancy Services",
    ]
    assert [job["start"] for job in applicant["work"]] == [
        "2022-04-30",
        "2020-10-31",
        "2017-07-31",
    ]
    assert applicant["citizenships"] == ["IN"]
    assert applicant["estimate_en"]["reading"] == 8
    assert not Upload.objects.exists()
    assert list(files.folder().iterdir()) == []


def test_a_resume_without_javascript(
    visits: Visits, celery_worker_process: CeleryProcess, linkedin: Path
) -> None:
    page = visits.open("/start/upload/", javascript=False)
    choose(page, linkedin)
    sees_three_jobs(page)

    page.get_by_text("Change title, employer or country").first.click()
    page.get_by_label("Title", exact=True).first.fill("Accountant")
    find = page.get_by_role("button", name="Find occupations of this title")
    with page.expect_navigation():
        find.first.click()
    page.get_by_label("Financial auditors and accountants").check()
    with page.expect_navigation():
        page.get_by_role("button", name=CONFIRM).click()

    assert "/answer/" in page.url
    (token,) = re.findall(r"/a/([\w-]+)/", page.url)
    first = answers_of(token)["applicant"]["work"][0]
    assert (first["title"], first["noc"]) == ("Accountant", "11100")


def test_a_resume_by_keyboard_alone(visits: Visits) -> None:
    _upload, token = read_into({})
    page = visits.open(f"/a/{token}/upload/check/")
    hands = Keyboard(page)

    hands.reach(page.get_by_label("From", exact=True).first)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("May 2020")
    hands.reach(page.get_by_label("Take this job into my answers").first)
    hands.reach(page.get_by_label("Take this job into my answers").nth(1))
    page.keyboard.press("Space")
    hands.reach(page.get_by_label("Month"))
    page.keyboard.type("May")
    hands.write("Year", "1996")
    hands.tick("United States of America")
    hands.go(CONFIRM)

    assert "/answer/" in page.url
    applicant = answers_of(token)["applicant"]
    assert [job["start"] for job in applicant["work"]] == ["2020-05-31"]
    assert applicant["birth_date"] == "1996-05-01"


def test_enter_in_a_field_confirms_and_does_not_search(visits: Visits) -> None:
    _upload, token = read_into({})
    page = visits.open(f"/a/{token}/upload/check/")

    page.get_by_label("Hours a week").first.fill("40")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "/answer/" in page.url
    assert answers_of(token)["applicant"]["work"][0]["hours_per_week"] == 40


def test_what_differs_is_chosen_side_by_side(visits: Visits) -> None:
    _upload, token = read_into(having(work=[FROM_THE_SIX]))
    page = visits.open(f"/a/{token}/upload/check/", viewport=PHONE)

    row = page.get_by_role("row", name="From")
    expect(row).to_contain_text("November 2020")
    expect(row).to_contain_text("June 2020")
    page.get_by_label("Take what the file says").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Confirm and take it into my answers").click()

    work = answers_of(token)["applicant"]["work"]
    assert [job["start"] for job in work] == ["2020-06-30", "2018-07-31"]


def test_without_a_worker_one_types_instead(visits: Visits, tmp_path: Path) -> None:
    path = tmp_path / "resume.txt"
    path.write_text("Engineer, Acme, 2020 - 2022")
    page = visits.open("/start/upload/")
    choose(page, path)

    expect(page.get_by_role("heading", level=1)).to_have_text("Reading your file")
    page.get_by_role("button", name="Delete the file and type the answers").click()

    page.wait_for_url(re.compile(r"/start/$"))
    assert not Upload.objects.exists()


def test_a_refused_file_is_said_in_words_and_another_may_follow(
    visits: Visits,
    celery_worker_process: CeleryProcess,
    tmp_path: Path,
    linkedin: Path,
    axe: Axe,
) -> None:
    path = tmp_path / "resume.pdf"
    path.write_bytes(b"%PDF-1.7 cut off")
    page = visits.open("/start/upload/")
    choose(page, path)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("The file was not read", timeout=PATIENCE)
    expect(page.get_by_text("The file is damaged")).to_be_visible()
    axe(page)

    choose(page, linkedin)

    sees_three_jobs(page)


def test_a_file_of_100_mb_is_refused_before_it_is_sent(
    visits: Visits, tmp_path: Path
) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    page = visits.open("/start/upload/")
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.method))

    choose(page, large)

    field = page.get_by_label("Resume, or saved answers")
    assert "larger than 10 MB" in field.evaluate("box => box.validationMessage")
    assert "POST" not in posted


@WIDTHS
@pytest.mark.parametrize("what", ["new", "beside", "choose", "waiting", "answers"])
def test_pages_fit_and_have_no_violation(
    visits: Visits, axe: Axe, viewport: object, what: str
) -> None:
    page = visits.open(address_of(what), viewport=viewport)  # type: ignore[arg-type]

    open_all(page)
    axe(page, viewport)

    assert fits(page)
    assert page.evaluate(SMALLER, 44) == []


def address_of(what: str) -> str:
    """A page of each kind."""
    if what == "choose":
        return f"/a/{token_of({'dependent_children': 1})}/upload/"
    upload, token = read_into({} if what == "new" else having(work=[FROM_THE_SIX]))
    if what == "waiting":
        Upload.objects.filter(pk=upload.pk).update(state="waiting")
    if what == "answers":
        new = having(work=[{**FROM_THE_SIX, "start": "2019-01-01"}], us_status="h1b")
        Upload.objects.filter(pk=upload.pk).update(kind="answers", read=new)
    return f"/a/{token}/upload/check/"
