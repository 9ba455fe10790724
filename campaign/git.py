"""git, run as a command: its answer, or an error in its own words."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


class GitError(Exception):
    """A git command that failed, with what git said."""

    def __init__(self, words: tuple[str, ...], said: str) -> None:
        """Keep git's own words."""
        name = next(word for word in words if not word.startswith("-") and "=" not in word)
        super().__init__(f"git {name} failed: {' '.join(said.split()) or 'it said nothing'}")
        self.said = said


@dataclass(frozen=True)
class Git:
    """git in one folder, with variables of its own beside this process's."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, given: bytes = b"") -> str:
        """Return what a command prints, without the last line end; raise GitError where it fails."""
        return self.raw(*words, given=given).decode().strip()

    def raw(self, *words: str, given: bytes = b"") -> bytes:
        """Return what a command prints, byte for byte; raise GitError where it fails."""
        return self.run("git", *words, given=given)

    def run(self, program: str, *words: str, given: bytes = b"") -> bytes:
        """Return what git, or a program that runs git, prints; raise GitError where it fails."""
        command, own = [program, *words], self.environment()
        done = subprocess.run(command, cwd=self.folder, env=own, input=given, capture_output=True, check=False)
        if done.returncode:
            raise GitError(words, done.stderr.decode(errors="replace"))
        return done.stdout

    def says(self, *words: str) -> bool:
        """Return whether a command succeeds, for those that answer by their exit code."""
        try:
            self.raw(*words)
        except GitError:
            return False
        return True

    def environment(self) -> dict[str, str]:
        """Return the variables for git: in English, and of this folder even when a hook of another one runs us."""
        own = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        return {**own, "LC_ALL": "C", **self.variables}

    def signed(self, name: str, email: str) -> Git:
        """Return the same git, which commits under this name where none is configured."""
        if self.says("var", "GIT_COMMITTER_IDENT") and self.says("config", "user.email"):
            return self
        known = {"NAME": name, "EMAIL": email}
        who = {f"GIT_{role}_{what}": known[what] for role in ("AUTHOR", "COMMITTER") for what in known}
        return replace(self, variables={**self.variables, **{key: os.environ.get(key, who[key]) for key in who}})
