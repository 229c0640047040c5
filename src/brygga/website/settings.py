"""All settings, from the environment. What each value means is told in docs/operation.md."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from brygga.website.environment import (
    DEMO_MOMENT,
    DEMO_SECRET_KEY,
    Chosen,
    check_safe,
    database_from_url,
    is_on,
    moment_from,
)

MODE = os.environ.get("BRYGGA_MODE", "demo")
if MODE not in {"demo", "production"}:
    raise ImproperlyConfigured(f"BRYGGA_MODE is “{MODE}”. Write demo or production.")
DEMO = MODE == "demo"

SOURCE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BRYGGA_DATA", "var")).resolve()
DATA.mkdir(parents=True, exist_ok=True)

SECRET_KEY = os.environ.get("SECRET_KEY", DEMO_SECRET_KEY if DEMO else "")
DEBUG = is_on(os.environ, "BRYGGA_DEBUG", default=False)
PORT = os.environ.get("PORT", "8000")
BASE_URL = os.environ.get("BRYGGA_URL", f"http://localhost:{PORT}" if DEMO else "").rstrip("/")
ALLOWED_HOSTS = [
    name.strip() for name in os.environ.get("ALLOWED_HOSTS", "").split(",") if name.strip()
] or (["localhost", "127.0.0.1", "[::1]", "testserver"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

SECURE_COOKIES = not is_on(os.environ, "INSECURE_COOKIES", default=DEMO)
DEMO_LOGIN = is_on(os.environ, "BRYGGA_DEMO_LOGIN", default=DEMO)

# A moment that stands still, or None for the system's clock. Only website.clock reads it.
CLOCK = moment_from(os.environ.get("BRYGGA_CLOCK", DEMO_MOMENT if DEMO else ""))

EMAIL_HOST = os.environ.get("MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MAIL_PASSWORD", "")
EMAIL_USE_TLS = is_on(os.environ, "MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_BACKEND = (
    "brygga.website.mail.ConsoleAndFileBackend"
    if DEMO
    else "django.core.mail.backends.smtp.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "Brygga <brygga@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""

if not DEMO:
    check_safe(
        Chosen(
            secret_key=SECRET_KEY,
            debug=DEBUG,
            allowed_hosts=ALLOWED_HOSTS,
            base_url=BASE_URL,
            clock=CLOCK,
            secure_cookies=SECURE_COOKIES,
            demo_login=DEMO_LOGIN,
            mail_host=EMAIL_HOST,
        )
    )

# Later slices first: their templates and texts may refine those of earlier ones.
SLICES = [
    name
    for name in (
        *("website", "overview", "reports", "steering", "outreach", "meetups"),
        *("volunteers", "contributions", "obligations", "proposals", "agreements"),
        *("notices", "parties", "journal"),
    )
    if (SOURCE / name / "apps.py").exists()
]
INSTALLED_APPS = [
    *(f"brygga.{name}" for name in SLICES),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "brygga.website.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "brygga.parties.access.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "brygga.website.clock.ClockMiddleware",
    "brygga.website.errors.MethodNotAllowedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "brygga.website.urls"
WSGI_APPLICATION = "brygga.website.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "brygga.website.context.site",
            ],
        },
    }
]

FORM_RENDERER = "brygga.website.forms.Renderer"

DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL", ""), data=DATA)}

# Letters wait in the database, written with the act that asks for them; `db_worker` sends them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The cache lives in the process's memory: nothing in it (allauth's rate limits count addresses)
# reaches a disk. With several processes a session cached by one would be stale in another.
WORKERS = int(os.environ.get("BRYGGA_WORKERS", "1"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = (
    "django.contrib.sessions.backends.cached_db"
    if WORKERS == 1
    else "django.contrib.sessions.backends.db"
)
SESSION_COOKIE_NAME = "brygga_session"
SESSION_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_NAME = "brygga_csrf"
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "brygga_language"
LANGUAGE_COOKIE_SECURE = SECURE_COOKIES
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if not DEMO:
    SECURE_SSL_REDIRECT = is_on(os.environ, "REDIRECT_TO_HTTPS", default=True)
    # Our server speaks http to the proxy that holds the certificate, and which must set this.
    if is_on(os.environ, "BEHIND_PROXY", default=True):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

AUTH_USER_MODEL = "parties.Person"
AUTHENTICATION_BACKENDS = ["brygga.parties.signin.SignInBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, str]] = []
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "brygga.parties.signin.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "brygga.parties.forms.SignInForm",
    "confirm_login_code": "brygga.parties.forms.CodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMO else "https"
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "brygga.parties.forms.AddPasskeyForm",
    "edit_webauthn": "brygga.parties.forms.RenamePasskeyForm",
}
MFA_ADAPTER = "brygga.parties.signin.MFAAdapter"
# Passkeys want https, or http on the very name localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "media"
# Attachments are private: they are read through views that know who asks, never by address.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Hashed and compressed where `brygga serve` has collected them; straight from the slices
# elsewhere, so tests and a fresh checkout need no preparation.
_COLLECTED = is_on(os.environ, "BRYGGA_COLLECTED", default=not DEMO)
WHITENOISE_USE_FINDERS = not _COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "brygga.website.static_files.StaticFiles"
        if _COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# No request is ever logged with its address, browser, parameters or user: only the level, the
# place in the code and what happened.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"impersonal": {"()": "brygga.website.logs.Impersonal"}},
    "formatters": {"plain": {"()": "brygga.website.logs.PlainFormatter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["impersonal"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "brygga": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
