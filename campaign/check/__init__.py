"""check: one small function per rule; its docstring is the rule. Knows nothing of Pelican, never stops at the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from campaign.campaign import Campaign
from campaign.check import (
    actions,
    bills,
    committees,
    forms,
    legislature,
    links,
    outcomes,
    pages,
    people,
    places,
    redirects,
    scripts,
    site,
)
from campaign.finding import Finding
from campaign.model.action import Action

Rule = Callable[[Campaign], Iterable[Finding]]
# On one action, needing nothing else.
ALONE: tuple[Callable[[Action], Iterable[Finding]], ...] = (*scripts.RULES, *outcomes.ALONE)
FIRST: tuple[Rule, ...] = legislature.RULES  # all others lean on the legislature's own facts
RULES: tuple[Rule, ...] = (
    *FIRST,
    *people.RULES,
    *committees.RULES,
    *bills.RULES,
    *actions.RULES,
    *outcomes.RULES,
    *pages.RULES,
    *links.RULES,
    *site.RULES,
    *forms.RULES,
    *places.RULES,
    *redirects.RULES,
)


# Rules that find something missing. While a file cannot be read, they would blame others for what is in it.
NEED_ALL = (
    actions.successors_exist,
    actions.bills_are_known,
    pages.needed_pages_exist,
    *links.NEED_ALL,
    *redirects.NEED_ALL,
)


def judge(value: object) -> Iterator[Finding]:
    """Yield what is wrong with one file's value, by itself; remembered with the file (see campaign/memory.py)."""
    for rule in ALONE if isinstance(value, Action) else ():
        yield from rule(value)


def check(campaign: Campaign, *, complete: bool = True) -> list[Finding]:
    """Return every finding of every rule, in the order of files and lines; not `complete`: some file was not read."""
    if findings := _findings(FIRST, campaign):
        return findings
    return _findings(RULES if complete else [rule for rule in RULES if rule not in NEED_ALL], campaign)


def _findings(rules: Iterable[Rule], campaign: Campaign) -> list[Finding]:
    return sorted({finding for rule in rules for finding in rule(campaign)})
