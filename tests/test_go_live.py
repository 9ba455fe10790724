"""README.md alone takes a fresh clone to a published site: its steps are read from it and done, one after the other."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.invented import ROOT, SITE
from tests.publishing import Group, git

NOT_IN_A_CLONE = (".git", ".venv", ".cache", "output", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis")
VALUES = {
    "address": "https://calls.ostrelle.example",
    "repository": "https://git.ostrelle.example/fair/calls",
    "mail": "hello@fair.ostrelle.example",
    "facebook_group": "https://social.ostrelle.example/groups/fair",
    "security_expires": "2027-06-30",
}


def section() -> str:
    """Return what README.md says on going live."""
    return (ROOT / "README.md").read_text("utf-8").partition("## Before you go live\n")[2].partition("\n## ")[0]


def commands() -> list[str]:
    """Return the commands of that section, in order."""
    return [line.strip() for line in section().splitlines() if line.startswith("    ")]


def keys() -> list[str]:
    """Return the keys that the section's table tells people to set, in order."""
    return re.findall(r"^\| `(\w+)` \|", section(), flags=re.MULTILINE)


class Newcomer:
    """Somebody with a GitHub account, git, Python and this README, and nothing else."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in an empty folder; the repository on GitHub is a bare one beside it."""
        self.folder = folder / "home"
        self.folder.mkdir()
        self.remote = folder / "remote.git"
        for name, value in (("NAME", "Ada"), ("EMAIL", "ada@ostrelle.example")):
            monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
            monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)

    def does(self, command: str) -> subprocess.CompletedProcess[str]:
        """Type a command of the README."""
        words = command.replace("https://github.com/OWNER/NAME", f"{self.remote} NAME")
        words = re.sub(r"^python3\b", f'"{sys.executable}"', words)
        words = re.sub(r" publish$", " publish --anyway", words)  # for the test's TODAY is far from the clock
        if words.startswith("cd "):
            self.folder /= words.removeprefix("cd ")
            self.reuse_what_is_installed()
            words = "git status"
        return subprocess.run(words, shell=True, cwd=self.folder, capture_output=True, text=True, check=False)  # noqa: S602 - as typed

    def reuse_what_is_installed(self) -> None:
        """Spare the test the installation that the first command would do."""
        (self.folder / ".venv").symlink_to(ROOT / ".venv")
        with (self.folder / ".git/info/exclude").open("a", encoding="utf-8") as file:
            file.write(".venv\n")

    def sets(self, key: str, value: str) -> None:
        """Set a value in data/site.yml, and take its key off the examples."""
        path = self.folder / "data/site.yml"
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(re.sub(rf"^(examples: .*?)\b{key}\b,? ?", r"\1", text, flags=re.MULTILINE), "utf-8")

    def switches_forms_off(self) -> None:
        """Offer the email address in place of each form."""
        path = self.folder / "data/site.yml"
        path.write_text(path.read_text("utf-8").replace("service: practice", "service: none"), "utf-8")


def remote_with(project: Path, remote: Path, folder: Path) -> None:
    """Put a project into a bare repository, as a fork on GitHub would hold it."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(*NOT_IN_A_CLONE))
    git(folder.parent, "init", "--quiet", "--bare", "--initial-branch=main", remote.name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Begin")
    git(folder, "push", "--quiet", str(remote), "main")


def test_the_table_names_what_the_check_asks_for() -> None:
    """Every value that `check --public` can miss is in README's table, and the other way round."""
    assert set(keys()) == {*VALUES, "forms"}
    assert keys()[0] == "address"


@pytest.mark.parametrize("state", ["the real one", "an invented one"])
def test_the_steps_lead_to_a_published_site(
    tmp_path: Path, nobody: None, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    """Each command works as it stands, in this state and in another whose files were put in its place."""
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(*NOT_IN_A_CLONE))
    day = "2026-11-23"
    if state == "an invented one":
        move_to_another_state(project)
        day = "2027-02-10"
    monkeypatch.setenv("TODAY", day)
    newcomer = Newcomer(tmp_path, monkeypatch)
    remote_with(project, newcomer.remote, tmp_path / "fork")
    follow(newcomer)
    group = Group(newcomer.folder, newcomer.remote)
    assert group.titles == [f"Publish {day}"]
    assert group.file("CNAME") == b"calls.ostrelle.example"
    assert b"https://calls.ostrelle.example/actions/" in group.file("sitemap.xml")
    if state == "an invented one":
        assert b"Minnesota" not in b"".join(group.published().values())


def move_to_another_state(project: Path) -> None:
    """Do what docs/another-state.md says: another state's data and words in place of this one's."""
    for folder in ("data", "content"):
        shutil.rmtree(project / folder)
        shutil.copytree(SITE / folder, project / folder)
    site = project / "data/site.yml"
    site.write_text(site.read_text("utf-8") + "examples: [repository, mail, facebook_group]\n", "utf-8")


def follow(newcomer: Newcomer) -> None:
    """Do the steps of the README in order."""
    for command in commands():
        if command.endswith("check --public"):
            asks_and_sets(newcomer, command)
            continue
        done = newcomer.does(command)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def asks_and_sets(newcomer: Newcomer, command: str) -> None:
    """See what is missing, set it as the table says, and see that nothing is missing any more."""
    missing = newcomer.does(command)
    assert missing.returncode == 1
    for key in ("repository", "mail", "facebook_group", "sign-up form", "contact form"):
        assert key in missing.stderr
    for key, value in VALUES.items():
        newcomer.sets(key, value)
    newcomer.switches_forms_off()
    done = newcomer.does(command)
    assert done.returncode == 0, done.stderr


def test_the_steps_stand_in_the_readme() -> None:
    """The commands are those that people are told elsewhere, and the way back is told, too."""
    assert [line for line in commands() if line.startswith("python3")] == [
        "python3 tasks.py check --public",
        "python3 tasks.py publish",
    ]
    assert "python3 tasks.py undo-publish" in section()
