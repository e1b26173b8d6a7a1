"""Fees, prices and rates: the amount, the amount before, the day."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pathways.changes.said.names import Titles
from pathways.changes.said.records import say_fields
from pathways.changes.said.sentence import Sentence, Sentences, Spec, spans_of
from pathways.wording import money_words

FEE_BESIDE = frozenset({"versions", "residence"})


def cad(value: Any) -> str:
    """A sum in CAD; what is not known says so."""
    if value is None:
        return _("an amount that is not known")
    return _("%(n)s CAD") % {"n": money_words(value)}


def say_fees(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Every fee that differs."""
    old, new = before.get("fees", {}), after.get("fees", {})
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        title = titles.title("fees", slug)
        if slug not in new:
            yield Sentence(title, _("the fee “%(fee)s” is taken away") % {"fee": title})
            continue
        rows, later = (side.get(slug, {}).get("versions", ()) for side in (old, new))
        for span in spans_of(rows, later):
            days = {"day": span.start, "end": span.end}
            was = amount_words(span.was) if span.was else ""
            if span.now is None:
                text = _("“%(fee)s” is no longer paid") % {"fee": title}
                yield Sentence(title, text, was, **days)
                continue
            gives = amount_words(span.now)
            values = {"fee": title, "amount": gives}
            if gives != was:
                text = _("“%(fee)s” costs %(amount)s") % values
                yield Sentence(title, text, was, **days)
            elif span.was and span.now.get("note") != span.was.get("note"):
                values["note"] = span.now.get("note") or _("none")
                text = _("the note to “%(fee)s” is: %(note)s") % values
                yield Sentence(title, text, span.was.get("note", ""), **days)
        yield from _say_residence(slug, title, old, new, titles)
        yield from say_fields(title, old.get(slug, {}), new[slug], FEE_BESIDE)


def amount_words(version: Spec) -> str:
    """What a fee costs, and the most for a family where there is one."""
    words = cad(version.get("amount_cad"))
    if version.get("family_max_cad") is None:
        return words
    most = cad(version["family_max_cad"])
    return _("%(amount)s, at most %(most)s for a family") % {
        "amount": words,
        "most": most,
    }


def _say_residence(
    slug: str, title: str, old: Any, new: Any, titles: Titles
) -> Sentences:
    """After which decisions Canada asks the fee."""
    rows = [
        {row["after"]: row for row in side.get(slug, {}).get("residence", ())}
        for side in (old, new)
    ]
    for after in [*rows[1], *(name for name in rows[0] if name not in rows[1])]:
        was, now = ([side[after]] if after in side else [] for side in rows)
        for span in spans_of(was, now):
            asked = span.now is not None
            values = {"fee": title, "after": str(after).replace("_", " ")}
            text = (
                _("“%(fee)s” is asked after: %(after)s")
                if asked
                else _("“%(fee)s” is no longer asked after: %(after)s")
            )
            yield Sentence(title, text % values, day=span.start, end=span.end)


def say_costs(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Prices of papers and tests."""
    old, new = before.get("costs", {}), after.get("costs", {})
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        title = titles.title("costs", slug)
        if slug not in new:
            yield Sentence(
                title, _("the price “%(cost)s” is taken away") % {"cost": title}
            )
            continue
        words = [_price(side[slug]) if slug in side else "" for side in (old, new)]
        if words[0] != words[1]:
            values = {"cost": title, "price": words[1]}
            text = _("“%(cost)s” costs %(price)s") % values
            day = str(new[slug].get("from") or "")
            yield Sentence(title, text, words[0], day=day)
        if slug in old:
            names = frozenset({"low", "high", "currency", "from", "to"})
            yield from say_fields(title, old[slug], new[slug], names)


def _price(spec: Spec) -> str:
    low, high, currency = spec.get("low"), spec.get("high"), spec.get("currency", "CAD")
    if low is None and high is None:
        return _("a price that was not seen")
    ends = [money_words(value) for value in (low, high) if value is not None]
    low, *higher = dict.fromkeys(ends)
    values = {"low": low, "high": "".join(higher), "currency": currency}
    if not higher:
        return f"{low} {currency}"
    return _("%(low)s to %(high)s %(currency)s") % values


def say_rates(before: Spec, after: Spec, _titles: Titles) -> Sentences:
    """What a US dollar was worth."""
    old, new = before.get("rates", {}), after.get("rates", {})
    last = max(old.values(), key=lambda row: str(row["on"]), default=None)
    for slug in [*new, *(slug for slug in old if slug not in new)]:
        spec = new.get(slug)
        if spec is None:
            text = _("the rate of %(currency)s is taken away") % old[slug]
            yield Sentence(_("Exchange rates"), text, str(old[slug]["cad"]))
        elif old.get(slug) != spec:
            base = old.get(slug) or last
            text = _("one %(currency)s is worth %(cad)s CAD") % spec
            was = str(base["cad"]) if base else ""
            if base and base["cad"] == spec["cad"] and slug in old:
                continue
            yield Sentence(_("Exchange rates"), text, was, day=str(spec["on"]))
