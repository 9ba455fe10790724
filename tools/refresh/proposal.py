"""A change as one pull request: made beside every branch of this clone, pushed to a branch of its own, told to GitHub.

What a person has committed to that branch is never written over, and what a person has closed is not proposed again
until it is something else.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from campaign.git import Git, GitError
from campaign.publish.repository import GITHUB, files, head_of

Gh = Callable[..., str]
MADE = "Made-by"  # a line of the commits that are made here: `Made-by: python3 tasks.py refresh`
BASE, FOUND = "refs/campaign/base", "refs/campaign/proposed"
MARK = re.compile(r"<!-- proposal ([0-9a-f]{16}) -->")
NOT_ALLOWED = "not permitted to create"
HOW_TO_ALLOW = (
    "GitHub does not let this repository's workflows open pull requests. Switch it on: Settings, Actions, General,"
    " “Allow GitHub Actions to create and approve pull requests”, Save. What would have been proposed is on the branch"
    " `{branch}`{link}."
)


class ProposalError(Exception):
    """What kept a change from being proposed, in a sentence or two."""


@dataclass(frozen=True)
class Base:
    """The branch that a change is to be merged into, and its newest commit at the remote."""

    branch: str
    commit: str


@dataclass(frozen=True)
class Proposal:
    """What to propose: the job that made it, the files that differ, and the words for people."""

    job: str
    branch: str
    title: str
    body: str
    files: Mapping[str, bytes]
    told: str  # what makes it another proposal when it changes
    trailers: tuple[str, ...] = ()  # what the commit says to later runs

    @property
    def mark(self) -> str:
        """Return the words, hidden on GitHub, by which this proposal is known again."""
        return f"<!-- proposal {hashlib.sha256(self.told.encode()).hexdigest()[:16]} -->"

    @property
    def text(self) -> str:
        """Return the pull request's text, no longer than GitHub takes."""
        return f"{self.body[:60_000].rstrip()}\n\n{self.mark}\n"


def gh(*words: str) -> str:
    """Run GitHub's command and return what it says; raise ProposalError in its words."""
    try:
        return subprocess.run(["gh", *words], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError as error:
        raise ProposalError("GitHub's command `gh` is not on this computer: see https://cli.github.com.") from error
    except subprocess.CalledProcessError as error:
        raise ProposalError(f"gh {' '.join(words[:2])} failed: {' '.join(error.stderr.split())}") from error


# The clone


def base_of(git: Git, remote: str) -> Base:
    """Bring the remote's main branch here, beside all branches of this clone, with all its history."""
    told = re.search(r"ref: refs/heads/(\S+)\s+HEAD", git("ls-remote", "--symref", remote, "HEAD"))
    branch = told[1] if told else "main"
    whole = ["--unshallow"] * (git("rev-parse", "--is-shallow-repository") == "true")
    git("fetch", "--quiet", "--no-tags", *whole, remote, f"+refs/heads/{branch}:{BASE}")
    return Base(branch, git("rev-parse", BASE))


def committed(git: Git, base: str, changed: Mapping[str, bytes], text: str, index: Path) -> str:
    """Commit some files on top of a commit, on no branch and in no folder that anybody sees; return the new commit."""
    scratch = replace(git, variables={**git.variables, "GIT_INDEX_FILE": str(index.resolve())})
    scratch("read-tree", base)
    for path, data in changed.items():
        blob = git("hash-object", "-w", "--stdin", given=data)
        scratch("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    return git("commit-tree", scratch("write-tree"), "-p", base, "-m", text)


def by_hand(git: Git, base: str, head: str) -> list[str]:
    """Return the titles of the commits up to a head that somebody made there, bringing a branch up to date aside."""
    made = f"%(trailers:key={MADE},valueonly,separator=%x20)"
    lines = git("log", "--no-merges", f"--format=[{made}]%s", f"{base}..{head}").splitlines() if head else []
    return [line.removeprefix("[]") for line in lines if line.startswith("[]")]


def fetched(git: Git, remote: str, branch: str) -> str:
    """Bring the branch of proposals here; return its commit, "" where there is none."""
    if not head_of(git, remote, branch):
        return ""
    git("fetch", "--quiet", "--no-tags", remote, f"+refs/heads/{branch}:{FOUND}")
    return git("rev-parse", FOUND)


def is_current(git: Git, base: str, head: str, changed: Mapping[str, bytes]) -> bool:
    """Return whether a head proposes just these files on top of a base."""
    if not head or not git.says("merge-base", "--is-ancestor", base, head):
        return False
    return {**files(git, base), **changed} == files(git, head)


def push(git: Git, remote: str, branch: str, *, new: str, before: str) -> None:
    """Move a branch of the remote, or delete it where `new` is ""; raise ProposalError where somebody else has."""
    lease = f"--force-with-lease=refs/heads/{branch}:{before}"
    try:
        git("push", "--quiet", lease, remote, f"{new}:refs/heads/{branch}")
    except GitError as error:
        moved = "stale info" in error.said or "cannot lock ref" in error.said
        why = "somebody moved it a moment ago" if moved else " ".join(error.said.split())
        raise ProposalError(f"The branch `{branch}` was left as it is: {why}. Run it again.") from error


# GitHub


@dataclass(frozen=True)
class GitHub:
    """The group's pull requests and issues; `run` is GitHub's command."""

    run: Gh
    name: str = ""  # OWNER/NAME

    def __call__(self, *words: str) -> str:
        """Return what the command says of this repository, never of the one that it was forked from."""
        return self.run(*words, *(["--repo", self.name] if self.name else []))

    def edit(self, number: str, **fields: str) -> None:
        """Change a pull request's title or body; `gh pr edit` asks for more than a workflow's token may read."""
        said = (word for key, value in fields.items() for word in ("--raw-field", f"{key}={value}"))
        where = f"repos/{self.name or '{owner}/{repo}'}/pulls/{number}"
        self.run("api", "--method", "PATCH", where, "--silent", *said)

    def requests(self, branch: str) -> list[dict[str, Any]]:
        """Return our pull requests from a branch, the newest first; strangers may have a branch of that name, too."""
        fields = "number,state,title,body,headRefOid,isCrossRepository,comments"
        words = ("--head", branch, "--state", "all", "--limit", "20", "--json", fields)
        found = json.loads(self("pr", "list", *words))
        return sorted((each for each in found if not each["isCrossRepository"]), key=lambda each: -int(each["number"]))

    def issue(self, title: str) -> dict[str, Any] | None:
        """Return the open issue of a title."""
        words = ("--state", "open", "--limit", "500", "--json", "number,title,body,comments")
        found = json.loads(self("issue", "list", *words))
        return next((each for each in found if each["title"] == title), None)


def github_of(git: Git, remote: str, run: Gh = gh) -> GitHub:
    """Return GitHub for the repository of a remote."""
    found = GITHUB.search(git("remote", "get-url", remote))
    return GitHub(run, f"{found['owner']}/{found['name']}" if found else "")


def said_before(thread: Mapping[str, Any], words: str) -> bool:
    """Return whether words stand in an issue or pull request already."""
    bodies = [thread["body"], *(comment["body"] for comment in thread["comments"])]
    return any(words in body.replace("\r\n", "\n") for body in bodies)


def tell(github: GitHub, title: str, problem: str, well: str) -> str:
    """Open, continue or close the issue of a title; return what was done. The same words are never said twice."""
    issue = github.issue(title)
    if problem and issue is None:
        github("issue", "create", "--title", title, "--body", problem)
        return "Opened an issue."
    if issue is None:
        return ""
    number = str(issue["number"])
    if not problem:
        github("issue", "close", number, "--comment", well)
        return f"Closed issue {number}."
    if said_before(issue, problem):
        return f"Issue {number} says so already."
    github("issue", "comment", number, "--body", problem)
    return f"Said so in issue {number}."


# The pull request


@dataclass(frozen=True)
class Desk:
    """Where proposals are made: a clone, its remote, its main branch there, GitHub, and a folder for drafts."""

    git: Git
    remote: str
    base: Base
    github: GitHub
    drafts: Path


def propose(desk: Desk, proposal: Proposal) -> str:
    """Open or bring up to date the pull request, and return what was done; raise ProposalError."""
    found, past = fetched(desk.git, desk.remote, proposal.branch), desk.github.requests(proposal.branch)
    request = past[0] if past and past[0]["state"] == "OPEN" else None
    if theirs := _theirs(desk, found, past):
        return _leave(desk, proposal, theirs, request)
    if past and past[0]["state"] == "CLOSED" and proposal.mark in past[0]["body"]:
        return f"Somebody closed pull request {past[0]['number']}, so this is not proposed again until it changes."
    if not is_current(desk.git, desk.base.commit, found, proposal.files):
        lines = (f"{MADE}: python3 tasks.py {proposal.job}", *proposal.trailers)
        text = "\n".join([proposal.title, "", *lines])
        new = committed(desk.git, desk.base.commit, proposal.files, text, desk.drafts / "index")
        push(desk.git, desk.remote, proposal.branch, new=new, before=found)
    return _update(desk, proposal, request) if request else _open(desk, proposal)


def _theirs(desk: Desk, found: str, past: list[dict[str, Any]]) -> list[str]:
    """Return the titles of the commits on the branch that somebody made and that are not merged yet."""
    merged = any(each["state"] == "MERGED" and each["headRefOid"] == found for each in past)
    return [] if merged else by_hand(desk.git, desk.base.commit, found)


def _leave(desk: Desk, proposal: Proposal, theirs: list[str], request: dict[str, Any] | None) -> str:
    words = (
        f"The branch `{proposal.branch}` has commits made by hand (“{theirs[0]}”), so it was left as it is. Merge them,"
        " or delete the branch: the next run then begins anew."
    )
    if request is None or said_before(request, proposal.mark):
        return words
    news = f"{words}\n\nThis is what would be proposed now:\n\n{proposal.text}"
    desk.github("pr", "comment", str(request["number"]), "--body", news)
    return f"{words} Said so in pull request {request['number']}."


def _update(desk: Desk, proposal: Proposal, request: dict[str, Any]) -> str:
    number = str(request["number"])
    if (request["title"], request["body"].replace("\r\n", "\n").strip()) == (proposal.title, proposal.text.strip()):
        return f"Pull request {number} says so already."
    desk.github.edit(number, title=proposal.title, body=proposal.text)
    return f"Brought pull request {number} up to date."


def _open(desk: Desk, proposal: Proposal) -> str:
    words = ("--base", desk.base.branch, "--head", proposal.branch, "--title", proposal.title, "--body", proposal.text)
    try:
        desk.github("pr", "create", *words)
    except ProposalError as error:
        if NOT_ALLOWED not in str(error):
            raise
        there = f"https://github.com/{desk.github.name}/compare/{desk.base.branch}...{proposal.branch}?expand=1"
        link = f": {there} opens it by hand" if desk.github.name else ""
        raise ProposalError(HOW_TO_ALLOW.format(branch=proposal.branch, link=link)) from error
    return "Opened a pull request."


def withdraw(desk: Desk, branch: str, why: str) -> str:
    """Close the open pull request of a branch, which differs no more, and delete the branch; return what was done."""
    past = desk.github.requests(branch)
    request = past[0] if past and past[0]["state"] == "OPEN" else None
    if request is None:
        return ""
    found, number = fetched(desk.git, desk.remote, branch), str(request["number"])
    if by_hand(desk.git, desk.base.commit, found):
        return f"Pull request {number} has commits made by hand, so it stays open."
    desk.github.edit(number, body=MARK.sub("", request["body"]).strip())  # so that it may come back
    desk.github("pr", "close", number, "--comment", why)
    if found:
        push(desk.git, desk.remote, branch, new="", before=found)
    return f"Closed pull request {number}: {why}"
