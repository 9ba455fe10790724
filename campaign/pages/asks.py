"""One call, every ask: all that is open for one person on a day, worded as one script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from campaign.campaign import Campaign
from campaign.day import action_of, can_be_done, days_held, is_open
from campaign.model.action import Action
from campaign.model.roster import Legislator, Term
from campaign.pages.action_page import ActionItem, ActionView, action_view, item
from campaign.pages.call_card import CallView, Paragraphs, call, fill, paragraphs, plain, reason
from campaign.targets import Target, targets

NTH = ("First", "Second", "Third")  # as many as fit one call
THINGS = ("", "one thing", "two things", "three things")
LONGEST = 120  # words of a script
HELLO = "Hello, my name is [your name] and I live in [your town and ZIP]."
GOODBYE = "[One sentence of your own.] May I have the {role}’s answer? Thank you for your time."


@dataclass(frozen=True)
class Ask:
    """One of the asks of a call. `off` names the days, of those a page holds, on which nobody makes that call."""

    item: ActionItem
    nth: str
    words: str  # the ask, as the action has it: “Vote no on AB 12.”
    why: str  # who may ask it, where that is not plain
    mark: str  # as every other page marks this call: “2027-02-09-ask-for-a-town-hall/your-councilor”
    off: str


@dataclass(frozen=True)
class OneCall:
    """The call to one person. With one ask it has that action's own words; with more, those that join them."""

    call: CallView
    off: str  # the days on which none of the asks can be put
    action: ActionView | None = None  # of a single ask
    to: str = ""  # Senator Kunesh
    asks: tuple[Ask, ...] = ()  # two or three
    more: tuple[ActionItem, ...] = ()  # what is also open for this person

    @property
    def hello(self) -> Paragraphs:
        """Return the greeting; how many things there are to ask follows."""
        return paragraphs(HELLO)

    @property
    def things(self) -> str:
        """Return how many things there are to ask: “three things”."""
        return THINGS[len(self.asks)]

    @property
    def goodbye(self) -> Paragraphs:
        """Return what is said after the asks."""
        return paragraphs(GOODBYE.replace("{role}", self.call.role))

    @property
    def words(self) -> str:
        """Return all that is said, as plain text."""
        asks = [f"{ask.nth}: {ask.words}" for ask in self.asks]
        opening = f"{plain(self.hello)} I have {self.things} to ask {self.to}."
        return "\n\n".join([opening, *asks, plain(self.goodbye)])


Found = tuple[Action, Target]


@dataclass(frozen=True)
class OpenCalls:
    """Every call that is open on the campaign's day, worked out once for all people."""

    campaign: Campaign
    _views: dict[str, ActionView] = field(default_factory=dict, compare=False)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Return what can be asked today, by what closes first; where offices are closed, the day's own call alone.

        An evergreen call counts on the day that is its own: else each member would have a dozen open every day.
        """
        campaign, days_own = self.campaign, action_of(self.campaign)
        working = campaign.legislature.is_working_day(campaign.today)
        dated = [each for each in campaign.open if working and can_be_done(campaign, each)]
        return (*dated, *([days_own] if days_own and days_own not in dated else []))

    @cached_property
    def by_target(self) -> dict[str, list[Found]]:
        """Return the calls to each person by id, and to one's own member by their target: `your-senator`."""
        found: dict[str, list[Found]] = defaultdict(list)
        for action in self.actions:
            for target in targets(self.campaign, action):
                if target.in_office:
                    who = target.legislator.id if target.legislator else target.chamber.target
                    found[who].append((action, target))
        return found

    def to(self, person: Legislator, term: Term) -> tuple[Found, ...]:
        """Return each action that asks for a call to a person, once, by what closes first."""
        chamber = self.campaign.legislature.chamber[term.chamber]
        own = [
            (action, replace(target, legislator=person, term=term)) for action, target in self.by_target[chamber.target]
        ]
        found = {action.name: (action, target) for action, target in (*self.by_target[person.id], *own)}
        return tuple(found[each.name] for each in self.actions if each.name in found)

    def view(self, action: Action) -> ActionView:
        """Return an action in full, worked out once."""
        if action.name not in self._views:
            self._views[action.name] = action_view(self.campaign, action)
        return self._views[action.name]

    def off(self, *actions: Action) -> str:
        """Return the days to come, of those a page holds, on which none of the actions asks for a call."""
        campaign = self.campaign
        days = (campaign.on(day) for day in days_held(campaign)[1:])
        return " ".join(then.today.isoformat() for then in days if not any(_asked(then, each) for each in actions))


def _asked(then: Campaign, action: Action) -> bool:
    return then.legislature.is_working_day(then.today) and is_open(then, action)


def one_call(calls: OpenCalls, person: Legislator, term: Term, *, own: bool) -> OneCall | None:
    """Return the call to a person with all that is open for them; None where nothing is.

    `own` says that the caller is of the person's district, as on its sheet.
    """
    found = calls.to(person, term)
    if not found:
        return None
    action, target = found[0]
    first = _call(calls.campaign, action, target, own=own)
    for number in range(len(NTH), 1, -1):
        joined = _joined(calls, found, number, first, own=own)
        if len(found) >= number and len(joined.words.split()) <= LONGEST:
            return joined
    return OneCall(first, calls.off(action), calls.view(action), more=_items(calls, found[1:]))


def _joined(calls: OpenCalls, found: Sequence[Found], number: int, first: CallView, *, own: bool) -> OneCall:
    """Return the call with the first so many asks in it; each says who may ask it where that differs."""
    target = found[0][1]
    why = reason(calls.campaign, replace(target, reach="yours")) if own else first.why
    asks = [_ask(calls, nth, *each, own=own) for nth, each in zip(NTH, found[:number], strict=False)]
    return OneCall(
        call=replace(first, why=why, script=(), voicemail=(), instead=(), voted=()),
        off=calls.off(*(action for action, _target in found[:number])),
        to=fill("{title} {last_name}", target),
        asks=tuple(replace(ask, why="" if ask.why == why else ask.why) for ask in asks),
        more=_items(calls, found[number:]),
    )


def _ask(calls: OpenCalls, nth: str, action: Action, target: Target, *, own: bool) -> Ask:
    about = f" It is {action.bill}." if action.bill and action.bill not in action.ask else ""
    return Ask(
        item=item(calls.campaign, action),
        nth=nth,
        words=action.ask + about,
        why=_why(calls.campaign, target, own=own),
        mark=f"{action.name}/{_id(target)}",
        off=calls.off(action),
    )


def _call(campaign: Campaign, action: Action, target: Target, *, own: bool) -> CallView:
    """Return the call to a person, marked as on other pages; `own` says that they are the caller's own."""
    why = _why(campaign, target, own=own)
    if own and target.reach != "yours":
        why = f"Your own {target.chamber.role_words}. {why}"
    return replace(call(campaign, action, target, why=why), id=_id(target), kind="person")


def _id(target: Target) -> str:
    """Return by what a mark knows whom it was to: one's own member by the office, anybody else by id."""
    return target.legislator.id if target.legislator and target.reach != "yours" else target.chamber.target


def _why(campaign: Campaign, target: Target, *, own: bool) -> str:
    """Return who may ask: whoever lives in the district, or anybody."""
    if own or target.reach != "yours" or target.term is None:
        return reason(campaign, target)
    return f"For people of {target.chamber.word} district {target.term.district}"


def _items(calls: OpenCalls, found: Sequence[Found]) -> tuple[ActionItem, ...]:
    return tuple(item(calls.campaign, action) for action, _target in found)
