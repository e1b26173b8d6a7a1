"""Broken entries as curators type them: the page, what is typed, where it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import lxml.html
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from occupations.models import OccupationList, OccupationListEntry, Source
from pathways import models
from tests.pathways.admin import breaking
from tests.pathways.admin import breaking_subtly as subtly
from tests.pathways.admin.breaking import YEARS, an_intake, fees, line, node

Typed = dict[str, Any]
CITED: Final[Typed] = {"confidence": "official", "as_of": "2026-11-20"}
FACT: Final = "fact_kind"


@dataclass(frozen=True)
class Broken:
    """An entry that no publication takes."""

    page: Callable[[], str]
    typed: Typed
    fields: tuple[str, ...]
    """The fields of which one says it; empty for the page as a whole."""
    words: str
    is_warning: bool = False
    before: Callable[[], object] = field(default=lambda: None)


def adding(model: str) -> Callable[[], str]:
    return lambda: reverse(f"admin:{model.replace('.', '_')}_add")


def changing(rows: Callable[[], Model | None]) -> Callable[[], str]:
    def address() -> str:
        row = rows()
        assert row is not None
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return reverse(name, args=[row.pk])

    return address


def first(model: type[Model], **wanted: Any) -> Callable[[], str]:
    return changing(lambda: model._base_manager.filter(**wanted).first())


def form_of(client: Client, address: str) -> dict[str, Any]:
    """The fields of the page's form, as a browser would send them."""
    page = client.get(address)
    assert page.status_code == 200, address
    tree = lxml.html.fromstring(page.content.decode())
    for form in tree.forms:
        if form.get("id", "").endswith("_form"):
            return {name: value or "" for name, value in form.fields.items() if name}
    raise AssertionError(address)


def send(client: Client, address: str, typed: Iterable[tuple[str, Any]]) -> Any:
    """Type something into the page and save it."""
    values = dict(form_of(client, address))
    for name in ("_addanother", "_continue", "_saveasnew"):
        values.pop(name, None)
    values = {name: v for name, v in values.items() if name != "unit_groups"}
    sent = {**values, **{name: _text(value) for name, value in typed}}
    return client.post(address, {name: v for name, v in sent.items() if v is not None})


def _text(value: Any) -> Any:
    return value() if callable(value) else value


def site() -> int:
    return int(Source.objects.get(slug="site").pk)


def stream() -> int:
    return int(models.Stream.objects.get().pk)


def stem() -> int:
    return int(OccupationList.objects.get_or_create(slug="stem", title="STEM")[0].pk)


def criterion(
    words: str, fields: tuple[str, ...] = ("constant",), **typed: Any
) -> Broken:
    return Broken(first(models.Criterion), typed, fields, words)


def fact(
    kind: str, words: str, constant: Any, op: str = "at_least", **more: Any
) -> Broken:
    shown = {f"fact__{name}": value for name, value in more.items()}
    typed = {FACT: kind, "fact_shown": kind, "op": op, "constant": constant, **shown}
    return Broken(first(models.Criterion), typed, ("constant", FACT, *shown), words)


def answer(path: str, words: str, constant: Any, op: str = "at_least") -> Broken:
    return fact("answer", words, constant, op, path=path)


def requirement(words: str, *fields: str, **typed: Any) -> Broken:
    return Broken(first(models.Requirement), typed, fields, words)


def intake(words: str, *fields: str, before: Any = None, **typed: Any) -> Broken:
    values = {"stream": stream, "state": "closed", "source": site, **CITED, **typed}
    page = adding("pathways.intake")
    is_warning = "no row holds" in words
    return Broken(page, values, fields, words, is_warning, before or (lambda: None))


def fee(words: str, *fields: str, amount: int, day: str = "2022-01-01") -> Broken:
    values = {
        "fee": lambda: models.Fee.objects.get().pk,
        "amount_cad": amount,
        "effective_from": day,
        "source": site,
        **CITED,
    }
    is_warning = "CAD after" in words
    page = adding("pathways.feeversion")
    return Broken(page, values, fields, words, is_warning, fees(100))


def entry(
    words: str, *fields: str, before: Any = None, is_warning: bool = False, **typed: Any
) -> Broken:
    values = {
        "occupation_list": stem,
        "key": "21231",
        "label": "A line",
        "values": "{}",
        "source": site,
        **CITED,
        **typed,
    }
    page = adding("occupations.occupationlistentry")
    return Broken(page, values, fields, words, is_warning, before or (lambda: None))


def part(
    slug: str, words: str, *fields: str, before: Any = None, **typed: Any
) -> Broken:
    page = first(models.GridNode, slug=slug)
    return Broken(page, typed, fields, words, before=before or (lambda: None))


def whole() -> int:
    return int(models.GridNode.objects.get(slug="whole").pk)


def age() -> int:
    return int(models.GridNode.objects.get(slug="age").pk)


def table() -> int:
    return int(models.Table.objects.get().pk)


def a_leaf_by_level() -> None:
    line("21231", {"level": 18})
    spec = {"kind": "list_value", "list": "stem", "name": "level"}
    node("age", facts=[spec])()


def three_levels() -> None:
    for key in ("21231", "21232"):
        line(key, {"level": 1})


def a_condition() -> None:
    condition = models.Condition.objects.create(slug="own", title="Own")
    models.Requirement.objects.update(stream=None, condition=condition)


def a_chart() -> None:
    breaking.a_chart((5, 6), (7, 8))()


def an_article() -> None:
    article = models.Article.objects.create(
        slug="news",
        title="News",
        on=YEARS[0],
        source=Source.objects.get(slug="site"),
        confidence="official",
    )
    models.ArticleClaim.objects.create(
        key="c",
        article=article,
        slug="claim",
        source=Source.objects.get(slug="site"),
        confidence="official",
        streams=["ee/test"],
        title="Claim",
        said="Said",
        today="Today",
        verdict="True",
    )


def a_lever() -> None:
    breaking.a_lever("waiting", months=[6, 12])()


def timed(name: str, words: str, **figures: str) -> Broken:
    values = {
        "stream": stream,
        "slug": "file",
        "title": "File",
        "measure": "forecast",
        "step": "federal",
        "unit": "months",
        "source": site,
        **CITED,
    }
    return Broken(adding("pathways.processingtime"), values | figures, (name,), words)


BROKEN: Final[dict[str, Broken]] = {
    "an age of 180": criterion("180 is outside", constant="180"),
    "an age below nothing": criterion("-1 is outside", constant="-1"),
    "an age in words": criterion("number", constant="eighteen"),
    "a comparison without a threshold": criterion(
        "a comparison without a threshold", constant=""
    ),
    "a comparison that does not exist": criterion("choice", ("op",), op="about"),
    "a criterion of nothing": criterion("Choose the fact", (FACT,), fact_kind=""),
    "a fact that does not exist": criterion("choice", (FACT,), fact_kind="luck"),
    "a CLB of 500": fact("language_level", "500 is outside", "500", language="en"),
    "a TEER of 7": fact("offer_teer", "7 is outside", "7"),
    "200 hours a week": answer("job_offer.hours_per_week", "200 is outside", "200"),
    "110 percent": answer("venture.ownership_percent", "110 is outside", "110"),
    "a word that no answer has": answer("job_offer.lmia", "perhaps", "perhaps", "is"),
    "a province that is none": answer("job_offer.province", "XX", "XX", "is"),
    "a country of three letters": answer(
        "applicant.citizenships", "USA", "USA", "one_of"
    ),
    "a level of education that is none": fact(
        "education_level", "doctor", "doctor", "is"
    ),
    "a unit group that does not exist": fact(
        "primary_occupation", "there is no unit group 99999", "99999", "is"
    ),
    "a list that does not exist": fact(
        "on_list", "no list named gone", "True", "is", list="gone", whose="offer"
    ),
    "a condition that does not exist": fact(
        "condition_met", "there is no condition", "True", "is", condition="gone"
    ),
    "a stream that does not exist": fact(
        "stream_qualified", "valid choice. gone", "True", "is", stream="gone"
    ),
    "a condition that needs itself": Broken(
        first(models.Criterion),
        {
            FACT: "condition_met",
            "fact_shown": "condition_met",
            "fact__condition": "own",
            "op": "is",
            "constant": "True",
        },
        (FACT, "fact__condition"),
        "it needs itself",
        before=a_condition,
    ),
    "a table that is read by nothing": criterion(
        "read by", ("by_1_kind", "by_0_kind", "table"), table=table, constant=""
    ),
    "a day in 2206": requirement("year", "effective_from", effective_from="2206-01-01"),
    "a day before Canada": requirement(
        "year", "effective_from", effective_from="0202-01-01"
    ),
    "a day that is none": requirement(
        "date", "effective_from", effective_from="2026-02-30"
    ),
    "a reading to come": requirement("still to come", "as_of", as_of="2199-01-01"),
    "an end before its beginning": requirement(
        "", "effective_to", effective_from="2026-01-01", effective_to="2025-01-01"
    ),
    "a requirement without a source": requirement("required", "source", source=""),
    "a requirement of nobody": requirement("belongs to", stream=""),
    "a list that no alternative fits": requirement(
        "valid choice", "for_each", for_each="999"
    ),
    "a stream open and closed at once": intake(
        "two rows hold on 2021-01-01",
        "effective_from",
        before=lambda: an_intake("open", effective_from=YEARS[0]),
        effective_from="2021-01-01",
    ),
    "an intake lost between two": intake(
        "no row holds from 2022-01-01 to 2024-01-01",
        "effective_from",
        before=lambda: an_intake(
            "open", effective_from=YEARS[0], effective_to=YEARS[1]
        ),
        effective_from="2024-01-01",
    ),
    "an intake in 2206": intake("year", "effective_from", effective_from="2206-11-03"),
    "a state that is none": intake("choice", "state", state="shut"),
    "a fee ten times the last": fee(
        "1000 CAD after 100 CAD", "amount_cad", amount=1000
    ),
    "a fee a tenth of the last": fee("10 CAD after 100 CAD", "amount_cad", amount=10),
    "a fee below nothing": fee("-5 CAD is less than nothing", "amount_cad", amount=-5),
    "two amounts at once": fee(
        "two rows hold", "effective_from", amount=110, day="2021-01-01"
    ),
    "a line that is no unit group": entry("no unit group 21239", "key", key="21239"),
    "a line of six digits": entry("212310", "key", key="212310"),
    "one code at two levels": entry(
        "at the levels 1 and 2 at once",
        "values",
        before=lambda: line("21231", {"level": 1}),
        values='{"level": 2}',
    ),
    "a line twice at once": entry(
        "two rows hold",
        "effective_from",
        before=lambda: line("21231", {}, effective_from=YEARS[0]),
        label="21231",
        effective_from="2022-01-01",
    ),
    "a value misspelt": entry(
        "no other line has a value named levl",
        "values",
        before=three_levels,
        is_warning=True,
        key="21233",
        values='{"levl": 1}',
    ),
    "a level without a row": entry(
        "the level 3 of the list stem has no row",
        "values",
        before=a_leaf_by_level,
        key="21232",
        values='{"level": 3}',
    ),
    "values that are a list": entry("", "values", values="[1]"),
    "values that are no JSON": entry("JSON", "values", values="{level: 1}"),
    "a line of a slug among codes": entry(
        "this one does not", "key", before=lambda: line("21232", {}), key="developer"
    ),
    "a line read in the future": entry(
        "", "as_of", as_of="2199-01-01", is_warning=True
    ),
    "a cap below a cell": part(
        "whole", "row 18 gives 10, more than its cap 5", "cap", cap="5"
    ),
    "a cap below its floor": part(
        "whole", "at most 20 is less than at least 30", "cap", cap="20", floor="30"
    ),
    "a part below itself": part("age", "below itself", "parent", parent=age),
    "a leaf without a fact": part(
        "age", "Say which facts", "facts_1_kind", facts_1_kind=""
    ),
    "two wholes": part("age", "a version has one whole", "parent", parent=""),
    "parts below a table": Broken(
        adding("pathways.gridnode"),
        {
            "version": lambda: models.GridVersion.objects.get().pk,
            "parent": age,
            "slug": "below",
            "table": table,
            "facts_1_kind": "age",
            "facts_1_shown": "age",
            "facts_1__who": "applicant",
            "combine": "add",
        },
        ("table", "parent", ""),
        "a table and parts",
    ),
    "a maximum below a cell": Broken(
        first(models.Grid), {"maximum": "8"}, ("maximum",), "more than its cap 8"
    ),
    "two versions of a grid at once": Broken(
        adding("pathways.gridversion"),
        {
            "grid": lambda: models.Grid.objects.get().pk,
            "label": "again",
            "effective_from": "2206-01-01",
            "source": site,
            **CITED,
        },
        ("effective_from",),
        "year",
    ),
    "two versions of a table at once": Broken(
        adding("pathways.tableversion"),
        {"table": table, "effective_from": "2026-01-01", "source": site, **CITED},
        ("effective_from",),
        "two rows hold",
    ),
    "a source without an address": Broken(
        first(Source, slug="site"), {"url": ""}, ("url",), "has no address"
    ),
    "a source at no address": Broken(
        first(Source, slug="site"), {"url": "htp:/x"}, ("url",), "valid URL"
    ),
    "a source that is no page": Broken(
        first(Source, slug="site"),
        {"url": "ftp://example.org/"},
        ("url",),
        "valid URL",
    ),
    "a score that the test has not": Broken(
        first(models.ChartAbility),
        {"highest": "6"},
        ("highest", "lowest"),
        "no score",
        before=a_chart,
    ),
    "an article about a stream that is gone": Broken(
        first(models.ArticleClaim),
        {"streams": "ee/gone"},
        ("streams", ""),
        "there is no stream named ee/gone",
        before=an_article,
    ),
    "a lever with a month that is a word": Broken(
        first(models.Lever),
        {"parameter__months": "six", "confidence": "recalled"},
        ("parameter__months",),
        "",
        before=a_lever,
    ),
    "a round with a score above all": Broken(
        adding("pathways.round"),
        {
            "number": "999",
            "held_on": "2026-11-20",
            "kind": "general",
            "category": "general",
            "name": "General",
            "invitations": "1",
            "cutoff": "1300",
            "source": site,
            **CITED,
        },
        ("cutoff", ""),
        "1,200",
    ),
    "a round that invites nobody": Broken(
        adding("pathways.round"),
        {
            "number": "999",
            "held_on": "2026-11-20",
            "kind": "general",
            "category": "general",
            "name": "General",
            "invitations": "0",
            "cutoff": "500",
            "source": site,
            **CITED,
        },
        ("invitations", ""),
        "at least one",
    ),
    "a CLB of seven and a half": fact(
        "language_level", "whole numbers", "7.5", language="en"
    ),
    "a level of education that is at least another": Broken(
        first(models.Criterion),
        {
            FACT: "education_level",
            "fact_shown": "education_level",
            "op": "at_least",
            "constant": "masters",
        },
        ("op",),
        "is for figures",
    ),
    "an age compared with itself": Broken(
        first(models.Criterion),
        {
            "constant": "",
            "than_kind": "age",
            "than_shown": "age",
            "than__who": "applicant",
        },
        ("than_kind",),
        "compares the fact with itself",
    ),
    "a score that its grid has not": Broken(
        first(models.Criterion),
        {
            FACT: "grid_points",
            "fact_shown": "grid_points",
            "fact__grid": "points",
            "op": "at_least",
            "constant": "4500",
        },
        ("constant",),
        "outside what the grid gives",
        before=lambda: models.Grid.objects.update(maximum=100),
    ),
    "two thresholds that nobody can meet": Broken(
        changing(lambda: models.Criterion.objects.get(key="other")),
        {"constant": "16"},
        ("constant",),
        "nobody can meet both thresholds, 18 and 16",
        before=subtly.nobody_can_meet,
    ),
    "a day of reading in 206": requirement(
        "Check the year", "as_of", as_of="0206-01-01"
    ),
    "a cap below nothing": part("whole", "less than nothing", "cap", cap="-5"),
    "a cap above the one that stands higher": Broken(
        first(models.GridNode, slug="inner"),
        {"cap": "900"},
        ("cap",),
        "more than the 20 of what stands above it",
        is_warning=True,
        before=subtly.branches_in_branches(),
    ),
    "a pass mark below nothing": Broken(
        first(models.GridVersion), {"pass_mark": "-1"}, ("pass_mark",), "less than"
    ),
    "a pass mark that nobody reaches": Broken(
        first(models.GridVersion),
        {"pass_mark": "670"},
        ("pass_mark",),
        "more than the grid gives",
        before=lambda: models.Grid.objects.update(maximum=100),
    ),
    "a default above its cap": Broken(
        first(models.TableVersion),
        {"default": "90"},
        ("default",),
        "what no row holds gives 90",
        before=node("whole", cap=20),
    ),
    "a level whose name is a slip": entry(
        "named much like levle",
        "values",
        before=lambda: line("21231", {"level": 1}),
        is_warning=True,
        key="21232",
        values='{"levle": 2}',
    ),
    "a prefix at another level": entry(
        "at the levels 2 and 1 at once",
        "values",
        before=lambda: line("2123", {"level": 1}),
        values='{"level": 2}',
    ),
    "a third level without a row": entry(
        "the level 3 of the list stem has no row",
        "values",
        before=subtly.levels({"level": 1}, {"level": 2}),
        key="21233",
        values='{"level": 3}',
    ),
    "a level in words": entry(
        "'two' is no number",
        "values",
        before=subtly.levels({"level": 1}, {"level": 2}),
        key="21233",
        values='{"level": "two"}',
    ),
    "a time below nothing": timed("value", "less than nothing", value="-3"),
    "a time of a thousand years": timed("value", "can be meant", value="12000"),
    "a time whose most is below its least": timed(
        "high", "below the least", low="9", high="3"
    ),
    "a stay of a thousand years": Broken(
        adding("pathways.stay"),
        {
            "stream": stream,
            "slug": "stay",
            "title": "Stay",
            "months_max": "12000",
            "source": site,
            **CITED,
        },
        ("months_max",),
        "more than can be meant",
    ),
    "a price below nothing": Broken(
        adding("pathways.cost"),
        {
            "slug": "paper",
            "title": "Paper",
            "kind": "test",
            "currency": "CAD",
            "low": "-5",
            "high": "5",
            "source": site,
            **CITED,
        },
        ("low",),
        "less than nothing",
    ),
    "a rate ten times the last": Broken(
        adding("pathways.exchangerate"),
        {
            "slug": "usd-new",
            "currency": "USD",
            "on": "2026-11-20",
            "cad": "137",
            "source": site,
            **CITED,
        },
        ("cad",),
        "137 CAD after 1.37 CAD",
        is_warning=True,
        before=subtly.rates("1.37"),
    ),
    "a rate of a day to come": Broken(
        adding("pathways.exchangerate"),
        {
            "slug": "usd-new",
            "currency": "USD",
            "on": "2035-01-01",
            "cad": "1.4",
            "source": site,
            **CITED,
        },
        ("on",),
        "still to come",
        is_warning=True,
    ),
    "a stream that leads to itself": Broken(
        adding("pathways.bridge"),
        {"stream": stream, "target": "ee/test", "source": site, **CITED},
        ("target",),
        "which is itself",
    ),
}
__all__ = ["BROKEN", "Broken", "OccupationListEntry", "date", "send"]
