"""Names that rows of the catalogue bear, where code means one of them."""

from __future__ import annotations

from typing import Final

CRS: Final = "crs"  # the grid by which Express Entry ranks
EXPRESS_ENTRY: Final = "express-entry"  # the program
START_UP_VISA: Final = "start-up-visa"  # the stream
OF_EXPRESS_ENTRY: Final = f"{EXPRESS_ENTRY}/"  # so begins every stream of it
