"""The change as an object: its rows, what it compiles to, and its way to an edition.

This is the door: other rooms import from here.
"""

from pathways.changes.compiling import Compiled, compile_change, content_digest
from pathways.changes.keeping import (
    ClosedChangeError,
    answer,
    keep,
    others_on,
    put_back,
    row_of,
    touching,
)
from pathways.changes.publication import (
    ConflictingError,
    discard,
    publish_change,
    publish_due,
    schedule,
    withdraw,
    write_withdrawal,
)
from pathways.changes.review import (
    QUICK,
    OwnChangeError,
    UnreadyError,
    approve,
    authors_of,
    is_alone,
    is_quick,
    lacking,
    may_approve,
    open_change,
    send_back,
    submit,
    takes_back,
    unanswered,
)
from pathways.changes.rows import Conflict, apply_rows, decoded, values_of
from pathways.changes.sandbox import Recorder, sandbox
from pathways.changes.scope import MODELS, is_in_changes, model_of, stands_beside

__all__ = [
    "MODELS",
    "QUICK",
    "ClosedChangeError",
    "Compiled",
    "Conflict",
    "ConflictingError",
    "OwnChangeError",
    "Recorder",
    "UnreadyError",
    "answer",
    "apply_rows",
    "approve",
    "authors_of",
    "compile_change",
    "content_digest",
    "decoded",
    "discard",
    "is_alone",
    "is_in_changes",
    "is_quick",
    "keep",
    "lacking",
    "may_approve",
    "model_of",
    "open_change",
    "others_on",
    "publish_change",
    "publish_due",
    "put_back",
    "row_of",
    "sandbox",
    "schedule",
    "send_back",
    "stands_beside",
    "submit",
    "takes_back",
    "touching",
    "unanswered",
    "values_of",
    "withdraw",
    "write_withdrawal",
]
