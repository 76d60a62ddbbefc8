"""The forecast beside its baselines on the shipped catalogue, held against benchmarks/floors.json.

`python -m benchmarks.forecast`; for a season table of your own there is `cliffhanger backtest`.
"""

from __future__ import annotations

import argparse
import sys

from rich.console import Console

from cliffhanger.forecast.numerics.backtest import Plan
from cliffhanger.forecast.numerics.baselines import MODELS, OURS, models_named
from cliffhanger.main.backtest_display import run_with_bar, show

from .floors import fallen
from .sample import SHIPPED_ORIGINS, SHIPPED_TO, shipped


def main() -> int:
    """Run, show, compare. 1 when a floor is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forecast", description=__doc__)
    parser.add_argument("--models", default=",".join(MODELS), help=f"otherwise all: {', '.join(MODELS)}")
    console, given = Console(highlight=False, soft_wrap=True), parser.parse_args()
    plan = Plan(models_named(given.models), SHIPPED_ORIGINS, SHIPPED_TO)
    report = run_with_bar(shipped(), plan, console)
    show(report, console)
    if OURS not in report.overall:
        return 0
    worse = fallen(report.overall[OURS])
    console.print("\n" + ("\n".join(worse) or "ours holds its floors"))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
