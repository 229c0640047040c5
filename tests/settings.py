"""The site's own settings, with a data folder of their own that is removed afterwards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Nothing of the machine may change what a test sees, except the choice of database.
for name in list(os.environ):
    if name.startswith(("BRYGGA_", "MAIL_", "DJANGO_")) and name != "DJANGO_SETTINGS_MODULE":
        del os.environ[name]
for name in ("SECRET_KEY", "ALLOWED_HOSTS", "INSECURE_COOKIES", "REDIRECT_TO_HTTPS", "PORT"):
    os.environ.pop(name, None)

folder = tempfile.mkdtemp(prefix="brygga-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["BRYGGA_DATA"] = folder
(Path(folder) / "static").mkdir()  # empty: tests read styles and scripts where they are kept

from brygga.website.settings import *  # noqa: E402, F403

if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A file, as an installation has: one in memory knows neither WAL nor two writers at once.
    DATABASES["default"]["TEST"] = {"NAME": f"{folder}/tests.sqlite3"}  # noqa: F405
