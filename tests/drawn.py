"""Pages made straight from a campaign, for tests that look at thousands of them; Pelican makes the same."""

from __future__ import annotations

import functools
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader
from pelican.settings import read_settings

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.pages import actions
from campaign.pages.assets import Assets
from campaign.pages.compiled import Compiled
from campaign.pages.generator import globals_for
from campaign.pages.pictures import Pictures
from campaign.pages.texts import page_head, page_view
from campaign.pages.urls import Urls
from campaign.read.markdown import converter
from tests.invented import ROOT, SITE


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
