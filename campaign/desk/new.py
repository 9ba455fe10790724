"""`python3 tasks.py new call "Ask …"`: a file for the next free weekday, ready to be written in."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

from campaign.blank.new import next_free_day, path_of, text_of
from campaign.campaign import Campaign


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
