"""What every command of ours shares: help with examples, and Django's developer options out of the way."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console

__all__ = ["Command", "CommandError"]


class Command(BaseCommand):
    """A command with a line for the list (`help`), a longer text (`about`) and examples that can be typed."""

    about = ""
    examples: tuple[str, ...] = ()
    suppressed_base_arguments = frozenset(
        {
            "--version",
            "--settings",
            "--pythonpath",
            "--traceback",
            "--no-color",
            "--force-color",
            "--verbosity",
        }
    )
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        text = "\n".join([self.help, "", self.about]).strip()
        parser = super().create_parser(
            prog_name, subcommand, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )
        parser.description = text
        parser.epilog = "examples:\n" + "\n".join(f"  {example}" for example in self.examples)
        return parser

    @property
    def console(self) -> Console:
        """Rich on a terminal, plain lines elsewhere."""
        return Console(file=self.stdout._out, highlight=False, soft_wrap=True)
