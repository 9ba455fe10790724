"""Data files that say what cannot be."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, Change, below, move, swap, whole

SITE = "data/site.yml"
STATE = "data/legislature.yml"
PEOPLE = "data/legislators.yml"
COMMITTEES = "data/committees.yml"
BILLS = "data/bills.yml"
VOTES = "data/votes/10.yml"
LIBRARIES = "content/actions/2027/2027-02-08-keep-libraries-open.md"
HISTORY = "data/histories/10.yml"

THE_SITE = (
    Break("a needed key gone", SITE, swap("mail: hello@fair.ostrelle.example\n", "", 2), "`mail` is missing", "Add it: the address"),
    Break("a needed key empty", SITE, swap("mail: hello@fair.ostrelle.example", "mail:", 2), "`mail` is missing", "Add it"),
    Break("a slip in a key", SITE, swap("facebook_group:", "§facebok_group:"),
          "`facebok_group` is not a known key: did you mean `facebook_group`?", "Write `facebook_group:`"),
    Break("an unknown key", SITE, below("§zzz: 1\n"), "`zzz` is not a known key", "Remove it; known are name, short_name"),
    Break("an unsafe address", SITE, swap("address: https:", "§address: http:"), "wanted is an address that begins with https://", "Correct"),
    Break("an address that nobody can open", SITE, swap("address: https://fair", "§address: https://[fair"), "an address that begins with https://", "Correct"),
    Break("an address with a query", SITE, swap("address: https://fair.ostrelle.example", "§address: https://fair.ostrelle.example/?a=b"),
          "The address of every page would begin with https://fair.ostrelle.example/?a=b", "nothing after ?"),
    Break("a public address that climbs", SITE, swap("address: https://fair.ostrelle.example", "§address: https://fair.ostrelle.example/a/../b"),
          "The address of every page would begin with", "nothing after ?"),
    Break("an email address without @", SITE, swap("mail: hello@", "§mail: hello."), "wanted is an email address like", "Correct it"),
    Break("one word where keys belong", SITE, swap("sign_up: {service: practice}", "§sign_up: practice"),
          "a group of `key: value` lines is wanted", "Indent them below the key"),
    Break("a list for a text", SITE, swap("name: Fair Ostrelle Now", "§name: [Fair, Now]"), "`name` must be one value", "on one line"),
)

THE_LEGISLATURE = (
    Break("no districts", STATE, swap("districts:\n", "districts: §{}\nunused:\n"), "`districts` is empty", "at least one", more=1),
    Break("a time zone with a slip", STATE, swap("America/Denver", "§America/Denvr"), "wanted is a time zone", "Correct it"),
    Break("an area code too short", STATE, swap('["590", "690"]', '§["590", "69"]'), "wanted is three digits", "Correct it"),
    Break("one value for a list", STATE, swap('area_codes: ["590", "690"]', "§area_codes: 590"), "must be a list", "[one, two]"),
    Break("a district in two", STATE, swap('II: ["3", "4"]', '§II: ["3", "1"]'), "District 1 lies in both I and II", "Keep it in one"),
    Break("a district that climbs", STATE, swap('II: ["3", "4"]', '§"../../../theme/templates/base": ["3", "4"]'), "cannot be a part of an address", "like 14A"),
    Break("a lower district that climbs", STATE, swap('II: ["3", "4"]', '§II: ["3", ".."]'), "The district “..” cannot be a part", "like 14A"),
    Break("a session too early", STATE, swap("terms_begin: 2027-01-04", "§terms_begin: 2027-01-03"),
          "The terms of Tenth General Court begin before those of Ninth General Court end", "list the oldest session first"),
    Break("a session that ends first", STATE, swap("terms_end: 2028-12-31", "§terms_end: 2026-12-31"), "end before they begin", "dates"),
    Break("a chamber twice", STATE, swap("  - id: assembly\n", "  - §id: council\n"), "Two chambers have the id `council`", "its own"),
    Break("help without a source", STATE, swap("    source: https://court.ostrelle.example/speakers?a=1&b=2\n", "", 64), "`source` is missing", "the page that says so"),
    Break("help without a day", STATE, swap("    as_of: 2026-11-15\n", "", 64), "`as_of` is missing", "the day on which"),
    Break("help looked up tomorrow", STATE, swap("as_of: 2026-11-15", "§as_of: 2027-11-15"),
          "Help for “Another tongue” was looked up on 2027-11-15, which is still to come", "Correct the date", level="warning"),
    Break("one role for two", STATE, swap("role: assembly-member", "§role: councilor"),
          "Two chambers have the role `councilor`", "Give each its own"),
)

THE_ROSTER = (
    Break("an unknown party", PEOPLE, swap("party: L\n    phone: 590-555-0101", "§party: LL\n    phone: 590-555-0101"),
          "The party `LL` is not known", "Write one of L, P&A, U"),
    Break("a wrong area code", PEOPLE, swap("590-555-0101", "591-555-0101§"), "an area code from outside the state", "590, 690"),
    Break("a number too short", PEOPLE, swap("590-555-0101", "590-555-010§"), "wanted is a phone number like", "Correct it"),
    Break("a number in brackets", PEOPLE, swap("590-555-0101", "(590) 555-0101§"), "wanted is a phone number like", "Correct it"),
    Break("one number for two", PEOPLE, swap("690-555-0117", "690-555-0105§"), "690-555-0105 is also Ottoline Brask's", "Look both up"),
    Break("an id twice", PEOPLE, swap("id: lucasta-mirrendale-8", "§id: lucasta-mirrendale-6"), "used by two people", "Add the district"),
    Break("an id with capitals", PEOPLE, swap("- id: jane-doe", "- §id: Jane-Doe"), "wanted is lowercase letters, digits", "Correct it"),
    Break("a date turned around", PEOPLE, swap('"1", from: 2025-01-06', '"1", from: 06/01/2025§'), "must be a date", "like 2026-11-25"),
    Break("a leap day too many", PEOPLE, swap("from: 2027-02-01", "from: 2027-02-29§"), "does not exist: 2027-02-29", "Check the calendar"),
    Break("a year with a slip", PEOPLE, swap("from: 2027-02-01", "from: 2927-02-01§"), "`from` is of the year 2927", "Check the year"),
    Break("a term that ends first", PEOPLE, swap('"8", from: 2027-01-04, until: 2028', '"8", from: 2027-01-04, until: 2026§'),
          "Lucasta Mirrendale's term ends before it begins", "Check the two dates", more=2),
    Break("two holders of a seat", PEOPLE, swap("from: 2027-02-01", "from: 2027-01-31§"),
          "Rosalind Ketterley and Ignatz Pellworm both hold 3 on 2027-01-31", "End Rosalind Ketterley's term before 2027-01-31"),
    Break("an unknown district", PEOPLE, swap('district: "7"', '§district: "77"'), "no district 77 in the chamber `assembly`", "Check", more=2),
    Break("an unknown chamber", PEOPLE, swap('assembly, district: "8"', '§asembly, district: "8"'),
          "There is no district 8 in the chamber `asembly`", "Check chamber and district", more=2),
    Break("a person without terms", PEOPLE, swap("terms:\n      - {chamber: council, district: III, from: 2027-03-04, until: 2028-12-31}",
          "terms: §[]"), "`terms` is empty", "Write at least one entry"),
    Break("a seat without anybody", PEOPLE, swap('"5", from: 2027-01-25', '"5", from: 2027-02-11', 1),
          "Nobody is on record for Assembly district 5 on 2027-02-10", "under `vacancies:`", level="warning"),
    Break("a term without end", PEOPLE, swap('"8", from: 2027-01-04, until: 2028-12-31', '"8", from: 2027-01-04, until: 2099-12-31§'),
          "Lucasta Mirrendale's term lasts until 2099-12-31, and nobody elected so far serves beyond 2031-01-07", "Write the last day"),
    Break("a vacancy without end", PEOPLE, swap("from: 2027-03-01, until: 2027-03-03", "from: 2027-03-01, until: 2072-03-03§"),
          "The vacancy of III lasts until 2072-03-03", "Write the last day"),
    Break("a term of another century", PEOPLE, swap('"8", from: 2027-01-04', '"8", from: 1927-01-04§'),
          "Lucasta Mirrendale would have served since 1927-01-04", "Check the year"),
    Break("a seat before the chamber", PEOPLE, swap('"8", from: 2027-01-04', '"8", in_chamber_since: 2027-02-01, from: 2027-01-04§'),
          "Lucasta Mirrendale came to the seat on 2027-01-04, before coming to the chamber", "Check the two dates"),
    Break("one person in two seats", PEOPLE, swap('"4", from: 2027-01-04, until: 2028-12-31}', '"4", from: 2027-01-04, until: 2028-12-31}\n'
          "      - {chamber: council, district: III, §from: 2027-03-01, until: 2027-03-03}"),
          "Wren O’Hollow holds both 4 and III on 2027-03-01", "End the term in 4 before that day"),
    Break("a number of zeros", PEOPLE, swap("590-555-0101", "590-000-0000§"), "590-000-0000 reaches nobody: no exchange begins with 0", "official page"),
    Break("an exchange of services", PEOPLE, swap("590-555-0101", "590-911-1111§"), "numbers that end in 11 are for emergencies", "official page"),
    Break("one email address for two", PEOPLE, swap("jane@council", "marlowe@council§"),
          "is the address of Marlowe Quist-Tandrup", "Look it up on the official page, or leave it out"),
    Break("the mailbox of another", PEOPLE, swap("jane@council", "wren.ohollow@council§"), "is the address of Wren O’Hollow", "Look it up"),
    Break("an email address elsewhere", PEOPLE, swap("jane@council", "jane@counsel§"),
          "is no address of the Council", "Addresses there end in @council.ostrelle.example"),
    Break("the page of another", PEOPLE, swap("https://council.ostrelle.example/2?a=1&b=2", "https://council.ostrelle.example/1§"),
          'The page of Jane "JD" Doe & Co <script> is that of Marlowe Quist-Tandrup', "official page"),
    Break("the office of another", PEOPLE, swap("email: ottoline@assembly.ostrelle.example", "§office: Room 1, Lantern House, Quillhaven"),
          "have the same office: Room 1", "Look it up", level="warning"),
    Break("a home in an office", PEOPLE, swap("email: ottoline@assembly.ostrelle.example", "§office: Room 9, and home 12 Elm St"),
          "says “home”: this may be private", "Write the Capitol office alone"),
    Break("another first name", PEOPLE, swap("given_name: Wren", "given_name: Ren§"),
          "`given_name` is “Ren”, which is not in the name “Wren O’Hollow”", "Write what the person goes by in both"),
    Break("another last name", PEOPLE, swap("family_name: O’Hollow", "family_name: Hollow§"), "`family_name` is “Hollow”, which is not", "in both"),
    Break("a last name with the first", PEOPLE, swap("family_name: O’Hollow", "family_name: Wren O’Hollow§"),
          "The last name “Wren O’Hollow” of Wren O’Hollow has the first name in it", "Write the last name alone"),
    Break("a title in a name", PEOPLE, swap("name: Wren O’Hollow", "name: Asm. Wren O’Hollow§"), "has a title in it", "the site adds the right"),
    Break("one person under two ids", PEOPLE, swap("until: 2027-01-24}\n  # Two people of one name.\n  - id: lucasta-mirrendale-6\n",
          "until: 2027-01-24}\n    source_id: x-1\n  # Two people of one name.\n  - id: lucasta-mirrendale-6\n    §source_id: x-1\n"),
          "`lucasta-mirrendale-6` and `tobias-fennimark` have the same id at the source", "Keep one of the two"),
    Break("a link that runs script", PEOPLE, swap("https://council.ostrelle.example/1", "javascript:alert(1)§"), "https://", "Correct it"),
)

COMPARED = "data/comparisons.yml"
THE_COMPARISONS = (
    Break("a comparison with nobody", COMPARED, swap("legislator: ottoline-brask", "§legislator: ottoline-brasq"),
          "`ottoline-brasq` is not a known legislator", "Did you mean ottoline-brask?", level="warning"),
    Break("a comparison still to come", COMPARED, swap("as_of: 2027-02-09", "§as_of: 2027-02-11"),
          "is of 2027-02-11, which is still to come", "Correct the date", level="warning"),
    Break("a comparison of no day", COMPARED, swap('  - source: Assembly "desk" list <i>& more</i>\n    as_of: 2027-02-09\n',
          '  - §source: Assembly "desk" list <i>& more</i>\n'), "`as_of` is missing", "the day on which the list was true"),
    Break("a reason with a number", "data/corrections.yml", swap("it rang for hours", "§it rang at 590-555-0199"),
          "A phone number is typed into the text: 590-555-0199", "Remove it"),
)

THE_COMMITTEES = (
    Break("an unknown member", COMMITTEES, swap("legislator: percival-dunmoor", "§legislator: percival-dunmor"),
          "`percival-dunmor` is not a known legislator", "Did you mean percival-dunmoor?"),
    Break("an unknown role", COMMITTEES, swap("role: vice-chair", "§role: vicechair"), "`role` cannot be “vicechair”", "Did you mean vice-chair?"),
    Break("a committee twice", COMMITTEES, swap("id: assembly/bread-and-roses", "§id: assembly/ways-and-means"), "is listed twice", "Keep one",
          more=3),
    Break("of another chamber", COMMITTEES, swap("roads\n    chamber: council", "roads\n    §chamber: assembly"),
          "`council/rivers-and-roads` is not of the chamber `assembly`", "Begin the id with one of council, assembly"),
    Break("of no chamber", COMMITTEES, swap("roses\n    chamber: assembly", "roses\n    §chamber: asembly"), "is not of the chamber `asembly`",
          "Begin the id with one of council, assembly"),
    Break("a member twice", COMMITTEES, swap("percival-dunmoor", "wren-ohollow§"), "`wren-ohollow` is on this committee twice", "Keep one"),
)

THE_BILLS = (
    Break("a number without space", BILLS, swap("number: AB 12", "§number: AB12"), "wanted is letters, a space and digits", "Correct it"),
    Break("a bill twice", BILLS, below('§  - {number: CB 4, session: "9", title: Again}\n'), "CB 4 is listed twice for session 9", "Keep one"),
    Break("an unknown session", BILLS, below('  - {number: CB 9, §session: "11", title: Later}\n'), "There is no session `11`", "Known are 9, 10"),
    Break("of neither chamber", BILLS, below('  - {§number: HB 9, session: "10", title: Odd}\n'), "No chamber's bills begin with HB", "CB, AB"),
    Break("a position of no day", BILLS, below('  - {number: CB 8, session: "10", title: Odd, §position: support}\n'),
          "`since` is missing", "since when the group wants that"),
    Break("a day of no position", BILLS, below('  - {number: CB 8, session: "10", title: Odd, §since: 2027-01-13}\n'),
          "`position` is missing", "take out `since`"),
    Break("a position still to come", BILLS, below('  - {number: CB 8, session: "10", title: Odd, position: oppose, §since: 2027-02-11}\n'),
          "`since` is 2027-02-11, which is still to come", "Write it once it is so", level="warning"),
    Break("a call against our own position", BILLS, swap("position: oppose\n    since: 2027-01-05", "position: support\n    since: 2027-02-08", 11),
          "`position` is oppose, but since 2027-02-08 the group wants: support", "Correct one of the two", path=LIBRARIES),
    Break("a slip in the only key", BILLS, swap("bills:\n", "§bils:\n"), "did you mean `bills`?", "Write `bills:`"),
)

VOTE = "chamber: assembly, motion: Second reading, yes: 3, no: 2, no_by: "

THE_VOTES = (
    Break("votes of another session", VOTES, swap('session: "10"', '§session: "9"'), "The file says that it is of session 9", "Name it for one of 9, 10"),
    Break("votes of a session that never was", VOTES, move("11.yml", 6), "of session 10", "say the same in it", path="data/votes/11.yml"),
    Break("votes on a bill of no chamber", VOTES, swap("number: AB 12", "§number: HB 12"), "No chamber's bills begin like HB 12", "Import the file again"),
    Break("one bill's votes in two places", VOTES, below("  - §number: AB 12\n    title: Again\n    votes:\n"
          "      - {date: 2027-01-21, chamber: assembly, motion: Again, yes: 7, no: 0, none_by: [\"8\"]}\n"), "AB 12 is listed twice", "Import the file again"),
    Break("a vote of no chamber", VOTES, swap(VOTE, "§" + VOTE.replace("assembly", "asembly")), "AB 12, 2027-01-21: there is no chamber `asembly`",
          "Import the votes again"),
    Break("a vote of no district", VOTES, swap(f'{VOTE}["2", "4"]', f'§{VOTE}["2", "44"]'), "there is no district 44 in the chamber", "Import the votes"),
    Break("a vote both ways", VOTES, swap(f'{VOTE}["2", "4"]', f'§{VOTE}["2", "6"]'),  # no, and no vote recorded
          "it counts 3 yes and 2 no, and by the roster 4 and 1 voted", "correct terms in data/corrections.yml"),
    Break("a vote on a day without members", VOTES, swap("date: 2027-01-21", "§date: 2029-01-22"),
          "AB 12, 2029-01-22: it counts 3 yes and 2 no, and by the roster 0 and 0 voted", "correct terms"),
    Break("a count with a slip", VOTES, swap(VOTE, "§" + VOTE.replace("yes: 3", "yes: 4")), "it counts 4 yes and 2 no, and by the roster 3 and 2", "correct"),
    Break("a count that is no number", VOTES, swap(VOTE, "§" + VOTE.replace("yes: 3", "yes: three")), "`yes` must be a whole number", "Write digits"),
)


def history(*steps: str) -> Change:
    """Write the history of a bill, its number and title in lines 7 and 8 and its steps from line 10 on."""
    told = "".join(f"      - {{{step}}}\n" for step in steps)
    head = "as_of: 2027-02-01\nsource: {name: Clerk, url: https://bills.ostrelle.example/, license: Public domain}\n"
    bill = f"  - number: CB 4\n    title: A bill for an act relating to bridges.\n    steps:\n{told}"
    return whole(f'{head}session: "10"\n\n\nbills:\n{bill}', 9 + len(steps))


BEGUN, HEARD = "date: 2027-01-14, chamber: council, what: Introduced, stage: introduced", "date: 2027-01-20, what: Heard, stage: committee"
THE_HISTORIES = tuple(
    Break(name, HISTORY, history(*steps, wrong), message, "Import the bill again (python3 tasks.py import-bills)")
    for name, steps, wrong, message in (
        ("a step before the last one", (HEARD,), "date: 2027-01-19, what: Read", "CB 4: “Read” on 2027-01-19 does not fit"),
        ("a step in no chamber", (BEGUN,), "date: 2027-01-15, chamber: house, what: Read", "“Read” on 2027-01-15 does not fit"),
        ("introduced twice", (BEGUN, HEARD), BEGUN.replace("01-14", "01-21"), "“Introduced” on 2027-01-21 does not fit"),
        ("a step after the last", (BEGUN, "date: 2027-01-20, what: Chapter 1, stage: law", "date: 2027-01-20, what: Filed"), HEARD, "“Heard” on 2027-01-20 does not fit"),
        ("a dead bill that moves", (BEGUN, "date: 2027-01-20, what: Veto, stage: vetoed"), HEARD, "“Heard” on 2027-01-20 does not fit"),
    )
)

TABLE = (*THE_VOTES, *THE_HISTORIES, *THE_SITE, *THE_LEGISLATURE, *THE_ROSTER, *THE_COMPARISONS, *THE_COMMITTEES, *THE_BILLS)
