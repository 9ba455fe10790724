"""`check --fix`: mends in the files what needs no judgment, and says what it did."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from campaign.desk.menders import MENDERS, secured
from campaign.memory import stamps
from campaign.read.files import LARGEST

FOLDERS = ("content", "data")
ENDINGS = (".md", ".yml")
ROUNDS = 5  # one mending can make room for another, as dashes do for the fields between them
SECURE = re.compile(r"https://([a-z0-9.-]+)")


class Mended(NamedTuple):
    """A file, and what was mended in it."""

    path: str
    what: tuple[str, ...]

    def __str__(self) -> str:
        """Return the one line that is printed."""
        return f"{self.path}: mended: {'; '.join(self.what)}."


def fix(root: Path) -> list[Mended]:
    """Mend every text of content/ and data/ in place, each in one step, and return what was mended."""
    secure = secure_hosts(root)
    mended = (_fix_file(root, path, secure) for path in _files(root))
    return [each for each in mended if each]


def secure_hosts(root: Path) -> frozenset[str]:
    """Return the hosts that the data files link to with https://: they are known to answer there."""
    files = (root / "data" / name for name, stamp in stamps(root / "data") if stamp and name.endswith(".yml"))
    return frozenset(host for file in files for host in SECURE.findall(file.read_text("utf-8", errors="replace")))


def _files(root: Path) -> Iterator[str]:
    """Yield the path of every text that people write; links are left alone."""
    for folder in FOLDERS:
        for name, stamp in sorted(stamps(root / folder)):
            if stamp and stamp.size <= LARGEST and name.endswith(ENDINGS):
                yield f"{folder}/{name}"


def _fix_file(root: Path, path: str, secure: frozenset[str]) -> Mended | None:
    file = root / path
    before = file.read_bytes()
    try:
        text, what = mend(before.decode("utf-8"), secure)
    except UnicodeDecodeError:
        return None  # the check says so; a guess at the encoding could change words
    if not what:
        return None
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(text.encode("utf-8"))
    draft.replace(file)
    return Mended(path, what)


def mend(text: str, secure: frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, mended, and what was done; a text that needs nothing comes back as it is."""
    done: dict[str, None] = {}
    menders = (*MENDERS, ("http:// to https:// for hosts that are known", partial(secured, hosts=secure)))
    for _ in range(ROUNDS):
        before = text
        for words, mender in menders:
            mended = mender(text)
            if mended != text:
                done[words] = None
                text = mended
        if text == before:
            break
    return text, tuple(done)
