"""The page of a call to action. It is a Pelican article; archive.py lists them all."""

from __future__ import annotations

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.bill import Bill, RollCall
from campaign.model.kinds import KINDS
from campaign.pages import words
from campaign.pages.calls import calls
from campaign.pages.facts import facts, replies
from campaign.pages.items import item
from campaign.pages.pictures import picture_of
from campaign.pages.script_text import fill, paragraphs
from campaign.pages.views import ActionView, Head, VoteView

POSITION_WORDS = {"support": "Ask for a YES vote", "oppose": "Ask for a NO vote", None: ""}


def action_view(campaign: Campaign, action: Action, body: str) -> ActionView:
    """Return an action in full; `body` is its Markdown as safe HTML."""
    shown = item(campaign, action)
    following = campaign.successor_of(action)
    return ActionView(
        action=action,
        item=shown,
        day_words=day_words(action),
        closed=shown.state == "closed",
        over=shown.over,
        calls=() if action.canceled else calls(campaign, action),
        say=() if action.who or action.canceled else paragraphs(fill(action.script or "", None)),
        replies=() if action.canceled else replies(action),
        facts=facts(campaign, action),
        bill=campaign.bill_of(action),
        votes=votes(campaign, campaign.bill_of(action)),
        position_words=POSITION_WORDS[action.position],
        outcome=action.outcome,
        outcome_words=words.day_and_year(action.outcome.date) if action.outcome else "",
        successor=item(campaign, following) if following else None,
        body_title=_body_title(action),
        body=body,
        last=action.last_day.isoformat() if action.last_day else "",
    )


def _body_title(action: Action) -> str:
    if action.canceled:
        return "What it was about"
    return "Why it matters" if action.who else "How to do it"


def votes(campaign: Campaign, bill: Bill | None) -> tuple[VoteView, ...]:
    """Return the recorded votes on a bill, the latest first."""
    known = sorted(bill.roll_calls if bill else (), key=lambda vote: vote.date, reverse=True)
    return tuple(VoteView(_vote_words(campaign, vote), vote.page or "") for vote in known)


def _vote_words(campaign: Campaign, vote: RollCall) -> str:
    """Return what was voted on, where and when, and how many voted how."""
    chamber = campaign.legislature.chamber[vote.chamber].word
    what = f"{vote.motion} in the {chamber} on {words.day_and_year(vote.date)}"
    return f"{what}: {len(vote.yes)} yes, {len(vote.no)} no" if vote.yes or vote.no else what


def day_words(action: Action) -> str:
    """Return what is on when: “Call for Monday, November 23”, “Hearing on Tuesday, February 2”."""
    kind = KINDS[action.kind].word
    if action.start:
        return f"{kind} on {words.day(action.start)}"
    return f"{kind} for {words.day(action.opens)}" if action.opens else f"{kind} for any day"


def description(action: Action) -> str:
    """Return what search results and shared cards say of an action: first that it is off, or when it takes place."""
    if action.canceled:
        return f"Canceled: {action.brief}"
    return f"{words.moment(action.start)}: {action.brief}" if action.start else action.brief


def head(campaign: Campaign, action: Action) -> Head:
    """Return the head of an action's page with its picture; its date keeps two actions with one title apart."""
    when = f", {words.day_and_year(action.day)}" if action.day else ""
    return Head(
        f"{action.title}{when}",
        description(action),
        action.path,
        picture=picture_of(campaign, action),
        source=action.source.path,
        numbers=action.title if action.who else "",
    )
