"""What the documents say can be followed: links lead somewhere, files exist, commands are taken as they stand."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import load_command_class

from cliffhanger.main.cli import COMMANDS

from .repository import ROOT, documents, files, guide, short, text_of

LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)\s]+)\)")
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE_IN_CODE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|md|json|jsonl|toml)|[\w-]+\.(?:py|md|json))`")


def prose(page: Path) -> str:
    return FENCE.sub("", text_of(page))


def anchors(page: Path) -> set[str]:
    """Headings as code hosts turn them into anchors."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", documents(), ids=short)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(prose(page)):
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{short(page)} links to {target}"
        assert not anchor or anchor in anchors(there), f"{short(there)} has no heading for #{anchor}"


@pytest.mark.parametrize("page", documents(), ids=short)
def test_files_that_a_document_names_exist(page: Path) -> None:
    have = [f"/{short(path)}" for path in files()]
    for name in FILE_IN_CODE.findall(prose(page)):
        assert any(path.endswith(f"/{name}") for path in have) or "example" in name, (
            f"{short(page)} names {name}"
        )


def test_every_page_below_docs_is_reached_from_the_readme() -> None:
    linked = {(ROOT / target).resolve() for target in LINK.findall(text_of(ROOT / "README.md"))}
    forgotten = [short(path) for path in documents() if path.parent == ROOT / "docs" and path not in linked]
    assert not forgotten, f"README.md does not lead to {', '.join(forgotten)}"


def shown_commands() -> Iterator[str]:
    """The command lines in code blocks, up to a redirection or a remark."""
    for page in documents():
        for line in "\n".join(FENCE.findall(text_of(page))).splitlines():
            if shown := re.match(r"(?:\$ |ExecStart=|[A-Z_]+=\S+ )*(?:\S*/)?cliffhanger (?=\w)(.*)", line):
                yield re.split(r" [>|#] ?", shown[1])[0].strip()


@pytest.mark.parametrize("line", sorted(set(shown_commands())))
def test_commands_in_the_documents_are_taken_as_they_stand(line: str) -> None:
    name, *words = shlex.split(line)
    assert name in COMMANDS, f"there is no command {name!r}"
    load_command_class("cliffhanger.main", name).create_parser("cliffhanger", name).parse_args(words)


def test_make_targets_in_the_documents_exist() -> None:
    rules = text_of(ROOT / "Makefile").replace("$(VENV)", ".venv")
    targets = set(re.findall(r"^([\w./-]+):", rules, re.MULTILINE))
    shown = "\n".join([*FENCE.findall(guide()), *re.findall(r"`([^`]+)`", FENCE.sub("", guide()))])
    named = set(re.findall(r"^make ([\w./-]+)", shown, re.MULTILINE))
    assert named, "the README shows make targets"
    assert named <= targets, f"the Makefile has no {', '.join(named - targets)}"
