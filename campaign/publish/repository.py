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
TOLD = "%x09".join(("%H", "%P", TRAILER.format("Source"), TRAILER.format("Refused"), "%s"))
TITLE = "Publish {}"  # of the commit that publishes a day
DOMAIN = "CNAME"  # the file from which GitHub Pages knows the domain; GitHub writes it, too, from Settings


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
    parent: str  # the commit before it, "" for none
    title: str
    source: str
    refused: tuple[str, ...]  # sources whose publish was undone, and is not to be repeated

    @property
    def day(self) -> str:
        """Return the day for which the site was built, like 2026-11-23."""
        return self.title.removeprefix(TITLE.format(""))


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
    """Return the publishes up to a commit, the newest first; what GitHub or a hand committed there is passed over."""
    if not commit:
        return []
    records = git.raw("log", "--first-parent", "-z", f"--format={TOLD}", commit).decode().strip("\0").split("\0")
    told = (record.split("\t", 4) for record in records)
    return [
        Publish(commit, parents.partition(" ")[0], title, source, tuple(refused.split()))
        for commit, parents, source, refused, title in told
        if source
    ]


def by_hand(git: Git, last: str, commit: str) -> list[str]:
    """Return the files, the domain's aside, that were changed on the branch itself since its last publish."""
    changed = git("diff", "--name-only", last, commit).splitlines()
    return [path for path in changed if path != DOMAIN]


def domain_at(git: Git, commit: str) -> str:
    """Return the domain that a commit of the branch tells GitHub Pages, "" where it tells none."""
    there = commit and git("ls-tree", commit, DOMAIN)
    return git("cat-file", "blob", f"{commit}:{DOMAIN}").lower() if there else ""


def disputed(git: Git, before: str, last: str, site: Site, *, anyway: bool) -> Iterator[str]:
    """Yield how the published domain differs from `address`; `anyway` lets ours change, not one that GitHub wrote."""
    there, ours, wanted = domain_at(git, before), domain_at(git, last), domain_of(site).lower()
    if there == wanted or (anyway and there == ours):
        return
    if there:
        why, fix = f"the published CNAME names {there}", f"Set it to https://{there}, or change the domain in"
    elif ours == wanted:
        why, fix = (
            f"the CNAME of {ours} was taken off the published branch",
            "Set it to what you see, or the domain, in",
        )
    else:
        return  # a domain for a site that had none
    place = f"{site.source.path}:{site.source.line('address')}"
    more = ", or publish with --anyway" if there == ours else ""
    yield f"{place}: `address` is {site.address}, but {why}. {fix} Settings, Pages on GitHub{more}."


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


def keeping_domain(git: Git, good: Publish, past: Iterable[Publish], before: str) -> str:
    """Return the tree of an earlier publish, with the domain of now if GitHub or a hand has changed that since."""
    since = git("rev-list", "--first-parent", f"{good.commit}..{before}", "--", DOMAIN).split()
    if not set(since) - {each.commit for each in past}:
        return git("rev-parse", f"{good.commit}^{{tree}}")
    entries = git.raw("ls-tree", "-z", good.commit).split(b"\0")
    kept = [entry for entry in entries if entry and not entry.endswith(f"\t{DOMAIN}".encode())]
    return git("mktree", "-z", given=git.raw("ls-tree", "-z", before, DOMAIN) + b"\0".join(kept))


def again(git: Git, commit: str, parent: str, text: str = "", tree: str = "") -> str:
    """Commit the content of a commit anew on a parent, with its names and dates; maybe a new text or tree."""
    head, _, words = git("cat-file", "commit", commit).partition("\n\n")
    old, *who = [line for line in head.split("\n") if line.startswith(("tree ", "author ", "committer "))]
    lines = [f"tree {tree}" if tree else old, *([f"parent {parent}"] * bool(parent)), *who, "", text or words, ""]
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
