"""Steps and short forms by whoever types what no form offers: told, never a 500."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from occupations.models import Province, Source
from pathways import changes, models
from pathways.changes.previews import make_link
from tests.harness.curators import sign_in
from tests.pathways.admin.conftest import READ
from tests.pathways.changes.conftest import a_curator

pytestmark = pytest.mark.django_db
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
HUGE = "1" + "0" * 30


@pytest.fixture
def ann() -> User:
    return a_curator("ann")


@pytest.fixture
def change(first_edition: models.Edition, ann: User) -> models.Change:
    """At least 19 years, written by Ann."""
    change = changes.open_change(title="Age", by=ann, at=timezone.now(), note="19")
    write(change, ann, value=19)
    return change


def write(change: models.Change, by: User, **fields: Any) -> None:
    with changes.sandbox(change) as recorder:
        row = models.Criterion.objects.get()
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    changes.keep(recorder, by=by, at=timezone.now())


def browser(user: User) -> Client:
    return sign_in(Client(), user)


def step(client: Client, change: models.Change, name: str, **sent: Any) -> str:
    address = f"/admin/pathways/change/{change.pk}/steps/{name}/"
    page = client.post(address, sent, follow=True)
    assert page.status_code == 200
    return " ".join(str(message) for message in page.context["messages"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9999-12-31T23:59", "year that can be meant"),
        ("9999-12-31T23:59-12:00", "year that can be meant"),
        ("0001-01-01T00:00+14:00", "year that can be meant"),
        ("2226-01-01T00:00", "year that can be meant"),
        ("2020-01-01T00:00", "This moment is past."),
        ("soon", "Type a day and a time."),
    ],
)
def test_a_moment_that_cannot_be_is_told(
    change: models.Change, ann: User, typed: str, said: str
) -> None:
    step(browser(ann), change, "submit")
    step(browser(a_curator("bob")), change, "approve")

    assert said in step(browser(ann), change, "schedule", go_live_at=typed)

    change.refresh_from_db()
    assert change.go_live_at is None


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("starts_on", "2206-01-01", "year that can be meant"),
        ("starts_on", "0001-01-01", "year that can be meant"),
        ("read_on", "2106-01-01", "year that can be meant"),
        ("read_on", "tomorrow", "still to come"),
    ],
)
def test_a_day_of_a_change_that_cannot_be_is_told(
    change: models.Change, ann: User, name: str, day: str, said: str
) -> None:
    if day == "tomorrow":
        day = (timezone.localdate() + timedelta(days=1)).isoformat()

    answer = step(browser(ann), change, "save", title="Age", note="n", **{name: day})

    change.refresh_from_db()
    assert said in answer
    assert getattr(change, name) is None


ROUND = {
    **{"number": "500", "held_on": "2026-11-20", "kind": "general"},
    **{"category": "cec", "name": "CEC", "invitations": "5", "cutoff": "500"},
}
DRAW = {"stream": "Tech", "drawn_on": "2026-11-20", "invitations": "3"}
ODD: list[tuple[str, str, dict[str, str]]] = [
    ("pause", "until", {"day": "2026-12-01", "until": "9999-12-31"}),
    ("pause", "day", {"day": "0001-01-01"}),
    ("pause", "day", {"day": "2206-01-01"}),
    ("fee", "amount_cad", {"amount_cad": "1e40"}),
    ("fee", "amount_cad", {"amount_cad": "-5"}),
    ("fee", "day", {"amount_cad": "5", "day": "9999-12-31"}),
    ("address", "url", {"url": "htp:/x"}),
    ("address", "url", {"url": "ftp://example.org/x"}),
    ("address", "url", {"url": "https://example.org/" + "x" * 600}),
    ("round", "invitations", {**ROUND, "invitations": HUGE}),
    ("round", "held_on", {**ROUND, "held_on": "2031-11-20"}),
    ("round", "held_on", {**ROUND, "held_on": "0001-01-01"}),
    ("round", "category", {**ROUND, "category": "c" * 41}),
    ("draw", "invitations", {**DRAW, "invitations": HUGE}),
    ("draw", "minimum_score", {**DRAW, "minimum_score": HUGE}),
    ("draw", "drawn_on", {**DRAW, "drawn_on": "2031-11-20"}),
]


@pytest.mark.parametrize(("lane", "where", "typed"), ODD)
def test_what_cannot_be_is_told_at_its_field_of_the_quick_lane(
    first_edition: models.Edition,
    stream: models.Stream,
    site: Source,
    ann: User,
    lane: str,
    where: str,
    typed: dict[str, str],
) -> None:
    ontario = Province.objects.create(code="ON", name_en="Ontario", name_fr="Ontario")
    fee = models.Fee.objects.create(slug="f", title="F", payer="applicant")
    models.FeeVersion.objects.create(
        fee=fee, key="f/1", amount_cad=10, source=site, **READ
    )
    sent = {
        **{"source": site.pk, "is_read": "on", "note": "n", "reason": "r", "live": "1"},
        **{"stream": stream.pk, "fee": fee.pk, "state": "paused", "day": "2026-12-01"},
        **{"province": ontario.pk, **typed},
    }

    page = browser(ann).post(f"/admin/quick/{lane}/", sent)

    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {where}
    assert models.Edition.objects.count() == 1


def test_nobody_approves_a_note_that_they_wrote(
    change: models.Change, ann: User
) -> None:
    bob = a_curator("bob")
    step(browser(bob), change, "save", title="Age", note="Bob's words")
    step(browser(ann), change, "submit")

    assert "their own" in step(browser(bob), change, "approve")


def test_who_looks_and_writes_nothing_is_no_author(
    change: models.Change, ann: User
) -> None:
    bob = a_curator("bob")
    step(browser(bob), change, "leave", title="Age", note="19")
    step(browser(ann), change, "submit")

    assert step(browser(bob), change, "approve") == "Approved."


def test_nobody_approves_a_row_that_another_saved_after_them(
    change: models.Change, ann: User
) -> None:
    bob = a_curator("bob")
    write(change, bob, op="more_than")
    write(change, ann, value=20)
    changes.submit(change=change, by=ann, at=timezone.now())

    with pytest.raises(changes.OwnChangeError):
        changes.approve(change=change, by=bob, at=timezone.now())


def test_nobody_approves_what_is_left_after_they_took_a_row_away(
    change: models.Change, ann: User
) -> None:
    bob = a_curator("bob")
    with changes.sandbox(change) as recorder:
        Source.objects.create(slug="new", title="New", url="https://example.org/n")
    changes.keep(recorder, by=ann, at=timezone.now())
    row = change.rows.get(kind="add")
    step(browser(bob), change, "restore", row=row.pk)
    step(browser(ann), change, "submit")

    assert "their own" in step(browser(bob), change, "approve")


def test_a_site_is_not_alone_where_somebody_may_approve_without_a_role(
    change: models.Change, ann: User
) -> None:
    assert changes.is_alone(change)
    helper = User.objects.create_user("helper", is_staff=True)
    helper.user_permissions.add(Permission.objects.get(codename="approve_change"))

    assert not changes.is_alone(change)
    assert "get the approval" in step(browser(ann), change, "publish")


def test_a_withdrawal_on_which_later_editions_rest_says_so_and_is_begun_once(
    first_edition: models.Edition, ann: User
) -> None:
    client, now = browser(ann), timezone.now()
    first = changes.open_change(title="A source", by=ann, at=now, note="n")
    with changes.sandbox(first) as recorder:
        Source.objects.create(slug="new", title="New", url="https://example.org/n")
    changes.keep(recorder, by=ann, at=now)
    edition = changes.publish_change(change=first, by=ann, at=now)
    second = changes.open_change(title="Rests on it", by=ann, at=now, note="n")
    with changes.sandbox(second) as recorder:
        row = models.Requirement.objects.get()
        row.source = Source.objects.get(slug="new")
        row.save()
    changes.keep(recorder, by=ann, at=now)
    changes.publish_change(change=second, by=ann, at=now)

    for _again in range(2):
        page = client.post(
            f"/admin/pathways/change/withdraw/{edition.pk}/",
            {"reason": "a slip"},
            follow=True,
        )
        assert page.status_code == 200
        assert "Later editions build on it" in page.content.decode()

    begun = models.Change.objects.filter(withdraws=edition)
    assert begun.exclude(state="discarded").count() == 1
    assert client.get("/admin/").status_code == 200


def test_what_is_taken_back_is_not_taken_back_again(
    change: models.Change, ann: User
) -> None:
    client = browser(ann)
    edition = changes.publish_change(change=change, by=ann, at=timezone.now())
    address = f"/admin/pathways/change/withdraw/{edition.pk}/"
    client.post(address, {"reason": "a slip"})

    page = client.post(address, {"reason": "again"}, follow=True)

    assert "It is taken back already." in page.content.decode()
    assert models.Change.objects.filter(withdraws=edition).count() == 1


def test_a_withdrawal_can_be_withdrawn(change: models.Change, ann: User) -> None:
    now = timezone.now()
    edition = changes.publish_change(change=change, by=ann, at=now)
    back = changes.withdraw(edition=edition, reason="a slip", by=ann, at=now)
    again = changes.withdraw(edition=back, reason="no slip", by=ann, at=now)

    assert again.digest == edition.digest


def test_odd_signs_of_a_note_do_not_shut_the_feed(
    change: models.Change, ann: User, client: Client
) -> None:
    change.note = "A \x0b sign & <b>bold</b> <script>x</script> \ufffe"
    change.title = "Odd \x08 <i>title</i>"
    change.save()
    now = timezone.now()
    edition = changes.publish_change(change=change, by=ann, at=now)
    changes.withdraw(edition=edition, reason="\x01 a <slip>", by=ann, at=now)

    page = client.get("/changes/feed/")
    root = ElementTree.fromstring(page.content)  # noqa: S314 - our own
    back, odd, _first = root.findall("atom:entry", ATOM)

    assert page.status_code == 200
    assert root.findtext("atom:author/atom:name", "", ATOM)
    assert "&lt;b&gt;bold&lt;/b&gt;" in str(odd.findtext("atom:summary", "", ATOM))
    assert "Withdrawn by edition 3" in str(odd.findtext("atom:summary", "", ATOM))
    assert "a &lt;slip&gt;" in str(back.findtext("atom:summary", "", ATOM))
    assert odd.findtext("atom:updated", "", ATOM) >= odd.findtext(
        "atom:published", "", ATOM
    )


def test_a_link_for_a_fact_checker_ends_with_the_draft(
    change: models.Change, ann: User, client: Client
) -> None:
    now = timezone.now()
    address = f"/preview/{make_link(change, by=ann, at=now)}/"
    shown = client.get(address)
    assert shown["X-Robots-Tag"].startswith("noindex")
    assert not shown.cookies
    assert client.post(address).status_code == 405
    edition = changes.publish_change(change=change, by=ann, at=now)

    assert client.get(address)["Location"] == f"/changes/{edition.number}/"
    assert client.get(f"{address}ee/test/")["Location"].startswith("/changes/")


def test_a_dropped_change_is_shown_to_no_fact_checker(
    change: models.Change, ann: User, client: Client
) -> None:
    now = timezone.now()
    address = f"/preview/{make_link(change, by=ann, at=now)}/"
    changes.discard(change=change, at=now)

    assert client.get(address).status_code == 404


def test_a_reading_that_cannot_be_published_leaves_no_draft(
    first_edition: models.Edition, ann: User, site: Source
) -> None:
    models.Alternative.objects.all().delete()

    page = browser(ann).post(
        f"/admin/pathways/sourcewatch/read/{site.pk}/", follow=True
    )

    assert "no alternative" in page.content.decode()
    assert not models.Change.objects.exists()


@pytest.mark.parametrize("row", [HUGE * 2, "x", "²", ""])
def test_a_row_that_is_none_is_put_back_by_nobody(
    change: models.Change, ann: User, row: str
) -> None:
    step(browser(ann), change, "restore", row=row)

    assert change.rows.exists()


def test_a_search_of_thousands_of_words_finds_nothing_and_opens(ann: User) -> None:
    page = browser(ann).get("/admin/notice/", {"q": "x " * 3000})

    assert page.status_code == 200
