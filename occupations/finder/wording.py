"""Words for why a unit group was found."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from occupations.finder.finder import Reason, ReasonKind


def why(reason: Reason) -> str:
    """One line, without a full stop."""
    line = _LINES[reason.kind](reason)
    if reason.respelled:
        return _("Spelling corrected. %(reason)s") % {"reason": line}
    return line


def _official(reason: Reason) -> str:
    return _("Official example title: %(title)s") % {"title": reason.text}


def _group(reason: Reason) -> str:
    return _("Name of the occupation: %(title)s") % {"title": reason.text}


def _us_title(reason: Reason) -> str:
    return _("US title: %(title)s") % {"title": reason.text}


def _alias(reason: Reason) -> str:
    return _("Also called: %(title)s") % {"title": reason.text}


def _soc(reason: Reason) -> str:
    if reason.detail:
        cells = {"code": reason.text, "title": reason.detail}
        return _("SOC %(code)s: %(title)s") % cells
    return _("US occupation (SOC): %(title)s") % {"title": reason.text}


def _noc_2016(reason: Reason) -> str:
    if reason.detail:
        cells = {"code": reason.text, "title": reason.detail}
        return _("NOC 2016 %(code)s: %(title)s") % cells
    return _("Title in NOC 2016: %(title)s") % {"title": reason.text}


def _noc(reason: Reason) -> str:
    return _("NOC 2021 code %(code)s") % {"code": reason.text}


def _teer(reason: Reason) -> str:
    return _("TEER %(level)s") % {"level": reason.text}


_LINES: dict[ReasonKind, Callable[[Reason], str]] = {
    ReasonKind.OFFICIAL: _official,
    ReasonKind.GROUP: _group,
    ReasonKind.US_TITLE: _us_title,
    ReasonKind.ALIAS: _alias,
    ReasonKind.SOC: _soc,
    ReasonKind.NOC_2016: _noc_2016,
    ReasonKind.NOC: _noc,
    ReasonKind.TEER: _teer,
}
