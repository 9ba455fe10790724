"""The call after a vote: thanks to those who voted as we asked, a question to those who did not, each with a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.vote import Option
from campaign.outcomes import Decision, decision_of
from campaign.pages.call_card import CallView, call
from campaign.targets import Target, resolve

FRESH = timedelta(days=14)  # afterwards a call about it comes late
HELLO = "Hi, my name is [your name] and I live in [your town and ZIP]."
THANKS = f"""{HELLO} I am calling to thank {{title}} {{last_name}} for the {{vote}} vote on {{bill}}.

[One sentence of your own: what it means to you.]

Will you pass my thanks on?"""
WHY = f"""{HELLO} I am asking {{title}} {{last_name}} to tell me the reason for the {{vote}} vote on {{bill}}.

I had hoped for a {{wanted}} vote. [One sentence of your own: what the bill means to you.]

When may I have an answer, by phone or by mail? Thank you."""
WHERE = f"""{HELLO} I am asking where {{title}} {{last_name}} stands on {{bill}}, for no vote is recorded.

I had hoped for a {{wanted}} vote. [One sentence of your own: what the bill means to you.]

When may I have an answer, by phone or by mail? Thank you."""
OTHER: dict[Option, Option] = {"yes": "no", "no": "yes"}


@dataclass(frozen=True)
class NextCalls:
    """The calls to make once a vote has decided what an action asked for."""

    bill_path: str
    number: str
    calls: tuple[CallView, ...]


def next_calls(campaign: Campaign, action: Action) -> NextCalls | None:
    """Return the calls that follow a decided action, in the two weeks after it; None for any other."""
    decision = decision_of(campaign, action) if action.bill else None
    if decision is None or not decision.calls or campaign.today > decision.day + FRESH:
        return None
    found = tuple(_calls(campaign, action, decision))
    return NextCalls(decision.bill.path, decision.bill.number, found) if found else None


def _calls(campaign: Campaign, action: Action, decision: Decision) -> Iterator[CallView]:
    for target in (target for word in action.who for target in resolve(campaign, word)):
        if not target.in_office:
            continue
        if target.term is None:
            yield from _own(campaign, decision, target)
        elif option := decision.option_of(target.chamber.id, target.term.district):
            yield call_about(campaign, decision, target, option)


def _own(campaign: Campaign, decision: Decision, target: Target) -> Iterator[CallView]:
    """Yield both calls to the caller's own member, who knows which of the two is right."""
    for option in (decision.wanted, OTHER[decision.wanted]):
        why = f"If yours voted {option}{', as we asked' if option == decision.wanted else ''}"
        yield replace(call_about(campaign, decision, target, option), why=why)


def call_about(campaign: Campaign, decision: Decision, target: Target, option: Option) -> CallView:
    """Return the call to one person about how they voted."""
    script = THANKS if option == decision.wanted else WHERE if option == "none" else WHY
    words = {"{vote}": option, "{wanted}": decision.wanted, "{bill}": decision.bill.number}
    for gap, word in words.items():
        script = script.replace(gap, word)
    about = Action(title="", kind="call", ask="", script=script)
    wished = ", as we asked" if option == decision.wanted else ""
    return call(campaign, about, target, why="No vote is recorded" if option == "none" else f"Voted {option}{wished}")
