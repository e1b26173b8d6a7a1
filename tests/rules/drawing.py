"""Small makers of random answers: each draws one from dice that a seed has set."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any, TypeAlias

Draw: TypeAlias = Callable[[Random], Any]
MISSING = object()


def always(value: Any) -> Draw:
    return lambda dice: value


def pick(values: Iterable[Any]) -> Draw:
    """One of some values, each as often as it stands there."""
    stated = list(values)
    return lambda dice: dice.choice(stated)


def either(*draws: Draw) -> Draw:
    """What one of some makers draws."""
    return lambda dice: dice.choice(draws)(dice)


def whole(least: int, most: int) -> Draw:
    return lambda dice: dice.randint(least, most)


def cents(least: int, most: int) -> Draw:
    """An amount with two decimals."""
    return lambda dice: dice.randint(least * 100, most * 100) / 100


def day(first: date, last: date) -> Draw:
    return lambda dice: first + timedelta(dice.randint(0, (last - first).days))


def iso_day(first: date, last: date) -> Draw:
    drawn = day(first, last)
    return lambda dice: drawn(dice).isoformat()


def listed(draw: Draw, most: int, least: int = 0) -> Draw:
    return lambda dice: [draw(dice) for _ in range(dice.randint(least, most))]


def tupled(*draws: Draw) -> Draw:
    return lambda dice: tuple(draw(dice) for draw in draws)


def some(**draws: Draw) -> Draw:
    """The answers that are not missing."""

    def drawn(dice: Random) -> dict[str, Any]:
        answers = {key: draw(dice) for key, draw in draws.items()}
        return {key: value for key, value in answers.items() if value is not MISSING}

    return drawn


def like(good: Any, other: Draw) -> Draw:
    """Mostly a good answer, at times another one or none."""

    def drawn(dice: Random) -> Any:
        at = dice.randrange(20)
        if at == 19:
            return other(dice)
        return MISSING if at == 18 else good

    return drawn


flags = pick([False, True])
none = always(None)
