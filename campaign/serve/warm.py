"""A process that has all it needs loaded before it is told what to do.

`python -P warm.py WORD…` imports libraries and the project's code, waits for one line, and runs `campaign` with the
words and that line. If code was saved in the meantime, a fresh process does it: what runs is what was saved last.
"""

import importlib
import os
import runpy
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

NEEDED = ("pelican", "markdown", "nh3", "campaign.checked", "campaign.pages.prepared", "campaign.pelican_run")

Code = dict[str, tuple[int, int]]


def main(words: list[str]) -> None:
    """Get ready, wait, and run; end quietly if the other side goes away without a word."""
    sys.path.insert(0, os.getcwd())
    before = code()
    with suppress(Exception):  # broken code says so when it is run
        for name in NEEDED:
            importlib.import_module(name)
    line = sys.stdin.readline().rstrip("\n")
    if line and code() != before:
        sys.exit(subprocess.run([sys.executable, "-m", "campaign", *words, line], check=False).returncode)
    if line:
        sys.argv = ["campaign", *words, line]
        runpy.run_module("campaign", run_name="__main__", alter_sys=True)


def code() -> Code:
    """Return the project's modules with their times and sizes."""
    found = ((path, path.stat()) for path in Path("campaign").rglob("*.py"))
    return {str(path): (status.st_mtime_ns, status.st_size) for path, status in found}


if __name__ == "__main__":
    main(sys.argv[1:])
