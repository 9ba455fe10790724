"""The report for organizers, and findings as GitHub shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaign.campaign import Campaign
from campaign.desk.preview import annotation
from campaign.desk.report import (
    days_without_action,
    numbers_due,
    numbers_missing,
    report,
    seats_without_holder,
    terms_ending,
    without_outcome,
)
from campaign.finding import Finding


def test_closed_actions_without_an_outcome_are_named(invented: Campaign) -> None:
    """Closed, not canceled, nothing told: newest first."""
    found = list(without_outcome(invented))
    assert [line.split()[1] for line in found] == ["closed"]
    assert "2027-02-01-welcome-a-new-member" in found[0]
    later = list(without_outcome(replace(invented, today=date(2027, 3, 1))))
    assert "2027-02-04-walk-the-river" in later[0]
    assert not any("sit-in-on-roads" in line or "speak-up-for-libraries" in line for line in later)


def test_numbers_are_due_after_ninety_days(invented: Campaign) -> None:
    """Whoever is named in an action that is not closed comes first."""
    assert list(numbers_due(invented)) == []
    later = replace(invented, today=date(2027, 5, 3))  # 91 days after the first ones were checked
    found = list(numbers_due(later))
    assert all("checked 2027-02-01" in line for line in found)
    assert len(found) == 2


def test_missing_numbers_and_holders_are_named(invented: Campaign) -> None:
    """People without a number; seats vacant or without anybody on record."""
    assert list(numbers_missing(invented)) == ["Percival Dunmoor"]
    assert list(seats_without_holder(invented)) == ["Assembly 5: vacant since 2027-01-25"]
    assert "Council III: vacant since 2027-03-01" in seats_without_holder(replace(invented, today=date(2027, 3, 2)))
    assert "Council III: nobody on record" in seats_without_holder(replace(invented, today=date(2029, 1, 1)))


def test_days_without_an_action_are_named(invented: Campaign) -> None:
    """Working days of the next two weeks, holidays and weekends left out."""
    found = list(days_without_action(invented))
    assert found[0] == "Thursday, 2027-02-11"
    assert not any("2027-02-10" in line or "2027-02-22" in line or "2027-02-13" in line for line in found)


def test_terms_that_end_soon_are_named_by_their_day(invented: Campaign) -> None:
    """Only those whom nothing follows in office."""
    assert list(terms_ending(invented)) == ["2027-02-28: Zażółć Gęśla-Jaźń"]
    winter = replace(invented, today=date(2028, 12, 1))
    (line,) = terms_ending(winter)
    assert line.startswith("2028-12-31: ")
    assert line.endswith(" more")


def test_the_report_is_short_and_says_where_nothing_is_to_do(invented: Campaign) -> None:
    """Each part has its count, and long parts are cut."""
    text = report(invented)
    assert text.startswith("Report for Wednesday, 2027-02-10\n")
    assert "Numbers due for a check: none" in text
    assert max(map(len, text.split("\n\n"))) < 2000
    assert "  and 8 more\n" in report(replace(invented, today=date(2028, 6, 1)), most=3)


def test_a_finding_becomes_one_annotation() -> None:
    """File, line and words; no character in them can end the command."""
    finding = Finding("content/a,b:c.md", 7, "100 % wrong\n::error::x", "Fix it", "warning")
    assert annotation(finding) == ("::warning file=content/a%2Cb%3Ac.md,line=7::100 %25 wrong ::error::x. Fix it.")
