"""Load and check in one step: a campaign comes out only when nothing in it would mislead a caller."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from campaign.check import check, judge
from campaign.finding import has_errors
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
        unfinished = {action.source.path for action in loaded.campaign.every_action if action.draft}
        found = check(loaded.campaign, lambda: plan.addresses, complete=loaded.complete)
        # What is wrong with a draft stops nobody.
        findings = findings + [each.as_warning() if each.path in unfinished else each for each in found]
    campaign = None if has_errors(findings) else loaded.campaign
    return replace(loaded, campaign=campaign, findings=sorted(set(findings)))
