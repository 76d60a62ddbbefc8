"""The repository as the house rules see it: its files, its documents, its pinned requirements."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "cliffhanger"
ROOMS = sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
NOT_OURS = {".git", ".venv", "var", "build", "__pycache__", "node_modules"}
"""Folders that hold what was made or installed here, beside every .something_cache and .egg-info."""


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the repository."""
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if not _is_made(name)]
        found += [Path(folder, name) for name in names]
    return tuple(sorted(found))


def _is_made(name: str) -> bool:
    return name in NOT_OURS or name.endswith(("_cache", ".egg-info")) or name == ".hypothesis"


def short(path: Path) -> str:
    """The path as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    """The file's text; empty for a file that is no text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def documents() -> list[Path]:
    """The front page, the pages below docs/ and the readmes of the rooms."""
    return [path for path in files() if path.suffix == ".md"]


def guide() -> str:
    """What a newcomer reads: the readme and everything below docs/."""
    pages = [path for path in documents() if path.parent in {ROOT, ROOT / "docs"}]
    return "\n".join(text_of(path) for path in pages)


def code() -> list[Path]:
    """Python of the package, without tests and migrations."""
    ours = [path for path in files() if path.suffix == ".py" and path.is_relative_to(PACKAGE)]
    return [path for path in ours if not {"tests", "migrations"} & set(path.parts)]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function and method with its length in lines, signature and docstring included."""
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def pyproject() -> dict:
    return tomllib.loads(text_of(ROOT / "pyproject.toml"))


def section(page: str, heading: str) -> str:
    """The text below a heading of docs/glossary.md, operations.md or the like, up to the next of its rank."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"there is no heading “## {heading}”"
    return found[1]


def table_rows(text: str) -> list[list[str]]:
    """The cells of each row whose first cell is `a word in code`."""
    rows = [line.strip().strip("|").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


@dataclass(frozen=True)
class Pin:
    name: str
    version: str
    hashes: int


_PIN = re.compile(r"([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; [^\\]+)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def pins(name: str) -> list[Pin]:
    """The pins of a lock file; a line that is neither a pin nor a hash is an error."""
    found: list[Pin] = []
    for number, line in enumerate(text_of(ROOT / name).splitlines(), start=1):
        if pin := _PIN.fullmatch(line):
            found.append(Pin(pin[1], pin[2], 0))
            continue
        assert _HASH.fullmatch(line), f"{name}:{number} is neither name==version nor a hash: {line!r}"
        found[-1] = Pin(found[-1].name, found[-1].version, found[-1].hashes + 1)
    return found
