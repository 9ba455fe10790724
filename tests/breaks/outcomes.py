"""Actions that keep quiet about what came of them, or what changed on the way."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.actions import CALL, CLOSED, HEARING
from tests.breaks.change import Break, swap

OUTCOME = """outcome:
  what: The Assembly passed it, 3 to 2. It goes to the Council next.
  date: 2027-01-21
  source: https://bills.ostrelle.example/10/AB/12/votes/1
"""
CHANGES = """changes:
  - {date: 2027-02-05, what: "It begins at 1 pm, not at 10 am."}
  - {date: 2027-02-08, what: 'It is in Room 1 now, not in Room 5.'}
"""

TABLE = (
    Break("an outcome of another year", CLOSED, swap("  date: 2027-01-21\n", "  date: 2026-01-21\n", 17), "before it opened on 2027-01-20", "Correct `date`"),
    Break("an outcome still to come", CLOSED, swap("  date: 2027-01-21\n", "  date: 2027-02-11\n", 19), "The outcome is of 2027-02-11, which is still to come", "Correct its `date`", level="warning"),
    Break("a change still to come", HEARING, swap("  - {date: 2027-02-08,", "  - §{date: 2027-02-18,"), "A change is of 2027-02-18, which is still to come", "Correct its `date`", level="warning"),
    Break("a change nobody explains", HEARING, swap(CHANGES, "", 12), "`changes` does not say what changed", "Add `changes:`", level="warning"),
    Break("a change that is not marked", HEARING, swap("status: changed", "§status: scheduled"), "`status` says it is as announced", "Write status: changed", level="warning"),
    Break("a change without words", CALL, swap("minutes: 2\n", "minutes: 2\nchanges:\n  - §{date: 2027-02-09}\n"), "`what` is missing", "Add it: what is different now"),
)
