"""The invented state of tests/site/ as it is loaded."""

from __future__ import annotations

import functools
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from campaign.campaign import Campaign
from campaign.load import load
from campaign.pages.plan import Plan

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests" / "site"
TODAY = date(2027, 2, 10)  # a Wednesday on which the invented state has no findings


def campaign_on(day: date = TODAY) -> Campaign:
    """Return the invented state as of a day, drafts left out."""
    return replace(_read(), today=day)


@functools.cache
def _read() -> Campaign:
    loaded = load(SITE, TODAY)
    assert loaded.campaign, loaded.findings
    return loaded.campaign


def plan_of(campaign: Campaign) -> Plan:
    """Return everything the invented state's site is made of."""
    return Plan.of(campaign, SITE, ROOT / "theme")


def copied(to: Path) -> Path:
    """Copy the invented state to a folder and return it.

    Of what builds keep in .cache only finished pictures come along: to draw them takes longer than all the rest.
    """
    shutil.copytree(SITE, to, symlinks=True, ignore=shutil.ignore_patterns(".cache"))
    pictures = to / ".cache/pictures"
    pictures.mkdir(parents=True)
    for picture in (SITE / ".cache/pictures").glob("*.[ps][nv]g"):
        shutil.copyfile(picture, pictures / picture.name)
    return to
