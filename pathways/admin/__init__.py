"""The curator's workshop for pathways; pages register when imported."""

from pathways.admin import (
    changes,
    costs,
    devices,
    editions,
    grids,
    incidents,
    languages,
    levers,
    proposals,
    records,
    reports,
    requirements,
    rounds,
    streams,
)

__all__ = [
    "changes",
    "costs",
    "devices",
    "editions",
    "grids",
    "incidents",
    "languages",
    "levers",
    "proposals",
    "records",
    "reports",
    "requirements",
    "rounds",
    "streams",
]
