"""The WSGI entry point: each web process imports it once."""

import os

from django.core.wsgi import get_wsgi_application

from immigration_portal.content_types import refuse_other_texts

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
application = refuse_other_texts(get_wsgi_application())

from pathways.public.warming import warm_in_background  # noqa: E402 - needs the apps

warm_in_background()
