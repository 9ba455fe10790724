"""A lock that one process holds at a time, and that the system lets go of when the process is killed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(path: Path, busy: str) -> Iterator[None]:
    """Hold a lock file while the block runs; say `busy` once if another process holds it, and wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _lock(file.fileno(), wait=False):
            print(busy, file=sys.stderr, flush=True)
            _lock(file.fileno(), wait=True)
        yield


def _lock(file: int, *, wait: bool) -> bool:
    """Lock an open file for this process and return whether that worked; with wait, until it does."""
    while True:
        try:
            _lock_now(file, wait=wait)
        except OSError:
            if not wait:
                return False
        else:
            return True


def _lock_now(file: int, *, wait: bool) -> None:
    """Lock an open file or raise OSError; with wait, Windows still gives up after ten seconds."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
