"""No test can reach another computer: one that tried would fail."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from playwright.sync_api import Browser, Error

from campaign.serve.server import Response, Server, running
from tests.browser import watch

PAGE = b"""<!doctype html><title>Intruder</title><img src="http://picture.example/" alt="">
<script>fetch("http://script.example/").catch(() => {})</script>"""


@pytest.mark.parametrize("host", ["formspree.io", "192.0.2.1", "2001:db8::1"])
def test_python_cannot_connect(host: str) -> None:
    """A connection to any other computer is refused before it is tried, by name and by number."""
    with pytest.raises(ConnectionRefusedError, match=f"a test tried to reach {host}"):
        socket.create_connection((host, 443), timeout=1)


def test_python_cannot_even_look_up_a_name() -> None:
    """Looking a name up would tell it to the network."""
    with pytest.raises(ConnectionRefusedError, match=r"buttondown\.com"):
        socket.getaddrinfo("buttondown.com", 443)


def test_what_tests_start_cannot_connect() -> None:
    """A Python process that a test starts is under the same guard."""
    code = "import socket; socket.create_connection(('app.kit.com', 443), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "a test tried to reach app.kit.com" in done.stderr


def test_this_computer_can_be_reached() -> None:
    """Stubs on 127.0.0.1 work."""
    with running(Server(0, lambda _: Response(200, {}))) as address:
        port = int(address.rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=1).close()


@pytest.mark.parametrize("address", ["https://formspree.io/f/abcdefgh", "http://192.0.2.1/", "http://[2001:db8::1]/"])
def test_a_page_that_asks_another_host_is_reported(browser: Browser, address: str) -> None:
    """Neither a name nor a number leads anywhere, and the watch on each page remembers it, which fails the test."""
    problems: list[str] = []
    with browser.new_context() as context:
        watch(context, problems)
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            context.new_page().goto(address)
    assert problems == [f"asked for {address}"]


def test_what_a_page_loads_from_another_host_is_reported(browser: Browser) -> None:
    """Also a picture, and what a script asks for."""
    problems: list[str] = []
    served = Server(0, lambda _: Response(200, {"Content-Type": "text/html"}, PAGE))
    with running(served) as address, browser.new_context() as context:
        watch(context, problems)
        context.new_page().goto(address, wait_until="networkidle")
    assert sorted(problems) == [f"asked for http://{who}.example/" for who in ("picture", "script")]
