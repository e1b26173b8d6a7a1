"""``manage.py draw_province_map``: the outline map as a static file."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand

from occupations.maps import draw


class Command(BaseCommand):
    """Draw static/img/canada.svg anew from the outlines."""

    help = "Draw static/img/canada.svg from occupations/data/provinces.geojson."

    def handle(self, *args: object, **options: object) -> None:
        """Write the file."""
        path = settings.BASE_DIR / "static" / "img" / "canada.svg"
        path.write_text(draw(), encoding="utf-8")
        self.stdout.write(f"Drew {path.relative_to(settings.BASE_DIR)}.")
