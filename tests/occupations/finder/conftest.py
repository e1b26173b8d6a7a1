"""A finder over the shipped words, built once, and a small one for exact statements."""

import pytest

from occupations.finder import current
from occupations.finder.data import (
    AliasRow,
    FinderData,
    Group,
    Noc2016Row,
    ShortForm,
    SocRow,
    Title,
    UsTitle,
)
from occupations.finder.finder import Finder, build_finder
from tests.occupations.finder.seed_rows import seed_data


@pytest.fixture(autouse=True)
def _rows_of_this_test() -> None:
    """The process's finder looks at the database of the test."""
    current.look_again()


@pytest.fixture(scope="session")
def data() -> FinderData:
    """All shipped rows."""
    return seed_data()


@pytest.fixture(scope="session")
def finder(data: FinderData) -> Finder:
    """The finder as people meet it."""
    return build_finder(data)


@pytest.fixture
def few_words() -> FinderData:
    """Three unit groups, with one row of every kind."""
    return FinderData(
        groups=(
            Group("21231", "Software engineers and designers", "Ingénieurs", 1),
            Group("21232", "Software developers and programmers", "Développeurs", 1),
            Group("31301", "Registered nurses", "Infirmiers/infirmières", 1),
        ),
        titles=(
            Title("21231", "en", "Software engineer"),
            Title("21231", "en", "Development and operations (DevOps) engineer"),
            Title("21232", "en", "Software developer"),
            Title("21232", "fr", "Développeur/développeuse de logiciels"),
            Title("31301", "en", "Registered nurse (RN)"),
            Title("31301", "en", "Nurse - emergency care"),
        ),
        us_titles=(UsTitle("Site Reliability Engineer", ("SRE",), ("21231", "21232")),),
        soc_rows=(
            SocRow(
                "15-1252", "15-1252.00", "Software Developers", "21232", "alternative"
            ),
            SocRow("15-1252", "15-1252.00", "Software Developers", "21231", "primary"),
        ),
        noc_2016_rows=(Noc2016Row("3012", "Registered nurses", "31301"),),
        aliases=(AliasRow("coder", "21232", 1),),
        short_forms=(ShortForm("eng", "engineer"),),
        level_words=("senior",),
    )
