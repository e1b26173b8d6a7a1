"""The task queue's application; everything about it stands in the settings."""

import os

from celery import Celery
from celery.signals import setup_logging

from pathways.supervisor.foreign import drop_foreign_messages

drop_foreign_messages()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
app = Celery("immigration_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["pathways.supervisor"], related_name="heartbeat")
app.autodiscover_tasks(["pathways.rounds"])
app.autodiscover_tasks(["pathways.supervisor"], related_name="limits")
app.autodiscover_tasks(["pathways.changes.watching"])


@setup_logging.connect  # type: ignore[untyped-decorator]
def keep_our_logging(**_: object) -> None:
    """Celery sets up no logging of its own where this signal has a receiver."""
