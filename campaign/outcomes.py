"""What came of a call about a bill, told by the record: a vote of the chamber called closes it and says how it ended.

What an editor wrote under `outcome` counts more. Nothing is told without a recorded vote or step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from campaign.campaign import Campaign
from campaign.model.action import Action, Outcome
from campaign.model.bill import Step
from campaign.model.legislature import Chamber
from campaign.model.record import BillRecord, RollCall
from campaign.model.roster import Legislator
from campaign.model.vote import Option
from campaign.targets import targets

WANTED: dict[str, Option] = {"support": "yes", "oppose": "no"}
PASSED = ("other-chamber", "both-chambers", "governor")  # stages that a bill comes to when a chamber has passed it
ENDED = {"law": "became law", "vetoed": "was vetoed"}


@dataclass(frozen=True)
class Decision:
    """What decided a call about a bill: one vote or step for each chamber that was called."""

    bill: BillRecord
    wanted: Option
    calls: tuple[RollCall, ...]
    steps: tuple[Step, ...]

    @property
    def day(self) -> date:
        """Return the day on which the last of it happened."""
        return max([*(call.vote.date for call in self.calls), *(step.date for step in self.steps)])

    def option_of(self, chamber: str, district: str) -> Option | None:
        """Return how the member for a district voted; None where their chamber's vote is not known by names."""
        return next((call.vote.option_of(district) for call in self.calls if call.vote.chamber == chamber), None)


def decision_of(campaign: Campaign, action: Action) -> Decision | None:
    """Return what decided a call about a bill, once every chamber that it called has; None before, and for others."""
    bill = campaign.bill_of(action)
    if bill is None or action.position is None or action.opens is None or not action.who:
        return None
    opens, today = action.opens, campaign.today
    steps = [step for step in bill.steps if opens <= step.date <= today and step.stage]
    if ended := [step for step in steps if step.stage in ENDED]:
        return Decision(bill, WANTED[action.position], (), tuple(ended[:1]))
    calls, passed = [], []
    for chamber in {target.chamber.id: target.chamber for target in targets(campaign, action)}:
        voted = [call for call in bill.votes if call.on_passage and call.vote.chamber == chamber]
        voted = [call for call in voted if opens <= call.vote.date <= today]
        moved = [step for step in steps if step.stage in PASSED and step.chamber == chamber]
        if voted:
            calls.append(min(voted, key=lambda call: call.vote.date))
        elif moved:
            passed.append(moved[0])
        else:
            return None
    return Decision(bill, WANTED[action.position], tuple(calls), tuple(passed)) if calls or passed else None


def with_outcomes(campaign: Campaign) -> Campaign:
    """Return the campaign with each decided call closed on the day of the decision, and what came of it told."""
    told = {action.name: told for action in campaign.every_action if (told := _told(campaign, action))}
    actions = tuple(told.get(action.name, action) for action in campaign.every_action)
    return replace(campaign, every_action=actions) if told else campaign


def _told(campaign: Campaign, action: Action) -> Action | None:
    decision = decision_of(campaign, action) if action.bill and not action.canceled else None
    if decision is None:
        return None
    closes = min(action.closes or decision.day, decision.day)
    what = " ".join(_sentences(campaign, action, decision))
    outcome = action.outcome or Outcome(what=what, date=decision.day, source=_source(decision))
    return replace(action, closes=closes, outcome=outcome)


def _source(decision: Decision) -> str | None:
    pages = [call.vote.page for call in decision.calls if call.vote.page]
    return pages[-1] if pages else decision.bill.page


def _sentences(campaign: Campaign, action: Action, decision: Decision) -> Iterator[str]:
    """Yield what came of a call: how each chamber voted, and how each person who was called by name did."""
    number, chambers = decision.bill.number, campaign.legislature.chamber
    for call in decision.calls:
        yield f"{_verdict(chambers[call.vote.chamber], call, number)}."
    for step in decision.steps:
        if step.stage in ENDED:
            yield f"{number} {ENDED[step.stage]}."
        elif step.chamber:
            yield f"The {chambers[step.chamber].word} passed {number}{f', {step.count}' if step.count else ''}."
    for person, chamber, option in _called(campaign, action, decision):
        wished = ", as we asked" if option == decision.wanted else ""
        voted = "has no vote recorded" if option == "none" else f"voted {option}{wished}"
        yield f"{chamber.title} {person.name} {voted}."


def _verdict(chamber: Chamber, call: RollCall, number: str) -> str:
    """Return what a chamber did, in words: whether it passed the bill is said only where that is known."""
    count = f"{call.vote.yes} yes, {call.vote.no} no"
    if call.carried is None:
        return f"The {chamber.word} voted on {number}: {count}"
    did = "passed" if call.carried else "did not pass"
    needed = f", and {call.needed} yes were needed" if call.needed else ""
    return f"The {chamber.word} {did} {number}: {count}{needed}"


def _called(campaign: Campaign, action: Action, decision: Decision) -> Iterator[tuple[Legislator, Chamber, Option]]:
    """Yield each person whom an action called by name or by place on a committee, with how they voted."""
    for target in targets(campaign, action):
        if target.legislator and target.term:
            option = decision.option_of(target.chamber.id, target.term.district)
            if option:
                yield target.legislator, target.chamber, option
