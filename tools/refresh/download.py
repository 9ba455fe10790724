"""An archive from another computer to a few plain files here. Nothing in it is trusted, and all of it has limits."""

from __future__ import annotations

import gzip
import http.client
import io
import re
import tarfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

ALLOWED = ("https://", "http://127.0.0.1:")
MEGABYTE = 1_000_000
PAUSES = (0, 10, 30)  # seconds before each try
PATIENCE = 30  # seconds to wait for the next bytes
BLOCK = 65_536
NAME = re.compile(r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*\.yml")
BROKEN = "broken off, or no .tar.gz at all"


class SourceError(Exception):
    """A source that cannot be used, and why, in a sentence."""


@dataclass(frozen=True)
class Limits:
    """What a download may come to: in bytes, in seconds, and in files that are taken."""

    packed: int = 200 * MEGABYTE
    unpacked: int = 600 * MEGABYTE
    file: int = MEGABYTE
    files: int = 5_000
    seconds: float = 300


def fetch(url: str, to: Path, limits: Limits | None = None, pause: Callable[[float], None] = time.sleep) -> None:
    """Write what an address answers to a file, after a few tries; raise SourceError."""
    limits, why = limits or Limits(), ""
    for seconds in PAUSES:
        pause(seconds)
        try:
            _download(url, to, limits)
        except HTTPError as error:
            error.close()
            why = f"it answered {error.code} {error.reason}"
        except (OSError, http.client.HTTPException) as error:
            why = " ".join(str(error).split()) or type(error).__name__
        else:
            return
    raise SourceError(f"{url} could not be downloaded: {why}.")


def _download(url: str, to: Path, limits: Limits) -> None:
    if not url.startswith(ALLOWED):
        raise SourceError(f"{url} is not an address that starts with https://.")
    end, size = time.monotonic() + limits.seconds, 0
    with build_opener(_Redirects).open(Request(url), timeout=PATIENCE) as answer, to.open("wb") as file:  # noqa: S310
        told = int(answer.headers.get("Content-Length") or 0)
        while block := answer.read1(BLOCK):
            size += len(block)
            if size > limits.packed:
                raise SourceError(f"{url} is larger than {limits.packed // MEGABYTE} MB, which cannot be right.")
            if time.monotonic() > end:
                raise SourceError(f"{url} was not there after {limits.seconds:g} seconds.")
            file.write(block)
    if size < told:
        raise OSError("the answer broke off")


class _Redirects(HTTPRedirectHandler):
    """Follows where an address leads, but never away from https."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """Return the next request."""
        if not newurl.startswith(ALLOWED):
            raise SourceError(f"{req.full_url} leads to {newurl[:200]}, which does not start with https://.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Limited(io.RawIOBase):
    """What is read from a compressed file, which may be far larger than it looks."""

    def __init__(self, inner: gzip.GzipFile, most: int) -> None:
        """Read from a file, so many bytes at most."""
        self.inner, self.left = inner, most

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise SourceError where there are too many."""
        data = self.inner.read(size if 0 <= size <= BLOCK * 16 else BLOCK * 16)
        self.left -= len(data)
        if self.left < 0:
            raise SourceError("The archive is far larger than it looks, which cannot be right.")
        return data


def unpack(archive: Path, folder: str, kinds: tuple[str, ...], to: Path, limits: Limits | None = None) -> date | None:
    """Write the .yml files of some folders in a folder of an archive to `to`, by their folder's name.

    Return the day on which the newest was saved, None where the archive does not say; raise SourceError.
    """
    limits = limits or Limits()
    saved: list[float] = []
    try:
        with gzip.open(archive) as opened:
            limited = _Limited(opened, limits.unpacked)
            with tarfile.open(fileobj=limited, mode="r|") as tar:
                for member in tar:
                    if place := _place(member, folder, kinds):
                        saved.append(member.mtime)
                        _write(tar, member, to / place, limits)
                        _refuse(len(saved) > limits.files, f"The archive has more than {limits.files} files for us")
            while limited.read(BLOCK):  # to its end, where its checksum is
                pass
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, OverflowError) as error:
        raise SourceError(f"The archive is {BROKEN} ({' '.join(str(error).split())}).") from error
    _refuse(not saved, f"The archive has no files in {folder}/{kinds[0]}")
    return _day(max(saved))


def _place(member: tarfile.TarInfo, folder: str, kinds: tuple[str, ...]) -> str:
    """Return where a member goes: `legislature/Name.yml`; "" for what is not ours."""
    _top, *path = member.name.split("/")
    *above, kind, name = path if len(path) > 1 else ("", "")
    if "/".join(above) != folder or kind not in kinds or not name.endswith(".yml"):
        return ""
    shown = member.name[:200]
    _refuse(not member.isreg() or member.issparse(), f"{shown} in the archive is not a plain file")
    _refuse(NAME.fullmatch(name) is None, f"{shown!r} in the archive has an odd name")
    return f"{kind}/{name}"


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, to: Path, limits: Limits) -> None:
    _refuse(member.size > limits.file, f"{member.name[:200]} in the archive is larger than a member's file can be")
    _refuse(to.exists(), f"{member.name[:200]} is in the archive twice")
    to.parent.mkdir(parents=True, exist_ok=True)
    file = tar.extractfile(member)
    data = file.read() if file else b""
    _refuse(len(data) != member.size, f"The archive is {BROKEN}")
    to.write_bytes(data)


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise SourceError(f"{why}.")


def _day(saved: float) -> date | None:
    return datetime.fromtimestamp(saved, UTC).date() if 946_684_800 < saved < 4_102_444_800 else None  # 2000 to 2100
