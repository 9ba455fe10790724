"""The practice service: stands in for whichever service data/site.yml names, so that forms can be tried.

It takes a form as that service would: sends people on to /thanks/, complains about a missing field, drops what a robot
filled in, and offers the email that asks to confirm. What it received is shown on a page of its own and kept in memory
until `serve` ends; nothing is written to disk, nothing leaves this computer.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal
from urllib.parse import parse_qsl

from campaign.model.site import Site
from campaign.read.files import Refused, read_bytes
from campaign.serve.server import OWN_HOST, TYPES, Request, Response, Server, running
from campaign.services import Connection, Pairs, connections
from campaign.sources import source

LOCAL = re.compile(f"http://{OWN_HOST.pattern}")
FORM = "application/x-www-form-urlencoded"
SITE = "data/site.yml"
OPTIONAL = {"link"}
PAGE = Template(Path(__file__).with_name("practice.html").read_text("utf-8"))
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
        site = self.site()
        asked = self.origins[0] + request.path + (f"?{request.query}" if request.query else "")
        found = connections(site, self.origins) if site else ()
        return next((each for each in found if each.action == asked), None)

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
    wanted = [theirs for ours, theirs in connection.fields if ours not in OPTIONAL]
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
        site: Site = source(SITE, read_bytes(root, SITE)).value
        return site
    except Refused:
        return None


def redirect(address: str) -> Response:
    """Return the redirect that services answer a form with."""
    return Response(302, {"Location": address, "Cache-Control": "no-store"})


def page(title: str, body: str, status: int = 200) -> Response:
    """Return a page; `title` is text, `body` is HTML."""
    text = PAGE.substitute(title=html.escape(title), body=body)
    return Response(status, {"Content-Type": TYPES[".html"], "Cache-Control": "no-store"}, text.encode())


def received_page(received: Iterable[Received]) -> str:
    """Return as HTML what arrived, newest first, with the email that would ask to confirm."""
    items = "".join(f"<li>{_item(each)}</li>" for each in received)
    return f"<ol>{items}</ol>" if items else "<p>Nothing yet. It is kept until <code>serve</code> ends.</p>"


def _item(each: Received) -> str:
    rows = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(value) or '(empty)'}</dd>" for name, value in each.fields
    )
    head = f"<h2>{each.number}. {each.connection.form.replace('_', '-')}, as {html.escape(each.connection.who)}</h2>"
    return f"{head}<p>{html.escape(each.words)}</p><dl>{rows}</dl>{_email(each)}"


def _email(each: Received) -> str:
    """Return the email that asks to confirm, where the service would send one."""
    signs_up = each.connection.form == "sign_up" and each.connection.double_opt_in
    if each.verdict != "accepted" or not signs_up:
        return ""
    return f'<p>An email would be sent now. Its link: <a href="/confirmed/{each.number}">Yes, sign me up</a></p>'


@contextmanager
def playing(practice: Practice) -> Iterator[Practice]:
    """Play while the block runs, at two addresses: the service's, and that of a host on its way back."""
    with ExitStack() as stack:
        servers = [Server(0, practice.answer) for _ in range(2)]
        practice.origins = tuple(stack.enter_context(running(server)) for server in servers)
        yield practice
