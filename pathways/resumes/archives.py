"""ZIP archives of strangers: looked through before anything is unpacked, and never
unpacked to a disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from pathways.resumes.bounds import (
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
)
from pathways.resumes.unreadable import Reason, Unreadable

LEAVES_FOLDER = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """An archive whose names, sizes and flags are harmless."""
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise Unreadable(Reason.BOMB)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Unreadable(Reason.BROKEN) from error
    for member in archive.infolist():
        _refuse_harm(member)
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED_BYTES:
        raise Unreadable(Reason.BOMB)
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, whatever size it claims, up to the bound."""
    try:
        with archive.open(name) as file:
            data = file.read(MAX_MEMBER_BYTES + 1)
    except BROKEN as error:
        raise Unreadable(Reason.BROKEN) from error
    except (KeyError, RuntimeError) as error:
        raise Unreadable(Reason.BROKEN) from error
    if len(data) > MAX_MEMBER_BYTES:
        raise Unreadable(Reason.BOMB)
    return data


def _refuse_harm(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 0x1:
        raise Unreadable(Reason.ENCRYPTED)
    if LEAVES_FOLDER.search(member.orig_filename.replace("\\", "/")):
        raise Unreadable(Reason.HOSTILE, what="path")
    packed = max(member.compress_size, 1)
    if member.file_size > 1_000_000 and member.file_size / packed > MAX_RATIO:
        raise Unreadable(Reason.BOMB)
