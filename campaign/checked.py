"""Load and check in one step: a campaign comes out only when nothing in it would mislead a caller."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from campaign.campaign import Campaign
from campaign.check import check, judge
from campaign.check.page_rules import Addresses
from campaign.finding import Finding, has_errors
from campaign.load import Loaded, Snapshot, load
from campaign.memory import Memory, code_digest
from campaign.pages.plan import Plan

THEME = Path(__file__).parent.parent / "theme"
FILE = ".cache/sources.pickle"  # what was learned from each file, below the project's root


def checked(
    root: Path,
    today: date | None,
    *,
    theme: Path = THEME,
    drafts: bool = False,
    remember: bool = False,
    cores: int = 1,
    seen: Snapshot | None = None,
) -> Loaded:
    """Return the campaign of a folder with every finding; no campaign where any finding is an error."""
    memory = Memory.open(root / FILE, code_digest()) if remember else Memory()
    loaded = load(root, today, drafts=drafts, memory=memory, judge=judge, cores=cores, seen=seen)
    memory.save()
    findings = loaded.findings
    if loaded.campaign:
        plan = Plan.of(loaded.campaign, root, theme)
        findings = findings + _joined(loaded.campaign, lambda: plan.addresses, complete=loaded.complete)
    campaign = None if has_errors(findings) else loaded.campaign
    return replace(loaded, campaign=campaign, findings=sorted(set(findings)))


def _joined(campaign: Campaign, addresses: Addresses, *, complete: bool) -> list[Finding]:
    """Return what is wrong with the whole; what is wrong with a draft stops nobody."""
    drafts = {action.source.path for action in campaign.every_action if action.draft}
    found = check(campaign, addresses, complete=complete)
    return [finding.as_warning() if finding.path in drafts else finding for finding in found]
