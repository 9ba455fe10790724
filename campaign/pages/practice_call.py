"""The practice call: a pretend office answers, the caller reads; one turn at a time with a script, else as a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.model.pretend import PretendOffice, Scene
from campaign.pages.action_page import REPLIES
from campaign.pages.call_card import LABELS, Paragraphs, paragraphs
from campaign.pages.output import Head, Output, page

# Under which label the page of an action has its own words; the script looks for them there.
LABELED = {"{script}": LABELS.script, "{voicemail}": LABELS.voicemail, "{opposes}": REPLIES[2]}


@dataclass(frozen=True)
class TurnView:
    """What the office says and the caller's answer; of words that stand on the page before, only which they are."""

    office: str
    you: Paragraphs
    say: str  # "{script}" where the words of the practiced call are said, else ""
    label: str  # under which an action's page has these words; "" where they are not given here


@dataclass(frozen=True)
class SceneView:
    """One way a call can go."""

    scene: Scene
    turns: tuple[TurnView, ...]


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page of the practice call."""
    what = "Try a call before you make it: a pretend office answers, and you read your lines. Nothing is dialed."
    yield page(
        Head("Practice a call", what, "/practice/"), "practice", lambda: (campaign.office, scenes(campaign.office))
    )


def scenes(office: PretendOffice) -> tuple[SceneView, ...]:
    """Return each way a call can go; the words of the practiced call are given once, where they are first said."""
    ahead = {f"{{{name}}}": getattr(office, name) for name in ("script", "voicemail", "opposes")}

    def turn(office_says: str, you: str) -> TurnView:
        say = you if you in LABELED else ""
        words = ahead.pop(you, "") if say else you
        return TurnView(office_says, paragraphs(words), say, LABELED[say] if words and say else "")

    return tuple(
        SceneView(scene, tuple(turn(each.office, each.you) for each in scene.turns)) for scene in office.scenes
    )
