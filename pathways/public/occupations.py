"""What the rules say of one occupation: the streams it opens and the wages they ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from occupations.selectors.passport import Passport
from pathways.public.edition import Published
from pathways.public.floors import Floor, MarketLine, floors, lines
from pathways.public.gates import Occupation
from pathways.public.openings import Openings, openings

GLOBAL_TALENT: Final = "global-talent"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A unit group by the rules of an edition on a day.

    ``without_floor``: on the Global Talent list, which sets no wage of its own for it.
    """

    openings: Openings | None
    floors: tuple[Floor, ...]
    lines: tuple[MarketLine, ...]
    without_floor: bool


def ruled(published: Published | None, passport: Passport) -> Ruled:
    """What the edition says of the unit group; the market alone where there is none."""
    if published is None:
        return Ruled(None, (), tuple(lines(passport.market, ())), without_floor=False)
    occupation = _occupation(passport)
    items = floors(published, occupation)
    is_listed = any(
        listing.occupation_list.slug == GLOBAL_TALENT
        for listing in passport.now_listings
    )
    return Ruled(
        openings=openings(published, occupation),
        floors=tuple(items),
        lines=tuple(lines(passport.market, items)),
        without_floor=is_listed and not any(floor.of_list for floor in items),
    )


def _occupation(passport: Passport) -> Occupation:
    """The unit group with the professions that its listings name."""
    stands_for = {
        listing.occupation_list.slug: frozenset(
            occupation_list_entry.key
            for occupation_list_entry in listing.now
            if not occupation_list_entry.key.isdigit()
        )
        for listing in passport.listings
    }
    return Occupation(passport.group.code, stands_for)
