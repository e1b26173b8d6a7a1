"""What changes when a round, a draw or a pool is added, removed or mended: one query.

Pages that show many of these rows are kept; reading every row to learn whether a kept
page is still good would take longer than all else. Sums over the rows tell as much.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from django.db import connection

from pathways.selectors.rounds import kinds_of

Stamp: TypeAlias = list[tuple[Any, ...]]

ROUNDS: Final = (
    "SELECT COUNT(*), SUM(id), SUM(cutoff), SUM(invitations), MAX(held_on),"
    " SUM(LENGTH(note)), SUM(source_id)"
    " FROM pathways_round"
)
DRAWS: Final = (
    "SELECT COUNT(*), SUM(id), SUM(minimum_score), SUM(invitations), MAX(drawn_on),"
    " SUM(LENGTH(note)), SUM(source_id)"
    " FROM pathways_provincialdraw"
)
POOLS: Final = (
    "SELECT COUNT(*), SUM(id), SUM(candidates),"
    " (SELECT SUM(low + high + candidates) FROM pathways_poolband WHERE snapshot_id ="
    " (SELECT id FROM pathways_poolsnapshot ORDER BY taken_on DESC LIMIT 1)),"
    " MAX(taken_on),"
    " SUM(LENGTH(note)), SUM(source_id)"
    " FROM pathways_poolsnapshot"
)
OF_PROVINCE: Final = (
    " WHERE province_id = (SELECT id FROM occupations_province WHERE code = %s)"
)


def every_round() -> Stamp:
    """Of the rounds of Express Entry, of all provinces, and of the pools."""
    return _asked(" UNION ALL ".join((ROUNDS, DRAWS, POOLS)))


def federal_rounds() -> Stamp:
    """Of the rounds of Express Entry and of the pools."""
    return _asked(" UNION ALL ".join((ROUNDS, POOLS)))


def draws_of(province: str) -> Stamp:
    """Of one province's draws."""
    return _asked(DRAWS + OF_PROVINCE, province)


def draws_of_stream(slug: str, province: str) -> Stamp:
    """Of the rounds or draws that one stream competes in."""
    return federal_rounds() if kinds_of(slug) else draws_of(province)


def _asked(sql: str, *values: str) -> Stamp:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
