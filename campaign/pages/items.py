"""An action as it stands in a list."""

from __future__ import annotations

from datetime import date

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.pages import words
from campaign.pages.views import ActionItem


def item(campaign: Campaign, action: Action) -> ActionItem:
    """Return an action as it stands in a list."""
    return ActionItem(
        title=action.title,
        brief=action.brief,
        kind=action.kind,
        kind_words=KINDS[action.kind].word,
        path=action.path,
        state=action.state_on(campaign.today),
        state_words=state_words(campaign, action),
        takes_place=words.moment(action.start) if action.start else "",
        over=action.canceled or action.state_on(campaign.today) == "closed",
        day=action.day,
        weekday=words.WEEKDAYS[action.day.weekday()] if action.day else "",
        minutes=words.count(action.minutes, "minute"),
    )


def state_words(campaign: Campaign, action: Action) -> str:
    """Return where the action is in its life, with dates written out; of a meeting to come, when it takes place."""
    state, last = action.state_on(campaign.today), action.last_day
    because = f": {action.closes_because}" if action.closes_because else ""
    if action.canceled:
        return "Canceled"
    if action.start and state != "closed":
        ends_before = f". Open until {words.day(last)}" if last and last < action.start.date() else ""
        return words.moment(action.start) + ends_before + because
    if state == "scheduled" and action.opens:
        return _from_to(action.opens, last or action.opens) + because
    if last is None:
        return "Open any day"
    if state == "closed":
        return f"Closed {words.day_and_year(last)}"
    if state == "closing today":
        return f"Closes {words.day(last)}{because}"
    return f"Open until {words.day(last)}{because}"


def _from_to(opens: date, last: date) -> str:
    """Return the days of an action to come in words that are still true when they are read late."""
    if opens == last:
        return f"Open on {words.day(opens)}"
    return f"Open from {words.day(opens)} to {words.day(last)}"
