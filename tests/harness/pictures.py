"""Pictures for the documentation: of few colours, so that they are small."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

COLOURS: Final = 24
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def in_few_colours(png: bytes) -> bytes:
    """The same picture in its commonest colours; the others become the nearest."""
    width, height, rows = _read(png)
    counts: Counter[bytes] = Counter()
    for row in rows:
        counts.update(row[x : x + 3] for x in range(0, len(row), 3))
    palette = [tuple(colour) for colour, _n in counts.most_common(COLOURS)]
    nearest = {colour: _nearest(colour, palette) for colour in counts}
    lines = [
        bytes([0, *(nearest[row[x : x + 3]] for x in range(0, len(row), 3))])
        for row in rows
    ]
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = b"".join(bytes(colour) for colour in palette)
    body = zlib.compress(b"".join(lines), 9)
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", body), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def _nearest(colour: bytes, palette: list[tuple[int, ...]]) -> int:
    def far(place: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(colour, palette[place], strict=True))

    return min(range(len(palette)), key=far)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _read(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a browser's picture: three or four bytes a dot."""
    parts = list(_chunks(png))
    width, height, _depth, kind = struct.unpack(">IIBB", parts[0][1][:10])
    size = 4 if kind == 6 else 3
    data = zlib.decompress(b"".join(d for name, d in parts if name == b"IDAT"))
    stride = width * size
    before, rows = bytearray(stride), []
    for at in range(0, len(data), stride + 1):
        before = _unfiltered(data[at], data[at + 1 : at + 1 + stride], before, size)
        if size == 4:
            row = bytearray(width * 3)
            for channel in range(3):
                row[channel::3] = before[channel::4]
            rows.append(bytes(row))
        else:
            rows.append(bytes(before))
    return width, height, rows


def _unfiltered(kind: int, line: bytes, above: bytearray, size: int) -> bytearray:
    row = bytearray(line)
    for x in range(len(row)):
        left = row[x - size] if x >= size else 0
        up = above[x]
        corner = above[x - size] if x >= size else 0
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        row[x] = (row[x] + guess) & 255
    return row


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
