"""The occupations app."""

from django.apps import AppConfig


class OccupationsConfig(AppConfig):
    name = "occupations"
    default_auto_field = "occupations.models.keys.RowKey"
