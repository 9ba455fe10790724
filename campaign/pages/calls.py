"""The calls of an action: each target with a number, why this person, and the words filled in."""

from __future__ import annotations

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages.person import person_view
from campaign.pages.script_text import fill, paragraphs
from campaign.pages.views import CallView, PersonView
from campaign.targets import Target, day_that_matters, targets


def calls(campaign: Campaign, action: Action) -> tuple[CallView, ...]:
    """Return one call per target, counted “1 of 3” where there are more; an action without targets has none."""
    found = targets(campaign, action)
    counts = [f"{number} of {len(found)}" if len(found) > 1 else "" for number in range(1, len(found) + 1)]
    return tuple(call(campaign, action, target, count) for target, count in zip(found, counts, strict=True))


def call(campaign: Campaign, action: Action, target: Target, count: str = "", why: str = "") -> CallView:
    """Return the call to one target; `why` replaces the usual reason. What callers said stays when it has closed."""
    person = _person(campaign, action, target)
    closed = action.state_on(campaign.today) == "closed"
    role = target.chamber.role.replace("-", " ")
    return CallView(
        id=target.legislator.id if target.legislator else target.chamber.target,
        kind="yours" if target.reach == "yours" else "person" if target.in_office else "gone",
        count=count,
        why=why or reason(campaign, target),
        who=person.titled if person else f"Your {role}",
        role=role,
        person=person,
        script=paragraphs(fill(action.script or "", target)),
        voicemail=() if closed else paragraphs(fill(action.voicemail or "", target)),
        instead=() if closed else paragraphs(fill(action.instead or "", target)),
    )


def _person(campaign: Campaign, action: Action, target: Target) -> PersonView | None:
    if target.legislator is None:
        return None
    return person_view(campaign, target.legislator, target.legislator.term_on(day_that_matters(action, campaign.today)))


def reason(campaign: Campaign, target: Target) -> str:
    """Return why this person: the caller's own, a committee's officer, or somebody anybody may call."""
    if target.reach == "yours":
        return f"Your own {target.chamber.role.replace('-', ' ')}: you are a constituent, and that counts most"
    anyone = f"any {campaign.legislature.resident} may call"
    if target.membership and target.committee:
        role, name = target.membership.role_words, target.committee.name
        return f"{role}, {target.chamber.word} {name} committee: {anyone}"
    return f"Named for this call: {anyone}"
