"""A Pelican plugin that turns calls to action and a legislature's roster into a campaign site.

Set `PLUGINS = ["campaign"]` and `ROOT`, the folder with content/ and data/. See HACKING.md for the rooms of this house.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["register"]


def register() -> None:
    """Connect the plugin to Pelican's signals (Pelican calls this)."""
    from pelican import signals

    from campaign.pages import generator

    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
    signals.article_generator_write_article.connect(generator.prepare_article)
    signals.page_generator_write_page.connect(generator.prepare_page)


def _prepare(pelican: Any) -> None:  # noqa: ANN401 - a Pelican instance
    """Put the campaign and what templates need into the settings."""
    from campaign.pages.assets import Assets
    from campaign.pages.generator import globals_for
    from campaign.pages.pictures import Pictures
    from campaign.pages.urls import Urls

    settings = pelican.settings
    if "CAMPAIGN" not in settings:
        settings["CAMPAIGN"] = _campaign(Path(settings["ROOT"]))
    if settings.get("PUBLIC"):
        _refuse_unready(settings["CAMPAIGN"])
    settings.setdefault("URLS", Urls(settings["SITEURL"]))
    settings.setdefault("ASSETS", Assets(Path(settings["THEME"]) / "static", Path(settings["PATH"]) / "images"))
    settings.setdefault("PICTURES", Pictures.of_theme(settings["THEME"], Path(settings["ROOT"])))
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **globals_for(settings)}


def _campaign(root: Path) -> Any:  # noqa: ANN401 - imported only when plain `pelican` is run
    """Return the checked campaign of a folder, or end the program with the findings (for plain `pelican`)."""
    from campaign.checked import checked

    loaded = checked(root, None)
    for finding in loaded.findings:
        print(finding)
    if loaded.campaign is None:
        raise SystemExit(1)
    return loaded.campaign


def _refuse_unready(campaign: Any) -> None:  # noqa: ANN401 - imported only where it is needed
    """Stop a build with public settings while a form reaches nobody or a value is an example."""
    from campaign.check.public_rules import NotReadyError, findings

    if found := findings(campaign):
        raise NotReadyError(found)


def _add_reader(readers: Any) -> None:  # noqa: ANN401
    from campaign.pages.reader import CampaignReader

    readers.reader_classes["md"] = CampaignReader


def _generators(_pelican: Any) -> type:  # noqa: ANN401
    from campaign.pages.generator import CampaignGenerator

    return CampaignGenerator


def _writer(_pelican: Any) -> type:  # noqa: ANN401
    from campaign.pages.generator import CampaignWriter

    return CampaignWriter
