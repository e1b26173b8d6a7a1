"""Every list of words of the profile by its path, and the names that pages use."""

from __future__ import annotations

from typing import Any, Final

from pathways.rules.facts import Answer, Fact, PartnerStatus, PermitHeld
from pathways.words import enterprise, vocabulary
from pathways.words.vocabulary import Words, names

BY_PATH: Final[dict[str, Words]] = {
    "applicant.canadian_ancestor.citizen_by": vocabulary.CITIZEN_BY,
    "applicant.canadian_ancestor.relation": vocabulary.ANCESTORS,
    "applicant.education.credential_type": vocabulary.CREDENTIAL_TYPES,
    "applicant.education.field_group": vocabulary.FIELD_GROUPS,
    "applicant.education.level": vocabulary.LEVELS,
    "applicant.language_tests.scale": vocabulary.TEF_SCALES,
    "applicant.language_tests.test": (
        *vocabulary.LANGUAGE_TESTS,
        *vocabulary.ESTIMATES,
    ),
    "applicant.self_employed_activity": vocabulary.SELF_EMPLOYED_ACTIVITIES,
    "applicant.us_status": vocabulary.US_STATUSES,
    "endorsements.endorser": vocabulary.ENDORSERS,
    "job_offer.contract_form": enterprise.CONTRACT_FORMS,
    "job_offer.lmia": enterprise.LMIAS,
    "job_offer.sector": enterprise.SECTORS,
    "marital_status": vocabulary.MARITAL_STATUSES,
    "permanent_residence_application.class_": vocabulary.RESIDENCE_CLASSES,
    "permanent_residence_application.stage": vocabulary.RESIDENCE_STAGES,
    "relatives_in_canada.of": vocabulary.WHOSE_RELATIVE,
    "relatives_in_canada.relation": vocabulary.RELATIONS,
    "status_in_canada.kind": vocabulary.STATUSES,
    "status_in_canada.permit": vocabulary.PERMITS,
    "transfer.relation": enterprise.COMPANY_RELATIONS,
    "transfer.role": enterprise.ROLES,
    "treaty_enterprise.position": enterprise.POSITIONS,
    "venture.commitment": enterprise.COMMITMENTS,
}
_NAMES: Final[dict[str, dict[str, Any]]] = {
    path: names(words) for path, words in BY_PATH.items()
}
_LEVELS: Final = names((*vocabulary.LEVELS, *vocabulary.DERIVED_LEVELS))
_RELATIONS: Final = names(vocabulary.RELATIONS)
_TYPES: Final = names(vocabulary.CREDENTIAL_TYPES)
_ENDORSERS: Final = names(vocabulary.ENDORSERS)
_SPONSORS: Final = names(vocabulary.SPONSORS)
_ABILITIES: Final = names(vocabulary.ABILITIES)


def choice_name(path: str, key: Any) -> str:
    """The name of a key at a path; what was written freely stands for itself."""
    at = path.replace("partner.", "applicant.", 1)
    return str(_NAMES.get(at, {}).get(str(key), key))


def value_name(fact: Fact, key: Any) -> str:
    """The name of a fact's value that is a key of the vocabulary."""
    if isinstance(fact, Answer):
        return choice_name(fact.path, key)
    if isinstance(fact, PermitHeld):
        return choice_name(f"status_in_canada.{fact.part}", key)
    if isinstance(fact, PartnerStatus):
        return str(_SPONSORS.get(str(key), key))
    return str(key)


def level_name(key: Any) -> str:
    """A level of education, such as “a doctorate”."""
    return str(_LEVELS.get(str(key), key))


def relation_name(key: str) -> str:
    """A kind of relative."""
    return str(_RELATIONS.get(key, key))


def credential_name(key: str) -> str:
    """A type of credential."""
    return str(_TYPES.get(key, key))


def endorser_name(key: str) -> str:
    """Who endorses."""
    return str(_ENDORSERS.get(key, key))


def ability_name(key: str) -> str:
    """One of the four abilities."""
    return str(_ABILITIES.get(key, key))
