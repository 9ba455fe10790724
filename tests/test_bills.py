"""Bills and votes: the list by session, the page of each bill, and the same as data; the invented state's."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from campaign.campaign import Campaign
from campaign.model.bill import Histories
from campaign.pages import bills, roll_calls
from campaign.pages.feeds import items
from campaign.pages.output import Urls
from tests.built import Html, Site, words
from tests.invented import campaign_on, plan_of
from tests.test_pages import assert_in_order

LIST, FOLLOWED, VETOED, DEAD = "/bills/", "/bills/10/ab-12/", "/bills/9/cb-4/", "/bills/9/ab-7/"
SHORT, BONDS, SILENT = "/bills/10/ab-30/", "/bills/10/ab-31/", "/bills/10/cb-4/"


def view(number: str, session: str = "10", campaign: Campaign | None = None) -> bills.BillView:
    """Return what a bill's page shows."""
    campaign = campaign or campaign_on()
    return bills.bill_view(campaign, campaign.record[session, number])


def people(page: Html, heading: str) -> list[str]:
    """Return who is listed under a heading like “Yes: 5”, each time it stands on the page."""
    found = []
    for title in page.all("h3"):
        if words(title) == heading:
            rows = [each for each in title.parent.children if each.name in ("h3", "ul")]
            found += [words(row) for row in rows[rows.index(title) + 1].children if row.name == "li"]
    return found


def test_the_list_has_the_latest_session_and_followed_bills_first(site: Site) -> None:
    """Each bill once, with its number, our title or the official one, and what became of it."""
    page = site.pages[LIST]
    assert_in_order(
        page.text,
        "Tenth General Court, 2027–2028",
        "Bills we follow",
        "AB 12 Close every library on Tuesdays Passed, and sent to the other chamber on February 4, 2027.",
        "AB 20 Keep the night ferry for three more years "
        "Passed the Assembly on January 28, 2027: 5 yes, 2 no, 5 needed.",
        'CB 4 Mend the bridges <before> they fall & "drift" No vote yet.',
        "Other bills on record",
        'AB 30 A bill for an act relating to mills; measuring the "height" of <every> weir & dam. '
        "Did not pass the Assembly on February 3, 2027: 4 yes, 3 no, 5 needed.",
        "AB 31 A bill for an act relating to bridges; issuing bonds to mend them. "
        "Assembly vote on February 2, 2027: 6 yes, 1 no.",
        "Ninth General Court, 2025–2026",
        "CB 4 An older bill of the same number Vetoed by the governor on May 8, 2026.",
        "AB 7 A bill for an act relating to owls. Dead: the session ended on June 30, 2026, and it was not law.",
    )
    assert page.says(".agenda > li > b") == ["AB 12", "AB 20", "CB 4", "AB 30", "AB 31", "CB 4", "AB 7"]
    assert {FOLLOWED, VETOED, DEAD, SHORT, BONDS, SILENT} <= set(page.links())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 1, 11), "The session opens on Tuesday, January 12, 2027. A bill appears here once we follow it"),
        (date(2027, 1, 12), "No bill is listed yet. A bill appears here once we follow it"),
    ],
)
def test_a_session_without_bills_says_so_well(day: date, said: str) -> None:
    """An empty record never looks broken, and a session that is over without one is left out."""
    nothing = replace(campaign_on(day), bills=replace(campaign_on().bills, bills=()), votes=(), histories=())
    (only,) = bills.bills_view(nothing).sessions
    assert only.name == "Tenth General Court, 2027–2028"
    assert only.empty.startswith(said)
    assert not only.followed + only.others


def test_a_bill_s_page_tells_it_from_where_it_stands_to_who_voted(site: Site) -> None:
    """Titles, stages with days, our position and since when, the calls and what came of them, and the votes."""
    page = site.pages[FOLLOWED]
    assert_in_order(
        page.text,
        "Tenth General Court, 2027–2028",
        "AB 12 Close every library on Tuesdays",
        "Where it stands",
        "Passed, and sent to the other chamber on February 4, 2027.",
        "We ask for a NO vote, since January 5, 2027.",
        "Libraries would be closed one day a week.",
        "Official title: A bill for an act relating to libraries; closing all of them on one day of the week.",
        "The same bill in the other chamber: CB 4",
        "How far it came",
        "January 13, 2027 Introduced.",
        "Sent to a committee.",
        "Assembly: Referred to Ways and Means",
        "Assembly: Bill was passed, as amended (5-1)",
        "February 9, 2027 Council: First reading",
        "Our calls about it",
        "Ask three people to keep libraries open",
        "Speak up for libraries before the second reading",
        "The Assembly passed it, 3 to 2. It goes to the Council next.",
        "Pass the bill: Assembly, February 4, 2027",
        "It passed: 5 said yes, 5 were needed.",
        "5 yes, 1 no, 1 with no vote recorded.",
        "It takes a yes from more than half of all 8 seats, no matter how many vote: 5 (Ostrelle Const. art. 4).",
        "Other votes on the way",
        "Second reading: Assembly, January 21, 2027, 3 yes, 2 no",
        "Where this comes from",
        "Votes as of February 9, 2027, from Ostrelle Clerk.",
        "Steps as of February 9, 2027, from Ostrelle Clerk.",
    )
    assert {"https://bills.ostrelle.example/10/AB/12", SILENT} <= set(page.links())
    assert "https://bills.ostrelle.example/10/AB/12/votes/2" in page.links()


def test_everybody_who_held_a_seat_is_listed_with_party_and_district(site: Site) -> None:
    """By yes, no and no vote recorded, as of the day of the vote; the vacant seat is not in the list."""
    page = site.pages[FOLLOWED]
    assert people(page, "Yes: 5") == [
        "1 Ottoline Brask, L",
        "3 Ignatz Pellworm, L",
        "4 Wren O’Hollow, P&A",
        "6 Lucasta Mirrendale, L",
        "8 Lucasta Mirrendale, P&A",
    ]
    assert people(page, "No: 1") == ["2 Percival Dunmoor, P&A"]
    assert people(page, "No vote recorded: 1") == ["7 Ján Ľubomír Žltý, P&A"]
    assert "3 Rosalind Ketterley, L" in people(page, "Yes: 3")  # who held the seat on the earlier day
    assert "/legislators/ottoline-brask/" in page.links()


def test_votes_on_passage_are_open_and_others_folded(site: Site) -> None:
    """Each says of which chamber it is, for scripts that look for one's own members by district."""
    page = site.pages[FOLLOWED]
    assert page.values("section[data-votes]", "data-votes") == ["assembly"]
    assert page.values("details[data-votes]", "data-votes") == ["assembly"]
    assert page.says("section[data-votes] li > b") == ["1", "3", "4", "6", "8", "2", "7"]


def test_more_yes_than_no_is_not_always_enough(site: Site) -> None:
    """The result goes by all who are elected; a former member is named as the record names them."""
    page = site.pages[SHORT]
    assert "It did not pass: 4 said yes, 5 were needed." in page.text
    assert "Vesperine, former member" in people(page, "Yes: 4")
    assert "We ask" not in page.text
    assert "https://bills.ostrelle.example/" in page.links()  # no record is known, so the search for bills


def test_two_thirds_of_all_seats_are_told_as_such() -> None:
    """A veto that was not overridden, with the rule that asks for so many."""
    override = view("CB 4", "9").others[0]
    assert override.meaning == "Make the bill law in spite of the governor’s veto"
    assert override.result == "It did not pass: 2 said yes, 3 were needed."
    said = "It takes a yes from two thirds of all 4 seats, no matter how many vote: 3 (Ostrelle Const. art. 5)."
    assert override.why == said


def test_no_result_is_told_where_none_is_known(site: Site) -> None:
    """Neither of a kind of motion that is not known nor where another share may be needed."""
    assert (view("AB 12").others[0].result, view("AB 12").others[0].why) == ("", roll_calls.UNKNOWN)
    assert (view("AB 31").passage[0].result, view("AB 31").passage[0].why) == ("", roll_calls.DOUBTFUL)
    assert "passed" not in site.pages[BONDS].text.replace("whether it passed", "")


def test_a_result_that_is_sure_either_way_is_told() -> None:
    """Where two numbers are possible and agree, the result stands without a number."""
    call = replace(campaign_on().record["10", "AB 31"].votes[0], carried=True)
    told = roll_calls.vote_view(campaign_on(), call)
    assert (told.result, told.why) == ("It passed: 6 said yes.", roll_calls.SURE)


def test_a_bill_without_votes_or_steps_says_so(site: Site) -> None:
    """A bill that we only follow so far has a whole page."""
    page = site.pages[SILENT]
    assert_in_order(page.text, "No vote yet.", "Next hearing: Thursday, February 18, 1 pm")
    assert "No vote by name on this bill is on record here yet." in page.text
    assert "How far it came" not in page.text


def test_the_next_hearing_is_one_still_to_come() -> None:
    """On its day it is still named, on the next it is not; a canceled one never is."""
    hearing = campaign_on().by_name["2027-02-03-testify-on-bridges"]
    assert view("CB 4", campaign=campaign_on(date(2027, 2, 18))).hearing
    assert view("CB 4", campaign=campaign_on(date(2027, 2, 19))).hearing is None
    rest = tuple(each for each in campaign_on().every_action if each is not hearing)
    off = replace(campaign_on(), every_action=(*rest, replace(hearing, status="canceled")))
    assert view("CB 4", campaign=off).hearing is None


@pytest.mark.parametrize(
    ("day", "dead"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True), (date(2027, 2, 10), True)]
)
def test_a_bill_dies_with_its_session(day: date, dead: bool) -> None:
    """The day after the last on which its legislature met; not one that was vetoed, which has its own end."""
    last = view("AB 7", "9", campaign_on(day)).stages[-1]
    assert last.words.startswith("Dead: ") is dead
    assert not view("CB 4", "9", campaign_on(day)).stages[-1].words.startswith("Dead")


def test_a_bill_waits_between_the_years_of_a_session() -> None:
    """Its legislature meets again next year, so it is not dead before the terms end."""
    assert view("AB 12", campaign=campaign_on(date(2027, 7, 1))).became.startswith("Passed, and sent")
    assert view("AB 12", campaign=campaign_on(date(2028, 12, 31))).became.startswith("Passed, and sent")
    assert view("AB 12", campaign=campaign_on(date(2029, 1, 1))).became.startswith("Dead: ")


def test_law_is_the_end() -> None:
    """A bill that became law stays so when its session is over."""
    campaign = campaign_on(date(2029, 1, 1))
    (history,) = [each for each in campaign.histories if each.session == "10"]
    law = replace(history.bills[0].steps[-1], stage="law", date=date(2027, 3, 1))
    file: Histories = replace(history, bills=(replace(history.bills[0], steps=(*history.bills[0].steps, law)),))
    assert view("AB 12", campaign=replace(campaign, histories=(file,))).became == "Became law on March 1, 2027"


def test_votes_alone_of_a_session_that_is_over_claim_no_end() -> None:
    """Without its steps nobody can tell whether a bill became law, and the page says so."""
    alone = replace(campaign_on(), histories=())
    assert view("CB 4", "9", alone).gap == bills.GAP
    assert view("CB 4", "9", alone).became == "Passed the Council on March 10, 2026: 3 yes, 1 no, 3 needed"
    assert view("CB 4", "9").gap == view("AB 12", campaign=alone).gap == ""


def test_pages_can_be_told_apart_and_are_light_with_links(site: Site) -> None:
    """One number in two sessions has two titles; with many votes, names have no links."""
    assert site.pages[SILENT].title != site.pages[VETOED].title
    record = campaign_on().record["10", "AB 12"]
    shown = (replace(record, votes=record.votes * times) for times in (1, bills.MANY))
    first = [bills.bill_view(campaign_on(), each).passage[0] for each in shown]
    assert [{side.linked for side in vote.sides} for vote in first] == [{True}, {False}]


def test_every_page_of_a_bill_is_in_the_menu_s_reach(site: Site) -> None:
    """The list is in the foot of every page, and a call leads to its bill's page."""
    assert LIST in site.pages["/"].links()
    assert FOLLOWED in site.pages["/actions/2027-02-08-keep-libraries-open/"].links()


def test_a_step_or_vote_of_a_followed_bill_is_news() -> None:
    """One item for each day on which it moved, with an id of its own; none of bills that we do not follow."""
    found = items(campaign_on(), Urls("https://x.example"), plan_of(campaign_on()).theme)
    news = [each for each in found if each.categories == ("bill",)]
    assert [each.unique_id.partition(",")[2] for each in news] == [
        *(f"{day}:bills-10-ab-12" for day in ("2027-02-09", "2027-02-04")),
        "2027-01-28:bills-10-ab-20",
        *(f"{day}:bills-10-ab-12" for day in ("2027-01-21", "2027-01-20", "2027-01-13")),
    ]
    assert "It passed: 5 said yes, 5 were needed." in news[1].content
    assert "Sent to a committee. Assembly: Referred to Ways and Means." in news[-1].description
    assert news[0].link == f"https://x.example{FOLLOWED}"


def test_no_news_is_told_before_its_day() -> None:
    """A file that knows more than the build's day changes nothing yet."""
    assert {day for day, *_ in bills.news(campaign_on(date(2027, 2, 4)))} == {
        *(date(2027, 1, day) for day in (13, 20, 21, 28)),
        date(2027, 2, 4),
        *(date(2026, month, day) for month, day in ((1, 14), (3, 10), (5, 1), (5, 8), (5, 20))),
    }


def test_the_sitemap_knows_when_a_bill_moved(site: Site) -> None:
    """By its latest step, vote or call up to the day."""
    text = site.text("/sitemap.xml")
    assert f"{SHORT}</loc><lastmod>2027-02-03" in text
    assert f"{DEAD}</loc><lastmod>2026-01-14" in text


def data(site: Site, path: str) -> dict[str, Any]:
    """Return a published file of JSON."""
    return json.loads(site.text(path))


def rows(site: Site, path: str) -> list[dict[str, str]]:
    """Return the rows of a published table."""
    return list(csv.DictReader(io.StringIO(site.file(path).read_text("utf-8-sig"))))


def validator(site: Site, name: str) -> Draft202012Validator:
    """Return what holds data to a published schema, once that is in order."""
    schema = data(site, f"/api/schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("which", ["site", "site_below", "real_site"])
def test_bills_as_data_follow_their_schemas(which: str, request: pytest.FixtureRequest) -> None:
    """The list, and each session's file, which the list names."""
    site: Site = request.getfixturevalue(which)
    listed = data(site, "/api/bills.json")
    validator(site, "bills").validate(listed)
    for session in listed["sessions"]:
        path = f"/api/bills/{session['session']}.json"
        assert session["data"].endswith(path)
        found = data(site, path)
        validator(site, "session").validate(found)
        assert [bill["number"] for bill in found["bills"]] == [bill["number"] for bill in session["bills"]]


def test_a_schema_refuses_what_it_does_not_name(site: Site) -> None:
    """A field more, a word of another kind: each would be noticed."""
    found = data(site, "/api/bills/10.json")
    for harm in ({"score": 1}, {"position": "maybe"}, {"number": 12}):
        with pytest.raises(ValidationError):
            validator(site, "session").validate({**found, "bills": [{**found["bills"][0], **harm}]})


def test_each_vote_s_data_names_its_voters(site: Site) -> None:
    """By ids that the file explains; counts agree, and former members are told apart."""
    found = data(site, "/api/bills/10.json")
    members = {(each["chamber"], each["id"]): each for each in found["members"]}
    votes = {vote["vote"]: vote for bill in found["bills"] for vote in bill.get("votes", [])}
    for vote in votes.values():
        who = vote["who"]
        assert len(who["yes"] + who.get("also_yes", [])) == vote["yes"]
        assert len(who["no"] + who.get("also_no", [])) == vote["no"]
        assert len(who.get("none", [])) == vote["no_vote_recorded"]
        assert all((vote["chamber"], each) in members for side in ("yes", "no") for each in who[side])
    assert members["assembly", "percival-dunmoor"]["district"] == "2"
    assert (votes["AB 30/1"]["who"]["also_yes"], votes["AB 30/1"]["carried"]) == (["Vesperine"], False)
    assert "carried" not in votes["AB 31/1"]
    assert [key for key in votes if key.startswith("AB 12")] == ["AB 12/1", "AB 12/2"]  # the earliest first


def test_the_tables_say_the_same(site: Site) -> None:
    """A row for each vote, and one with a column for each member: empty where they held no seat that day."""
    votes = {row["vote"]: row for row in rows(site, "/api/votes-10.csv")}
    assert [votes["AB 12/2"][key] for key in ("yes", "no", "needed", "carried")] == ["5", "1", "5", "yes"]
    assert [votes["AB 31/1"][key] for key in ("needed", "carried", "rule")] == ["", "", ""]
    members = {row["vote"]: row for row in rows(site, "/api/votes-10-members.csv")}
    assert members.keys() == votes.keys()
    assert members["AB 12/2"]["2 Percival Dunmoor (P&A)"] == "no"
    assert members["AB 12/2"]["7 Ján Ľubomír Žltý (P&A)"] == "no vote recorded"
    assert (members["AB 12/1"]["3 Ignatz Pellworm (L)"], members["AB 12/2"]["3 Ignatz Pellworm (L)"]) == ("", "yes")
    assert members["AB 30/1"]["Vesperine (former member)"] == "yes"


def test_the_data_page_explains_every_field_of_bills(site: Site) -> None:
    """Each field of the schemas stands on /data/, and the page links the files."""
    page, said = site.pages["/data/"], set(site.pages["/data/"].says("dt"))

    def fields(schema: dict[str, Any]) -> set[str]:
        within = [*schema.get("properties", {}).values(), schema.get("items", {})]
        return set(schema.get("properties", ())).union(*(fields(each) for each in within if each))

    told = fields(data(site, "/api/schema/session.json")) | fields(data(site, "/api/schema/bills.json"))
    assert told - said <= {"$schema", "built_for", "data", "sessions"}
    assert {"/api/bills.json", "/api/bills/9.json", "/api/votes-10.csv", "/api/votes-10-members.csv"} <= set(
        page.links()
    )


def test_what_became_goes_by_what_came_last() -> None:
    """A vote after the latest stage is told, not the stage before it."""
    campaign = campaign_on()
    record = campaign.record["10", "AB 12"]
    assert record.history
    early = replace(record, history=replace(record.history, steps=record.steps[:3]))
    assert bills.became(campaign, early) == "Passed the Assembly on February 4, 2027: 5 yes, 1 no, 5 needed"
    assert bills.became(campaign, record).startswith("Passed, and sent to the other chamber")
