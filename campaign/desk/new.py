"""`python3 tasks.py new call "Ask …"`: a file for the next free weekday, ready to be written in."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import unicodedata
from datetime import date, timedelta
from pathlib import Path

from campaign.campaign import Campaign
from campaign.desk.template import GAP, Wanted, template

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


def write(root: Path, campaign: Campaign, kind: str, title: str, opens: date | None = None) -> Path:
    """Write a new action into its folder and return its path; FileExistsError where there is one already."""
    day = opens or next_free_day(campaign)
    file = root / path_of(title, day)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text_of(campaign, kind, title, day))
    return file


def open_in_editor(file: Path) -> bool:
    """Open a file in the editor that $VISUAL or $EDITOR names, and wait for it; False where that cannot be done."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor or not sys.stdin.isatty():
        return False
    words = [word.strip('"') for word in shlex.split(editor, posix=os.name != "nt")]
    try:
        return subprocess.run([*words, str(file)], check=False).returncode == 0
    except OSError as error:
        print(f"The editor “{editor}” cannot be started: {error.strerror}. Open the file yourself.", file=sys.stderr)
        return False
