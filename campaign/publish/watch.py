"""Looks at the live site as a visitor's browser would, and tells the editors what they must do: one line for each."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

TITLE = "The live site needs a look"
TWO_DAYS = timedelta(2)
SOON = timedelta(14)  # GitHub renews a certificate a month before it ends, so this late something is wrong
PAUSES = (0, 10, 30)  # seconds before each try: a network hiccup is no reason to call anybody
PATIENCE = 20  # seconds to wait for an answer
ADVICE = (Path(__file__).parent / "watch.md").read_text("utf-8")
PAGES = "in the repository's Settings, Pages"
Gh = Callable[..., str]
Pause = Callable[[float], None]
Numbers = Mapping[str, str | None]


def look(address: str, today: date, pause: Pause = time.sleep, numbers: Numbers | None = None) -> str:
    """Return what is wrong with the site at an address, a line each; "" when all is well.

    `numbers` are the phone numbers that it must show, by the id of the legislator.
    """
    try:
        fetch(f"{address}/", pause)
        told = json.loads(fetch(f"{address}/api/today.json", pause))
        shown = json.loads(fetch(f"{address}/api/legislators.json", pause)) if numbers else {"seats": []}
        found = late(address, told, today), differing(shown, numbers or {}), ending(address, today)
    except (OSError, ValueError) as error:
        return unreached(address, error)
    return "\n".join(filter(None, found))


def unreached(address: str, error: Exception) -> str:
    """Return why an address cannot be reached: its name, its certificate, or what it answers."""
    reason, host = getattr(error, "reason", error), urlsplit(address).hostname
    if isinstance(reason, socket.gaierror):
        records = f"see that its records are those that GitHub's manual names {PAGES}"
        return f"The name {host} cannot be found. Renew the domain where you bought it, and {records}."
    if isinstance(reason, ssl.SSLError):
        why = getattr(reason, "verify_message", "") or reason.reason
        return f"Browsers refuse the certificate of {host} ({why}). {_renew(host)}"
    return f"{address} does not answer as it should: {error}."


def _renew(host: str | None) -> str:
    return f"Remove {host} {PAGES}, save, enter it again, and check “Enforce HTTPS” an hour later."


def late(address: str, told: object, today: date) -> str:
    """Return how far the day of the live site (api/today.json) is from today; "" when it is the same."""
    try:
        built, last = date.fromisoformat(told["built_for"]), date.fromisoformat(told["days"][-1]["date"])  # type: ignore[index]
    except (LookupError, TypeError, ValueError):
        return f"{address}/api/today.json does not say for which day the site was built."
    words = f"{address} was built for {built}, and today is {today}."
    if built >= today + TWO_DAYS:
        return f"{words} Somebody published a day that is to come: run “publish” in Actions, and tick “anyway”."
    if built >= today:
        return ""
    if today - built >= TWO_DAYS:
        words += f" Nothing has been published for {(today - built).days} days."
    if last < today:
        return f"{words} It does not know today's call any more."
    return f"{words} Its pages still know each day's call until {last}, so there is time to fix it."


def differing(shown: object, numbers: Numbers) -> str:
    """Return whose number on the live site (api/legislators.json) is not the repository's; "" when all are."""
    try:
        people = [seat["legislator"] for seat in shown["seats"] if "legislator" in seat]  # type: ignore[index]
        live = [(each["id"], each["name"], each.get("phone")) for each in people]
    except (LookupError, TypeError):
        return "api/legislators.json of the live site does not say who holds which seat."
    wrong = [(name, phone, numbers[id_]) for id_, name, phone in live if numbers.get(id_, phone) != phone]
    if not wrong:
        return ""
    name, there, here = wrong[0]
    more = f", and {len(wrong) - 1} more differ" if wrong[1:] else ""
    words = f"the live site has {there or 'none'} for {name}, and data/ has {here or 'none'}{more}"
    return f"Wrong numbers: {words}. Run “publish” in Actions; its last lines say what stopped it before."


def ending(address: str, today: date) -> str:
    """Return that the certificate ends soon; "" while it does not, or where there is none."""
    to = urlsplit(address)
    if to.scheme != "https" or (ends := certificate_ends(to.hostname or "", to.port or 443)) > today + SOON:
        return ""
    return f"The certificate of {to.hostname} ends on {ends}, and GitHub has not renewed it. {_renew(to.hostname)}"


def certificate_ends(host: str, port: int) -> date:
    """Return the day on which the certificate of a host ends (UTC)."""
    context = ssl.create_default_context()
    with (
        socket.create_connection((host, port), PATIENCE) as line,
        context.wrap_socket(line, server_hostname=host) as it,
    ):
        told = it.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC).date()


def nightly(today: date, run: Gh | None = None) -> str:
    """Return that no nightly run has ended well for two days, by GitHub's list of runs; "" when one has."""
    words = "run list --workflow nightly.yml --status success --limit 1 --json createdAt"
    runs = json.loads((run or gh)(*words.split()))
    last = date.fromisoformat(runs[0]["createdAt"][:10]) if runs else None
    if last and today - last < TWO_DAYS:
        return ""
    since = f"since {last}" if last else "yet"
    return f"“nightly” has not published {since}. Open it in Actions: enable it if it is off, else read its newest run."


def fetch(url: str, pause: Pause) -> bytes:
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
        run("issue", "close", number, "--comment", "All is well again.")
        return f"Closed issue {number}."
    return ""
