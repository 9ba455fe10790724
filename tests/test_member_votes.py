"""How each member voted on passing bills: a page for each, the member's own page, the call card, my district first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.campaign import Campaign
from campaign.model.roster import Origin
from campaign.model.vote import BillVotes, Vote, Votes
from campaign.pages.call_card import calls, person_view
from campaign.pages.call_sheets import DaysCall, sheet_view
from campaign.pages.member_votes import LatestVotes, MemberVotes, latest_votes, outputs, silent
from tests.browser import NewPage
from tests.builds import built
from tests.built import Site, weight
from tests.invented import TODAY, campaign_on, copied, plan_of

PAGE = "/legislators/percival-dunmoor/votes/"
LIBRARIES = "2027-02-08-keep-libraries-open"
NOON = datetime(2027, 2, 10, 18, tzinfo=UTC)
OWN = "/actions/2027-02-09-ask-for-a-town-hall/"
ASK_OWN = """---
title: Ask both of yours for ferries
kind: call
closes: 2027-02-10
closes_because: the calendar is set on Thursday
minutes: 4
ask: Vote yes on AB 29.
who: [your-councilor, your-assembly-member, ottoline-brask]
bill: AB 29
position: support
script: |
  Hello, my name is [your name] from [your town and ZIP]. I am asking {title} {last_name} to vote yes on AB 29.

  I row on {district}. [One sentence of your own.]

  Will you vote yes? Thank you.
---
Ask now.
"""
VOTES = """
as_of: 2027-02-09
source: {name: Ostrelle Clerk, url: "https://votes.ostrelle.example/", license: Public domain}
session: "10"
bills:
  - number: AB 12
    title: About libraries
    votes:
      - {date: 2027-02-04, chamber: assembly, motion: Passage, yes: 5, no: 1, no_by: ["2"], none_by: ["7"]}
  # All but one, and one without a recorded vote.
  - number: AB 21
    title: A bill for an act relating to roads; naming the road to Quillhaven after its lamplighters.
    votes:
      - {date: 2027-01-19, chamber: assembly, motion: Passage, yes: 6, no: 1, no_by: ["8"], none_by: ["5"]}
  # More said yes than no, but fewer than half of those elected.
  - number: AB 22
    title: A bill for an act relating to lanterns; requiring one on <every> bridge & pier.
    votes:
      - {date: 2027-02-02, chamber: assembly, motion: "Passage, as amended", yes: 4, no: 3, no_by: ["2", "4", "8"]}
  - number: AB 24
    title: A bill for an act relating to ferries; making them free on Sundays.
    votes:
      - {date: 2027-01-28, chamber: assembly, motion: Passage, yes: 7, no: 0}
  # Passed twice: the second time as the other chamber wanted it.
  - number: AB 25
    title: A bill for an act relating to lighthouses; paying their keepers.
    votes:
      - {date: 2027-01-20, chamber: assembly, motion: Passage, yes: 8, no: 0}
      - {date: 2027-02-04, chamber: assembly, motion: "Repassage, as amended by the Council", yes: 5, no: 2,
         no_by: ["3", "7"]}
  - number: AB 29
    title: About ferries
    votes:
      - {date: 2027-01-19, chamber: assembly, motion: Passage, yes: 8, no: 0}
      - {date: 2027-02-02, chamber: assembly, motion: Repassage, yes: 3, no: 3, no_by: ["1", "2", "8"], none_by: ["4"]}
"""
FERRIES = """
  - number: AB 29
    session: "10"
    title: Mend the ferries
"""
NO = "Voted no on this bill on February 2, 2027."


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of a state like the invented one that asks both of one's own for a vote on AB 29."""
    folder = tmp_path_factory.mktemp("asked")
    root = copied(folder / "project")
    (root / f"content{OWN[:-1].replace('/actions', '/actions/2027')}.md").write_text(ASK_OWN, "utf-8")
    (root / "data/votes/10.yml").write_text(VOTES, "utf-8")
    with (root / "data/bills.yml").open("a", encoding="utf-8") as bills:
        bills.write(FERRIES)
    return built(root, folder / "site")


def vote(day: str, motion: str = "Passage", yes: int = 8, **more: object) -> Vote:
    """Return a vote of the assembly on which all said yes, unless it is told otherwise."""
    fields = {"date": date.fromisoformat(day), "chamber": "assembly", "motion": motion, "yes": yes, "no": 0, **more}
    return Vote(**fields)  # type: ignore[arg-type]


def with_votes(campaign: Campaign, **bills: list[Vote]) -> Campaign:
    """Return a campaign that knows these votes alone, by bills' numbers (`AB_12`)."""
    votes = tuple(
        BillVotes(number=name.replace("_", " "), title=f"About {name}", votes=tuple(votes))
        for name, votes in bills.items()
    )
    origin = Origin(name="Clerk", url="https://clerk.example/", license="None")
    file = Votes(as_of=TODAY, origin=origin, session="10", bills=votes)
    return replace(campaign, votes=(file,))


def page_of(campaign: Campaign, path: str) -> MemberVotes:
    """Return what the page at an address shows."""
    return next(output.make() for output in outputs(campaign) if output.path == path)


def said(site: Site, path: str, heading: str) -> str:
    """Return what a page says below a heading."""
    (section,) = [text for text in site.pages[path].says("main section") if text.startswith(heading)]
    return section


def test_contested_votes_come_first(asked: Site) -> None:
    """Each with the number, the title, the day, the count, how the member voted and whether it carried."""
    page = asked.pages[PAGE]
    assert page.says("h2")[0] == "Contested votes"
    assert "All other votes on passing a bill" in page.says("h2")
    rows = page.says("section:first-of-type li")
    assert [row for row in rows if re.search("AB 2[1-5]", row)] == [
        "Voted yes AB 25 A bill for an act relating to lighthouses; paying their keepers. "
        "Repassage, as amended by the Council, February 4, 2027: 5 yes, 2 no. Passed.",
        "Voted no AB 22 A bill for an act relating to lanterns; requiring one on <every> bridge & pier. "
        "Passage, as amended, February 2, 2027: 4 yes, 3 no. Did not pass: 5 needed.",
    ]
    assert "At least 2 members voted on the losing side." in page.text


def test_the_others_are_lists_of_numbers(asked: Site) -> None:
    """By year and by how the member voted, in the order of numbers, each leading to the bill's page."""
    page = asked.pages["/legislators/lucasta-mirrendale-8/votes/"]
    told = said(asked, "/legislators/lucasta-mirrendale-8/votes/", "All other votes")
    assert "2027 Voted no: AB 21 Voted yes: AB 24 AB 25" in told
    assert "/bills/10/ab-21/" in set(page.links())


def test_it_is_said_where_it_comes_from(asked: Site) -> None:
    """The source and its day, where amendments are, and that nobody is told to have been away."""
    text = asked.pages[PAGE].text
    assert "Every vote of the Assembly on passing a bill while Percival Dunmoor held a seat." in text
    assert "From Ostrelle Clerk, as of February 9, 2027." in text
    assert "Votes on amendments and other motions are on the page of each bill." in text
    assert "“No vote recorded” says just that: the record does not tell why." in text


def test_votes_belong_to_who_held_the_seat_that_day(asked: Site) -> None:
    """The one who left has the votes until then, the next in that seat those after it; neither has the other's."""
    left, came = (asked.pages[f"/legislators/{who}/votes/"].text for who in ("rosalind-ketterley", "ignatz-pellworm"))
    assert [number in left for number in ("AB 21", "AB 22", "AB 24", "AB 25")] == [True, False, True, True]
    assert [number in came for number in ("AB 21", "AB 22", "AB 24", "AB 25")] == [False, True, False, True]


def test_a_former_member_stays_on_record(asked: Site) -> None:
    """Named as such; also with nothing but “no vote recorded” on a bill."""
    text = asked.pages["/legislators/tobias-fennimark/votes/"].text
    assert "No vote recorded: AB 21" in text
    assert "Former member More about Asm. Tobias Fennimark" in text


def test_no_page_scores_a_member(asked: Site) -> None:
    """Three words and counts: no share, no rank, nobody absent."""
    for address, page in asked.pages.items():
        if address.endswith("/votes/"):
            assert not re.search(r"%|\babsent|\bscore|\bgrade|\brank|\bloyal", page.text, re.IGNORECASE), address


def test_the_members_page_shows_the_latest_contested_ones(asked: Site) -> None:
    """With the way to all of them."""
    page = asked.pages["/legislators/percival-dunmoor/"]
    told = said(asked, "/legislators/percival-dunmoor/", "How Percival Dunmoor voted")
    assert "Voted no AB 22" in told
    assert PAGE in set(page.links())


def test_three_of_them_are_enough(invented: Campaign) -> None:
    """The latest three; the rest is a press away."""
    days = ["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"]
    split = {f"AB_{at}": [vote(day, yes=5, no=3, no_by=("1", "2", "3"))] for at, day in enumerate(days, 1)}
    campaign = with_votes(invented, **split)
    view = next(each.make() for each in plan_of(campaign).outputs if each.path == "/legislators/percival-dunmoor/")
    assert [told.number for _option, told in view.votes.rows] == ["AB 4", "AB 3", "AB 2"]


def test_a_chamber_without_votes_by_name_says_so(invented: Campaign) -> None:
    """On the page of each of its members, and there is no page of their votes."""
    campaign = with_votes(invented, AB_21=[vote("2027-01-19")])
    told = latest_votes(campaign, person_view(campaign, campaign.roster.by_id["jane-doe"]))
    assert told == LatestVotes((), "", "We have no recorded votes of the Council by name.")
    assert not [each for each in outputs(campaign) if "jane-doe" in each.path]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 1, 5), "No vote recorded yet: the session opens on January 12, 2027."),
        (date(2027, 2, 1), "No vote recorded yet."),
        (date(2027, 7, 1), "No vote recorded."),
        (date(2029, 1, 1), "No vote recorded."),
    ],
)
def test_whoever_has_not_voted_yet_is_told_of_well(day: date, words: str) -> None:
    """A new member before the session, in it, after it, and gone."""
    campaign = with_votes(campaign_on(day), AB_21=[vote("2027-01-19")])
    assert silent(campaign, person_view(campaign, campaign.roster.by_id["ignatz-pellworm"])) == words


def test_without_any_votes_on_file_nothing_is_said(invented: Campaign) -> None:
    """A group that records no votes has no empty section."""
    campaign = replace(invented, votes=())
    assert list(outputs(campaign)) == []
    assert silent(campaign, person_view(campaign, campaign.roster.by_id["ottoline-brask"])) == ""


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2027-01-19", ""), ("2027-01-20", "no"), ("2027-02-07", "no"), ("2027-02-08", "no")],
)
def test_what_we_had_asked_stands_beside_the_vote(invented: Campaign, day: str, asked: str) -> None:
    """Only what was asked before the vote, or on its day; such a vote is told in full, contested or not."""
    view = page_of(with_votes(invented, AB_12=[vote(day)]), PAGE)
    rows = [(told.number, told.asked) for _option, told in view.about]
    assert rows == ([("AB 12", asked)] if asked else [])
    assert bool(view.years) != bool(rows)


@pytest.mark.parametrize("change", [{"status": "canceled"}, {"position": None}, {"who": ()}])
def test_only_a_call_that_asked_for_a_vote_counts(invented: Campaign, change: dict[str, object]) -> None:
    """Not what was canceled, what took no side, or what asked no member for anything."""
    actions = tuple(replace(each, **change) if each.bill == "AB 12" else each for each in invented.every_action)  # type: ignore[arg-type]
    campaign = with_votes(replace(invented, every_action=actions), AB_12=[vote("2027-02-09")])
    assert page_of(campaign, PAGE).about == ()


def test_each_session_has_its_page(invented: Campaign) -> None:
    """The latest at the shorter address; each leads to the other, and their titles differ."""
    brask = invented.roster.by_id["ottoline-brask"]
    term = replace(brask.terms[0], begins=date(2025, 1, 6), ends=date(2027, 1, 3))
    people = tuple(
        replace(each, terms=(term, *each.terms)) if each is brask else each for each in invented.roster.legislators
    )
    campaign = replace(invented, roster=replace(invented.roster, legislators=people))
    new = with_votes(campaign, AB_21=[vote("2027-01-19")]).votes
    old = replace(new[0], session="9", bills=(replace(new[0].bills[0], votes=(vote("2025-05-05"),)),))
    pages = {each.path: each for each in outputs(replace(campaign, votes=(old, *new))) if "brask" in each.path}
    assert list(pages) == ["/legislators/ottoline-brask/votes/", "/legislators/ottoline-brask/votes/9/"]
    assert [each.make().sessions[0][1] for each in pages.values()] == list(pages)[::-1]
    assert len({each.head().title for each in pages.values() if each.head}) == 2


def cards(campaign: Campaign, action: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what the cards of an action say of votes, by whom they are to."""
    return {call.id: call.voted for call in calls(campaign, campaign.by_name[action])}


def test_the_card_says_how_the_person_voted_last(invented: Campaign) -> None:
    """On passing this very bill; nothing of a member without a recorded vote on it, nor of a chamber without any."""
    votes = [vote("2027-01-21"), vote("2027-02-04", yes=5, no=1, no_by=("1",), none_by=("4", "7"))]
    assert cards(with_votes(invented, AB_12=votes), LIBRARIES) == {
        "marlowe-quist-tandrup": (),
        "ottoline-brask": (("Voted no on this bill on February 4, 2027", ""),),
        "wren-ohollow": (("No vote recorded on this bill on February 4, 2027", ""),),
    }
    assert set(cards(with_votes(invented, AB_12=votes[:1], AB_13=votes), LIBRARIES).values()) == {
        (),
        (("Voted yes on this bill on January 21, 2027", ""),),
    }


def test_other_kinds_of_votes_are_not_on_the_card(invented: Campaign) -> None:
    """A motion on the way says little of how somebody stands; nor does a vote on another session's bill."""
    campaign = with_votes(invented, AB_12=[vote("2027-01-21", "Second reading")])
    assert set(cards(campaign, LIBRARIES).values()) == {()}
    older = replace(with_votes(invented, AB_12=[vote("2027-01-21")]).votes[0], session="9")
    assert set(cards(replace(invented, votes=(older,)), LIBRARIES).values()) == {()}


def test_a_card_to_ones_own_has_it_by_district(asked: Site) -> None:
    """Hidden until a script knows the district; whoever came after the vote is in no list."""
    page = asked.pages[OWN]
    assert {words: page.values(f".call [data-voted='{of}']", "data-voted") for words, of in by_district(asked)} == {
        NO: ["1 2 8"],
        "No vote recorded on this bill on February 2, 2027.": ["4"],
        "Voted yes on this bill on February 2, 2027.": ["3 6 7"],
    }
    assert all("hidden" in each.attrs for each in page.all("[data-voted]"))


def by_district(site: Site) -> list[tuple[str, str]]:
    """Return what the cards of the call to one's own say, and of which districts."""
    page = site.pages[OWN]
    return list(zip(page.says("[data-voted]"), page.values("[data-voted]", "data-voted"), strict=True))


def test_a_call_sheet_says_it_of_the_districts_own(invented: Campaign) -> None:
    """The sheet knows who its members are: it tells in plain words what the call's own page leaves to a script."""
    actions = tuple(
        replace(each, bill="AB 12", position="oppose") if each.path == OWN else each for each in invented.every_action
    )
    campaign = with_votes(replace(invented, every_action=actions), AB_12=[vote("2027-01-21", no=1, no_by=("8",))])
    lower = campaign.legislature.lower
    sheet = sheet_view(DaysCall(campaign.on(date(2027, 2, 9))), lower, "8")
    assert {holder.call.role: holder.call.voted for holder in sheet.holders if holder.call} == {
        "councilor": (),
        "assembly member": (("Voted no on this bill on January 21, 2027", ""),),
    }


def test_feeds_and_calendars_say_it_of_named_people(asked: Site) -> None:
    """Not of the reader's own, whom they do not know."""
    calendar = asked.text("/calendar/calls.ics").replace("\r\n ", "")
    for text in (calendar, asked.text("/feeds/actions.atom.xml")):
        assert text.count("on this bill on February 2") == text.count("Voted no on this bill on February 2") == 1


def test_the_page_says_what_we_had_asked(asked: Site) -> None:
    """In words, with the way to that call."""
    told = said(asked, PAGE, "Other votes we had asked about")
    assert told.endswith("Passage, February 4, 2027: 5 yes, 1 no. Passed. We asked for a no.")
    assert "/actions/2027-01-20-speak-up-for-libraries/" in set(asked.pages[PAGE].links())


@pytest.fixture
def address(asked: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the site that asks for a vote."""
    return served(asked.folder)


def at_home(page: Page, address: str, district: str) -> None:
    """Press “This is my district” on a call sheet."""
    page.clock.set_fixed_time(NOON)
    page.goto(f"{address}/districts/{district}/")
    page.get_by_role("button", name="This is my district").click()


@pytest.mark.parametrize(
    ("district", "words"), [("8", NO), ("4", "No vote recorded on this bill on February 2, 2027."), ("5", "")]
)
def test_my_own_members_card_says_it(page: Page, address: str, district: str, words: str) -> None:
    """Once a district is remembered: of its own member alone, and nothing where the seat is vacant."""
    at_home(page, address, district)
    page.goto(address + OWN)
    expect(page.get_by_text(f"Your district is {district}.")).to_be_visible()
    mine = page.locator("[data-own='assembly member'] .voted:visible")
    assert mine.all_inner_texts() == ([words] if words else [])
    assert page.locator("[data-own=councilor] .voted").count() == 0


def test_before_a_press_no_card_says_it(page: Page, address: str) -> None:
    """Nothing is stored, and only the person whom the call names has the line."""
    page.goto(address + OWN)
    assert page.locator(".voted:visible").all_inner_texts() == [NO]
    assert page.evaluate("() => localStorage.length") == 0


BILL = """<section class="block" data-votes="assembly"><h2>Pass the bill</h2><div class="people">
<h3>Yes: 1</h3><ul class="names"><li><b>1</b> <a href="/legislators/ottoline-brask/">Ottoline Brask, L</a></li></ul>
<h3>No: 1</h3><ul class="names"><li><b>3</b> Ignatz Pellworm, L</li><li>Vesperine, former member</li></ul>
</div></section>
<section class="block"><h2>Other votes</h2><details data-votes="council"><summary>Amendment</summary>
<h3>No vote recorded: 2</h3>
<ul><li>Oldenbarn, former member</li><li data-district="II">Jane Doe</li></ul></details></section>"""


@pytest.fixture
def bill(page: Page, asked: Site, address: str) -> str:
    """Return the address of a page with votes in the form of a bill's."""
    script = next(path.name for path in (asked.folder / "assets").glob("own-votes.*.js"))
    html = asked.text("/faq/").replace("</head>", f'<script type="module" src="/assets/{script}"></script></head>')
    html = re.sub(r"(<main[^>]*>).*</main>", rf"\1{BILL}</main>", html, flags=re.DOTALL)
    page.route("**/faq/", lambda route: route.fulfill(body=html, content_type="text/html"))
    return f"{address}/faq/"


def test_on_a_bills_page_my_district_comes_first(page: Page, address: str, bill: str) -> None:
    """Above the names of each vote: how the member of one's own district voted, in either chamber."""
    page.goto(bill)
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-own-vote]").count() == 0
    at_home(page, address, "3")
    page.goto(bill)
    lines = page.locator("[data-own-vote]")
    expect(lines).to_have_count(2)
    page.get_by_text("Amendment").click()
    assert lines.all_inner_texts() == [
        "Your district, 3: No. Ignatz Pellworm, L",
        "Your district, II: No vote recorded. Jane Doe",
    ]
    assert page.locator("[data-votes=assembly] > *").nth(1).get_attribute("data-own-vote") == ""


def test_the_name_on_top_leads_to_the_member(page: Page, address: str, bill: str) -> None:
    """With the keyboard as well; the name stays where it was in the list, too."""
    at_home(page, address, "1")
    page.goto(bill)
    name = page.locator("[data-own-vote] a")
    expect(name).to_have_text("Ottoline Brask, L")
    name.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/legislators/ottoline-brask/")


@pytest.mark.parametrize("kept", ["99Z", "__proto__", "5"])
def test_a_district_without_a_vote_changes_nothing(page: Page, bill: str, kept: str) -> None:
    """One that is none, or whose seat nobody held that day."""
    page.goto(bill)
    page.evaluate("(kept) => localStorage.setItem('district', kept)", kept)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-own-vote]").count() == 0


def test_back_at_the_bill_my_district_is_first(page: Page, address: str, bill: str) -> None:
    """It was remembered, then forgotten, on another page meanwhile."""
    back = "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    page.goto(bill)
    page.evaluate("() => localStorage.setItem('district', '1')")
    page.evaluate(back)
    expect(page.locator("[data-own-vote]")).to_have_count(1)
    page.evaluate("() => localStorage.clear()")
    page.evaluate(back)
    expect(page.locator("[data-own-vote]")).to_have_count(0)


def test_votes_are_reached_and_read_without_scripts(new_page: NewPage, address: str) -> None:
    """From the member's page, with the keyboard alone; all of it is there."""
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(f"{address}/legislators/percival-dunmoor/")
    link = page.get_by_role("link", name="All votes on passing a bill")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + PAGE)
    expect(page.get_by_role("heading", name="How Asm. Percival Dunmoor voted")).to_be_visible()
    expect(page.get_by_role("link", name="AB 29").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_real_members_votes_are_light(real_site: Site) -> None:
    """The heaviest of all holds 281 votes in at most 12,000 bytes gzipped; each House member has a page, no senator."""
    weights = {
        address: weight(page.source.encode())
        for address, page in real_site.pages.items()
        if address.endswith("/votes/")
    }
    assert len(weights) == 135
    assert max(weights.values()) <= 12_000
    assert "We have no recorded votes of the Senate by name." in real_site.pages["/legislators/erin-murphy/"].text


def test_a_real_vote_that_fell_short_is_told_so(real_site: Site) -> None:
    """67 of 134 are not a majority of all elected, whatever the source says."""
    text = real_site.pages["/legislators/greg-davids/votes/"].text
    assert "March 13, 2025: 67 yes, 66 no. Did not pass: 68 needed." in text
    assert real_site.pages["/legislators/joe-schomacker/votes/"].says("h2")[0] == "Contested votes"
