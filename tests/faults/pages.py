"""People in front of the portal's pages: they ask, save, and press a button twice."""

from __future__ import annotations

import http.cookiejar
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode, urljoin

import lxml.html
from django.urls import reverse

from tests.harness.answers import token_of
from tests.harness.sockets import Visit, post
from tests.pathways.reports.conftest import OFFERED

PATIENCE = 60


def own_page(**answers: object) -> str:
    """The token of a new person's answers."""
    return token_of({**OFFERED, **answers})


def ask_on_page(address: str, token: str) -> Visit:
    """Ask for a report as a browser does: open the form, send it, follow."""
    path = reverse("pathways:reports", args=[token])
    return post(f"{address}{path}", stream="alpha")


class Form(NamedTuple):
    """A form of a page that is sent by POST, as it stands there."""

    action: str
    body: bytes

    @property
    def path(self) -> str:
        """Its address on the site."""
        return "/" + self.action.split("/", 3)[-1]


class Answer(NamedTuple):
    """What a visitor was answered."""

    status: int
    text: str
    url: str


@dataclass
class Browser:
    """One visitor with cookies."""

    address: str

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def open(self, path: str, body: bytes | None = None) -> Answer:
        """One request, and where it leads."""
        url = urljoin(self.address, path)
        headers = {"Referer": url} if body is not None else {}
        request = urllib.request.Request(url, body, headers)  # noqa: S310 - ours
        try:
            with self.opener.open(request, timeout=PATIENCE) as page:
                return Answer(page.status, page.read().decode(), page.url)
        except urllib.error.HTTPError as refusal:
            return Answer(refusal.code, refusal.read().decode(), url)

    def forms(self, path: str, **fields: str) -> list[Form]:
        """The forms of a page that are sent by POST, filled as they stand there."""
        page = self.open(path)
        tree = lxml.html.document_fromstring(page.text, base_url=page.url)
        return [
            filled(form, page.url, fields)
            for form in tree.forms
            if form.method.upper() == "POST"
        ]

    def send(self, form: Form) -> Answer:
        return self.open(form.action, form.body)


def filled(form: lxml.html.FormElement, url: str, fields: dict[str, str]) -> Form:
    """A form with its own values, and with ours where it has such a field."""
    values = dict(form.form_values())
    values |= {name: text for name, text in fields.items() if name in form.fields}
    submits = form.xpath(".//button[@name]")
    if submits:
        values.setdefault(submits[0].get("name"), submits[0].get("value") or "")
    action = urljoin(url, form.get("action") or url)
    return Form(action, urlencode(values).encode())
