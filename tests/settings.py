"""The product's own settings in a throw-away data folder, on the engine that the run asks for.

`SENIM_TEST_DATABASE=postgresql` runs the suite on PostgreSQL instead of SQLite.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import postgres


DATA = Path(tempfile.mkdtemp(prefix="senim-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
for name in [each for each in os.environ if each.startswith("SENIM_")]:
    if not name.startswith("SENIM_TEST_"):
        del os.environ[name]
os.environ.pop("DATABASE_URL", None)
os.environ["SENIM_DATA"] = str(DATA)
os.environ["SENIM_STRICT_READS"] = "true"

from config.settings import *  # noqa: E402, F403 (the product's settings, all of them)
from config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402 (after the folder)


STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if os.environ.get("SENIM_TEST_DATABASE") == "postgresql":
    DATABASES["default"] = postgres.database()
else:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
