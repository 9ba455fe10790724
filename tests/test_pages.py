"""What people read on the pages: the invented state's site as built."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from campaign.campaign import Campaign
from campaign.pages.action_page import action_view
from campaign.pages.output import Urls
from tests.built import Html, Site, words
from tests.invented import plan_of

ACTIONS = "/actions/"
CALL = f"{ACTIONS}2027-02-10-mend-the-bridges/"
THREE = f"{ACTIONS}2027-02-08-keep-libraries-open/"
OWN = f"{ACTIONS}2027-02-09-ask-for-a-town-hall/"
FUTURE = f"{ACTIONS}2027-02-15-call-the-longest-name/"
CLOSED = f"{ACTIONS}2027-01-20-speak-up-for-libraries/"
UNTOLD = f"{ACTIONS}2027-02-01-welcome-a-new-member/"
HEARING = f"{ACTIONS}2027-02-03-testify-on-bridges/"
CANCELED = f"{ACTIONS}2027-02-02-sit-in-on-roads/"
EVENT = f"{ACTIONS}2027-02-04-walk-the-river/"
HELP = f"{ACTIONS}2027-02-05-keep-the-list/"
NUMBER = re.compile(r"\b\d{3}-\d{3}-\d{4}\b")
DIALED = re.compile(r"tel:\+1(\d{3})(\d{3})(\d{4})")


def assert_in_order(text: str, *parts: str) -> None:
    """Fail unless every part stands in the text, each behind the one before."""
    at = -1
    for part in parts:
        found = text.find(part, at + 1)
        assert found > at, f"{part!r} does not follow in: {text[at + 1 :][:400]}"
        at = found


def test_an_action_page_says_first_what_and_last_why(site: Site) -> None:
    """Whom to call and the number, then why them and the ask, then what to say, then why, then what to do after."""
    assert_in_order(
        site.pages[THREE].text,
        "Ask three people to keep libraries open",
        "1 of 3",
        "Coun. Marlowe Quist-Tandrup",
        "590-555-0101",
        "Call Coun. Quist-Tandrup",
        "Named for this call: any Ostrellian may call",
        "Vote no on AB 12.",
        "What to say",
        "Hello, my name is [your name]",
        "Councilor Marlowe Quist-Tandrup to vote no",
        "2 of 3",
        "690-555-0105",
        "Co-chair, Assembly Ways and Means committee: any Ostrellian may call",
        "Assembly member Ottoline Brask to vote no",
        "3 of 3",
        "690-555-0108",
        "Assembly member Wren O’Hollow to vote no",
        "Why it matters",
        "What to do after",
    )


def test_what_to_say_back_and_elsewhere_is_there(site: Site) -> None:
    """Voicemail, a letter, and an answer to each answer."""
    text = site.pages[THREE].text
    for part in (
        "[your street address]",
        "Dear Councilor Quist-Tandrup, please vote no",
        "Will you speak against it, too?",
    ):
        assert part in text


def test_a_caller_is_told_the_time_and_the_last_day(site: Site) -> None:
    """How long it takes, until when, and why then."""
    text = site.pages[THREE].text
    assert "6 minutes" in text
    assert "Open until Friday, February 12: the committee votes that afternoon" in text
    assert "Closes Wednesday, February 10: the calendar is set on Thursday" in site.pages[OWN].text


def test_every_number_is_text_inside_a_link_that_dials_it(site: Site) -> None:
    """What is read is what is dialed, and no number but one struck out stands where a finger cannot press it."""
    for address, page in site.pages.items():
        links = [link for link in page.all("a[href]") if (link.attrs["href"] or "").startswith("tel:")]
        for link in links:
            assert NUMBER.findall(words(link)) == ["-".join(DIALED.fullmatch(link.attrs["href"] or "").groups())], (
                address
            )  # type: ignore[union-attr]
        struck = NUMBER.findall(" ".join(page.says("s")))
        assert len(NUMBER.findall(page.text)) == len(links) + len(struck), address


def test_no_number_of_somebody_without_a_seat_is_shown(site: Site) -> None:
    """Neither who has left nor who is yet to come can be called from any page."""
    for address, page in site.pages.items():
        for number in ("690-555-0107", "690-555-0109", "590-555-0113"):
            assert number not in page.source, address
            assert number.replace("-", "") not in page.source, address


def test_ones_own_members_lead_to_finding_them(site: Site) -> None:
    """“Your councilor” is found by place; the words leave the name to the caller."""
    page = site.pages[OWN]
    assert_in_order(page.text, "1 of 2", "Your councilor", "you are a constituent", "2 of 2", "Your assembly member")
    assert page.says("a.button[href='/find/']") == ["Find your councilor", "Find your assembly member"]
    assert "[your assembly member’s last name]" in page.text


def test_an_unknown_number_is_said(site: Site) -> None:
    """Where no number is known there is no button, but a sentence."""
    assert "We do not have this office’s number" in site.pages[FUTURE].text
    assert "We do not have this office’s number" in site.pages["/legislators/percival-dunmoor/"].text


@pytest.mark.parametrize("address", [CLOSED, UNTOLD])
def test_a_closed_action_keeps_its_page_and_loses_its_buttons(site: Site, address: str) -> None:
    """Nothing can be dialed any more; the page says so in words, and who was called."""
    page = site.pages[address]
    assert "tel:" not in page.source
    assert not NUMBER.search(page.text)
    assert "Closed" in page.text
    assert page.says("article h2") or page.says(".call h2")


def test_a_closed_action_says_what_happened(site: Site) -> None:
    """What came of it, when, where that can be read, and what is next."""
    page = site.pages[CLOSED]
    assert_in_order(
        page.text, "Closed January 21, 2027", "What happened", "January 21, 2027", "The Assembly passed it, 3 to 2."
    )
    assert "https://bills.ostrelle.example/10/AB/12/votes/1" in page.values("a", "href")
    assert THREE in page.values("a", "href")
    assert "We will write here what came of it" in site.pages[UNTOLD].text


def test_a_closed_action_keeps_who_was_called(site: Site) -> None:
    """The person who held the seat then, though another holds it now."""
    assert "Asm. Rosalind Ketterley" in site.pages[CLOSED].text
    assert "Ignatz" not in site.pages[CLOSED].text


def test_a_hearing_says_when_where_and_how_to_be_heard(site: Site) -> None:
    """All that people need to come, with what has changed in words."""
    page = site.pages[HEARING]
    for part in (
        "Thursday, February 18, 1 pm to 3:30 pm",
        "Room 1, Lantern House",
        "Rivers & Roads",
        "bridges@council.ostrelle.example",
        "Tuesday, February 16, 5 pm",
        "Changed",
    ):
        assert part in page.text
    assert {"https://council.ostrelle.example/live", "/committees/council/rivers-and-roads/"} <= set(page.links())


def test_a_canceled_hearing_says_so_first(site: Site) -> None:
    """Nobody reads on to the room before knowing."""
    assert_in_order(site.pages[CANCELED].text, "Canceled", "Room 2, Lantern House")


def test_an_event_says_when_where_and_what_helps(site: Site) -> None:
    """Time, street, access, and the way to join from home."""
    page = site.pages[EVENT]
    for part in ("Saturday, February 20, 10 am to 12 pm", "Old Mill, 1 Mill Lane, Quillhaven", "Flat path, no steps"):
        assert part in page.text
    assert "https://meet.ostrelle.example/river" in page.links()


def test_a_way_to_help_says_how_much_and_whom_to_reach(site: Site) -> None:
    """The time asked for, and a way in."""
    assert_in_order(
        site.pages[HELP].text, "Look up one number a week.", "half an hour a week", "hello@fair.ostrelle.example"
    )


def test_a_bill_is_said_with_what_is_asked_of_it(site: Site) -> None:
    """This session's bill of that number, its official page, and YES or NO."""
    page = site.pages[CALL]
    assert 'Mend the bridges <before> they fall & "drift"' in page.text
    assert "An older bill" not in page.text
    assert "https://bills.ostrelle.example/10/CB/4" in page.links()
    assert "YES" in page.text
    assert "NO" in site.pages[THREE].text


def test_a_recorded_vote_is_said_with_its_record(site: Site) -> None:
    """The latest on the bill: what it was on, where and when, whether it carried, the record, and the bill's page."""
    page = site.pages["/actions/2027-01-20-speak-up-for-libraries/"]
    said = "Assembly vote on February 4, 2027, “Pass the bill”: 5 yes, 1 no. It passed: 5 said yes, 5 were needed."
    assert said in page.text
    assert {"https://bills.ostrelle.example/10/AB/12/votes/2", "/bills/10/ab-12/"} <= set(page.links())


HOSTILE = 'Jane "JD" Doe & Co <script>'


@pytest.mark.parametrize(
    "address", [CALL, "/", "/legislators/", "/legislators/jane-doe/", "/committees/council/rivers-and-roads/"]
)
def test_a_hostile_name_is_only_a_name(site: Site, address: str) -> None:
    """Quotes, ampersands and angle brackets are shown as they are and do nothing."""
    assert HOSTILE in site.pages[address].text


def test_hostile_words_do_nothing(hostile_site: Site) -> None:
    """No script, style or handler that an editor or a source wrote reaches a page or a feed."""
    feeds = [text for file, text in hostile_site.files.items() if file.startswith("feeds/")]
    assert "last year" in hostile_site.pages[CALL].text
    assert not any(b"alert(" in feed or b"<script" in feed for feed in feeds)
    for address, page in hostile_site.pages.items():
        for word in ('alert("moss")', "alert(1)", "alert(2)", "display: none }", 'name="moss"', "<!-- moss"):
            assert word not in page.source, address
        assert not [a for element in page.all("*") for a in element.attrs if a.startswith("on")], address


def test_titles_survive_in_the_head(site: Site) -> None:
    """Title and description are what was written, for search results and shared cards."""
    page = site.pages[CALL]
    assert page.title.startswith("Say “yes” to <bridges> & boats: don’t wait")
    assert page.description == "A chair decides what is heard: one call & “done” <today>."


def test_nothing_is_left_unfilled(site: Site) -> None:
    """No placeholder, no word of the program's and no other state's word is shown anywhere."""
    odd = re.compile(
        r"\{[a-z_]*\}|\bNone\b|\bundefined\b|Undefined|datetime\.|Markup\(|\bMinnesota\b|\bSenat|\bRepresentative|651-"
    )
    for address, page in site.pages.items():
        assert not odd.search(page.text), (address, odd.search(page.text))


def seats(page: Html, chamber: str) -> list[str]:
    """Return what each line of a chamber's list says."""
    return page.says(f"#{chamber} > ul > li, #{chamber} ol > li")


def test_everybody_is_in_the_list_once_per_district(site: Site, invented: Campaign) -> None:
    """All seats, with name, party, district and number, without a script."""
    page = site.pages["/legislators/"]
    text = page.text
    for chamber in invented.legislature.chambers:
        lines = seats(page, chamber.role)
        assert len(lines) == len(invented.legislature.seats(chamber.id))
    for person in invented.current:
        assert person.name in text
        assert person.phone is None or person.phone in text
        assert f"/legislators/{person.id}/" in page.links()
    assert "Vacant since January 25, 2027" in text
    assert "Tobias" not in text


def test_a_person_s_page_has_all_that_is_known(site: Site) -> None:
    """Number, mail, office, term, party, committees, the actions that named them, and where it is from."""
    page = site.pages["/legislators/jane-doe/"]
    for part in (
        "590-555-0102",
        "jane@council.ostrelle.example",
        'Room 2 <b>"left" & right</b>',
        "Plow & Anchor",
        "Council",
        "II",
        "December 31, 2028",
        "Rivers & Roads",
        "chair",
        "February 8, 2027",
        "February 1, 2027",
    ):
        assert part in page.text, part
    assert {CALL, "/committees/council/rivers-and-roads/", "https://council.ostrelle.example/2?a=1&b=2"} <= set(
        page.links()
    )


def test_people_of_one_name_are_told_apart(site: Site) -> None:
    """Two pages of one name have two titles, by their districts."""
    titles = {site.pages[f"/legislators/lucasta-mirrendale-{n}/"].title for n in (6, 8)}
    assert len(titles) == 2


def test_a_committee_s_page_leads_with_who_leads(site: Site) -> None:
    """Chairs before members; both co-chairs; and nobody is to call the chair of one that has ended."""
    text = site.pages["/committees/assembly/ways-and-means/"].text
    assert_in_order(
        text,
        "Ways and Means",
        "Any Ostrellian may call",
        "Ottoline Brask",
        "Co-chair",
        "Wren O’Hollow",
        "Ján Ľubomír Žltý",
    )
    ended = site.pages["/committees/assembly/bread-and-roses/"].text
    assert "This committee ended on January 3, 2027" in ended
    assert "may call" not in ended


def test_a_committee_leads_to_its_chamber_s_hearings(site: Site) -> None:
    """Where the data know such a page."""
    page = site.pages["/committees/council/rivers-and-roads/"]
    assert "https://council.ostrelle.example/hearings" in page.links()
    assert "Hearings of the Council" in page.text


def test_a_committee_s_member_who_left_is_shown_as_such(site: Site) -> None:
    """Whoever holds no seat any more stands in the list without a number."""
    page = site.pages["/committees/assembly/ways-and-means/"]
    (line,) = [said for said in page.says("li") if "Rosalind Ketterley" in said]
    assert "Former member" in line
    assert not NUMBER.search(line)


def test_all_actions_are_listed_by_month(site: Site, invented: Campaign) -> None:
    """The last day first, closed ones too, and those for any day; a meeting stands under the day it takes place."""
    page = site.pages["/actions/"]
    assert_in_order(page.text, "February 2027", "January 2027", "For any day")
    dated = [link for link in page.values("main a", "href") if re.match(rf"{ACTIONS}\d", link)]
    days = {action.path: action.day for action in invented.actions}
    assert sorted(dated) == sorted(days)
    assert [days[path] for path in dated] == sorted(days.values(), reverse=True)
    assert page.values("time", "datetime") == [str(days[path]) for path in dated]
    assert {action.path for action in invented.evergreen} <= set(page.links())
    assert_in_order(page.text, "Closed February 5, 2027", "Closed January 21, 2027")


def test_the_home_page_has_the_day_s_call(site: Site) -> None:
    """One screen: what is asked, whom to call, the number, the words; and a button that leads to sign-up."""
    page = site.pages["/"]
    assert_in_order(page.text, "Say “yes” to <bridges>", HOSTILE, "590-555-0102", "Hello, my name is")
    assert "Count me in" in page.says("form button")
    assert CALL in page.links()


@pytest.mark.parametrize("address", ["/thanks/", "/confirmed/", "/404.html"])
def test_pages_that_only_follow_something_are_not_indexed(site: Site, address: str) -> None:
    """Search engines leave out what makes no sense on its own."""
    assert site.pages[address].values("meta[name=robots]", "content") == ["noindex"]
    assert f"{address}<" not in site.text("/sitemap.xml")


def test_every_page_can_be_read_by_everybody(site: Site) -> None:
    """A language, a width, a way past the menu, one main part, and names for menus that repeat."""
    for address, page in site.pages.items():
        assert page.one("html").attrs["lang"] == "en-US", address
        assert "initial-scale=1" in page.values("meta[name=viewport]", "content")[0], address
        assert "#main" in page.values("a", "href")[:1], address
        assert page.one("main").attrs["id"] == "main", address
        assert len(page.values("nav", "aria-label")) == len(page.all("nav")), address


def test_every_form_can_be_filled_in_by_everybody(site: Site) -> None:
    """Each field has a label that points to it, or lies within one."""
    for address, page in site.pages.items():
        labelled = set(page.values("label", "for"))
        fields = [
            field
            for field in page.all("input, select, textarea")
            if field.attrs.get("type") not in ("hidden", "radio", "checkbox")
        ]
        within = page.all("label input")
        named = [field for field in fields if "aria-label" in field.attrs or field in within]
        assert {field.attrs.get("id") for field in fields if field not in named} <= labelled, address


@pytest.mark.parametrize("address", [CALL, "/", "/districts/1/"])
def test_nobody_takes_the_ask_for_an_order_to_them(site: Site, address: str) -> None:
    """What is asked of a legislator is named so, on a line of its own; minutes and last day have others."""
    page = site.pages[address]
    assert "The ask: Vote yes on CB 4 & “mend” the <old> bridges." in page.says(".sheet > .ask")
    assert "Call: 2 minutes" in " ".join(page.says(".call-top"))
    assert any(line.endswith("Open until Wednesday, February 17.") for line in page.says(".call-who > p"))


def test_what_is_asked_of_the_reader_is_not_named_an_ask(site: Site) -> None:
    """To come to a hearing is asked of the reader, not of a legislator."""
    text = site.pages["/actions/2027-02-03-testify-on-bridges/"].text
    assert "Tell the committee which bridge you fear." in text
    assert "The ask:" not in text


def test_a_bare_ask_is_named_in_lists_and_calendars(invented: Campaign) -> None:
    """Where a call has no summary its ask stands in lists, on shared cards and first in calendars: as an ask."""
    action = replace(invented.by_name["2027-02-10-mend-the-bridges"], summary=None)
    named = "The ask: Vote yes on CB 4 & “mend” the <old> bridges."
    view = action_view(invented, action)
    assert view.item.brief == named
    render = plan_of(invented).theme.render
    assert render("call/plain.txt", view=view, urls=Urls("")).startswith(named)
    assert "<strong>The ask: " in render("call/feed.html", view=view, urls=Urls(""), body="")


@pytest.mark.parametrize("slip", [r"\.\.", r"\ba mail\b", r"\bcapitol\b", r"none is known \(where"])
def test_no_page_has_a_slip_of_the_pen(site: Site, slip: str) -> None:
    """Two full stops in a row, “a mail”, the Capitol in lowercase letters, a “where” within a “where”."""
    found = {address: re.findall(f".{{20}}{slip}.{{20}}", page.text) for address, page in site.pages.items()}
    assert {address: said for address, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (CALL, "Two calls count more than one. Pick one friend, and change the words as you like."),
        (
            f"{ACTIONS}2027-02-03-testify-on-bridges/",
            "Two people count more than one. Pick one friend, and change the words as you like.",
        ),
    ],
)
def test_a_friend_is_asked_for_what_it_is(site: Site, address: str, said: str) -> None:
    """To call, or to come along."""
    assert said in site.pages[address].says("#after p")


def test_the_home_page_says_in_one_line_who_is_asking(site: Site, invented: Campaign) -> None:
    """Above the day's call, for whoever comes for the first time."""
    assert site.pages["/"].says("main p")[0] == invented.site.mission
