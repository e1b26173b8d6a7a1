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
from django.db.models import Q, QuerySet

CURATORS, REVIEWERS, ADMINISTRATORS = "Curators", "Reviewers", "Administrators"
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
    "subscription",
    "upload",
)


def curators_group() -> Group:
    """Who writes changes, approves those of others, publishes and withdraws."""
    return _make_group(CURATORS, _of_the_catalogue())


def reviewers_group() -> Group:
    """Who reads everything and approves, and writes nothing."""
    reading = Q(codename__startswith="view_") | Q(codename="approve_change")
    return _make_group(REVIEWERS, _of_the_catalogue().filter(reading))


def administrators_group() -> Group:
    """Who also keeps the accounts."""
    accounts = Permission.objects.filter(content_type__app_label="auth")
    return _make_group(ADMINISTRATORS, _of_the_catalogue() | accounts)


ROLES = {
    "curator": curators_group,
    "reviewer": reviewers_group,
    "administrator": administrators_group,
}


def _of_the_catalogue() -> QuerySet[Permission]:
    visitors = Q(content_type__model__in=VISITORS_MODELS)
    of_apps = Q(content_type__app_label__in=CATALOGUE_APPS)
    return Permission.objects.filter(of_apps & ~visitors)


def _make_group(name: str, permissions: QuerySet[Permission]) -> Group:
    """The group, brought up to date."""
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(permissions)
    return group


class Command(BaseCommand):
    help = "Make a curator's account and print its first password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the name that the curator logs in with")
        parser.add_argument("--password", help="instead of one made up here")
        parser.add_argument(
            "--role", choices=ROLES, default="curator", help="what the account may do"
        )
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
        groups = {role: make() for role, make in ROLES.items()}
        user.groups.remove(*groups.values())
        user.groups.add(groups[options["role"]])
        if options["new_phone"]:
            for device in django_otp.devices_for_user(user, confirmed=None):
                device.delete()
        verb = "Made" if is_new else "Renewed"
        role = options["role"]
        self.stdout.write(f"{verb} the {role} {email}; log in at /admin/")
        if not django_otp.user_has_device(user):
            self.stdout.write("The first log-in sets up codes on a phone.")
        if not options["password"]:
            self.stdout.write(f"Password: {password}")
