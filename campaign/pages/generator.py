"""The Pelican side: a reader for Markdown, a writer, and the one generator that makes everything the plan names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup
from pelican.generators import Generator
from pelican.readers import BaseReader
from pelican.writers import Writer

from campaign import digest
from campaign.model.site import Site
from campaign.pages import words
from campaign.pages.call_card import LABELS
from campaign.pages.editors import foot_links
from campaign.pages.forms import form_views
from campaign.pages.home import hours_view
from campaign.pages.legislators import awaited
from campaign.pages.output import Head, Output, write_below
from campaign.pages.pictures import picture, site_card
from campaign.pages.plan import Plan
from campaign.pages.policy import policy
from campaign.pages.privacy import STORED
from campaign.pages.roll_calls import rows_of
from campaign.read.markdown import converter
from campaign.services import connections

LONGEST_TITLE = 70  # characters, of which search results show most


class Made(NamedTuple):
    """A file of the site: the key it was made from, and the hash of its bytes, "" where it may stay as it was."""

    path: str
    key: str
    digest: str


@dataclass
class Share:
    """What one run of Pelican makes: some outputs, and what has become of each."""

    outputs: Iterable[Output]
    shared: str = ""  # a hash of what all pages share; "" where nobody asks what a file was made from
    is_current: Callable[[str, str], bool] = lambda _path, _key: False  # whether the file with this key is there
    made: list[Made] = field(default_factory=list)


class CampaignReader(BaseReader):
    """Turns the Markdown of an action or a page, which the campaign has read already, into safe HTML."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - Pelican's own interface

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the title of a file; a file that the campaign does not show is skipped."""
        plan: Plan = self.settings["PLAN"]
        text = plan.texts.get(os.path.relpath(source_path, self.settings["ROOT"]).replace(os.sep, "/"))
        if text is None:
            return "", {"status": "skip"}
        return converter(plan.urls.base).html(text.body), {"title": text.title}


class CampaignWriter(Writer):
    """Writes every file of the site, and none outside its folder."""

    def write(self, save_as: str, content: str | bytes) -> bytes:
        """Write a file below the output folder and return its bytes; raise Refused for a path that leads elsewhere."""
        return write_below(Path(self.output_path), save_as, content)


class CampaignGenerator(Generator):
    """Makes every page and file that the plan names, or one share of them."""

    def generate_output(self, writer: CampaignWriter) -> None:
        """Make each output whose key differs from the one it was made from before."""
        share: Share = self.settings.get("SHARE") or Share(self.settings["PLAN"].outputs)
        for output in share.outputs:
            shows = (output.make(), output.head() if output.head else None)
            stamp = self.settings["PLAN"].stamps.get(output.path, "")  # also tells whether devices keep the page
            key = digest.of_values(share.shared, output.template, output.text, stamp, *shows) if share.shared else ""
            if share.is_current(output.save_as, key):
                share.made.append(Made(output.save_as, key, ""))
                continue
            content = writer.write(output.save_as, self._content(output, *shows))
            share.made.append(Made(output.save_as, key, digest.of_bytes(content)))

    def _content(self, output: Output, shows: Any, head: Head | None) -> str | bytes:  # noqa: ANN401 - any view
        if not output.template:
            return output.write(shows)
        plan: Plan = self.settings["PLAN"]
        stamp = plan.stamps.get(output.path, "")
        given = {"view": shows, "head": head, "text": output.text, "body": self._body(output), "stamp": stamp}
        return str(self.get_template(output.template).render(self.context, **given))

    def _body(self, output: Output) -> Markup:
        """Return the HTML of the Markdown that a page shows, read by Pelican's reader for it."""
        if output.text is None:
            return Markup()
        source = os.path.join(self.settings["ROOT"], output.text.source.path)
        return Markup(self.readers.readers["md"].read(source)[0])  # noqa: S704 - sanitized


def titled(site: Site, head: Head) -> str:
    """Return a page's title with the group's name after it, the short one or none where results would cut it off."""
    names = ("",) if head.path == "/" else (f" – {site.name}", f" – {site.short_name}", "")
    return next((head.title + name for name in names if len(head.title + name) <= LONGEST_TITLE), head.title)


def globals_for(plan: Plan) -> dict[str, Any]:
    """Return what every template may use: the site, links, styles, and the policy."""
    campaign, urls, theme = plan.campaign, plan.urls, plan.theme
    forms = connections(campaign.site, campaign.practice)
    public = urls.public(campaign.site.address).absolute
    css = theme.styles(urls.url)
    return {
        "site": campaign.site,
        "legislature": campaign.legislature,
        "labels": LABELS,
        "url": urls.url,
        "absolute": urls.absolute,
        "public": public,
        "code": lambda path: Markup(plan.pictures.code(public(path))),  # noqa: S704 - strokes that a library drew
        "picture": picture(site_card(campaign)),
        "css": css,
        "font": urls.url(theme.font),
        "sheet": lambda name: urls.url(theme.sheets[name]),
        "titled": partial(titled, campaign.site),
        "script": lambda name: urls.url(theme.scripts[name]),
        "image": lambda name: urls.url(theme.images[name]),
        "inline": lambda name: Markup(f"<script>{theme.inline[name]}</script>"),  # noqa: S704 - our own files
        "rows": rows_of(urls),
        "forms": form_views(campaign),
        "stored": STORED,
        "foot_links": partial(foot_links, campaign.site, urls),
        "policy": policy(forms, [css], theme.inline.values()),
        "keeping_policy": policy(forms, [css], theme.inline.values(), trusted="keep"),
        "few": theme.few,
        "policy_with": lambda name: policy(forms, [css, theme.few[name]], theme.inline.values()),
        "hours": hours_view(campaign),
        "written": words.day_and_year,
        "awaited": awaited(campaign),
    }


def shared(plan: Plan) -> str:
    """Return a hash of all that templates are given besides a page's own view."""
    values = {name: value for name, value in globals_for(plan).items() if not callable(value)}
    return digest.of_values(plan.urls.siteurl, values)
