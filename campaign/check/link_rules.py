"""Rules on links: each leads somewhere, says where, and follows nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.check.link_facts import host_of, is_local, is_lookalike, is_shortened, tracking, unwrapped, wrapper_of
from campaign.check.page_rules import Addresses
from campaign.finding import Finding, meant
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.links import Link
from campaign.read.seen import Seen

Text = Page | Action
SAFE = re.compile(r"/(?!/)|#|https?://|mailto:|tel:")  # for http:// see addresses_are_secure
HERE = re.compile("/(?!/)")
END = re.compile("[#?]")
ID = re.compile(r'\bid="([^"]+)"')
BARE = re.compile(r"(?<![\w./@:-])((?:www\.)?[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)(?::\d+)?\.?/[\w-]", re.IGNORECASE)
HOST_ENDS = re.compile(r"\.[a-zA-Z]{2,4}\.?(?::\d+)?/\w")
WEB = ("http://", "https://")


def links_are_safe(source: Text) -> Iterator[Finding]:
    """A link is an address on this site (/faq/), a place on the page (#…), or a full https address."""
    for link in source.links:
        if not SAFE.match(link.to):
            message = f"The link {link.to} is neither on this site nor safe (https)"
            yield _at(source, link, message, "Begin it with / for this site, or with https://")


def _links(campaign: Campaign) -> Iterator[tuple[Text, Link]]:
    """Yield every link and picture in the texts that editors wrote, with its text."""
    texts: Iterable[Text] = (*campaign.pages, *campaign.every_action)
    return ((source, link) for source in texts for link in source.links)


def internal_links_lead_somewhere(campaign: Campaign, addresses: Addresses) -> Iterator[Finding]:
    """A link to an address on this site leads to a page that exists; none leads from a published text to a draft."""
    texts = {*campaign.page, *campaign.redirects.moved}
    for source, link in _links(campaign):
        here = _here(campaign, link.to)
        if here is None:
            continue
        address = END.split(here, maxsplit=1)[0]
        action = _action_at(campaign, address)
        exists = address in texts or address in addresses()
        if not exists and not (action and _shown_by_then(campaign, action, source)):
            otherwise = "Copy the address from the page it should lead to"
            yield _dead(source, link, address, texts | addresses(), otherwise)
        elif action and action.draft and not (isinstance(source, Action) and source.draft):
            message = f"The link {link.to} leads to a draft, which is not published"
            yield _at(source, link, message, "Take `draft` out there, or the link out here")
        elif here != link.to:
            message = f"The link {link.to} leads to this site the long way, and out of a preview or a fork of it"
            yield _at(source, link, message, f"Write {here}").as_warning()


def _here(campaign: Campaign, target: str) -> str | None:
    """Return the address on this site that a link leads to, also where it names the site's public address."""
    if HERE.match(target):
        return target
    if "://" not in target or host_of(target).removeprefix("www.") != campaign.site.host.removeprefix("www."):
        return None
    parts, base = urlsplit(target), urlsplit(campaign.site.address).path.rstrip("/")
    if not f"{parts.path}/".startswith(f"{base}/"):
        return None
    return (parts.path.removeprefix(base) or "/") + (f"#{parts.fragment}" if parts.fragment else "")


def _action_at(campaign: Campaign, address: str) -> Action | None:
    action = campaign.by_name.get(address.removeprefix("/actions/").rstrip("/"))
    return action if action and action.path == address else None


def _shown_by_then(campaign: Campaign, action: Action, source: Text) -> bool:
    """Return whether an action to come will be shown before `source`, which itself is not shown yet."""
    if isinstance(source, Page) or source.opens is None or source.name in campaign.shown:
        return False
    return action.opens is not None and action.opens <= source.opens


def fragments_lead_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A link to a place on a page of text leads to one of its headings."""
    places: dict[str, list[str]] = {}  # the places on a page, by its file
    for source, link in _links(campaign):
        address, _, fragment = link.to.partition("#")
        page = campaign.page.get(address) if address else source
        if fragment and page:
            if page.source.path not in places:
                from campaign.read.markdown import converter  # only here: not every check needs it

                places[page.source.path] = ID.findall(converter().html(page.body))
            known = [f"#{place}" for place in places[page.source.path]]
            if f"#{fragment}" not in known:
                yield _dead(source, link, f"#{fragment}", known, "Copy it from the heading's address")


def _dead(source: Text, link: Link, wrong: str, known: Collection[str], otherwise: str) -> Finding:
    fix = meant(wrong, known, otherwise, cutoff=0.8)
    return _at(source, link, f"The link {link.to} leads nowhere", fix)


def _at(source: Text, link: Link, message: str, fix: str) -> Finding:
    return Finding(source.source.path, link.line, message, fix)


def addresses_are_secure(seen: Seen) -> Iterator[Finding]:
    """A web address begins with https://, so that nobody on the way can read or change the page."""
    for link in _web(seen):
        if link.to[:5].lower() == "http:":
            yield _on(seen, link, f"{link.to} is not secure", "Write https:// and see whether it opens")


def addresses_say_where_they_lead(seen: Seen) -> Iterator[Finding]:
    """No link is a shortened one, or one that hands on: people see where it leads, now and later."""
    for link in _web(seen):
        if is_shortened(link.to):
            yield _on(seen, link, f"{link.to} hides where it leads", "Open it and copy the address of that page")
        elif wrapper_of(link.to):
            target = unwrapped(link.to)
            fix = f"Write {target}, or run python3 tasks.py check --fix" if target else "Open it and copy the address"
            yield _on(seen, link, f"{_short(link.to)} notes who clicks before it hands on to another address", fix)
    for found in BARE.finditer(seen.text) if HOST_ENDS.search(seen.text) else ():
        if is_shortened(f"https://{found[1]}") and not seen.in_address(found.start()):
            message = f"{found[1]} hides where it leads"
            yield seen.at(found.start(), message, "Open it and write the address of that page")


def addresses_follow_nobody(seen: Seen) -> Iterator[Finding]:
    """No address carries parts that only serve to follow the people who open it."""
    for link in _web(seen):
        if "?" in link.to and not wrapper_of(link.to) and (parts := tracking(link.to)):
            message = f"The address follows people with {', '.join(parts)}"
            yield _on(seen, link, message, "Take that part out, or run python3 tasks.py check --fix")


def addresses_are_public(seen: Seen) -> Iterator[Finding]:
    """No address leads to a single computer, a house's own network, or a bare number that nobody can recognize."""
    for link in _web(seen):
        host = host_of(link.to)
        if not host or is_local(host):
            fix = "Write the public address of the page, with the name of its host"
            yield _on(seen, link, f"{_short(link.to)} does not lead to a public host by its name", fix)


def hosts_are_what_they_look_like(seen: Seen) -> Iterator[Finding]:
    """No host has letters that only look like another's, and nothing stands before it that looks like a host."""
    for link in _web(seen):
        if is_lookalike(host_of(link.to)):
            message = f"The host of {_short(link.to)} has letters that only look like others"
            yield _on(seen, link, message, "Type the address by hand, or copy it from the page itself")
        elif "@" in link.to.split("/", 3)[2]:
            message = f"In {_short(link.to)}, what is before @ is no host"
            yield _on(seen, link, message, "Take out what is before @, and @ itself")


def _web(seen: Seen) -> Iterator[Link]:
    """Yield each web address of a text, once for each line."""
    found = (link for link in seen.addresses if link.to[:8].lower().startswith(WEB))
    return iter({(link.line, link.to): link for link in found}.values())


def _on(seen: Seen, link: Link, message: str, fix: str) -> Finding:
    return Finding(seen.path, link.line, message, fix)


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:79]}…"


SEEN: tuple[Callable[[Seen], Iterable[Finding]], ...] = (
    addresses_are_secure,
    addresses_say_where_they_lead,
    addresses_follow_nobody,
    addresses_are_public,
    hosts_are_what_they_look_like,
)
ALONE = (links_are_safe,)
RULES = (fragments_lead_somewhere,)
ADDRESSED = (internal_links_lead_somewhere,)
NEED_ALL = (internal_links_lead_somewhere, fragments_lead_somewhere)
