"""Fixtures for tests in a real browser: they never skip, and no page may ask another host for anything."""

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.chromium import NoChromiumError, chromium
from tests.folder import serve_folder

expect.set_options(timeout=20_000)  # milliseconds; only a failing or a crowded machine takes that long

NewPage = Callable[..., Page]
HERE = ("http://127.0.0.1:", "blob:http://127.0.0.1:")
# No name and no number but these is ever looked up, so not even the browser itself can reach another computer.
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
# What is wider than the screen.
OVERFLOW = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5)
  .map((element) => element.outerHTML.slice(0, 200))"""
ONE_LESS = "--in-process-gpu"  # a process less that each page has to talk to


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the whole run; without one the tests fail and say what to do."""
    try:
        path = chromium()
    except NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[NOWHERE, ONE_LESS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serve a built folder as GitHub Pages would and return its address, such as http://127.0.0.1:40123."""
    with ExitStack() as stack:
        yield functools.cache(lambda folder: stack.enter_context(serve_folder(folder)))


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open a page in a context of its own; takes the options of Playwright's new_context.

    When the test ends, it fails if a page asked another host for anything, broke its content security policy,
    or let a script's error go unhandled.
    """
    with watched(browser) as open_page:
        yield open_page


@contextmanager
def watched(browser: Browser) -> Iterator[NewPage]:
    """Open pages as new_page says, for fixtures that share one among tests."""
    problems: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        contexts.append(context := browser.new_context(**options))
        watch(context, problems)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A phone-sized page, watched as new_page says."""
    return new_page(viewport={"width": 390, "height": 844})


def watch(context: BrowserContext, problems: list[str]) -> None:
    """Collect what no page of the site may do. Requests are only listened to: NOWHERE keeps them on this computer."""

    def asked(request: Request) -> None:
        if not request.url.startswith(HERE):
            problems.append(f"asked for {request.url}")

    def heard(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            problems.append(message.text)

    context.on("request", asked)
    context.on("console", heard)
    context.on("weberror", lambda error: problems.append(f"script error: {error.error}"))
