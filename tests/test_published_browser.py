"""The published tree, served as GitHub Pages would, at a host's root and below a path: links, policy, no other host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page

from tests.browser import NewPage
from tests.folder import serve_folder
from tests.publishing import make_group

PLACES = {"/": "https://fair.ostrelle.example", "/repo/": "https://ostrelle.github.io/repo"}
SEEN = """() => {
  const all = (selector, name) => [...document.querySelectorAll(selector)].map((each) => each.getAttribute(name));
  return [all("meta[http-equiv='Content-Security-Policy']").length, all("[id]", "id"), all("a[href]", "href")];
}"""


@contextmanager
def published(folder: Path, base: str) -> Iterator[str]:
    """Publish the invented group for a place, and serve what is on the branch there; gives the address."""
    group = make_group(folder)
    site = group.root / "data/site.yml"
    text = re.sub(r"^address: .*", f"address: {PLACES[base]}", site.read_text("utf-8"), flags=re.MULTILINE)
    if text != site.read_text("utf-8"):
        group.save("data/site.yml", text)
    group.publish()
    shown = folder / "shown"
    for path, content in group.published().items():
        (shown / path).parent.mkdir(parents=True, exist_ok=True)
        (shown / path).write_bytes(content)
    with serve_folder(shown, base) as address:
        yield address


@pytest.mark.parametrize("base", PLACES)
def test_every_page_opens_and_every_link_leads_somewhere(
    tmp_path: Path, nobody: None, new_page: NewPage, base: str
) -> None:
    """From every page each link of the site leads to a page, and no page asks another host for anything."""
    with published(tmp_path, base) as home:
        page, public = new_page(), PLACES[base]
        sitemap = page.request.get(f"{home}/sitemap.xml").text()
        listed = [address.replace(public, home, 1) for address in re.findall("<loc>(.*?)</loc>", sitemap)]
        assert len(crawl(page, listed, home, public)) >= len(listed) > 30
        assert page.request.get(f"{home}/nowhere/").status == 404


def crawl(page: Page, first: list[str], home: str, public: str) -> dict[str, set[str]]:
    """Open these pages and all that links lead to; return each with the places on it. Files are only asked for."""
    seen: dict[str, set[str]] = {}
    wanted = {address: {""} for address in first}
    while waiting := [address for address in wanted if address not in seen]:
        address = waiting[0]
        if not address.endswith(("/", ".html")):
            assert page.request.get(address).status == 200, address
            seen[address] = set()
            continue
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        policies, ids, links = page.evaluate(SEEN)
        assert policies == 1, address
        seen[address] = set(ids)
        for link in links:
            if (target := at_home(link, address, home, public)) is not None:
                wanted.setdefault(target[0], set()).add(target[1])
    for address, places in wanted.items():
        if address.endswith(("/find/", "/practice/")):  # what scripts hand on there is the name of a call, no place
            continue
        assert places - {""} <= seen[address], (address, places - seen[address])
    return seen


def at_home(link: str, address: str, home: str, public: str) -> tuple[str, str] | None:
    """Return the address and the place on it that a link of this site leads to, or None where it leads elsewhere."""
    link = link.replace("webcal://", "https://", 1).replace(public, home, 1)
    host = re.match(r"http://[^/]+", home)
    assert host
    if link.startswith("#"):
        link = address + link
    if link.startswith("/"):
        link = host[0] + link
        assert link.startswith(f"{home}/"), f"{link} on {address} leads out of the site"
    bare, place = urldefrag(link)
    return (bare.partition("?")[0], place) if bare.startswith(home) else None
