"""Whatever goes wrong, nothing that a person typed reaches the log."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from immigration_portal.logs import logging_config

CANARY = "Canary7f3a9"


class Schema(BaseModel):
    """Something that a stored document no longer fits."""

    age: int


def failing_key() -> None:
    known: dict[str, int] = {}
    known[CANARY]


def failing_schema() -> None:
    Schema.model_validate({"age": CANARY})


def failing_cause() -> None:
    try:
        failing_schema()
    except ValidationError as error:
        raise RuntimeError(CANARY) from error


def line_of(logger: str, message: str, **extra: Any) -> dict[str, Any]:
    """What the portal's own handler writes of the error that is being handled."""
    record = logging.getLogger(logger).makeRecord(
        logger, logging.ERROR, __file__, 1, message, (), sys.exc_info(), extra=extra
    )
    ours = next(h for h in logging.getLogger().handlers if h.name == "stderr")
    assert ours.filter(record)
    line: dict[str, Any] = json.loads(ours.format(record))
    return line


@pytest.mark.parametrize("fail", [failing_key, failing_schema, failing_cause])
def test_an_error_is_logged_by_type_and_place_alone(fail: Any) -> None:
    try:
        fail()
    except Exception as error:
        kind = type(error).__name__
        line = line_of("django.request", "Internal Server Error")

    assert CANARY not in json.dumps(line)
    assert kind in line["exception"]
    assert fail.__name__ in line["exception"]


def test_celery_names_the_task_and_not_what_it_raised() -> None:
    try:
        failing_key()
    except KeyError as error:
        data = {"name": "pathways.tasks.render_report"}
        line = line_of("celery.app.trace", f"Task raised: {error!r}", data=data)

    assert line["event"] == "task pathways.tasks.render_report failed"
    assert CANARY not in json.dumps(line)


def test_only_a_developers_machine_shows_the_words() -> None:
    usual, debugging = (logging_config("INFO", with_words=w) for w in (False, True))

    for config, hides in ((usual, True), (debugging, False)):
        names = [
            getattr(p, "__name__", "")
            for p in config["formatters"]["json"]["processors"]
        ]
        assert ("without_words" in names) is hides
