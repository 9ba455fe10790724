"""Load and check in one step: a campaign comes out only when nothing in it would mislead a caller."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from campaign.check import check
from campaign.finding import has_errors
from campaign.load import Loaded, load


def checked(root: Path, today: date | None, *, drafts: bool = False) -> Loaded:
    """Return the campaign of a folder with every finding; no campaign where any finding is an error."""
    loaded = load(root, today, drafts=drafts)
    complete = not has_errors(loaded.findings)
    findings = loaded.findings + (check(loaded.campaign, complete=complete) if loaded.campaign else [])
    campaign = None if has_errors(findings) else loaded.campaign
    return replace(loaded, campaign=campaign, findings=sorted(set(findings)))
