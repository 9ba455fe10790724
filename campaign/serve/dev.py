"""What the dev server shows: the last good build, and in each page a script that keeps it up to date.

The script is put into responses only, never into files, and the page's own content security policy is widened
for nothing else.
"""

import base64
import hashlib
import html
import json
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from campaign.serve.builder import BUILD, Builder, Built, changed, noticed, snapshot
from campaign.serve.practice import Practice, playing, site_in
from campaign.serve.server import TYPES, Answer, Pages, Request, Response, Server, running

PORTS = 20  # how many ports to try before giving up
EVENTS = "/.dev/events"
QUIET = 10.0  # seconds until a stream without news is tested for being alive
SCRIPT = Path(__file__).with_name("reload.js").read_text("utf-8")
NOT_STORED = {"Cache-Control": "no-store"}
WAITING = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title>"
    "<h1>The site could not be built yet</h1><p>It shows here as soon as these are fixed:</p><pre>{}</pre>"
)


@dataclass(frozen=True)
class State:
    """What an open page should show: which build, and what is wrong with newer edits."""

    build: str = ""
    findings: tuple[str, ...] = ()


class Site:
    """What is shown now: the last good build, and the state that open pages listen to."""

    def __init__(self) -> None:
        self.pages: Pages | None = None
        self.state = State()
        self.closed = False
        self.changed = threading.Condition()

    def answer(self, request: Request) -> Response:
        """Answer with the event stream, or from the last good build."""
        if request.path == EVENTS:
            return Response(200, {"Content-Type": "text/event-stream", **NOT_STORED}, self.listen())
        state = self.state
        page = self.pages.answer(request) if self.pages else waiting(state.findings)
        return with_script(page, state.build)

    def take(self, built: Built) -> None:
        """Show a good build; after a bad one keep the last and tell open pages what is wrong."""
        with self.changed:
            if built.folder:
                self.pages = Pages(built.folder, headers=NOT_STORED)
            self.state = State(built.name) if built.folder else replace(self.state, findings=built.findings)
            self.changed.notify_all()

    def listen(self) -> Iterator[bytes]:
        """Yield the state as events, now and at each change, and now and then an empty comment to notice who left."""
        seen = None
        yield b"retry: 300\n\n"
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.closed or self.state != seen, QUIET)  # noqa: B023
                state = self.state
            if self.closed:
                return
            yield b":\n\n" if state == seen else f"data: {json.dumps(asdict(state))}\n\n".encode()
            seen = state

    def close(self) -> None:
        """End every stream."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()


def waiting(findings: tuple[str, ...]) -> Response:
    """Return the page shown while there is no good build at all."""
    text = WAITING.format(html.escape("\n".join(findings)))
    return Response(503, {"Content-Type": TYPES[".html"], **NOT_STORED}, text.encode())


def with_script(response: Response, build: str) -> Response:
    """Return an HTML response with the reload script in it, and allowed by its policy; any other as it is.

    A page's policy (campaign/pages/policy.py) comes before all else that could look like one.
    """
    if response.kind != "text/html" or not isinstance(response.body, bytes):
        return response
    script = SCRIPT.replace("BUILD", json.dumps(build))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    text = response.body.decode("utf-8", "surrogateescape")
    text = text.replace("; script-src ", f"; script-src 'sha256-{digest}' ", 1)
    end = text.rfind("</body>")
    end = len(text) if end < 0 else end
    text = f"{text[:end]}<script>{script}</script>{text[end:]}"
    return replace(response, body=text.encode("utf-8", "surrogateescape"))


def run(root: Path, port: int) -> None:
    """Serve the project in `root` until Ctrl-C, rebuilding after each saved change; forms go to a practice service."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a script that starts this in the background ignores SIGINT
        signal.signal(number, signal.default_int_handler)
    site = Site()
    try:
        with open_server(port, site.answer) as server, playing(Practice(lambda: site_in(root), say)) as practice:
            say(f"http://localhost:{server.server_port}  (Ctrl-C ends it)")
            work = root / ".cache" / "serve" / str(server.server_port)
            with closing(Builder(root, work, (*BUILD, "--practice", *practice.origins, "--output"))) as builder:
                follow(site, builder, server, threading.Event())
    except KeyboardInterrupt:
        say("Stopped.")


def follow(site: Site, builder: Builder, server: Server, stop: threading.Event) -> None:
    """Build, start to answer, then build again whenever the sources differ from what the last build saw."""
    seen = snapshot(builder.root)
    build(site, builder)
    with running(server):
        try:
            for _ in noticed(builder.root, stop):
                now = snapshot(builder.root)
                if now != seen:
                    say(f"\nChanged: {', '.join(some(changed(seen, now)))}")
                    seen = now  # taken before the build: what is saved during it differs from this
                    build(site, builder)
        finally:
            site.close()


def build(site: Site, builder: Builder) -> None:
    """Build once, show it if it is good, and say in the terminal how it went."""
    built = builder.build()
    for line in built.findings:
        say(line)
    site.take(built)
    stays = " The last good site stays up." if site.pages else ""
    say(f"Built in {built.seconds:.1f} s." if built.folder else f"Not built.{stays}")
    builder.prepare()


def some(names: list[str], most: int = 5) -> list[str]:
    """Return the first few names, and how many more there are."""
    more = len(names) - most
    return [*names[:most], f"{more} more"] if more > 0 else names


def open_server(port: int, answer: Answer) -> Server:
    """Return a server on the first free port from this one on; say so if it is another one."""
    for number in range(port, port + PORTS):
        try:
            if not in_use(number):
                return Server(number, answer)
        except PermissionError:
            sys.exit(f"Port {number} needs rights that you do not have. Try --port 8000.")
        except OSError:
            pass  # taken since it was looked at, or held without being listened to
        say(f"Port {number} is in use, perhaps by another `serve`. Trying {number + 1}.")
    sys.exit(f"Ports {port} to {port + PORTS - 1} are all in use. Choose another with --port.")


def in_use(port: int) -> bool:
    """Return whether anything answers on this port at either address that a browser takes localhost for."""
    for address in ("127.0.0.1", "::1") if port else ():
        with suppress(OSError):
            socket.create_connection((address, port), timeout=0.3).close()
            return True
    return False


def say(text: str) -> None:
    """Print for the person at the terminal, at once."""
    print(text, flush=True)
