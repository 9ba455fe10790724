"""Pelican's settings with all that templates and generators need, made once and shared by every run of a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from pelican.settings import read_settings

from campaign import digest
from campaign.campaign import Campaign
from campaign.pages.assets import Assets
from campaign.pages.compiled import Compiled
from campaign.pages.generator import globals_for
from campaign.pages.pictures import Pictures
from campaign.pages.urls import Urls


def prepared(order: Any, campaign: Campaign, output: Path) -> dict[str, Any]:  # noqa: ANN401 - campaign.build.Order
    """Return the settings for a build that writes to `output`."""
    override: dict[str, Any] = {
        "ROOT": str(order.root),
        "PATH": str(order.root / "content"),
        "OUTPUT_PATH": str(output),
        "THEME": str(order.theme),
        "CAMPAIGN": campaign,
    }
    if order.siteurl is not None:
        override["SITEURL"] = order.siteurl
    if order.public:
        override["PUBLIC"] = True
    settings = read_settings(str(order.settings), override=override)
    settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = _compiled(order)
    settings["URLS"] = Urls(settings["SITEURL"])
    settings["ASSETS"] = Assets(Path(settings["THEME"]) / "static", order.root / "content" / "images")
    settings["PICTURES"] = Pictures.of_theme(settings["THEME"], order.root)
    return settings


def _compiled(order: Any) -> BytecodeCache:  # noqa: ANN401
    """Return where compiled templates are kept: on disk, or for this build alone where nothing is to be remembered."""
    if not order.remember:
        return Compiled()
    templates = order.cache / "templates"
    templates.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(templates))


def world(settings: dict[str, Any]) -> str:
    """Return a digest of what every page may show: all that templates are given besides a view, and the data."""
    campaign: Campaign = settings["CAMPAIGN"]
    shared = {name: value for name, value in globals_for(settings).items() if not callable(value)}
    return digest.of_values(settings["SITEURL"], shared, campaign.committees, campaign.bills)
