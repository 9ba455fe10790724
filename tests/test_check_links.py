"""Rules on links in what editors wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.check import link_rules, text_rules
from campaign.finding import Finding
from tests.rules import found_by

LOOKING_AT_ONE = (link_rules.links_are_safe, text_rules.pictures_are_ours)
LOOKING = (link_rules.internal_links_lead_somewhere, link_rules.fragments_lead_somewhere)


def found(campaign: Campaign, text: str) -> list[Finding]:
    """Return what the rules on links find in a text that is on the FAQ page from line 10 on."""
    faq = replace(campaign.page["/faq/"], body=text, body_line=10)
    pages = tuple(faq if page.path == "/faq/" else page for page in campaign.pages)
    changed = replace(campaign, pages=pages)
    alone = [finding for rule in LOOKING_AT_ONE for finding in rule(faq)]
    return alone + [finding for rule in LOOKING for finding in found_by(rule, changed)]


@pytest.mark.parametrize(
    "text",
    [
        "No link at all.",
        "[a](/mission/)",
        "[a](/mission/#fair-play)",
        "[a](/mission/?b=c)",
        "[a](/)",
        "[a](/404.html)",
        "[a](/feeds/actions.atom.xml)",
        "[a](/legislators/#councilor)",
        "[a](/legislators/jane-doe/)",
        "[a](/committees/assembly/ways-and-means/)",
        "[a](/actions/2027-02-15-call-the-longest-name/)",
        "[a](/actions/bring-a-friend/)",
        "[a](https://b.example/c#d)",
        "[a](https://b.example/(c))",
        "[a](<https://b.example/c>)",
        "[a](mailto:b@c.example) [d](tel:+15905550101)",
        '[a](/mission/ "title")',
        "## Here\n\n[a](#here)",
        "[a][b]\n\n[b]: /mission/",
        '<a href="/mission/">a</a>',
        "`[a](/nowhere/)`",
        "```\n[a](/nowhere/)\n```",
        "[a] (/nowhere/)",
        "[your name] (in brackets)",
        "1/2 and and/or",
    ],
)
def test_a_good_link_is_not_reported(invented: Campaign, text: str) -> None:
    """Pages, places on pages, other sites, email addresses and phones; and what only looks like a link."""
    assert found(invented, text) == []


@pytest.mark.parametrize(
    ("text", "line", "fragment"),
    [
        ("[a](/nowhere/)", 10, "The link /nowhere/ leads nowhere"),
        ("One\n\n[a](/nowhere/) [b](/mission/)", 12, "The link /nowhere/ leads nowhere"),
        ("[a](/mission)", 10, "The link /mission leads nowhere"),
        ("[a](/Mission/)", 10, "The link /Mission/ leads nowhere"),
        ("[a](/mission/index.html)", 10, "The link /mission/index.html leads nowhere"),
        ("[a](/mission/#foul-play)", 10, "The link /mission/#foul-play leads nowhere"),
        ("[a](#nothing)", 10, "The link #nothing leads nowhere"),
        ("[a](/legislators/nobody-at-all/)", 10, "leads nowhere"),
        ("[a](/actions/2027-04-01-too-far-ahead/)", 10, "leads nowhere"),
        ("[a](/actions/half-an-idea/)", 10, "leads nowhere"),
        ("a\n[a]: /nowhere/\n", 11, "The link /nowhere/ leads nowhere"),
        ("a\n<a class='x' href='/nowhere/'>b</a>", 11, "The link /nowhere/ leads nowhere"),
        ("<a href=/nowhere/>b</a>", 10, "The link /nowhere/ leads nowhere"),
        ("[a](mission/)", 10, "neither on this site nor safe"),
        ("[a](//b.example/)", 10, "neither on this site nor safe"),
        ("[a](javascript:alert)", 10, "neither on this site nor safe"),
        ("[a](ftp://b.example/)", 10, "neither on this site nor safe"),
        ("[a](www.b.example)", 10, "neither on this site nor safe"),
        ("![a](https://b.example/c.png)", 10, "comes from another host"),
        ('<img alt="a" src="https://b.example/c.png">', 10, "comes from another host"),
        ("![a](/images/none.png)", 10, "leads nowhere"),
    ],
)
def test_a_bad_link_is_one_finding_at_its_line(invented: Campaign, text: str, line: int, fragment: str) -> None:
    """Dead, unsafe or from another host: said once, where it is."""
    findings = found(invented, text)
    assert [finding.line for finding in findings] == [line], findings
    assert fragment in findings[0].message


def test_a_slip_brings_what_was_meant(invented: Campaign) -> None:
    """A near address is offered, a far one is not."""
    assert [finding.fix for finding in found(invented, "[a](/misson/)")] == ["Did you mean /mission/?"]
    assert [finding.fix for finding in found(invented, "[a](/xyz/)")] == [
        "Copy the address from the page it should lead to"
    ]


def test_a_draft_may_lead_to_a_draft(invented: Campaign) -> None:
    """While drafts are shown, only published texts must not lead to one."""
    soon = replace(invented.by_name["bring-a-friend"], name="soon", draft=True, body="[a](/actions/later/)")
    later = replace(soon, name="later", body="")
    shown = replace(invented, every_action=(*invented.every_action, soon, later))
    assert [finding for rule in LOOKING for finding in found_by(rule, shown)] == []
    published = replace(shown, every_action=(*invented.every_action, replace(soon, draft=False), later))
    messages = [finding.message for rule in LOOKING for finding in found_by(rule, published)]
    assert messages == ["The link /actions/later/ leads to a draft, which is not published"]


@pytest.mark.parametrize(
    ("opens", "to", "dead"),
    [
        (date(2027, 4, 2), "2027-04-01-too-far-ahead", False),
        (date(2027, 3, 31), "2027-04-01-too-far-ahead", True),
        (date(2027, 2, 10), "2027-04-01-too-far-ahead", True),
        (date(2027, 2, 10), "2027-02-15-call-the-longest-name", False),
    ],
)
def test_actions_to_come_may_lead_to_earlier_ones(invented: Campaign, opens: date, to: str, dead: bool) -> None:
    """What is not shown yet may link to what will be shown before it, so that weeks can be written ahead."""
    action = replace(
        invented.by_name["2027-02-05-keep-the-list"], name="linking", opens=opens, body=f"[a](/actions/{to}/)"
    )
    campaign = replace(invented, every_action=(*invented.every_action, action))
    assert bool([finding for rule in LOOKING for finding in found_by(rule, campaign)]) is dead


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("https://fair.ostrelle.example/nowhere/", ["leads nowhere"]),
        ("https://www.fair.ostrelle.example/nowhere/?a=b", ["leads nowhere"]),
        ("https://fair.ostrelle.example/mission/", ["the long way"]),
        ("https://fair.ostrelle.example", ["the long way"]),
        ("https://FAIR.ostrelle.example:443/mission/#fair-play", ["the long way"]),
        ("https://ostrelle.example/nowhere/", []),
        ("https://notfair.ostrelle.example/nowhere/", []),
    ],
)
def test_links_to_the_own_public_address_are_links_to_this_site(invented: Campaign, to: str, said: list[str]) -> None:
    """They lead somewhere, and are written as /path/, so that a preview or a fork keeps its visitors."""
    findings = found(invented, f"[a]({to})")
    assert len(findings) == len(said)
    assert all(words in finding.message for words, finding in zip(said, findings, strict=True))
