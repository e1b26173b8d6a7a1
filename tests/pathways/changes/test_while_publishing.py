"""Whoever assesses while editions are published gets one of them, whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from pathways import changes, editions, models
from pathways.rules import Rulebook, read_profile
from tests.pathways.admin.conftest import MOMENT

THREADS, EACH, EDITIONS = 4, 250, 8
Read = tuple[int, int, tuple[Any, ...]]
ON = date(2026, 11, 29)
PEOPLE = [
    read_profile({"applicant": {"birth_date": f"{year}-03-05"}})
    for year in range(1988, 2010)
]


def reading(book: Rulebook, person: int) -> tuple[Any, ...]:
    """All that the small catalogue says of a person."""
    assessment = book.assess(PEOPLE[person % len(PEOPLE)], ON)
    verdicts = [assessment.verdict(stream) for stream in assessment.streams]
    score = assessment.score("points")
    return (*verdicts, score.lower, score.upper)


def publish_values(years: int, points: int) -> models.Edition:
    """One change that moves a verdict and a score together."""
    at = timezone.now()
    change = changes.open_change(title="Both", by=None, at=at, note=f"{years}")
    with changes.sandbox(change) as recorder:
        models.Criterion.objects.update(value=years)
        models.TableCell.objects.filter(row="18").update(value=points)
    changes.keep(recorder, by=None, at=at)
    return changes.publish_change(change=change, by=None, at=at)


def assess_many(first: int, published: list[int]) -> list[Read]:
    """Assess many people, some after each publication, most while one is made."""
    try:
        read: list[Read] = []
        for person in range(first, first + EACH):
            while len(published) < (person - first) * EDITIONS // EACH:
                sleep(0.001)
            number, book = editions.current()
            read.append((number, person, reading(book, person)))
        return read
    finally:
        connection.close()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_each_of_a_thousand_assessments_is_that_of_the_edition_it_names(
    requirement: models.Requirement, grid: models.GridVersion
) -> None:
    editions.publish(note="first", at=MOMENT)
    published: list[int] = []

    with ThreadPoolExecutor(THREADS) as pool:
        runs = [pool.submit(assess_many, n * EACH, published) for n in range(THREADS)]
        try:
            for count in range(1, EDITIONS + 1):
                edition = publish_values(18 + count % 7, 10 + count % 9)
                published.append(edition.number)
        finally:
            published += range(EDITIONS)
        read = [item for run in runs for item in run.result()]

    shots = models.Edition.objects.in_bulk(field_name="number")
    books = {number: Rulebook(shots[number].snapshot) for number, _, _ in read}
    assert len(read) == THREADS * EACH
    assert len(books) > 2
    wrong = [
        (number, person)
        for number, person, said in read
        if said != reading(books[number], person)
    ]
    assert wrong == []
