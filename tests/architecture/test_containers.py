"""docker-compose.yml, read as what it says: services, health checks, variables."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "worker", "beat", "prepare")
LASTING = sorted(set(SERVICES) - {"prepare"})


def test_the_services_are_there() -> None:
    assert set(SERVICES) == {*OURS, "postgres", "redis"}


@pytest.mark.parametrize("name", LASTING)
def test_a_lasting_service_has_a_health_check(name: str) -> None:
    check = SERVICES[name]["healthcheck"]

    assert check["test"]
    assert {"interval", "timeout", "retries"} <= set(check)


@pytest.mark.parametrize("name", OURS)
def test_our_services_share_database_broker_and_key(name: str) -> None:
    environment = SERVICES[name]["environment"]

    assert environment["DATABASE_URL"].startswith("postgres://")
    assert environment["REDIS_URL"].endswith("@redis:6379/0")
    assert ":?" in environment["SECRET_KEY"], "a missing key must stop the start"


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_a_program_waits_for_preparation_and_its_services(name: str) -> None:
    waits = SERVICES[name]["depends_on"]

    assert waits["prepare"]["condition"] == "service_completed_successfully"
    assert waits["postgres"]["condition"] == "service_healthy"
    assert waits["redis"]["condition"] == "service_healthy"


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_files_that_wait_lie_in_memory_that_the_services_share(name: str) -> None:
    assert "uploads:/var/portal/uploads" in SERVICES[name]["volumes"]
    assert COMPOSE["volumes"]["uploads"]["driver_opts"]["type"] == "tmpfs"


@pytest.mark.parametrize("name", ["web", "worker"])
def test_web_and_worker_scale_by_count(name: str) -> None:
    assert "container_name" not in SERVICES[name]
    assert "hostname" not in SERVICES[name]


@pytest.mark.parametrize("name", ["docker-compose.yml", "docs/operations.md"])
def test_a_told_scale_has_a_port_for_each_web_container(name: str) -> None:
    matches = re.findall(
        r"WEB_PORTS=(\d+)-(\d+) docker compose up .*--scale web=(\d+)",
        (ROOT / name).read_text(),
    )

    assert matches
    for first, last, containers in matches:
        assert int(last) - int(first) + 1 == int(containers)


def test_there_is_one_beat() -> None:
    assert SERVICES["beat"]["deploy"]["replicas"] == 1


def test_every_manage_command_in_the_files_exists() -> None:
    text = (ROOT / "Dockerfile").read_text() + (ROOT / "docker-compose.yml").read_text()

    named = re.findall(r"manage\.py[\", ]+([a-z_]+)", text)

    assert named
    assert set(named) <= set(get_commands())


def test_every_variable_without_a_default_is_in_the_example() -> None:
    required = set(
        re.findall(r"\$\{([A-Z_]+):\?", (ROOT / "docker-compose.yml").read_text())
    )
    example = set(
        re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    )

    assert required <= example


@pytest.mark.parametrize("name", [".dockerignore", ".gitignore"])
def test_the_file_of_secrets_stays_where_it_is(name: str) -> None:
    assert ".env" in (ROOT / name).read_text().splitlines()


def test_the_image_runs_without_root() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()

    assert lines.index("USER portal") < lines.index("EXPOSE 8000")


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_writes_nothing_but_its_volumes_and_may_nothing_more(
    name: str,
) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    if name in OURS:
        assert "cap_add" not in service


def test_redis_asks_for_a_password_and_ours_have_it() -> None:
    command = SERVICES["redis"]["command"]
    password = command[command.index("--requirepass") + 1]

    assert password.startswith("${REDIS_PASSWORD:?")
    for name in OURS:
        address = SERVICES[name]["environment"]["REDIS_URL"]
        assert address.startswith("redis://:${REDIS_PASSWORD:?")


def test_every_base_image_can_be_pinned_from_outside() -> None:
    bases = re.findall(
        r"(?m)^FROM (\S+)|^\s+image: (\S+)", "\n".join(map(_text, PINNED))
    )
    named = {"".join(base) for base in bases} - {"immigration-portal"}

    assert named == {
        "${PYTHON_IMAGE}",
        "${POSTGRES_IMAGE:-postgres:15-bookworm}",
        "${REDIS_IMAGE:-redis:7-bookworm}",
    }
    for name in OURS:
        assert "PYTHON_IMAGE" in SERVICES[name]["build"]["args"]


PINNED = ("Dockerfile", "docker-compose.yml")


def _text(name: str) -> str:
    return (ROOT / name).read_text()
