"""The WSGI entry point: each web process imports it once."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
application = get_wsgi_application()

from pathways.public.warming import warm_in_background  # noqa: E402 - needs the apps

warm_in_background()
