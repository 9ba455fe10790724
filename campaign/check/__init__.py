"""check: one small function per rule; its docstring is the rule. Knows nothing of Pelican, never stops at the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from campaign.campaign import Campaign
from campaign.check import actions, committees, links, pages, people, scripts
from campaign.finding import Finding

Rule = Callable[[Campaign], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    *people.RULES,
    *committees.RULES,
    *actions.RULES,
    *scripts.RULES,
    *pages.RULES,
    *links.RULES,
)


def check(campaign: Campaign) -> list[Finding]:
    """Return every finding of every rule on a campaign, in the order of files and lines."""
    return sorted({finding for rule in RULES for finding in rule(campaign)})
