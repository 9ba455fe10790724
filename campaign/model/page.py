"""A page of text (content/pages/), and pages that have moved (data/redirects.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from campaign.read.links import Link as Mention
from campaign.read.links import links_in
from campaign.read.typed import Form, FromFile, about, optional

Path = Annotated[str, Form(r"/([a-z0-9-]+/)*|/[a-z0-9-]+\.html", "an address on this site, like /faq/")]
Template = Literal["page", "home", "sign-up", "thanks", "confirmed", "contact", "suggest", "privacy", "404"]


@dataclass(frozen=True, kw_only=True)
class Page(FromFile):
    """A page of text and its address."""

    title: str = about("the headline")
    description: str = about("one sentence for search results, at most 155 letters")
    path: Path = about("the address on this site", example="/faq/")
    template: Template = about("the template that shows it", default="page")
    contents: bool = about("true lists the headings at the top, with links", default=False)
    noindex: bool = about("true keeps it out of search results", default=False)
    headline: str | None = optional("home page: the large words at the top")
    lead: str | None = optional("a first sentence, set larger")
    button: str | None = optional("home page: the words on the sign-up button")
    other_tools: ClassVar[dict[str, str]] = {  # keys of other tools (see campaign/read/typed.py)
        "Take it out: pages have no day": "date day published publishdate pubdate created updated modified lastmod",
        "Write `description:`": "summary excerpt teaser",
        "Write `lead:`": "subtitle tagline intro",
        "Write `path:` with the address, like /faq/": "slug permalink url",
        "Write a line of data/redirects.yml for each old address": "alias aliases redirectfrom",
        "Write `template:`, or take it out": "layout type",
        "Take it out: authors are not shown": "author authors byline",
        "Take it out: there are no tags": "tags tag categories category keywords topics series",
        "Take it out, and put the picture into the text: ![what it shows](/images/name.jpg)": (
            "image images picture photo thumbnail cover banner featuredimage"
        ),
        "Write it below the second line of three dashes": "body content text",
        "Take it out: nothing here depends on it": "lang language comments toc weight",
        "Keep the file out of content/ until it is ready: pages have no drafts": "draft status",
    }
    body: str = ""
    body_line: int = 1
    mails: tuple[Mention, ...] = ()  # anywhere in the file

    @cached_property
    def links(self) -> tuple[Mention, ...]:
        """Return the links and pictures of the body."""
        return links_in(self.body, self.body_line)


@dataclass(frozen=True, kw_only=True)
class Redirects(FromFile):
    """Old addresses that still lead somewhere."""

    moved: dict[str, str] = about(
        "each old address with the new one", default_factory=dict, example="/old-page/: /new-page/"
    )
