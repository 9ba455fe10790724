"""One command puts the publish before back, and what was undone does not come again by itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from campaign.publish.publish import RefusedError, publish_job, undo, undo_job
from tests.invented import TODAY
from tests.publishing import NEXT, Group, by_hand, change, refusal, set_in_site


def test_undo_puts_the_publish_before_back(live: Group) -> None:
    """After a bad publish one command restores the site of before, file by file."""
    good = live.published()
    change(live, "A mistake.")
    live.publish()
    said = undo(live.order())
    assert live.published() == good
    assert "Put back" in said


def test_undo_can_be_repeated(live: Group) -> None:
    """Each undo goes back by one publish, and the first of all stays."""
    sites = [live.published()]
    for number in (1, 2):
        live.publish(TODAY + timedelta(days=number))
        sites.append(live.published())
    assert sites[0] != sites[1] != sites[2]
    undo(live.order())
    assert live.published() == sites[1]
    undo(live.order())
    assert live.published() == sites[0]
    with pytest.raises(RefusedError, match="no publish before the last one"):
        undo(live.order())


def test_what_was_undone_is_not_published_again(live: Group) -> None:
    """The nightly run does not bring a bad publish back; a commit that fixes it is published."""
    change(live, "A mistake.")
    live.publish()
    undo(live.order())
    assert re.search(r"The publish of [0-9a-f]{10} was undone\. Fix it and commit", refusal(live, NEXT))
    change(live, "The mistake is fixed.")
    live.publish(NEXT)
    assert b"is fixed" in live.file("faq/index.html")


def test_what_was_undone_can_be_published_anyway(live: Group) -> None:
    """Whoever undid a good publish can bring it back."""
    change(live)
    live.publish()
    good = live.published()
    undo(live.order())
    live.publish(anyway=True)
    assert live.published() == good


def test_undo_passes_over_what_it_did_not_make(live: Group) -> None:
    """A domain that GitHub wrote stays, and commits by hand, nameless ones too, are no publishes."""
    good = live.published()
    change(live, "A mistake.")
    live.publish()
    by_hand(live, "notes.txt", "Buy milk.\n")
    by_hand(live, "CNAME", "new.ostrelle.example\n", "Create CNAME")
    said = undo(live.order())
    assert said.startswith(f"Put back “Publish {TODAY}” (of ")
    assert "“”" not in said
    assert live.published() == {**good, "CNAME": b"new.ostrelle.example\n"}
    with pytest.raises(RefusedError, match="no publish before the last one"):
        undo(live.order())
    change(live, "The mistake is fixed.")
    assert "the published CNAME names new.ostrelle.example" in refusal(live)


def test_undo_puts_back_the_domain_that_a_publish_changed(live: Group) -> None:
    """Where nobody else has set a domain, the one of before comes back with its site."""
    good = live.published()
    set_in_site(live, "address", "https://new.ostrelle.example")
    live.publish(anyway=True)
    undo(live.order())
    assert live.published() == good


def test_a_commit_by_hand_does_not_bring_back_what_was_undone(live: Group) -> None:
    """What was undone is still known when GitHub's commit is the newest."""
    change(live, "A mistake.")
    live.publish()
    undo(live.order())
    by_hand(live, "notes.txt", "Buy milk.\n")
    assert "was undone. Fix it and commit" in refusal(live, NEXT)


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
