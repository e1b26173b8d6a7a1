"""Every kind of fact, by name, and facts from and to their JSON form."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from pathways.rules.facts import (
    age,
    answers,
    credentials,
    descent,
    education,
    experience,
    family,
    graduation,
    grants,
    language,
    lists,
    money,
    offer,
    outcomes,
    partner,
    places,
    primary,
    provinces,
    quebec,
    status,
    ties,
    transfer,
    work,
)
from pathways.rules.facts.fact import Fact

KINDS: Final[tuple[type[Fact], ...]] = (
    age.Age,
    answers.Answer,
    answers.HasAnswer,
    credentials.Credentials,
    credentials.HighestCredentialIn,
    descent.CanadianAncestor,
    education.EducationLevel,
    education.FieldOfStudy,
    education.LevelAtLeast,
    family.AccompanyingChildren,
    family.FamilySize,
    family.HasRelative,
    family.WithPartner,
    experience.WorkYears,
    graduation.CanadianStudy,
    graduation.CredentialFrom,
    graduation.GraduatedInCanada,
    grants.HasEndorsement,
    grants.HasLicence,
    grants.HasNomination,
    grants.HasTradeCertificate,
    language.LanguageLevel,
    lists.ListValue,
    lists.OnList,
    money.CanadianEarnings,
    money.FamilyIncome,
    money.FundsHeldMonths,
    offer.MedianWage,
    offer.OfferGroup,
    offer.OfferMonths,
    offer.OfferTeer,
    offer.OfferWage,
    offer.OfferYearlyWage,
    offer.PrevailingWagePaid,
    offer.WorksInOfferNow,
    outcomes.Always,
    outcomes.ConditionMet,
    outcomes.GridPoints,
    outcomes.StreamQualified,
    partner.PartnerAge,
    partner.PartnerStatus,
    places.DestinationOutside,
    places.OfferArea,
    provinces.HasProvincialInvitation,
    provinces.MainOccupationIn,
    provinces.ResidenceMonths,
    provinces.StudyMonths,
    quebec.QuebecCredential,
    status.ExpressEntryProfileSubmitted,
    status.IntendsOutside,
    status.MilitaryServiceMonths,
    status.DatedBy,
    status.ForeignNational,
    status.MonthsSince,
    status.PermitEmployerIsOffers,
    status.PermitHeld,
    status.PermitMonthsLeft,
    ties.AccompanyingFamily,
    ties.AppliedElsewhere,
    ties.TieOutside,
    ties.WorksElsewhereNow,
    transfer.TransferMonths,
    transfer.TransferWagePaid,
    primary.PrimaryOccupation,
    work.ThresholdTeer,
    work.WorkMonths,
)


def kind_name(kind: type[Fact]) -> str:
    """The name that rows use, such as ``work_months``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


BY_NAME: Final = {kind_name(kind): kind for kind in KINDS}


class FactError(ValueError):
    """A fact is written with a kind or parameter that does not exist."""


def fact_from(spec: Mapping[str, Any]) -> Fact:
    """The fact that a JSON object describes: its ``kind`` and parameters.

    Raises ``FactError`` when it names no kind, or parameters that the kind has not.
    """
    params = dict(spec)
    name = params.pop("kind", None)
    kind = BY_NAME.get(str(name))
    if kind is None:
        raise FactError(f"there is no kind of fact named {name!r}")
    unknown = sorted(params.keys() - {field.name for field in parameters(kind)})
    if unknown:
        raise FactError(f"{name} has no parameter {', '.join(unknown)}")
    hints = _hints_of(kind_name(kind))
    try:
        return kind(
            **{key: _typed(hints[key], value, key) for key, value in params.items()}
        )
    except (TypeError, ValueError) as error:
        raise FactError(f"{name}: {error}") from error


@cache
def _hints_of(name: str) -> dict[str, Any]:
    return get_type_hints(BY_NAME[name])


def _typed(hint: Any, value: Any, name: str) -> Any:
    """Check a parameter against its annotation; a list becomes a tuple."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{name} must be a list")
        return tuple(_typed(arguments[0], item, name) for item in value)
    if origin is not None:
        if value not in arguments:
            allowed = ", ".join(str(one) for one in arguments)
            raise ValueError(f"{name} must be one of: {allowed}")
        return value
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise ValueError(f"{name} must be of type {hint.__name__}")
    return value


def parameters(kind: type[Fact]) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a kind that rows may set, in order."""
    every = dataclasses.fields(kind)  # type: ignore[arg-type]
    return tuple(field for field in every if field.init)


def fact_spec(fact: Fact) -> dict[str, Any]:
    """The JSON form of a fact; parameters at their defaults are left out."""
    spec: dict[str, Any] = {"kind": kind_name(type(fact))}
    for field in parameters(type(fact)):
        value = getattr(fact, field.name)
        if value != field.default:
            spec[field.name] = list(value) if isinstance(value, tuple) else value
    return spec


def unit_of(fact: Fact) -> str:
    """What a fact's value is counted in."""
    if isinstance(fact, answers.Answer):
        return answers.UNITS[fact.path]
    return fact.unit
