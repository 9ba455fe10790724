"""`python3 tasks.py new call "Ask …"`: a file for the next free weekday, ready to be written in."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

from campaign.blank import next_free_day, path_of, text_of
from campaign.load import load

PORT = 8000  # where `serve` shows the site unless told otherwise


def new_job(root: Path, today: date | None, kind: str, title: str, opens: date | None) -> int:
    """Write a new action, open it in the editor, and say where `serve` shows it; return the exit code."""
    loaded = load(root, today, drafts=True)  # whatever rules it breaks
    if loaded.campaign is None:
        print(*loaded.findings, sep="\n", file=sys.stderr)
        return 1
    day = opens or next_free_day(loaded.campaign)
    file = root / path_of(title, day)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text_of(loaded.campaign, kind, title, day))
    except FileExistsError:
        print(f"{file} is there already. Choose another title or day.", file=sys.stderr)
        return 1
    print(f"Made {file.as_posix()}")
    print("Write where there is a …; lines that begin with # are optional.")
    open_in_editor(file)
    print("python3 tasks.py check   says what is still wrong.")
    print(f"python3 tasks.py serve   shows it at http://localhost:{PORT}/actions/{file.stem}/")
    return 0


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
