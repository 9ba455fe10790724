"""Fair text gets no finding: fifty actions as a chapter would write them, full of numbers, names, quotes and links."""

# Bodies are written as editors write them: one paragraph, one line.
# ruff: noqa: E501

from __future__ import annotations

import json
from pathlib import Path

import pytest

from campaign.checked import checked
from tests.invented import TODAY, copied

BILLS = """\
  - {number: CB 118, session: "10", title: Fix roads in small towns, companion: AB 310, page: "https://bills.ostrelle.example/10/CB/118"}
  - {number: AB 310, session: "10", title: Fix roads in small towns, companion: CB 118}
  - {number: CB 1031, session: "10", title: Free meals at school}
  - {number: AB 7, session: "10", title: Keep polls open until 9 pm}
  - {number: AB 2027, session: "10", title: Sell the water of Lake Moss}
  - number: AB 5100
    session: "10"
    title: A cap on the price of insulin
"""
COUNCILOR, MEMBER = "your-councilor", "your-assembly-member"


def file(body: str, **fields: str | int | list[str]) -> str:
    """Return the text of an action; what is more than a line or holds marks is quoted."""
    lines = (
        f"{key}: {value if key in RAW else json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()
    )
    return "\n".join(["---", *lines, "---", body, ""])


RAW = {"kind", "closes", "start", "end", "status", "changes", "testify", "outcome"}


def call(title: str, closes: str, please: str, reason: str, question: str, body: str, **fields: str | list[str]) -> str:
    """Return a call; `please` is what follows “to”, and the ask."""
    script = (
        "Hi, my name is [your name] and I live in [your town and ZIP]. I am asking {title} {last_name} to "
        f"{please}.\n\n{reason} [One sentence of your own.]\n\n{question} Thank you."
    )
    ask = f"{please[0].upper()}{please[1:]}."
    known = {"title": title, "kind": "call", "closes": closes, "ask": ask, "who": [COUNCILOR], "script": script}
    return file(body, **{**known, **fields})


def event(title: str, start: str, end: str, place: str, access: str, ask: str, body: str, **fields: str) -> str:
    """Return an event."""
    return file(
        body, title=title, kind="event", start=start, end=end, place=place, access=access, ask=ask, minutes=90, **fields
    )


def hearing(title: str, start: str, room: str, ask: str, body: str, **fields: str) -> str:
    """Return a hearing of a committee."""
    known = {"title": title, "kind": "hearing", "start": start, "room": room, "ask": ask, "status": "scheduled"}
    return file(body, **{**known, "committee": "council/rivers-and-roads", **fields})


BILL = {"bill": "CB 118", "position": "support"}
GOOD = {
    # Calls
    "2027-01-25-pass-the-insulin-cap": call(
        "Ask for a yes on the insulin cap",
        "2027-01-28",
        "vote yes on AB 5100",
        "One vial cost my mother $275 last fall.",
        "Will you vote yes?",
        "The bill caps insulin at $35 a month. In 2019 a vial cost $292.36; in 2026 it was $98.70.\n\n"
        "It passed its first committee 11-4 (roll call 17).",
        who=["ottoline-brask"],
        bill="AB 5100",
        position="support",
        outcome='{what: "It passed, 2 to 1, at 4:35 pm. It goes to the Council as AB 5100.", date: 2027-01-28, '
        'source: "https://bills.ostrelle.example/10/AB/5100/votes/17"}',
    ),
    "2027-02-16-fix-small-town-roads": call(
        "Tell your councilor: fix County Road 9",
        "2027-02-18",
        "vote yes on CB 118",
        "County Road 9 has been closed since November 14, 2026.",
        "Can I count on a yes?",
        "The bill sets aside $48,500,000 over two years (2027-2028), of which $12.4 million is for towns under 5,000 people.\n\n"
        "See [the bill](https://bills.ostrelle.example/10/CB/118), section 4, subdivision 2(b).",
        **BILL,
        voicemail="Hi, this is [your name] at [your street address] in [your town and ZIP]. Please vote yes on CB 118. Thank you.",
        agrees="Thank you! I will tell my neighbors on Elm St.",
        opposes="I see it another way: 1,200 of us drive that road.",
    ),
    "2027-02-17-town-hall": call(
        "Ask for a town hall before March 12",
        "2027-02-19",
        "hold a town hall before Friday, March 12",
        "Your last one was on Thursday, October 8, 2026.",
        "Can you name a date?",
        "Of 12 members, 5 held one in 2025–26. **Your question fits on a card**: bring it.",
        summary="Ask your member to meet people face to face. It takes one short call.",
        who=[COUNCILOR, MEMBER],
    ),
    "2027-02-18-free-school-meals": call(
        "Say yes to free meals at school",
        "2027-02-19",
        "vote yes on CB 1031",
        "At our school 214 of 380 children eat lunch there.",
        "Will {title} {last_name} vote yes?",
        "A lunch costs $3.15 to make; the state would pay $2.90 of it.* Breakfast is served from 7:30 to 8:10 a.m.\n\n"
        "*Figures of the school board, meeting of 1/12/2027, page 31.",
        bill="CB 1031",
        position="support",
    ),
    "2027-02-19-stop-the-water-sale": call(
        "Stop the sale of Lake Moss",
        "2027-02-23",
        "vote no on AB 2027",
        "We drink from that lake.",
        "Will you vote no?",
        "AB 2027 would let one firm pump 1,500,000 gallons a day until 2052, at $0.0021 a gallon.\n\n"
        "> “Nobody asked us,” said the mayor of Quillhaven (pop. 3,412) on Monday, February 15.",
        who=[MEMBER],
        bill="AB 2027",
        position="oppose",
    ),
    "2027-02-23-polls-until-nine": call(
        "Keep the polls open until 9 pm",
        "2027-02-25",
        "vote yes on AB 7",
        "I get off work at 8:15 in the evening.",
        "Can I count on {name} for that?",
        "Polls close at 8 p.m. now. In the election of November 3, 2026, turnout was 61.4% (2,345,678 of 3,820,114).\n\n"
        "1. Statute 204C.05 sets the hours.\n2. Statute 204C.051 says who may wait in line.",
        who=[MEMBER],
        bill="AB 7",
        position="support",
    ),
    "2027-02-24-thank-the-chair": call(
        "Thank the chair who heard us out",
        "2027-02-26",
        "keep hearings open to all",
        "You let 37 people speak on February 18.",
        "Will you do so again?",
        "The hearing ran from 1:00 to 5:45 pm, in Room 1150. That is 4 hours and 45 minutes.",
        who=["committee:council/rivers-and-roads:chair"],
    ),
    "2027-02-25-bus-line-16": call(
        "Save bus line 16",
        "2027-03-01",
        "keep bus line 16 in the budget",
        "Line 16 takes me to work at 5:52 each morning.",
        "Will you speak up for it?",
        "Route 16 and Route 94 together carry 8,900 riders a day; 2026 cost: $7.2M. The cut saves $410,000.\n\n"
        "- Stop 1417: Main & 2nd\n- Stop 1421: Main & 10th\n- Stop 51533: the clinic, 2100 Mill Lane",
    ),
    "2027-02-26-read-the-report": call(
        "Ask your member to read report 26-0417",
        "2027-02-26",
        "read the audit of bridges",
        "It lists 1,104 bridges, and ours is number 37.",
        "Will you read page 12?",
        "The [report](https://audits.ostrelle.example/reports/2026/26-0417.pdf#page=12) is short (18 pages).\n\n"
        "It cites 23 CFR 650.305, Stat. §§ 161.081–161.088, and Rule 8820.9920.",
        who=[MEMBER],
    ),
    "2027-03-01-stand-by-nurses": call(
        "Stand by the nurses of Ward 3",
        "2027-03-02",
        "fund 40 more nurses",
        "On some nights one nurse cares for 11 people.",
        "Can I count on you for that?",
        "Nurses asked for a ratio of 1:4; it is 1:11. Their contract (2024-27) ends at midnight on May 31, 2027.",
        instead="Dear {title} {last_name},\n\nPlease fund 40 more nurses. Ward 3 has 1 for 11 people.\n\n[your name], [your street address], [your town and ZIP]",
        who=[MEMBER],
    ),
    "2027-03-02-keep-post-office": call(
        "Keep the post office in ZIP 59012",
        "2027-03-04",
        "ask that our post office stay open",
        "The next one is 31 miles away.",
        "Will you write that letter?",
        "Mail for 59012-0417 and 59012-1206 would go to Quillhaven, OS 59017. The window is open 9-11:30 and 1-4:30, Mon-Fri.",
        who=[MEMBER],
    ),
    "2027-03-03-child-care": call(
        "Ask for child care we can pay for",
        "2027-03-05",
        "put child care first in the budget",
        "We pay $1,385 a month, and rent is $1,150.",
        "Will you put it first?",
        "In 2026 a place cost $16,620 a year; 74,000 children wait for one. That's 1 in 6 (16.7%).",
    ),
    "2027-03-04-heat-in-schools": call(
        "Fix the heat in 19 schools",
        "2027-03-08",
        "pay for new boilers in our schools",
        "Room 204 was at 51 degrees on January 19.",
        "Will you pay for them?",
        "Boiler no. 3 dates from 1961. A new one: $640,000 +/- 10%. See items 14, 15 and 16 of plan B-2027/4.",
    ),
    "2027-03-05-broadband": call(
        "Ask for fast internet on farms",
        "2027-03-05",
        "bring fast internet to every farm",
        "My farm gets 3 Mbps, and 100 is the goal.",
        "Can we count on {title} {last_name}?",
        "Of 18,402 farms, 7,118 have less than 25/3 Mbps. The $50 million of 2023 (chapter 38, article 17, § 2) is spent.",
        who=[MEMBER],
    ),
    "2027-03-08-road-salt": call(
        "Ask for less salt on Highway 61",
        "2027-03-10",
        "fund sand for Highway 61",
        "My well tastes of salt.",
        "Will you fund it?",
        "One teaspoon spoils 5 gallons for good. Wells along I-35W, U.S. 61 and Hwy. 212 show 230 mg/L or more.",
    ),
    "2027-03-09-open-the-books": call(
        "Open the books on the stadium deal",
        "2027-03-11",
        "make the stadium deal public",
        "We pay $1.02 billion until 2047.",
        "Will you ask for that?",
        "The deal has 412 pages. Case 27-CV-26-1184 asks for it; the next hearing is Wednesday, April 7, 2027, at 9:00 a.m.",
    ),
    "2027-03-10-overdose-kits": call(
        "Put a kit in every library",
        "2027-03-12",
        "put a rescue kit in every library",
        "A kit costs $43 and saved my cousin.",
        "Can I count on you?",
        "Deaths fell from 1,384 (2022) to 1,002 (2025). In a crisis, call or text 988; for danger to life, 911.",
        who=[MEMBER],
    ),
    "2027-03-11-small-class": call(
        "Ask for 20 children in a class",
        "2027-03-15",
        "limit classes to 20 children",
        "My son sits in a class of 34.",
        "Will you back that?",
        "“Class size matters most in grades K-3,” says [a study of 11,571 children](https://studies.ostrelle.example/star?grade=3&year=1989).",
        who=[MEMBER],
    ),
    "2027-03-12-lead-pipes": call(
        "Get the lead out of 6,300 pipes",
        "2027-03-16",
        "fund new water pipes",
        "Ours was laid in 1924.",
        "Will you fund them?",
        "The limit is 15 ppb, from 2027 on 10. Homes on 1st–14th Ave. tested at 18.6 (n = 212).",
        instead="Dear {title} {last_name}:\n\nMy pipe was laid in 1924. Please fund new water pipes.\n\nThank you,\n[your name]\n[your street address]\n[your town and ZIP]",
    ),
    "2027-03-15-pay-back": call(
        "Ask for the $1,000 that was promised",
        "2027-03-17",
        "send the rebate that was promised",
        "I was told $1,000 by March 1.",
        "When will it come?",
        "Form R-1040, line 12a, is for 2026. Couples under $150,000 get $520; each child adds $260, up to 3.",
    ),
    "2027-03-16-night-train": call(
        "Bring the night train back",
        "2027-03-18",
        "bring the night train back",
        "I last rode it on May 3, 2009.",
        "Will you work for that?",
        "Trains 27 and 28 left at 10:25 pm and 6:05 am. A study (2025, 148 pp.) says 2.1 riders per $100.",
        who=["wren-ohollow"],
    ),
    "2027-03-17-clinic": call(
        "Keep the clinic in Quillhaven open",
        "2027-03-19",
        "keep our clinic open",
        "The next one is 54 minutes away.",
        "Can I count on you?",
        "It saw 12,044 people in fiscal year 2026. Beds: 25 → 0. The board votes 3/25/27 at 6:30 PM in Suite 400.",
        who=[COUNCILOR, MEMBER],
    ),
    "2027-03-18-honest-maps": call(
        "Ask for honest maps in 2031",
        "2027-03-22",
        "let citizens draw the maps",
        "My street lies in two districts.",
        "Do you agree?",
        "Districts were drawn in 1991, 2001, 2011 and 2021. District 4 runs 87 miles; District 1, nine.",
    ),
    "2027-03-19-paid-leave": call(
        "Keep paid leave at 12 weeks",
        "2027-03-19",
        "keep paid leave at 12 weeks",
        "I had 12 weeks with my father.",
        "Will you keep it?",
        "Since January 1, 2026: 12 + 8 weeks, 20 in all. It costs 0.88% of pay, so $8.80 of each $1,000. (Half is the firm's.)",
    ),
    "2027-03-22-library-hours": call(
        "Ask for libraries open on Sunday",
        "2027-03-24",
        "keep libraries open on Sunday",
        "I study there from 1 to 5.",
        "Will you?",
        "Hours now: Mon.–Thu. 10–8, Fri. 10–6, Sat. 9–5. Call numbers 328.776, 917.76 and 641.5 are on the second floor.",
        who=[MEMBER],
    ),
    "2027-03-23-clean-air": call(
        "Ask who checks the air on 3rd Street",
        "2027-03-25",
        "ask for air checks on 3rd Street",
        "My girl is 7 and has asthma.",
        "Will you ask for them?",
        "PM2.5 was 38 µg/m³ on July 4 and 41 on July 5 (limit: 9). Permit 05301234-101 ran out on 12/31/2025.",
    ),
    "2027-03-24-vets-home": call(
        "Finish the veterans' home",
        "2027-03-25",
        "finish the home for veterans",
        "My uncle has been on the list since 2023.",
        "Can I count on {title} {last_name}?",
        "It has 72 rooms; 411 wait. $16,000,000 is left of $77,500,000. Our senators on Route 5 don't know yet.",
    ),
    "2027-03-25-good-neighbors": call(
        "Thank both of your members",
        "2027-03-25",
        "go on answering letters",
        "You wrote back in 3 days.",
        "May I write again?",
        "Say *thank you*. It takes 20 seconds, and 9 in 10 callers never do it.",
        who=[COUNCILOR, MEMBER],
    ),
    # Events
    "2027-03-26-coffee-and-calls": event(
        "Make your first call over coffee",
        "2027-04-06T18:00",
        "2027-04-06T20:00",
        "City Library, Room 2B, 90 West 4th Street, Quillhaven, OS 59017-4402",
        "No steps. Lift at door 3. Spanish and sign language.",
        "Come to the library on Tuesday, April 6.",
        "Doors open at 5:45 pm. Coffee is $2, the rest is free.",
    ),
    "2027-03-29-rally": event(
        "Stand on the steps at noon",
        "2027-04-08T12:00",
        "2027-04-08T13:30",
        "Lantern House, 75 Rev. Dr. King Blvd., Quillhaven",
        "Ramp on the east side. Seats for 40.",
        "Be there at 12 sharp on April 8.",
        "Buses 3, 16 and 21 stop there. Parking: Lot Q, $1.50 an hour, exact change.\n\nBring a sign (no sticks, at most 24 x 36 inches).",
    ),
    "2027-03-30-letter-night": event(
        "Write 100 letters in one night",
        "2027-04-13T17:30",
        "2027-04-13T21:00",
        "Moss & Sons, 1200 2nd Ave. N., Suite 310",
        "Two steps; a ramp is there. Call ahead is not needed.",
        "Write one letter by hand.",
        "Stamps cost 78¢. Envelopes (no. 10) are there. Last year: 212 letters, 61 answers.",
        online="https://meet.ostrelle.example/letters?room=310",
    ),
    "2027-03-31-online": event(
        "Learn to read a bill, online",
        "2027-04-14T19:00",
        "2027-04-14T20:00",
        "Online",
        "Captions in English. The slides come before.",
        "Learn it in 60 minutes.",
        "Sign up, and the link comes by email; no password is needed. Questions? hello@fair.ostrelle.example.",
        online="https://meet.ostrelle.example/j/84120",
    ),
    "2027-04-02-picnic": event(
        "Meet your neighbors at the picnic",
        "2027-05-01T11:00",
        "2027-05-01T15:00",
        "Pavilion 2, Moss Park, 4801 Lake Road",
        "Paved paths, shade, water, restrooms.",
        "Come on Saturday, May 1.",
        "Rain date: Sunday, May 2. Bring a dish for 6 to 8. Dogs welcome (leash of 6 ft.).",
    ),
    "2027-04-05-door-knocking": event(
        "Knock on 500 doors",
        "2027-04-17T09:30",
        "2027-04-17T12:30",
        "Meet at 415 Mill Lane, unit 7",
        "A list by phone or on paper; routes without steps.",
        "Knock on 20 doors with us.",
        "We walk precincts 4-12 and 4-13. Shifts: 9:30, 10:30, 11:30. ZIP codes 59012, 59017 and 59031.",
    ),
    "2027-04-06-forum": event(
        "Hear all 4 candidates",
        "2027-04-20T18:30",
        "2027-04-20T20:30",
        "Hall C, Lantern College, 2000 College Way",
        "Loop for hearing aids. Child care, ages 3-10.",
        "Ask one question.",
        "Each has 90 seconds. Cards are read out by the League (founded 1920). Streamed, too.",
        changes='[{date: 2027-02-09, what: "It is in Hall C now, not in Room 118."}]',
        status="changed",
    ),
    "2027-04-07-phone-bank": event(
        "Call 300 neighbors with us",
        "2027-04-21T17:00",
        "2027-04-21T20:00",
        "Union Hall, 312 Central Ave. SE, #501",
        "No steps. Bring your own phone and headset.",
        "Call 30 neighbors in 3 hours.",
        "We call from 5:30 to 7:45. In 2026 we reached 2,480 people (1 in 9 picks up).",
    ),
    "2027-04-08-bill-walk": event(
        "Walk the lake that AB 2027 would sell",
        "2027-04-24T08:00",
        "2027-04-24T11:00",
        "North lot, Lake Moss, 10 Shore Drive",
        "2.4 miles, flat, gravel.",
        "Walk with us on Saturday, April 24.",
        "The lake is 1,140 acres and 72 feet deep. Gate 5 opens at 7:45.",
        bill="AB 2027",
        position="oppose",
    ),
    # Hearings
    "2027-04-09-roads-hearing": hearing(
        "Sit in when roads are heard",
        "2027-04-15T13:00",
        "Room 1150, Lantern House, 95 Capitol Blvd.",
        "Fill 60 chairs, so that they see us.",
        "The agenda has 7 items; ours is no. 4 (about 2:10 pm). Wear blue.",
        end="2027-04-15T15:30",
        stream="https://council.ostrelle.example/live?room=1150",
    ),
    "2027-04-12-rivers-hearing": hearing(
        "Tell them what the flood cost you",
        "2027-04-22T08:30",
        "Room G-3",
        "Speak for 2 minutes.",
        "On June 18–24, 2024, the river rose 9 feet 4 inches. Loss: $216.5 million.\n\nWritten words become public.",
        testify="{contact: rivers@council.ostrelle.example, deadline: 2027-04-20T17:00}",
    ),
    "2027-04-13-purse-hearing": hearing(
        "Watch how $66 billion is split",
        "2027-04-27T10:00",
        "Room 10, State Office",
        "Watch for one hour.",
        "The budget for 2028-29 is $66,412,000,000. Pages 310-355 are on schools.",
        committee="assembly/ways-and-means",
        stream="https://assembly.ostrelle.example/tv/2",
    ),
    "2027-04-14-recall": hearing(
        "Come back for part two",
        "2027-04-28T14:00",
        "Room 5",
        "Come again on Wednesday, April 28.",
        "Part one, on Thursday, April 15, ended 8-5. Amendment A-17 (H0310A4) comes first.",
        status="changed",
        changes='[{date: 2027-02-10, what: "It begins at 2 pm, not at 10:30 am."}]',
    ),
    "2027-04-15-budget-hearing": hearing(
        "Ask who pays for the bridge",
        "2027-04-29T09:00",
        "Room 400N",
        "Ask who pays the $31.7 million.",
        "Bridge 9800 (built 1931, rated 38/100) carries 14,200 cars a day. See MIN-2026-88, table 3.",
    ),
    "2027-04-16-last-hearing": hearing(
        "Fill the room one last time",
        "2027-05-06T15:15",
        "Room 1, Lantern House",
        "Be there at 3 pm.",
        "It is the 9th and last hearing. 431 people came to the first 8: 54 on average.",
        committee="assembly/ways-and-means",
    ),
    # Ways to help
    "2027-04-19-look-up-numbers": file(
        "Pick 5 names, look up the page, compare. On average: 4 minutes each.",
        title="Check five numbers",
        kind="organize",
        closes="2027-04-23",
        minutes=20,
        ask="Compare 5 numbers with the official page.",
        hours="20 minutes, once",
        reach="Write to hello@fair.ostrelle.example",
    ),
    "2027-04-20-signs": file(
        "24 x 18 inches, 4 mm, two colors. 200 cost $3.85 apiece, 500 cost $2.60. Order no. 2027-0415.",
        title="Put up a yard sign",
        kind="organize",
        closes="2027-05-14",
        ask="Put a sign in your yard by May 14.",
        hours="10 minutes",
        reach="Through the contact page, or at our table (Saturdays, 9 to 1, stall 12)",
    ),
    "2027-04-21-translate": file(
        "A call has 60 words. Hmong, Somali and Spanish come first: 68,000, 94,000 and 212,000 speak them.",
        title="Put one call into your language",
        kind="organize",
        closes="2027-04-30",
        ask="Translate 60 words.",
        hours="one hour a week",
        reach="Our volunteers, through the contact page",
    ),
    "2027-04-22-drive": file(
        "The IRS rate is 14¢ a mile for volunteers (since 1998). Seats, belts, insurance: that is all.",
        title="Drive a neighbor to the hearing",
        kind="organize",
        closes="2027-04-28",
        ask="Give one person a ride on April 28.",
        hours="3 hours",
        reach="Write to hello@fair.ostrelle.example",
    ),
    "2027-04-23-read-the-law": file(
        "Passwords are sent when you register. A PIN is not needed; a day pass is $5.\n\n"
        "- Stat. 13.01-13.90, §§ 211.01-211.15, 256B.0625 subd. 17, and 290.01-290.0922\n"
        "- Rules 4626.0010 to 4626.1870, parts 9500.1206-9500.1272, building code 1322.0100, ordinance 2026-048\n"
        "- Dockets E002/M-24-67, 21-565 and 24-1234; cases 62-CV-21-4411, A21-0413 and 0:24-cv-01234-JRT\n"
        "- Grant 2026-590-5551, parcel 12-345-67-8901, EIN 41-1234567, ISBN 978-1-250-30170-3, tract 27123-0342.00\n"
        "- The zip code, the dress code, the penal code (section 12), the area code and the meeting's code of conduct",
        title="Read one law with us: § 13.03",
        kind="organize",
        closes="2027-05-07",
        ask="Read 3 pages, 211 to 213.",
        hours="1½ hours",
        reach="The contact page (or P.O. Box 64975, Quillhaven, OS 59017-0975)",
    ),
    "2027-04-26-count-the-votes": file(
        "The Assembly voted 70-64 on roll call 214, the Council 34-33 (1 away). “It was close,” wrote [the *Lantern*](https://lantern.ostrelle.example/2027/02/09/a-vote-590-12/).\n\n"
        "Votes of January 12, 2027, Tuesday, March 2, 2027, and Fri., April 16. Hours 8-10, 9-11:30 and 0900-1700.\n\n"
        "1. Zoom meeting ID: 845 2210 9931\n2. Room: 5550, seats 101-150, rows 12-18\n3. Text HOME to 741741, dial 211, 311 or 711\n"
        "4. Buses at 5:10, 5:25, 5:40, 5:55 and 6:10\n5. Lat. 44.9551, long. -93.1022\n6. A noise limit of 55-60 dB; $15.50-18.75 an hour",
        title="Count the votes of 2027",
        kind="organize",
        closes="2027-05-10",
        ask="Write down 10 votes.",
        hours="2-3 hours",
        reach="Write to hello@fair.ostrelle.example (we answer in 1-2 days)",
    ),
    "2027-01-26-ask-for-lights": call(
        "Ask for lights on Bridge 9800",
        "2027-01-29",
        "put lights on Bridge 9800",
        "It is 1,200 ft. long, and dark by 4:30 pm.",
        "Will {title} {last_name} do that by Sept. 1?",
        "Lamps: 48 at $1,150 = $55,200. He said [sic] “it ain't much.” 5 < 6, AT&T owns 3 poles, and #FairLights is our tag.",
        who=[MEMBER],
        outcome='{what: "12 of 40 callers got a yes; the rest, no answer.", date: 2027-02-03}',
    ),
}
# Fair text that is refused today. Each marks a rule that is too wide; take it out of here once the rule is not.
FAIR = {
    "2027-04-27-range-of-rents": "Rent is 900-1400 a month; expect 200-1000 people.",
    "2027-04-28-meeting-id": "Zoom meeting ID 214 555 0199.",
    "2027-04-30-password-rules": "A password must have 8 letters.",
    "2027-05-03-code-comes-later": "The access code comes 1 hour before.",
    "2027-05-04-enamel-pins": "At our table, enamel pin: 3 for $10.",
}
KNOWN = {"2027-04-29-count-aloud": "Count: one, two, three, four, five, six, seven, eight."}  # read as a phone number
LINES = {
    name: file(
        body, title="Read this", kind="organize", closes="2027-05-07", ask="Read it.", hours="a minute", reach="Us"
    )
    for name, body in {**FAIR, **KNOWN}.items()
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what the check says of each file, all of them put into the invented state and judged at once."""
    root = copied(tmp_path_factory.mktemp("good") / "state")
    bills = root / "data/bills.yml"
    bills.write_text(bills.read_text("utf-8") + BILLS, "utf-8")
    for name, text in {**GOOD, **LINES}.items():
        (root / f"content/actions/2027/{name}.md").write_text(text, "utf-8")
    said: dict[str, list[str]] = {}
    for finding in checked(root, TODAY).findings:
        said.setdefault(Path(finding.path).stem, []).append(str(finding))
    return said


def test_there_are_fifty() -> None:
    """Calls, events, hearings and ways to help."""
    assert len(GOOD) == 50


@pytest.mark.parametrize(
    "name",
    [
        *GOOD,
        *FAIR,
        *(pytest.param(name, marks=pytest.mark.xfail(strict=True, reason="a known limit")) for name in KNOWN),
    ],
)
def test_fair_text_has_no_finding(name: str, findings: dict[str, list[str]]) -> None:
    """Neither error nor warning."""
    assert findings.get(name, []) == []


def test_nothing_else_has_one(findings: dict[str, list[str]]) -> None:
    """What was there before still has none beside them."""
    assert {name: said for name, said in findings.items() if name not in {**GOOD, **LINES}} == {}
