"""Shipped data: checked rows in, one compressed file of JSON lines out, and back again."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path

Row = dict[str, str]


class BadRow(ValueError):
    """A row that may not ship. Correct that line in the file and compile again."""


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Each row with its line number; stops if a column is missing or a row has too few or too many cells."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        missing = set(columns) - set(reader.fieldnames or ())
        if missing:
            raise BadRow(
                f"{path.name} has no column {', '.join(sorted(missing))}; compare it with the README"
            )
        for row in reader:
            if None in row or None in row.values():
                raise BadRow(f"line {reader.line_num} of {path.name} does not have one cell per column")
            yield reader.line_num, {key: cell.strip() for key, cell in row.items()}


@contextmanager
def at_line(path: Path, number: int) -> Iterator[None]:
    """Any refusal inside names the file and the line it came from."""
    try:
        yield
    except ValueError as error:
        raise BadRow(f"line {number} of {path.name}: {error}") from error


def canonical(value: object) -> bytes:
    """JSON that is the same bytes for the same value: keys sorted, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def pack(lines: Iterable[object], out: Path) -> int:
    """Write one JSON line a value, compressed; returns the size in bytes."""
    data = lzma.compress(b"".join(canonical(line) + b"\n" for line in lines), preset=9)
    out.write_bytes(data)
    return len(data)


def unpack(file: Traversable) -> list[bytes]:
    """The lines of a packed file, still as bytes."""
    return lzma.decompress(file.read_bytes()).splitlines()
