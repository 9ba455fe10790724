"""Looks at the live site as a visitor's browser would, and tells the editors when it does not show today."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TITLE = "The live site does not show today"
PAUSES = (0, 10, 30)  # seconds before each try: a network hiccup is no reason to call anybody
PATIENCE = 20  # seconds to wait for an answer
ADVICE = (Path(__file__).parent / "watch.md").read_text("utf-8")
Gh = Callable[..., str]


def look(address: str, today: date, pause: Callable[[float], None] = time.sleep) -> str:
    """Return what is wrong with the site at an address, in a sentence or two; "" when all is well."""
    try:
        fetch(f"{address}/", pause)
        told = json.loads(fetch(f"{address}/api/today.json", pause))
    except (OSError, ValueError) as error:
        return f"{address} does not answer as it should: {error}."
    try:
        built, last = date.fromisoformat(told["built_for"]), date.fromisoformat(told["days"][-1]["date"])
    except (LookupError, TypeError, ValueError):
        return f"{address}/api/today.json does not say for which day the site was built."
    if built >= today:
        return ""
    words = f"{address} was built for {built}, and today is {today}."
    if last < today:
        return f"{words} It does not know today's call any more."
    return f"{words} Its pages still know each day's call until {last}, so there is time to fix it."


def fetch(url: str, pause: Callable[[float], None]) -> bytes:
    """Return what an address answers; raise OSError where it does not, after a few tries."""
    wrong = OSError("no answer")
    for seconds in PAUSES:
        pause(seconds)
        try:
            with urlopen(Request(url, headers={"Cache-Control": "no-cache"}), timeout=PATIENCE) as answer:  # noqa: S310 - the site's own address
                return bytes(answer.read())
        except HTTPError as error:
            error.close()
            wrong = error
        except OSError as error:
            wrong = error
    raise wrong


def gh(*words: str) -> str:
    """Run GitHub's command and return what it says."""
    return subprocess.run(["gh", *words], capture_output=True, text=True, check=True).stdout


def tell(problem: str, run: Gh = gh) -> str:
    """Open, continue or close the issue about the live site; return what was done."""
    issues = json.loads(run("issue", "list", "--state", "open", "--limit", "500", "--json", "number,title"))
    number = next((str(issue["number"]) for issue in issues if issue["title"] == TITLE), "")
    if problem and number:
        run("issue", "comment", number, "--body", problem)
        return f"Said so in issue {number}."
    if problem:
        run("issue", "create", "--title", TITLE, "--body", f"{problem}\n\n{ADVICE}")
        return "Opened an issue."
    if number:
        run("issue", "close", number, "--comment", "The site shows today again.")
        return f"Closed issue {number}."
    return ""
