"""Signing in to the workshop as somebody who may publish does: password and code."""

from __future__ import annotations

import time
from typing import Any

from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from pathways import changes
from pathways.models import Change, ChangeState


class LiveCurator(Client):
    """A curator in a browser, whose changes are live as soon as they are kept.

    What a page stores has then gone all the way: written inside the change, kept with
    it, and put in its place by a publication's own function.
    """

    def post(self, *args: Any, **kwargs: Any) -> Any:
        """Send a form; what it changed is live."""
        answer = super().post(*args, **kwargs)
        for change in Change.objects.pending():
            assert changes.apply_rows(change.rows.order_by("pk")) == []
            change.state = ChangeState.LIVE
            change.save()
        return answer


def sign_in(client: Client, user: Any) -> Client:
    """The client with a session in which both were given."""
    client.force_login(user)
    device = TOTPDevice.objects.create(user=user, confirmed=True, name="phone")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


def code_of(device: TOTPDevice, steps: int = 0) -> str:
    """What the phone shows now, or so many half minutes later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06d}"
