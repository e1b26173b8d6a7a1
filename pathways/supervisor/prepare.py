"""What a first page needs: schema, catalogue, edition, static files."""

from typing import Final

# In order. Each can be run again at any time and then changes nothing.
CATALOGUE_COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("load_occupations",),
    ("load_catalogue",),
    ("load_rounds",),
    ("publish_rulebook", "--if-needed"),
)
