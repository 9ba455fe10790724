"""Rules on data/legislature.yml."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.forms import is_address_part
from campaign.read.typed import Source


def chambers_differ(campaign: Campaign) -> Iterator[Finding]:
    """Two chambers never share an id, or the word for a member."""
    for key in ("id", "role"):
        seen: set[str] = set()
        for chamber in campaign.legislature.chambers:
            word = getattr(chamber, key)
            if word in seen:
                message = f"Two chambers have the {key} `{word}`"
                yield _at(chamber.source, key, message, "Give each its own")
            seen.add(word)


def lower_districts_lie_in_one(campaign: Campaign) -> Iterator[Finding]:
    """A lower district lies in one upper district."""
    seen: dict[str, str] = {}
    legislature = campaign.legislature
    for upper, lowers in legislature.districts.items():
        for lower in lowers:
            if lower in seen:
                message = f"District {lower} lies in both {seen[lower]} and {upper}"
                yield _at(legislature.source, f"districts.{upper}", message, "Keep it in one")
            seen.setdefault(lower, upper)


def districts_can_be_addresses(campaign: Campaign) -> Iterator[Finding]:
    """A district's name can be a part of an address, for its call sheet has one: no slash, backslash, : ? or #."""
    legislature = campaign.legislature
    for upper, lowers in legislature.districts.items():
        for district in (upper, *lowers):
            if not is_address_part(district):
                message = f"The district “{district}” cannot be a part of an address"
                yield _at(legislature.source, f"districts.{upper}", message, "Use letters, digits and dashes, like 14A")


def sessions_run_forward(campaign: Campaign) -> Iterator[Finding]:
    """A session's terms end after they begin, and before those of the next begin."""
    for session in campaign.legislature.sessions:
        if session.terms_end and session.terms_end < session.terms_begin:
            message = f"The terms of {session.name} end before they begin"
            yield _at(session.source, "terms_end", message, "Check the two dates")
    for before, after in pairwise(campaign.legislature.sessions):
        if after.terms_begin <= (before.terms_end or before.terms_begin):
            message = f"The terms of {after.name} begin before those of {before.name} end"
            yield _at(after.source, "terms_begin", message, "Check the dates; the oldest session stands first")


def _at(source: Source, key: str, message: str, fix: str) -> Finding:
    return Finding(source.path, source.line(key), message, fix)


RULES = (chambers_differ, lower_districts_lie_in_one, districts_can_be_addresses, sessions_run_forward)
