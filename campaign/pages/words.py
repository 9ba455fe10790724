"""Dates, times and numbers as people read them, in US English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

MONTHS = tuple("January February March April May June July August September October November December".split())
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def day(value: date) -> str:
    """Return “Tuesday, November 24”."""
    return f"{WEEKDAYS[value.weekday()]}, {short_day(value)}"


def day_and_year(value: date) -> str:
    """Return “November 24, 2026”."""
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def short_day(value: date) -> str:
    """Return “November 24”."""
    return f"{MONTHS[value.month - 1]} {value.day}"


def month(value: date) -> str:
    """Return “November 2026”."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def hour(value: datetime) -> str:
    """Return “6 pm” or “6:30 pm”."""
    minutes = f":{value:%M}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes} {'am' if value.hour < 12 else 'pm'}"


def moment(value: datetime) -> str:
    """Return “Tuesday, January 12, 6 pm”."""
    return f"{day(value)}, {hour(value)}"


def count(number: int, one: str, many: str = "") -> str:
    """Return “1 minute” or “2 minutes”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def days_ahead(days: int) -> str:
    """Return “today”, “tomorrow” or “in 49 days”."""
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Return “a”, “a and b”, or “a, b and c”."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
