"""Files that cannot be read, are in the wrong place, or hold what is not YAML."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, below, copy, link, move, remove, swap, whole

BILLS = "data/bills.yml"
PEOPLE = "data/legislators.yml"
FAQ = "content/pages/faq.md"
ACTIONS = "content/actions/2027/"
CALL = ACTIONS + "2027-02-10-mend-the-bridges.md"
EVERGREEN = "content/evergreen/"
FRIEND = EVERGREEN + "bring-a-friend.md"
BOMB = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdef", "bcdefg", strict=True))

READING = (
    Break("missing data", BILLS, remove, "cannot be read (No such file or directory)", "Check that it exists"),
    Break("not UTF-8", FAQ, whole(b"---\ntitle: Questions\nlead: Caf\xe9\n---\n", 3), "is not UTF-8", "Save the file as UTF-8"),
    Break("UTF-16", FAQ, whole("---\ntitle: x\n---\n".encode("utf-16")), "is not UTF-8", "Save the file as UTF-8"),
    Break("a picture's bytes", FAQ, whole(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "is not UTF-8", "Save the file as UTF-8"),
    Break("a zero byte", FAQ, swap("## What if I get", "§## What\0 if I get"), "control character (U+0000)", "Delete it"),
    Break("an escape sequence", CALL, swap("Will you vote", "§Will \x1b[31myou vote"), "(U+001B)", "Delete it"),
    Break("text turned around", CALL, swap("title: 'Say", "§title: '\u202eSay"), "(U+202E)", "Delete it"),
    Break("an odd line end", CALL, swap("minutes: 2", "§minutes: 2\u2028kind: event"), "(U+2028)", "Delete it"),
    Break("a mark in the middle", FAQ, swap("path: /faq/", "§path: \ufeff/faq/"), "(U+FEFF)", "Delete it"),
    Break("too large", FAQ, whole(b"---\n" + b"x" * 3_000_000), "3.0 MB; at most 2 MB", "Shorten it or split it"),
    Break("a link out", FAQ, link("/etc/hostname"), "leads out of the project", "Put the file itself here"),
    Break("a link out of data", BILLS, link("../../bills.yml"), "leads out of the project", "Put the file itself here"),
    Break("a link to itself", FAQ, link("faq.md"), "The file cannot be read", "Check that it exists"),
    Break("a link to nothing", FAQ, link("gone.md"), "The file cannot be read", "Check that it exists"),
    Break("a linked folder", "content/actions/2026", link("2027"), "This is a folder, or a link to one", "Put the file itself here"),
    Break("a stray file", FRIEND, copy("notes.txt"), "Only Markdown files belong here", "end its name in .md",
          path=EVERGREEN + "notes.txt"),
    Break("an empty file", FAQ, whole(b""), "must begin with a line of three dashes", "between two such lines"),
    Break("no front matter", FAQ, whole("# Questions\n"), "must begin with a line of three dashes", "between two such lines"),
    Break("a blank first line", FAQ, whole("\n---\ntitle: Q\n---\n"), "must begin with a line of three dashes", "Put"),
    Break("front matter without end", FRIEND, whole("---\ntitle: Bring one friend\nkind: organize\n", 3),
          "The fields have no end", "`---` on a line of its own"),
    Break("an end of two dashes", FRIEND, swap("\n---\nTwo calls", "\n--\nTwo calls§"), "have no end", "`---` on a line"),
    Break("nothing between the dashes", FRIEND, whole("---\n---\nText\n", 2), "`title` is missing", "verb first", more=2),
)

PLACE = (
    Break("no date in the name", CALL, move("mend-the-bridges.md"), "does not begin with a date", "like 2026-11-23-short-name.md",
          path=ACTIONS + "mend-the-bridges.md"),
    Break("a day that never was", CALL, move("2027-02-30-mend.md"), "a day that does not exist: 2027-02-30", "Name the file",
          path=ACTIONS + "2027-02-30-mend.md"),
    Break("the end of time in the name", CALL, move("../9999/9999-12-31-mend.md"), "does not begin with a date", "Name the file",
          path="content/actions/9999/9999-12-31-mend.md"),
    Break("capitals in the name", CALL, move("2027-02-10-Mend.md"), "lowercase letters, digits and dashes", "Name the file like",
          path=ACTIONS + "2027-02-10-Mend.md"),
    Break("a space in the name", CALL, move("2027-02-10-me nd.md"), "lowercase letters, digits and dashes", "Name the file like",
          path=ACTIONS + "2027-02-10-me nd.md"),
    Break("only a date for a name", CALL, move("2027-02-10.md"), "lowercase letters, digits and dashes", "Name the file like",
          path=ACTIONS + "2027-02-10.md"),
    Break("the wrong year's folder", CALL, move("../2026/2027-02-10-mend.md"), "lies in the folder 2026", "content/actions/2027/",
          path="content/actions/2026/2027-02-10-mend.md"),
    Break("no year's folder", CALL, move("../2027-02-10-mend.md"), "lies in the folder actions", "content/actions/2027/",
          path="content/actions/2027-02-10-mend.md"),
    Break("a capital evergreen", FRIEND, move("Bring.md"), "lowercase letters, digits and dashes", "Rename it",
          path=EVERGREEN + "Bring.md"),
    Break("an evergreen twice", FRIEND, copy("more/bring-a-friend.md", 2), f"is also the name of {FRIEND}", "Rename one",
          path=EVERGREEN + "more/bring-a-friend.md"),
    Break("two actions on one day", CALL, copy("2027-02-10-second.md", 2), f"opens on 2027-02-10: {CALL}", "Rename one",
          path=ACTIONS + "2027-02-10-second.md", more=1),
)

NOT_READ = "Files in this folder are not read"
ANYWHERE = "2026-11-23-short-name.md; to content/evergreen/, if it serves any day; or to content/pages/"


def unread(path: str, fix: str) -> Break:
    """Return the row for a file of content/ that lies where nobody reads it."""
    return Break(f"at {path}", f"content/{path}", whole("---\ntitle: x\n---\n"), NOT_READ, fix)


UNREAD = (
    *(unread(path, "Move it to content/actions/2026/") for path in
      ("2026-12-07-x.md", "Actions/2026/2026-12-07-x.md", "action/2026-12-07-x.md", "2026/12/2026-12-07-x.md", "_posts/2026-12-07-x.markdown")),
    *(unread(path, "Move it to content/actions/2026/, with a name like 2026-11-23-short-name.md") for path in
      ("ACTIONS/x.md", "action/x.md", "posts/hello.md", "event/come.md")),
    *(unread(path, "Move it to content/evergreen/") for path in ("Evergreen/x.md", "evergreens/x.md", "ever-green/x.md")),
    *(unread(path, "Move it to content/pages/") for path in ("page/about.md", "Pages/about.md", "pagess/about.md")),
    *(unread(path, ANYWHERE) for path in ("call.md", "notes/moss.md", "README.md", "actions.md")),
    *(unread(path, "Move it to content/images/") for path in ("IMG_0833.JPG", "photos/moss.png", "Images/moss.webp")),
    *(unread(path, "Move it out of content/: only Markdown") for path in ("plan.docx", "CNAME", "extra/robots.txt")),
    Break("a picture beside an action", ACTIONS + "moss.JPG", whole("moss"), "Only Markdown files belong here", "Move it to content/images/"),
)

YAML = (
    Break("a tab", CALL, swap("minutes: 2", "§\tminutes: 2"), "begins with a tab", "with spaces, not tabs"),
    Break("an unclosed quote", FRIEND, swap("Bring one friend", '"Bring one friend§'), "mark is never closed", "Close it"),
    Break("an unclosed list", CALL, swap('chair"]', 'chair"§'), "a list that begins with [ is not closed", "Close it with ]"),
    Break("an unclosed group", "data/site.yml", swap("sign_up: {service: practice}", "sign_up: {service: practice§"),
          "a group that begins with { is not closed", "Close it with }"),
    Break("a colon in a value", FRIEND, swap("Bring one", "§Bring: one"), "a colon stands where none may", "Put quotes around"),
    Break("a key without colon", FRIEND, swap("minutes: 5", "§minutes 5"), "no colon after its key", "Write `key: value`"),
    Break("a key pushed in", FRIEND, swap("minutes: 5", "§  minutes: 5"), "a colon stands", "where the one above begins"),
    Break("a script not pushed in", CALL, swap("  Will you vote yes?", "§Will you vote yes?"), "no colon", "or indent it"),
    Break("words after quotes", CALL, swap("ask: Vote yes", '§ask: "Vote" yes'), "does not fit", "close every quotation mark"),
    Break("a backslash", FRIEND, swap("title: Bring one friend", '§title: "C:\\quill"'), "a backslash", "two backslashes"),
    Break("a list on its key's line", FRIEND, swap("hours: five", "§hours: - five"), "a list begins", "on its own line"),
    Break("a text that begins with @", FRIEND, swap("hours: five", "§hours: @five"), "a character that YAML uses itself", "quotes around it"),
    Break("a text that begins with %", FRIEND, swap("hours: five", "§hours: %five"), "a character that YAML uses itself", "quotes around it"),
    Break("a version of YAML", BILLS, whole("%YAML 9.9\n---\nbills: []\n"), "a line begins with %", "Remove it"),
    Break("a key twice", FRIEND, swap("minutes: 5", "minutes: 5\n§minutes: 6"), "is here twice, first in line 4", "Keep one"),
    Break("a key of control characters", FRIEND, swap("hours: five", '§"\\0hours\\x01x": six\nhours: five'), "is not a known key: did you mean `hours`?", "Write `hours:`"),
    Break("a deep key twice", PEOPLE, swap("phone: 590-555-0104", "phone: 590-555-0104\n    §phone: 590-555-0104"),
          "`phone` is here twice", "Keep one"),
    Break("an anchor", FRIEND, swap("hours: five", "§hours: &h five"), "Anchors and aliases (& and *)", "begins with & or *"),
    Break("an alias", FRIEND, swap("hours: five", "§hours: *five"), "Anchors and aliases (& and *)", "Write the value out"),
    Break("a bomb of anchors", BILLS, whole(BOMB), "Anchors and aliases (& and *)", "Write the value out"),
    Break("a merge key", FRIEND, swap("hours: five minutes", "§<<: {hours: five}"), "`<<` is not a known key", "Remove it"),
    Break("a Python object", FRIEND, swap("hours: five minutes", "§hours: !!python/object/apply:os.system [ls]"),
          "The tag `tag:yaml.org,2002:python/object/apply:os.system` is not used", "Put quotes around text"),
    Break("a text that begins with !", FRIEND, swap("hours: five", "§hours: !five"), "The tag `!five`", "begins with !"),
    Break("nested without end", BILLS, whole("bills: " + "[" * 5000 + "]" * 5000), "nested too deeply", "docs/reference.md"),
    Break("a second document", BILLS, below("---\n§bills: []\n"), "A second `---`", "Keep one document per file"),
    Break("a list where keys belong", BILLS, whole("- number: AB 12\n"), "a list of `key: value` lines", "Write for example"),
    Break("a text where keys belong", FRIEND, whole("---\njust words\n---\n", 2), "list of `key: value` lines", "Write for"),
    Break("a list as key", BILLS, whole("? [a, b]\n: c\n"), "A key must be one word", "Write `key: value`"),
)

TABLE = (*READING, *PLACE, *UNREAD, *YAML)
