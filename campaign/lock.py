"""A lock that one process holds at a time, and that the system lets go of when the process is killed."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(path: Path, busy: str) -> Iterator[None]:
    """Hold a lock file while the block runs; say `busy` once if another process holds it, and wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _locked(file.fileno()):
            print(busy, file=sys.stderr, flush=True)
            while not _locked(file.fileno()):
                time.sleep(0.1)
        yield


def _locked(file: int) -> bool:
    """Lock an open file for this process and return whether that worked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
