"""The curator's workshop for pathways; pages register when imported."""

from occupations.admin import checked
from pathways.admin import (
    changes,
    costs,
    devices,
    editions,
    faults,
    golden,
    grids,
    incidents,
    languages,
    levers,
    proposals,
    records,
    reports,
    requirements,
    rounds,
    sources,
    streams,
    watching,
)

__all__ = [
    "changes",
    "costs",
    "devices",
    "editions",
    "faults",
    "golden",
    "grids",
    "incidents",
    "languages",
    "levers",
    "proposals",
    "records",
    "reports",
    "requirements",
    "rounds",
    "sources",
    "streams",
    "watching",
]

checked.use(faults.look)
