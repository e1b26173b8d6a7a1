"""Which site the admin is: one whose pages run inside the open change."""

from django.contrib.admin.apps import AdminConfig


class WorkshopConfig(AdminConfig):
    """The admin of the catalogue."""

    default_site = "pathways.workshop.Workshop"
