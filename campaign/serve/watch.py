"""Says when the sources of the site have changed, and never misses a change.

The truth is a comparison of the files' stamps; the system's notices only wake it up early.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchfiles import watch

SOURCES = ("content", "data", "theme", "campaign", "pelicanconf.py")
PASSING = {"4913", ".DS_Store", "Thumbs.db"}  # 4913 is Vim trying whether it may write
PASSING_ENDS = ("~", ".swp", ".swx", ".tmp", ".pyc")
LOOK_AGAIN = 2.0  # seconds, for file systems that give no notices

Snapshot = dict[str, tuple[int, int]]


def snapshot(root: Path, sources: tuple[str, ...] = SOURCES) -> Snapshot:
    """Return the time and size of each source file by its path; editors' and Python's own files left out."""
    stamps: Snapshot = {}
    for source in sources:
        for path in files(root / source):
            try:
                status = os.stat(path)
            except OSError:
                continue  # gone since it was listed: the next look will not list it
            stamps[os.path.relpath(path, root)] = (status.st_mtime_ns, status.st_size)
    return stamps


def files(path: Path) -> Iterator[str]:
    """Yield the file itself, or all files below the folder."""
    if path.is_file():
        yield str(path)
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in names if not passing(name))


def passing(name: str) -> bool:
    """Return whether a file is only an editor's or the system's passing one."""
    return name.endswith(PASSING_ENDS) or name.startswith((".#", "#")) or name in PASSING


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """Return the paths that came, went or differ, in order."""
    return sorted({path for path, _ in before.items() ^ after.items()})


class Waker:
    """Lets one thread sleep until the system says that something below the root has changed."""

    def __init__(self) -> None:
        self.something = threading.Event()
        self.stop = threading.Event()

    def wait(self) -> None:
        """Sleep until a notice, at most LOOK_AGAIN seconds."""
        self.something.wait(LOOK_AGAIN)
        self.something.clear()

    def follow(self, paths: list[Path], *, recursive: bool) -> None:
        """Wake the sleeper at each change in the paths until told to stop."""
        notices = watch(*paths, watch_filter=None, step=20, stop_event=self.stop, recursive=recursive)
        for _ in notices:
            self.something.set()


@contextmanager
def waking(root: Path, sources: tuple[str, ...] = SOURCES) -> Iterator[Waker]:
    """Follow the sources while the block runs; the root itself too, for single files that are replaced."""
    waker = Waker()
    folders = [root / source for source in sources if (root / source).is_dir()]
    kinds = (([root], False), (folders, True))
    threads = [
        threading.Thread(target=waker.follow, args=(paths,), kwargs={"recursive": deep}, name="watch")
        for paths, deep in kinds
        if paths
    ]
    for thread in threads:
        thread.start()
    try:
        yield waker
    finally:
        waker.stop.set()
        for thread in threads:
            thread.join()
