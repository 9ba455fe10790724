"""The practice service: plays on this computer whichever service data/site.yml names, so that forms can be tried.

It takes a form as that service would: sends people on to /thanks/, complains about a missing field, drops what a robot
filled in, and offers the mail that asks to confirm. What it received is shown on a page of its own and kept in memory
until `serve` ends; nothing is written to disk, nothing leaves this computer.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl

from campaign.model.site import ASKS, FormName, Site
from campaign.read.files import Refused, read_bytes
from campaign.serve.http import Request, Response, Server, running
from campaign.serve.practice_page import page, received_page
from campaign.services import Connection, Pairs, connect
from campaign.sources import source

LOCAL = re.compile(r"http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")
FORM = "application/x-www-form-urlencoded"
SITE = "data/site.yml"
OPTIONAL = {"link"}
Verdict = Literal["accepted", "missing", "robot"]


@dataclass(frozen=True)
class Received:
    """One form that arrived, what became of it, and the site it came from."""

    number: int
    connection: Connection
    fields: Pairs
    verdict: Verdict
    words: str
    back: str


class Practice:
    """Plays the services of a site's forms; `site` is asked anew for each form, so edits count at once."""

    def __init__(self, site: Callable[[], Site | None], tell: Callable[[str], None] = lambda _: None) -> None:
        """Begin with nothing received; `tell` hears of each form in one line."""
        self.site, self.tell = site, tell
        self.origins: tuple[str, ...] = ()
        self.received: deque[Received] = deque(maxlen=20)
        self.count = 0

    def answer(self, request: Request) -> Response:
        """Answer a form, the page of what arrived, or a step on the way back to the site."""
        if request.method == "POST":
            return self.take(request)
        if request.path == "/":
            return page("What arrived", received_page(self.received))
        step, _, number = request.path.strip("/").partition("/")
        found = next((each for each in self.received if str(each.number) == number), None)
        if found and step in ("thanks", "confirmed"):
            return redirect(f"{found.back}/{step}/")
        return page("Nothing is here", "<p>Only the forms of the site lead here.</p>", 404)

    def take(self, request: Request) -> Response:
        """Take a form as the service would."""
        connection = self.connection(request)
        if connection is None:
            words = "No form of this site posts here now. If data/site.yml has changed, load the form again."
            return page("No such form", f"<p>{words}</p>", 404)
        origin = request.headers.get("origin", "")
        if not LOCAL.fullmatch(origin):
            return page("Refused", "<p>The form does not say which site it comes from (its referrer policy).</p>", 403)
        if request.headers.get("content-type", "").partition(";")[0] != FORM:
            return page("Refused", "<p>This is not a plain form.</p>", 415)
        fields = tuple(parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True))
        return self.reply(self.note(connection, fields, origin))

    def connection(self, request: Request) -> Connection | None:
        """Return the form that posts to this address, or None."""
        site, name = self.site(), request.path.split("/")[1]
        if site is None or name not in ASKS:
            return None
        form: FormName = name
        connection = connect(form, dict(site.forms.items())[form], site, self.origins)
        asked = request.path + (f"?{request.query}" if request.query else "")
        return connection if connection.action == self.origins[0] + asked else None

    def note(self, connection: Connection, fields: Pairs, back: str) -> Received:
        """Remember what arrived and what became of it."""
        verdict, words = judge(connection, dict(fields))
        self.count += 1
        received = Received(self.count, connection, fields, verdict, words, back)
        self.received.appendleft(received)
        typed = ", ".join(f"{name}={value}" for name, value in fields)
        self.tell(f"Practice, {connection.form} as {connection.who}: {words} {typed}")
        return received

    def reply(self, received: Received) -> Response:
        """Return what the service would show next."""
        service = received.connection.service
        quiet = received.verdict == "robot" and service.trapped == "silent"
        if received.verdict != "accepted" and not quiet:
            back = "<p>Press “back” in your browser and try again.</p>"
            return page(f"As {service.name} would say", f"<p>{received.words}</p>{back}", 400)
        if not service.returns:
            thanks = f'<p>Your response has been recorded.</p><p><a href="/thanks/{received.number}">Next steps</a></p>'
            return page(f"As {service.name} would say", thanks)
        hop = self.origins[1:2] if len(received.connection.origins) > 1 else ()
        return redirect(f"{hop[0]}/thanks/{received.number}" if hop else f"{received.back}/thanks/")


def judge(connection: Connection, fields: dict[str, str]) -> tuple[Verdict, str]:
    """Return what becomes of the fields: a robot's are dropped, missing ones named, others accepted."""
    if connection.trap and fields.get(connection.trap):
        return "robot", "Dropped: only a robot fills in the trap."
    wanted = {theirs: ours for ours, theirs in connection.fields if ours not in OPTIONAL}
    missing = [theirs for theirs in wanted if not fields.get(theirs, "").strip()]
    if missing:
        return "missing", f"Missing: {', '.join(missing)}."
    absent = [name for name, value in connection.hidden if fields.get(name) != value]
    if absent:
        return "missing", f"Not as it should be: {', '.join(absent)}."
    return "accepted", "Accepted."


def site_in(root: Path) -> Site | None:
    """Return the group's facts as data/site.yml says them now; None while the file cannot be read."""
    try:
        return source(SITE, read_bytes(root, SITE)).value
    except Refused:
        return None


def redirect(address: str) -> Response:
    """Return the redirect that services answer a form with."""
    return Response(302, {"Location": address, "Cache-Control": "no-store"})


@contextmanager
def playing(practice: Practice) -> Iterator[Practice]:
    """Play while the block runs, at two addresses: the service's, and that of a host on its way back."""
    with ExitStack() as stack:
        servers = [Server(0, practice.answer) for _ in range(2)]
        practice.origins = tuple(stack.enter_context(running(server)) for server in servers)
        yield practice
