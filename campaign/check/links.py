"""Rules on links and pictures within editors' Markdown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from campaign.addresses import addresses
from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.markdown import converter

INLINE = r"(?P<picture>!?)\[[^\]\n]*\]\(\s*<?(?P<inline>[^)\s>]+)"
AT_THE_FOOT = r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<foot>[^\s>]+)"
HTML = r"(?P<attribute>\bhref|\bsrc)\s*=\s*[\"']?(?P<html>[^\"'\s>]+)"
LINK = re.compile(f"{INLINE}|{AT_THE_FOOT}|{HTML}", re.MULTILINE)
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture in a text, and where it stands."""

    source: Page | Action
    to: str
    line: int
    picture: bool

    def finding(self, message: str, fix: str) -> Finding:
        """Return a finding at the line of the link."""
        return Finding(self.source.source.path, self.line, message, fix)


def links(campaign: Campaign) -> Iterator[Link]:
    """Yield every link and picture in the texts that editors wrote, in Markdown or in HTML."""
    sources: Iterable[Page | Action] = (*campaign.pages, *campaign.every_action)
    for source in sources:
        body = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), source.body)
        for found in LINK.finditer(body):
            to = found["inline"] or found["foot"] or found["html"]
            line = source.body_line + body.count("\n", 0, found.start())
            yield Link(source, to, line, found["picture"] == "!" or found["attribute"] == "src")


def links_are_safe(campaign: Campaign) -> Iterator[Finding]:
    """A link is an address on this site (/faq/), a place on the page (#…), or a full https address."""
    for link in links(campaign):
        if not re.match(r"/(?!/)|#|https://|mailto:|tel:", link.to):
            message = f"The link {link.to} is neither on this site nor safe (https)"
            yield link.finding(message, "Begin it with / for this site, or with https://")


def pictures_are_ours(campaign: Campaign) -> Iterator[Finding]:
    """A picture lies on this site: one from elsewhere would tell its host who reads the page."""
    for link in links(campaign):
        if link.picture and link.to.startswith("https://"):
            message = f"The picture {link.to} comes from another host"
            yield link.finding(message, "Put it into content/images/, or link to the page that shows it")


def internal_links_lead_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A link to an address on this site leads to a page that exists; none leads from a published text to a draft."""
    known = addresses(campaign)
    drafts = {action.path for action in campaign.every_action if action.draft}
    for link in links(campaign):
        address = re.split("[#?]", link.to)[0]
        if re.match("/(?!/)", address) and address not in known | _shown_before(campaign, link.source):
            yield _dead(link, address, known, "Copy the address from the page it should lead to")
        elif address in drafts and not (isinstance(link.source, Action) and link.source.draft):
            message = f"The link {link.to} leads to a draft, which is not published"
            yield link.finding(message, "Take `draft` out there, or the link out here")


def _shown_before(campaign: Campaign, source: Page | Action) -> set[str]:
    """Return the addresses of the actions that will be shown before `source`, which itself is not shown yet."""
    if isinstance(source, Page) or source.opens is None or source.name in campaign.shown:
        return set()
    return {action.path for action in campaign.every_action if action.opens and action.opens <= source.opens}


def fragments_lead_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A link to a place on a page of text leads to one of its headings."""
    for link in links(campaign):
        address, _, fragment = link.to.partition("#")
        page = campaign.page.get(address) if address else link.source
        if fragment and page:
            known = ID.findall(converter().html(page.body))
            if fragment not in known:
                yield _dead(link, f"#{fragment}", [f"#{each}" for each in known], "Copy it from the heading's address")


def _dead(link: Link, wrong: str, known: Collection[str], otherwise: str) -> Finding:
    close = difflib.get_close_matches(wrong, known, n=1, cutoff=0.8)
    return link.finding(f"The link {link.to} leads nowhere", f"Did you mean {close[0]}?" if close else otherwise)


NEED_ALL = (internal_links_lead_somewhere, fragments_lead_somewhere)
RULES = (links_are_safe, pictures_are_ours, *NEED_ALL)
