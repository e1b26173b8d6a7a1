"""A sum of fees as statements: the total first, then each fee."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pathways.comparison.fees import FeeLine, Total
from pathways.reports.document import Line
from pathways.reports.sources import SourceList
from pathways.reports.words import money


def total_lines(total: Total, collected: bool, sources: SourceList) -> Iterator[Line]:
    """What one payer pays; sums that stay open say what opens them."""
    if not collected:
        yield Line(nothing="uncollected")
        return
    if not total.lines:
        yield Line(nothing="none")
        return
    missing = _("without what is not collected") if total.uncollected else ""
    yield Line(strong=_sum(total), text=missing)
    for line in total.lines:
        yield _fee(line, sources)
    for extra in total.extras:
        yield _extra(extra, sources)
    if total.is_open and total.asks:
        yield Line(verdict="not_answered", text=_("Open answers change this sum."))
    elif total.is_open:
        told = _("It depends on the citizenship of the children, which we do not ask.")
        yield Line(text=told)


def _sum(total: Total) -> str:
    if total.high is None:
        return _("at least %(amount)s") % {"amount": money(total.low)}
    if total.is_open:
        ends = {"low": money(total.low), "high": money(total.high)}
        return _("%(low)s to %(high)s") % ends
    return money(total.low)


def _fee(line: FeeLine, sources: SourceList) -> Line:
    amount = _amount(line)
    text = f"{line.title}: {amount}" if amount else line.title
    return Line(
        text=f"{text}. {line.note}".strip() if line.note else text,
        nothing="" if amount else "uncollected",
        cite=sources.maybe(line.citation),
    )


def _extra(line: FeeLine, sources: SourceList) -> Line:
    """A fee that only some pay: named, and not counted."""
    amount = _(", %(amount)s") % {"amount": money(line.each)} if line.each else ""
    told = _("Not counted: %(fee)s.") % {"fee": f"{line.title}{amount}"}
    return Line(
        text=f"{told} {line.note}".strip(),
        nothing="uncollected" if line.each is None else "",
        cite=sources.maybe(line.citation),
    )


def _amount(line: FeeLine) -> str:
    if line.each is None:
        return ""
    if line.high is None:
        told = _("%(amount)s each, for how many is open")
        return told % {"amount": money(line.each)}
    if line.is_open:
        ends = {"low": money(line.low), "high": money(line.high)}
        return _("%(low)s to %(high)s") % ends
    if line.count.low == 0 and line.each:
        return _("not due")
    if line.count.low > 1:
        told = _("%(amount)s for %(count)s")
        return told % {"amount": money(line.low), "count": line.count.low}
    return money(line.low)
