"""The audit of numbers: where each is from, who confirmed it and when, and what an editor changed, told honestly."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.desk.report import numbers_in_doubt
from campaign.model.comparisons import Comparisons
from campaign.model.corrections import Corrections
from campaign.pages.numbers import known, numbers_view
from tests.built import Site

PAGE, TABLE = "/data/numbers/", "/api/numbers.csv"
SOURCE = "From Nobody, made up for tests, February 8, 2027."


def row(site: Site, anchor: str) -> str:
    """Return what the page says of a seat."""
    (found,) = site.pages[PAGE].says(f"#{anchor}")
    return found


@pytest.mark.parametrize(
    ("anchor", "says"),
    [
        ("assembly-8", ("Asm. Lucasta Mirrendale", "690-555-0112", SOURCE)),
        ("assembly-1", ('Confirmed by Assembly "desk" list <i>& more</i>, February 9, 2027.',)),
        ("assembly-3", (SOURCE, "In doubt:", "February 9, 2027, has it otherwise.")),
        ("assembly-2", ("No number yet", "There was none at Nobody", "In doubt:")),
        ("assembly-5", ("Vacant since January 25, 2027",)),
        ("assembly-6", (SOURCE, "Checked by an editor February 9, 2027.")),
        (
            "assembly-7",
            (
                "690-555-0111",
                "Corrected by an editor, checked February 3, 2027.",
                "His own page of that day says so: <b>",
                "Nobody, made up for tests had 690-555-0191 on February 8, 2027.",
                "Confirmed by",
            ),
        ),
        ("council-II", ("590-555-0102", "On January 20, 2027 we had 590-555-0192.")),
        ("council-I", ("From Nobody, made up for tests, February 1, 2027.",)),
    ],
)
def test_each_row_tells_all_that_is_on_record(site: Site, anchor: str, says: tuple[str, ...]) -> None:
    """The source and its day; an editor's reason and what the source had; lists that have it, and that do not."""
    assert [words for words in says if words not in row(site, anchor)] == []


def test_a_row_tells_no_more_than_that(site: Site) -> None:
    """A number that nobody compared is confirmed by nobody, and a comparison of an earlier number says nothing."""
    for anchor in ("assembly-8", "council-II", "council-III"):
        assert not any(word in row(site, anchor) for word in ("Confirmed", "Checked", "doubt", "editor"))


def test_the_page_begins_with_the_whole(site: Site) -> None:
    """How many numbers, from where, compared with what, and which are in doubt or were corrected."""
    text = site.pages[PAGE].text
    assert "where each of our 10 numbers is from" in text
    assert "February 9, 2027: 2 of our numbers are the same, 2 in doubt." in text
    assert "The town criers' table, January 20, 2027: the numbers it had have changed since." in text
    assert "Nobody has compared the other 6 with a second source yet." in text
    assert {"#assembly-2", "#assembly-3", "#assembly-7", TABLE} <= set(site.pages[PAGE].links())


def test_only_its_own_number_can_be_dialed(site: Site) -> None:
    """What the source had is struck out and no link: nobody calls a number that was corrected."""
    assert site.pages[PAGE].says("s") == ["590-555-0192", "690-555-0191"]
    dialed = {link[-4:] for link in site.pages[PAGE].links() if link.startswith("tel:")}
    assert dialed == {f"01{each:02}" for each in (1, 2, 3, 4, 5, 17, 8, 10, 11, 12)}


def test_members_pages_say_how_the_number_is_known(site: Site) -> None:
    """In the same words, with a link to the row; a former member's page does not."""
    for name, anchor in (("jan-lubomir-zlty", "assembly-7"), ("lucasta-mirrendale-8", "assembly-8")):
        page = site.pages[f"/legislators/{name}/"]
        assert f"{PAGE}#{anchor}" in page.links()
    assert "Corrected by an editor, checked February 3" in site.pages["/legislators/jan-lubomir-zlty/"].text
    assert f"{SOURCE} Nobody has compared it with a second source yet." in page.text
    assert "The number:" not in site.pages["/legislators/tobias-fennimark/"].text
    assert PAGE in site.pages["/data/"].links()


def test_the_table_says_the_same(site: Site) -> None:
    """A row for each seat, with the source's number beside ours."""
    rows = list(csv.DictReader(io.StringIO(site.file(TABLE).read_text("utf-8-sig"))))
    assert len(rows) == 12
    seven = next(each for each in rows if (each["chamber"], each["district"]) == ("assembly", "7"))
    assert (seven["phone"], seven["source_phone"], seven["checked"]) == ("690-555-0111", "690-555-0191", "2027-02-03")
    assert seven["corrected_because"].startswith("His own page")
    assert seven["confirmed_by"] == 'Assembly "desk" list <i>& more</i>, 2027-02-09'
    assert next(each for each in rows if each["district"] == "3")["in_doubt"].endswith("2027-02-09")


def test_a_number_that_was_taken_out_is_not_shown(invented: Campaign) -> None:
    """An editor may have taken it out because it is private."""
    person = replace(invented.roster.by_id["jan-lubomir-zlty"], phone=None)
    found = known(invented, person)
    assert (found.corrected, found.phone, found.theirs) == (True, "", "")


def test_a_correction_of_something_else_says_nothing_of_the_number(invented: Campaign) -> None:
    """Whose name was corrected has the number of the source."""
    person = replace(invented.roster.by_id["jan-lubomir-zlty"], phone="690-555-0191")
    assert not known(invented, person).corrected


def test_without_any_comparison_the_page_says_so(invented: Campaign, real_site: Site) -> None:
    """The real site has none on record."""
    bare = replace(invented, comparisons=Comparisons(), corrections=Corrections(), roster=invented.stated)
    view = numbers_view(bare)
    assert (view.lists, view.differed, view.corrected, view.total, view.alone) == ((), (), (), 10, 9)
    text = real_site.pages[PAGE].text
    assert "Nobody has compared the other 198 with a second source yet, such as the chambers’ own lists." in text
    assert "Editors changed the number of House 9A, House 56A." in text


def test_on_another_day_it_tells_of_who_holds_the_seats_then(invented: Campaign) -> None:
    """After all terms, before anybody is on record, it lists nobody."""
    view = numbers_view(invented.on(date(2029, 1, 1)))
    assert (view.chambers, view.total) == ((), 0)


def test_after_the_terms_the_page_says_who_is_awaited(real_site_later: Site) -> None:
    """No number, no row, one sentence."""
    text = real_site_later.pages[PAGE].text
    assert "your new members took office on January 4" in text
    assert "651-" not in text
    assert [line for line in real_site_later.text(TABLE).splitlines() if line.strip()][1:] == []


def test_organizers_are_told_what_is_in_doubt(invented: Campaign) -> None:
    """The report names whom another list has otherwise, with the list and its day."""
    assert list(numbers_in_doubt(invented)) == [
        'Percival Dunmoor, no number: Assembly "desk" list <i>& more</i>, 2027-02-09',
        'Ignatz Pellworm, 690-555-0117: Assembly "desk" list <i>& more</i>, 2027-02-09',
    ]
