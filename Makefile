# The portal's commands. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
# The machine's python3 where it is one of 3.11 to 3.14, else the oldest of those that it has.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
  "$$name" -c '$(FITS)' 2>/dev/null && command -v "$$name" && break; done)
# How many times as many random cases `make fuzz` draws as `make test`.
FUZZ ?= 20
# How many reports, under how many faults, `make faults` ends with.
REPORTS ?= 10000
FAULTS ?= 200
# How many hostile posts `make hostile` sends in process and over HTTP, each in so many seconds at most.
POSTS ?= 20000
HTTP_POSTS ?= 2000
SECONDS ?= 1200
# How long the storm of `make load` lasts.
STORM_SECONDS ?= 60
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# Each holds the digest of the lock file that was installed last.
RUNTIME := $(VENV)/.requirements
DEVELOPMENT := $(VENV)/.requirements-dev

.PHONY: help run setup seed catalogue test quick fuzz hostile faults lint format types bench load check curator
help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(RUNTIME) ## Prepare and run the whole portal (PORT=8000, HOST=127.0.0.1)
	@exec $(MANAGE) up

setup: $(RUNTIME) ## Prepare .venv, database, catalogue and first edition; start nothing
	@$(MANAGE) prepare

seed: $(RUNTIME) ## Load the shipped catalogue again and show what differs
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_occupations
	@$(MANAGE) load_catalogue

catalogue: $(DEVELOPMENT) ## Check the seed files, compile them in memory, show and write what they now say
	@$(BIN)/python -m tests.rules.completeness

curator: $(RUNTIME) ## Make a curator's account: make curator EMAIL=you@example.org
	@$(MANAGE) create_curator "$(EMAIL)"

test: ## Everything: services, lint, types, tests on SQLite and on PostgreSQL
	@exec tests/harness/run.sh

quick: $(DEVELOPMENT) ## The quick part of the tests, on SQLite
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --quiet \
	  -m "not browser and not services and not slow and not thorough and not long"

fuzz: $(DEVELOPMENT) ## The random tests with other people: make fuzz FUZZ=20 (times as many)
	@FUZZ=$(FUZZ) $(BIN)/python -m pytest -m random --numprocesses 2 --dist worksteal --quiet

hostile: $(DEVELOPMENT) ## Hostile posts: make hostile POSTS=1000000 HTTP_POSTS=20000 SECONDS=3600
	@$(MANAGE) prepare >/dev/null
	@POSTS=$(POSTS) HTTP_POSTS=$(HTTP_POSTS) SECONDS=$(SECONDS) DJANGO_SETTINGS_MODULE=immigration_portal.settings \
	  $(BIN)/python -m tests.attack.hostile

check: test ## All that CI runs (the same as test)

faults: $(DEVELOPMENT) ## Every fault of docs/reliability.md: make faults REPORTS=10000 FAULTS=200
	@source tests/harness/provision.sh && provision_packages redis-server postgresql faketime
	@$(BIN)/python -m tests.faults --all --storm $(REPORTS) --faults $(FAULTS)

lint: $(DEVELOPMENT) ## Lint Python and templates, check layers
	@tests/harness/lint.sh

format: $(DEVELOPMENT) ## Format Python and templates
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .
	@$(BIN)/djlint --reformat --quiet templates || true

types: $(DEVELOPMENT) ## Check types
	@$(BIN)/mypy .

bench: $(DEVELOPMENT) ## Measure: one JSON line a figure
	@$(MANAGE) prepare >/dev/null
	@$(BIN)/python -m tests.benchmarks

load: $(DEVELOPMENT) ## Load: Answers for a minute, then a storm: make load STORM_SECONDS=300
	@source tests/harness/provision.sh && provision_packages wrk
	@$(MANAGE) prepare >/dev/null
	@LOG_LEVEL=WARNING $(BIN)/python -m tests.benchmarks.portal_load
	@LOG_LEVEL=WARNING STORM_SECONDS=$(STORM_SECONDS) $(BIN)/python -m tests.benchmarks.portal_storm

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12, 3.13 or 3.14 is needed: apt-get install python3 python3-venv"; exit 1; }
	@"$(PYTHON)" -c '$(FITS)' \
	  || { echo "Python 3.11 to 3.14 is needed, $(PYTHON) is another: make PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null \
	  || { echo "$(PYTHON) has no venv module: apt-get install python3-venv"; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)

define install
	@if [ "$$(cat $@ 2>/dev/null)" != "$$(sha256sum < $<)" ]; then \
	  echo "Installing $< …"; \
	  $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<; \
	  sha256sum < $< > $@; \
	fi
	@touch $@
endef

$(RUNTIME): requirements.lock $(BIN)/python
	$(install)

$(DEVELOPMENT): requirements-dev.lock $(BIN)/python
	$(install)
	@sha256sum < requirements.lock > $(RUNTIME)
