"""Events and hearings: wherever they are told of, people learn when to come, and at once when it is off."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages import archive, calendars, feeds, home
from campaign.pages.action_page import action_view, description, item
from campaign.pages.output import Urls
from campaign.pages.pictures import action_card
from tests.builds import HOSTILE_TITLE
from tests.built import Html, Site
from tests.invented import TODAY, campaign_on, plan_of

URLS = Urls("https://fair.ostrelle.example")
HEARING = "2027-02-03-testify-on-bridges"  # opens on February 3, takes place on the 18th at 1 pm
CANCELED = "2027-02-02-sit-in-on-roads"
SCHEMA = "https://schema.org"
PLACE = "Old Mill, 1 Mill Lane, Quillhaven"
EVENT = "2027-02-04-walk-the-river"
MOMENT = "Thursday, February 18, 1 pm"


def changed(name: str, **fields: object) -> Campaign:
    """Return the invented state with one action's fields changed."""
    campaign = campaign_on(TODAY)
    actions = tuple(replace(each, **fields) if each.name == name else each for each in campaign.every_action)
    return replace(campaign, every_action=actions)


def calendar(campaign: Campaign, action: Action) -> calendars.Calendar:
    """Return an action's own calendar."""
    (output,) = (each for each in plan_of(campaign).outputs if each.path == action.calendar_path)
    return output.make()


def told(campaign: Campaign, action: Action) -> list[str]:
    """Return an action as calendars and feeds tell of it."""
    view = action_view(campaign, action)
    [entry] = calendar(campaign, action).entries
    feed = [
        each.content for each in feeds.items(campaign, URLS, plan_of(campaign).theme) if each.link.endswith(action.path)
    ]
    return [entry.text, view.message, view.post, *feed]


def test_lists_show_the_day_to_come() -> None:
    """A leaf with the day of opening beside “Hearing” would send people there two weeks early."""
    campaign = campaign_on(TODAY)
    shown = item(campaign, campaign.by_name[HEARING])
    assert (shown.day, shown.weekday, shown.state_words) == (date(2027, 2, 18), "Thursday", MOMENT)


def test_a_day_to_say_yes_by_is_told_too() -> None:
    """Where a meeting closes before it takes place, both days are said."""
    campaign = changed(HEARING, closes=date(2027, 2, 16), closes_because="the list of speakers is made")
    said = item(campaign, campaign.by_name[HEARING]).state_words
    assert said == f"{MOMENT}. Open until Tuesday, February 16: the list of speakers is made"


def test_the_list_beside_the_day_s_call_is_in_the_order_of_its_leaves() -> None:
    """Calls by the day they opened, meetings by the day they take place."""
    campaign = campaign_on(TODAY)
    listed = [shown for shown, _off, _later in home.home_view(campaign).more]
    assert HEARING in {each.path.split("/")[2] for each in listed}
    days = [each.day for each in listed if each.day]
    assert days == sorted(days)


def test_a_month_holds_the_meetings_of_that_month() -> None:
    """A hearing of March that opened in February is listed under March."""
    campaign = changed(HEARING, start=datetime(2027, 3, 3, 13), end=None)  # noqa: DTZ001 - the capitol's own time
    months = dict(archive.actions_view(campaign).months)
    assert [each.state_words for each in months["March 2027"]] == ["Wednesday, March 3, 1 pm"]
    assert next(iter(months)) == "March 2027"


def test_a_meeting_of_the_new_year_is_listed_in_that_year() -> None:
    """It opened in December: the list of the old year does not have it, the one of the new year does."""
    campaign = changed(HEARING, start=datetime(2028, 1, 5, 13), end=None).on(date(2028, 6, 1))  # noqa: DTZ001
    assert HEARING not in [action.name for action in campaign.earlier[2027]]
    assert [each.path for _month, items in archive.actions_view(campaign).months for each in items] == [
        f"/actions/{HEARING}/"
    ]


def test_the_day_s_own_headline_says_when_it_takes_place() -> None:
    """On the home page and among the week's calls the slug is not the day on which it was announced."""
    campaign = campaign_on(date(2027, 2, 3))
    first = home.home_view(campaign).days[0]
    assert (first.iso, first.words) == ("2027-02-03", "Hearing on Thursday, February 18")
    assert "Hearing on Thursday, February 18" in [turn.words for turn in home.week_view(campaign).turns]


def test_a_title_bears_the_day_it_takes_place(site: Site) -> None:
    """In search results and on shared cards, too."""
    page = site.pages[f"/actions/{HEARING}/"]
    assert page.title.startswith("Tell the committee about your bridge, February 18, 2027")
    assert page.description == f"{MOMENT}: Tell the committee which bridge you fear."


def test_calendars_feeds_and_words_to_a_friend_say_when() -> None:
    """Whoever gets it from somebody else needs no page to know the day."""
    campaign = campaign_on(TODAY)
    texts = told(campaign, campaign.by_name[HEARING])
    assert len(texts) == 4
    assert all(MOMENT in text for text in texts)


@pytest.fixture(scope="module")
def off(site: Site) -> Html:
    """The page of a canceled hearing."""
    return site.pages[f"/actions/{CANCELED}/"]


def test_what_is_canceled_recruits_nobody(off: Html) -> None:
    """No calendar entry to take, nothing to send on, nothing to mark, no ask, no code for paper."""
    assert not off.all("[data-share], [data-mark], a[href^='sms:']")
    assert len(off.all(".poster svg")) == 1  # the mark
    assert not [link for link in off.links() if link.endswith(".ics")]
    assert "Tell a friend" not in off.text
    assert "Fill the chairs" not in off.text


def test_what_is_canceled_says_so_first(off: Html) -> None:
    """In search results, on the shared card, in feeds and in calendars."""
    campaign = campaign_on(TODAY)
    action = campaign.by_name[CANCELED]
    assert off.description.startswith("Canceled: ")
    assert description(action).startswith("Canceled: ")
    assert action_card(campaign, action).slug == "Thursday, February 11: canceled"
    [entry] = calendar(campaign, action).entries
    assert entry.text.startswith("Canceled.")
    [fed] = [each for each in feeds.items(campaign, URLS, plan_of(campaign).theme) if each.link.endswith(action.path)]
    assert fed.description.startswith("Canceled: ")
    assert fed.content.startswith("<p><strong>Canceled.</strong></p>")


def test_of_what_is_canceled_nothing_helps_to_take_part() -> None:
    """No testimony, no stream, no call and no words for one."""
    campaign = changed(HEARING, status="canceled", who=("jane-doe",), script="Hi.", agrees="Thank you.")
    view = action_view(campaign, campaign.by_name[HEARING])
    assert (view.calls, view.say, view.replies) == ((), (), ())
    assert [fact.label for fact in view.facts] == ["Status", "What changed", "When", "Room", "Committee"]


def test_what_is_canceled_leads_on(off: Html) -> None:
    """What follows is named at the top, once, with its day."""
    assert f"Next: Tell the committee about your bridge. {MOMENT}." in off.says(".poster p")
    assert off.values("main a", "href").count(f"/actions/{HEARING}/") == 1


@pytest.mark.parametrize(
    ("ends", "closes", "today", "said"),
    [
        (datetime(2027, 2, 20, 12), None, date(2027, 2, 21), "Took place on February 20, 2027"),  # noqa: DTZ001
        (None, None, date(2027, 2, 21), "Took place on February 20, 2027"),
        (datetime(2027, 2, 21, 12), None, date(2027, 2, 22), "Took place from February 20 to February 21, 2027"),  # noqa: DTZ001
        (None, date(2027, 2, 15), date(2027, 2, 17), "Closed February 15, 2027"),
        (None, date(2027, 2, 15), date(2027, 2, 21), "Took place on February 20, 2027"),
    ],
)
def test_a_meeting_that_is_over_took_place(ends: datetime, closes: date, today: date, said: str) -> None:
    """Nobody can say that it is closed while it is still to come, nor call closed what they were at."""
    campaign = changed(EVENT, end=ends, closes=closes).on(today)
    assert item(campaign, campaign.by_name[EVENT]).state_words == said
    assert said in calendar(campaign, campaign.by_name[EVENT]).entries[0].text


def found(site: Site, name: str) -> dict[str, object]:
    """Return what a page tells search engines of its meeting."""
    [script] = site.pages[f"/actions/{name}/"].all("script[type='application/ld+json']")
    told: dict[str, object] = json.loads(script.to_text())
    return told


def test_search_engines_learn_of_a_meeting(site: Site) -> None:
    """Name, hours with the offset of the Capitol, place and link; who holds an event is not on record."""
    address = f"https://fair.ostrelle.example/actions/{EVENT}/"
    assert found(site, EVENT) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Walk along the river with us",
        "description": "Walk with us and count the broken bridges.",
        "url": address,
        "startDate": "2027-02-20T10:00:00-07:00",
        "endDate": "2027-02-20T12:00:00-07:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": [
            {"@type": "Place", "name": PLACE, "address": PLACE},
            {"@type": "VirtualLocation", "url": "https://meet.ostrelle.example/river"},
        ],
    }


def test_search_engines_learn_of_changes(site: Site) -> None:
    """A change may be of the room alone; what is canceled says so, and leads nobody to a stream."""
    moved, off = found(site, HEARING), found(site, CANCELED)
    assert (moved["eventStatus"], moved["startDate"]) == (f"{SCHEMA}/EventScheduled", "2027-02-18T13:00:00-07:00")
    assert moved["organizer"] == {"@type": "Organization", "name": "Rivers & Roads committee"}
    assert moved["location"][0] == {"@type": "Place", "name": "Room 1, Lantern House"}
    assert off["eventStatus"] == f"{SCHEMA}/EventCancelled"
    assert off["location"] == [{"@type": "Place", "name": "Room 2, Lantern House"}]
    assert "endDate" not in off


def test_only_meetings_are_told_to_search_engines(site: Site) -> None:
    """A call is no event, and a list of actions is none."""
    told = {path for path, page in site.pages.items() if "application/ld+json" in page.source}
    assert told == {f"/actions/{name}/" for name in (EVENT, HEARING, CANCELED)}


def test_in_summer_and_online() -> None:
    """The offset is that of the day; what is held online has no place on earth."""
    campaign = changed(EVENT, start=datetime(2027, 7, 1, 9), end=None, place="Online, all of it")  # noqa: DTZ001
    told = action_view(campaign, campaign.by_name[EVENT]).event
    assert told["startDate"] == "2027-07-01T09:00:00-06:00"
    assert told["location"] == [{"@type": "VirtualLocation", "url": "https://meet.ostrelle.example/river"}]


def test_no_title_ends_the_data_early(hostile_site: Site) -> None:
    """What looks like the end of an element is told as it is, but written without the sign that would end one."""
    assert found(hostile_site, EVENT)["name"] == HOSTILE_TITLE
    [data] = hostile_site.pages[f"/actions/{EVENT}/"].all("script[type='application/ld+json']")
    assert not {"<", ">", "&"} & set(data.to_text())
