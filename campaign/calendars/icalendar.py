"""Writes iCalendar (RFC 5545): small, pure, and proven in tests against the icalendar library.

Our own because a calendar with a month of calls is written in a tenth of the time that library takes, and because its
bytes must not change with a release of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from campaign.calendars.timezone import timezone_lines

PRODUCT = "-//campaign-site//calendar//EN"
LONGEST = 75  # octets of one line, its end not counted (RFC 5545, 3.1)
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
SPECIAL = re.compile(r"[\\;,\n]")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029]")

Status = Literal["CONFIRMED", "CANCELLED"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a calendar: a whole day where `starts` is a date, else some hours in the calendar's zone."""

    uid: str
    title: str
    text: str
    url: str
    starts: date | datetime
    ends: date | datetime  # of a whole day: the day after
    changed: date  # the last day on which an editor changed it; stands in for the clock
    sequence: int = 0
    status: Status = "CONFIRMED"
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A named list of entries, in one time zone."""

    name: str
    text: str
    url: str
    timezone: str
    entries: tuple[Entry, ...]


def serialize(calendar: Calendar) -> str:
    """Return a calendar as text: lines of at most 75 octets, ended by CRLF."""
    return "".join(f"{fold(line)}\r\n" for line in lines(calendar))


def lines(calendar: Calendar) -> Iterator[str]:
    """Yield the lines of a calendar, not folded yet."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    yield from _named("NAME", "X-WR-CALNAME", escape(calendar.name))
    yield from _named("DESCRIPTION", "X-WR-CALDESC", escape(calendar.text))
    yield f"URL:{calendar.url}"
    yield f"X-WR-TIMEZONE:{calendar.timezone}"
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H")
    if years := _years(calendar.entries):
        yield from timezone_lines(calendar.timezone, min(years), max(years))
    for entry in calendar.entries:
        yield from _entry(entry, calendar.timezone)
    yield "END:VCALENDAR"


def _named(name: str, older_name: str, value: str) -> tuple[str, str]:
    """Return a property twice: by the name of RFC 7986 and by the one that older programs know."""
    return f"{name}:{value}", f"{older_name}:{value}"


def _years(entries: Iterable[Entry]) -> set[int]:
    """Return the years of entries that have an hour, which alone need a time zone."""
    return {when.year for entry in entries for when in (entry.starts, entry.ends) if isinstance(when, datetime)}


def _entry(entry: Entry, timezone: str) -> Iterator[str]:
    stamp = f"{entry.changed:%Y%m%d}T000000Z"
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}")
    yield f"DTSTART{when(entry.starts, timezone)}"
    yield f"DTEND{when(entry.ends, timezone)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{entry.status}"
    yield f"SUMMARY:{escape(entry.title)}"
    yield f"DESCRIPTION:{escape(entry.text)}"
    if entry.place:
        yield f"LOCATION:{escape(entry.place)}"
    if entry.kind:
        yield f"CATEGORIES:{escape(entry.kind)}"
    yield f"URL:{entry.url}"
    # A call to make does not take a day away from other things; a hearing takes its hours.
    yield f"TRANSP:{'OPAQUE' if isinstance(entry.starts, datetime) else 'TRANSPARENT'}"
    yield "END:VEVENT"


def when(value: date | datetime, timezone: str) -> str:
    """Return a day or a local time as it stands behind DTSTART or DTEND, with its parameter."""
    if isinstance(value, datetime):
        return f";TZID={timezone}:{value:%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{value:%Y%m%d}"


def day_after(day: date) -> date:
    """Return the end of a whole-day entry, which RFC 5545 does not count in."""
    return day + timedelta(days=1)


def escape(text: str) -> str:
    """Return text with what iCalendar reads as a sign of its own put behind a backslash; control characters go."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return SPECIAL.sub(lambda found: ESCAPED[found[0]], FORBIDDEN.sub("", unified))


def fold(line: str) -> str:
    """Return a line broken so that no piece has more than 75 octets and no letter is cut in two."""
    data = line.encode()
    if len(data) <= LONGEST:
        return line
    pieces, start, room = [], 0, LONGEST
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:  # the middle of a letter
            end -= 1
        pieces.append(data[start:end].decode())
        start, room = end, LONGEST - 1  # the blank in front of what follows counts, too
    return "\r\n ".join(pieces)
