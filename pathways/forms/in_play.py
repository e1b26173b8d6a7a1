"""For whom the further questions are: only where a rule in play uses the answer."""

from __future__ import annotations

from pathways.answers import Answers, answer_at
from pathways.forms.about import has_partner
from pathways.forms.plans import is_cusma_citizen, provinces_in_play

# Major groups of the skilled trades, as Federal Skilled Trades counts them.
TRADES = ("72", "73", "82", "83", "92", "93", "6320", "62200")
MILITARY = frozenset({"40042", "42102", "43204"})
PERSON = "applicant"


def unit_groups(answers: Answers) -> set[str]:
    """The unit groups of the person's jobs and offer."""
    jobs = answer_at(answers, (PERSON, "work"))
    listed = [job.get("noc") for job in jobs] if isinstance(jobs, list) else []
    offered = answer_at(answers, ("job_offer", "noc"))
    return {code for code in [*listed, offered] if isinstance(code, str)}


def has_several_occupations(answers: Answers) -> bool:
    """Which one is primary is a question only then."""
    return len(unit_groups(answers)) > 1


def has_a_trade(answers: Answers) -> bool:
    """A job or an offer in a skilled trade."""
    return any(code.startswith(TRADES) for code in unit_groups(answers))


def is_military(answers: Answers) -> bool:
    """An offer in an occupation of the armed forces."""
    return bool(unit_groups(answers) & MILITARY)


def is_self_employed(answers: Answers) -> bool:
    """Self-employed work, or a business planned."""
    jobs = answer_at(answers, (PERSON, "work"))
    listed = jobs if isinstance(jobs, list) else []
    planned = isinstance(answer_at(answers, ("venture",)), dict)
    return planned or any(job.get("self_employed") is True for job in listed)


def wants_a_province(answers: Answers) -> bool:
    """A province is chosen, or the offer is in one."""
    return bool(provinces_in_play(answers))


def is_in_canada(answers: Answers) -> bool:
    """Lives there, or has a status there."""
    lives = answer_at(answers, (PERSON, "residence", "country")) == "CA"
    return lives or isinstance(answer_at(answers, ("status_in_canada",)), dict)


def worked_in_canada(answers: Answers) -> bool:
    """A job that was done in Canada."""
    jobs = answer_at(answers, (PERSON, "work"))
    listed = jobs if isinstance(jobs, list) else []
    return any(job.get("country") == "CA" for job in listed)


def is_us_citizen(answers: Answers) -> bool:
    """International Experience Canada by way of a recognized organization."""
    held = answer_at(answers, (PERSON, "citizenships"))
    return isinstance(held, list) and "US" in held


def wants_cusma_profession(answers: Answers) -> bool:
    """A citizen whom CUSMA covers, with an offer."""
    offered = isinstance(answer_at(answers, ("job_offer",)), dict)
    return offered and is_cusma_citizen(answers)


def has_partner_and_province(answers: Answers) -> bool:
    """Some provinces count the income of both."""
    return has_partner(answers) and wants_a_province(answers)
