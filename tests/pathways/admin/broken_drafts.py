"""Drafts as curators break them, each with what is objected to it."""

from __future__ import annotations

from datetime import date
from typing import Final

from occupations.models import Source
from pathways import models
from tests.pathways.admin import breaking_subtly as subtly
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
    an_intake,
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
    "a level of three without a row": (
        subtly.levels({"level": 1}, {"level": 2}, {"level": 3}),
        "the level 3 of the list stem has no row",
    ),
    "a level in words": (
        subtly.levels({"level": 1}, {"level": "two"}),
        "'two' is no number",
    ),
    "a level whose name is a slip in a list of two": (
        subtly.levels({"level": 1}, {"levle": 2}),
        "it has no level, by which a table is read",
    ),
    "a name that every other line spells otherwise": (
        subtly.levels({"level": 1}, {"levle": 2}),
        "other lines have a value named much like levle",
    ),
    "a name that no line of the list has": (
        subtly.levels({"floor": 1}, {"floor": 2}),
        "no line of the list stem has a value named level",
    ),
    "a prefix at another level": (
        lambda: (line("2123", {"level": 1}), line("21231", {"level": 2})),
        "at the levels 2 and 1 at once",
    ),
    "a row for an age of 180": (
        subtly.keyed("number", "18", "180", kind="age"),
        "its table has the key 180: 180 is outside",
    ),
    "a row for a level of education that is none": (
        subtly.keyed("text", "masters", "bachelors", kind="education_level"),
        "'bachelors' is no level of education",
    ),
    "a row for a province that is none": (
        subtly.keyed("text", "ON", "BX", kind="answer", path="job_offer.province"),
        "'BX' is the code of no province",
    ),
    "a row that is missing between two": (
        subtly.keyed("number", "18", "19", "21", kind="age"),
        "no row stands between 19 and 21",
    ),
    "rows that the version before had": (
        subtly.a_row_less,
        "the row 19 of the version before is gone",
    ),
    "columns in another order than the version before": (
        subtly.other_columns,
        "row 18 has other columns than the table: false, true",
    ),
    "a default above its cap": (
        lambda: (
            models.TableVersion.objects.update(default=90),
            node("whole", cap=20)(),
        ),
        "what no row holds gives 90, more than its cap 20",
    ),
    "an unknown cell that is at least above its cap": (
        lambda: (node("whole", cap=20)(), cell(value=None, low=30, high=None)()),
        "row 18 gives 30, more than its cap 20",
    ),
    "an unknown cell that may be below nothing": (
        cell(value=None, low=-5, high=5),
        "row 18 gives -5, less than nothing",
    ),
    "a cell above a cap that stands higher": (
        lambda: (
            subtly.branches_in_branches(cap=900)(),
            models.TableCell.objects.update(value=50),
        ),
        f"{LEAF}: row 18 gives 50, more than its cap 20",
    ),
    "a cap above the one that stands higher": (
        subtly.branches_in_branches(cap=900),
        "at most 900 is more than the 20 of what stands above it",
    ),
    "a floor above the cap that stands higher": (
        subtly.branches_in_branches(floor=30),
        "at least 30 is more than its cap 20",
    ),
    "a cap below nothing": (node("whole", cap=-5), "at most -5 is less than nothing"),
    "a table of caps below a cell": (
        subtly.a_cap_by_table(5),
        "row 18 gives 10, more than its cap 5",
    ),
    "a table of caps above the grid's maximum": (
        lambda: (
            models.Grid.objects.update(maximum=100),
            subtly.a_cap_by_table(900)(),
        ),
        "row 18 gives 900, more than its cap 100",
    ),
    "a pass mark that nobody reaches": (
        lambda: (
            models.Grid.objects.update(maximum=100),
            models.GridVersion.objects.update(pass_mark=670),
        ),
        "its pass mark 670 is more than the grid gives: 100",
    ),
    "a pass mark below nothing": (
        lambda: models.GridVersion.objects.update(pass_mark=-1),
        "its pass mark -1 is less than nothing",
    ),
    "a score far below nothing": (
        criterion(fact={"kind": "grid_points", "grid": "points"}, value=-500),
        "-500 is outside what the grid gives (at least 0)",
    ),
    "an address that nobody can open": (
        lambda: Source.objects.update(url="htp:/x"),
        "source site: field url: 'htp:/x' is no address",
    ),
    "a stream that says nothing of its intake": (
        subtly.a_stream_without_an_intake,
        "ee/more, intakes: no row says whether it takes applications",
    ),
    "a score that its grid has not": (
        lambda: (
            models.Grid.objects.update(maximum=100),
            criterion(fact={"kind": "grid_points", "grid": "points"}, value=4500)(),
        ),
        "4500 is outside what the grid gives (at most 100)",
    ),
    "a threshold of 500 in a table": (
        subtly.by_table(500, kind="language_level", language="en"),
        "its table: 500 is outside",
    ),
    "a threshold by a province that is none": (
        subtly.by_table(18, row="ONT"),
        "its table has the key ONT: 'ONT' is the code of no province",
    ),
    "a threshold of a line that cannot be": (
        subtly.a_threshold_of_a_line(180),
        "the line 21231 of its list: 180 is outside",
    ),
    "a threshold of a line in words": (
        subtly.a_threshold_of_a_line("eighteen"),
        "'eighteen' is no number",
    ),
    "a fact compared with itself": (
        criterion(value=None, than={"kind": "age"}),
        "it compares the fact with itself",
    ),
    "years of age compared with a CLB": (
        criterion(value=None, than={"kind": "language_level", "language": "en"}),
        "a comparison of what differs",
    ),
    "a level of education that is at least another": (
        criterion(fact={"kind": "education_level"}, value="masters"),
        "the comparison 'at_least' is for figures",
    ),
    "a CLB of seven and a half": (
        criterion(fact={"kind": "language_level", "language": "en"}, value="7.5"),
        "7.5 is outside what the fact can be (whole numbers)",
    ),
    "two thresholds that nobody can meet": (
        subtly.nobody_can_meet,
        "nobody can meet both thresholds, 18 and 17",
    ),
    "a stream that asks nothing any more": (
        lambda: models.Requirement.objects.update(effective_to=date(2026, 1, 1)),
        "so that everybody would do",
    ),
    "an intake that ends, and nothing follows": (
        lambda: an_intake("open", effective_to=date(2036, 1, 1)),
        "ee/test, intakes: no row holds from 2036-01-01 on",
    ),
    "a table that ended while its grid goes on": (
        subtly.a_table_that_ended,
        "no row holds from 2026-10-01 on, and the grid points 2025 needs it",
    ),
    "a day of reading in 206": (
        lambda: models.Requirement.objects.update(as_of=date(206, 1, 1)),
        "as_of: 0206-01-01 is not a year that can be meant",
    ),
    "a rate of a day to come": (
        subtly.rates("1.4", day=date(2035, 1, 1)),
        "it is of 2035-01-01, a day that is still to come",
    ),
    "a rate ten times the last": (
        subtly.rates("1.37", "137"),
        "137 CAD after 1.37 CAD",
    ),
    "a price below nothing": (subtly.a_cost(-5, 5), "low: -5 is less than nothing"),
    "a time below nothing": (subtly.a_time(value=-3), "value: -3 is less than nothing"),
    "a time whose most is below its least": (
        subtly.a_time(low=9, high=3),
        "high: the most, 3, is below the least, 9",
    ),
    "a time of a thousand years": (
        subtly.a_time(value=12_000),
        "value: 12000 is more than can be meant",
    ),
    "a stay of a thousand years": (
        lambda: subtly.a_stay(12_000),
        "months_max: 12000 is more than can be meant",
    ),
    "a fee of a family below that of one": (
        subtly.a_family_fee(100, 17),
        "a family pays at most 17 CAD, and one person 100 CAD",
    ),
    "a fee without a version": (
        subtly.a_fee_without_a_version,
        "fee visit: it has no version",
    ),
    "a stream that leads to itself": (
        subtly.a_bridge_to_itself,
        "it leads to ee/test, which is itself",
    ),
    "a chart without an ability": (
        a_chart((5, 6), (7, 8)),
        "it has no level of listening",
    ),
}
