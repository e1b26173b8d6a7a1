"""Pages that are sent although their questions are not for this person."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pathways.forms.topics import TOPICS
from tests.harness.answers import token_of

SLUGS = [page.slug for topic in TOPICS for page in topic.pages]
CANADIAN = {"applicant": {"citizenships": ["CA"]}}


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("sent", [{}, {"skip": "yes"}, {"find": "yes", "title": "x"}])
def test_whoever_is_not_asked_may_send_it_all_the_same(
    client: Client, sent: dict[str, str]
) -> None:
    token = token_of(CANADIAN)

    statuses = {
        slug: client.post(reverse("pathways:question", args=[token, slug]), sent)
        for slug in SLUGS
    }

    assert {page.status_code for page in statuses.values()} <= {200, 302, 422}
