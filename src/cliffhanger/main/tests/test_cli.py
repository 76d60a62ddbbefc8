"""The front door of the command line."""

import subprocess
import sys

import pytest
from django.core.management import load_command_class

from cliffhanger.main.cli import COMMANDS, main


def test_help_lists_every_command(capsys):
    main(["--help"])
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in COMMANDS)


def test_an_unknown_command_gets_the_list_and_exit_code_2(capsys):
    with pytest.raises(SystemExit) as refusal:
        main(["forcast"])
    assert refusal.value.code == 2
    assert "there is no command 'forcast'" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(command):
    said = load_command_class("cliffhanger.main", command).create_parser("cliffhanger", command).format_help()
    assert said.startswith(f"usage: cliffhanger {command}")
    assert "examples:\n  " in said
    assert f"  cliffhanger {command}" in said


def test_the_module_runs_as_a_program():
    said = subprocess.run(
        [sys.executable, "-m", "cliffhanger.main.cli"], capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("cliffhanger: is it coming back, and when?")
