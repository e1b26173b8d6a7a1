"""A curator, and a catalogue small enough to be published in a test."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from occupations.models import OccupationList, Source
from pathways import editions, models
from pathways.management.commands.create_curator import curators_group
from tests.harness.curators import LiveCurator, sign_in

MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)
READ = {"confidence": "official", "as_of": date(2026, 11, 20)}


@pytest.fixture
def curator() -> Client:
    """A curator whose changes are live at once; test_waiting.py has another."""
    client = LiveCurator()
    user = User.objects.create_user("curator", is_staff=True)
    user.groups.add(curators_group())
    sign_in(client, user)
    return client


@pytest.fixture
def site() -> Source:
    return Source.objects.create(slug="site", title="Site", url="https://example.org/")


@pytest.fixture
def stem() -> OccupationList:
    return OccupationList.objects.create(slug="stem", title="STEM")


@pytest.fixture
def stream(site: Source) -> models.Stream:
    program = models.Program.objects.create(
        slug="ee", name="Express Entry", kind="permanent_residence"
    )
    return models.Stream.objects.create(
        slug="ee/test", name="Test", program=program, outcome="permanent", source=site
    )


@pytest.fixture
def requirement(stream: models.Stream, site: Source) -> models.Requirement:
    """Be at least 18."""
    return a_requirement(stream, site, "age", 18)


def a_requirement(
    stream: models.Stream, site: Source, slug: str, years: int
) -> models.Requirement:
    row = models.Requirement.objects.create(
        key=f"{stream.slug}/requirements/{slug}:",
        stream=stream,
        slug=slug,
        title="Of age",
        source=site,
        **READ,
    )
    way = models.Alternative.objects.create(
        key=f"{row.key}/alternatives/1", requirement=row
    )
    models.Criterion.objects.create(
        key=f"{way.key}/criteria/1",
        alternative=way,
        fact={"kind": "age"},
        op="at_least",
        value=years,
    )
    return row


@pytest.fixture
def grid(site: Source) -> models.GridVersion:
    """Ten points below 30 years of age, then five."""
    table = models.Table.objects.create(
        slug="points/2025/age/table", title="Age", row_type="number", row_steps=True
    )
    cells = models.TableVersion.objects.create(
        key=f"{table.slug}/", table=table, source=site, **READ
    )
    for order, (row, value) in enumerate({"18": 10, "30": 5}.items()):
        models.TableCell.objects.create(
            key=f"{cells.key}/{row}/",
            version=cells,
            row=row,
            value=value,
            order=order,
        )
    version = models.GridVersion.objects.create(
        key="points/2025",
        grid=models.Grid.objects.create(slug="points", title="Points"),
        label="2025",
        source=site,
        **READ,
    )
    whole = models.GridNode.objects.create(
        key="points/2025/whole", version=version, slug="whole", title="Whole"
    )
    models.GridNode.objects.create(
        key="points/2025/age",
        version=version,
        parent=whole,
        slug="age",
        title="Age",
        table=table,
        facts=[{"kind": "age"}],
    )
    return version


@pytest.fixture
def first_edition(
    requirement: models.Requirement, grid: models.GridVersion
) -> models.Edition:
    return editions.publish(note="first", at=MOMENT)
