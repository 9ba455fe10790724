"""Publishing puts a whole site on the branch that is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from campaign.git import Git
from campaign.publish import repository
from campaign.publish.publish import publish_job
from tests.builds import built
from tests.invented import TODAY
from tests.publishing import NEXT, Group, change, git, make_group, refusal

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


def test_two_weeks_of_publishes_are_kept(group: Group) -> None:
    """Only the newest fourteen are kept, each with its own day and content."""
    remote, last = Git(group.remote).signed("Ada", "ada@ostrelle.example"), ""
    for number in range(20):
        page = remote("hash-object", "-w", "--stdin", given=f"{number}".encode())
        tree = remote("mktree", given=f"100644 blob {page}\tindex.html\n".encode())
        message = repository.message(f"Publish {number}", "c0ffee")
        last = remote("commit-tree", tree, *(["-p", last] * bool(last)), "-m", message)
    remote("update-ref", "refs/heads/gh-pages", last)
    group.publish()
    assert group.titles == [f"Publish {TODAY}", *(f"Publish {number}" for number in range(19, 6, -1))]
    assert len(group.titles) == 14
    assert git(group.remote, "cat-file", "blob", "gh-pages~13:index.html") == "7"


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


def test_a_group_below_a_path_needs_no_domain(tmp_path: Path, nobody: None) -> None:
    """At user.github.io/repo/ there is no CNAME, and every link carries the path."""
    group = make_group(tmp_path)
    site = group.root / "data/site.yml"
    text = re.sub(r"^address: .*", "address: https://ostrelle.github.io/fair-play", site.read_text("utf-8"), flags=re.M)
    group.save("data/site.yml", text)
    group.publish()
    assert "CNAME" not in group.published()
    assert b'href="/fair-play/actions/"' in group.file("index.html")


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
    monkeypatch.setattr("campaign.publish.candidate.FEW", 1)
    monkeypatch.setattr("campaign.publish.candidate.SHARE", 100)
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
    """Each page is named by its address, and the remote stays as it is."""
    head = live.head
    change(live, "Nobody is turned away.")
    assert publish_job(live.order(dry_run=True)) == 0
    said = capfd.readouterr().out
    assert "changed  /faq/\n" in said
    assert "A publish would change this: 1 changed." in said
    assert live.head == head
