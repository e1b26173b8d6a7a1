"""Who may publish gives a password and a code; nobody shuts the owner out."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.harness.curators import code_of, sign_in

pytestmark = pytest.mark.django_db
NAME, PASSWORD = "curator@example.org", "a-password-of-this-test"
CODE_PAGE = "/admin/second-factor/"


@pytest.fixture
def account() -> User:
    call_command("create_curator", NAME, password=PASSWORD, stdout=io.StringIO())
    return User.objects.get()


@pytest.fixture
def phone(account: User) -> TOTPDevice:
    """The account's phone, set up already."""
    device = TOTPDevice.objects.create(user=account, confirmed=True, name="phone")
    return device


def log_in(client: Client, password: str = PASSWORD) -> Any:
    sent = {"username": NAME, "password": password}
    return client.post("/admin/login/", sent, follow=True)


def enter(client: Client, code: str) -> Any:
    return client.post(CODE_PAGE, {"code": code, "next": "/admin/"})


def test_the_first_log_in_sets_up_codes_and_then_opens_the_workshop(
    client: Client, account: User
) -> None:
    page = log_in(client)
    device = TOTPDevice.objects.get()
    assert page.redirect_chain[-1][0].startswith(CODE_PAGE)
    assert device.config_url.startswith("otpauth://totp/")
    assert f'href="{device.config_url}"'.replace("&", "&amp;") in page.content.decode()

    shown = enter(client, code_of(device)).content.decode()

    codes = re.findall(r"<code>([a-z2-7 ]{27})</code>", shown)
    assert len(set(codes)) == 10
    assert client.get("/admin/").status_code == 200


def test_the_password_alone_opens_no_page_of_the_admin(
    client: Client, phone: TOTPDevice
) -> None:
    log_in(client)

    for name in ("index", "pathways_publish", "pathways_stream_changelist"):
        answer = client.get(reverse(f"admin:{name}"))

        assert answer.status_code == 302
        assert answer["Location"].startswith(CODE_PAGE)
    assert client.post(reverse("admin:pathways_publish"), {}).status_code == 302


def test_the_code_of_the_phone_opens_it_once(client: Client, phone: TOTPDevice) -> None:
    code = code_of(phone)
    log_in(client)
    assert enter(client, code)["Location"] == "/admin/"
    other = Client()
    log_in(other)

    again = enter(other, code)

    assert again.status_code == 200
    assert other.get("/admin/").status_code == 302


def test_a_kept_code_opens_it_once_and_is_not_stored(
    client: Client, account: User
) -> None:
    log_in(client)
    shown = enter(client, code_of(TOTPDevice.objects.get())).content.decode()
    code = re.findall(r"<code>([a-z2-7 ]{27})</code>", shown)[0]
    assert code.replace(" ", "")[:16] not in StaticToken.objects.values_list(
        "token", flat=True
    )
    first, second = Client(), Client()
    for browser in (first, second):
        log_in(browser)

    assert enter(first, code.upper()).status_code == 302
    assert enter(second, code).status_code == 200
    assert StaticToken.objects.count() == 9


def test_wrong_codes_make_one_wait(client: Client, phone: TOTPDevice) -> None:
    log_in(client)
    for _number in range(3):
        enter(client, "000000")

    refused = enter(client, code_of(phone))

    assert refused.status_code == 200
    assert client.get("/admin/").status_code == 302


def test_another_persons_phone_opens_nothing(client: Client, phone: TOTPDevice) -> None:
    other = User.objects.create_superuser("other")
    theirs = TOTPDevice.objects.create(user=other, confirmed=True, name="phone")
    log_in(client)

    assert enter(client, code_of(theirs)).status_code == 200


def test_a_key_that_was_shown_to_somebody_else_is_not_kept(
    client: Client, account: User
) -> None:
    log_in(client)
    seen = TOTPDevice.objects.get()

    log_in(Client())

    assert TOTPDevice.objects.get().key != seen.key
    assert enter(client, code_of(seen)).status_code == 200


def test_staff_who_may_not_publish_need_no_code(client: Client) -> None:
    client.force_login(User.objects.create_user("helper", is_staff=True))

    assert client.get("/admin/").status_code == 200
    assert client.get(CODE_PAGE)["Location"] == "/admin/"


def test_strangers_are_sent_to_log_in(client: Client) -> None:
    assert client.get(CODE_PAGE)["Location"].startswith("/admin/login/")


def test_the_session_gets_a_new_key_with_password_and_with_code(
    client: Client, phone: TOTPDevice
) -> None:
    client.session["planted"] = "by somebody"
    keys = [client.session.session_key]
    log_in(client)
    keys.append(client.session.session_key)
    enter(client, code_of(phone))
    keys.append(client.session.session_key)

    assert len(set(keys)) == 3


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_neither_page_of_the_door_leads_to_another_site(
    client: Client, phone: TOTPDevice, wanted: str
) -> None:
    sent = {"username": NAME, "password": PASSWORD, "next": wanted}
    first = client.post("/admin/login/", sent)

    second = client.post(CODE_PAGE, {"code": code_of(phone), "next": wanted})

    assert first["Location"] == "/admin/"
    assert second["Location"] == "/admin/"


def test_a_lost_phone_is_replaced_by_the_command(
    client: Client, phone: TOTPDevice
) -> None:
    said = io.StringIO()
    call_command("create_curator", NAME, password=PASSWORD, new_phone=True, stdout=said)

    page = log_in(client).content.decode()

    assert "The first log-in sets up codes on a phone." in said.getvalue()
    assert "Set up codes on your phone" in page


def test_a_new_password_keeps_the_phone(phone: TOTPDevice) -> None:
    call_command("create_curator", NAME, stdout=io.StringIO())

    assert TOTPDevice.objects.get() == phone


@pytest.mark.thorough
def test_whoever_guesses_does_not_shut_the_owner_out(phone: TOTPDevice) -> None:
    owner = Client()
    log_in(owner)
    owner.post("/admin/logout/")

    guesses = [
        log_in(Client(REMOTE_ADDR=f"198.51.100.{number}"), "wrong").status_code
        for number in range(61)
    ]

    assert guesses == [200] * 59 + [429] * 2, "the owner's own attempt counts as one"
    assert log_in(owner).status_code == 200
    assert log_in(owner).redirect_chain[-1][0].startswith(CODE_PAGE)


def test_a_known_browser_is_limited_too_and_for_its_own_name_alone(
    phone: TOTPDevice,
) -> None:
    owner = Client()
    log_in(owner)
    owner.post("/admin/logout/")
    sent = {"username": "another@example.org", "password": "x"}

    own = [log_in(owner, "wrong").status_code for _number in range(11)]
    other = [owner.post("/admin/login/", sent).status_code for _number in range(9)]

    assert own == [200] * 10 + [429]
    assert other == [200] * 8 + [429]


def test_the_door_says_the_same_of_a_known_and_of_an_unknown_name(
    client: Client, account: User
) -> None:
    def said(name: str) -> str:
        page = client.post("/admin/login/", {"username": name, "password": "wrong"})
        text = page.content.decode().replace(name, "")
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)

    assert said(NAME) == said("nobody@example.org")


def test_the_helper_of_the_tests_does_what_a_person_does(account: User) -> None:
    assert sign_in(Client(), account).get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "codename", ["add_edition", "publish_change", "approve_change"]
)
def test_each_right_to_decide_asks_for_the_code(client: Client, codename: str) -> None:
    helper = User.objects.create_user("helper", is_staff=True)
    helper.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(helper)

    assert client.get("/admin/")["Location"].startswith(CODE_PAGE)


def test_a_wrong_code_sets_nothing_up(client: Client, account: User) -> None:
    log_in(client)

    enter(client, "000000")

    assert not StaticToken.objects.exists()
    assert not TOTPDevice.objects.filter(confirmed=True).exists()
    assert client.get("/admin/").status_code == 302


def test_codes_of_a_lost_phone_fall_when_another_is_set_up(
    client: Client, account: User
) -> None:
    log_in(client)
    enter(client, code_of(TOTPDevice.objects.get()))
    before = set(StaticToken.objects.values_list("token", flat=True))
    TOTPDevice.objects.all().delete()
    other = Client()
    log_in(other)

    enter(other, code_of(TOTPDevice.objects.get()))

    after = set(StaticToken.objects.values_list("token", flat=True))
    assert len(before) == len(after) == 10
    assert not before & after
