"""Rules in words without a profile: nothing unnamed, nothing lost."""

from dataclasses import replace
from datetime import date

from pathways.public.edition import Published, published
from pathways.public.requirements import Required
from pathways.public.streams import stream_page
from pathways.public.tables import ReadableTable


def needed(edition: Published, stream: str, slug: str) -> Required:
    page = stream_page(edition, stream)
    assert page is not None
    return next(
        requirement for requirement in page.requirements if requirement.slug == slug
    )


def asked(requirement: Required) -> list[list[str]]:
    return [[its.words for its in way.asked] for way in requirement.ways]


def test_every_requirement_of_every_stream_is_worded(edition: Published) -> None:
    for slug in edition.standing.by_slug:
        page = stream_page(edition, slug)
        assert page is not None
        for requirement in page.requirements:
            assert requirement.ways, (slug, requirement.slug)
            assert all(all(words) for words in asked(requirement)), (
                slug,
                requirement.slug,
            )


def test_the_alternatives_of_language_by_teer_are_spelled_out(
    edition: Published,
) -> None:
    item = needed(edition, "rural-community-immigration-pilot", "language")

    assert asked(item) == [
        [
            f"TEER of the offer: TEER {teers}",
            f"English or French, lowest of the four abilities: at least CLB {level}",
        ]
        for teers, level in (("0 or 1", 6), ("2 or 3", 5), ("4 or 5", 4))
    ]


def test_a_table_of_funds_is_shown_by_family_size(edition: Published) -> None:
    page = stream_page(edition, "express-entry/fsw")
    assert page is not None
    tables = [
        its.table
        for requirement in page.requirements
        for way in requirement.ways
        for its in way.asked
        if its.table
    ]

    assert [table.corner for table in tables] == ["Family size"]
    assert tables[0].lines[0].head == "1 person"
    assert tables[0].lines[0].cells[0].words == "15,263"


def test_what_an_officer_judges_does_not_count_as_checked(edition: Published) -> None:
    page = stream_page(edition, "visitor/remote-work")

    assert page is not None
    assert page.checked == 0
    assert len(page.requirements) == 3


def test_uncollected_rules_say_so(edition: Published) -> None:
    page = stream_page(edition, "pnp/ns/grad")

    assert page is not None
    assert not page.is_collected


def test_a_stream_known_in_part_is_assessed_and_its_page_is_not_collected(
    edition: Published,
) -> None:
    rules = edition.standing.assessment.rules
    slugs = ("visitor/remote-work", "pnp/ns/grad")
    known, unknown = (rules.stream(slug) for slug in slugs)
    pages = [stream_page(edition, slug) for slug in slugs]
    needs = tuple(item for page in pages if page for item in page.requirements)

    stream = replace(known, requirements=(*known.requirements, *unknown.requirements))
    assert pages[0] is not None
    page = replace(pages[0], requirements=needs)

    assert stream.is_collected  # it is assessed by what we know
    assert not page.is_collected  # and nobody is told that an officer judges the rest
    assert (known.is_collected, unknown.is_collected) == (True, False)
    assert pages[0].is_collected


def test_intake_follows_the_day(catalogue: None) -> None:
    states = []
    for day in (date(2026, 6, 25), date(2026, 6, 26)):
        page = stream_page(published(day), "pnp/on/ejo-fw")
        assert page is not None
        states.append(page.intake.state)

    assert states[1] == "closed"
    assert states[0] != "closed"


def test_a_grid_shows_every_section_and_names_what_is_missing(
    edition: Published,
) -> None:
    page = stream_page(edition, "pnp/bc/sw")
    assert page is not None
    (grid,) = page.grids

    assert [section.title for section in grid.sections][:2] == [
        "Directly related work experience",
        "Highest education",
    ]
    assert grid.unknown > 0


def test_the_superseded_grid_of_the_crs_says_so(edition: Published) -> None:
    page = stream_page(edition, "express-entry/category/stem")

    assert page is not None
    assert page.grids[0].superseded_from == date(2026, 11, 3)


def test_the_article_stands_on_the_pages_of_its_streams(edition: Published) -> None:
    page = stream_page(edition, "start-up-visa")

    assert page is not None
    assert [claim.verdict for claim in page.claims] == ["No longer true"]


def test_one_row_of_a_grid_keeps_what_it_takes(edition: Published) -> None:
    page = stream_page(edition, "express-entry/fsw")
    assert page is not None
    heads = [
        line.head
        for section in page.grids[0].sections
        for table in section.tables
        for line in table.lines
    ]

    assert "Second official language: CLB 5 or more" in heads
    assert "Arranged employment" in heads


def tables_of(edition: Published, slug: str) -> list[ReadableTable]:
    page = stream_page(edition, slug)
    assert page is not None
    waiting = [section for grid in page.grids for section in grid.sections]
    result: list[ReadableTable] = []
    while waiting:
        section = waiting.pop(0)
        result += section.tables
        waiting += section.parts
    return result


def test_columns_with_and_without_a_partner_say_no_more(edition: Published) -> None:
    ages = next(
        table
        for table in tables_of(edition, "express-entry/cec")
        if table.corner == "Age in years"
    )

    assert set(ages.columns) == {"with a partner", "without a partner"}
    assert ages.across == ""


def test_a_head_is_short_and_what_it_leaves_out_stands_below(
    edition: Published,
) -> None:
    (work,) = {
        (table.corner, table.note)
        for table in tables_of(edition, "express-entry/cec")
        if table.title == "Canadian work experience" and "partner" not in table.corner
    }

    assert work == (
        "Work in Canada in TEER 0, 1, 2 or 3 in the last 10 years",
        "Without self-employed work, work while a full-time student, work without "
        "authorization, work for an employer abroad",
    )


def test_what_stands_across_heads_its_columns_once(edition: Published) -> None:
    across = {
        (table.across, table.columns)
        for table in tables_of(edition, "express-entry/cec")
        if table.title == "Education with language"
    }

    assert across == {
        (
            "First official language, lowest of the four abilities",
            ("below CLB 7", "CLB 7 to 8", "CLB 9 or more"),
        )
    }


def test_occupations_have_their_titles(edition: Published) -> None:
    assert edition.names.occupation("21231") == (
        "21231 Software engineers and designers"
    )
    assert edition.names.occupation("92").startswith("92 ")


def test_professions_that_ask_the_same_stand_together(edition: Published) -> None:
    item = needed(edition, "cusma/professional", "credential")

    assert item.count > len(item.ways)
    assert all(len(way.entries) == len(set(way.entries)) for way in item.ways)
    assert "Computer systems analyst" in item.ways[0].entries
    words = "; ".join(words for way in asked(item) for words in way)
    assert "computer-systems-analyst" not in words


def test_keys_of_the_vocabulary_are_worded(edition: Published) -> None:
    item = needed(edition, "cusma/professional", "prearranged")

    assert asked(item)[0] == [
        "Form of the contract: employee or contract with a Canadian company or "
        "contract between your company and a Canadian one"
    ]


def test_what_answers_can_settle_is_counted(edition: Published) -> None:
    page = stream_page(edition, "cusma/professional")

    assert page is not None
    settled = [
        requirement.slug for requirement in page.requirements if requirement.checked
    ]
    assert page.checked == len(settled) == 6
    assert "professional-level" not in settled
