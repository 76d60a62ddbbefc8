"""The product's own settings, with everything it stores in a folder that goes away and nothing fetched."""

import atexit
import os
import shutil
import tempfile

_var = tempfile.mkdtemp(prefix="cliffhanger-test-")
atexit.register(shutil.rmtree, _var, ignore_errors=True)
os.environ["CLIFFHANGER_VAR"] = _var
os.environ.setdefault("CLIFFHANGER_SECRET_KEY", "not secret: for tests")
os.environ["CLIFFHANGER_ONLINE"] = "0"

from cliffhanger.main.settings import *  # noqa: E402, F403

# A name of its own, so that two test runs against one server do not meet.
if "DATABASE_URL" in os.environ:
    DATABASES["default"]["TEST"] = {"NAME": f"test_cliffhanger_{os.getpid()}"}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
