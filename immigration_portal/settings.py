"""One settings file; the environment decides.

``DATABASE_URL``, ``REDIS_URL`` and ``EMAIL_URL`` choose the outside services; without
them the portal runs on SQLite, an embedded Valkey and a folder of mail files.
docs/operations.md lists every variable.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from redis import exceptions
from redis.backoff import NoBackoff
from redis.retry import Retry

from immigration_portal import environment
from immigration_portal.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- Where it runs --------------------------------------------------------------------
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or environment.load_secret_key(
    VAR_DIR / "secret_key"
)
# Former keys: what they signed, links among it, goes on opening.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
WEB_PROCESSES = env.int("WEB_PROCESSES", default=2)
TASK_PROCESSES = env.int("TASK_PROCESSES", default=2)
# The address that links in messages start with.
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
SITE = environment.site_of(SITE_URL)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or [
    *("localhost", "127.0.0.1", "[::1]"),
    SITE.hostname,
]
environment.require_safe_start(
    site=SITE,
    debug=DEBUG,
    keys=[SECRET_KEY, *SECRET_KEY_FALLBACKS],
    hosts=[HOST, *filter(None, ALLOWED_HOSTS)],
)

# --- Security: cookies and headers follow the site's own scheme -----------------------
OVER_HTTPS = SITE.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
# Such a name a browser takes from this host alone, and only over HTTPS.
HOST_COOKIE, PATH_COOKIE = ("__Host-", "__Secure-") if OVER_HTTPS else ("", "")
SESSION_COOKIE_NAME = f"{HOST_COOKIE}sessionid"
CSRF_COOKIE_NAME = f"{HOST_COOKIE}csrftoken"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 2 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"{SITE.scheme}://{SITE.netloc}"]
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=OVER_HTTPS)
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int(
    "SECURE_HSTS_SECONDS", default=31_536_000 if OVER_HTTPS else 0
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = OVER_HTTPS
# Private links are in the path: no other site may learn where a visitor came from.
SECURE_REFERRER_POLICY = "same-origin"
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Else all visitors would be counted as one: the proxy.
    RATELIMIT_IP_META_KEY = "immigration_portal.environment.visitor_address"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{VALIDATORS}.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {
        "NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "email")},
    },
    {"NAME": "immigration_portal.accounts.OwnWordsValidator"},
]
# Curators may have a host of their own: then the workshop is nowhere else.
ADMIN_HOST = env.str("ADMIN_HOST", default="")
if ADMIN_HOST:
    ALLOWED_HOSTS.append(ADMIN_HOST)
    CSRF_TRUSTED_ORIGINS.append(f"{SITE.scheme}://{ADMIN_HOST}")
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
OTP_TOTP_ISSUER = "Pathways to Canada"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
RATELIMIT_ENABLE = env.bool("RATELIMIT_ENABLE", default=True)

# --- What it is made of ---------------------------------------------------------------
INSTALLED_APPS = [
    "immigration_portal.workshop.WorkshopConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "import_export",
    "occupations",
    "pathways",
]

MIDDLEWARE = [
    "immigration_portal.logs.RequestLog",
    "pathways.views.private.PrivateAddresses",
    "immigration_portal.nulls.NoNulls",
    "immigration_portal.bodies.BodyLimit",
    "pathways.views.admission.Admission",
    "immigration_portal.hosts.AdminHost",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "immigration_portal.accounts.IdleEnd",
    "django_otp.middleware.OTPMiddleware",
    "pathways.admin.second_factor.SecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "immigration_portal.urls"
WSGI_APPLICATION = "immigration_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Messages travel in a signed cookie, so that a page that shows none reads no session.
MESSAGE_STORAGE = "immigration_portal.hosts.HostMessages"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_SECONDS = 25
# Invented people who are assessed before and after a change.
IMPACT_SYNTHETIC = env.int("IMPACT_SYNTHETIC", default=10_000)
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"

# --- Database, cache, mail ------------------------------------------------------------
DATABASES = {
    "default": environment.tuned_database(
        env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        environment.postgres_limits(
            connect=env.int("DATABASE_CONNECT_SECONDS", default=5),
            lock=env.int("DATABASE_LOCK_SECONDS", default=5),
            statement=env.int("DATABASE_STATEMENT_SECONDS", default=30),
        ),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Without REDIS_URL the portal starts a Valkey of its own on this socket.
BROKER_IS_EMBEDDED = not env.str("REDIS_URL", default="")
VALKEY_SOCKET = environment.socket_path(VAR_DIR)
REDIS_URL = env.str("REDIS_URL", default="") or f"unix://{VALKEY_SOCKET}?db=0"
CACHES = {
    "default": {
        "BACKEND": "pathways.quick_cache.QuickCache",
        "LOCATION": environment.cache_url(REDIS_URL),
        "TIMEOUT": 3600,
        # One try: a page that waits for its cache is later than one that is made.
        "OPTIONS": {
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
            "retry": Retry(
                NoBackoff(), 1, supported_errors=(exceptions.ConnectionError,)
            ),
        },
    }
}

MAIL = env.email_url("EMAIL_URL", default=f"filemail://{VAR_DIR / 'mail'}")
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "pathways.smtp.CarefulBackend"
EMAIL_FILE_PATH = f"/{MAIL['EMAIL_FILE_PATH'].lstrip('/')}"
EMAIL_HOST = MAIL["EMAIL_HOST"] or "localhost"
EMAIL_PORT = MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = MAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 15
# What a mail server that does not know us yet takes without suspicion.
MAILS_PER_MINUTE = env.int("MAILS_PER_MINUTE", default=300)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "FROM_EMAIL", default=f"no-reply@{SITE.hostname}"
)

# --- Files that people bring: kept until a worker takes them, minutes at the most -----
# Web and workers share this folder; nobody else reads it, and no backup needs it.
UPLOADS_DIR = Path(env.str("UPLOADS_DIR", default=str(VAR_DIR / "uploads")))
# A larger request is refused before any of it is read: a file of 10 MB and its form.
LARGEST_BODY = 10_500_000
# No file is written to a temporary one.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY

# --- Tasks: redelivered after a crash, hence safe to run twice ------------------------
CELERY_BROKER_URL = environment.broker_url(REDIS_URL)
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# So short that the work of a killed worker is taken up within a minute.
CELERY_TASK_SOFT_TIME_LIMIT = 30
CELERY_TASK_TIME_LIMIT = 35
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# A task's process is refused more: what eats memory fails, and not the machine.
TASK_MEMORY_MB = env.int("TASK_MEMORY_MB", default=2000)
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than the longest task may take, or a slow one would run twice.
    "visibility_timeout": env.int("TASK_VISIBILITY_SECONDS", default=40),
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
    # A silent broker ends a call; a page waits for it less long than a worker does.
    "socket_connect_timeout": env.float("BROKER_SECONDS", default=5),
    "socket_timeout": env.float("BROKER_SECONDS", default=5),
}
# A page does not wait for a broker that is away: the sweeper offers the row again.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {
        "task": "pathways.supervisor.heartbeat.beat",
        "schedule": 15.0,
        "options": {"expires": 30},
    },
    "offer-what-is-due": {
        "task": "pathways.tasks.offer_what_is_due",
        "schedule": 10.0,
        "options": {"expires": 20},
    },
    "publish-due-changes": {
        "task": "pathways.tasks.publish_due_changes",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "sweep-files": {
        "task": "pathways.tasks.sweep_files",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "delete-expired": {
        "task": "pathways.tasks.delete_expired",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
}
# The published feeds of rounds; nothing is fetched while an address is empty.
ROUNDS_FEED_URL = env.str("ROUNDS_FEED_URL", default="")
PROVINCIAL_DRAWS_FEED_URL = env.str("PROVINCIAL_DRAWS_FEED_URL", default="")
if ROUNDS_FEED_URL or PROVINCIAL_DRAWS_FEED_URL:
    CELERY_BEAT_SCHEDULE["fetch-rounds"] = {
        "task": "pathways.rounds.tasks.fetch_rounds",
        "schedule": env.float("ROUNDS_FEED_SECONDS", default=6 * 3600.0),
        "options": {"expires": 3600},
    }
# Watched sources are fetched only where a site says so; addresses that are not public
# are for tests alone.
WATCH_SOURCES = env.bool("WATCH_SOURCES", default=False)
WATCH_LOCAL_ADDRESSES = False
if WATCH_SOURCES:
    CELERY_BEAT_SCHEDULE["visit-sources"] = {
        "task": "pathways.changes.watching.tasks.visit_sources",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    }
# Ticks wait apart, and workers take from both in turn: what people asked for does not
# stand behind a day of ticks that nobody ran.
CELERY_TASK_QUEUES: dict[str, dict[str, str]] = {"celery": {}, "ticks": {}}
CELERY_TASK_ROUTES = {
    str(plan["task"]): {"queue": "ticks"} for plan in CELERY_BEAT_SCHEDULE.values()
}
# A worker's claim on a row outlasts the longest task; a lost message is sent again.
LEASE_LASTS = timedelta(seconds=env.int("LEASE_SECONDS", default=40))
OFFER_AGAIN_AFTER = timedelta(seconds=env.int("OFFER_AGAIN_SECONDS", default=30))

# --- Language and time ----------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
# One language: nothing is looked up. A second one turns it on.
USE_I18N = len(LANGUAGES) > 1
USE_TZ = True

# --- Static files: hashed and compressed by collectstatic, served by whitenoise -------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
HASHED_STATIC_FILES = env.bool("HASHED_STATIC_FILES", default=not DEBUG)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC_FILES
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "woff2", "br", "gz"]

# --- Logs: JSON lines without paths, answers or addresses -----------------------------
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config(level=env.str("LOG_LEVEL", default="INFO"), with_words=DEBUG)
