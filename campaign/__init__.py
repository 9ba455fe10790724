"""A Pelican plugin that turns calls to action and a legislature's roster into a campaign site.

Set `PLUGINS = ["campaign"]` and `ROOT`, the folder with content/ and data/. See HACKING.md for the rooms of this house.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from campaign.pages.plan import Plan

__all__ = ["register"]


def register() -> None:
    """Connect the plugin to Pelican's signals (Pelican calls this)."""
    from pelican import signals

    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)


def _prepare(pelican: Any) -> None:  # noqa: ANN401 - a Pelican instance
    """Put the plan and what templates need into the settings."""
    from campaign.check import public_rules
    from campaign.pages.generator import globals_for

    settings = pelican.settings
    if "PLAN" not in settings:
        settings["PLAN"] = _plan(settings)
    plan = settings["PLAN"]
    if settings.get("PUBLIC") and (found := public_rules.findings(plan.campaign)):
        raise public_rules.NotReadyError(found)
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **globals_for(plan)}


def _plan(settings: dict[str, Any]) -> Plan:
    """Return the plan of a checked folder, or end the program with the findings (for plain `pelican`)."""
    from campaign.checked import checked
    from campaign.pages.plan import Plan

    root, theme = Path(settings["ROOT"]), Path(settings["THEME"])
    loaded = checked(root, None, theme=theme)
    for finding in loaded.findings:
        print(finding)
    if loaded.campaign is None:
        raise SystemExit(1)
    return Plan.of(loaded.campaign, root, theme, settings["SITEURL"])


def _add_reader(readers: Any) -> None:  # noqa: ANN401
    from campaign.pages.generator import CampaignReader

    readers.reader_classes["md"] = CampaignReader


def _generators(_pelican: Any) -> type:  # noqa: ANN401
    from campaign.pages.generator import CampaignGenerator

    return CampaignGenerator


def _writer(_pelican: Any) -> type:  # noqa: ANN401
    from campaign.pages.generator import CampaignWriter

    return CampaignWriter
