"""Rules on data/committees.yml."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding


def committee_ids_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two committees never share an id: it is the address of their page."""
    seen: set[str] = set()
    for committee in campaign.committees.committees:
        if committee.id in seen:
            message = f"The committee `{committee.id}` stands here twice"
            yield Finding(committee.source.path, committee.source.line("id"), message, "Keep one of the two")
        seen.add(committee.id)


def chambers_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A committee belongs to a chamber, and its id begins with that chamber's."""
    for committee in campaign.committees.committees:
        if committee.chamber not in campaign.legislature.chamber or committee.id.split("/")[0] != committee.chamber:
            message = f"`{committee.id}` is not of the chamber `{committee.chamber}`"
            fix = f"Begin the id with one of {', '.join(campaign.legislature.chamber)} and repeat it in `chamber`"
            yield Finding(committee.source.path, committee.source.line("chamber"), message, fix)


def members_are_known(campaign: Campaign) -> Iterator[Finding]:
    """Every member of a committee stands in data/legislators.yml."""
    known = campaign.roster.by_id
    for committee in campaign.committees.committees:
        for member in committee.members:
            if member.legislator not in known:
                close = difflib.get_close_matches(member.legislator, known, n=1)
                fix = f"Did you mean {close[0]}?" if close else "Write an id from data/legislators.yml"
                message = f"`{member.legislator}` is not a known legislator"
                yield Finding(member.source.path, member.source.line("legislator"), message, fix)


def members_sit_once(campaign: Campaign) -> Iterator[Finding]:
    """Nobody stands in one committee twice."""
    for committee in campaign.committees.committees:
        seen: set[str] = set()
        for member in committee.members:
            if member.legislator in seen:
                message = f"`{member.legislator}` stands in this committee twice"
                yield Finding(member.source.path, member.source.line("legislator"), message, "Keep one of the two")
            seen.add(member.legislator)


RULES = (committee_ids_are_unique, chambers_are_known, members_are_known, members_sit_once)
