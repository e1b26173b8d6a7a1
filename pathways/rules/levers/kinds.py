"""Every lever by name, and levers from their records in a snapshot."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pathways.rules.engine.specs import RuleError, Spec, number
from pathways.rules.levers import (
    better_offers,
    employment,
    family,
    language,
    offers,
    study,
)
from pathways.rules.levers import parameters as take
from pathways.rules.levers.step import Lever
from pathways.rules.profile.reading import Errors, ReadError, read_record

LEVERS: Final[tuple[type[Lever], ...]] = (
    language.FirstTest,
    language.English,
    language.French,
    study.Eca,
    study.EarnCredential,
    family.Funds,
    family.PartnerStays,
    family.PartnerComes,
    family.PartnerPrincipal,
    language.PartnerEnglish,
    language.PartnerFrench,
    study.PartnerEca,
    study.PartnerCredential,
    offers.FindOffer,
    offers.EmployerApplication,
    offers.Lmia,
    better_offers.OfferWage,
    better_offers.OfferTerms,
    better_offers.OfferProvince,
    employment.TransferToCanada,
    employment.EmployerWithOffice,
    employment.CanadianWork,
    employment.Waiting,
    family.BeNominated,
)
BY_SLUG: Final = {kind.slug: kind for kind in LEVERS}


def levers_of(snapshot: Spec) -> tuple[Lever, ...]:
    """The levers that an edition has, always in the same order.

    Raises ``RuleError`` naming the lever and the parameter that is wrong.
    """
    records: Mapping[str, Spec] = snapshot.get("levers", {})
    for slug in sorted(records.keys() - BY_SLUG.keys()):
        raise RuleError(f"lever {slug}: there is no such lever")
    return tuple(
        lever_from(slug, records[slug].get("parameters", {}))
        for slug in BY_SLUG
        if slug in records
    )


def lever_faults(snapshot: Spec) -> Iterator[tuple[str, str]]:
    """Every lever that cannot be read: the words that name it, and what is wrong."""
    for slug, record in snapshot.get("levers", {}).items():
        try:
            lever_from(slug, record.get("parameters", {}))
        except RuleError as error:
            where, _colon, message = str(error).partition(": ")
            yield where, message


def lever_from(slug: str, parameters: Mapping[str, Any]) -> Lever:
    """The lever with these parameters: each of its own, and no other.

    Raises ``RuleError`` naming the lever and the parameter that is wrong.
    """
    kind = BY_SLUG.get(slug)
    if kind is None:
        raise RuleError(f"lever {slug}: there is no such lever")
    wrong = parameter_errors(kind, parameters)
    if wrong:
        text = "; ".join(f"{error.path}: {error.message}" for error in wrong)
        raise RuleError(f"lever {slug}: {text}")
    read = read_record(kind, _plain(parameters), "", [])
    return read if read is not None else kind()


def parameter_errors(kind: type[Lever], parameters: object) -> Errors:
    """Every parameter that is missing, not the lever's, or wrong."""
    if not isinstance(parameters, Mapping):
        return [ReadError("parameters", "must be an object")]
    fields = dataclasses.fields(kind)
    names = [field.name for field in fields]
    needed = [field.name for field in fields if not field.metadata.get(take.OPTIONAL)]
    errors = [ReadError(n, "is missing") for n in needed if n not in parameters]
    errors += [
        ReadError(str(n), "is not a parameter of this lever")
        for n in parameters
        if n not in names
    ]
    known = {name: value for name, value in parameters.items() if name in names}
    read_record(kind, _plain(known), "", errors)
    return errors


def _plain(value: Any) -> Any:
    """JSON as readers take it: rows keep a fraction as text."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return number(value)
