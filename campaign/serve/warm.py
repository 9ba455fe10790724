"""A fresh process that has its libraries loaded before it is told what to do.

`python -P warm.py MODULE WORD…` imports the libraries, waits for one line, and runs the module with the words
and that line. The project's own code is loaded only then, so it is always the code that was saved last.
"""

import importlib
import runpy
import sys
from pathlib import Path

LIBRARIES = ("pelican", "jinja2", "markdown", "nh3", "yaml")


def main(words: list[str]) -> None:
    """Get ready, wait, and run; end quietly if the other side goes away without a word."""
    for name in LIBRARIES:
        importlib.import_module(name)
    line = sys.stdin.readline().rstrip("\n")
    if line:
        sys.path.insert(0, str(Path.cwd()))
        sys.argv = [words[0], *words[1:], line]
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
