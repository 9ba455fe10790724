"""`python3 tasks.py preview`: builds the site before and after a change; says which pages differ, and what to fix."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from campaign.build import build
from campaign.check.date_rules import new_actions_lie_ahead
from campaign.checked import checked
from campaign.finding import Finding, errors_first
from campaign.git import Git, GitError
from campaign.publish import candidate
from campaign.publish.candidate import Change, address, read_folder, read_pages

ORDER = {"new": 0, "changed": 1, "gone": 2}
LISTED = 60  # more than these are counted, not named
PICTURED = 20  # a picture of each takes about a second
NOTHING = (
    "No page comes out different. (A draft, and an action that opens more than four weeks ahead, is not shown yet.)"
)
BROKEN = "They are shown here as soon as all errors are fixed."
HOW = (
    "Pictures of these pages on a phone, and the whole site, are in the file **preview** under “Artifacts”. To look"
    " around in the site, unpack it and run `python3 -m http.server --directory site`."
)


def preview(root: Path, base: str, folder: Path, today: date | None) -> list[Finding]:
    """Write a preview of what changed since the commit `base` into a folder, and return what is to fix."""
    shutil.rmtree(folder, ignore_errors=True)
    loaded = checked(root, today, drafts=True)
    findings = loaded.findings
    if loaded.campaign:
        findings = findings + list(new_actions_lie_ahead(loaded.campaign, frozenset(added(root, base))))
    found = None
    if build(root, folder / "site", today=today).written:
        found = _compared(root, base, folder / "site", today)
    text = summary(found, findings)
    write(folder, found or (), text)
    print(text)
    return findings


def added(root: Path, base: str) -> list[str]:
    """Return the actions that this change adds."""
    words = ("diff", "--name-only", "--diff-filter=A", "-z", base, "--", "content/actions")
    return [path for path in git(root, *words).split("\0") if path]


def git(root: Path, *words: str) -> str:
    """Return what git says; its own words end the job where it fails."""
    try:
        return Git(root)(*words)
    except GitError as error:
        raise SystemExit(str(error)) from None


def _compared(root: Path, base: str, after: Path, today: date | None) -> list[Change]:
    """Build the state of the commit `base` with its own code, and return what differs from it now.

    Where it cannot be built, every page counts as new.
    """
    quiet = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    with tempfile.TemporaryDirectory() as kept:
        tree, before = Path(kept) / "tree", Path(kept) / "site"
        git(root, "worktree", "add", "--quiet", "--detach", str(tree), base)
        build_it = [sys.executable, "-m", "campaign", "build", "--root", str(tree), "--output", str(before)]
        on_the_day = ["--today", str(today)] if today else []
        try:
            subprocess.run([*build_it, *on_the_day], cwd=tree, env=quiet, check=False, capture_output=True)
        finally:
            git(root, "worktree", "remove", "--force", str(tree))
        return changes(before, after)


# What differs


def changes(before: Path, after: Path) -> list[Change]:
    """Return every page that differs between two built sites, with its title, the most telling first."""
    old, new = read_pages(read_folder(before)), read_pages(read_folder(after))
    pages = {address(path): page for path, page in (old | new).items()}
    found = [
        replace(each, title=pages[each.path].title.rpartition(" – ")[0] or "no title")
        for each in candidate.changes(old, new)
    ]
    return sorted(found, key=lambda change: (ORDER[change.what], _place(change.path), change.path))


def _place(path: str) -> int:
    """Return where a page comes in the list: pages of actions, then texts, then all that lies deeper."""
    if path.startswith("/actions/") and path != "/actions/":
        return 0
    return 1 if path.count("/") <= 2 else 2


def picture(change: Change) -> str:
    """Return the name of a page's picture."""
    return f"{change.path.strip('/').replace('/', '_') or 'home'}.png"


def to_picture(found: Iterable[Change]) -> list[Change]:
    """Return the pages of which pictures are taken: those that are there, and not too many."""
    return [change for change in found if change.what != "gone"][:PICTURED]


# What is shown on GitHub


def summary(found: Sequence[Change] | None, findings: Sequence[Finding]) -> str:
    """Return, in Markdown, what is to fix and which pages come out different; None: nothing could be built."""
    wrong = [f"- {plain(str(finding))}" for finding in errors_first(findings)[:LISTED]]
    parts = ["## What is to fix", "\n".join(wrong)] if wrong else []
    parts.append("## Pages that come out different")
    parts += [_listed(found), HOW] if found else [BROKEN if found is None else NOTHING]
    return "\n\n".join(parts) + "\n"


def _listed(found: Sequence[Change]) -> str:
    lines = [f"| {change.what} | {plain(change.title)} | `{change.path}` |" for change in found[:LISTED]]
    rest = [f"\n… and {len(found) - LISTED} more."] if len(found) > LISTED else []
    return "\n".join(["| | page | address |", "| --- | --- | --- |", *lines, *rest])


def plain(text: str) -> str:
    """Return a stranger's text as Markdown that says just that and does nothing."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~@-])", r"\\\1", " ".join(text.split()))


def write(folder: Path, found: Sequence[Change], text: str) -> None:
    """Write the summary, and the list of pages to be pictured, beside the built site; show the summary on GitHub."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = [{**asdict(change), "picture": picture(change)} for change in to_picture(found)]
    (folder / "pictures.json").write_text(json.dumps(listed, indent=1), "utf-8")
    (folder / "summary.md").write_text(text, "utf-8")
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(place, "a", encoding="utf-8") as opened:
            opened.write(text)


def annotation(finding: Finding) -> str:
    """Return the workflow command that puts a finding beside its line on GitHub."""
    text = str(finding).removeprefix(f"{finding.path}:{finding.line}: ").removeprefix("warning: ")
    place = f"file={_escaped(finding.path, ':,')},line={finding.line}"
    return f"::{finding.level} {place}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Return a text in which nothing can end the command or begin another."""
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
