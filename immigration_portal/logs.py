"""JSON log lines that name views, never paths: private links are addresses.

The path of a private page opens that page, and its query may hold answers. So a request
is logged by its view's name, and Django's own lines lose the path that they carry.
"""

import logging
import time
from collections.abc import Callable
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


def logging_config(level: str) -> dict[str, Any]:
    """The logging dictionary: everything to standard error as JSON lines."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED_PROCESSORS,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    }
    handler = {
        "class": "logging.StreamHandler",
        "formatter": "json",
        "filters": ["without_paths"],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_paths": {"()": WithoutPaths}},
        "formatters": {"json": formatter},
        "handlers": {"stderr": handler},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # A line for each request is ours to write, without the path.
            "django.server": {"handlers": [], "propagate": False},
            "django": {"handlers": [], "level": level, "propagate": True},
        },
    }
