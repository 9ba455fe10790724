"""Builds the site in a fresh process, each time into the folder that is not being shown."""

import os
import secrets
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = (sys.executable, "-m", "campaign", "build", "--drafts", "--output")
TRACEBACK = "Traceback (most recent call last):"


@dataclass(frozen=True)
class Built:
    """How a build went: a name like no other's, its folder if it is good, what to say, and its seconds."""

    name: str
    folder: Path | None
    findings: tuple[str, ...]
    seconds: float


@dataclass
class Builder:
    """Runs builds for a project; `work` is a folder of its own, emptied at the start."""

    root: Path
    work: Path
    command: tuple[str, ...] = COMMAND
    count: int = field(default=0, init=False)
    session: str = field(default_factory=lambda: secrets.token_hex(4), init=False)

    def __post_init__(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)

    def build(self) -> Built:
        """Build once; a good build's folder is whole and stays until the next but one starts."""
        self.count += 1
        folder = self.work / "ab"[self.count % 2]
        shutil.rmtree(folder, ignore_errors=True)
        start = time.perf_counter()
        done = self.run(folder)
        seconds = time.perf_counter() - start
        good = None if done.returncode else folder
        return Built(f"{self.session}-{self.count}", good, self.findings(done), seconds)

    def findings(self, done: "subprocess.CompletedProcess[str]") -> tuple[str, ...]:
        """Return what the build said, one finding a line; a traceback goes to a file, its last line here."""
        lines = tuple(line for line in done.stderr.splitlines() if line.strip())
        if TRACEBACK in lines:
            log = self.work / "build.log"
            log.write_text(done.stderr, "utf-8")
            return (f"The build itself broke: {lines[-1]}", f"All of it is in {log.relative_to(self.root)}")
        if done.returncode and not lines:
            return (f"The build ended with exit code {done.returncode} and said nothing.",)
        return lines

    def run(self, folder: Path) -> "subprocess.CompletedProcess[str]":
        """Run the build command and wait for it."""
        return subprocess.run(
            [*self.command, str(folder)],
            cwd=self.root,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
