"""The pathways app."""

from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "pathways"
    default_auto_field = "occupations.models.keys.RowKey"
