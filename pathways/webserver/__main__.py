"""``python -m pathways.webserver HANDED LISTENING``: one web process behind the door.

Several share the socket on which the door hands connections over: whoever is free takes
the next. See ``pathways/supervisor/programs.py``.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
# A page waits so long for a broker that is silent, and then goes on without.
os.environ.setdefault("BROKER_SECONDS", "0.3")

from django.core.servers.basehttp import get_internal_wsgi_application

from pathways.webserver.serving import serve

handed, listening = map(int, sys.argv[1:])
serve(get_internal_wsgi_application(), handed=handed, listening=listening)
