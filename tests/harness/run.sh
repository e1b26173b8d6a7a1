#!/bin/bash
# Everything that must hold, from a fresh Debian or Ubuntu with Python 3.11 to 3.14: `make test`.
#
# Provisions what is missing, starts services of its own, checks, runs the tests on
# SQLite with the embedded Valkey and on PostgreSQL with Redis, and stops what it started.
# pytest's closing line is the last line.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/harness/provision.sh
source tests/harness/postgres.sh

unset DATABASE_URL REDIS_URL EMAIL_URL VAR_DIR SITE_URL SECRET_KEY DEBUG PORT
# Dozens of processes start from the same modules: what one has compiled serves the others.
export PYTHONDONTWRITEBYTECODE=
STARTED=$SECONDS
PROCESSES=${TEST_PROCESSES:-2}
# A test that hangs ends the run; what failed until then is told.
TESTS=(timeout --signal INT --kill-after 60 1700 .venv/bin/python -m pytest --numprocesses "$PROCESSES" --dist worksteal --quiet)

step() { printf '\n== %s (%s s)\n' "$1" "$((SECONDS - STARTED))"; }

step "Provisioning"
provision_packages
make --no-print-directory .venv/.requirements-dev

step "Lint"
tests/harness/lint.sh

step "Types"
.venv/bin/mypy .

step "Migrations and deployment checks"
SCRATCH=$(mktemp -d -t portal-checks-XXXXXX)
trap 'stop_postgres; rm -rf "$SCRATCH"' EXIT
export VAR_DIR=$SCRATCH
.venv/bin/python manage.py makemigrations --check --dry-run
SITE_URL=https://portal.example .venv/bin/python manage.py check --deploy --fail-level WARNING
unset VAR_DIR

step "Tests on SQLite and embedded Valkey"
"${TESTS[@]}"

# What asks no database has run; so have pages that only read, by the queries that others ask too.
ONCE=(rules architecture journeys)
for room in answer compare funds odds offer own plan public questions result resumes words; do
  ONCE+=("pathways/$room")
done

step "Tests on PostgreSQL and Redis"
start_postgres
DATABASE_URL=$POSTGRES_URL REDIS_PROGRAM=/usr/bin/redis-server "${TESTS[@]}" \
  "${ONCE[@]/#/--ignore=tests/}" \
  -m "(services or (database and not long)) and not (browser or slow or thorough or random or once)"
