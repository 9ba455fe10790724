"""A stand-in for GitHub and its command `gh`: pull requests and issues of a bare repository on this disk.

It needs nothing but Python's standard library, so that it starts fast as a command, too.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def git(folder: Path, *words: str) -> str:
    """Run git in a folder and return what it says."""
    who = ("-c", "user.name=Ada Editor", "-c", "user.email=ada@ostrelle.example")
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@dataclass
class Hub:
    """GitHub's command for a bare repository: pull requests and issues in memory, or in a file between runs."""

    remote: Path
    allowed: bool = True  # whether workflows may open pull requests
    refuse: type[Exception] = RuntimeError
    requests: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, *words: str) -> str:
        """Do what GitHub would do."""
        if words[0] == "api":
            return self._edit(words)
        options = dict(itertools.pairwise(words))
        said = {name.removeprefix("--"): value for name, value in options.items() if name.startswith("--")}
        thing, what = words[0], words[1]
        if what == "list":
            return json.dumps(self._listed(thing, said))
        if what == "create":
            return self._create(thing, said)
        one = next(each for each in self._all(thing) if str(each["number"]) == words[2])
        if comment := said.get("comment") or (said.get("body") if what == "comment" else None):
            one["comments"].append({"body": comment})
        if what == "close":
            assert one["state"] == "OPEN"
            one["state"] = "CLOSED"
        return ""

    def _all(self, thing: str) -> list[dict[str, Any]]:
        return self.requests if thing == "pr" else self.issues

    def _listed(self, thing: str, said: Mapping[str, str]) -> list[dict[str, Any]]:
        for each in self.requests:
            if each["state"] == "OPEN":
                each["headRefOid"] = self.head(each["branch"])
        state = said["state"].upper()
        found = [each for each in self._all(thing) if state in ("ALL", each["state"])]
        return [
            {key: each[key] for key in said["json"].split(",")}
            for each in found
            if each.get("branch") == said.get("head")
        ]

    def _edit(self, words: tuple[str, ...]) -> str:
        assert words[1:3] == ("--method", "PATCH")
        one = next(each for each in self.requests if words[3] == f"repos/{{owner}}/{{repo}}/pulls/{each['number']}")
        fields = (value.partition("=") for flag, value in itertools.pairwise(words) if flag == "--raw-field")
        one |= {key: value for key, _, value in fields}
        return ""

    def _create(self, thing: str, said: Mapping[str, str]) -> str:
        number = len(self.requests) + len(self.issues) + 1
        new = {"number": number, "state": "OPEN", "title": said["title"], "body": said["body"], "comments": []}
        if thing == "pr":
            assert self.head(said["head"]), "no such branch"
            assert not [each for each in self.open if each["branch"] == said["head"] and not each["isCrossRepository"]]
            if not self.allowed:
                raise self.refuse(
                    "GitHub Actions is not permitted to create or approve pull requests (createPullRequest)"
                )
            new |= {"branch": said["head"], "base": said["base"], "headRefOid": "", "isCrossRepository": False}
        self._all(thing).append(new)
        return ""

    def head(self, branch: str) -> str:
        """Return the commit a branch is at, "" where there is none."""
        return git(self.remote, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    @property
    def open(self) -> list[dict[str, Any]]:
        """Return the open pull requests."""
        return [each for each in self.requests if each["state"] == "OPEN"]

    @property
    def told(self) -> list[str]:
        """Return the titles of the open issues."""
        return [each["title"] for each in self.issues if each["state"] == "OPEN"]

    def merge(self, clone: Path) -> None:
        """Merge the one open pull request, as somebody who presses the button."""
        (request,) = self.open
        git(clone, "fetch", "--quiet", "origin")
        git(clone, "checkout", "--quiet", "main")
        git(clone, "reset", "--quiet", "--hard", "origin/main")
        git(clone, "merge", "--quiet", "--no-ff", "--message", "Merge pull request", f"origin/{request['branch']}")
        git(clone, "push", "--quiet", "origin", "main")
        request["headRefOid"], request["state"] = self.head(request["branch"]), "MERGED"


def from_file(file: str, remote: str, words: list[str]) -> int:
    """Do what GitHub would do, keeping all of it in a file; print the answer, and return the exit code."""
    kept = json.loads(Path(file).read_text("utf-8")) if Path(file).exists() else {}
    hub = Hub(Path(remote), **kept)
    try:
        print(hub(*words))
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        state = {"allowed": hub.allowed, "requests": hub.requests, "issues": hub.issues}
        Path(file).write_text(json.dumps(state), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(from_file(sys.argv[1], sys.argv[2], sys.argv[3:]))
