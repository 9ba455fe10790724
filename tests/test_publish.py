"""Publishing puts a whole site on the branch that is shown, or leaves it as it was."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaign.finding import Finding
from campaign.git import Git
from campaign.publish import branch, steps
from campaign.publish.branch import PushRefusedError
from campaign.publish.command import publish_job, undo_job
from campaign.publish.publish import alone, publish, undo
from campaign.publish.run import RefusedError
from tests.builds import built
from tests.invented import ROOT, TODAY
from tests.publishing import Group, git, make_group

NEXT = TODAY + timedelta(days=1)
FAQ = "content/pages/faq.md"
STEPS = [step.__name__ for step in steps.STEPS]


def change(group: Group, words: str = "A new sentence.") -> None:
    """Add a sentence to a page and push it."""
    group.save(FAQ, f"{(group.root / FAQ).read_text('utf-8')}\n{words}\n")


# What is published


def test_the_first_publish_makes_the_branch(group: Group, tmp_path: Path) -> None:
    """What is on the branch is the site as it was built, and two files that tell GitHub what to do with it."""
    run = group.publish()
    files = group.published()
    assert files.pop("CNAME") == b"fair.ostrelle.example"
    assert files.pop(".nojekyll") == b""
    assert files == built(group.root, tmp_path / "site", siteurl="https://fair.ostrelle.example").files
    assert run.done.startswith(f"Published: {len(files) + 2} new.")


def test_a_commit_says_from_what_it_was_made(live: Group) -> None:
    """The message names the site's day and the commit of the sources."""
    message = git(live.remote, "log", "-1", "--format=%B", "gh-pages")
    assert message == f"Publish {TODAY}\n\nSource: {git(live.root, 'rev-parse', 'HEAD')}"


def test_commits_carry_the_site_s_name_where_nobody_s_is_known(live: Group) -> None:
    """On a computer that knows no name the publish is the live's."""
    assert git(live.remote, "log", "-1", "--format=%an <%ae>", "gh-pages") == (
        "Fair Ostrelle Now <hello@fair.ostrelle.example>"
    )


def test_commits_carry_the_name_that_is_set(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has told git a name publishes under it."""
    git(group.root, "config", "user.name", "Bo")
    git(group.root, "config", "user.email", "bo@ostrelle.example")
    group.publish()
    assert git(group.remote, "log", "-1", "--format=%an <%ae>", "gh-pages") == "Bo <bo@ostrelle.example>"


def test_the_next_publish_stands_on_the_one_before(live: Group) -> None:
    """Each publish is one commit more, and the day's page changes with the day."""
    first, home = live.head, live.file("index.html")
    live.publish(NEXT)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]
    assert git(live.remote, "rev-parse", "gh-pages^") == first
    assert live.file("index.html") != home


def test_nothing_changed_means_no_commit(live: Group) -> None:
    """The same site published again leaves the branch as it is."""
    head = live.head
    run = live.publish()
    assert run.done == "Nothing has changed since the last publish."
    assert live.head == head


def test_the_history_stays_short(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the newest publishes are kept, each with its own day and content."""
    monkeypatch.setattr(branch, "KEPT", 3)
    days = [TODAY + timedelta(days=number) for number in range(5)]
    homes = []
    for day in days:
        group.publish(day)
        homes.append(group.file("index.html"))
    assert group.titles == [f"Publish {day}" for day in reversed(days[2:])]
    assert git(group.remote, "cat-file", "blob", "gh-pages~2:index.html").encode() == homes[2].strip()


def test_this_clone_keeps_its_branches(live: Group) -> None:
    """A publish leaves no branch and no file behind where an editor works."""
    assert git(live.root, "for-each-ref", "--format=%(refname)", "refs/heads") == "refs/heads/main"
    assert git(live.root, "status", "--porcelain") == ""
    assert sorted(path.name for path in (live.root / ".cache/publish").iterdir()) == ["lock", "site"]


def test_drafts_and_what_lies_far_ahead_stay_private(live: Group) -> None:
    """No published file names them."""
    everything = b"\n".join(live.published().values())
    for name in (b"half-an-idea", b"not-yet-ripe", b"too-far-ahead", b"unripe-plum"):
        assert name not in everything


# What is refused


def refusal(group: Group, day: date = TODAY) -> str:
    """Return why a publish is refused; the remote must be as it was."""
    head = group.head
    with pytest.raises(RefusedError) as refused:
        group.publish(day)
    assert group.head == head
    return str(refused.value)


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
    fault = Finding("faq/index.html", 1, "This page is half", "Mend it")
    monkeypatch.setattr(steps, "verify_site", lambda _: [fault])
    assert refusal(group) == "faq/index.html:1: This page is half. Mend it."


def test_a_branch_that_is_not_what_was_verified_is_refused(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between verifying and pushing nothing may slip in."""
    commit_folder = branch.commit_folder

    def with_a_stowaway(git_: Git, folder: Path, **options: str) -> str:
        (folder / "stowaway.txt").write_text("hello", "utf-8")
        return commit_folder(git_, folder, **options)

    monkeypatch.setattr(branch, "commit_folder", with_a_stowaway)
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


# Pages that are gone


def test_the_address_of_a_page_that_is_gone_leads_on(live: Group) -> None:
    """Whoever kept the address of an action that was taken back gets to the actions."""
    (live.root / "content/evergreen/ask-for-a-bench.md").unlink()
    live.commit()
    run = live.publish()
    assert "/actions/ask-for-a-bench/ is gone" in run.notes[0]
    page = live.file("actions/ask-for-a-bench/index.html").decode()
    assert 'content="0; url=/actions/"' in page
    assert '<link rel="canonical" href="https://fair.ostrelle.example/actions/">' in page
    later = live.publish(NEXT)
    assert not later.notes
    assert live.file("actions/ask-for-a-bench/index.html").decode() == page


def test_a_redirect_of_one_s_own_wins(live: Group) -> None:
    """data/redirects.yml says where a page has gone."""
    (live.root / "content/evergreen/ask-for-a-bench.md").unlink()
    live.save("data/redirects.yml", "moved:\n  /actions/ask-for-a-bench/: /actions/thank-the-chairs/\n")
    assert not live.publish().notes
    assert b"url=/actions/thank-the-chairs/" in live.file("actions/ask-for-a-bench/index.html")


def test_half_a_site_is_refused(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pages gone at once are more likely a fault than meant."""
    monkeypatch.setattr("campaign.publish.carried.FEW", 1)
    monkeypatch.setattr("campaign.publish.carried.SHARE", 100)
    group.publish()
    for name in ("ask-for-a-bench", "thank-the-chairs"):
        (group.root / f"content/evergreen/{name}.md").unlink()
    group.commit()
    assert re.search(
        r"2 of \d+ published pages are not in the new site, /actions/ask-for-a-bench/ among", refusal(group)
    )
    assert group.publish(anyway=True).done.startswith("Published")


# In a workflow


def test_a_site_that_is_not_ready_can_be_let_be(group: Group, capfd: pytest.CaptureFixture[str]) -> None:
    """A workflow of a group that is not live yet does nothing, without complaint."""
    group.save("data/site.yml", (group.root / "data/site.yml").read_text("utf-8") + "examples: [mail]\n")
    assert publish_job(replace(group.order(), when_ready=True)) == 0
    assert "Not public yet: 1 to set first." in capfd.readouterr().out
    assert group.head == ""


@pytest.mark.parametrize(("ready", "told"), [(True, "public=true\n"), (False, "public=false\n")])
def test_a_workflow_is_told_whether_the_site_is_public(
    group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready: bool, told: str
) -> None:
    """So that it asks GitHub Pages only for a site that is there."""
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "told"))
    if not ready:
        group.save("data/site.yml", (group.root / "data/site.yml").read_text("utf-8") + "examples: [mail]\n")
    assert publish_job(replace(group.order(), when_ready=True)) == 0
    assert (tmp_path / "told").read_text("utf-8") == told


# Trying it first


def test_a_dry_run_says_page_by_page_what_would_change(live: Group, capfd: pytest.CaptureFixture[str]) -> None:
    """The words that come and go are shown below each page, and the remote stays as it is."""
    head = live.head
    change(live, "Nobody is turned away.")
    assert publish_job(live.order(dry_run=True)) == 0
    said = capfd.readouterr().out
    assert "changed  /faq/\n           + Nobody is turned away.\n" in said
    assert "A publish would change this: 1 changed." in said
    assert live.head == head


# Going back


def test_undo_puts_the_publish_before_back(live: Group) -> None:
    """After a bad publish one command restores the site of before, file by file."""
    good = live.published()
    change(live, "A mistake.")
    live.publish()
    said = undo(live.order())
    assert live.published() == good
    assert "Put back" in said


def test_undo_can_be_repeated(group: Group) -> None:
    """Each undo goes back by one publish, and the first of all stays."""
    days = [TODAY + timedelta(days=number) for number in range(3)]
    sites = []
    for day in days:
        group.publish(day)
        sites.append(group.published())
    undo(group.order())
    assert group.published() == sites[1]
    undo(group.order())
    assert group.published() == sites[0]
    with pytest.raises(RefusedError, match="no publish before the last one"):
        undo(group.order())


def test_what_was_undone_is_not_published_again(live: Group) -> None:
    """The nightly run does not bring a bad publish back; a commit that mends it is published."""
    change(live, "A mistake.")
    live.publish()
    undo(live.order())
    assert re.search(r"The publish of [0-9a-f]{10} was undone\. Mend it and commit", refusal(live, NEXT))
    change(live, "The mistake is mended.")
    live.publish(NEXT)
    assert b"is mended" in live.file("faq/index.html")


def test_what_was_undone_can_be_published_anyway(live: Group) -> None:
    """Whoever undid a good publish can bring it back."""
    change(live)
    live.publish()
    good = live.published()
    undo(live.order())
    live.publish(anyway=True)
    assert live.published() == good


def test_undoing_can_be_tried_first(live: Group) -> None:
    """A dry run of undo says what would come back."""
    live.publish(NEXT)
    head = live.head
    assert undo(live.order(dry_run=True)).startswith("Would put back")
    assert live.head == head


def test_the_jobs_end_in_words(group: Group, capfd: pytest.CaptureFixture[str]) -> None:
    """A refused job prints why and returns 1; no traceback."""
    assert undo_job(group.order()) == 1
    assert "gh-pages holds no publish before the last one" in capfd.readouterr().err
    assert publish_job(group.order()) == 0
    assert re.search(r"Seconds: look [\d.]+, fetch .*, push [\d.]+\.", capfd.readouterr().out)


# Killed, and two at once

KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from campaign.publish.publish import publish
from campaign.publish.run import Order
publish(Order(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])), lambda step, _: step == sys.argv[3] and os._exit(9))
"""


def test_a_killed_publish_leaves_the_remote_as_it_was(live: Group) -> None:
    """A process that dies after any step but the last changes nothing, and the next publish is none the worse."""
    head = live.head
    for step in STEPS[:-1]:
        words = [sys.executable, "-c", KILLED, str(live.root), str(NEXT), step]
        assert subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 9, step
        assert live.head == head, step
    live.publish(NEXT)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]
    assert sorted(path.name for path in (live.root / ".cache/publish").iterdir()) == ["lock", "site"]


def test_a_publish_killed_while_it_pushes_is_whole_or_not_there(live: Group) -> None:
    """When the remote has heard part of a push, it shows the site of before or the new one, never a mix."""
    before, old = live.published(), live.head
    hook, heard = live.remote / "hooks/pre-receive", live.remote / "heard"
    hook.write_text(f"#!/bin/sh\necho $PPID >{heard}.part\nmv {heard}.part {heard}\nsleep 1\n", "utf-8")
    hook.chmod(0o755)
    words = [sys.executable, "-c", KILLED, str(live.root), str(NEXT), "never"]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(heard.exists)
    process.kill()
    process.wait()
    wait_until(lambda: not runs(int(heard.read_text("utf-8"))))
    hook.unlink()
    assert (live.published() == before) == (live.head == old)
    live.publish(NEXT)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]


def runs(process: int) -> bool:
    """Return whether a process, by its number, has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something is true, for half a minute."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    pytest.fail("It did not come true in time")


def test_two_publishes_on_one_computer_do_not_mix(group: Group, capfd: pytest.CaptureFixture[str]) -> None:
    """The second says that it waits, and goes on when the first is done."""
    second = threading.Thread(target=group.publish)
    with alone(group.root):
        second.start()
        wait_until(lambda: "Another publish is running on this computer; waiting" in capfd.readouterr().err)
        assert group.head == ""
    second.join(60)
    assert group.titles == [f"Publish {TODAY}"]


def test_two_publishes_from_two_computers_do_not_mix(live: Group, tmp_path: Path) -> None:
    """Whoever comes second is told so, the site of the first stays whole, and trying again works."""
    other = live.clone(tmp_path / "other")

    def meanwhile(step: str, _seconds: float) -> None:
        if step == "commit":
            other.publish(NEXT)

    with pytest.raises(PushRefusedError, match="Somebody else has just published"):
        publish(live.order(NEXT + timedelta(days=1)), meanwhile)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]
    live.publish(NEXT + timedelta(days=1))
    assert len(live.titles) == 3


def test_two_first_publishes_do_not_mix(group: Group, tmp_path: Path) -> None:
    """The same holds while there is no branch yet."""
    other = group.clone(tmp_path / "other")
    with pytest.raises(PushRefusedError, match="Somebody else has just published"):
        publish(group.order(), lambda step, _: step == "commit" and other.publish(NEXT))
    assert group.titles == [f"Publish {NEXT}"]


def test_undo_does_not_mix_with_a_publish(live: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An undo that meets a publish on its way is told so."""
    live.publish(NEXT)
    other, again = live.clone(tmp_path / "other"), branch.again

    def meanwhile(*words: object) -> str:
        monkeypatch.setattr(branch, "again", again)
        other.publish(NEXT + timedelta(days=1))
        return again(*words)

    monkeypatch.setattr(branch, "again", meanwhile)
    with pytest.raises(PushRefusedError, match="Somebody else has just published"):
        undo(live.order())
    assert len(live.titles) == 3


def test_a_group_below_a_path_needs_no_domain(tmp_path: Path, nobody: None) -> None:
    """At user.github.io/repo/ there is no CNAME, and every link carries the path."""
    group = make_group(tmp_path)
    site = group.root / "data/site.yml"
    text = re.sub(r"^address: .*", "address: https://ostrelle.github.io/fair-play", site.read_text("utf-8"), flags=re.M)
    group.save("data/site.yml", text)
    group.publish()
    assert "CNAME" not in group.published()
    assert b'href="/fair-play/actions/"' in group.file("index.html")
