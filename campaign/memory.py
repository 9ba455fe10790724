"""What earlier runs learned from each file, so that an unchanged file is never read twice.

A file is the same when its stamp (size and times of change) is the same and older than the memory itself, or else when
its bytes are. What was learned is forgotten as soon as the code, the Python or the locked libraries differ that
learned it. The memory lives in .cache/ and may be deleted at any time.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from campaign import digest

PROJECT = Path(__file__).parent.parent
TICK = 50_000_000  # nanoseconds; a stamp this close to the memory's own may hide a second change: then bytes decide


class Stamp(NamedTuple):
    """What tells in passing that a file has changed."""

    size: int
    modified: int  # nanoseconds
    changed: int  # nanoseconds; unlike `modified`, no tool can set it (on Windows it is the time of making)

    @property
    def newest(self) -> int:
        """Return the later of the two times."""
        return max(self.modified, self.changed)


class Learned(NamedTuple):
    """A file's stamp and digest, and what was learned from it; no stamp where it is not to be remembered."""

    stamp: Stamp | None
    digest: str
    value: Any


def stamps(folder: Path) -> Iterator[tuple[str, Stamp | None]]:
    """Yield every file below a folder, by its path from there with `/`, with its stamp; a link has none."""
    ahead = [("", os.fspath(folder))]
    while ahead:
        prefix, place = ahead.pop()
        try:
            entries = list(os.scandir(place))
        except FileNotFoundError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                ahead.append((f"{prefix}{entry.name}/", entry.path))
            elif entry.is_symlink():
                yield prefix + entry.name, None
            else:
                yield prefix + entry.name, stamp_of(entry.stat())


def stamp_of(status: os.stat_result) -> Stamp:
    """Return a file's stamp from its status."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def snapshot(root: Path, folders: Iterable[str]) -> dict[str, Stamp | None]:
    """Return every file of some folders of a project by its path, in order, with its stamp."""
    found = ((f"{folder}/{path}", stamp) for folder in folders for path, stamp in stamps(root / folder))
    return dict(sorted(found))


def code_digest(*folders: Path) -> str:
    """Return a digest of all that turns files into values: Python, the locked libraries, our modules, other folders."""
    found = hashlib.sha256(sys.version.encode())
    for folder in (PROJECT / "campaign", PROJECT / "requirements", *folders):
        for name in sorted(name for name, _stamp in stamps(folder) if "__pycache__" not in name):
            content = (folder / name).read_bytes()
            found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


@dataclass
class Memory:
    """What was learned from each file of a project, by the file's path."""

    file: Path | None = None  # None: nothing is kept
    code: str = ""
    before: dict[str, Learned] = field(default_factory=dict)
    now: dict[str, Learned] = field(default_factory=dict)
    sure_until: int = 0  # stamps up to here are believed

    @classmethod
    def open(cls, file: Path, code: str) -> Memory:
        """Return the memory kept in a file; an empty one where there is none, or other code wrote it."""
        kept = load(file)
        if not kept or kept["code"] != code:
            return cls(file, code)
        return cls(file, code, kept["learned"], sure_until=sure_until(file))

    def recalls(self, root: Path, path: str, stamp: Stamp) -> bool:
        """Return whether a file is the same as before, and if so take what was learned from it along."""
        known = self.before.get(path)
        if known is None:
            return False
        if known.stamp != stamp or stamp.newest >= self.sure_until:
            if known.digest != digest.of_file(root / path):
                return False
            known = known if known.stamp == stamp else known._replace(stamp=stamp)
        self.now[path] = known
        return True

    def save(self) -> None:
        """Keep what this run knows, in one step: a killed run leaves the memory before it."""
        if self.file and any(self.before.get(path) is not learned for path, learned in self.now.items()):
            save(self.file, {"code": self.code, "learned": self.now})


def sure_until(file: Path) -> int:
    """Return the time, in nanoseconds, up to which a stamp seen by a memory kept in this file is believed."""
    return file.stat().st_mtime_ns - TICK


def load(file: Path) -> Any:  # noqa: ANN401 - whatever `save` was given
    """Return what was saved in a file, or None where it is missing or not whole."""
    was_on = gc.isenabled()
    gc.disable()  # thousands of new objects, none of them garbage
    try:
        return pickle.loads(file.read_bytes())  # noqa: S301 - our own file, in a folder that only this project writes
    except (OSError, EOFError, ValueError, TypeError, ImportError, AttributeError, pickle.UnpicklingError):
        return None
    finally:
        if was_on:
            gc.enable()


def save(file: Path, value: Any) -> None:  # noqa: ANN401 - anything that can be pickled
    """Write a value to a file in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(pickle.dumps(value, protocol=5))
    draft.replace(file)
