"""All settings, one file. What differs between installations comes from the environment (docs/operations.md).

Editorial policy (tiers, thresholds, lead times) is not here: it is versioned code in its own room.
"""

from __future__ import annotations

from pathlib import Path

from .environment import env_bool, env_database, env_int, env_list, env_secret, env_text

ROOM = Path(__file__).resolve().parent.parent
VAR = Path(env_text("CLIFFHANGER_VAR", "var")).resolve()

EMBEDDED = env_bool("CLIFFHANGER_EMBEDDED", default=not env_text("DATABASE_URL"))
DEBUG = env_bool("CLIFFHANGER_DEBUG", default=False)
SECRET_KEY = env_secret("CLIFFHANGER_SECRET_KEY", kept_in=VAR / "secret-key")
BASE_URL = env_text("CLIFFHANGER_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env_list("CLIFFHANGER_HOSTS", "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env_list("CLIFFHANGER_ORIGINS", BASE_URL)
SITE_NAME = env_text("CLIFFHANGER_NAME", "Cliffhanger")

INSTALLED_APPS = [
    "cliffhanger.main",
    "cliffhanger.newsroom",
    "cliffhanger.audience",
    "cliffhanger.forecast",
    "cliffhanger.evidence",
    "cliffhanger.catalogue",
    "wagtail.contrib.redirects",
    "wagtail.contrib.forms",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cliffhanger.newsroom.edition.EditionMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cliffhanger.main.urls"
WSGI_APPLICATION = "cliffhanger.main.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env_database("DATABASE_URL", embedded=VAR / "cliffhanger.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
WHITENOISE_USE_FINDERS = EMBEDDED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

# Mail: a file each below var/mail in the embedded mode, SMTP where it is configured.
MAIL_DIR = VAR / "mail"
EMAIL_HOST = env_text("CLIFFHANGER_SMTP_HOST")
EMAIL_PORT = env_int("CLIFFHANGER_SMTP_PORT", 587)
EMAIL_HOST_USER = env_text("CLIFFHANGER_SMTP_USER")
EMAIL_HOST_PASSWORD = env_text("CLIFFHANGER_SMTP_PASSWORD")
EMAIL_TIMEOUT = 30
EMAIL_USE_TLS = env_bool("CLIFFHANGER_SMTP_TLS", default=True)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "cliffhanger.audience.mailbox.FileBackend"
)
DEFAULT_FROM_EMAIL = env_text("CLIFFHANGER_FROM", "Cliffhanger <newsroom@localhost>")
AUDIENCE_SECTIONS = "cliffhanger.main.sections.section_titles"
PROXY_HOPS = env_int("CLIFFHANGER_PROXY_HOPS", 0)
SHOW_MAILBOX = EMBEDDED and not EMAIL_HOST

# Fetching: public addresses only, unless named here.
CONTACT = env_text("CLIFFHANGER_CONTACT", "set CLIFFHANGER_CONTACT to a mail address")
FETCH_ALLOWED_HOSTS = env_list("CLIFFHANGER_FETCH_ALLOWED_HOSTS")
INBOX = VAR / "inbox"
EDITION = VAR / "edition"
ONLINE = env_bool("CLIFFHANGER_ONLINE", default=True)
TICK_SECONDS = env_int("CLIFFHANGER_TICK_SECONDS", 15)

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "txt"]
WAGTAIL_I18N_ENABLED = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https:")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env_text("CLIFFHANGER_LOG", "WARNING")},
}
