"""Where in the legislature's year a day lies, in words: with dates that stay true, and a count for that day alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from campaign.model.legislature import Deadline, Legislature, Recess, Session


@dataclass(frozen=True)
class Season:
    """What comes next: `words` hold on any day, `days` counts from the one day it was worked out for."""

    words: str  # "Session opens"
    on: date
    then: str = ""  # ": committees must act on bills"
    days: int = 0


def season(legislature: Legislature, day: date) -> Season | None:
    """Return what comes next in the legislature's year; nothing where no later session is known."""
    sitting = next((each for each in legislature.sessions if each.convenes <= day <= each.adjourns), None)
    if sitting is None:
        ahead = [each.convenes for each in legislature.sessions if each.convenes > day]
        return _until(day, "Session opens", min(ahead)) if ahead else None
    recess = next((each for each in sitting.recesses if each.covers(day)), None)
    if recess:
        return _until(day, f"{recess.name}: back", _day_after(recess))
    due = _next_deadline(sitting, day)
    if due:
        return _until(day, "Next deadline", due.date, f": {due.what}")
    return _until(day, "In session until", sitting.adjourns)


def _until(day: date, words: str, on: date, then: str = "") -> Season:
    return Season(words, on, then, (on - day).days)


def _day_after(recess: Recess) -> date:
    return recess.ends + timedelta(days=1)


def _next_deadline(session: Session, day: date) -> Deadline | None:
    """Return the deadline that comes first from a day on."""
    return min((each for each in session.deadlines if each.date >= day), key=lambda each: each.date, default=None)
