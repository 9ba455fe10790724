"""The plan's addresses, for rules on links: until those are handed them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from campaign.campaign import Campaign


def addresses(campaign: Campaign) -> set[str]:
    """Return the address of every page and file."""
    return live(campaign) | set(campaign.redirects.moved)


def live(campaign: Campaign) -> set[str]:
    """Return the address of everything that is where it belongs."""
    return {*_plan(campaign), *campaign.page}


def writes(campaign: Campaign) -> Callable[[str], bool]:
    """Return whether the site itself writes an address."""
    return lambda address: address in _plan(campaign)


def _plan(campaign: Campaign) -> frozenset[str]:
    from campaign.pages.plan import Plan

    kept = vars(campaign)
    if "planned" not in kept:
        kept["planned"] = Plan.of(campaign, Path.cwd(), Path(__file__).parents[1] / "theme").addresses
    return kept["planned"]
