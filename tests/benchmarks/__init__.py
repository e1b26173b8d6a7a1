"""Benchmarks: each script also runs alone, `python -m tests.benchmarks.planner`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
