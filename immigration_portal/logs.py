"""JSON log lines that name views, never paths: private links are addresses.

The path of a private page opens that page, and its query may hold answers. So a request
is logged by its view's name, and Django's own lines lose the path that they carry.
The words of an error may hold answers as well (a key, a value that fits no schema, a
row that a database shows): a log has the type and the places of an error alone.
"""

import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[
        *SHARED_PROCESSORS,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.request")


def view_name(request: HttpRequest) -> str:
    """The name of the view that answered, or a dash where no view did."""
    match = request.resolver_match
    return (match.view_name or "-") if match else "-"


class RequestLog:
    """One line a request: method, view, status, milliseconds; health checks: none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        name = view_name(request)
        if name not in {"livez", "readyz"}:
            log.info(
                "request",
                method=request.method,
                view=name,
                status=response.status_code,
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
            )
        return response


class WithoutPaths(logging.Filter):
    """Django's request lines say the view and the status instead of the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            status = getattr(record, "status_code", "-")
            record.msg, record.args = f"answered {status} by {view_name(request)}", ()
        return True


class WithoutCeleryWords(logging.Filter):
    """A task that failed is told by its name: celery writes the error's words too."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("celery") and record.exc_info:
            task = getattr(record, "data", {}).get("name", "-")
            record.msg, record.args = f"task {task} failed", ()
        return True


def without_words(_logger: Any, _method: str, event: Any) -> Any:
    """Put the types and places of an error and its causes where its words would be."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["exception"] = "".join(_trace(error))
    return event


def _trace(error: BaseException) -> Iterator[str]:
    """The cause first, as Python tells it; source lines are code, not answers."""
    before = error.__cause__ or (
        None if error.__suppress_context__ else error.__context__
    )
    if before is not None:
        yield from _trace(before)
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"


def logging_config(level: str, *, with_words: bool = False) -> dict[str, Any]:
    """The logging dictionary: everything to standard error as JSON lines.

    ``with_words`` is for a developer's machine: errors say all that they say.
    """
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED_PROCESSORS,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info if with_words else without_words,
            structlog.processors.JSONRenderer(),
        ],
    }
    handler = {
        "class": "logging.StreamHandler",
        "formatter": "json",
        "filters": ["without_paths"]
        if with_words
        else ["without_paths", "without_celery_words"],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "without_paths": {"()": WithoutPaths},
            "without_celery_words": {"()": WithoutCeleryWords},
        },
        "formatters": {"json": formatter},
        "handlers": {"stderr": handler},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # A line for each request is ours to write, without the path.
            "django.server": {"handlers": [], "propagate": False},
            "django": {"handlers": [], "level": level, "propagate": True},
        },
    }
