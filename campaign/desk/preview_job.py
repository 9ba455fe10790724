"""`python3 tasks.py preview`: builds the site before and after a change, and says which pages differ."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from campaign.build import build
from campaign.check.dates import new_actions_lie_ahead
from campaign.checked import checked
from campaign.desk import preview
from campaign.finding import Finding
from campaign.git import Git, GitError


def run(root: Path, base: str, folder: Path, today: date | None) -> list[Finding]:
    """Write a preview of what changed since the commit `base` into a folder, and return what is to mend."""
    shutil.rmtree(folder, ignore_errors=True)
    loaded = checked(root, today, drafts=True)
    findings = loaded.findings
    if loaded.campaign:
        findings = findings + list(new_actions_lie_ahead(loaded.campaign, frozenset(added(root, base))))
    found = None
    if build(root, folder / "site", today=today).written:
        found = _compared(root, base, folder / "site", today)
    text = preview.summary(found, findings)
    preview.write(folder, found or (), text)
    _show(text)
    return findings


def added(root: Path, base: str) -> list[str]:
    """Return the actions that this change adds."""
    words = ("diff", "--name-only", "--diff-filter=A", "-z", base, "--", "content/actions")
    return [path for path in git(root, *words).split("\0") if path]


def _compared(root: Path, base: str, after: Path, today: date | None) -> list[preview.Change]:
    with tempfile.TemporaryDirectory() as kept, checkout(root, base, Path(kept) / "tree") as tree:
        before = Path(kept) / "site"
        _build_as_it_was(tree, before, today)
        return preview.changes(before, after)


def _build_as_it_was(tree: Path, output: Path, today: date | None) -> None:
    """Build an older state with its own code; where it cannot be built, every page counts as new."""
    words = ["build", "--root", str(tree), "--output", str(output), *(["--today", str(today)] if today else [])]
    quiet = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    subprocess.run([sys.executable, "-m", "campaign", *words], cwd=tree, env=quiet, check=False, capture_output=True)


@contextmanager
def checkout(root: Path, commit: str, place: Path) -> Iterator[Path]:
    """Hold the files of another commit in a folder while the block runs."""
    git(root, "worktree", "add", "--quiet", "--detach", str(place), commit)
    try:
        yield place
    finally:
        git(root, "worktree", "remove", "--force", str(place))


def git(root: Path, *words: str) -> str:
    """Return what git says; its own words end the job where it fails."""
    try:
        return Git(root).raw(*words).decode()
    except GitError as error:
        raise SystemExit(str(error)) from None


def _show(text: str) -> None:
    """Print the summary, and put it on the page that GitHub shows for a run."""
    print(text)
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(place, "a", encoding="utf-8") as opened:
            opened.write(text)
