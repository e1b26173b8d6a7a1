"""Drafts as curators break them, each with what is objected to it."""

from __future__ import annotations

from datetime import date
from typing import Final

from occupations.models import Source
from pathways import models
from tests.pathways.admin.breaking import (
    YEARS,
    Break,
    a_chart,
    a_circle_of_conditions,
    a_dead_article,
    a_grid_version_twice,
    a_level_without_a_row,
    a_lever,
    a_list_without_the_value,
    a_misspelt_value,
    a_part_below_itself,
    add_facts,
    an_empty_alternative,
    another_version,
    answer,
    cell,
    criterion,
    fact,
    fees,
    intakes_with_a_gap,
    line,
    node,
    overlapping_intakes,
    parts_below_a_table,
    the_same_requirement_twice,
    two_levels,
)

REQUIREMENT: Final = "ee/test, requirement age"
LEAF: Final = "grid points 2025, age"
BROKEN: Final[dict[str, tuple[Break, str]]] = {
    "an alternative without a criterion": (
        an_empty_alternative,
        f"{REQUIREMENT}, alternative 2: it has no criterion",
    ),
    "a requirement without an alternative": (
        lambda: models.Alternative.objects.all().delete(),
        f"{REQUIREMENT}: no alternative",
    ),
    "a stream without a requirement": (
        lambda: models.Requirement.objects.all().delete(),
        "ee/test: the stream has no requirement",
    ),
    "a source without an address": (
        lambda: Source.objects.update(url=""),
        "the source site has no address",
    ),
    "a comparison without a threshold": (
        criterion(value=None),
        "a comparison without a threshold",
    ),
    "a comparison that does not exist": (
        criterion(op="about"),
        "there is no comparison 'about'",
    ),
    "a criterion of nothing": (criterion(fact=None), "without a fact"),
    "a fact that does not exist": (criterion(fact={"kind": "luck"}), "luck"),
    "a parameter that does not exist": (
        fact(kind="age", whom="partner"),
        "age has no parameter whom",
    ),
    "an age of 180": (criterion(value=180), "180 is outside"),
    "an age below nothing": (criterion(value=-1), "-1 is outside"),
    "an age in words": (criterion(value="eighteen"), "'eighteen' is no number"),
    "an age that is a yes": (criterion(value=True), "True is no number"),
    "several ages for one": (criterion(value=[18, 19]), "is with one value"),
    "one age for several": (
        criterion(op="one_of", value=18),
        "is with several values",
    ),
    "a CLB of 500": (
        criterion(fact={"kind": "language_level", "language": "en"}, value=500),
        "500 is outside",
    ),
    "a TEER of 7": (criterion(fact={"kind": "offer_teer"}, value=7), "7 is outside"),
    "200 hours a week": (
        answer("job_offer.hours_per_week", 200, "at_least"),
        "200 is outside",
    ),
    "110 percent": (
        answer("venture.ownership_percent", 110, "at_least"),
        "110 is outside",
    ),
    "a word that no answer has": (answer("job_offer.lmia", "perhaps"), "'perhaps'"),
    "a country of three letters": (
        answer("applicant.citizenships", ["USA"], "one_of"),
        "'USA'",
    ),
    "a province that is none": (answer("job_offer.province", "XX"), "'XX'"),
    "a flag that is a text": (
        answer("job_offer.indeterminate", "yes"),
        "'yes' is neither yes nor no",
    ),
    "a level of education that is none": (
        criterion(fact={"kind": "education_level"}, op="is", value="doctor"),
        "'doctor' is no level of education",
    ),
    "a list that does not exist": (
        fact(kind="on_list", list="gone"),
        "there is no list named gone",
    ),
    "a condition that does not exist": (
        fact(kind="condition_met", condition="gone"),
        "there is no condition named gone",
    ),
    "a stream that does not exist": (
        fact(kind="stream_qualified", stream="gone"),
        "there is no stream named gone",
    ),
    "an area that does not exist": (
        fact(kind="offer_area", province="ON", areas=["gone"]),
        "there is no area named gone",
    ),
    "a province of a fact that is none": (
        fact(kind="intends_outside", province="XX"),
        "'XX' is the code of no province",
    ),
    "a unit group that does not exist": (
        criterion(fact={"kind": "primary_occupation"}, op="is", value="99999"),
        "there is no unit group 99999",
    ),
    "a line of a unit group that does not exist": (
        lambda: line("21239", {}),
        "there is no unit group 21239",
    ),
    "a line of six digits": (
        lambda: line("212310", {}),
        "more than five digits",
    ),
    "one code at two levels": (two_levels, "at the levels 1 and 2 at once"),
    "a level without a row": (a_level_without_a_row, "the level 3 of the list stem"),
    "a value misspelt": (a_misspelt_value, "no other line has a value named levl"),
    "a line twice at once": (
        lambda: [
            line("21231", {}, effective_from=day, effective_to=None)
            for day in YEARS[:2]
        ],
        "list stem, line 21231: two rows hold on 2022-01-01",
    ),
    "a threshold that no line has": (
        a_list_without_the_value,
        "the line 21231 of its list has no years",
    ),
    "a stream open and closed at once": (
        overlapping_intakes,
        "ee/test, intakes: two rows hold on 2020-01-01",
    ),
    "an intake that is lost between two": (
        intakes_with_a_gap,
        "no row holds from 2022-01-01 to 2024-01-01",
    ),
    "two amounts of a fee at once": (
        fees(100, 110, day=YEARS[0]),
        "fee visit: two rows hold on 2020-01-01",
    ),
    "a fee ten times the last": (fees(100, 1000), "1000 CAD after 100 CAD"),
    "a fee a tenth of the last": (fees(1000, 100), "100 CAD after 1000 CAD"),
    "a fee below nothing": (fees(-5), "-5 CAD is less than nothing"),
    "a requirement twice": (the_same_requirement_twice, f"{REQUIREMENT}: two rows"),
    "a day in 2206": (
        lambda: models.Requirement.objects.update(effective_from=date(2206, 1, 1)),
        "2206-01-01 is not a year that can be meant",
    ),
    "a day before Canada": (
        lambda: models.Requirement.objects.update(effective_from=date(202, 1, 1)),
        "0202-01-01 is not a year that can be meant",
    ),
    "a day of reading to come": (
        lambda: models.Requirement.objects.update(as_of=date(2199, 1, 1)),
        "it was read on 2199-01-01, a day that is still to come",
    ),
    "two versions of a table at once": (
        another_version(),
        "table points/2025/age/table: two rows hold",
    ),
    "a version of a table after a gap": (
        lambda: (
            models.TableVersion.objects.update(effective_to=YEARS[0]),
            another_version(effective_from=YEARS[1])(),
        ),
        "no row holds from 2020-01-01 to 2022-01-01",
    ),
    "a table without a version": (
        lambda: models.TableVersion.objects.all().delete(),
        "it has no version",
    ),
    "a version without a cell": (
        lambda: models.TableCell.objects.all().delete(),
        "a version has no cell",
    ),
    "a row that is no number": (cell(row="old"), "partly numbers and partly not"),
    "a cell above its cap": (
        node("whole", cap=5),
        f"{LEAF}: row 18 gives 10, more than its cap 5",
    ),
    "a cell that may be above its cap": (
        lambda: (node("whole", cap=20)(), cell(value=None, low=0, high=30)()),
        f"{LEAF}: row 18 gives 30, more than its cap 20",
    ),
    "a cell above the maximum of its grid": (
        lambda: models.Grid.objects.update(maximum=8),
        "gives 10, more than its cap 8",
    ),
    "a cell below nothing": (cell(value=-10), "row 18 gives -10, less than nothing"),
    "a cap below its floor": (
        node("whole", floor=30, cap=20),
        "at most 20 is less than at least 30",
    ),
    "a leaf without a fact": (node("age", facts=[]), "0 facts for 1 axes"),
    "a leaf with a fact too many": (add_facts("age", "age"), "2 facts for 1 axes"),
    "a leaf read by a flag": (
        add_facts("with_partner"),
        "has the key 18, and the fact: yes or no",
    ),
    "a cap's table without a fact": (
        lambda: models.GridNode.objects.filter(slug="whole").update(
            cap_table=models.Table.objects.get()
        ),
        "the table of its cap is read by no fact",
    ),
    "a branch without a part": (
        lambda: models.GridNode.objects.filter(slug="age").delete(),
        "no part: give it one, or a table",
    ),
    "two versions of a grid at once": (
        a_grid_version_twice,
        "grid points: two rows hold",
    ),
    "a part below itself": (a_part_below_itself, "it is below itself"),
    "parts below a table": (parts_below_a_table, "it has a table and parts"),
    "two wholes": (node("age", parent=None), "a version has one whole"),
    "conditions in a circle": (a_circle_of_conditions, "needs itself"),
    "a chart without a level": (a_chart(), "it has no level"),
    "a score that the test has not": (a_chart((12, 9)), "level 9 asks 12"),
    "a CLB of 15 in a chart": (a_chart((9, 15)), "15 is no CLB or NCLC level"),
    "a higher score for a lower level": (
        a_chart((5, 7), (6, 6)),
        "a higher score gives no higher level",
    ),
    "a lever that does not exist": (a_lever("luck"), "there is no such lever"),
    "a lever without its parameters": (
        a_lever("job-offer", provinces=[], wages=[]),
        "lever job-offer: offer: is missing",
    ),
    "an article about a stream that is gone": (
        a_dead_article,
        "there is no stream named ee/gone",
    ),
}
