#!/bin/bash
# Style of Python and templates, and the layers of the code.
set -euo pipefail
cd "$(dirname "$0")/../.."
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/djlint --lint --quiet templates
.venv/bin/lint-imports --no-cache
