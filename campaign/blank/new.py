"""A new action: the next free weekday, its name, its text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from campaign.blank.template import GAP, Wanted, template
from campaign.campaign import Campaign

WORDS_IN_NAME = 6
SMALL = frozenset("a an and at by for from in of on or the to with your".split())


def next_free_day(campaign: Campaign) -> date:
    """Return the next weekday after the campaign's day that is no holiday and has no action yet."""
    taken = {action.opens for action in campaign.every_action}
    day = campaign.today + timedelta(1)
    while day in taken or not campaign.legislature.is_working_day(day):
        day += timedelta(1)
    return day


def last_day(campaign: Campaign, opens: date) -> date:
    """Return the working day after the next, as a first guess at when an action closes."""
    day = opens
    for _ in range(2):
        day += timedelta(1)
        while not campaign.legislature.is_working_day(day):
            day += timedelta(1)
    return day


def short_name(title: str) -> str:
    """Return a title as part of an address: small letters and dashes, the first words that carry meaning."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in words if word not in SMALL] or words
    return "-".join(telling[:WORDS_IN_NAME]) or "new"


def path_of(title: str, opens: date) -> str:
    """Return the path of an action that opens on a day."""
    return f"content/actions/{opens.year}/{opens}-{short_name(title)}.md"


def text_of(campaign: Campaign, kind: str, title: str, opens: date) -> str:
    """Return the text of a new action."""
    closes = last_day(campaign, opens).isoformat()
    return template(Wanted(kind, title or GAP, closes, campaign.legislature.chambers[0].target))
