"""What the published site must be made of, worked out beside the build and not from what it wrote."""

from __future__ import annotations

from pathlib import Path

from campaign.addresses import addresses
from campaign.build import PUBLIC_SETTINGS, Order
from campaign.campaign import Campaign
from campaign.pages import generator
from campaign.pages.prepared import prepared
from campaign.pages.urls import Urls, save_as


def planned(campaign: Campaign, urls: Urls, root: Path) -> frozenset[str]:
    """Return every file that a public build of this campaign writes."""
    order = Order(root=root.resolve(), output=root, settings=PUBLIC_SETTINGS, siteurl=urls.siteurl)
    outputs = generator.planned(prepared(order, campaign, order.output))
    return frozenset({save_as(path) for path in addresses(campaign)} | {output.save_as for output in outputs})


def hidden(campaign: Campaign, root: Path) -> frozenset[str]:
    """Return the short names of all actions in the files that the public may not see: drafts, and those far ahead."""
    folders = (root / "content/actions", root / "content/evergreen")
    names = {path.stem for folder in folders for path in folder.rglob("*.md")}
    return frozenset(names - campaign.shown - {action.name for action in campaign.evergreen})
