"""The code keeps its promises before it runs: types are proven, and style, annotations and docstrings are whole."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.invented import ROOT


@pytest.mark.parametrize("words", [["mypy"], ["ruff", "check", "."], ["ruff", "format", "--check", "."]], ids=" ".join)
def test_nothing_is_found(words: list[str]) -> None:
    """`mypy --strict` over the site and its tools, and ruff over everything, find nothing (see pyproject.toml)."""
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_merge_is_left_half_done() -> None:
    """No file holds the marks that git puts around two versions of the same lines."""
    words = ["git", "grep", "--untracked", "--line-number", "-E", "^(<{7}|>{7}) "]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (1, "")
