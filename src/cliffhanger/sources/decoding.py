"""A body, unpacked as it arrives and cut off at its limit: a small packed body may be a very large one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from .errors import Refused, SourceUnavailable

PACKED = {"gzip", "x-gzip"}
_GZIP = zlib.MAX_WBITS | 16
_STEP = 1 << 16


def read_body(chunks: Iterable[bytes], *, encoding: str, limit: int) -> bytes:
    """The whole body; raises `Refused` as soon as it is larger than ``limit`` bytes once unpacked."""
    encoding = encoding.strip().lower()
    if encoding in PACKED:
        chunks = _gunzip(chunks)
    elif encoding not in {"", "identity"}:
        raise SourceUnavailable(
            f"the answer is packed as {encoding!r}, which was not asked for; try again later"
        )
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise Refused(
                f"larger than {limit >> 20} MiB; if it must be read, raise the fetcher's size limit"
            )
    return bytes(body)


def _gunzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacked pieces of bounded size. A file may be several packed ones in a row."""
    unpacker = zlib.decompressobj(_GZIP)
    started = False
    try:
        for chunk in chunks:
            while chunk:
                if unpacker.eof:
                    unpacker = zlib.decompressobj(_GZIP)
                started = True
                yield unpacker.decompress(chunk, _STEP)
                chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        yield unpacker.flush() if started else b""
    except zlib.error as error:
        raise SourceUnavailable(f"the packed answer is damaged ({error}); try again later") from error
    if started and not unpacker.eof:
        raise SourceUnavailable("the packed answer breaks off; try again later")
