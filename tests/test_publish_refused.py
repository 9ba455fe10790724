"""What stands in the way of publishing is said, and leaves the branch that is shown as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from campaign.finding import Finding
from campaign.git import Git
from campaign.publish import repository
from campaign.publish.repository import PushRefusedError
from tests.publishing import FAQ, NEXT, Group, change, git, refusal


def test_a_changed_file_is_refused(group: Group) -> None:
    """What is not committed is not published, unless told otherwise."""
    (group.root / FAQ).write_text((group.root / FAQ).read_text("utf-8") + "\nMore.\n", "utf-8")
    assert refusal(group) == f"{FAQ}: not committed yet. Commit it, or publish with --anyway."
    group.publish(anyway=True)
    assert b"More." in group.file("faq/index.html")
    assert "+changes" in git(group.remote, "log", "-1", "--format=%B", "gh-pages")


def test_a_new_file_is_refused(group: Group) -> None:
    """A file that git does not know yet counts as a change."""
    (group.root / "content/pages/new.md").touch()
    assert "content/pages/new.md: not committed yet" in refusal(group)


def test_a_clone_behind_its_remote_is_refused(group: Group, tmp_path: Path) -> None:
    """Publishing an old state would take somebody's newer words off the site."""
    change(group.clone(tmp_path / "other"))
    assert refusal(group) == "origin has newer commits on main. Run `git pull`, or publish with --anyway."
    assert group.publish(anyway=True).done.startswith("Published")


def test_a_clone_ahead_of_its_remote_is_told(group: Group) -> None:
    """What is committed here and not pushed is published, with a word on what the night would do."""
    (group.root / FAQ).write_text((group.root / FAQ).read_text("utf-8") + "\nMore.\n", "utf-8")
    git(group.root, "commit", "--quiet", "--all", "--message", "More")
    assert "Your newest commits are not on origin yet" in group.publish().notes[0]


def test_no_branch_is_refused(group: Group) -> None:
    """A commit by itself may be an old one."""
    git(group.root, "checkout", "--quiet", "--detach")
    assert "No branch is checked out" in refusal(group)


def test_no_remote_is_refused(group: Group) -> None:
    """Without a remote there is nowhere to publish to, and the message says where to read on."""
    git(group.root, "remote", "remove", "origin")
    assert "There is no git remote named origin here. README.md" in refusal(group)


def test_a_finding_is_refused(group: Group) -> None:
    """What the check finds is printed, and nothing is published."""
    group.save(FAQ, (group.root / FAQ).read_text("utf-8") + "\n[A link](/nowhere/)\n")
    assert re.search(r"content/pages/faq\.md:\d+: The link /nowhere/ leads nowhere", refusal(group))


def test_a_practice_form_is_refused(group: Group) -> None:
    """A form that reaches nobody is not for the public."""
    site = group.root / "data/site.yml"
    group.save("data/site.yml", site.read_text("utf-8").replace("service: none", "service: practice", 1))
    assert re.search(r"data/site\.yml:\d+: .*has no service yet", refusal(group))


def test_an_example_is_refused(group: Group) -> None:
    """A value that is listed as an example is not for the public."""
    group.save("data/site.yml", (group.root / "data/site.yml").read_text("utf-8") + "examples: [mail]\n")
    assert re.search(r"data/site\.yml:\d+: `mail` is still an example", refusal(group))


def test_what_verifying_finds_is_refused(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """A built site with a fault stays in its folder."""
    fault = Finding("faq/index.html", 1, "This page is half", "Fix it")
    monkeypatch.setattr("campaign.publish.publish.verify_site", lambda _: [fault])
    assert refusal(group) == "faq/index.html:1: This page is half. Fix it."


def test_a_branch_that_is_not_what_was_verified_is_refused(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between verifying and pushing nothing may slip in."""
    commit_folder = repository.commit_folder

    def with_a_stowaway(git_: Git, folder: Path, **options: str) -> str:
        (folder / "stowaway.txt").write_text("hello", "utf-8")
        return commit_folder(git_, folder, **options)

    monkeypatch.setattr(repository, "commit_folder", with_a_stowaway)
    assert "is not what was verified" in refusal(group)


def test_a_remote_that_says_no_is_heard(live: Group) -> None:
    """What the remote says is passed on, and it shows the site it showed before."""
    head = live.head
    hook = live.remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho the branch is closed >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    with pytest.raises(PushRefusedError, match=r"shows the one before.*the branch is closed"):
        live.publish(NEXT)
    assert live.head == head
