"""Single phrases: what they state, and what they leave open."""

from __future__ import annotations

import pytest

from pathways.resumes import read_resume
from pathways.resumes.dates import find_period, read_date
from pathways.resumes.languages import read_language
from pathways.resumes.levels import find_degree
from pathways.resumes.places import read_place

NOW = "now"


@pytest.mark.parametrize(
    ("text", "started", "ended"),
    [
        ("January 2019 - Present (5 years 11 months)", "2019-01", NOW),
        ("Sept. 2019 to date", "2019-09", NOW),
        ("2019–2021", "2019", "2021"),
        ("2013-17", "2013", "2017"),
        ("03/2019 - 07/2021", "2019-03", "2021-07"),
        ("03/19 – 07/21", "2019-03", "2021-07"),
        ("2020-10 -- today", "2020-10", NOW),
        ("June – August 2018", "2018-06", "2018-08"),
        ("3 September 2015 – 28 February 2019", "2015-09", "2019-02"),
        ("15/03/2019 - 31/12/2020", "2019-03", "2020-12"),
        ("03/15/2019 - 12/31/2020", "2019-03", "2020-12"),
        ("05/06/2017 - 07/08/2019", "2017", "2019"),  # day or month first?
        ("Summer 2018", "2018", "2018"),
        ("Q2 2020 - Present", "2020", NOW),
        ("'17 - '21", "2017", "2021"),
        ("since 2020", "2020", NOW),
        ("2020 -", "2020", None),
        ("févr. 2018 - présent", "2018-02", NOW),
        ("De juin 2018 à février 2022", "2018-06", "2022-02"),
        ("Depuis mars 2022", "2022-03", NOW),
        ("02/2021 à ce jour", "2021-02", NOW),
        ("enero de 2020 – actualidad", "2020-01", NOW),
        ("Marzo 2020 a la fecha", "2020-03", NOW),
        ("Feb/2019 - Actual", "2019-02", NOW),
    ],
)
def test_a_period_is_as_exact_as_it_is_written(
    text: str, started: str | None, ended: str | None
) -> None:
    period = find_period(text)

    assert period is not None
    assert period.started == started
    assert (NOW if period.is_current else period.ended) == ended


@pytest.mark.parametrize(
    "text", ["(206) 555-0101", "GS-2210-13", "v2.2019.1", "$2019", "10,000 users"]
)
def test_a_number_is_no_date(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-03-01", "2019-03"),
        ("Jan 2019", "2019-01"),
        ("2019", "2019"),
        ("sept 2021", "2021-09"),
        ("2019-13", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_field_holds_one_date_or_none(text: str, date: str | None) -> None:
    assert read_date(text) == date


def test_years_that_run_backwards_are_not_taken() -> None:
    text = "Experience\nEngineer, Acme, Austin, TX, 2021 - 2019\n"

    (job,) = read_resume(text.encode()).jobs

    assert (job.started, job.ended) == (None, None)


@pytest.mark.parametrize(
    ("text", "country", "province"),
    [
        ("Seattle, WA", "US", None),
        ("Seattle, Washington, United States", "US", None),
        ("Washington, DC 20420", "US", None),
        ("Vancouver, BC", "CA", "BC"),
        ("Montréal (Québec)", "CA", "QC"),
        ("Toronto, Ontario, Canada", "CA", "ON"),
        ("Greater Toronto Area, Canada", "CA", None),
        ("London, Ontario", "CA", "ON"),
        ("London, England", "GB", None),
        ("Ciudad de México, México", "MX", None),
        ("Lyon, Auvergne-Rhône-Alpes, France", "FR", None),
        ("Remote, US", "US", None),
        ("Atlanta, Georgia", "US", None),
        ("Tbilisi, Georgia", "GE", None),
        ("Remote", None, None),
        ("Toronto, CA", None, None),  # California or Canada?
        ("Berlin, DE", None, None),  # Delaware or Germany?
        ("Perth, WA", None, None),  # Washington or Western Australia?
    ],
)
def test_a_place_states_a_country_or_none(
    text: str, country: str | None, province: str | None
) -> None:
    place = read_place(text)

    assert place is not None
    assert (place.country, place.province) == (country, province)


@pytest.mark.parametrize(
    "text", ["London", "New York", "San Francisco Bay Area", "Acme"]
)
def test_a_city_or_a_name_alone_is_no_place_with_a_country(text: str) -> None:
    assert read_place(text) is None


@pytest.mark.parametrize(
    ("text", "level", "field"),
    [
        ("Bachelor of Science - BS, Computing", "three_year_or_more", "Computing"),
        ("B.Tech (Biotechnology)", "three_year_or_more", "Biotechnology"),
        ("Associate of Applied Science in Networking", "two_year", "Networking"),
        ("Two-year diploma in Programming", "two_year", "Programming"),
        ("MBA", "masters", "Business Administration"),
        ("M.D.", "professional", None),
        ("Juris Doctor", "professional", None),
        ("Ph.D., Electrical Engineering", "doctorate", "Electrical Engineering"),
        ("Baccalauréat en informatique", "three_year_or_more", "informatique"),
        ("Baccalauréat série S", "secondary", None),
        ("Maîtrise en droit", "masters", "droit"),
        ("Licenciatura en Derecho", "three_year_or_more", "Derecho"),
        ("Diploma in Web Development", None, "Web Development"),
        ("Certificate, Product Management", None, "Product Management"),
        ("Diplôme d'ingénieur, Aéronautique", None, "Aéronautique"),
        ("DEC technique en informatique", None, "informatique"),
        ("Licence professionnelle en réseaux", None, "réseaux"),
        ("Postdoctoral fellowship", None, "fellowship"),
    ],
)  # fmt: skip
def test_a_degree_has_a_level_only_where_its_name_settles_it(
    text: str, level: str | None, field: str | None
) -> None:
    degree = find_degree(text)

    assert degree is not None
    assert (degree.level, degree.field) == (level, field)


@pytest.mark.parametrize(
    "text", ["Boston, MA", "Jackson, MS", "Engineer", "Baltimore, MD"]
)
def test_a_state_is_no_degree(text: str) -> None:
    assert find_degree(text) is None


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("English (Native or Bilingual)", "en", "native"),
        ("French (Full Professional)", "fr", "fluent"),
        ("French (Professional Working)", "fr", "work"),
        ("French (Limited Working)", "fr", "good"),
        ("French (Elementary)", "fr", "basic"),
        ("Español: lengua materna", "es", "native"),
        ("Anglais : notions", "en", "basic"),
        ("German C1", "de", "work"),
        ("German B2", "de", "good"),
        ("German B1", "de", "basic"),
        ("Chinese (Simplified)", "zh", None),
        ("German (reading knowledge)", "de", None),
        ("Hindi", "hi", None),
    ],
)
def test_a_language_has_the_level_that_its_words_say(
    text: str, code: str, level: str | None
) -> None:
    language = read_language(text)

    assert language is not None
    assert (language.code, language.level) == (code, level)


def test_what_was_not_understood_is_told() -> None:
    text = (
        "Experience\nFrom 2015 to 2019 I was a technician at Shaw in Calgary, AB.\n"
        "Languages\nKlingon (fluent)\n"
    )

    resume = read_resume(text.encode())

    assert resume.jobs == ()
    assert resume.unread == (
        "From 2015 to 2019 I was a technician at Shaw in Calgary, AB.",
        "Klingon (fluent)",
    )


def test_hours_a_week_are_read_where_they_are_a_number() -> None:
    text = "Experience\nTechnician (part-time, 20 hours/week)\nAcme\n2014 - 2016\n"

    (job,) = read_resume(text.encode()).jobs

    assert (job.title, job.hours) == ("Technician", 20)


def test_a_study_under_way_is_unfinished() -> None:
    text = "Education\nPhD in Physics, Yale University\n2022 - Present\n"

    (study,) = read_resume(text.encode()).studies

    assert (study.completed, study.is_unfinished) == (None, True)
