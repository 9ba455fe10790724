"""Notices that a source of the site was saved, and builds it again in a process that is ready and waiting.

Run as a script, this file is that process: `python -P builder.py WORD…` loads what a build needs, waits for one line,
and runs `campaign` with the words and that line. That saves half a second of each build, two thirds of it.
"""

import importlib
import os
import runpy
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

SOURCES = ("content", "data", "theme", "campaign", "pelicanconf.py")
PASSING = {"4913", ".DS_Store", "Thumbs.db"}  # 4913 is Vim trying whether it may write
PASSING_ENDS = ("~", ".swp", ".swx", ".tmp", ".pyc")
LOOK_AGAIN = 2.0  # seconds, for file systems that give no notices
BUILD = (sys.executable, "-P", __file__, "build", "--drafts")
NEEDED = (
    "campaign.build",
    "campaign.checked",
    "campaign.render",
    "campaign.check.public_rules",
    "icalendar",
    "feedgenerator",
)
TRACEBACK = "Traceback (most recent call last):"

Snapshot = dict[str, tuple[int, int]]


def snapshot(root: Path, sources: tuple[str, ...] = SOURCES) -> Snapshot:
    """Return time (ns) and size (bytes) of each source file by its path; editors' and Python's own files left out."""
    stamps: Snapshot = {}
    for source in sources:
        for path in files(root / source):
            with suppress(OSError):  # gone since it was listed: the next look will not list it
                status = os.stat(path)
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


def noticed(root: Path, stop: threading.Event) -> Iterator[None]:
    """Yield whenever a source may have changed, until told to stop: now, at each notice, and every LOOK_AGAIN seconds.

    Only a comparison of snapshots tells whether one has: a notice can be missed or mean nothing.
    """
    yield
    paths = [path for path in (root / source for source in SOURCES) if path.exists()]
    again = int(LOOK_AGAIN * 1000)
    with suppress(OSError):  # a system that cannot watch so many files
        for _ in watch(*paths, watch_filter=None, step=20, stop_event=stop, rust_timeout=again, yield_on_timeout=True):
            yield
    while not stop.wait(LOOK_AGAIN):
        yield


@dataclass(frozen=True)
class Built:
    """How a build went: its unique name, its folder if it is good, what it said, and its seconds."""

    name: str
    folder: Path | None
    findings: tuple[str, ...]
    seconds: float


class Builder:
    """Runs builds for a project; `work` is a folder of its own, kept from one `serve` to the next.

    A build puts its files in place only when all of them are good: until then the last good site stays.

    The command reads the folder to build into from its input: it is started before it is needed.
    """

    def __init__(self, root: Path, work: Path, command: tuple[str, ...] = (*BUILD, "--output")) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self.root, self.work, self.command, self.count = root, work, command, 0
        self.prepare()

    def prepare(self) -> None:
        """Get ready for the next build: start its process, which waits for its folder."""
        self.next = subprocess.Popen(
            self.command,
            cwd=self.root,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )

    def build(self) -> Built:
        """Build once; the folder is whole when this returns."""
        self.count += 1
        folder, start = self.work / "site", time.perf_counter()
        said = self.next.communicate(f"{folder}\n")[1]
        seconds, code = time.perf_counter() - start, self.next.returncode
        return Built(secrets.token_hex(8), None if code else folder, self.findings(code, said), seconds)

    def findings(self, code: int, said: str) -> tuple[str, ...]:
        """Return what the build said, one finding a line; a traceback goes to a file, its last line here."""
        lines = tuple(line for line in said.splitlines() if line.strip())
        if TRACEBACK in lines:
            log = self.work / "build.log"
            log.write_text(said, "utf-8")
            return (f"The build itself broke: {lines[-1]}", f"All of it is in {log.relative_to(self.root)}")
        if code and not lines:
            return (f"The build ended with exit code {code} and said nothing.",)
        return lines

    def close(self) -> None:
        """End the process that waits."""
        self.next.kill()
        self.next.communicate()


def wait_and_run(words: list[str]) -> None:
    """Load, wait, and run; end quietly if the other side goes away without a word.

    If code was saved in the meantime, a fresh process does it: what runs is what was saved last.
    """
    sys.path.insert(0, os.getcwd())
    code = snapshot(Path(), ("campaign",))
    for name in NEEDED:
        with suppress(Exception):  # broken code says so when it is run
            importlib.import_module(name)
    line = sys.stdin.readline().rstrip("\n")
    if line and snapshot(Path(), ("campaign",)) != code:
        sys.exit(subprocess.run([sys.executable, "-m", "campaign", *words, line], check=False).returncode)
    if line:
        sys.argv = ["campaign", *words, line]
        runpy.run_module("campaign", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    wait_and_run(sys.argv[1:])
