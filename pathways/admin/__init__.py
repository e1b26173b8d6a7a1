"""The curator's workshop for pathways; pages register when imported."""

from pathways.admin import (
    costs,
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
    "costs",
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
