"""The one place that looks at a clock. Everything else is handed its day."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo


def today(timezone: str) -> date:
    """Return the day named by the `TODAY` variable (2026-11-23), or the day it is now in a time zone."""
    named = os.environ.get("TODAY")
    return date.fromisoformat(named) if named else datetime.now(ZoneInfo(timezone)).date()
