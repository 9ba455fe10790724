"""What an editor gets wrong that only the whole shows: email addresses, pictures, bills, days, people who leave."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.actions import CALL, FRIEND, FUTURE, HEARING, OWN, THREE
from tests.breaks.change import Break, below, swap, whole
from tests.pictures import jpeg, png

ROSTER = "data/legislators.yml"
LEGISLATURE = "data/legislature.yml"
IMAGES = "content/images/"
ASK = "minutes: 3\nask: Make the forms of the state fit on one page.\n"
LONG = f"closes: 2027-02-19\n{ASK}who: [maximiliana-langerfeldmoorsteinbruckhausenwaldt-the-younger, percival-dunmoor]"
LEAVING = f"closes: 2027-02-26\n{ASK}§who: [zazolc-gesla-jazn]"

PRIVATE = (
    Break("a private email address", FRIEND, below("\n§Write to jane.doe@gmail.com.\n"), "jane.doe@gmail.com may be a private", "the group's own"),
    Break("a stranger's email address", FRIEND, swap("reach: Write to hello@fair", "§reach: Write to hello@unfair"), "may be a private email", "data/site.yml"),
    Break("an office at a free email host", ROSTER, swap("email: jane@council.ostrelle.example", "§email: jane@gmail.com"), "jane@gmail.com may be private", "the office's"),
    Break("a number typed into a script", CALL, swap("Will you vote yes?", "§Will you vote yes? Call 590-555-0101."), "A phone number is typed", "`who`"),
    Break("a number in a picture's words", FRIEND, below("\n§[call](tel:+15905550101)\n"), "A phone number is typed", "data/legislators.yml"),
    Break("a number in data", "data/bills.yml", swap("summary: Libraries would", "§summary: Call 590-555-0101. Libraries would"), "A phone number is typed", "Remove it"),
    Break("a meeting's password", FRIEND, below("\n§Join at [the meeting](https://meet.example/j/1?pwd=moss).\n"), "a meeting's password", "register"),
)

PICTURES = (
    Break("an SVG", IMAGES + "moss.svg", whole("<svg/>"), "can run scripts", "PNG or WebP"),
    Break("a picture that is a page", IMAGES + "moss.png", whole("<script>alert(1)</script>"), "cannot be read as a picture", "Save it again"),
    Break("a picture cut short", IMAGES + "moss.png", whole(png(4, 4)[:20]), "cannot be read as a picture", "Save it again"),
    Break("a text among pictures", IMAGES + "moss.txt", whole("moss"), "This is no picture", "Save it as one of .jpg"),
    Break("a picture by another ending", IMAGES + "moss.jpg", whole(png(4, 4)), "This is a PNG picture", "End its name in .png"),
    Break("a picture too wide", IMAGES + "moss.png", whole(png(1700, 2)), "1700 × 2 pixels", "at most 1600"),
    Break("a picture too heavy", IMAGES + "moss.jpg", whole(jpeg()[:-2] + bytes(200_000) + jpeg()[-2:]), "weighs 200 kB", "at most 200 kB"),
    Break("a picture with its place", IMAGES + "moss.jpg", whole(jpeg(located=True)), "the place where it was taken", "check --fix"),
    Break("a picture with its place in words", IMAGES + "moss.jpg", whole(jpeg() + b"<exif:GPSLatitude>"), "the place where it was taken", "strip EXIF"),
    Break("a picture with a shouting name", IMAGES + "Moss 1.png", whole(png(4, 4)), "The picture's name, and its folder's, must be lowercase", "Rename it"),
    Break("a picture as a camera names it", IMAGES + "IMG_0833.JPG", whole(jpeg()), "must be lowercase", "Rename it to content/images/img-0833.jpg, or better"),
    Break("a picture with an ending in capitals", IMAGES + "moss.Png", whole(png(4, 4)), "must be lowercase", "Rename it to content/images/moss.png"),
    Break("a picture with accents and marks", IMAGES + "Café (2).jpeg", whole(jpeg()), "must be lowercase", "Rename it to content/images/cafe-2.jpeg"),
    Break("a phone's own format", IMAGES + "IMG_0833.HEIC", whole("moss"), "Browsers do not show", "export it as JPEG"),
    Break("a scanner's format", IMAGES + "letter.tiff", whole("moss"), "Browsers do not show", "export it as JPEG"),
    Break("a picture in a folder with a shouting name", IMAGES + "a %2e/moss.png", whole(png(4, 4)), "The picture's name, and its folder's", "Rename it"),
    Break("a picture that is not there", FRIEND, below("\n§![an old bridge](/images/bridge.png)\n"), "/images/bridge.png leads nowhere", "Copy the address"),
    Break("a picture without words", FRIEND, below("\n§![](/images/bridge.png)\n"), "no words for those who cannot see it", "Write ![what it shows]", more=1),
)

BILLS = (
    Break("another bill in the script", CALL, swap("to vote yes on CB 4.\n\n  Our", "to vote yes on AB 13§.\n\n  Our"), "AB 13 is named, but the action is about CB 4", "one action, one bill", more=1),
    Break("a bill in other letters", CALL, swap("to vote yes on CB 4.\n\n  Our", "to vote yes on C.B. 4§.\n\n  Our"), "C.B. 4 is not written as on", "Write CB 4"),
    Break("a bill without `bill`", FUTURE, swap("ask: Make the", "§ask: Vote no on AB 12 and make the"), "AB 12 is named, but the action has no `bill`", "Add bill: AB 12"),
    Break("a script against the position", CALL, swap("position: support", "position: oppose", 6), "`ask` asks to vote yes, but position is oppose", "Correct one", more=2),
    Break("a bill that is dead by then", CALL, swap("closes: 2027-02-17", "§closes: 2027-07-01"), "CB 4 is dead after 2027-06-30", "Close it by 2027-06-30"),
)

DAYS = (
    Break("a last day without offices", CALL, swap("closes: 2027-02-17", "§closes: 2027-02-20"), "2027-02-20, a Saturday: offices do not answer", "the working day before", level="warning"),
    Break("a slip in the year", "content/actions/2128/2128-04-01-plan.md", whole("---\ntitle: Plan for spring\nkind: organize\ncloses: 2128-04-02\nask: Plan.\n---\n", 2),
          "more than a year from now", "in the file's name", level="warning"),
    Break("the wrong weekday", CALL, swap("Our bridge is", "§On Tuesday, February 17, our bridge is"), "that day is a Wednesday", "correct the day or the weekday"),
    Break("a hearing of an ended committee", HEARING, swap("committee: council/rivers-and-roads", "committee: assembly/bread-and-roses", 10),
          "The committee Bread and Roses ends on 2027-01-03", "Correct `start`"),
    Break("testimony no longer taken", HEARING, swap("deadline: 2027-02-16", "§deadline: 2027-02-08"), "Testimony was due on 2027-02-08", "Take `testify` out", level="warning"),
    Break("a hearing after the deadline", LEGISLATURE,
          swap("    deadlines:\n", "    deadlines:\n      - {date: 2027-02-12, what: bills must be heard, stops: hearing}\n", 10),
          "2027-02-12 was the deadline by which bills must be heard", "Check that a hearing about CB 4", path=HEARING, level="warning"),
)

PEOPLE = (
    Break("checked tomorrow", ROSTER, swap("phone: 590-555-0113", "§checked: 2027-02-11\n    phone: 590-555-0113"), "still to come", "Correct the date", level="warning"),
    Break("somebody who leaves right after", FUTURE, swap(LONG, LEAVING), "Zażółć Gęśla-Jaźń leaves on 2027-02-28", "Close it earlier", level="warning"),
)

WORDS = (
    Break("a gap of the template", CALL, swap("title: 'Say", "title: …\ncloses_because: 'Say", 2), "`title` is not finished", "Replace …"),
    Break("an ask that comes late", OWN, swap("I am asking {title} {last_name} to hold", "It is cold. I read the news. I am asking {title} {last_name} to hold", 9),
          "Nothing is asked for in the script's first two sentences", "I am asking {title} {last_name}"),
    Break("a name in brackets", THREE, swap("Dear {title} {last_name}, please", "§Dear [Senator], please"), "[Senator] is not a known gap", "Write {title} {last_name}"),
)


ADVICE = (
    Break("a number in `reach`", FRIEND, swap("reach: Write to", "§reach: Call 590-555-0101, or write to"), "A phone number is typed", "“use the contact page”"),
    Break("an emoji in a title", FRIEND, swap("title: Bring one friend", "§title: Bring one friend 🎉"), "leaves out 🎉", "Say it in letters", level="warning"),
)

TABLE = (*ADVICE, *PRIVATE, *PICTURES, *BILLS, *DAYS, *PEOPLE, *WORDS)
