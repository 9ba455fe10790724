"""Sites to look at in a browser: the invented state, built for a day, and one with an action for each day."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

from campaign.build import build
from tests.invented import SITE, TODAY, copied

ACTION = """---
title: The action of {day}
kind: organize
closes: {closes}
minutes: 5
ask: Do what is to be done on {day}.
reach: Nobody
---
It is for {day}.
"""


def built(output: Path, *, today: date = TODAY, root: Path = SITE, siteurl: str = "") -> Path:
    """Build a project's site for a day and return the folder; every finding that is an error fails the test."""
    done = build(root, output, today=today, siteurl=siteurl)
    assert done.written, "\n".join(map(str, done.findings))
    return output


def daily(root: Path, first: date, days: int, timezone: str = "America/Chicago") -> Path:
    """Make a project like the invented state, in another zone, with one action for each of so many days."""
    copied(root)
    shutil.rmtree(root / "content/actions")
    for day in (first + timedelta(ahead) for ahead in range(days)):
        file = root / f"content/actions/{day.year}/{day}-of-this-day.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ACTION.format(day=day, closes=day + timedelta(1)), "utf-8")
    faq = root / "content/pages/faq.md"
    faq.write_text(faq.read_text("utf-8").replace("/actions/2027-", "/actions/?2027-"), "utf-8")
    legislature = root / "data/legislature.yml"
    text = legislature.read_text("utf-8").replace("America/Denver", timezone)
    legislature.write_text(text, "utf-8")
    return root
