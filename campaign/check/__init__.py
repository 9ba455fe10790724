"""check: one small function per rule; its docstring is the rule. Knows nothing of Pelican, never stops at the first.

Rules differ by what they need: the bare text of a file (`WRITTEN`), one action or page (`ALONE`), or the whole
(`RULES`). What the first two kinds find is remembered with the file; the third runs each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from campaign.campaign import Campaign
from campaign.check import (
    actions,
    bill_words,
    bills,
    checked_numbers,
    committees,
    dates,
    form_rules,
    hearings,
    legislature,
    links,
    markup,
    outcomes,
    pages,
    people,
    pictures,
    places,
    private,
    redirects,
    scripts,
    site,
    unfinished,
    web,
    wording,
)
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.written import Written

Rule = Callable[[Campaign], Iterable[Finding]]
WRITTEN: tuple[Callable[[Written], Iterable[Finding]], ...] = (
    *private.WRITTEN,
    *web.WRITTEN,
    *unfinished.WRITTEN,
)
OF_ACTIONS: tuple[Callable[[Action], Iterable[Finding]], ...] = (
    *actions.ALONE,
    *scripts.ALONE,
    *wording.ALONE,
    *dates.ALONE,
    *bill_words.ALONE,
    *outcomes.ALONE,
)
OF_TEXTS: tuple[Callable[[Page | Action], Iterable[Finding]], ...] = (
    *links.ALONE,
    *markup.ALONE,
    *pictures.ALONE,
)
ALONE = (*OF_ACTIONS, *OF_TEXTS)
FIRST: tuple[Rule, ...] = legislature.RULES  # all others lean on the legislature's own facts
RULES: tuple[Rule, ...] = (
    *FIRST,
    *people.RULES,
    *committees.RULES,
    *bills.RULES,
    *actions.RULES,
    *dates.RULES,
    *hearings.RULES,
    *bill_words.RULES,
    *outcomes.RULES,
    *private.RULES,
    *pages.RULES,
    *links.RULES,
    *pictures.RULES,
    *checked_numbers.RULES,
    *site.RULES,
    *form_rules.RULES,
    *places.RULES,
    *redirects.RULES,
)
PROSE = ("content/", "data/bills.yml")  # where people write sentences; elsewhere, numbers and names belong


# Rules that find something missing. While a file cannot be read, they would blame others for what is in it.
NEED_ALL = (
    actions.successors_exist,
    actions.bills_are_known,
    pages.needed_pages_exist,
    *links.NEED_ALL,
    *redirects.NEED_ALL,
)


def judge(written: Written, value: object) -> Iterator[Finding]:
    """Yield what is wrong with one file, by itself; remembered with the file (see campaign/memory.py)."""
    for rule in WRITTEN if written.path.startswith(PROSE) else ():
        yield from rule(written)
    yield from judge_value(value)


def judge_value(value: object) -> Iterator[Finding]:
    """Yield what is wrong with an action or a page by itself."""
    for rule in OF_ACTIONS if isinstance(value, Action) else ():
        yield from rule(value)
    for rule in OF_TEXTS if isinstance(value, Action | Page) else ():
        yield from rule(value)


def check(campaign: Campaign, *, complete: bool = True) -> list[Finding]:
    """Return every finding of every rule, in the order of files and lines; not `complete`: some file was not read."""
    if findings := _findings(FIRST, campaign):
        return findings
    return _findings(RULES if complete else [rule for rule in RULES if rule not in NEED_ALL], campaign)


def _findings(rules: Iterable[Rule], campaign: Campaign) -> list[Finding]:
    return sorted({finding for rule in rules for finding in rule(campaign)})
