"""Rules on what readers see: private data and web addresses. For each a long good list and a long bad one."""

# Tables: one row, one line.

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from campaign.check import SEEN, judge
from campaign.check.link_rules import (
    addresses_are_public,
    addresses_are_secure,
    addresses_follow_nobody,
    addresses_say_where_they_lead,
    hosts_are_what_they_look_like,
)
from campaign.check.private_rules import (
    passwords_stay_secret,
    phones_come_from_the_roster,
    spelled_out_emails_are_emails,
)
from campaign.finding import Finding
from campaign.read.markdown import converter
from campaign.read.seen import Seen, seen_in, seen_in_html
from campaign.read.yaml import Mapping, split
from campaign.sources import source

Rule = Callable[[Seen], Iterable[Finding]]

GOOD: dict[Rule, list[str]] = {
    phones_come_from_the_roster: [
        "The vote is on 2027-02-10 at 10:30.",
        "ZIP 55155-1206 and 55101.",
        "In 2026–2027 there were 134 seats.",
        "HF 1234 and SF 5678.",
        "https://meet.example/j/651-555-0100",
        "https://example.org/?id=6515550100",
        "It costs $1,234,567.8901.",
        "Minn. Stat. 645.44, section 10.60.",
        "Call 911 or 988.",
        "Version 3.141.592.6535",
        "closes: 2026-11-25\nminutes: 2\n",
        "Numbers like 1234567 are no phones, nor is 2 000 0000.",
        "isbn 978-0-306-40615-7",
        "HF 1234, SF 567-8 and HF 2345-2346.",
        "Minn. Stat. 204B.14, 3.011, 609.3451, 645.44 and sections 518.1705 and 245.4871.",
        "The committee meets in Room 1200 and rooms 316-318, from 8:15 to 10:30.",
        "The roll call was 68-66, then 35-32 on 2027-02-10.",
        "It costs $1,234,567 or $2.345.678, and $300-4000 each.",
        "The years 2025-2026, 1999–2004 and 2023/24.",
        "95 State Office Building, 100 Rev. Dr. Martin Luther King Jr. Blvd., St. Paul, MN 55155-1206",
        "658 Cedar Street, Saint Paul, 55101-2299",
        "Laws of Minnesota 2023, chapter 62, article 8, section 12.",
        "https://doi.org/10.1007/s11109-014-9277-1",
        "[the book](https://books.example/isbn/9780306406157)",
        "[the study](https://doi.example/10.1007/651-555-0100)",
        "44.9551, -93.1022 is where the Capitol is.",
        "[emergency](tel:911) and [help](tel:988)",
        "Meet at 12:30, room 300, December 3, 2026.",
        "Districts 45A, 46B, 50A and 51B; wards 1-3.",
        "1,234 people signed, 5,678 wrote, 91011 watched.",
        "Say it in one, two, three, four, five words.",
        "A 200-year-old bridge and a 300-seat hall.",
        "H1234DE1-2 and SCS0567A-3 are amendments; A23-0651 is a case.",
        "[us on Telegram](https://t.me/moss)",
        "Census tract 27053.0265.01 and 2020 2021 2022.",
    ],
    spelled_out_emails_are_emails: [
        "Meet us at noon by the dot com building.",
        "Look at the dot on the map.",
        "She works at the connect dot project.",
        "Meet at noon at Capitol dot is what the map says.",
        "Sign up at mobilize.us or at www.example.org.",
        "Meet us at 7 pm @ the Capitol.",
        "Look it up at gmail.com.",
        "Follow @moss on the fediverse.",
        "hello@fair.example",
        "Stand at the red dot, then turn left.",
    ],
    passwords_stay_secret: [
        "No account and no password is needed.",
        "They may pass the bill.",
        "Nobody asks for a password here.",
        "You need no access code.",
        "https://example.org/passcodes/",
        "Passing grades are 8 and up.",
        "Reset the password policy of the state's offices.",
        "The password is not needed.",
        "A password is required. The passcode is sent to you when you register.",
        "Password: none",
        "Passcode: ask us when you register",
        "The password policy is old.",
        "Their pass: 68-66.",
        "The bill will pass: call now to thank them.",
        "Zip code 55101, area code 651, building code 2024.",
        "Pin 100 posters to boards.",
        "Please pin 3 dates: January 4, 5 and 6.",
        "The dress code is casual.",
        "Password rules for the state's 2027 system",
        "[how to join](https://meet.example/register?p=2&session=4)",
        "[join](https://us02web.zoom.us/j/81234567890)",
        "[join](https://teams.microsoft.com/meet/123)",
        "The bridge to Spring Park opens at 9.",
        "We do not need your bus pass. It has 3 zones.",
        "The access code is emailed the day before.",
    ],
    addresses_are_secure: [
        "https://example.org/",
        "Write http instead.",
        "httpd://",
    ],
    addresses_say_where_they_lead: [
        "https://www.leg.mn.gov/cal?type=all",
        "https://example.org/bit.ly",
        "https://nott.co/x",
        "bit.ly is a host that hides where it leads.",
        "https://www.google.com/search?q=bit.ly",
        "https://www.google.com/maps/place/Saint+Paul",
        "https://mailchi.mp/moss/our-news",
        "https://actionnetwork.org/forms/moss",
        "[x](https://www.facebook.com/groups/moss)",
        "https://www.youtube.com/watch?v=abc",
        "https://bit.lynx.example/x",
        "https://click.palletsprojects.com/",
    ],
    addresses_follow_nobody: [
        "https://www.leg.mn.gov/cal?type=all",
        "https://example.org/?session=95&size=2",
        "https://example.org/utm_source",
        "https://example.org/#utm_source=x",
        "Is it? https://example.org/",
        "https://actionnetwork.org/forms/moss?nowrapper=true",
        "https://example.org/?source=census&s=1&t=2&ref=3",
        "https://www.youtube.com/watch?v=abc&t=90",
        "https://example.org/?candidate_id=1&links=2",
    ],
    addresses_are_public: [
        "https://www.leg.mn.gov/",
        "https://localhost.example.org/",
        "https://10.example.org/",
        "https://example.org/localhost",
        "[a](/faq/)",
    ],
    hosts_are_what_they_look_like: [
        "https://www.leg.mn.gov/",
        "https://café.example/",
        "https://mastodon.example/@moss",
        "https://example.org/путь",
        "https://xn--caf-dma.example/",
        "https://пример.рф/",
    ],
}

BAD: dict[Rule, list[str]] = {
    phones_come_from_the_roster: [
        "Call 651-555-0100.",
        "Call (651) 555-0100",
        "Call (651)555-0100",
        "651.555.0100",
        "651 555 0100",
        "6515550100",
        "+1 651-555-0100",
        "+16515550100",
        "1-651-555-0100",
        "[call](tel:+16515550100)",
        "<a href='tel:651-555-0100'>",
        "651/555-0100",
        "651‑555‑0100",
        "651–555–0100",
        "651\u00a0555\u00a00100",
        "651-\n555-0100",
        "555-0100",
        "**651-555-0100**",
        "at 555-0100, or",
        "1-800-CALL-NOW",
        "(651-555-0100)",
        "Call 651 - 555 - 0100 now.",
        "Call 651·555·0100",
        "Call 651 • 555 • 0100",
        "Call 651&nbsp;555&nbsp;0100",
        "Call 651&#45;555&#x2d;0100",
        "Call &#54;51-555-0100",
        "Call 651-**555**-0100",
        "Call *651*-555-0100",
        "Call 651-<b>555</b>-0100",
        "Call 651<!-- x -->-555-0100",
        "Call 651\\-555\\-0100",
        "Call 651 (555) 0100",
        "Call 651.555-0100",
        "Call 651--555--0100",
        "Call 651_555_0100",
        "Call 651–555—0100",
        "Call 651 555-0100",
        "Call 651 555 0100",
        "Call 651\xad-555\xad-0100",
        "Call 651\u200b-555-0100",
        "Call ６５１-５５５-０１００",
        "Call ٦٥١-٥٥٥-٠١٠٠",
        "Call 6️⃣5️⃣1️⃣-555-0100",
        "Call 6 5 1 5 5 5 0 1 0 0",
        "Call 6-5-1-5-5-5-0-1-0-0",
        "Call 651-555-01-00",
        "[call me](https://wa.me/16515550100)",
        "[call me](https://api.whatsapp.com/send?phone=16515550100&text=hi)",
        "[write me](https://api.whatsapp.com/send?phone=16515550100)",
        "[write me](https://signal.me/#p/+16515550100)",
        "[write me](https://t.me/+16515550100)",
        "[write me](sms:+16515550100)",
        "[call me](tel:6515550100)",
        "[call me](tel:%2B1%20651%20555%200100)",
        "[call me](TEL:651-555-0100)",
        "[call me](facetime:+16515550100)",
        "<tel:+16515550100>",
        '[x](/faq/ "651-555-0100")',
        "[651](/faq/)-555-0100",
        "+44 20 7946 0958",
        "+49 (0)30 1234567",
        "+52 55 1234 5678",
        "011 44 20 7946 0958",
        "0044 20 7946 0958",
        "651-555-0100x12",
        "651-555-0100 x12",
        "651-555-0100 ext. 12",
        "651-555-0100, ext 12",
        "651-CALL-NOW",
        "(651) CALL-NOW",
        "651-55-MARIA",
        "1-651-CALL-NOW",
        "651-555-MOSS",
        "![Ring 651-555-0100](/images/poster.jpg)",
        '<img src="/images/poster.jpg" alt="Ring 651-555-0100">',
        "Ring six five one, five five five, zero one zero zero.",
        "Call 555 0100 today",
        "Text us at 555.0100",
        "My cell: 555 - 0100",
        "`651-555-0100`",
        "| 651-555-0100 |",
        "> 651-555-0100",
        "- 651-555-0100",
        "Ring (651)555‑0100.",
        "<!-- Jane: 651-555-0100 -->",
    ],
    spelled_out_emails_are_emails: [
        "jane at gmail dot com",
        "jane [at] gmail [dot] com",
        "jane(at)gmail(dot)com",
        "Write to jane.doe AT moss dot example dot org",
        "jane @ gmail.com",
        "jane at gmail.com",
        "jane@ gmail.com",
        "jane @gmail.com",
        "jane (at) gmail.com",
        "jane [at] moss.example",
        "jane&nbsp;at&nbsp;gmail.com",
        "jane **at** gmail.com",
        "jane.doe AT yahoo.com",
        "jane at icloud dot com",
        "jane_doe @ outlook.com",
        "jane (@) moss.example",
        "jane ＠ gmail.com",
        "jane@gmail",
        "jane, at gmail.com",
    ],
    passwords_stay_secret: [
        "https://meet.example/j/1?pwd=abcDEF",
        "https://meet.example/j/1?x=1&passcode=1234",
        "Passcode: 123456",
        "passcode 123456",
        "Meeting PIN 4711",
        "The password is “moss”.",
        "Password: moss",
        "access code = 4711#",
        "PASSCODE: MOSS",
        "https://zoom.example/j/1?PWD=abc",
        "[join](https://zoom.example/j/1?PWD=abc)",
        "[join](https://zoom.example/j/1?a=b&amp;pwd=abc)",
        "[join](https://zoom.example/j/1?%70wd=abc)",
        "[join](https://teams.microsoft.com/meet/123?p=AbC)",
        "https://teams.microsoft.com/meet/123?p=AbC",
        "[join](https://teams.live.com/meet/123?p=AbC)",
        "[join](https://moss.webex.com/moss/j.php?MTID=m1&PW=abc)",
        "[join](https://meet.google.com/abc-defg-hij?pin=1234)",
        "[join](https://zoom.example/j/1#pwd=abc)",
        "[join](https://zoom.example/w/1?tk=abc)",
        "PIN: 123 456 789#",
        "PIN 4711",
        "pin: 4711",
        "Pin code: 4711",
        "The PIN is 4711.",
        "The password is moss.",
        "The password is moss and the door is open.",
        'the password is "moss and stone"',
        "**Passcode**: moss",
        "Passcode : moss",
        "Pass code: moss",
        "Pass: moss",
        "Zoom, pass: moss",
        "Meeting 123, PW: moss",
        "pwd: moss",
        "Passcode - moss",
        "Password – moss",
        "Pass&#99;ode: moss",
        "Pass\xadcode: moss",
        "Ｐａｓｓｃｏｄｅ： moss",
        "Passphrase: moss",
        "Contraseña: moss",
        "The door code is 4711.",
        "Gate code 4711#",
        "Security code: moss",
        "Meeting key: moss",
        "Enter code 4711# at the door.",
        "Password = moss",
        "<!-- password: moss -->",
        "`password: moss`",
    ],
    addresses_are_secure: [
        "http://example.org/",
        "[x](http://example.org)",
        "source: http://example.org",
        "HTTP://example.org/",
        '<a href="http://example.org/">x</a>',
    ],
    addresses_say_where_they_lead: [
        "https://bit.ly/3abc",
        "[x](https://t.co/abc)",
        "https://www.tinyurl.com/abc",
        "http://goo.gl/abc",
        "<https://maps.app.goo.gl/abc>",
        'href="https://lnkd.in/abc"',
        "https://bit.ly:443/3abc",
        "https://bit.ly./3abc",
        "HTTPS://BIT.LY/3abc",
        "https://BIT.ly/3abc",
        "[x](https&#58;//bit.ly/3abc)",
        "https://ｂit.ly/3abc",
        "Read bit.ly/3abc first.",
        "Read www.tinyurl.com/moss first.",
        "https://lnks.gd/l/abc",
        "https://www.google.com/url?q=https://www.leg.mn.gov/&sa=D",
        "https://google.com/url?sa=t&url=https%3A%2F%2Fwww.leg.mn.gov%2F",
        "https://www.google.com/amp/s/www.leg.mn.gov/x",
        "[x](https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.leg.mn.gov%2F&data=05%7C01)",
        "https://click.actionnetwork.org/ss/c/u001.abc/4",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.leg.mn.gov%2F&h=AT1",
        "https://lm.facebook.com/l.php?u=https%3A%2F%2Fwww.leg.mn.gov%2F",
        "https://l.instagram.com/?u=https%3A%2F%2Fwww.leg.mn.gov%2F",
        "https://urldefense.com/v3/__https://www.leg.mn.gov/__;!!abc$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.leg.mn.gov_&d=x",
        "https://moss.us1.list-manage.com/track/click?u=1&id=2&e=3",
        "https://www.youtube.com/redirect?q=https%3A%2F%2Fwww.leg.mn.gov",
        "https://u123.ct.sendgrid.net/ls/click?upn=abc",
        "https://links-1.govdelivery.com/CL0/https:%2F%2Fwww.leg.mn.gov%2Fx/1/abc",
        "https://abc.awstrack.me/L0/https:%2F%2Fwww.leg.mn.gov%2Fx/1/abc",
        "https://substack.com/redirect/abc",
        "https://r20.rs6.net/tn.jsp?f=abc",
        "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fwww.leg.mn.gov",
        "<!-- https://bit.ly/3abc -->",
    ],
    addresses_follow_nobody: [
        "https://example.org/?utm_source=x",
        "https://example.org/?a=1&utm_medium=mail#top",
        "https://example.org/?a=1&amp;fbclid=abc",
        "[x](https://example.org/?gclid=1)",
        "https://example.org/?mc_eid=1&b=2",
        "https://actionnetwork.org/forms/moss?source=direct_link",
        "https://actionnetwork.org/forms/moss?can_id=1",
        "https://example.org/?link_id=1",
        "https://example.org/?email_referrer=email_1",
        "https://example.org/?emci=1&emdi=2",
        "https://example.org/?ceid=1",
        "https://example.org/?UTM_SOURCE=x",
        "https://example.org/?a=1&fbclid=x.",
        "**https://example.org/a?fbclid=x**",
        "https://en.example.org/wiki/A_(b)?fbclid=1",
        "https://www.facebook.com/moss?__cft__=AZ",
        "https://x.com/moss/status/1?s=20",
        "https://www.youtube.com/watch?v=a&feature=share",
        "[x](https://example.org/?%75tm_source=x)",
    ],
    addresses_are_public: [
        "https://localhost/x",
        "https://localhost:8000/",
        "[x](https://127.0.0.1:8000/faq/)",
        "https://192.168.1.4/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://moss.local/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://LOCALHOST/",
        "https://moss.internal/",
        "https://169.254.1.1/",
        "https://93.184.216.34/",
    ],
    hosts_are_what_they_look_like: [
        "https://www.leɡ.mn.gov/",
        "https://www.hоuse.mn.gov/",
        "[x](https://раураl.com/)",
        "https://аррӏе.com/",
        "https://xn--pypal-4ve.com/",
        "https://xn--80ak6aa92e.com/",
        "https://www.lеg.mn.gov/",
        "https://www.leg.mn.gov@evil.example/",
        "https://gοοgle.com/",
    ],
}


def of_body(text: str) -> Seen:
    """Return what readers see of a text that begins in line 2."""
    return seen_in("x.md", f"\n{text}\n", Mapping({}, 1), f"{text}\n\nBelow.", 2)


def cases(table: dict[Rule, list[str]]) -> list[object]:
    """Return each text of a table with its rule."""
    return [
        pytest.param(rule, text, id=f"{rule.__name__}: {text!r}") for rule, texts in table.items() for text in texts
    ]


@pytest.mark.parametrize(("rule", "text"), cases(GOOD))
def test_good_texts_pass(rule: Rule, text: str) -> None:
    """A text that looks like trouble but is none has no finding, neither in the source nor in the finished page."""
    assert not [str(finding) for finding in rule(of_body(text))]
    assert not [str(finding) for finding in rule(seen_in_html("x.html", converter().html(text)))]


@pytest.mark.parametrize(("rule", "text"), cases(BAD))
def test_bad_texts_are_found_once_and_where_they_are(rule: Rule, text: str) -> None:
    """A bad text has one finding, on its line, that says how to fix it."""
    (found,) = rule(of_body(text))
    assert (found.path, found.line, found.level) == ("x.md", 2, "error")
    assert found.fix


@pytest.mark.parametrize(("rule", "text"), cases(BAD))
def test_what_the_finished_page_shows_is_found_in_its_source(rule: Rule, text: str) -> None:
    """Taking the marks out loses nothing that Markdown would show."""
    if list(rule(seen_in_html("x.html", converter().html(text)))):
        assert list(rule(of_body(text)))


def test_every_rule_has_both_lists() -> None:
    """No rule on what readers see is without good and bad examples."""
    assert set(SEEN) == set(GOOD) == set(BAD)


@pytest.mark.parametrize(
    ("field", "line", "rules"),
    [
        (r'agrees: "Ring \x36\x351-555-0100, or write jane\x40gmail.com"', 5, {"A phone number", "jane@gmail.com"}),
        (r'title: "Ask \x00"', 5, {"An escape in this value"}),
        (r'ask: "Ask \u202E now"', 5, {"An escape in this value"}),
        ("script: |\n  One\n  Call 651-555-0100.", 7, {"A phone number"}),
        ("script: >\n  One\n  Call 651-555-0100.", 6, {"A phone number"}),
        ("voicemail: Passcode is moss.", 5, {"Here is a meeting's password"}),
        ("# Jane: 651-555-0100", 5, {"A phone number"}),
        ("changes: [{date: 2027-01-01, what: Ring 651-555-0100}]", 5, {"A phone number"}),
        ("reach: jane @ gmail.com", 5, {"“jane @ gmail.com”"}),
        ("online: https://zoom.example/j/1?PWD=abc", 5, {"Here is a meeting's password"}),
    ],
)
def test_fields_are_judged_by_their_value(field: str, line: int, rules: set[str]) -> None:
    """Whatever an escape, a block or a comment holds is found on its line."""
    text = f"---\nkind: call\nminutes: 2\ndraft: false\n{field}\n---\nIt is old.\n"
    read = source("content/evergreen/moss.md", text.encode(), judge)
    found = [each for each in (*read.findings, *read.judged) if "is missing" not in each.message]
    mails = seen_in("x", text, split(text, "x").fields).mails
    messages = {finding.message for finding in found} | {mail.to for mail in mails if "@gmail" in mail.to}
    assert {next(rule for rule in rules if message.startswith(rule)) for message in messages} == rules
    assert {finding.line for finding in found} == {line}


def test_the_line_is_that_of_the_paragraph() -> None:
    """Marks, tags over several lines and links leave each line in its place."""
    text = "One <b\ntitle='x'>two</b>\n\n[a](/b\n\"c\") <!--\n-->\n\nCall 651-**555**-0100."
    (found,) = phones_come_from_the_roster(of_body(text))
    assert found.line == 2 + text.count("\n")
