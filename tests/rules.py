"""Rules asked one by one, or all of them, with the addresses that a site writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from campaign.campaign import Campaign
from campaign.check import ADDRESSED, check
from campaign.finding import Finding
from tests.invented import plan_of

Rule = Callable[..., Iterable[Finding]]


def judged(campaign: Campaign, *, complete: bool = True) -> list[Finding]:
    """Return every finding on the whole of a campaign."""
    return check(campaign, lambda: plan_of(campaign).addresses, complete=complete)


def found_by(rule: Rule, subject: Any) -> list[Finding]:  # noqa: ANN401 - whatever the rule looks at
    """Return what one rule finds."""
    return list(rule(subject, lambda: plan_of(subject).addresses) if rule in ADDRESSED else rule(subject))
