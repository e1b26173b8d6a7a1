"""``manage.py create_curator EMAIL``: an account that may keep the catalogue."""

import secrets
from typing import Any

import django_otp
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

GROUP = "Curators"
CATALOGUE_APPS = ("occupations", "pathways")
# What belongs to visitors: a curator neither sees nor changes it.
VISITORS_MODELS = (
    "askedaddress",
    "outgoingmail",
    "report",
    "reportaddress",
    "savedprofile",
    "sharedoffer",
    "stoppedaddress",
)


def curators_group() -> Group:
    """The group with every permission on the catalogue, brought up to date."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    permissions = Permission.objects.filter(
        content_type__app_label__in=CATALOGUE_APPS
    ).exclude(content_type__model__in=VISITORS_MODELS)
    group.permissions.set(permissions)
    return group


class Command(BaseCommand):
    help = "Make a curator's account and print its first password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the name that the curator logs in with")
        parser.add_argument("--password", help="instead of one made up here")
        parser.add_argument(
            "--new-phone",
            action="store_true",
            help="phone and kept codes are lost: the next log-in sets up others",
        )

    @transaction.atomic
    def handle(self, *args: object, **options: Any) -> None:
        email = str(options["email"]).strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an e-mail address.") from error
        users = get_user_model()._default_manager
        user, is_new = users.get_or_create(username=email, defaults={"email": email})
        password = options["password"] or secrets.token_urlsafe(12)
        user.set_password(password)
        user.is_staff = True
        user.save()
        user.groups.add(curators_group())
        if options["new_phone"]:
            for device in django_otp.devices_for_user(user, confirmed=None):
                device.delete()
        verb = "Made" if is_new else "Renewed"
        self.stdout.write(f"{verb} the curator {email}; log in at /admin/")
        if not django_otp.user_has_device(user):
            self.stdout.write("The first log-in sets up codes on a phone.")
        if not options["password"]:
            self.stdout.write(f"Password: {password}")
