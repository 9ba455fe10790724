"""Is this clone fit to publish from? All committed, nothing newer on the remote, the address the repository's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.git import Git, GitError
from campaign.model.site import Site
from campaign.pages.output import Urls
from campaign.publish.branch import head_of

ANYWAY = "or publish with --anyway"
GITHUB = re.compile(r"github\.com[:/](?P<owner>[^/]+)/(?P<name>[^/]+?)(?:\.git)?/?$")
PAGES = ".github.io"


@dataclass(frozen=True)
class Clone:
    """Where this clone stands."""

    branch: str  # "" where no branch is checked out
    commit: str
    changed: tuple[str, ...]  # files that are not committed
    remote_commit: str  # where the remote's branch of the same name is, "" where it has none
    remote_known: bool  # whether this clone has that commit among those it is made of
    remote_url: str


def look(git: Git, remote: str) -> Clone:
    """Look at the clone and ask the remote where its branch is."""
    url = git("remote", "get-url", remote)
    branch = git("branch", "--show-current")
    commit = git("rev-parse", "--verify", "HEAD")
    status = git.raw("status", "--porcelain", "-z", "--untracked-files=normal").decode()
    there = head_of(git, remote, branch) if branch else ""
    known = not there or there == commit or git.says("merge-base", "--is-ancestor", there, commit)
    return Clone(branch, commit, tuple(_names(status)), there, known, url)


def _names(status: str) -> Iterator[str]:
    """Yield the names in the answer of `git status -z`; the old name of a renamed file stands by itself."""
    entries = iter(status.split("\0"))
    for entry in entries:
        if entry:
            yield entry[3:]
        if entry[:1] in ("R", "C"):
            next(entries, None)


def doubts(clone: Clone, remote: str) -> Iterator[str]:
    """Yield each reason not to publish from this clone now."""
    if clone.changed:
        more = f" and {len(clone.changed) - 1} more" if len(clone.changed) > 1 else ""
        yield f"{clone.changed[0]}{more}: not committed yet. Commit it, {ANYWAY}."
    if not clone.branch:
        yield f"No branch is checked out, so nobody can say whether this is the newest. Check one out, {ANYWAY}."
    if not clone.remote_known:
        yield f"{remote} has newer commits on {clone.branch}. Run `git pull`, {ANYWAY}."


def misfits(clone: Clone, site: Site) -> Iterator[str]:
    """Yield what would keep the site from working where GitHub shows this repository."""
    found = GITHUB.search(clone.remote_url)
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


def remotes(git: Git) -> list[str]:
    """Return the names of the remotes; none where this is no clone at all."""
    try:
        return git("remote").split()
    except GitError:
        return []
