"""The group's repository: whether this clone is fit to publish from, and the branch that GitHub Pages shows."""

from __future__ import annotations

import io
import re
import sys
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from campaign.git import Git, GitError
from campaign.model.site import Site
from campaign.pages.output import Urls

GITHUB = re.compile(r"github\.com[:/](?P<owner>[^/]+)/(?P<name>[^/]+?)(?:\.git)?/?$")
PAGES = ".github.io"
KEPT = 14  # publishes, the newest among them: two weeks of nights to go back to
SCRATCH = "publish-in-the-making"  # a branch of this clone alone, gone when a publish ends
FETCHED = "refs/campaign/published"
TRAILER = "%(trailers:key={},valueonly,separator=%x20)"
TOLD = "%x09".join(("%H", TRAILER.format("Source"), TRAILER.format("Refused"), "%s"))


class PushRefusedError(Exception):
    """The remote did not take the new state; it is as it was."""


# The clone


def uncommitted(git: Git) -> list[str]:
    """Return the files of the clone that are changed or new, and not committed."""
    status = git.raw("status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal").decode()
    return [entry[3:] for entry in status.split("\0") if entry]


def misfits(url: str, site: Site) -> Iterator[str]:
    """Yield what would keep the site from working where GitHub shows the repository of a remote, by its URL."""
    found = GITHUB.search(url)
    if found is None:
        return
    owner, name = found["owner"].lower(), found["name"].lower()
    repository = f"https://github.com/{found['owner']}/{found['name']}"
    if site.repository.rstrip("/").removesuffix(".git").lower() != repository.lower():
        yield _wanted(site, "repository", f"this clone publishes to {repository}", repository)
    home = f"{owner}{PAGES}"
    shown = f"https://{home}" + ("" if name == home else f"/{found['name']}")
    if site.host.endswith(PAGES) and site.address.rstrip("/").lower() != shown.lower():
        yield _wanted(site, "address", f"GitHub will show this repository at {shown}/", shown)


def _wanted(site: Site, key: str, why: str, value: str) -> str:
    place = f"{site.source.path}:{site.source.line(key)}"
    return f"{place}: `{key}` is {getattr(site, key)}, but {why}. Set it to {value}."


def domain_of(site: Site) -> str:
    """Return the domain of the site's own that GitHub Pages is told of, or "" where the address is GitHub's."""
    own = not site.host.endswith(PAGES) and not Urls(site.address).base
    return site.host if own else ""


# The branch


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
    records = git.raw("log", "--first-parent", "-z", f"--format={TOLD}", commit).decode().strip("\0").split("\0")
    told = (record.split("\t", 3) for record in records)
    return [Publish(commit, title, source, tuple(refused.split())) for commit, source, refused, title in told]


def message(title: str, source: str, refused: Iterable[str] = ()) -> str:
    """Return a commit message that `history` can read back."""
    return "\n".join([title, "", f"Source: {source}", *(f"Refused: {each}" for each in refused)])


def files(git: Git, commit: str) -> dict[str, bytes]:
    """Return every file of a commit, by its path."""
    if not commit:
        return {}
    packed = git.raw("-c", "core.autocrlf=false", "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        found = {each.name: archive.extractfile(each) for each in archive.getmembers()}
        return {path: file.read() for path, file in found.items() if file}


def commit_folder(git: Git, folder: Path, *, text: str, domain: str, onto: str) -> str:
    """Commit a folder with ghp-import, on top of a commit, on no branch that anybody sees; return the new commit."""
    scratch = f"refs/heads/{SCRATCH}"
    options = ["-n", "-b", SCRATCH, "-m", text, *(["-c", domain] * bool(domain))]
    git("update-ref", *([scratch, onto] if onto else ["-d", scratch]))  # a killed publish may have left it
    git.run(sys.executable, "-m", "ghp_import", *options, str(folder))
    commit = git("rev-parse", scratch)
    git("update-ref", "-d", scratch)
    return commit


def shortened(git: Git, commit: str, keep: int) -> str:
    """Return a commit with the same content and only the `keep` newest publishes in its history, itself counted."""
    commits = git("rev-list", "--first-parent", f"--max-count={keep + 1}", commit).split()
    if len(commits) <= keep:
        return commit
    parent = ""
    for each in reversed(commits[:keep]):
        parent = again(git, each, parent)
    return parent


def again(git: Git, commit: str, parent: str, text: str = "") -> str:
    """Commit the content of a commit anew on top of another parent, with its names and dates, and maybe a new text."""
    head, _, words = git("cat-file", "commit", commit).partition("\n\n")
    tree, *who = [line for line in head.split("\n") if line.startswith(("tree ", "author ", "committer "))]
    lines = [tree, *([f"parent {parent}"] * bool(parent)), *who, "", text or words, ""]
    return git("hash-object", "-t", "commit", "-w", "--stdin", given="\n".join(lines).encode())


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
