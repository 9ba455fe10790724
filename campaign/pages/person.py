"""A legislator as people see them."""

from __future__ import annotations

from campaign.campaign import Campaign
from campaign.model.roster import Legislator, Term
from campaign.pages import words
from campaign.pages.views import PersonView, Phone

FORMER = "Former member"


def person_view(campaign: Campaign, person: Legislator, term: Term | None = None) -> PersonView:
    """Return a person as of the campaign's day; `term` says which seat is meant, else the one held or held last."""
    current = person.term_on(campaign.today)
    shown = term or current or max(person.terms, key=lambda each: each.ends)
    chamber = campaign.legislature.chamber[shown.chamber]
    since = words.day_and_year(shown.begins)
    return PersonView(
        id=person.id,
        name=person.name,
        titled=f"{chamber.title} {person.name}",
        given_name=person.given_name,
        family_name=person.family_name,
        party=person.party,
        party_name=campaign.legislature.party[person.party].name,
        chamber=chamber,
        district=shown.district,
        path=person.path,
        phone=Phone(person.phone) if person.phone and current else None,
        email=person.email if current else None,
        office=person.office if current else None,
        page=person.page,
        away="" if current else FORMER if shown.ends < campaign.today else f"Member from {since}",
        since=since,
        until=words.day_and_year(shown.ends),
        checked=words.day_and_year(person.checked) if person.checked else None,
    )
