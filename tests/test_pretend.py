"""The practice call's words (data/practice.yml): what editors may write, and how what they wrote reads."""

from __future__ import annotations

import pytest

from campaign.campaign import Campaign
from campaign.check import judge
from campaign.check.script_rules import grade
from campaign.finding import Finding
from campaign.load import load
from campaign.pages.practice_call import scenes
from campaign.sources import PRACTICE, source
from tests.builds import LAUNCH
from tests.invented import ROOT, SITE, campaign_on

GOOD = (SITE / PRACTICE).read_text("utf-8")


def found(old: str, new: str) -> list[Finding]:
    """Return what is found once a part of the invented practice call is written in another way."""
    assert old in GOOD
    read = source(PRACTICE, GOOD.replace(old, new, 1).encode(), judge)
    return [*read.findings, *read.judged]


def test_what_is_written_for_the_invented_state_is_sound() -> None:
    """Nothing to find in a good file."""
    assert found("script", "script") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('"{script}"', '"{scirpt}"', 18, "`you` is “{scirpt}”; wanted is a line to say, or {script}"),
        ('"{script}"', '"Hello. {script}"', 18, "wanted is a line to say"),
        ('"{script}"', "", 17, "`you` is missing"),
        ("        you: At [your street address].\n", "", 19, "`you` is missing"),
        ("opposes: I do see it another way.\n", "", 2, "`opposes` is missing"),
        ("    end: You hang up.\n", "    and: You hang up.\n", 29, "`and`"),
        ("Where do you live?", "Call 590-555-0101.", 19, "A phone number"),
        ("Where do you live?", "TODO", 19, "TODO"),
    ],
)
def test_a_slip_is_named_with_its_line(old: str, new: str, line: int, message: str) -> None:
    """A placeholder that is none, half a turn, what is missing or unknown, a number, a note left there."""
    findings = found(old, new)
    assert any(each.line == line and message in each.message for each in findings), findings


def test_the_words_of_the_call_are_given_once() -> None:
    """Where they are first said; elsewhere the page says that they stand above."""
    turns = [turn for scene in scenes(campaign_on().office) for turn in scene.turns]
    said = [(turn.say, bool(turn.you), turn.label) for turn in turns if turn.say]
    assert said == [
        ("{script}", True, "What to say"),
        ("{voicemail}", True, "If you get voicemail"),
        ("{script}", False, ""),
        ("{opposes}", True, "If they disagree"),
    ]


@pytest.fixture(scope="module")
def real() -> Campaign:
    """Return the real campaign as of its launch."""
    campaign = load(ROOT, LAUNCH).campaign
    assert campaign
    return campaign


def test_the_real_office_is_nobodys_and_speaks_plainly(real: Campaign) -> None:
    """It names no member and no bill, each line can be said in one breath, and a child of 13 understands all of it."""
    office = real.office
    lines = [line for scene in office.scenes for turn in scene.turns for line in (turn.office, turn.you)]
    names = {person.family_name for person in real.roster.legislators}
    assert not [line for line in lines if set(line.strip(".,!?").split()) & names]
    assert max(len(line.split()) for line in lines) <= 30
    everything = "\n".join([*lines, *office.tips, office.script, office.voicemail, office.opposes])
    assert grade(everything) < 8
    for part in ("[your name]", "[your town and ZIP]", "?"):
        assert part in office.script
