"""Everything that has a key has a name, and the name translates."""

import dataclasses
import importlib
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal, Union

import pytest
from django.utils.functional import Promise

from pathways.models.streams import IntakeState
from pathways.rules.engine.criteria import Verdict
from pathways.rules.facts.answers import UNITS as PATHS
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import KINDS, kind_name, parameters
from pathways.rules.profile.profile import Profile
from pathways.words import answers, states, units
from pathways.words.choices import BY_PATH
from pathways.words.facts import TOPICS, WORDINGS
from pathways.words.parameters import PARAMETERS, VALUES

LISTED = "must be one of: "
EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=kind_name)


def records(hint: Any) -> Iterator[type]:
    """The records that an answer of this type can hold."""
    if dataclasses.is_dataclass(hint):
        yield hint  # type: ignore[misc]
    elif typing.get_origin(hint) in (Union, tuple, types.UnionType):
        for part in typing.get_args(hint):
            yield from records(part)


def listed(field: dataclasses.Field[Any]) -> list[str]:
    """The keys that the reader of an answer takes, as its refusal lists them."""
    errors: list[Any] = []
    field.metadata["read"]("¿", "", errors)
    said = [error.message for error in errors if error.message.startswith(LISTED)]
    return said[0].removeprefix(LISTED).split(", ") if said else []


def vocabulary(record: type = Profile, at: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every path of the profile that is answered with a key, and its keys."""
    hints = typing.get_type_hints(record)
    for field in dataclasses.fields(record):
        path = f"{at}.{field.name}".lstrip(".")
        if "read" not in field.metadata:
            continue
        if keys := listed(field):
            yield path, keys
        for inner in records(hints[field.name]):
            yield from vocabulary(inner, path)


def values(kind: type[Fact]) -> Iterator[tuple[str, Any]]:
    """The parameters of a kind that take certain values, with each value."""
    hints = typing.get_type_hints(kind)
    for field in parameters(kind):
        hint = hints[field.name]
        if typing.get_origin(hint) is tuple:
            hint = typing.get_args(hint)[0]
        if typing.get_origin(hint) is Literal:
            yield from ((field.name, value) for value in typing.get_args(hint))


@EVERY_KIND
def test_a_kind_of_fact_has_a_name_a_topic_and_a_sentence(kind: type[Fact]) -> None:
    wording = WORDINGS[kind_name(kind)]

    assert isinstance(TOPICS[kind.__module__.rpartition(".")[2]], Promise)
    assert isinstance(wording.name, Promise)
    assert isinstance(wording.derives, Promise)


@EVERY_KIND
def test_a_kind_of_fact_stands_in_its_topic(kind: type[Fact]) -> None:
    topic = kind.__module__.rpartition(".")[2]
    words = importlib.import_module(f"pathways.words.facts.{topic}")

    assert kind_name(kind) in words.WORDINGS


@EVERY_KIND
def test_every_parameter_of_a_kind_has_a_label(kind: type[Fact]) -> None:
    for field in parameters(kind):
        assert isinstance(PARAMETERS[field.name].label, Promise), field.name


@EVERY_KIND
def test_every_value_of_a_parameter_has_a_name(kind: type[Fact]) -> None:
    for name, value in values(kind):
        assert isinstance(VALUES[name][str(value)], Promise), (name, value)


def test_no_kind_is_named_that_does_not_exist() -> None:
    known = {kind_name(kind) for kind in KINDS}

    assert set(WORDINGS) == known


@pytest.mark.parametrize(("path", "keys"), list(vocabulary()), ids=str)
def test_every_choice_of_the_profile_has_a_name(path: str, keys: list[str]) -> None:
    words = BY_PATH[path.replace("partner.", "applicant.", 1)]

    assert {word.key for word in words} == set(keys)
    assert all(isinstance(word.name, Promise) for word in words)


def test_the_walk_finds_the_choices_of_lists_and_of_records() -> None:
    mapping = dict(vocabulary())

    assert "lmia" in mapping["status_in_canada.permit"]
    assert "cousin" in mapping["relatives_in_canada.relation"]
    assert "three_year_or_more" in mapping["partner.education.level"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_that_a_rule_may_take_has_a_name(path: str) -> None:
    assert isinstance(answers.NAMES[path], Promise)


def test_verdicts_and_intakes_have_names() -> None:
    assert set(states.VERDICTS) == {item.name.lower() for item in Verdict}
    assert set(states.INTAKES) == set(IntakeState.values)
    named = [*states.VERDICTS.values(), *states.INTAKES.values()]
    assert all(isinstance(name, Promise) for name in named)


def test_every_unit_has_a_name() -> None:
    used = {*PATHS.values(), *(kind.unit for kind in KINDS)}

    assert used <= set(units.UNITS)
    assert all(isinstance(name, Promise) for name in units.UNITS.values())
