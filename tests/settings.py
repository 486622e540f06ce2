"""The site as the tests run it: its own data folder, quick passwords, plain static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before the settings are read: tests never touch var/, nor what the person at the terminal has set.
_folder = tempfile.mkdtemp(prefix="cirrus-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["DATA_DIR"] = _folder
for _name in ("DEBUG", "HTTPS", "ALLOWED_HOSTS", "SECRET_KEY", "EMAIL_HOST"):
    os.environ.pop(_name, None)

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = Path(_folder) / "static"
STATIC_ROOT.mkdir()  # whitenoise warns of a missing one
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the live server of the browser tests answers from other threads.
    DATABASES["default"]["TEST"] = {"NAME": Path(_folder) / "test.sqlite3"}
