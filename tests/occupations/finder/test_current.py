"""The finder of a process: one build, renewed by what curators change."""

import os

import pytest

from occupations import models
from occupations.finder import current
from occupations.finder.source import read_data
from tests.occupations.finder.seed_rows import seed_data


@pytest.mark.long
@pytest.mark.usefixtures("catalogue")
def test_the_rows_of_the_database_are_those_of_the_seed() -> None:
    assert read_data().digest() == seed_data().digest()


@pytest.mark.long
@pytest.mark.usefixtures("catalogue")
def test_an_alias_that_a_curator_adds_is_found_after_the_next_look() -> None:
    current.current_finder()
    models.OccupationAlias.objects.create(
        text="wizard of light bulb moments",
        language="en",
        unit_group=models.UnitGroup.objects.get(code="21231"),
        dataset=models.DataSet.objects.get(slug="own-finder-words"),
    )
    current.look_again()

    match = current.current_finder().search("wizard of light bulb moments")

    assert match[0].group.code == "21231"


@pytest.mark.long
@pytest.mark.usefixtures("catalogue")
def test_an_unchanged_catalogue_is_not_built_again() -> None:
    first = current.current_finder()
    current.look_again()

    assert current.current_finder() is first


@pytest.mark.usefixtures("catalogue")
def test_a_forked_process_searches_without_building() -> None:
    current.warm()
    held = current.current_finder()
    child = os.fork()
    if child == 0:
        finder = current.current_finder()
        code = finder.search("SRE")[0].group.code
        os._exit(0 if finder is held and code == "21231" else 1)

    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
