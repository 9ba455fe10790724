"""The dev server put together: ports, builds, and what an open page is answered."""

import html
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from campaign.serve import reload
from campaign.serve.builder import BUILD, Builder, Built
from campaign.serve.http import Answer, Request, Response, Server, running
from campaign.serve.pages import TYPES, Pages
from campaign.serve.practice import Practice, playing, site_in
from campaign.serve.watch import Waker, changed, snapshot, waking

PORTS = 20  # how many ports to try before giving up
NOT_STORED = {"Cache-Control": "no-store"}
WAITING = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title>"
    "<h1>The site could not be built yet</h1><p>It shows here as soon as these are mended:</p><pre>{}</pre>"
)


@dataclass
class Site:
    """What is shown now: the last good build, and the state that open pages listen to.

    `handlers` answer single paths before the site's files do; that is where a practice service can be played.
    """

    handlers: Mapping[str, Answer] = field(default_factory=dict)
    hub: reload.Hub = field(default_factory=reload.Hub)
    pages: Pages | None = None

    def answer(self, request: Request) -> Response:
        """Answer from the event stream, a handler, or the last good build."""
        if request.path == reload.EVENTS:
            return self.hub.stream()
        if handler := self.handlers.get(request.path):
            return handler(request)
        state = self.hub.state
        page = self.pages.answer(request) if self.pages else waiting(state.findings)
        return reload.with_script(page, state.build)

    def take(self, built: Built) -> None:
        """Show a good build; after a bad one keep the last and tell what is wrong."""
        if built.folder:
            self.pages = Pages(built.folder, headers=NOT_STORED)
            self.hub.show(build=built.name, findings=())
        else:
            self.hub.show(findings=built.findings)


def waiting(findings: tuple[str, ...]) -> Response:
    """Return the page shown while there is no good build at all."""
    text = WAITING.format(html.escape("\n".join(findings)))
    return Response(503, {"Content-Type": TYPES[".html"], **NOT_STORED}, text.encode())


def run(
    root: Path,
    port: int = 8000,
    *,
    handlers: Mapping[str, Answer] | None = None,
    command: tuple[str, ...] = (),
) -> None:
    """Serve the project in `root` until Ctrl-C, rebuilding after each saved change; forms go to a practice service."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a script that starts this in the background ignores SIGINT
        signal.signal(number, signal.default_int_handler)
    site = Site(handlers or {})
    try:
        with (
            open_server(port, site.answer) as server,
            playing(Practice(lambda: site_in(root), say)) as practice,
            waking(root) as waker,
        ):
            say(f"http://localhost:{server.server_port}  (Ctrl-C ends it)")
            work = root / ".cache" / "serve" / str(server.server_port)
            command = command or (*BUILD, "--practice", *practice.origins, "--output")
            with closing(Builder(root, work, command)) as builder:
                follow(site, builder, server, waker)
    except KeyboardInterrupt:
        say("Stopped.")


def follow(site: Site, builder: Builder, server: Server, waker: Waker) -> None:
    """Build, start to answer, then build again whenever the sources differ from what the last build saw."""
    seen = snapshot(builder.root)
    build(site, builder)
    with running(server):
        try:
            while not waker.stop.is_set():
                now = snapshot(builder.root)
                if now == seen:
                    waker.wait()
                    continue
                say(f"\nChanged: {', '.join(some(changed(seen, now)))}")
                seen = now  # taken before the build: what is saved during it differs from this
                build(site, builder)
        finally:
            site.hub.close()


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
        try:
            socket.create_connection((address, port), timeout=0.3).close()
        except OSError:
            continue
        return True
    return False


def say(text: str) -> None:
    """Print for the person at the terminal, at once."""
    print(text, flush=True)
