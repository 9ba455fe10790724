"""What pages tell the script of the capitol's clock (theme/static/inline/clock.js), and the offices' hours in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from campaign.campaign import Campaign
from campaign.model.legislature import OfficeHours
from campaign.pages import words


@dataclass(frozen=True)
class HoursView:
    """When offices answer: as plain hours, as said while they are open, and as the script reads it."""

    plain: str  # Offices answer from 8 am to 4:30 pm on working days.
    open: str  # Offices answer until 4:30 pm.
    told: str  # "08:00 16:30 2026-11-26 2026-11-27": the hours, and days off to come


def hours_view(campaign: Campaign) -> HoursView | None:
    """Return when offices answer, in words; nothing where no hours are known."""
    hours = campaign.legislature.office_hours
    if hours is None:
        return None
    opens, closes = _hour(hours.opens), _hour(hours.closes)
    return HoursView(
        plain=f"Offices answer from {opens} to {closes} on working days.",
        open=f"Offices answer until {closes}.",
        told=_told(campaign, hours),
    )


def _hour(clock: str) -> str:
    return words.hour(datetime.combine(date.min, time.fromisoformat(clock)))


def _told(campaign: Campaign, hours: OfficeHours) -> str:
    """Return hours and days off; those of two years, so that it does not change from day to day."""
    year = campaign.today.year
    off = sorted(each.date for each in campaign.legislature.holidays if each.date.year in (year, year + 1))
    return " ".join((hours.opens, hours.closes, *(day.isoformat() for day in off)))
