"""The portal: settings, addresses and entry points; the task queue starts with it."""

from immigration_portal.celery import app as celery_app

__all__ = ["celery_app"]
