"""The pathways app."""

from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "pathways"
    default_auto_field = "occupations.models.keys.RowKey"

    def ready(self) -> None:
        """A release on a portal with an edition goes into a change."""
        from occupations.seeding.releases import register_taker
        from pathways.changes.files.release import take_reference

        register_taker(take_reference)
