"""What the published site must be made of, worked out beside the build and not from what it wrote."""

from __future__ import annotations

from pathlib import Path

from campaign.build import Order
from campaign.campaign import Campaign
from campaign.pages.output import Urls
from campaign.pages.plan import Plan


def planned(campaign: Campaign, urls: Urls, root: Path) -> frozenset[str]:
    """Return every file that a public build of this campaign writes."""
    return frozenset(output.save_as for output in Plan.of(campaign, root, Order.theme, urls.siteurl).outputs)


def hidden(campaign: Campaign, root: Path) -> frozenset[str]:
    """Return the short names of all actions in the files that the public may not see: drafts, and those far ahead."""
    folders = (root / "content/actions", root / "content/evergreen")
    names = {path.stem for folder in folders for path in folder.rglob("*.md")}
    return frozenset(names - campaign.shown - {action.name for action in campaign.evergreen})
