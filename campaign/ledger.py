"""What a build wrote to its output folder: the only files that later builds may replace or delete there.

Every file has a key: a hash of all it was made from. A file stays when its key is the one in the ledger and the file
on disk is still the one that was written: by its stamp, or else, as in a copy, by its bytes. The ledger is saved before
files are moved in, without their keys, and once more after: a build that was killed in between is completed by the
next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from campaign import digest, memory
from campaign.finding import Finding
from campaign.memory import Stamp

UNSURE = ""  # the key of a file that must be made again


class Written(NamedTuple):
    """The key a file was made from, the file's stamp right after it was written, and the hash of its bytes."""

    key: str
    stamp: Stamp | None
    digest: str


@dataclass
class Ledger:
    """What builds wrote to one output folder, by path."""

    file: Path
    code: str  # a hash of the code and settings that build
    output: Path
    written: dict[str, Written] = field(default_factory=dict)
    loaded: dict[str, str] = field(default_factory=dict)  # the Python files that the last build ran, with their hashes
    seen: Any = None  # all that the last build saw; when a build sees the same, there is nothing to do
    said: list[Finding] = field(default_factory=list)  # what that build had to say

    @classmethod
    def open(cls, file: Path, code: str, output: Path) -> Ledger:
        """Return the ledger kept in a file, empty where there is none; other code makes every file again."""
        kept = memory.load(file)
        if kept is None:
            return cls(file, code, output)
        if kept["code"] != code or any(digest.of_file(path) != known for path, known in kept["loaded"].items()):
            return cls(file, code, output, {path: Written(UNSURE, None, "") for path in kept["written"]})
        return cls(file, code, output, kept["written"], kept["loaded"], kept["seen"], kept["said"])

    def is_current(self, disk: Mapping[str, Stamp | None], path: str, key: str) -> bool:
        """Return whether the file on disk, by its stamp or its bytes, is the one that was written from this key."""
        known, stamp = self.written.get(path), disk.get(path)
        if known is None or known.key != key or key == UNSURE or stamp is None:
            return False
        return known.stamp == stamp or known.digest == digest.of_file(self.output / path)

    def take(self, part: Path, made: Iterable[tuple[str, str, str]], disk: Mapping[str, Stamp | None]) -> None:
        """Move finished files in, delete those of earlier builds that are not among them, and note the rest.

        `made` is the path, the key and the hash of each file of the site; the hash is "" where the file may stay as it
        was. `disk` is what was in the output folder before. A file with an empty key will be made again.
        """
        files = {path: Written(key, disk.get(path), hash_ or self.written[path].digest) for path, key, hash_ in made}
        gone = self.written.keys() - files.keys()
        self.seen, self.written = None, {path: Written(UNSURE, None, "") for path in (*self.written, *files)}
        self.save()
        moved = move(part, self.output) if part.exists() else {}
        remove(self.output, gone)
        self.written = {path: file._replace(stamp=moved.get(path, file.stamp)) for path, file in files.items()}

    def is_sure(self, seen: Mapping[str, Stamp | None], disk: Mapping[str, Stamp | None]) -> bool:
        """Return whether no source may hide a change, and every file is on disk as it was written."""
        sure_until = memory.sure_until(self.file)
        settled = all(stamp and stamp.newest < sure_until for stamp in seen.values())
        return settled and all(
            written.stamp and disk.get(path) == written.stamp for path, written in self.written.items()
        )

    def save(self) -> None:
        """Keep what the output folder holds now, in one step."""
        names = ("code", "written", "loaded", "seen", "said")
        memory.save(self.file, {name: getattr(self, name) for name in names})


def move(part: Path, output: Path) -> Mapping[str, Stamp | None]:
    """Move every finished file from `part` to its place in `output`, each in one step; return their stamps there."""
    if not output.exists():
        output.parent.mkdir(parents=True, exist_ok=True)
        part.rename(output)
        return dict(memory.stamps(output))
    moved: dict[str, Stamp | None] = {}
    for path, _stamp in sorted(memory.stamps(part)):
        target = os.path.join(output, path)
        if not os.path.isdir(folder := os.path.dirname(target)):
            os.makedirs(folder)
        os.replace(os.path.join(part, path), target)
        moved[path] = memory.stamp_of(os.stat(target))  # moving changes it
    shutil.rmtree(part)
    return moved


def remove(output: Path, paths: Iterable[str]) -> None:
    """Delete files that an earlier build wrote, and folders that this leaves empty."""
    for path in paths:
        place = output / path
        place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == output or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
