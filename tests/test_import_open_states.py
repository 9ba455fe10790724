"""What the importer makes of an Open States folder."""

from __future__ import annotations

from datetime import date

import pytest

from campaign.model.patterns import is_mailbox_of, slug
from campaign.model.roster import Seat
from tests.open_states import AS_OF, Desk, person
from tools.importers.committees import role_of
from tools.importers.open_states import main

# What is taken


def test_every_fact_of_a_member_is_taken(desk: Desk) -> None:
    """Name, party, Capitol office, page, terms, sources and dates arrive as the site words them."""
    desk.imports()
    ada = desk.roster().by_id["ada-brook"]
    assert (ada.name, ada.given_name, ada.family_name, ada.party) == ("Ada Brook", "Ada", "Brook", "T")
    assert (ada.phone, ada.email, ada.office) == ("555-100-0001", "ada-brook@example.org", "Room 1, Old Mint")
    assert ada.page == "https://senate.example.org/member?id=1"
    assert [(term.seat, term.begins, term.ends) for term in ada.terms] == [
        (Seat("senate", "1"), date(2025, 1, 14), date(2027, 1, 3))
    ]
    assert (ada.source_id, ada.checked) == ("ocd-person/ada-brook-1", AS_OF)


def test_the_files_say_where_they_come_from(desk: Desk) -> None:
    """Origin, license and day stand at the top of both files."""
    desk.imports()
    for kept in (desk.roster(), desk.committees()):
        assert (kept.as_of, kept.origin.license) == (AS_OF, "CC0-1.0")
        assert kept.origin.url == "https://github.com/openstates/people"


def test_only_pages_of_the_chambers_are_named_as_sources(desk: Desk) -> None:
    """Encyclopedias and campaign sites stay out; the chambers' own pages stay in."""
    desk.imports()
    assert desk.roster().by_id["cy-dale"].sources == ("https://house.example.org/list",)


def test_a_district_phone_is_never_taken(desk: Desk) -> None:
    """A line classed `district` may be private: neither it nor its address is in any file, even as the only one."""
    desk.change("legislature/bo-cove.yml", "classification: capitol", "classification: district")
    desk.imports()
    assert desk.roster().by_id["bo-cove"].phone is None
    written = b"".join(desk.files().values())
    assert b"555-999" not in written
    assert b"Private Lane" not in written


def test_a_phone_gets_the_form_of_the_site(desk: Desk) -> None:
    """However the source writes a number, the site writes it in one way."""
    desk.change("legislature/bo-cove.yml", "555-100-0002", "+1 (555) 100.0002")
    desk.imports()
    assert desk.roster().by_id["bo-cove"].phone == "555-100-0002"


def test_an_email_address_of_somebody_else_is_left_out(desk: Desk) -> None:
    """An address with another person's name is reported and not taken."""
    desk.change("legislature/ed-fern.yml", "ed-fern@", "ed.quill@")
    report = desk.imports()
    assert desk.roster().by_id["ed-fern"].email is None
    assert "ed.quill@example.org does not look like the address of Ed Fern" in "\n".join(report.lines())


def test_people_stand_in_the_order_of_chamber_and_district(desk: Desk) -> None:
    """The order does not hang on file names."""
    desk.imports()
    assert list(desk.roster().by_id) == ["ada-brook", "bo-cove", "cy-dale", "di-elm", "ed-fern"]


def test_roles_outside_the_legislature_are_passed_over(desk: Desk) -> None:
    """A mayor's or governor's role in a member's file is nothing to this site."""
    desk.change("legislature/cy-dale.yml", "roles:\n", "roles:\n- type: mayor\n  start_date: sometime\n")
    desk.imports()
    assert len(desk.roster().by_id["cy-dale"].terms) == 1


# Names and ids


def test_letters_beyond_ascii_stay_in_the_name_and_leave_the_id(desk: Desk) -> None:
    """The name keeps its accents; the address gets plain letters."""
    desk.put("legislature/cy-dale.yml", person("Zoë Ångström-O'Muñiz", "lower", "1A", 3))
    desk.change("committees/tides.yml", "person/cy-dale-3", "person/zoe-angstrom-omuniz-3")
    desk.imports()
    assert desk.roster().by_id["zoe-angstrom-omuniz"].name == "Zoë Ångström-O'Muñiz"


def test_two_people_of_one_name_get_their_district(desk: Desk) -> None:
    """Neither of two newcomers of one name takes the bare name."""
    desk.put("legislature/ed-fern.yml", person("Di Elm", "lower", "2A", 5))
    desk.imports()
    assert {"di-elm-1b", "di-elm-2a"} < set(desk.roster().by_id)


def test_a_newcomer_never_takes_an_id_from_somebody(desk: Desk) -> None:
    """An id once given stays, even when a namesake arrives."""
    desk.imports()
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-01-31")
    desk.put("legislature/new.yml", person("Di Elm", "lower", "2A", 6, start_date="2026-02-10"))
    desk.imports()
    ids = desk.roster().by_id
    assert ids["di-elm"].source_id == "ocd-person/di-elm-4"
    assert ids["di-elm-2a"].source_id == "ocd-person/di-elm-6"


def test_an_id_stays_when_the_name_changes(desk: Desk) -> None:
    """A new name is taken; the address of the person's page remains."""
    desk.imports()
    desk.change("legislature/ada-brook.yml", "name: Ada Brook", "name: Ada Brook-Reed")
    desk.imports()
    assert desk.roster().by_id["ada-brook"].name == "Ada Brook-Reed"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("María Isa Pérez-Vega", "maria-isa-perez-vega"),
        ("Tim O'Driscoll", "tim-odriscoll"),
        ("Tim O’Driscoll", "tim-odriscoll"),
        ("J. R. Łoś", "j-r-los"),
        ('Jane "JD" Doe & Co <script>', "jane-jd-doe-co-script"),
        ("Søren Weiß", "soren-weiss"),
    ],
)
def test_a_name_becomes_a_word_for_an_address(name: str, word: str) -> None:
    """Accents go, marks become dashes, apostrophes vanish."""
    assert slug(name) == word


@pytest.mark.parametrize(
    ("mailbox", "family", "fits"),
    [
        ("rep.tim.odriscoll", "O'Driscoll", True),
        ("sen.mary.reed", "Reed-Stone", True),
        ("rep.maria.perez-vega", "Pérez-Vega", True),
        ("district14", "Lee", True),
        ("sen.john.mason", "Marsh", False),
        ("rep.xu", "Xu", True),
    ],
)
def test_a_mailbox_is_known_by_the_family_name(mailbox: str, family: str, fits: bool) -> None:
    """One word of the family name is enough; a box with digits has no name to compare."""
    assert is_mailbox_of(f"{mailbox}@example.org", family) is fits


# Days in a seat


def test_a_role_without_end_lasts_until_the_terms_end(desk: Desk) -> None:
    """After the session's last day nobody is shown as current."""
    desk.imports()
    assert desk.holder("senate", "1", date(2027, 1, 3))
    assert desk.holder("senate", "1", date(2027, 1, 4)) is None


def test_a_role_without_start_begins_with_the_oldest_session_and_says_so(desk: Desk) -> None:
    """A first day that nobody knows is marked in the file."""
    desk.change("legislature/ada-brook.yml", "- start_date: 2025-01-14\n  type", "- type")
    desk.imports()
    assert desk.roster().by_id["ada-brook"].terms[0].begins == date(2025, 1, 6)
    assert "# no first day: " in (desk.data / "legislators.yml").read_text("utf-8")


def test_roles_of_older_sessions_are_left_out(desk: Desk) -> None:
    """Only days within the sessions of data/legislature.yml matter, whatever form an old date has."""
    old = "".join(f"- {{type: lower, district: 99Z, end_date: '{day}'}}\n" for day in ("2019", "2023-01", "2025-01-05"))
    desk.change("legislature/cy-dale.yml", "roles:\n", f"roles:\n{old}")
    desk.imports()
    assert [term.district for term in desk.roster().by_id["cy-dale"].terms] == ["1A"]


def test_on_a_day_of_hand_over_the_newcomer_holds_the_seat(desk: Desk) -> None:
    """Where the source gives one day as last and first, the predecessor's last day is the one before."""
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-03")
    desk.put("legislature/new.yml", person("Flo Gale", "lower", "2A", 6, start_date="2026-02-03"))
    desk.imports()
    last, first = (desk.holder("house", "2A", date(2026, 2, day)) for day in (2, 3))
    assert (last and last.id, first and first.id) == ("ed-fern", "flo-gale")


def test_a_member_who_changes_chamber_is_never_in_both(desk: Desk) -> None:
    """The same day as last in the house and first in the senate counts for the senate."""
    desk.change("legislature/bo-cove.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2025-11-01")
    moved = (
        "- start_date: 2025-11-18\n  type: upper\n  district: '2'\n- end_date: 2025-11-18\n  start_date: 2025-01-14\n"
    )
    desk.change("legislature/ed-fern.yml", "- start_date: 2025-01-14\n", moved)
    desk.put("legislature/new.yml", person("Flo Gale", "lower", "2A", 6, start_date="2026-02-03"))
    desk.imports()
    ed = desk.roster().by_id["ed-fern"]
    assert [(term.seat, term.begins) for term in ed.terms] == [
        (Seat("house", "2A"), date(2025, 1, 14)),
        (Seat("senate", "2"), date(2025, 11, 18)),
    ]
    assert ed.terms[0].ends == date(2025, 11, 17)


def test_a_term_of_one_day_counts(desk: Desk) -> None:
    """Somebody who held a seat for a single day is on record for that day, and the next holder from the day after."""
    one = "start_date: 2026-02-03\n  end_date: 2026-02-03"
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-02")
    desk.put("legislature/flo.yml", person("Flo Gale", "lower", "2A", 6).replace("start_date: 2025-01-14", one))
    desk.put("legislature/gus.yml", person("Gus Hill", "lower", "2A", 7, start_date="2026-02-04"))
    desk.imports()
    holders = [desk.holder("house", "2A", date(2026, 2, day)) for day in (2, 3, 4)]
    assert [holder.id if holder else None for holder in holders] == ["ed-fern", "flo-gale", "gus-hill"]
    assert desk.roster().vacancies == ()


def test_a_term_of_one_day_is_not_handed_over_to_nothing(desk: Desk) -> None:
    """Where the source gives one day as first, last and the next one's first, two held the seat on it: no guess."""
    one = "start_date: 2026-02-03\n  end_date: 2026-02-03"
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-02")
    desk.put("legislature/flo.yml", person("Flo Gale", "lower", "2A", 6).replace("start_date: 2025-01-14", one))
    desk.put("legislature/gus.yml", person("Gus Hill", "lower", "2A", 7, start_date="2026-02-03"))
    assert any("both hold house 2A on February 3, 2026" in line for line in desk.refused())


def test_a_person_with_two_terms_keeps_both(desk: Desk) -> None:
    """A member who left a seat and came back holds it in both terms, and nobody in between; the later one sorts."""
    back = (
        "- start_date: 2026-02-10\n  type: lower\n  district: '2A'\n- end_date: 2025-06-30\n  start_date: 2025-01-14\n"
    )
    desk.change("legislature/ed-fern.yml", "- start_date: 2025-01-14\n", back)
    desk.put("legislature/flo.yml", person("Flo Gale", "lower", "2A", 6, start_date="2025-07-01"))
    desk.change("legislature/flo.yml", "start_date: 2025-07-01", "start_date: 2025-07-01\n  end_date: 2026-02-10")
    desk.imports()
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 2, 9), date(2026, 2, 10), date(2027, 1, 3))
    holders = [desk.holder("house", "2A", day) for day in days]
    assert [one.id if one else None for one in holders] == ["ed-fern", "flo-gale", "flo-gale", "ed-fern", "ed-fern"]
    assert list(desk.roster().by_id)[-2:] == ["flo-gale", "ed-fern"]
    assert [term.begins for term in desk.roster().by_id["ed-fern"].terms] == [date(2025, 1, 14), date(2026, 2, 10)]
    assert desk.imports().written == []


def test_an_empty_seat_is_known_by_its_former_holder(desk: Desk) -> None:
    """A last day without a successor makes a vacancy from the day after until the terms end; the roster keeps both."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-06-21")
    desk.imports()
    (vacancy,) = desk.roster().vacancies
    assert (vacancy.district, vacancy.begins, vacancy.ends) == ("1B", date(2026, 6, 22), date(2027, 1, 3))
    assert vacancy.note == "Di Elm held this seat until June 21, 2026."
    held = [desk.roster().holding(Seat("house", "1B"), date(2026, 6, day)).status for day in (21, 22)]
    assert held == ["held", "vacant"]


def test_an_editors_word_on_a_vacancy_stays(desk: Desk) -> None:
    """A note written by hand survives the next import."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-10")
    desk.imports()
    desk.change("data/legislators.yml", "Di Elm held this seat until February 10, 2026.", "A special election follows.")
    desk.imports()
    assert desk.roster().vacancies[0].note == "A special election follows."


def test_a_vacancy_ends_when_somebody_takes_the_seat(desk: Desk) -> None:
    """The empty days stay on record, up to the day before the newcomer's first."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-01-10")
    desk.imports()
    desk.put("legislature/new.yml", person("Flo Gale", "lower", "1B", 6, start_date="2026-03-05"))
    desk.imports()
    (vacancy,) = desk.roster().vacancies
    assert (vacancy.begins, vacancy.ends) == (date(2026, 1, 11), date(2026, 3, 4))


def test_a_vacancy_written_by_hand_explains_an_empty_seat(desk: Desk) -> None:
    """An editor may know of an empty seat of which the source says nothing."""
    (desk.source / "legislature" / "ed-fern.yml").unlink()
    seat = "{chamber: house, district: 2A, from: 2025-01-06, until: 2027-01-03, note: Never filled.}"
    head = "as_of: 2026-03-01\nsource: {name: None, url: https://example.org/, license: CC0-1.0}\n"
    (desk.data / "legislators.yml").write_text(f"{head}legislators: []\nvacancies:\n  - {seat}\n", "utf-8")
    desk.imports()
    assert desk.roster().vacancies[0].note == "Never filled."


# Committees


def test_a_committee_is_taken_with_roles_page_and_last_day(desk: Desk) -> None:
    """Members by our ids, chairs first; the page of this legislature, not of the one before."""
    desk.imports()
    (tides,) = desk.committees().committees
    assert (tides.id, tides.chamber, tides.name, tides.ends) == ("house/tides", "house", "Tides", date(2027, 1, 3))
    assert tides.page == "https://house.example.org/Committees/Home/94007"
    assert [(one.legislator, one.role) for one in tides.members] == [("cy-dale", "chair"), ("di-elm", "ranking-member")]


def test_a_page_of_an_older_legislature_is_left_out(desk: Desk) -> None:
    """No link is better than a stale one."""
    desk.change("committees/tides.yml", "- url: https://house.example.org/Committees/Home/94007\n", "")
    desk.imports()
    assert desk.committees().committees[0].page is None


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("chair", "chair"),
        ("Chairwoman", "chair"),
        ("co-chair", "co-chair"),
        ("vice chair", "vice-chair"),
        ("co-vice chair", "co-vice-chair"),
        ("ranking member", "ranking-member"),
        ("ranking keel member", "ranking-member"),
        ("tide–and–wave party lead", "lead"),
        ("alternate", "alternate"),
        ("", "member"),
        ("mascot", None),
    ],
)
def test_odd_names_of_roles_become_ours(written: str, role: str | None) -> None:
    """The first of the other party is ranking-member or lead; what nobody knows is not guessed."""
    assert role_of(written) == role


# Command line


def test_the_command_says_what_it_did(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0 and the files written."""
    assert main([str(desk.source), "--data", str(desk.data), "--as-of", "2026-03-01"]) == 0
    assert "legislators.yml" in capsys.readouterr().out
