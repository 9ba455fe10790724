"""Rules on the days and hours of an action: that they follow each other, and that somebody is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from campaign.campaign import Campaign
from campaign.check.script_rules import ANY_TEXT, texts, within
from campaign.finding import Finding, at
from campaign.model.action import Action

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December".split()
# Short forms begin with a capital, for “sat” and “may” are words, too.
WEEKDAY = (
    r"(?:(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
    r"|(?:MON|TUES?|WEDS?|THU(?:RS?)?|FRI|SAT|SUN)\b\.?)"
)
MONTH = rf"(?:(?i:{'|'.join(MONTHS)})|(?i:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
DATE = (
    rf"(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]\.?m\b)"
    r"(?:(?:,\s?|\s)(?P<year>\d{4})\b(?!\s*[-–]))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month2>{MONTH})(?![\w’'-])(?:,?\s(?P<year2>\d{{4}})\b)?"
    r"|(?P<iso>\d{4}-\d\d-\d\d)\b"
    r"|(?<![\d/$])(?P<number>\d{1,2})/(?P<day3>\d{1,2})(?:/(?P<year3>\d{4}|\d\d))?(?![\w/-]))"
)
LIST = r"(?:,\s*(?:and\s+|or\s+)?|\s*(?:[-–—&/]|and|or|to|through|thru)\s*)"  # between two weekdays
HOUR = r"(?:,?\s+(?:at\s+)?(?:noon|\d{1,2}(?::\d\d)?(?:\s*[ap]\.?m\b\.?)))?"
BESIDE = r"[*_]{0,3}(?:\s*[,(:|–—-]\s*|\s+)[*_(]{0,3}(?:on\s+)?(?:the\s+)?"
# “Friday, December 12”, also with more weekdays before, and “December 12 (Friday)”.
BEFORE = re.compile(rf"(?<!\w)(?P<weekdays>(?:{WEEKDAY}{LIST}){{0,6}}{WEEKDAY}){HOUR}{BESIDE}{DATE}")
AFTER = re.compile(rf"(?<![\w/]){DATE}[*_]{{0,3}}(?:,?\s+|\s*\()[*_]{{0,3}}(?P<weekdays>{WEEKDAY})(?!\w)")
A_WEEKDAY = re.compile(WEEKDAY)
# What each weekday has in its name: most texts have none, and need not be searched, which is slow.
SHORT_NAME = re.compile("|".join(name[:3] for day in WEEKDAYS for name in (day, day.upper())))
LONG_NAME = re.compile("day(?:(?<=[ns]day)|(?<=urday)|(?<=friday))")
DATED = (*ANY_TEXT, "place", "access", "room", "hours", "reach")
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
    """A weekday beside a date is the one that this date has: “Fri, Dec 12” and “12/12 (Friday)” must be a Friday."""
    read = (*texts(action, DATED), ("body", action.body))
    whole = "\n".join(text for _key, text in read)
    if not SHORT_NAME.search(whole) and not LONG_NAME.search(whole.lower()):
        return
    for key, text in read:
        for found in _dates_with_weekdays(text) if A_WEEKDAY.search(text) else ():
            days = _days_meant(action, found)
            written = {_weekday(name) for name in A_WEEKDAY.findall(found["weekdays"])}
            if days and written.isdisjoint(day.weekday() for day in days):
                message = f"“{' '.join(found[0].split())}” is wrong: that day is a {WEEKDAYS[days[0].weekday()]}"
                yield within(action, key, found.start(), message, "Check the date, and correct the day or the weekday")


def _dates_with_weekdays(text: str) -> Iterator[re.Match[str]]:
    """Yield each date with a weekday before it, else after it; no word is taken twice."""
    taken: list[tuple[int, int]] = []
    for pattern in (BEFORE, AFTER):
        for found in pattern.finditer(text):
            if not any(begin < found.end() and found.start() < end for begin, end in taken):
                taken.append(found.span())
                yield found


def _weekday(name: str) -> int:
    """Return the number of a weekday, whole or short; Monday is 0."""
    return next(number for number, whole in enumerate(WEEKDAYS) if name[:3].lower() == whole[:3].lower())


def _days_meant(action: Action, found: re.Match[str]) -> list[date]:
    """Return the days that a spelled date may mean, the nearest first; none where no year can be known."""
    near = action.opens
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        year = int(found["year"] or found["year2"] or found["year3"] or 0)
        year += 2000 * (0 < year < 100)
        month = _month(found["month"] or found["month2"] or found["number"])
        day = int(found["day"] or found["day2"] or found["day3"])
    years = (year,) if year or not near else (near.year - 1, near.year, near.year + 1)  # no day is of the year 0
    days = [meant for each in years if (meant := _day(each, month, day))]
    if year or not near:
        return days
    days.sort(key=lambda each: abs(each - near))
    return days[: 1 if days and abs(days[0] - near) < NEAR else 2]


def _month(name: str) -> int:
    """Return the number of a month that is a number, a name or a short name."""
    if name.isdigit():
        return int(name)
    return next(number for number, whole in enumerate(MONTHS, 1) if name[:3].lower() == whole[:3].lower())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def meetings_close_on_their_day(action: Action) -> Iterator[Finding]:
    """An event or hearing closes on its own day, as it does without `closes`: later it would be asked for when past."""
    if action.kind in ("event", "hearing") and action.start and action.closes:
        own = sorted({action.start.date(), (action.end or action.start).date()})
        if action.closes not in own:
            message = f"It closes on {action.closes}, but it takes place on {' to '.join(map(str, own))}"
            fix = "Take `closes` out: it closes by itself at the end of its day"
            if action.closes < own[0]:
                fix += " (until when to sign up belongs into the text, or `testify`)"
            yield at(action, "closes", message, fix)


def meetings_lie_ahead(action: Action) -> Iterator[Finding]:
    """What people are asked to come to begins on or after the day the action opens; so does what testimony is due."""
    for key, moment in (("start", action.start), ("testify.deadline", action.testify and action.testify.deadline)):
        if action.opens and moment and moment.date() < action.opens:
            message = f"It is on {moment.date()}, before the action opens on {action.opens}"
            yield at(action, key, message, f"Correct `{key}`, or the date in the file's name")


def hours_exist(campaign: Campaign) -> Iterator[Finding]:
    """An hour at which something begins or ends exists on the Capitol's clock: no clock shows one that it skips."""
    zone = ZoneInfo(campaign.legislature.timezone)
    for action in campaign.every_action:
        due = action.testify.deadline if action.testify else None
        for key, moment in (("start", action.start), ("end", action.end), ("testify.deadline", due)):
            if moment and (shown := _on_the_clock(moment, zone)) != moment:
                message = f"{moment:%H:%M} does not exist on {moment:%Y-%m-%d}: clocks go forward to {shown:%H:%M} then"
                yield at(action, key, message, f"Correct `{key}`")


def _on_the_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clock of a zone shows at a moment; an hour later where it skips that hour."""
    return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)


def what_is_told_has_happened(campaign: Campaign) -> Iterator[Finding]:
    """No outcome, and no change, is of a day that is still to come (a warning, for time passes)."""
    for action in campaign.every_action:
        told = [("outcome.date", action.outcome.date)] if action.outcome else []
        told += [(f"changes[{number}]", change.date) for number, change in enumerate(action.changes)]
        for key, day in told:
            if day > campaign.today:
                what = "The outcome" if key.startswith("outcome") else "A change"
                yield at(action, key, f"{what} is of {day}, which is still to come", "Correct its `date`", "warning")


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


ALONE = (dates_run_forward, dated_actions_close, weekdays_are_right, meetings_lie_ahead, meetings_close_on_their_day)
RULES = (
    hours_exist,
    what_is_told_has_happened,
    no_calls_when_offices_are_closed,
    last_days_have_somebody_to_answer,
    days_are_near,
)
