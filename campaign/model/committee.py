"""Committees and who sits on them (data/committees.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from campaign.model.patterns import CommitteeId, Link, Slug
from campaign.model.roster import Origin
from campaign.read.typed import FromFile, about, optional

MembershipRole = Literal[
    "chair", "co-chair", "vice-chair", "co-vice-chair", "ranking-member", "lead", "member", "alternate"
]
ROLE_WORDS = {
    "chair": "Chair",
    "co-chair": "Co-chair",
    "vice-chair": "Vice chair",
    "co-vice-chair": "Co-vice chair",
    "ranking-member": "Ranking member",
    "lead": "Party lead",
    "member": "Member",
    "alternate": "Alternate",
}
SAME_ROLE = {"co-chair": "chair", "co-vice-chair": "vice-chair"}


@dataclass(frozen=True, kw_only=True)
class Membership(FromFile):
    """A legislator's place on a committee."""

    legislator: Slug = about("a legislator's id")
    role: MembershipRole = about("the place held", default="member")

    @property
    def role_words(self) -> str:
        """Return the role as written for people."""
        return ROLE_WORDS[self.role]


@dataclass(frozen=True, kw_only=True)
class Committee(FromFile):
    """A committee of one chamber, until its last day."""

    id: CommitteeId = about("chamber/name; it never changes", example="house/taxes")
    chamber: Slug = about("a chamber's id")
    name: str = about("its name", example="Taxes")
    ends: date | None = optional("its last day", key="until")
    page: Link | None = optional("its official page")
    source_id: str | None = optional("its id at the source")
    members: tuple[Membership, ...] = about("who sits on it")

    @property
    def path(self) -> str:
        """Return the address of the committee's page."""
        return f"/committees/{self.id}/"

    def sits_on(self, day: date) -> bool:
        """Return whether the committee has not ended by this day."""
        return self.ends is None or day <= self.ends

    def in_role(self, role: str) -> list[Membership]:
        """Return the members in a role; a co-chair is a chair."""
        return [member for member in self.members if SAME_ROLE.get(member.role, member.role) == role]


@dataclass(frozen=True, kw_only=True)
class Committees(FromFile):
    """All committees."""

    as_of: date = about("the day on which these facts were true")
    origin: Origin = about("where they come from", key="source")
    committees: tuple[Committee, ...] = about("the committees")

    @cached_property
    def by_id(self) -> dict[str, Committee]:
        """Return the committees by id."""
        return {committee.id: committee for committee in self.committees}

    def meant(self, word: str) -> list[tuple[Committee, Membership]]:
        """Return the members that `committee:house/taxes:chair` means, with their committee; none if it is unknown."""
        _prefix, committee_id, role = (*word.split(":"), "", "")[:3]
        committee = self.by_id.get(committee_id)
        return [(committee, member) for member in committee.in_role(role)] if committee else []

    @cached_property
    def of_legislator(self) -> dict[str, list[tuple[Committee, Membership]]]:
        """Return the committees on which each legislator sits, by the legislator's id."""
        seats: dict[str, list[tuple[Committee, Membership]]] = {}
        for committee in self.committees:
            for member in committee.members:
                seats.setdefault(member.legislator, []).append((committee, member))
        return seats
