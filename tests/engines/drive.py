"""Drives Firefox and WebKit. Both answer the commands of W3C WebDriver: one through its driver, one by itself."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from tests.engines.install import Programs, programs

PATIENCE = 20  # seconds; only a failing or a crowded machine takes that long
SCREEN = 844  # pixels, the height of a common phone
WINDOW = Path(__file__).with_name("window.py")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver names an element
# The commands in use, each with its way over HTTP; Firefox takes the same names over a socket.
COMMANDS = {
    "Navigate": "POST url",
    "Refresh": "POST refresh",
    "ExecuteScript": "POST execute/sync",
    "FindElement": "POST element",
    "ElementClick": "POST element/{id}/click",
    "ElementSendKeys": "POST element/{id}/value",
    "SetWindowRect": "POST window/rect",
    "TakeScreenshot": "GET screenshot",
}
# Marionette turns off most of what Firefox would fetch by itself; this is the rest, and what a test needs.
PREFERENCES = {
    "marionette.port": 0,  # any that is free
    "dom.disable_open_during_load": False,
    "media.gmp-manager.updateEnabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.no_proxies_on": "127.0.0.1",
}
QUIET = {"MOZ_CRASHREPORTER_DISABLE": "1", "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}  # the second: its lists are not fetched
# What went wrong in a page, since the last time somebody asked. (Warnings are Firefox's advice to developers.)
SAID = """
const ours = (text) => text.includes("http://127.0.0.1");
const errors = Services.console.getMessageArray().filter((each) => each instanceof Ci.nsIScriptError);
const said = errors.filter((each) => !(each.flags & Ci.nsIScriptError.warningFlag)).map(String).filter(ours);
const store = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
const logged = store.getEvents().filter((each) => each.level === "error" && ours(each.filename));
Services.console.reset();
store.clearEvents();
return [...said, ...logged.map((each) => String(each.arguments[0]))];
"""
Send = Callable[[str, dict[str, Any]], Any]


class DriveError(Exception):
    """The browser refused a command; the message is its own."""


@dataclass
class Engine:
    """A browser with one window, and what it asked for that is not on this computer."""

    name: str
    send: Send
    said: Callable[[], list[str]]  # errors of pages since the last call
    asked: list[str] = field(default_factory=list)

    def open(self, address: str, width: int = 390) -> None:
        """Open an address in a window of this width in pixels, and wait until it has loaded."""
        self.resize(width)
        self.send("Navigate", {"url": address})

    def resize(self, width: int, height: int = SCREEN) -> None:
        """Make the page this large, in pixels; the frame around it is learned from what comes out."""
        script = "return [innerWidth, innerHeight]"
        if self.run(script) == [width, height]:
            return
        outer = self.send("SetWindowRect", {"x": 0, "y": 0, "width": width, "height": height})
        self.until("return innerWidth === arguments[0]", width)
        frame = outer["height"] - self.run(script)[1]
        if frame:
            self.send("SetWindowRect", {"x": 0, "y": 0, "width": width, "height": height + frame})
        self.until("return innerHeight === arguments[0]", height)

    def run(self, script: str, *words: Any) -> Any:  # noqa: ANN401 - whatever the script returns
        """Run a script in the page and return what it returns."""
        return self.send("ExecuteScript", {"script": script, "args": list(words)})

    def until(self, script: str, *words: Any) -> Any:  # noqa: ANN401 - whatever the script returns
        """Run a script until it returns something true, and return that; fail after PATIENCE."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *words)):
            assert time.monotonic() < end, f"{self.name} waited in vain for: {script} {words}"
            time.sleep(0.05)
        return found

    def press(self, selector: str) -> None:
        """Press the first element that a CSS selector finds, in the middle of the screen: bars stick to its edges."""
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector)
        self.send("ElementClick", {"id": self._find(selector)})

    def type(self, selector: str, words: str) -> None:
        """Type into the first element that a CSS selector finds."""
        self.send("ElementSendKeys", {"id": self._find(selector), "text": words})

    def picture(self, path: Path) -> None:
        """Write what the window shows as a PNG."""
        path.write_bytes(base64.b64decode(self.send("TakeScreenshot", {"full": False})))

    def _find(self, selector: str) -> str:
        return str(self.send("FindElement", {"using": "css selector", "value": selector})[ELEMENT])


@contextmanager
def engine(name: str, folder: Path, zone: str = "UTC", *, dark: bool = False) -> Iterator[Engine]:
    """Start "firefox" or "webkit" on a device in a time zone; what it keeps goes into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "HOME": str(folder), "TZ": zone, **QUIET}
    environment = {key: value for key, value in environment.items() if not key.startswith(("XDG_", "GTK_"))}
    with nowhere() as (port, asked), ExitStack() as stack:
        start = {"firefox": firefox, "webkit": webkit}[name]
        browser = start(stack, programs(), folder, environment, port, dark)
        browser.asked = asked
        yield browser


@contextmanager
def nowhere() -> Iterator[tuple[int, list[str]]]:
    """Be the proxy of a browser for all other computers: no answer, but a list of what it asked for."""
    asked: list[str] = []

    class Door(StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1").strip())

    with ThreadingTCPServer(("127.0.0.1", 0), Door) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], asked
        server.shutdown()


def started(stack: ExitStack, command: list[str | Path], log: Path, **options: Any) -> subprocess.Popen[str]:  # noqa: ANN401
    """Start a program that ends with the stack; what it says goes to a file."""
    process = subprocess.Popen(command, stderr=stack.enter_context(log.open("w")), text=True, **options)
    stack.enter_context(process)  # waits for its end
    stack.callback(process.terminate)
    return process


def firefox(
    stack: ExitStack, found: Programs, folder: Path, environment: dict[str, str], proxy: int, dark: bool
) -> Engine:
    """Start Firefox without a screen; it takes the commands over Marionette, its own socket for tests."""
    chosen = {**PREFERENCES, "network.proxy.http_port": proxy, "network.proxy.ssl_port": proxy}
    chosen["layout.css.prefers-color-scheme.content-override"] = 0 if dark else 1
    written = "".join(f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in chosen.items())
    (folder / "user.js").write_text(written, "utf-8")
    options = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", str(folder)]
    log = folder / "firefox.log"
    started(stack, [found.firefox, *options], log, env=environment, stdout=subprocess.DEVNULL)
    port = wait_for(folder / "MarionetteActivePort")
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", int(port)), PATIENCE))
    lines = stack.enter_context(connection.makefile("rb"))

    def received() -> Any:  # noqa: ANN401 - what the browser says
        size = b""
        while (digit := lines.read(1)) != b":":
            size += digit
        return json.loads(lines.read(int(size)))

    def send(name: str, body: dict[str, Any], kind: str = "WebDriver") -> Any:  # noqa: ANN401 - as above
        message = json.dumps([0, 1, f"{kind}:{name}", body]).encode()
        connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = received()
        if error:
            raise DriveError(error["message"])
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def said() -> list[str]:
        send("SetContext", {"value": "chrome"}, "Marionette")
        found = send("ExecuteScript", {"script": SAID, "args": []})
        send("SetContext", {"value": "content"}, "Marionette")
        return list(found)

    received()  # it greets first
    send("NewSession", {"capabilities": {"alwaysMatch": {}}})
    # Its usual window is never narrower than 450 pixels; one that a page opened may be.
    send("ExecuteScript", {"script": "open('about:blank', 'phone', 'width=390,height=700')", "args": []})
    send("SwitchToWindow", {"handle": send("GetWindowHandles", {})[-1]})
    return Engine("firefox", send, said)


def webkit(
    stack: ExitStack, found: Programs, folder: Path, environment: dict[str, str], proxy: int, dark: bool
) -> Engine:
    """Start WebKit's driver on a screen of its own, with our window in place of a whole browser."""
    screen = started(
        stack,
        [found.screen, "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1400x1200x24"],
        folder / "screen.log",
        stdout=subprocess.PIPE,
    )
    assert screen.stdout
    environment["DISPLAY"] = f":{screen.stdout.readline().strip()}"
    log, port = folder / "webkit.log", free_port()
    started(stack, [found.driver, f"--port={port}"], folder / "driver.log", env=environment, stdout=subprocess.DEVNULL)
    here = f"http://127.0.0.1:{port}/session"
    options = [str(WINDOW), str(log), f"http://127.0.0.1:{proxy}", *["dark"] * dark]
    wanted = {"alwaysMatch": {"webkitgtk:browserOptions": {"binary": str(found.python), "args": options}}}
    session = over_http("POST", here, {"capabilities": wanted})["sessionId"]
    stack.callback(over_http, "DELETE", f"{here}/{session}")

    def send(name: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - what the browser says
        method, way = COMMANDS[name].split()
        address = f"{here}/{session}/{way.format_map(body)}"
        return over_http(method, address, body if method == "POST" else None)

    read = 0

    def said() -> list[str]:
        nonlocal read
        lines = log.read_text("utf-8", "replace").splitlines()
        before, read = read, len(lines)
        return [line for line in lines[before:] if "CONSOLE" in line and " ERROR " in line]

    return Engine("webkit", send, said)


def over_http(method: str, address: str, body: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 - the answer
    """Send a command to a driver, which may still be starting, and return its answer."""
    data = None if body is None else json.dumps(body).encode()
    end = time.monotonic() + PATIENCE
    while True:
        try:
            request = Request(address, data, method=method)
            with build_opener(ProxyHandler({})).open(request, timeout=3 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise DriveError(error.read().decode()) from error
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def wait_for(file: Path) -> str:
    """Return what a program writes to a file once it is ready."""
    end = time.monotonic() + PATIENCE
    while not file.exists() or not (text := file.read_text("utf-8")):
        assert time.monotonic() < end, f"nothing came in {file}"
        time.sleep(0.05)
    return text


def free_port() -> int:
    """Return a port of this computer that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
