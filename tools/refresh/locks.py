"""`python -m tools propose-locks`: lock files that differ from those on the main branch, as one pull request."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from campaign.git import Git, GitError
from campaign.load import load
from campaign.publish.repository import files
from tools.refresh.proposal import Desk, Gh, Proposal, ProposalError, base_of, gh, github_of, propose, withdraw

FOLDER, BRANCH, TITLE = ".cache/refresh", "newer-locks", "Take newer releases"
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)
WORDS = """\
The packages that this project runs on have newer releases. Nothing changes until you merge this.

1. GitHub starts no checks by itself on a pull request that a workflow opened: press **Close pull request**, then **Reopen pull request**, and wait for **check**.
2. It is green? Press **Merge pull request**. It is red? Leave this open and ask whoever changes the code; the next run brings it up to date.

## What is newer

{lines}
"""  # noqa: E501 - GitHub would break a paragraph where its lines do


def main(words: Sequence[str]) -> int:
    """Propose the lock files, print what was done, and return 0, or 1 where that could not be done."""
    parser = argparse.ArgumentParser(prog="propose-locks", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=Path, default=Path(), help="the clone to work for")
    parser.add_argument("--remote", default="origin", help="the git remote to propose to")
    asked = parser.parse_args(words)
    try:
        print(propose_locks(asked.root, asked.remote))
    except (ProposalError, GitError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def propose_locks(root: Path, remote: str = "origin", run: Gh = gh, today: date | None = None) -> str:
    """Open, bring up to date or close the pull request about lock files, and return what was done."""
    git = Git(root)
    base = base_of(git, remote)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    campaign = load(root, today).campaign
    signed = git.signed(campaign.site.name, campaign.site.mail) if campaign else git
    desk = Desk(signed, remote, base, github_of(git, remote, run), root / FOLDER)
    old = {path: data for path, data in files(git, base.commit).items() if path.startswith("requirements/")}
    changed = {path: data for path, data in _locks(root).items() if old.get(path) != data}
    if not changed:
        return withdraw(desk, BRANCH, "the locks hold the newest releases.") or "The locks hold the newest releases."
    lines = "\n".join(_news(old, changed)) or "- the hashes of some files"
    return propose(desk, Proposal("lock --upgrade --propose", BRANCH, TITLE, WORDS.format(lines=lines), changed, lines))


def _locks(root: Path) -> dict[str, bytes]:
    """Return the lock files by path, with the line ends that git keeps."""
    paths = sorted((root / "requirements").glob("*.txt"))
    return {path.relative_to(root).as_posix(): path.read_bytes().replace(b"\r\n", b"\n") for path in paths}


def _news(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """Yield a line for each package that is newer, new or gone."""
    before, after = _versions({**old}), _versions({**old, **new})
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, "not there"), after.get(name, "gone")
        if was != now:
            yield f"- [{name}](https://pypi.org/project/{name}/) {was} → {now}"


def _versions(locks: Mapping[str, bytes]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for data in locks.values():
        for name, version in PINNED.findall(data.decode()):
            found.setdefault(name, set()).add(version)
    return {name: ", ".join(sorted(versions)) for name, versions in found.items()}
