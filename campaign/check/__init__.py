"""check: one small function per rule; its docstring is the rule. Knows nothing of Pelican, never stops at the first.

Rules differ by what they need: the bare text of a file (`WRITTEN`), the words and links that readers see of it
(`SEEN`), one action or page (`ALONE`), or the whole (`RULES`), some of them with every address that the site writes.
What the first three kinds find is remembered with the file; the last runs each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from campaign.campaign import Campaign
from campaign.check import (
    action_rules,
    bill_rules,
    date_rules,
    form_rules,
    gap_rules,
    link_rules,
    markdown_rules,
    member_rules,
    name_rules,
    page_rules,
    place_rules,
    private_rules,
    roster_rules,
    script_rules,
    text_rules,
)
from campaign.check.page_rules import Addresses
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.files import Written
from campaign.read.seen import Seen

WRITTEN: tuple[Callable[[Written], Iterable[Finding]], ...] = text_rules.WRITTEN
SEEN: tuple[Callable[[Seen], Iterable[Finding]], ...] = (*private_rules.SEEN, *link_rules.SEEN)
OF_ACTIONS: tuple[Callable[[Action], Iterable[Finding]], ...] = (
    *action_rules.ALONE,
    *date_rules.ALONE,
    *gap_rules.ALONE,
    *script_rules.ALONE,
    *bill_rules.ALONE,
)
OF_TEXTS: tuple[Callable[[Page | Action], Iterable[Finding]], ...] = (
    *link_rules.ALONE,
    *text_rules.ALONE,
    *markdown_rules.ALONE,
)
ALONE = (*OF_ACTIONS, *OF_TEXTS)
FIRST: tuple[Callable[[Campaign], Iterable[Finding]], ...] = roster_rules.FIRST  # others lean on what they look at
JOINED: tuple[Callable[[Campaign], Iterable[Finding]], ...] = (
    *roster_rules.RULES,
    *member_rules.RULES,
    *bill_rules.RULES,
    *action_rules.RULES,
    *name_rules.RULES,
    *date_rules.RULES,
    *private_rules.RULES,
    *page_rules.RULES,
    *link_rules.RULES,
    *text_rules.RULES,
    *form_rules.RULES,
    *place_rules.RULES,
)
ADDRESSED: tuple[Callable[[Campaign, Addresses], Iterable[Finding]], ...] = (
    *page_rules.ADDRESSED,
    *link_rules.ADDRESSED,
)
RULES = (*FIRST, *JOINED, *ADDRESSED)
# Rules that find something missing. While a file cannot be read, they would blame others for what is in it.
NEED_ALL: tuple[Callable[..., Iterable[Finding]], ...] = (
    action_rules.successors_exist,
    bill_rules.bills_are_known,
    *page_rules.NEED_ALL,
    *link_rules.NEED_ALL,
)


def judge(written: Written, value: object) -> Iterator[Finding]:
    """Yield what is wrong with one file, by itself; remembered with the file (see campaign/memory.py)."""
    if written.seen:
        for rule in WRITTEN:
            yield from rule(written)
        for rule_on_words in SEEN:
            yield from rule_on_words(written.seen)
    yield from judge_value(value)


def judge_value(value: object) -> Iterator[Finding]:
    """Yield what is wrong with an action or a page by itself."""
    if isinstance(value, Action):
        for rule in OF_ACTIONS:
            yield from rule(value)
    if isinstance(value, Action | Page):
        for rule_on_texts in OF_TEXTS:
            yield from rule_on_texts(value)


def check(campaign: Campaign, addresses: Addresses, *, complete: bool = True) -> list[Finding]:
    """Return every finding of every rule, in the order of files and lines.

    `addresses` gives the address of everything that the site writes besides pages of text and moved pages; it is asked
    only where a rule needs to know. Not `complete`: some file was not read, so what seems to be missing may be in it.
    """
    if findings := {finding for rule in FIRST for finding in rule(campaign)}:
        return sorted(findings)
    skipped = () if complete else NEED_ALL
    for rule in JOINED:
        findings.update(rule(campaign) if rule not in skipped else ())
    for asking in ADDRESSED:
        findings.update(asking(campaign, addresses) if asking not in skipped else ())
    return sorted(findings)
