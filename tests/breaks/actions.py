"""Actions that would mislead a caller."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, field, move, swap, whole

ACTIONS = "content/actions/2027/"
CLOSED = ACTIONS + "2027-01-20-speak-up-for-libraries.md"
HEARING = ACTIONS + "2027-02-03-testify-on-bridges.md"
EVENT = ACTIONS + "2027-02-04-walk-the-river.md"
HELP = ACTIONS + "2027-02-05-keep-the-list.md"
THREE = ACTIONS + "2027-02-08-keep-libraries-open.md"
OWN = ACTIONS + "2027-02-09-ask-for-a-town-hall.md"
CALL = ACTIONS + "2027-02-10-mend-the-bridges.md"
FUTURE = ACTIONS + "2027-02-15-call-the-longest-name.md"
CHAIRS = "content/evergreen/thank-the-chairs.md"
FRIEND = "content/evergreen/bring-a-friend.md"
CHAIR = '"committee:council/rivers-and-roads:chair"'
RIVERS = "Did you mean committee:council/rivers-and-roads:chair?"

LONG_AFTER = """---
title: Ask again for a town hall
kind: call
closes: 2029-01-02
ask: Hold an open town hall in March.
who: [your-councilor]
script: |
  Hello, my name is [your name] and I live in [your town and ZIP]. I am asking {title} {last_name} to hold an open town hall.

  [One sentence of your own.]

  Has a date been set? Thank you.
---
Ask now.
"""

WHOM = (
    Break("one's own member after all terms", ACTIONS.replace("2027", "2029") + "2029-01-02-ask-again.md", whole(LONG_AFTER, 6),
          "Nobody is on record for the Council on 2029-01-02", "Import the new members first", level="warning", more=1),
    Break("an unknown person", CALL, swap(CHAIR, "§jane-do"), "Nobody is known as `jane-do`", "Did you mean jane-doe?"),
    Break("the third of four unknown", THREE, swap("[marlowe-quist-tandrup, ", "[\n  jane-doe,\n  marlowe-quist-tandrup,\n  §nobody,\n  "),
          "Nobody is known as `nobody`", "Write your-councilor, your-assembly-member or an id"),
    Break("another state's word", OWN, swap("[your-councilor,", "[§your-senator,"), "Nobody is known as `your-senator`", "your-councilor"),
    Break("an unknown committee", CALL, swap("rivers-and-roads:chair", "§rivers:chair"), "Nobody is known as `committee:council/rivers:chair`", RIVERS),
    Break("a role that nobody holds", CALL, swap("roads:chair", "roads:§alternate"), "roads:alternate`", RIVERS),
    Break("a committee without role", CALL, swap("roads:chair", "roads§"), "Nobody is known as", RIVERS),
    Break("somebody who has left", CALL, swap(CHAIR, "§rosalind-ketterley"), "Rosalind Ketterley holds no seat on 2027-02-10", "Name whoever"),
    Break("somebody who leaves too soon", HELP, field("§who: [zazolc-gesla-jazn]"),
          "Zażółć Gęśla-Jaźń holds a seat only until 2027-02-28, but the action closes on 2027-03-05", "Close it earlier"),
    Break("somebody not yet there", CALL, swap(CHAIR, "§odalys-wintergarten"), "Odalys Wintergarten holds no seat on 2027-02-10", "Name whoever"),
    Break("a committee that has ended", CALL, swap("council/rivers-and-roads:chair", "assembly/bread-and-roses:chair§"),
          "The committee Bread and Roses ends on 2027-01-03", "name a committee that sits then"),
    Break("an evergreen to one who left", CHAIRS, swap('"committee:assembly/ways-and-means:chair"', "§tobias-fennimark"),
          "Tobias Fennimark holds no seat on 2027-02-10", "Name whoever", level="warning"),
    Break("one person twice", THREE, swap("marlowe-quist-tandrup,", "ottoline-brask§,"), "Ottoline Brask is to be called twice", "Keep one"),
    Break("a title that fits one chamber", THREE, swap("  Dear {first_name}, will {title} {last_name}", "§  Dear {first_name}, will Councilor {last_name}"),
          "“Councilor {last_name}” does not fit everybody in `who`", "Write {title} {last_name}"),
    Break("one word for a list", CALL, swap(f"[{CHAIR}]", "§jane-doe"), "`who` must be a list", "[one, two]"),
)

WHEN = (
    Break("closes before it opens", CALL, swap("closes: 2027-02-17", "§closes: 2027-02-09"),
          "It closes on 2027-02-09, before it opens on 2027-02-10", "the date in the file's name"),
    Break("an hour that the clock skips", EVENT, swap("start: 2027-02-20T10:00\nend: 2027-02-20T12:00", "§start: 2027-03-14T02:30\nend: 2027-03-14T04:30"),
          "02:30 does not exist on 2027-03-14: clocks go forward to 03:30 then", "Correct `start`"),
    Break("a meeting that closes later", EVENT, field("§closes: 2027-02-27"), "it takes place on 2027-02-20", "Take `closes` out"),
    Break("no minute at all", CALL, swap("minutes: 2", "§minutes: 0"), "It takes 0 minutes", "like 2 for a call"),
    Break("what follows is itself", CALL, field("§next: 2027-02-10-mend-the-bridges"), "leads back to this action", "Name one that follows"),
    Break("never closes", CALL, swap("closes: 2027-02-17\n", "", 2), "`closes` is missing", "Add the last day to do it"),
    Break("an evergreen vote", FRIEND, swap("ask: Ask one friend to make a call with you.", "§ask: Vote no on any bill that closes a library."), "It asks for a vote", "Write when: [in-session]"),
    Break("an evergreen to nobody known", FRIEND, swap("Two calls count", "Your own councilor counts", 2), "It speaks of “Your own councilor”", "Write when: [in-session, between-sessions]", level="warning"),
    Break("an evergreen for some other time", FRIEND, swap("minutes: 5", "minutes: 5\nwhen: [§winter]"), "winter", "in-session"),
    Break("an evergreen that closes", FRIEND, swap("minutes: 5", "§closes: 2027-03-01"), "An evergreen action never closes", "Remove it"),
    Break("a date in words", CALL, swap("closes: 2027-02-17", "§closes: February 17"), "not “February 17”", "like 2026-11-25"),
    Break("the end of time", HELP, swap("closes: 2027-03-05", "§closes: 9999-12-31"), "`closes` is of the year 9999", "Check the year"),
    Break("a 31st of February", CALL, swap("closes: 2027-02-17", "§closes: 2027-02-31"), "a day that does not exist", "Check the calendar"),
    Break("over the end of all terms", OWN, swap("closes: 2027-02-10", "§closes: 2029-01-02"), "All terms end on 2028-12-31", "by 2028-12-31"),
    Break("a call on a Saturday", FUTURE, move("2027-02-13-call.md", 3), "2027-02-13 is a Saturday: offices do not", "on a working day",
          path=ACTIONS + "2027-02-13-call.md"),
    Break("a call on a holiday", FUTURE, move("2027-02-22-call.md", 3), "2027-02-22 is Lantern Day: offices do not", "on a working day",
          path=ACTIONS + "2027-02-22-call.md", more=1),
    Break("an event that ends first", EVENT, swap("end: 2027-02-20T12:00", "§end: 2027-02-20T09:00"), "ends before it starts", "Correct `start`"),
    Break("an event at 25 o'clock", EVENT, swap("start: 2027-02-20T10", "§start: 2027-02-20T25"), "a time that does not exist", "date and hour"),
    Break("an event without an hour", EVENT, swap("start: 2027-02-20T10:00", "§start: 2027-02-20"), "must be a date and time", "2027-01-12T18:00"),
    Break("testimony due too late", HEARING, swap("deadline: 2027-02-16", "§deadline: 2027-02-19"), "due after the hearing begins", "`deadline`"),
)

WHAT = (
    Break("no ask", FRIEND, swap("ask: Ask one friend to make a call with you.\n", "", 2), "`ask` is missing", "the one thing asked for"),
    Break("an empty title", FRIEND, swap("title: Bring one friend", '§title: ""'), "`title` is empty", "Write something or remove"),
    Break("an unknown kind", FRIEND, swap("kind: organize", "§kind: organise"), "`kind` cannot be “organise”", "Did you mean organize?"),
    Break("NO as a position", CALL, swap("position: support", "§position: NO"), "`position` cannot be “NO”", "Write one of: support, oppose"),
    Break("yes for true", FRIEND, field("§draft: yes"), "`draft` must be true or false, not “yes”", "Write true or false"),
    Break("minutes in words", CALL, swap("minutes: 2", "§minutes: two"), "`minutes` must be a whole number, not “two”", "Write digits"),
    Break("half a minute", CALL, swap("minutes: 2", "§minutes: 0.5"), "`minutes` must be a whole number, not “0.5”", "Write digits"),
    Break("a slip in a field", CALL, swap("voicemail:", "§voice_mail:"), "did you mean `voicemail`?", "Write `voicemail:`"),
    Break("a call with nobody to call", CALL, swap(f"who: [{CHAIR}]\n", "", 3), "A call needs `who`", "Add `who:`", more=2),
    Break("a call without words", CHAIRS, swap("script:", "§voicemail:", 3), "A call needs `script`", "Add `script:`", more=1),
    Break("a hearing without status", HEARING, swap("status: changed\n", "", 3), "A hearing needs `status`", "Add `status:`"),
    Break("a room for an event", EVENT, field("§room: Room 1"), "`room` belongs to the kind hearing, not to event", "change `kind`"),
    Break("an unknown committee's hearing", HEARING, swap("committee: council/rivers-and-roads", "§committee: council/rivers-and-road"),
          "`council/rivers-and-road` is not a known committee", "Did you mean council/rivers-and-roads?"),
    Break("an unknown bill", CALL, swap("bill: CB 4", "§bill: CB 44"), "CB 44 is not in data/bills.yml", "Add the bill there"),
    Break("a bill of another session", "data/bills.yml", swap('CB 4\n    session: "10"', 'CB 5\n    session: "10"', 6),
          "CB 4 is not in data/bills.yml for this session, only for 9", "Add the bill there", path=HEARING, more=1),
    Break("a bill without position", HEARING, swap("position: support\n", "", 6), "`position` is missing", "Add position: support"),
    Break("an unknown successor", FRIEND, field("§next: bring-a-frind"), "There is no action `bring-a-frind`", "Did you mean bring-a-friend?"),
    Break("an outcome without date", CLOSED, swap("  date: 2027-01-21\n", "", 18), "`date` is missing", "Add it: when"),
)

WORDS = (
    Break("an unknown placeholder", CALL, swap("asking {title} {last_name}", "asking {title} {lastname}§"), "{lastname} cannot be", "Write {last_name}"),
    Break("an empty placeholder", CALL, swap("  Will you vote", "  §Will {} you vote"), "{} cannot be filled in", "Known are {title}"),
    Break("an unclosed bracket", CALL, swap('"tired". [One sentence of your own.]', '"tired". [One sentence', 14), "a “[” without its “]”", "Close each that opens"),
    Break("an unclosed brace", CALL, swap("asking {title} {last_name}", "asking {title} {last_name", 12), "a “{” without its “}”", "Close each that opens"),
    Break("a placeholder in a reply", THREE, swap("agrees: Thank you.", "§agrees: Thank you {name}."), "{name} is not filled in", "voicemail"),
    Break("a placeholder in the ask", FUTURE, swap("ask: Make", "§ask: May {name} make"), "{name} is not filled in here", "voicemail"),
    Break("a placeholder for nobody", FRIEND, field("§script: Hello {name}."), "{name} is not filled in here", "`who`"),
    Break("far too many words", THREE, swap("  I read in", "  I " + "really " * 120 + "read in", 12), "The script has 16", "Cut it to 120", more=1),
)

TABLE = (*WHOM, *WHEN, *WHAT, *WORDS)
