"""A curator's account by one command."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def create(email: str) -> str:
    output = io.StringIO()
    call_command("create_curator", email, stdout=output)
    return output.getvalue().split("Password: ")[1].strip()


def test_the_printed_password_opens_the_admin(client: Client) -> None:
    password = create("curator@example.org")

    assert client.login(username="curator@example.org", password=password)
    page = client.get("/admin/", follow=True).content.decode()
    assert "Set up codes on your phone" in page


def test_a_curator_keeps_the_catalogue_and_nothing_else() -> None:
    create("curator@example.org")

    curator = User.objects.get()
    assert not curator.is_superuser
    assert curator.has_perm("occupations.change_unitgroup")
    assert not curator.has_perm("auth.change_user")
    assert not curator.has_perm("pathways.view_savedprofile")


def test_a_second_call_renews_the_password() -> None:
    old = create("curator@example.org")

    new = create("Curator@Example.org")

    assert new != old
    assert User.objects.get().check_password(new)


def test_a_name_that_is_no_address_is_refused() -> None:
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("create_curator", "somebody")


@pytest.mark.parametrize(
    ("role", "writes", "approves", "keeps_accounts"),
    [
        ("curator", True, True, False),
        ("reviewer", False, True, False),
        ("administrator", True, True, True),
    ],
)
def test_three_roles(
    role: str, writes: bool, approves: bool, keeps_accounts: bool
) -> None:
    call_command("create_curator", "one@example.org", role=role, stdout=io.StringIO())

    user = User.objects.get()
    assert user.has_perm("pathways.view_change")
    assert user.has_perm("pathways.change_feeversion") is writes
    assert user.has_perm("pathways.publish_change") is writes
    assert user.has_perm("pathways.approve_change") is approves
    assert user.has_perm("auth.change_user") is keeps_accounts
    assert not user.has_perm("pathways.view_savedprofile")
