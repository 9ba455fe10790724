"""What the published site must be made of, worked out beside the build and not from what it wrote."""

from __future__ import annotations

from pathlib import Path

from campaign.addresses import addresses
from campaign.campaign import Campaign
from campaign.pages import plan
from campaign.pages.assets import Assets
from campaign.pages.pictures import Pictures
from campaign.pages.urls import Urls, save_as

THEME = Path(__file__).parent.parent.parent / "theme"


def planned(campaign: Campaign, urls: Urls, root: Path) -> frozenset[str]:
    """Return every file that a build of this campaign writes."""
    assets = Assets(THEME / "static", root / "content" / "images")
    outputs = plan.outputs(campaign, urls, assets, Pictures.of_theme(str(THEME), root))
    return frozenset({save_as(path) for path in addresses(campaign)} | {output.save_as for output in outputs})


def hidden(campaign: Campaign, root: Path) -> frozenset[str]:
    """Return the short names of all actions in the files that the public may not see: drafts, and those far ahead."""
    folders = (root / "content/actions", root / "content/evergreen")
    names = {path.stem for folder in folders for path in folder.rglob("*.md")}
    return frozenset(names - campaign.shown - {action.name for action in campaign.evergreen})
