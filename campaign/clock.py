"""The one place that looks at a clock. Everything else is handed its day."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from campaign.finding import Finding, Refused

YEARS = range(1900, 2200)  # days at the end of time cannot even be counted on from


def today(timezone: str) -> date:
    """Return the day named by the `TODAY` variable (2026-11-23), or the date it is now in a time zone.

    Raise Refused where `TODAY` is not a day.
    """
    named = os.environ.get("TODAY")
    return parse_day(named, "TODAY") if named else now(timezone)


def now(timezone: str) -> date:
    """Return the date it is now in a time zone, whatever `TODAY` says."""
    return datetime.now(ZoneInfo(timezone)).date()


def parse_day(text: str, name: str) -> date:
    """Return the day that a text like 2026-11-23 means; raise Refused, under a name, where it means none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if len(text) != 10 or day.year not in YEARS:
        fix = "Write year-month-day, like 2026-11-23"
        raise Refused(Finding(name, 1, f"“{text[:40]}” is not a day that the site can be built for", fix))
    return day
