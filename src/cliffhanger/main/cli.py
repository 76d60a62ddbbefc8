"""The `cliffhanger` command: a list of verbs, each a management command in main/management/commands."""

from __future__ import annotations

import os
import sys

COMMANDS = {
    "run": "serve the site and let the loop tick, in one process group",
    "setup": "make the database and import what ships with the package",
    "tick": "fetch, read, file, find, forecast, settle, refresh, tell: one pass",
    "ask": "is it coming back, and when? as of any day",
    "read": "what does this page claim, how firmly, about which season?",
    "source": "list sources; add a feed or a page to read",
    "drop": "put a story into the local feed, to see the newsroom react",
    "review": "readings that wait for an editor: list, accept, reject",
    "score": "how right were we, the baselines, and the outlets that guess?",
    "forecast": "odds for every series in a season table of your own",
    "backtest": "how good would these odds have been, beside every baseline?",
}

_USAGE = """cliffhanger: is it coming back, and when?

usage: cliffhanger COMMAND [options]      (cliffhanger COMMAND --help explains one, with examples)

{commands}

examples:
  cliffhanger ask "All of Us Are Dead"
  cliffhanger ask "All of Us Are Dead" --as-of 2022-03-01 --json
  cliffhanger tick --once
"""


def usage() -> str:
    return _USAGE.format(commands="\n".join(f"  {name:10} {about}" for name, about in COMMANDS.items()))


def main(argv: list[str] | None = None) -> None:
    """Run one command. Unknown ones get the list and exit code 2."""
    argv = list(sys.argv[1:] if argv is None else argv)
    if not argv or argv[0] in {"-h", "--help", "help"}:
        sys.stdout.write(usage())
        return
    if argv[0] == "--version":
        from cliffhanger import __version__

        sys.stdout.write(f"cliffhanger {__version__}\n")
        return
    if argv[0] not in COMMANDS:
        sys.stderr.write(f"cliffhanger: there is no command {argv[0]!r}\n\n{usage()}")
        raise SystemExit(2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cliffhanger.main.settings")
    from django.core.management import ManagementUtility

    ManagementUtility(["cliffhanger", *argv]).execute()


if __name__ == "__main__":
    main()
