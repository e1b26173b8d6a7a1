"""What past rounds say of a stream for a person, as routes ask it."""

from pathways.rules.rounds.hindsight import TWO_YEARS, YEAR, Met
from pathways.rules.rounds.hindsight import PastRounds as Rounds

__all__ = ["TWO_YEARS", "YEAR", "Met", "Rounds"]
