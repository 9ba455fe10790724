"""The calls as data, for other programs: /api/actions.json and /api/today.json."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from campaign.campaign import Campaign
from campaign.day import action_of, days_held
from campaign.model.action import Action
from campaign.pages.action_page import action_view
from campaign.pages.api_seats import schemas
from campaign.pages.call_card import CallView, plain
from campaign.pages.output import Output, Urls, file, json_text

ACTIONS = "/api/actions.json"
TODAY = "/api/today.json"
SCHEMA = "/api/schema/actions.json"


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield both files and the schema that they share."""
    yield file(ACTIONS, lambda: actions(campaign, urls), json_text)
    yield file(TODAY, lambda: today(campaign, urls), json_text)
    yield from schemas(urls, SCHEMA)


def actions(campaign: Campaign, urls: Urls) -> dict[str, object]:
    """Return every action that is shown and did not close long ago, newest first, and the evergreen ones."""
    shown = (*campaign.recent, *campaign.evergreen)
    return {**_about(campaign, urls), "actions": [action_data(campaign, action, urls) for action in shown]}


def today(campaign: Campaign, urls: Urls) -> dict[str, object]:
    """Return the call of the day and of each day that the home page holds, so that a late build is right, too."""
    days = []
    for day in days_held(campaign):
        then = campaign.on(day)
        action = action_of(then)
        days.append({"date": day, "action": action_data(then, action, urls) if action else None})
    return {**_about(campaign, urls), "days": days}


def _about(campaign: Campaign, urls: Urls) -> dict[str, object]:
    return {
        "$schema": urls.absolute(SCHEMA),
        "name": campaign.site.name,
        "built_for": campaign.today,
        "timezone": campaign.legislature.timezone,
    }


def action_data(campaign: Campaign, action: Action, urls: Urls) -> dict[str, object]:
    """Return an action as of the campaign's day; dates are whole days in the capitol's zone."""
    view = action_view(campaign, action)
    return {
        "id": action.name,
        "url": urls.absolute(action.path),
        "title": action.title,
        "kind": action.kind,
        "ask": action.ask,
        "summary": action.brief,
        "minutes": action.minutes,
        "opens": action.opens,
        "closes": action.last_day,
        "closes_because": action.closes_because,
        "state": view.item.state,
        "status": action.status,
        "starts": action.start,
        "ends": action.end,
        "place": action.place or action.room,
        "bill": action.bill,
        "position": action.position,
        "changes": [asdict(change) for change in action.changes],
        "outcome": asdict(action.outcome) if action.outcome else None,
        "calls": [] if view.closed else [_call(call, urls) for call in view.calls],
        "script": plain(view.say),
    }


def _call(call: CallView, urls: Urls) -> dict[str, object]:
    """Return whom to call; `whom` is the caller's own member where there is no `id`."""
    person, about = call.person, {}
    if person:
        about = {
            "id": person.legislator.id,
            "url": urls.absolute(person.legislator.path),
            "party": person.legislator.party,
            "district": person.district,
            "phone": person.phone.text if person.phone else None,
        }
    return {
        "whom": call.who,
        "why": call.why,
        **about,
        "in_office": call.kind in ("person", "yours"),
        "script": plain(call.script),
        "voicemail": plain(call.voicemail),
        "instead": plain(call.instead),
    }
