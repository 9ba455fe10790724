"""Builds the site in a fresh process, each time into a new folder."""

import os
import secrets
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

WARM = str(Path(__file__).with_name("warm.py"))
BUILD = (sys.executable, "-P", WARM, "campaign", "build", "--drafts")
COMMAND = (*BUILD, "--output")
TRACEBACK = "Traceback (most recent call last):"


@dataclass(frozen=True)
class Built:
    """How a build went: a name like no other's, its folder if it is good, what to say, and its seconds."""

    name: str
    folder: Path | None
    findings: tuple[str, ...]
    seconds: float


class Builder:
    """Runs builds for a project; `work` is a folder of its own, emptied at the start.

    The command reads the folder to build into as a line from its input: the next process is started before it
    is needed, which saves a third of a second at each change.
    """

    def __init__(self, root: Path, work: Path, command: tuple[str, ...] = COMMAND) -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        self.root, self.work, self.command = root, work, command
        self.session, self.count = secrets.token_hex(4), 0
        self.good: list[Path] = []
        self.next = self.start()

    def start(self) -> "subprocess.Popen[str]":
        """Start a process that waits for its folder."""
        return subprocess.Popen(
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
        """Build once into a folder of its own, which is whole when this returns."""
        self.count += 1
        folder = self.work / str(self.count)
        start = time.perf_counter()
        said = self.next.communicate(f"{folder}\n")[1]
        seconds = time.perf_counter() - start
        code = self.next.returncode
        self.good += [] if code else [folder]
        return Built(f"{self.session}-{self.count}", None if code else folder, self.findings(code, said), seconds)

    def prepare(self) -> None:
        """Get ready for the next build: start its process, and clear away all but the last two good folders.

        The last one is being shown; the one before may still be in the middle of an answer.
        """
        self.next = self.start()
        self.good = self.good[-2:]
        for folder in self.work.iterdir():
            if folder.is_dir() and folder not in self.good:
                shutil.rmtree(folder, ignore_errors=True)

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
