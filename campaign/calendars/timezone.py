"""A time zone as iCalendar wants it written out (VTIMEZONE), worked out from the system's own zone rules."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """One turn of the clocks: the local time just before it (as a wall clock shows it), and both offsets."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


@functools.cache
def timezone_lines(timezone: str, first: int, last: int) -> tuple[str, ...]:
    """Return the VTIMEZONE of a zone, right for the years from `first` to `last`."""
    zone = ZoneInfo(timezone)
    found = [change for year in range(first - 1, last + 1) for change in changes(zone, year)]
    observances = [line for group in _rules(found) for line in _observance(group)]
    return (
        "BEGIN:VTIMEZONE",
        f"TZID:{timezone}",
        *(observances or _observance([_unchanging(zone, first)])),
        "END:VTIMEZONE",
    )


def changes(zone: ZoneInfo, year: int) -> Iterator[Change]:
    """Yield each turn of the clocks in a year, to the second."""
    moment, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        later = moment + timedelta(days=1)
        if _offset(zone, moment) != _offset(zone, later):
            yield _change(zone, _turn(zone, moment, later))
        moment = later


def _turn(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the first moment with the new offset, by halving the time between two moments."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _change(zone: ZoneInfo, turn: datetime) -> Change:
    old, new = (turn - timedelta(seconds=1)).astimezone(zone), turn.astimezone(zone)
    before, after = _offset(zone, old), _offset(zone, new)
    local = (turn + before).replace(tzinfo=None)
    return Change(local, before, after, new.tzname() or "", bool(new.dst()))


def _unchanging(zone: ZoneInfo, year: int) -> Change:
    """Return a zone without turns as one turn long ago."""
    start = datetime(year, 1, 1, tzinfo=UTC).astimezone(zone)
    offset = start.utcoffset() or timedelta()
    return Change(datetime(1970, 1, 1), offset, offset, start.tzname() or "", daylight=False)  # noqa: DTZ001


def _rules(found: list[Change]) -> list[list[Change]]:
    """Return the turns in groups that one yearly rule describes: same month, weekday of the month, hour, offsets."""
    groups: dict[object, list[Change]] = {}
    for change in found:
        key = (_nth(change.local), change.local.month, change.local.time(), change.before, change.after, change.name)
        groups.setdefault(key, []).append(change)
    return list(groups.values())


def _observance(group: list[Change]) -> list[str]:
    """Return the lines of one half of the year, repeated yearly where the group has more than one turn."""
    change = group[0]
    kind = "DAYLIGHT" if change.daylight else "STANDARD"
    lines = [f"BEGIN:{kind}", f"DTSTART:{change.local:%Y%m%dT%H%M%S}"]
    if len(group) > 1:
        lines.append(f"RRULE:FREQ=YEARLY;BYMONTH={change.local.month};BYDAY={_nth(change.local)}")
    offsets = (f"TZOFFSETFROM:{_signed(change.before)}", f"TZOFFSETTO:{_signed(change.after)}")
    return [*lines, *offsets, f"TZNAME:{change.name}", f"END:{kind}"]


def _nth(day: date) -> str:
    """Return which weekday of its month a day is: 2SU, or -1SU for one in the month's last week."""
    last = (day + timedelta(days=7)).month != day.month
    return f"{-1 if last else (day.day + 6) // 7}{WEEKDAYS[day.weekday()]}"


def _signed(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
