"""Titles with ranks, qualifiers and asides, and work told in a sentence."""

import pytest

from occupations.finder.finder import Finder
from occupations.finder.grades import only_ranks, without_ranks
from occupations.finder.speech import as_title

LEVELS = frozenset({"senior", "lead", "staff"})


def first(finder: Finder, query: str) -> str:
    return finder.search(query)[0].group.code


def test_the_fewest_ranks_are_taken_first() -> None:
    tried = list(without_ranks(["senior", "tech", "lead", "ii"], LEVELS))

    assert tried[:2] == [["tech", "lead", "ii"], ["senior", "tech", "lead"]]
    assert tried[2] == ["tech", "lead"]
    assert tried[-1] == ["tech"]


@pytest.mark.parametrize(
    ("text", "is_rank"),
    [
        ("ic4", True),
        ("level 3", True),
        ("senior ii", True),
        ("grade", False),
        ("senior nurse", False),
        ("911", False),
    ],
)
def test_a_rank_or_a_grade_is_no_title(text: str, is_rank: bool) -> None:
    assert only_ranks(text.split(), LEVELS) is is_rank


@pytest.mark.parametrize(
    "query",
    [
        *("IC4", "L5", "E6", "T5", "Level 3", "GS-13", "Band 6", "ICT4", "Grade 12"),
        *("Senior II", "Staff", "Senior", "Mid-level", "Entry level"),
    ],
)
def test_a_bare_grade_finds_nothing(finder: Finder, query: str) -> None:
    assert finder.search(query) == []


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("Senior Tech Lead", "21231"),
        ("Tech Lead II", "21231"),
        ("Lead Software Engineer II", "21231"),
        ("Software Engineer - L5", "21231"),
        ("E5 Software Engineer", "21231"),
        ("Sr. Data Analyst (Level 3)", "21223"),
        ("Junior Accountant I", "11100"),
        ("SDE2", "21231"),
        ("SWE III", "21231"),
        ("Co-op developer", "21232"),
        ("Software developer co-op", "21232"),
        ("Intern", "31102"),
        ("Level 2 support", "22221"),
    ],
)
def test_a_rank_around_a_title_does_not_change_it(
    finder: Finder, query: str, group: str
) -> None:
    assert first(finder, query) == group


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("Context engineer", {"21231", "21211", "21232"}),
        ("Inference engineer", {"21231", "21211", "21232"}),
        ("Latent space engineer", {"21231"}),
        ("Evals engineer", {"21211", "21231"}),
        ("Vibe coder", {"21232"}),
        ("PMT", {"20012", "10022", "60010", "21222"}),
        ("TLM", {"20012"}),
        ("Robot nurse", {"31301"}),
    ],
)
def test_a_guess_at_a_spelling_never_stands_before_the_words_as_written(
    finder: Finder, query: str, groups: set[str]
) -> None:
    best = finder.search(query)[0]

    assert best.group.code in groups
    assert not best.reason.respelled


@pytest.mark.parametrize("query", ["QRZ", "XPT", "PQT4"])
def test_three_unknown_letters_are_not_made_another_short_form(
    finder: Finder, query: str
) -> None:
    assert not any(result.reason.respelled for result in finder.search(query))


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("Senior Electrical Infrastructure Engineer", "21310"),
        ("Mechanical Infrastructure Engineer", "21301"),
        ("Civil Infrastructure Engineer", "21300"),
        ("Software Infrastructure Engineer", "21231"),
        ("Data center electrician", "72200"),
        ("Cloud nurse", "31301"),
        ("Blockchain plumber", "72300"),
        ("Cybersecurity lawyer", "41101"),
        ("Restaurant accountant", "11100"),
        ("Mining data scientist", "21211"),
        ("Machine learning technical writer", "51112"),
    ],
)
def test_the_head_noun_names_the_work_before_its_qualifiers(
    finder: Finder, query: str, group: str
) -> None:
    assert first(finder, query) == group


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("Technical Sourcer, Research SWE", "12101"),
        ("Recruiter - engineering", "12101"),
        ("Nurse, software startup", "31301"),
        ("Accountant, software company", "11100"),
        ("Electrician @ Tesla", "72200"),
        ("Software Engineer | Payments", "21231"),
    ],
)
def test_what_stands_behind_a_comma_only_narrows(
    finder: Finder, query: str, group: str
) -> None:
    assert first(finder, query) == group


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("i manage a team of 12 developers", "software development manager"),
        ("leading a group of data scientists", "data science manager"),
        ("I am in charge of IT", "IT manager"),
        ("i teach math at a high school", "math teacher at a high school"),
        ("I write code for a bank", "programmer for a bank"),
        ("guy who runs the servers", "servers administrator"),
        ("the guy who fixes printers", "printers technician"),
        ("Job title: Software Engineer", "Software Engineer"),
        ("je suis infirmière", "infirmière"),
        ("lead software engineer", "lead software engineer"),
        ("engineering manager", "engineering manager"),
        ("guy", "guy"),
    ],
)
def test_a_sentence_becomes_the_title_that_it_describes(
    sentence: str, title: str
) -> None:
    assert as_title(sentence) == title


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("i manage a team of 12 developers", {"20012"}),
        ("I lead a team of engineers", {"20010", "20012"}),
        ("I oversee 20 nurses", {"31300"}),
        ("IT guy for a school district", {"21222", "22221", "22220"}),
        ("LLM fine-tuning guy", {"21211", "21231"}),
        ("I write code for a bank", {"21232", "21231", "21230"}),
        ("I'm a nurse in an emergency room", {"31301"}),
        ("i fix computers", {"22221"}),
        ("guy who does cybersecurity for a bank", {"21220"}),
        ("girl who builds iphone apps", {"21232", "21231"}),
        ("I work as a software developer at a startup", {"21232"}),
        ("my job is data analyst", {"21223"}),
        ("i teach math at a high school", {"41220"}),
        ("I run a restaurant", {"60030"}),
        ("I drive a truck", {"73300"}),
        ("je travaille comme développeur web", {"21234"}),
    ],
)
def test_a_sentence_finds_the_work_that_it_tells(
    finder: Finder, query: str, groups: set[str]
) -> None:
    assert first(finder, query) in groups


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("Software engineers", "21231"),
        ("SREs", "21231"),
        ("DBAs", "21223"),
        ("PMs", "10022"),
        ("RNs", "31301"),
        ("PM2", "10022"),
    ],
)
def test_a_plural_or_numbered_short_form_is_the_short_form(
    finder: Finder, query: str, group: str
) -> None:
    assert first(finder, query) == group
