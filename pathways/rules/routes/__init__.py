"""Routes: what a person can do, one step after another, and what it leads to."""

from pathways.rules.routes import model
from pathways.rules.routes.answer import answer, is_needed
from pathways.rules.routes.asking import DECISIVE, PRIMARY, PROVINCE, is_kind_untold
from pathways.rules.routes.candidates import FAR, UNKNOWN, is_door
from pathways.rules.routes.costs import SELECTED, FeeLine, fee_lines
from pathways.rules.routes.five import PATHWAYS, WHO
from pathways.rules.routes.minors import is_too_young
from pathways.rules.routes.model import (
    FEDERAL,
    LEVER,
    STREAM,
    WORK,
    Answer,
    Cost,
    FivePathway,
    PaidRounds,
    Preparation,
    Principal,
    Route,
    RouteStep,
    Stop,
    Task,
)
from pathways.rules.routes.preparing import RECORDS, Prepared, prepare
from pathways.rules.routes.ranking import is_by_right
from pathways.rules.routes.reach import Reach, Reached, reach
from pathways.rules.routes.rounds import TWO_YEARS, Met, Rounds
from pathways.rules.routes.starts import leads_from
from pathways.rules.routes.state import (
    GRANTED,
    OCCUPATION,
    WHOLE,
    hanging,
    invites,
    is_usable,
)

__all__ = [
    "DECISIVE",
    "FAR",
    "FEDERAL",
    "GRANTED",
    "LEVER",
    "OCCUPATION",
    "PATHWAYS",
    "PRIMARY",
    "PROVINCE",
    "RECORDS",
    "SELECTED",
    "STREAM",
    "TWO_YEARS",
    "UNKNOWN",
    "WHO",
    "WHOLE",
    "WORK",
    "Answer",
    "Cost",
    "FeeLine",
    "FivePathway",
    "Met",
    "PaidRounds",
    "Preparation",
    "Prepared",
    "Principal",
    "Reach",
    "Reached",
    "Rounds",
    "Route",
    "RouteStep",
    "Stop",
    "Task",
    "answer",
    "fee_lines",
    "hanging",
    "invites",
    "is_by_right",
    "is_door",
    "is_kind_untold",
    "is_needed",
    "is_too_young",
    "is_usable",
    "leads_from",
    "model",
    "prepare",
    "reach",
]
