"""Files into a change: guarded, all or nothing, each error with its place."""

from pathways.changes.files.bringing import ManyFaultsError, bring
from pathways.changes.files.guards import TooMuchError, files_of
from pathways.changes.files.lists import bring_list, list_csv
from pathways.changes.files.release import (
    Offer,
    decide,
    is_running,
    load_release,
    offers,
)
from pathways.changes.files.sheets import bring_sheet, sheet_csv
from pathways.changes.files.trees import bring_grid, grid_csv
from pathways.changes.files.wages import bring_wages

__all__ = [
    "ManyFaultsError",
    "Offer",
    "TooMuchError",
    "bring",
    "bring_grid",
    "bring_list",
    "bring_sheet",
    "bring_wages",
    "decide",
    "files_of",
    "grid_csv",
    "is_running",
    "list_csv",
    "load_release",
    "offers",
    "sheet_csv",
]
