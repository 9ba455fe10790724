"""Rules on links and pictures within editors' Markdown."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Collection, Iterator
from functools import partial

from campaign.addresses import addresses, writes
from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.links import Link

ID = re.compile(r'\bid="([^"]+)"')
HERE = re.compile("/(?!/)")
END = re.compile("[#?]")
SAFE = re.compile(r"/(?!/)|#|https?://|mailto:|tel:")  # on http:// see web.py


def links(campaign: Campaign) -> Iterator[tuple[Page | Action, Link]]:
    """Yield every link and picture in the texts that editors wrote, with its text."""
    for source in (*campaign.pages, *campaign.every_action):
        for link in source.links:
            yield source, link


def links_are_safe(source: Page | Action) -> Iterator[Finding]:
    """A link is an address on this site (/faq/), a place on the page (#…), or a full https address."""
    for link in source.links:
        if not SAFE.match(link.to):
            message = f"The link {link.to} is neither on this site nor safe (https)"
            yield _finding(source, link, message, "Begin it with / for this site, or with https://")


def pictures_are_ours(source: Page | Action) -> Iterator[Finding]:
    """A picture lies on this site: one from elsewhere would tell its host who reads the page."""
    for link in source.links:
        if link.picture and link.to.startswith("https://"):
            message = f"The picture {link.to} comes from another host"
            yield _finding(source, link, message, "Put it into content/images/, or link to the page that shows it")


def internal_links_lead_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A link to an address on this site leads to a page that exists; none leads from a published text to a draft."""
    is_known = functools.cache(partial(_is_address, campaign, writes(campaign)))
    for source, link in links(campaign):
        if not HERE.match(link.to):
            continue
        address = END.split(link.to, 1)[0]
        action = _action_at(campaign, address)
        if not is_known(address) and not (action and _shown_by_then(campaign, action, source)):
            otherwise = "Copy the address from the page it should lead to"
            yield _dead(source, link, address, addresses(campaign), otherwise)
        elif action and action.draft and not (isinstance(source, Action) and source.draft):
            message = f"The link {link.to} leads to a draft, which is not published"
            yield _finding(source, link, message, "Take `draft` out there, or the link out here")


def _action_at(campaign: Campaign, address: str) -> Action | None:
    action = campaign.by_name.get(address.removeprefix("/actions/").rstrip("/"))
    return action if action and action.path == address else None


def _is_address(campaign: Campaign, is_written: Callable[[str], bool], address: str) -> bool:
    return address in campaign.page or address in campaign.redirects.moved or is_written(address)


def _shown_by_then(campaign: Campaign, action: Action, source: Page | Action) -> bool:
    """Return whether an action to come will be shown before `source`, which itself is not shown yet."""
    if isinstance(source, Page) or source.opens is None or source.name in campaign.shown:
        return False
    return action.opens is not None and action.opens <= source.opens


def fragments_lead_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A link to a place on a page of text leads to one of its headings."""
    places: dict[str, list[str]] = {}  # the places on a page, by its file
    for source, link in links(campaign):
        address, _, fragment = link.to.partition("#")
        page = campaign.page.get(address) if address else source
        if fragment and page:
            path = page.source.path
            if path not in places:
                from campaign.read.markdown import converter  # only here: not every check needs it

                places[path] = ID.findall(converter().html(page.body))
            if fragment not in places[path]:
                known = [f"#{place}" for place in places[path]]
                yield _dead(source, link, f"#{fragment}", known, "Copy it from the heading's address")


def _dead(source: Page | Action, link: Link, wrong: str, known: Collection[str], otherwise: str) -> Finding:
    close = difflib.get_close_matches(wrong, known, n=1, cutoff=0.8)
    fix = f"Did you mean {close[0]}?" if close else otherwise
    return _finding(source, link, f"The link {link.to} leads nowhere", fix)


def _finding(source: Page | Action, link: Link, message: str, fix: str) -> Finding:
    return Finding(source.source.path, link.line, message, fix)


NEED_ALL = (internal_links_lead_somewhere, fragments_lead_somewhere)
RULES = NEED_ALL
ALONE = (links_are_safe, pictures_are_ours)
