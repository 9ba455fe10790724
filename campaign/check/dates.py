"""Rules on days and hours that an action names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from campaign.campaign import Campaign
from campaign.check.actions import at
from campaign.check.scripts import PLAIN, SPOKEN, line_within
from campaign.finding import Finding
from campaign.model.action import Action

NAMES = "January February March April May June July August September October November December"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), 1)}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Begins with letters that are always the same, because that is found ten times as fast.
SPELLED = re.compile(rf"day,? (?:the )?({'|'.join(MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}})\b)?")
TEXTS = (*PLAIN, *SPOKEN)
NEAR = timedelta(days=150)  # a date without a year means one this near, if there is one
FARTHEST = timedelta(days=400)  # nobody plans a call further ahead


def weekdays_are_right(action: Action) -> Iterator[Finding]:
    """A weekday beside a date is the one that this date has: “Monday, November 30” must be a Monday."""
    for key, text in _texts(action):
        for found in SPELLED.finditer(text) if "day" in text else ():
            written = next((name for name in WEEKDAYS if text.endswith(name, 0, found.start() + 3)), "")
            days = _days_meant(action, found)
            if written and days and written not in {WEEKDAYS[day.weekday()] for day in days}:
                first = line_within(action, key, text, 0) if key else action.body_line
                line = first + text.count("\n", 0, found.start())
                message = f"“{written}{found[0][3:]}” is wrong: that day is a {WEEKDAYS[days[0].weekday()]}"
                yield Finding(action.source.path, line, message, "Check the date, and correct the day or the weekday")


def _texts(action: Action) -> Iterator[tuple[str, str]]:
    """Yield every text of an action that may name a day, with its field; the body's has no name."""
    yield from ((key, text) for key in TEXTS if (text := getattr(action, key)))
    yield "", action.body


def _days_meant(action: Action, found: re.Match[str]) -> list[date]:
    """Return the days that a spelled date may mean, the nearest first; none where no year can be known."""
    near = action.opens
    if found[3] or not near:
        day = _day(int(found[3] or 0), found)  # no day is of the year 0
        return [day] if day else []
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _day(year, found))]
    days.sort(key=lambda day: abs(day - near))
    return days[: 1 if days and abs(days[0] - near) < NEAR else 2]


def _day(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, MONTHS[found[1]], int(found[2]))
    except ValueError:
        return None


def meetings_lie_ahead(action: Action) -> Iterator[Finding]:
    """What people are asked to come to begins on or after the day the action opens; so does what testimony is due."""
    if not action.opens:
        return
    for key, moment in (("start", action.start), ("testify.deadline", action.testify and action.testify.deadline)):
        if moment and moment.date() < action.opens:
            message = f"It is on {moment.date()}, before the action opens on {action.opens}"
            yield at(action, key, message, f"Correct `{key}`, or the date in the file's name")


def last_days_have_somebody_to_answer(campaign: Campaign) -> Iterator[Finding]:
    """The last day of a call is one on which offices answer the phone."""
    for action in campaign.every_action:
        last = action.closes
        if action.kind == "call" and last and last >= campaign.today and not campaign.legislature.is_working_day(last):
            why = campaign.legislature.holiday_on(last) or f"a {last:%A}"
            message = f"It closes on {last}, {why}: offices do not answer the phone on its last day"
            yield at(action, "closes", message, "Close it on the working day before", "warning")


def days_are_near(campaign: Campaign) -> Iterator[Finding]:
    """No action opens more than 400 days ahead: such a date is a slip."""
    for action in campaign.every_action:
        if action.opens and action.opens > campaign.today + FARTHEST:
            message = f"It opens on {action.opens}, more than a year from now"
            yield at(action, "", message, "Check the date in the file's name", "warning")


def new_actions_lie_ahead(campaign: Campaign, added: frozenset[str]) -> Iterator[Finding]:
    """An action that is being added (its path is among `added`) opens today or later: in the past nobody sees it."""
    for action in campaign.every_action:
        if action.source.path in added and action.opens and action.opens < campaign.today:
            message = f"It opens on {action.opens}, which is past"
            yield at(action, "", message, "Give the file the date of a day to come", "warning")


ALONE = (weekdays_are_right, meetings_lie_ahead)
RULES = (last_days_have_somebody_to_answer, days_are_near)
