"""Past rounds of invitations: what each asked, and whom it would have invited."""

from pathways.rules.rounds.backtest import (
    BASELINE,
    FIRST_DAY,
    METHODS,
    OFFSETS,
    SCORES_START_ANEW,
    TREND_ROUNDS,
    Held,
)
from pathways.rules.rounds.calibration import (
    Bin,
    Calibration,
    KindErrors,
    YearErrors,
    calibrate,
)
from pathways.rules.rounds.hindsight import (
    TWO_YEARS,
    YEAR,
    Candidate,
    Met,
    PastRounds,
    RoundLine,
    is_nominee,
)
from pathways.rules.rounds.odds import HALF, Ahead, Band, Invited, ahead, part_of_round

__all__ = [
    "BASELINE",
    "FIRST_DAY",
    "HALF",
    "METHODS",
    "OFFSETS",
    "SCORES_START_ANEW",
    "TREND_ROUNDS",
    "TWO_YEARS",
    "YEAR",
    "Ahead",
    "Band",
    "Bin",
    "Calibration",
    "Candidate",
    "Held",
    "Invited",
    "KindErrors",
    "Met",
    "PastRounds",
    "RoundLine",
    "YearErrors",
    "ahead",
    "calibrate",
    "is_nominee",
    "part_of_round",
]
