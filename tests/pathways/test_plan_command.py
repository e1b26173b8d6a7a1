"""``manage.py plan``: the shape that docs/profile.md promises."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.rules.planning_people import a_profile


@pytest.mark.long
@pytest.mark.usefixtures("catalogue")
def test_a_line_in_is_a_plan_out(tmp_path: Path) -> None:
    lines = tmp_path / "people.jsonl"
    lines.write_text(json.dumps({"id": "p-1", **a_profile(3)}))
    written = StringIO()

    call_command("plan", str(lines), on=date(2026, 11, 22), stdout=written)

    plan = json.loads(written.getvalue())
    assert (plan["id"], plan["on"]) == ("p-1", "2026-11-22")
    assert len(plan["trajectory"]) == 60
    assert plan["trajectory"][0].keys() == {"on", "crs", "changes"}
    first = plan["levers"][0]
    assert first.keys() == {"steps", "profile", "opens", "scores"}
    assert first["steps"][0].keys() == {"lever", "step"}
    assert first["scores"]["crs"].keys() == {"before", "after"}
