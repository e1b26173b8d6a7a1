"""Whatever is sent to the check page is answered, and never with a fault of ours."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.test import Client

from pathways.answers import contract_errors
from pathways.models import Upload
from tests.pathways.uploads.people import answers_of, read_into
from tests.pathways.uploads.test_checking_a_resume import ALL, address
from tests.pathways.uploads.test_into_answers import FROM_THE_SIX, having

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
ODD = (
    *("", " ", "-", "keep", "take", "further", "on", "find", "US", "XX"),
    *("\x00", "\ud7ff", "é" * 300, "<script>", "' OR 1=1", "../..", "%s%s", "{{ 7 }}"),
    *("0", "-1", "1e309", "NaN", "∞", "٣", "99999999999999999999", "21231", "00000"),
    *("0000-00", "9999-12", "2020-13", "June 0000", "June 99999", "31/12/2020", "now"),
)
NAMES = (
    *ALL,
    *("job-0-which", "job-1-which", "study-0-which", "job-99-take", "find"),
    *("language-en-word", "language-fr-word", "language-en-take"),
    *("birth_month", "birth_year", "citizenships", "has", "further_citizenship"),
)


@pytest.mark.random
@pytest.mark.parametrize("seed", range(40))
@pytest.mark.thorough
def test_odd_fields_are_refused_or_taken_but_never_break(
    client: Client, seed: int
) -> None:
    draw = random.Random(seed)
    before: dict[str, Any] = {} if seed % 2 else having(work=[FROM_THE_SIX])
    _upload, token = read_into(before)
    sent = dict(ALL)
    for _ in range(draw.randint(1, 12)):
        sent[draw.choice(NAMES)] = draw.choice(ODD)

    response = client.post(address(token), sent)

    assert response.status_code in (200, 302, 422)
    assert contract_errors(answers_of(token)) == []
    if response.status_code != 302:
        assert answers_of(token) == before
        assert Upload.objects.exists()
