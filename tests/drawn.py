"""Pages made straight from a campaign, for tests that look at thousands of them; Pelican makes the same."""

from __future__ import annotations

import functools
from collections.abc import Callable

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from pelican.settings import read_settings

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.pages import actions
from campaign.pages.assets import Assets
from campaign.pages.generator import globals_for
from campaign.pages.pictures import Pictures
from campaign.pages.texts import page_head, page_view
from campaign.pages.urls import Urls
from campaign.read.markdown import converter
from tests.invented import ROOT, SITE


class Compiled(BytecodeCache):
    """Keeps compiled templates while the tests run."""

    def __init__(self) -> None:
        """Begin with none."""
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what is kept."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


@functools.cache
def _shared() -> tuple[Assets, Compiled, dict[str, object]]:
    chosen = read_settings(str(ROOT / "pelicanconf.py"))["JINJA_ENVIRONMENT"]
    return Assets(ROOT / "theme/static", SITE / "content/images"), Compiled(), chosen


def drawing(campaign: Campaign) -> Callable[[Action | Page], str]:
    """Return what makes the page of an action or a text of this campaign, as HTML."""
    assets, compiled, chosen = _shared()
    loader = FileSystemLoader(ROOT / "theme/templates")
    environment = Environment(loader=loader, bytecode_cache=compiled, **chosen)  # noqa: S701 - it says autoescape
    pictures = Pictures.of_theme(str(ROOT / "theme"), SITE)
    given = {"CAMPAIGN": campaign, "URLS": Urls(""), "ASSETS": assets, "PICTURES": pictures}
    environment.globals.update(globals_for(given))

    def drawn(source: Action | Page) -> str:
        body = converter().html(source.body)
        if isinstance(source, Action):
            name, head, view = "action", actions.head(campaign, source), actions.action_view(campaign, source, body)
        else:
            name, head, view = source.template, page_head(source), page_view(campaign, source, body)
        return environment.get_template(f"{name}.html").render(head=head, view=view)

    return drawn
