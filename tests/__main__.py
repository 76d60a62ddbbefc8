"""`make test`: everything on SQLite, then the data rooms again on PostgreSQL where one is reachable.

CLIFFHANGER_TEST_POSTGRES names the server (postgres://…); without it the standard local port is tried.
CLIFFHANGER_REQUIRE_SERVICES=1 makes a missing server an error instead of a skip.
"""

from __future__ import annotations

import os
import subprocess
import sys

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
ROOMS = ("catalogue", "evidence", "forecast", "audience", "main")
ON_POSTGRES = [
    "tests/test_walk.py",
    *(f"src/cliffhanger/{room}" for room in ROOMS),
    "--ignore=src/cliffhanger/forecast/numerics",
]
WORKERS = ["--numprocesses", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal"]


def main(args: list[str]) -> int:
    """The first exit code that is not 0."""
    on_sqlite = pytest(args or WORKERS, {})
    if on_sqlite or args:
        return on_sqlite
    address = os.environ.get("CLIFFHANGER_TEST_POSTGRES", LOCAL)
    if not is_reachable(address):
        return skipped(address)
    print("\nthe data rooms again, on PostgreSQL", flush=True)
    return pytest([*ON_POSTGRES, *WORKERS], {"DATABASE_URL": address, "CLIFFHANGER_EMBEDDED": "1"})


def pytest(args: list[str], environment: dict[str, str]) -> int:
    return subprocess.call([sys.executable, "-m", "pytest", *args], env={**os.environ, **environment})


def is_reachable(address: str) -> bool:
    import psycopg

    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def skipped(address: str) -> int:
    if os.environ.get("CLIFFHANGER_REQUIRE_SERVICES") == "1":
        print(
            f"\nPostgreSQL is required here and does not answer at {address.rpartition('@')[2]}", flush=True
        )
        return 1
    print(
        "\nSKIPPED: the data rooms on PostgreSQL. No server answers; set CLIFFHANGER_TEST_POSTGRES to name one."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
