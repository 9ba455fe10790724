"""Load and check in one step: a campaign comes out only when nothing in it would mislead a caller."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date
from pathlib import Path

from campaign.check import check, judge
from campaign.finding import Finding, has_errors
from campaign.load import Loaded, Snapshot, load
from campaign.memory import Memory, code_digest

THEME = Path(__file__).parents[1] / "theme"
FILE = ".cache/sources.pickle"  # what was learned from each file, below the project's root


def checked(
    root: Path,
    today: date | None,
    *,
    theme: Path | None = None,
    drafts: bool = False,
    remember: bool = False,
    cores: int = 1,
    seen: Snapshot | None = None,
) -> Loaded:
    """Return the campaign of a folder with every finding; no campaign where any finding is an error."""
    memory = Memory.open(root / FILE, code_digest()) if remember else Memory()
    loaded = load(root, today, drafts=drafts, memory=memory, judge=judge, cores=cores, seen=seen)
    memory.save()
    findings = loaded.findings + _joined(loaded, root, theme or THEME)
    campaign = None if has_errors(findings) else loaded.campaign
    return replace(loaded, campaign=campaign, findings=sorted(set(findings)))


def _joined(loaded: Loaded, root: Path, theme: Path) -> list[Finding]:
    """Return what is wrong with the whole; what is wrong with a draft stops nobody."""
    campaign = loaded.campaign
    if campaign is None:
        return []

    @functools.cache
    def addresses() -> frozenset[str]:
        from campaign.pages.plan import Plan  # only here: pages without links to such addresses need no plan

        return Plan.of(campaign, root, theme).addresses

    drafts = {action.source.path for action in campaign.every_action if action.draft}
    found = check(campaign, addresses, complete=loaded.complete)
    return [finding.as_warning() if finding.path in drafts else finding for finding in found]
