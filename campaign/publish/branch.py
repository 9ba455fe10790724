"""The branch that GitHub Pages shows: what it holds, its last publishes, and moving it in one step or not at all."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from campaign.git import Git, GitError

KEPT = 14  # publishes, the newest among them: two weeks of nights to go back to
SCRATCH = "publish-in-the-making"  # a branch of this clone alone, gone when a publish ends
FETCHED = "refs/campaign/published"
TRAILER = re.compile(r"^(Source|Refused): (\S+)$", re.MULTILINE)


class PushRefusedError(Exception):
    """The remote did not take the new state; it is as it was."""


@dataclass(frozen=True)
class Publish:
    """One commit of the branch: what was published, and from which commit of the sources."""

    commit: str
    title: str
    source: str
    refused: tuple[str, ...]  # sources whose publish was undone, and is not to be repeated


def head_of(git: Git, remote: str, branch: str) -> str:
    """Return the commit a branch of the remote is at, or "" where there is no such branch."""
    lines = git("ls-remote", "--heads", remote, f"refs/heads/{branch}").splitlines()
    return lines[0].split()[0] if lines else ""


def fetch(git: Git, remote: str, branch: str) -> str:
    """Bring the published branch here, beside all branches of this clone; return its commit, "" where there is none."""
    if not head_of(git, remote, branch):
        return ""
    git("fetch", "--quiet", "--no-tags", remote, f"+refs/heads/{branch}:{FETCHED}")
    return git("rev-parse", FETCHED)


def history(git: Git, commit: str) -> list[Publish]:
    """Return the publishes up to a commit, the newest first."""
    if not commit:
        return []
    records = git.raw("log", "--first-parent", "-z", "--format=%H%n%B", commit).decode().split("\0")
    return [_publish(record) for record in records if record.strip()]


def _publish(record: str) -> Publish:
    commit, _, message = record.strip().partition("\n")
    trailers = TRAILER.findall(message)
    sources = [value for key, value in trailers if key == "Source"]
    refused = tuple(value for key, value in trailers if key == "Refused")
    return Publish(commit, message.partition("\n")[0], sources[-1] if sources else "", refused)


def message(title: str, source: str, refused: Iterable[str] = ()) -> str:
    """Return a commit message that `history` can read back."""
    return "\n".join([title, "", f"Source: {source}", *(f"Refused: {each}" for each in refused)])


def files(git: Git, commit: str) -> dict[str, str]:
    """Return every file of a commit with the id of its content."""
    if not commit:
        return {}
    entries = git.raw("ls-tree", "-r", "-z", commit).decode().split("\0")
    pairs = (entry.split("\t", 1) for entry in entries if entry)
    return {path: about.split()[2] for about, path in pairs}


def content_id(content: bytes) -> str:
    """Return the id that git gives a content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def contents(git: Git, ids: Iterable[str]) -> dict[str, bytes]:
    """Return the contents of many ids at once."""
    wanted = list(dict.fromkeys(ids))
    answer = git.raw("cat-file", "--batch", given="\n".join(wanted).encode() + b"\n") if wanted else b""
    found, at = {}, 0
    for each in wanted:
        line_end = answer.index(b"\n", at)
        size = int(answer[at:line_end].split()[2])
        found[each] = answer[line_end + 1 : line_end + 1 + size]
        at = line_end + 1 + size + 1
    return found


def commit_folder(git: Git, folder: Path, *, text: str, domain: str, onto: str) -> str:
    """Commit a folder with ghp-import, on top of a commit, on no branch that anybody sees; return the new commit."""
    command = [sys.executable, "-m", "ghp_import", "-n", "-b", SCRATCH, "-m", text, *(["-c", domain] * bool(domain))]
    forget_scratch(git)
    if onto:
        git("update-ref", f"refs/heads/{SCRATCH}", onto)
    done = subprocess.run(
        [*command, str(folder)], cwd=git.folder, env=git.environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise GitError(("fast-import",), done.stderr)
    return git("rev-parse", f"refs/heads/{SCRATCH}")


def forget_scratch(git: Git) -> None:
    """Remove the branch of this clone on which a publish is made, if a killed one left it."""
    if git.says("show-ref", "--verify", "--quiet", f"refs/heads/{SCRATCH}"):
        git("update-ref", "-d", f"refs/heads/{SCRATCH}")


def shortened(git: Git, commit: str, keep: int) -> str:
    """Return a commit with the same content and only its `keep` newest publishes behind it, itself counted."""
    commits = git("rev-list", "--first-parent", f"--max-count={keep + 1}", commit).split()
    if len(commits) <= keep:
        return commit
    parent = ""
    for each in reversed(commits[:keep]):
        parent = again(git, each, parent)
    return parent


def again(git: Git, commit: str, parent: str, text: str = "") -> str:
    """Commit the content of a commit anew on top of another parent, with its message and dates or a new message."""
    fields = ("an", "ae", "ad", "cn", "ce", "cd")
    shown = git("show", "--no-patch", "--date=raw", "--format=" + "%n".join(f"%{each}" for each in fields), commit)
    names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "AUTHOR_DATE", "COMMITTER_NAME", "COMMITTER_EMAIL", "COMMITTER_DATE")
    who = {f"GIT_{name}": value for name, value in zip(names, shown.splitlines(), strict=True)}
    words = text or git("show", "--no-patch", "--format=%B", commit)
    dated = Git(git.folder, {**git.variables, **who})
    return dated("commit-tree", f"{commit}^{{tree}}", *(["-p", parent] * bool(parent)), "-m", words)


def push(git: Git, remote: str, branch: str, *, new: str, before: str) -> None:
    """Move the remote's branch from `before` ("" for none) to `new`; PushRefusedError leaves it as it was."""
    lease = f"--force-with-lease=refs/heads/{branch}:{before}"
    try:
        git("push", "--quiet", lease, remote, f"{new}:refs/heads/{branch}")
    except GitError as error:
        raise PushRefusedError(_why(error.said, remote, branch)) from error


def _why(said: str, remote: str, branch: str) -> str:
    if "stale info" in said or "cannot lock ref" in said:
        return f"Somebody else has just published to {branch}. Nothing of yours was mixed in. Run it again."
    return f"{remote} did not take the new site, and shows the one before. It said: {' '.join(said.split())}"
