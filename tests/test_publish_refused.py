"""What stands in the way of publishing is said, and leaves the branch that is shown as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from campaign.__main__ import main
from campaign.finding import Finding
from campaign.git import Git
from campaign.publish import repository
from campaign.publish.publish import RefusedError, publish
from campaign.publish.repository import PushRefusedError
from tests.invented import TODAY
from tests.publishing import FAQ, NEXT, Group, by_hand, change, git, refusal, set_in_site

WITH_IDS = ("feeds/actions.atom.xml", "feeds/actions.json", "calendar/calls.ics", "calendar/meetings.ics")
IDS = re.compile(r"tag:[^\s\"<]+|^UID:.*(?:\r\n .*)*", re.MULTILINE)


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


# The domain


def test_a_domain_that_github_wrote_is_kept(live: Group) -> None:
    """A CNAME that says what data/site.yml says is no hindrance, however GitHub writes it."""
    by_hand(live, "CNAME", "Fair.Ostrelle.example\n", "Update CNAME")
    assert not live.publish(NEXT).notes
    assert live.file("CNAME") == b"fair.ostrelle.example"


@pytest.mark.parametrize("anyway", [False, True])
def test_a_domain_that_differs_from_the_address_is_refused(live: Group, anyway: bool) -> None:
    """Both are said; following either advice helps, and nothing takes GitHub's domain away unseen."""
    by_hand(live, "CNAME", "new.ostrelle.example", "Create CNAME")
    head = live.head
    with pytest.raises(RefusedError) as refused:
        live.publish(NEXT, anyway=anyway)
    assert str(refused.value) == (
        "data/site.yml:6: `address` is https://fair.ostrelle.example, but the published CNAME names"
        " new.ostrelle.example. Set it to https://new.ostrelle.example, or change the domain in Settings, Pages on"
        " GitHub."
    )
    assert live.head == head
    set_in_site(live, "address", "https://new.ostrelle.example")
    live.publish(NEXT)
    assert live.file("CNAME") == b"new.ostrelle.example"


@pytest.mark.parametrize("address", ["https://new.ostrelle.example", "https://ostrelle.github.io/fair"])
def test_another_address_does_not_change_the_domain_unseen(live: Group, address: str) -> None:
    """A slip in data/site.yml does not take the site off its domain; whoever means it can say so."""
    set_in_site(live, "address", address)
    assert refusal(live).endswith("or change the domain in Settings, Pages on GitHub, or publish with --anyway.")
    live.publish(anyway=True)
    assert live.published().get("CNAME") == (b"new.ostrelle.example" if "new" in address else None)


def test_a_domain_that_was_taken_off_does_not_come_back_unseen(live: Group) -> None:
    """Whoever removes the domain in GitHub's settings is not overruled by the night."""
    by_hand(live, "CNAME", None, "Delete CNAME")
    assert "the CNAME of fair.ostrelle.example was taken off the published branch" in refusal(live, NEXT)


def test_a_change_by_hand_is_told(live: Group) -> None:
    """The publish goes on, and says which file it replaced and which commit keeps it."""
    by_hand(live, "robots.txt", "User-agent: *\n")
    head = live.head
    assert live.publish(NEXT).notes == [
        f"gh-pages was changed by hand: robots.txt. A publish replaces that; commit {head[:10]} keeps it. What is to"
        " stay belongs in content/ or data/."
    ]


# The day


@pytest.mark.parametrize(("off", "meant"), [(-2, False), (-1, True), (0, True), (1, True), (2, False), (1500, False)])
def test_a_day_far_from_the_clock_is_refused(group: Group, off: int, meant: bool) -> None:
    """A day may begin or end while a publish runs; two days off is a forgotten TODAY."""
    now = TODAY - timedelta(days=off)
    order = replace(group.order(), clock=now, dry_run=True)
    if meant:
        assert publish(order, lambda _step, _seconds: None).done
        return
    with pytest.raises(RefusedError) as refused:
        publish(order, lambda _step, _seconds: None)
    assert str(refused.value) == (
        f"This would be the site of {TODAY}, and it is {now} at the Capitol."
        " Leave TODAY unset, or publish with --anyway."
    )


def test_a_day_before_the_public_one_is_refused(live: Group) -> None:
    """A late or lost run does not put yesterday's site over today's, unless that is meant."""
    live.publish(NEXT)
    assert refusal(live) == (
        f"The public site is of {NEXT}, and this one of {TODAY}. If that is meant, publish with --anyway."
    )
    live.publish(anyway=True)
    assert live.titles[0] == f"Publish {TODAY}"


def test_the_job_knows_the_clock(
    group: Group, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """TODAY=2031-01-01 is not published without a word, and is with --anyway."""
    monkeypatch.setenv("TODAY", "2031-01-01")
    words = ["publish", "--root", str(group.root)]
    assert main(words) == 1
    assert "This would be the site of 2031-01-01, and it is " in capfd.readouterr().err
    assert group.head == ""


MISSION = "content/pages/mission.md"

# What is public already


def test_a_page_that_shrank_can_be_meant(live: Group) -> None:
    """It is refused with the way to confirm it."""
    before = (live.root / MISSION).read_text("utf-8")
    live.save(MISSION, before + "\nWe say this at length, with care." * 300)
    live.publish()
    live.save(MISSION, before)
    assert re.search(r"mission/index\.html:1: This page had \d+ characters .* publish with --anyway\.", refusal(live))
    assert live.publish(anyway=True).done.startswith("Published")


def test_new_ids_are_refused(live: Group) -> None:
    """An address that takes the ids along is refused with the line that keeps them, and then they are the same."""
    ids = {path: IDS.findall(live.file(path).decode()) for path in WITH_IDS}
    assert all(map(len, ids.values()))
    set_in_site(live, "id", "")
    live.publish()
    assert {path: IDS.findall(live.file(path).decode()) for path in WITH_IDS} == ids  # as a site has that never set it
    set_in_site(live, "address", "https://new.ostrelle.example")
    by_hand(live, "CNAME", "new.ostrelle.example", "Update CNAME")
    assert refusal(live) == (
        "data/site.yml:6: Every call would be new again to all who subscribed: the ids in feeds and calendars are"
        " public with fair.ostrelle.example, and would have new.ostrelle.example. Write `id: fair.ostrelle.example`"
        " to keep them, or publish with --anyway."
    )
    site = (live.root / "data/site.yml").read_text("utf-8")
    live.save("data/site.yml", site.replace("\nrepository:", "\nid: fair.ostrelle.example\nrepository:"))
    live.publish()
    assert b"https://new.ostrelle.example/actions/" in live.file("feeds/actions.atom.xml")
    assert {path: IDS.findall(live.file(path).decode()) for path in WITH_IDS} == ids
    set_in_site(live, "id", "new.ostrelle.example")
    assert "would have new.ostrelle.example" in refusal(live)
    live.publish(anyway=True)
    assert b"<id>tag:new.ostrelle.example," in live.file("feeds/actions.atom.xml")


# The last steps


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
