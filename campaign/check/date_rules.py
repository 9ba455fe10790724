"""Rules on the days and hours of an action: that they follow each other, and that somebody is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from campaign.campaign import Campaign
from campaign.check.script_rules import ANY_TEXT, texts, within
from campaign.finding import Finding, at
from campaign.model.action import Action

NAMES = "January February March April May June July August September October November December"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), 1)}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Begins with letters that are always the same, because that is found ten times as fast.
SPELLED = re.compile(rf"day,? (?:the )?({'|'.join(MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}})\b)?")
NEAR = timedelta(days=150)  # a date without a year means one this near, if there is one
FARTHEST = timedelta(days=400)  # nobody plans a call further ahead


def dates_run_forward(action: Action) -> Iterator[Finding]:
    """An action closes on or after the day it opens; a meeting ends after it starts; testimony is due before it."""
    if action.opens and action.closes and action.closes < action.opens:
        message = f"It closes on {action.closes}, before it opens on {action.opens}"
        yield at(action, "closes", message, "Correct `closes`, or the date in the file's name")
    if action.start and action.end and action.end < action.start:
        yield at(action, "end", "It ends before it starts", "Correct `start` or `end`")
    if action.testify and action.start and action.testify.deadline > action.start:
        message = "Testimony is due after the hearing begins"
        yield at(action, "testify.deadline", message, "Correct `deadline` or `start`")


def dated_actions_close(action: Action) -> Iterator[Finding]:
    """An action with a date has a last day; an evergreen one has none."""
    if not action.evergreen and action.last_day is None:
        yield at(action, "", "`closes` is missing", "Add the last day to do it, like closes: 2026-11-25")
    if action.evergreen and action.closes:
        fix = "Remove it, or move the file to content/actions/ under a date"
        yield at(action, "closes", "An evergreen action never closes", fix)


def weekdays_are_right(action: Action) -> Iterator[Finding]:
    """A weekday beside a date is the one that this date has: “Monday, November 30” must be a Monday."""
    for key, text in (*texts(action, ANY_TEXT), ("body", action.body)):
        for found in SPELLED.finditer(text) if "day" in text else ():
            written = next((name for name in WEEKDAYS if text.endswith(name, 0, found.start() + 3)), "")
            days = _days_meant(action, found)
            if written and days and written not in {WEEKDAYS[day.weekday()] for day in days}:
                message = f"“{written}{found[0][3:]}” is wrong: that day is a {WEEKDAYS[days[0].weekday()]}"
                yield within(action, key, found.start(), message, "Check the date, and correct the day or the weekday")


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
    for key, moment in (("start", action.start), ("testify.deadline", action.testify and action.testify.deadline)):
        if action.opens and moment and moment.date() < action.opens:
            message = f"It is on {moment.date()}, before the action opens on {action.opens}"
            yield at(action, key, message, f"Correct `{key}`, or the date in the file's name")


def no_calls_when_offices_are_closed(campaign: Campaign) -> Iterator[Finding]:
    """No call opens on a day when nobody answers the phone."""
    for action in campaign.every_action:
        if action.kind == "call" and action.opens and (why := _why_closed(campaign, action.opens)):
            message = f"{action.opens} is {why}: offices do not answer the phone"
            yield at(action, "kind", message, "Open it on a working day, or ask for something else than a call")


def last_days_have_somebody_to_answer(campaign: Campaign) -> Iterator[Finding]:
    """The last day of a call is one on which offices answer the phone."""
    for action in campaign.every_action:
        last = action.closes
        if action.kind == "call" and last and last >= campaign.today and (why := _why_closed(campaign, last)):
            message = f"It closes on {last}, {why}: offices do not answer the phone on its last day"
            yield at(action, "closes", message, "Close it on the working day before", "warning")


def _why_closed(campaign: Campaign, day: date) -> str:
    """Return the holiday or weekday for which offices are closed on a day; empty on a working day."""
    if campaign.legislature.is_working_day(day):
        return ""
    return campaign.legislature.holiday_on(day) or f"a {day:%A}"


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


ALONE = (dates_run_forward, dated_actions_close, weekdays_are_right, meetings_lie_ahead)
RULES = (no_calls_when_offices_are_closed, last_days_have_somebody_to_answer, days_are_near)
