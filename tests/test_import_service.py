"""Since when members sit in their chamber, and when they sat in one before, from all roles of the source."""

from __future__ import annotations

from datetime import date

import pytest

from campaign.model.roster import Legislator
from tests.open_states import Desk, desk, person

__all__ = ["desk"]
NOW = "lower 2A 2023-01-03.."
CAME = date(2023, 1, 3)
Earlier = list[tuple[str, int | None, int]]
TWICE: Earlier = [("house", 2009, 2011), ("house", 2015, 2019)]


def imported(desk: Desk, *roles: str) -> Legislator:
    """Import a member with these roles, each written `chamber district first..last`."""
    lines = []
    for role in roles:
        chamber, district, days = role.split()
        first, _, last = days.partition("..")
        known = [f"{key}: '{day}'" for key, day in (("start_date", first), ("end_date", last)) if day]
        lines.append(f"- {{type: {chamber}, district: '{district}', {', '.join(known)}}}\n".replace(", }", "}"))
    role_of_ed = "roles:\n- start_date: 2025-01-14\n  type: lower\n  district: '2A'\n"
    desk.change("legislature/ed-fern.yml", role_of_ed, f"roles:\n{''.join(lines)}")
    desk.imports()
    return desk.roster().by_id["ed-fern"]


@pytest.mark.parametrize(
    ("roles", "since", "earlier"),
    [
        ((NOW,), CAME, []),
        ((NOW, "lower 9C 2021-01-05..2023-01-03"), date(2021, 1, 5), []),  # another number before
        ((NOW, "lower 9C 2021-01-05..2023-01-02"), date(2021, 1, 5), []),
        ((NOW, "lower 9C 2021-01-05..2022-12-31"), date(2021, 1, 5), []),  # between terms
        ((NOW, "lower 9C 2019-01-08..2021-01-03", "lower 8D 2021-01-05..2023-01-03"), date(2019, 1, 8), []),
        ((NOW, "lower 9C 2019-01-08..2021-01-05"), CAME, [("house", 2019, 2021)]),  # left and came back
        ((NOW, "lower 9C ..2021-01-05"), CAME, [("house", None, 2021)]),
        ((NOW, "lower 9C ..2023-01-03"), None, []),  # the first day is not known
        ((NOW, "lower 9C 2021..2023-01-03"), None, []),  # not to the day
        ((NOW, "lower 9C 2021-01-05..2022"), None, []),  # some day of 2022: it may have gone on, or not
        ((NOW, "lower 9C 2021-01-05..2023-01"), date(2021, 1, 5), []),
        ((NOW, "lower 9C 2015..2019"), CAME, [("house", 2015, 2019)]),
        ((NOW, "lower 9C 2015-01-06..2019", "lower 8D 2009..2011-01"), CAME, TWICE),
        ((NOW, "upper 9 2019-01-08..2021-01-05"), CAME, [("senate", 2019, 2021)]),
        ((NOW, "upper 9 ..2023-01-03"), CAME, [("senate", None, 2023)]),
        ((NOW, "upper 9 2019-01-08..2023-12-31"), CAME, []),  # in both at once: one of the days is wrong
        ((NOW, "governor 9 2019-01-08..2023-01-03"), CAME, []),
        (("lower 2A ..",), None, []),
        (("lower 2A ..", "lower 9C 2015-01-05..2019-01-07"), None, []),
        (("lower 2A ..", "upper 9 2015-01-05..2019-01-07"), None, [("senate", 2015, 2019)]),
    ],
)
def test_service_in_a_chamber_is_read_from_all_roles(
    desk: Desk, roles: tuple[str, ...], since: date | None, earlier: Earlier
) -> None:
    """Roles that follow one another are one service, whatever the district; what is not sure is left out."""
    ed = imported(desk, *roles)
    assert ed.terms[-1].in_chamber_since == since
    assert [(each.chamber, each.begins, each.ends) for each in ed.earlier] == earlier
    assert desk.imports().written == []


def test_each_term_has_the_first_day_of_its_own_chamber(desk: Desk) -> None:
    """Who moved to the other chamber came to each on another day."""
    desk.change("legislature/bo-cove.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2025-11-01")
    desk.put("legislature/flo.yml", person("Flo Gale", "lower", "2A", 6, start_date="2026-02-03"))
    ed = imported(desk, "upper 2 2025-11-18..", "lower 2A 2023-01-03..2025-11-18", "lower 9C 2021-01-05..2023-01-03")
    assert [(term.chamber, term.in_chamber_since) for term in ed.terms] == [
        ("house", date(2021, 1, 5)),
        ("senate", date(2025, 11, 18)),
    ]
    assert [(each.chamber, each.begins, each.ends) for each in ed.earlier] == [("house", 2021, 2025)]


def test_a_first_day_can_be_corrected_and_taken_out(desk: Desk) -> None:
    """One that the source has wrong is written into the corrections; without a value it is not known."""
    desk.imports()
    for written, since in (("2019-01-08", date(2019, 1, 8)), ("", None)):
        desk.corrects(f"legislators:\n  ed-fern:\n    in_chamber_since: {written}\n    why: so the House says\n")
        roster, _committees, findings = desk.site()
        assert (roster.by_id["ed-fern"].terms[-1].in_chamber_since, findings) == (since, [])
        assert desk.imports().written == []
    desk.corrects("legislators:\n  ed-fern:\n    in_chamber_since: 2025-01-14\n    why: so the House says\n")
    assert "`in_chamber_since` corrects nothing of `ed-fern`" in desk.site()[2][0].message


UNSETTLED = "legislators:\n  ed-fern:\n    unsettled:\n      {}: two are in use\n    why: compared with the House\n"


@pytest.mark.parametrize("fact", ["phone", "email", "office", "page", "in_chamber_since"])
def test_an_unsettled_fact_is_left_out(desk: Desk, fact: str) -> None:
    """All but the number, which stays; an import keeps what the source says in its own file."""
    desk.imports()
    desk.corrects(UNSETTLED.format(fact))
    roster, _committees, findings = desk.site()
    ed = roster.by_id["ed-fern"]
    value = ed.terms[-1].in_chamber_since if fact == "in_chamber_since" else getattr(ed, fact)
    assert (value == "555-100-0005") if fact == "phone" else value is None
    assert (ed.unsettled, findings) == (((fact, "two are in use"),), [])
    assert desk.imports().written == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (UNSETTLED.format("name"), "corrections.yml:4: `name` cannot be unsettled. Write one of phone, email, office,"),
        (UNSETTLED.format("emial"), "`emial` cannot be unsettled."),
        (
            UNSETTLED.format("email") + "    email: ed@example.org\n",
            "`email` of `ed-fern` is corrected and unsettled at once",
        ),
        ("legislators:\n  ed-fern:\n    unsettled:\n    why: so\n", "Nothing is corrected about `ed-fern`"),
        ("legislators:\n  ed-fern:\n    unsettled: email\n    why: so\n", "`unsettled` must be a group of"),
    ],
)
def test_a_wrong_mark_is_named(desk: Desk, text: str, said: str) -> None:
    """A fact that cannot be left out, or that is both corrected and in doubt, is a fault of one line."""
    desk.imports()
    desk.corrects(text)
    if "must be a group" in said:
        assert any(said in line for line in desk.refused())
    else:
        assert any(said in str(finding) for finding in desk.site()[2])


@pytest.mark.parametrize(
    ("name", "given", "family", "first"),
    [
        ("Ed Fern", "Ed", "Fern", "Ed"),
        ("Bob A. Fern", "Robert", "Fern", "Bob A."),
        ("Mary Ann Van Fern", "Mary", "Van Fern", "Mary"),
        ("Ed Fern", "Edward", "Ferne", "Edward"),  # nothing to go by: the check will ask
    ],
)
def test_the_first_name_is_the_one_in_the_name(desk: Desk, name: str, given: str, family: str, first: str) -> None:
    """Scripts greet with it; the source may give another one."""
    path = "legislature/ed-fern.yml"
    desk.change(path, "name: Ed Fern\ngiven_name: Ed\nfamily_name: Fern\n", f"name: {name}\ngiven_name: {given}\n")
    desk.change(path, "party:", f"family_name: {family}\nparty:")
    desk.imports()
    (ed,) = (each for each in desk.roster().legislators if each.source_id == "ocd-person/ed-fern-5")
    assert ed.given_name == first
