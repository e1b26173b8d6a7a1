"""The loader of seed files: idempotent, in bulk, and never over a curator's work.

``sync`` compares the seed with the database and with what it seeded last:

- a new row is added; a row that nobody has edited follows the seed;
- a row that a curator edited or deleted stays so, and when the seed has something new
  for it, that waits as a proposal (``SeedRow.pending``) to accept or dismiss;
- a row gone from its file is removed if nobody edited it and nothing rests on it, else
  its removal waits as a proposal.

Rows hold plain values. A foreign key is the natural key of its target (text, or a
tuple), a many-to-many a list of those. A key left out has the field's default. The
reserved key ``_at`` says where the row stands in its file.
"""

from occupations.seeding.changes import Changes, RowChange, Step
from occupations.seeding.files import SeedCsv, load_files
from occupations.seeding.proposals import accept, dismiss, find, proposed_changes
from occupations.seeding.rows import AT, CsvShape, Row, SeedError, read_csv
from occupations.seeding.sync import put, sync

__all__ = [
    "AT",
    "Changes",
    "CsvShape",
    "Row",
    "RowChange",
    "SeedCsv",
    "SeedError",
    "Step",
    "accept",
    "dismiss",
    "find",
    "load_files",
    "proposed_changes",
    "put",
    "read_csv",
    "sync",
]
