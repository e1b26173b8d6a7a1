"""Resumes as they were read, and answers that they are brought to."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from pathways import profiles
from pathways.models import SavedProfile, Upload
from pathways.models.promises import State
from pathways.models.uploads import UNCONFIRMED_FOR
from pathways.resumes.resume import (
    Job,
    Kind,
    Language,
    LanguageLevel,
    Resume,
    Study,
)
from pathways.services.reader import Reading

ENGINEER = Job(
    title="Software engineer",
    employer="Cascade Systems",
    country="US",
    started="2020-06",
    ended=None,
    is_current=True,
    line="Software engineer, Cascade Systems, June 2020 - Present",
)
JUNIOR = Job(
    title="Junior developer",
    employer="Harbor Labs",
    country=None,
    started="2018-07",
    ended="2020-05",
    is_current=False,
    line="Junior developer, Harbor Labs, July 2018 - May 2020",
)
BACHELOR = Study(
    level="three_year_or_more",
    field="Computer engineering",
    school="University of Washington",
    country="US",
    started="2014-09",
    completed="2018-05",
    line="BS Computer engineering, University of Washington, 2014 - May 2018",
)
ENGLISH = Language("en", LanguageLevel.NATIVE, "English (native)")
FRENCH = Language("fr", LanguageLevel.BASIC, "French (elementary)")
RESUME = Resume(
    Kind.PDF,
    jobs=(ENGINEER, JUNIOR),
    studies=(BACHELOR,),
    languages=(ENGLISH, FRENCH),
    unread=("Hobbies: rowing",),
)
ENGINEERS = "21231"
DEVELOPERS = "21232"


def read_into(answers: dict[str, Any], resume: Resume = RESUME) -> tuple[Upload, str]:
    """A resume that a worker has read, not confirmed; and the private link's token."""
    now = timezone.now()
    profile, token = profiles.start_profile(answers=answers, now=now)
    upload = Upload.objects.create(
        profile=profile,
        kind=Upload.Kind.RESUME,
        state=State.KEPT,
        read=Reading(resume=resume).model_dump(mode="json")["resume"],
        created_at=now,
        due_at=now,
        offered_at=now,
        expires_at=now + UNCONFIRMED_FOR,
    )
    return upload, token


def answers_of(token: str) -> dict[str, Any]:
    """What is stored under a private link."""
    answers: dict[str, Any] = SavedProfile.objects.under(token).get().answers
    return answers
