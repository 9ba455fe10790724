"""A host as phones meet it: it loses its connection, publishes another build, and fails in the ways that hosts do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from campaign.serve.server import Pages, Request, Response, Server, running

Fault = Callable[[Response], Response]
STATE = """async () => [
  (await navigator.serviceWorker.getRegistrations()).length,
  (await caches.keys()).length,
  localStorage.length,
]"""
UPDATE = """async () => {
  const one = await navigator.serviceWorker.getRegistration();
  await one.update();
  const next = one.installing ?? one.waiting;
  while (next && !["activated", "redundant"].includes(next.state)) await new Promise((done) => setTimeout(done, 20));
  return next?.state ?? "none";
}"""
# Whether there is one copy, and its page of a path says some words.
RENEWED = """async ([path, words]) => (await caches.keys()).length === 1
  && (await (await caches.match(path))?.text())?.includes(words)"""
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = {};
    const cache = await caches.open(name);
    for (const each of await cache.keys()) {
      found[name][new URL(each.url).pathname] = await (await cache.match(each)).text();
    }
  }
  return found;
}"""


class Host:
    """A host of a folder, which can be exchanged; `faults` say by path what goes wrong there, "" at all."""

    def __init__(self, folder: Path, base: str = "/", keeps: str = "no-cache") -> None:
        """Serve a folder below a path; its files are asked for each time unless `keeps` lets browsers keep them."""
        self.folder, self.base = folder, base
        self.headers = {"Cache-Control": keeps}
        self.faults: dict[str, Fault] = {}
        self.over = threading.Event()
        self.stack = ExitStack()
        self.address = self.stack.enter_context(running(Server(0, self.answer))) + base.rstrip("/")

    def answer(self, request: Request) -> Response:
        """Answer as GitHub Pages would, but for the fault of the path."""
        response = Pages(self.folder, self.base, self.headers).answer(request)
        fault = self.faults.get(request.path) or self.faults.get("")
        return fault(response) if fault else response

    def slow(self, seconds: float) -> Fault:
        """Return the fault of headers that come at once, and a body that trickles in."""
        return lambda response: _parts(response, lambda: self.over.wait(seconds / 20))

    def stalls(self, response: Response) -> Response:
        """Send the headers and half the body, and then nothing more."""
        return _parts(response, lambda: self.over.wait(), 2)

    def goes(self) -> None:
        """Lose the connection: nothing answers any more."""
        self.over.set()
        self.stack.close()


def _parts(response: Response, wait: Callable[[], object], count: int = 20) -> Response:
    body = bytes(response.body)  # type: ignore[arg-type]
    size = len(body) // count + 1

    def parts() -> Iterator[bytes]:
        for at in range(0, len(body), size):
            yield body[at : at + size]
            wait()

    return replace(response, headers={**response.headers, "Content-Length": str(len(body))}, body=parts())


def cut(response: Response) -> Response:
    """Break off in the middle of the body."""
    body = bytes(response.body)  # type: ignore[arg-type]
    headers = {**response.headers, "Content-Length": str(len(body))}
    return replace(response, headers=headers, body=iter([body[: len(body) // 2]]))


def status(code: int, **headers: str) -> Fault:
    """Return the fault of another status; the body is a small page that says it."""
    page = f"<!doctype html><title>{code}</title><main><h1>Status {code}</h1></main>".encode()
    return lambda _: Response(code, {"Content-Type": "text/html; charset=utf-8", **headers}, page)


def of(folder: Path, path: str) -> Fault:
    """Return the fault of a file that still comes from another publish."""
    return lambda _: Pages(folder, headers={"Cache-Control": "no-cache"}).answer(Request("GET", path))


def keep(phone: Page, host: Host) -> None:
    """Press “Keep this on my phone” and wait until it is done."""
    phone.goto(f"{host.address}/")
    phone.get_by_role("button", name="Keep this on my phone").click()
    phone.get_by_text("It now opens without a signal").wait_for()


def until(phone: Page, true: str, given: object = None) -> None:
    """Wait until a function of the page's own returns true, for ten seconds."""
    for _ in range(200):
        if phone.evaluate(true, given):
            return
        phone.wait_for_timeout(50)
    pytest.fail(f"It did not come true in time: {true}")


def words(phone: Page) -> str:
    """Return the headline of the page that is open."""
    return phone.get_by_role("heading", level=1).first.inner_text()
