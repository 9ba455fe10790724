"""What each written file was made from, so that only files that would come out different are made again.

Every output has a key: a digest of all it is made from. A file stays when its key is the one in the ledger and the
file on disk is still the one that was written: by its stamp, or else, as in a copy, by its bytes. The ledger is saved
last: after a killed build the files that were replaced no longer match it, and are made again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from campaign import digest, memory
from campaign.finding import Finding
from campaign.memory import Stamp


class Written(NamedTuple):
    """The key a file was made from, the file's stamp right after it was written, and the digest of its bytes."""

    key: str
    stamp: Stamp | None
    digest: str


@dataclass
class Ledger:
    """What stands in an output folder, by path, as of the last build that came to its end."""

    file: Path
    code: str
    output: Path
    written: dict[str, Written] = field(default_factory=dict)
    seen: object = None  # all that the last build saw; when a build sees the same, there is nothing to do
    said: list[Finding] = field(default_factory=list)  # what that build had to say

    @classmethod
    def open(cls, file: Path, code: str, output: Path) -> Ledger:
        """Return the ledger kept in a file; an empty one where there is none, or other code wrote it."""
        kept = memory.load(file)
        if not kept or kept.get("code") != code:
            return cls(file, code, output)
        return cls(file, code, output, kept["written"], kept["seen"], kept["said"])

    def stands(self, path: str, key: str, stamp: Stamp | None) -> bool:
        """Return whether the file on disk, with this stamp, is the one that was written from this key."""
        known = self.written.get(path)
        if known is None or known.key != key or stamp is None:
            return False
        return known.stamp == stamp or known.digest == self._digest(path)

    def take(self, part: Path, keys: Mapping[str, str], disk: Mapping[str, Stamp | None]) -> None:
        """Move finished files in, delete what belongs no longer, and note what stands; a file without key is not noted.

        `disk` is what stood there before.
        """
        moved = move(part, self.output) if part.exists() else {}
        remove(self.output, disk.keys() - keys.keys())
        self.written = {path: self._written(path, key, moved, disk) for path, key in keys.items() if key}

    def _written(self, path: str, key: str, moved: Mapping[str, Stamp], disk: Mapping[str, Stamp | None]) -> Written:
        if path in moved:
            return Written(key, moved[path], self._digest(path))
        return Written(key, disk[path], self.written[path].digest)

    def _digest(self, path: str) -> str:
        return digest.of_bytes((self.output / path).read_bytes())

    def is_sure(self, seen: Mapping[str, Stamp | None], disk: Mapping[str, Stamp | None]) -> bool:
        """Return whether no source may hide a change, and every file on disk is as it was written, none added."""
        sure_until = memory.sure_until(self.file)
        settled = all(stamp and stamp.newest < sure_until for stamp in seen.values())
        return settled and disk == {path: written.stamp for path, written in self.written.items()}

    def save(self) -> None:
        """Keep what stands now, in one step."""
        kept = {"code": self.code, "written": self.written, "seen": self.seen, "said": self.said}
        memory.save(self.file, kept)


def on_disk(output: Path) -> dict[str, Stamp | None]:
    """Return every file in the output folder with its stamp."""
    return dict(memory.stamps(output))


def move(part: Path, output: Path) -> Mapping[str, Stamp]:
    """Move every finished file from `part` to its place in `output`, each in one step; return their stamps there."""
    if not output.exists():
        part.rename(output)
        return on_disk(output)
    moved = {}
    for path, _stamp in sorted(memory.stamps(part)):
        target = os.path.join(output, path)
        if not os.path.isdir(folder := os.path.dirname(target)):
            os.makedirs(folder)
        os.replace(os.path.join(part, path), target)
        moved[path] = memory.stamp_of(os.stat(target))  # moving changes it
    shutil.rmtree(part)
    return moved


def remove(output: Path, paths: Iterable[str]) -> None:
    """Delete files that no longer belong, and folders that this leaves empty."""
    for path in paths:
        place = output / path
        place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == output or any(folder.iterdir()):
                break
            folder.rmdir()
