"""``python -m pathways.webserver SOCKET``: one web process on a socket that is open.

Several share one: the next free one accepts. See ``pathways/supervisor/programs.py``.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
# A page waits so long for a broker that is silent, and then goes on without.
os.environ.setdefault("BROKER_SECONDS", "0.3")

from django.core.servers.basehttp import get_internal_wsgi_application

from pathways.webserver.serving import serve

serve(get_internal_wsgi_application(), descriptor=int(sys.argv[1]))
