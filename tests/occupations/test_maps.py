"""The outline map."""

from __future__ import annotations

from django.conf import settings

from occupations.maps import draw, outlines, project


def test_the_static_map_is_what_the_outlines_give() -> None:
    path = settings.BASE_DIR / "static" / "img" / "canada.svg"

    assert path.read_text(encoding="utf-8") == draw()


def test_every_province_has_an_outline_with_its_label_on_the_map() -> None:
    shapes = outlines()

    assert len(shapes) == 13
    assert all(shape.rings for shape in shapes.values())
    assert all(0 < shape.label[0] < 600 for shape in shapes.values())


def test_north_is_up_and_east_is_right() -> None:
    halifax, vancouver, iqaluit = (
        project(-63.6, 44.6),
        project(-123.1, 49.3),
        project(-68.5, 63.7),
    )

    assert vancouver[0] < halifax[0]
    assert iqaluit[1] < halifax[1]
