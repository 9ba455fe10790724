"""How long a command takes, how much processor it uses, and how much memory its processes hold at their peak."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

EVERY = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True)
class Run:
    """What one run took: seconds of wall clock, seconds of processor, megabytes at the peak (0 if not weighed)."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path, *, weigh: bool = False) -> Run:
    """Run a command and return what it took; a failing one ends the benchmark with what it said.

    Only if it is weighed does anybody look at its memory: fifty looks a second slow it down by a third.
    """
    with tempfile.TemporaryFile("w+") as said:  # a pipe that nobody empties would stop the process
        before, start, peak = os.times(), time.perf_counter(), 0.0
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        while weigh and process.poll() is None:
            peak = max(peak, sum(map(_held, _family(process.pid))))
            time.sleep(EVERY)
        process.wait()
        wall, after = time.perf_counter() - start, os.times()
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read()[-2000:]}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, used, peak)


def middle(runs: Sequence[Run], weighed: Run) -> Run:
    """Return the medians of several runs, and the peak of one that was weighed."""
    return Run(median(each.wall for each in runs), median(each.cpu for each in runs), weighed.peak)


def _family(pid: int) -> list[int]:
    """Return a process and all below it; empty where the system does not tell (only Linux does)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [pid, *(below for child in children for below in _family(int(child)))]


def _held(pid: int) -> float:
    """Return the memory a process holds, in megabytes; what it shares with another counts by its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
