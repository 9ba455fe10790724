"""Rules on what is said of one member: whether it agrees with itself, and is not another member's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from campaign.campaign import Campaign
from campaign.check.private_rules import FREE_MAIL
from campaign.finding import Finding, at, repeated
from campaign.model.legislature import YEAR, Chamber
from campaign.model.patterns import folded, has_form, slug
from campaign.model.roster import Legislator, Term, Vacancy

LIFE = 75 * YEAR  # nobody has served for longer in any state
WEEK = timedelta(days=7)
NOT_DIALED = {
    "555": "directories and fiction",
    "950": "carriers",
    "958": "tests",
    "959": "tests",
    "976": "paid services",
}
TITLES = r"(?i:(?<!\w)(?:rep|sen|hon|mr|mrs|ms)\.(?!\w)|^(?:senator|representative|delegate|congress\w+|assembly\w+)\s)"
SUFFIX = r"(?i:(?:jr|sr|ii|iii|iv)\b)"
NO_OFFICE = re.compile(r"(?i:\b(?:home|residence|residential|apartment|apt|cell|mobile)\b|(?<!\d)\d{3}[-. )]+\d{4}\b)")
NAMES = ("name", "given_name", "family_name")
LOOK_UP = "Look it up on the official page"


def serving(campaign: Campaign) -> list[Legislator]:
    """Return the people who hold a seat on the campaign's day or later."""
    people = campaign.roster.legislators
    return [person for person in people if any(term.ends >= campaign.today for term in person.terms)]


# Terms


def terms_end_in_time(campaign: Campaign) -> Iterator[Finding]:
    """No term or vacancy lasts longer than those elected for the latest session on record can serve."""
    terms = [(f"{person.name}'s term", term) for person in campaign.roster.legislators for term in person.terms]
    vacancies = [(f"The vacancy of {each.district}", each) for each in campaign.roster.vacancies]
    times: Iterable[tuple[str, Term | Vacancy]] = (*terms, *vacancies)
    for whose, time in times:
        chamber = campaign.legislature.chamber.get(time.chamber)
        if chamber and time.ends and time.ends > (last := _last_day(campaign, chamber)):
            message = f"{whose} lasts until {time.ends}, and nobody elected so far serves beyond {last}"
            fix = "Write the last day; for a new session, add it to data/legislature.yml first"
            yield at(time, "until", message, fix)


def _last_day(campaign: Campaign, chamber: Chamber) -> date:
    """Return the last day that a member elected for the latest session on record can serve."""
    session = campaign.legislature.sessions[-1]
    if session.terms_end is None:
        return session.terms_begin + chamber.term_years * YEAR + WEEK
    more = chamber.term_years - round((session.terms_end - session.terms_begin) / YEAR)
    return session.terms_end + more * YEAR + WEEK if more > 0 else session.terms_end


def terms_begin_in_a_lifetime(campaign: Campaign) -> Iterator[Finding]:
    """Nobody has served for 75 years, and nobody came to a seat before they came to its chamber."""
    for person in campaign.roster.legislators:
        for term in person.terms:
            for key, day in (("from", term.begins), ("in_chamber_since", term.in_chamber_since)):
                if day and day + LIFE < campaign.today:
                    yield at(term, key, f"{person.name} would have served since {day}", "Check the year")
            if term.in_chamber_since and term.in_chamber_since > term.begins:
                message = f"{person.name} came to the seat on {term.begins}, before coming to the chamber"
                yield at(term, "in_chamber_since", message, "Check the two dates")


def one_seat_at_a_time(campaign: Campaign) -> Iterator[Finding]:
    """Nobody holds two seats on one day."""
    for person in campaign.roster.legislators:
        for before, after in pairwise(sorted(person.terms, key=attrgetter("begins"))):
            if after.begins <= before.ends and after.seat != before.seat:
                message = f"{person.name} holds both {before.district} and {after.district} on {after.begins}"
                yield at(after, "from", message, f"End the term in {before.district} before that day")


# Ways to reach somebody


def numbers_can_be_dialed(campaign: Campaign) -> Iterator[Finding]:
    """A number has an exchange that offices have: none that begins with 0 or 1, ends in 11, or is kept for others.

    The source is the North American Numbering Plan. No area code in it has a 9 in the middle: where that is made up, so
    may be the number.
    """
    for person in campaign.roster.legislators:
        area, exchange = (person.phone or "200-200").split("-")[:2]
        why = f"{exchange} is kept for {NOT_DIALED[exchange]}" if exchange in NOT_DIALED and area[1] != "9" else ""
        why = f"no exchange begins with {exchange[0]}" if exchange[0] in "01" else why
        why = "numbers that end in 11 are for emergencies and services" if exchange[1:] == "11" else why
        if why:
            message = f"{person.name}'s number {person.phone} reaches nobody: {why}"
            yield at(person, "phone", message, LOOK_UP)


def addresses_reach_one_person(campaign: Campaign) -> Iterator[Finding]:
    """Two people never share an email address, and a mailbox does not bear the name of another member."""
    people = serving(campaign)
    for number, person in enumerate(people):
        if person.email and (other := _whose(person, people, number)):
            message = f"{person.email} of {person.name} is the address of {other.name}"
            yield at(person, "email", message, f"{LOOK_UP}, or leave it out")


def _whose(person: Legislator, people: list[Legislator], number: int) -> Legislator | None:
    """Return whose a person's mailbox is rather: whose name it bears better; where it is shared, the first one's."""
    mail = (person.email or "").lower()
    box = re.findall("[a-z]+", folded(mail.partition("@")[0]))
    own = _bears(box, person)
    best = max(people, key=lambda each: _bears(box, each)) if own < 2 else person
    if _bears(box, best) > own:
        return best
    same = (each for each in people[:number] if (each.email or "").lower() == mail)
    return next((each for each in same if _bears(box, each) >= own), None)


def _bears(box: list[str], person: Legislator) -> int:
    """Return how well the words of a mailbox fit a person: 0 without the last name, 1 with it, 2 with the first."""
    given, family = (re.findall("[a-z]+", slug(name)) for name in (person.given_name, person.family_name))
    whole = "".join(family)
    named = set(family) <= set(box) or whole in box or (len(whole) > 4 and whole in "".join(box))
    return int(named) + int(named and given[:1] != [] and given[0] in box)


def mail_hosts(campaign: Campaign, chamber: Chamber) -> Counter[str]:
    """Return what members' email addresses of a chamber end in, each with how many do."""
    members = campaign.roster.members(chamber.id, campaign.today).values()
    return Counter(_host(person) for person in members if person.email)


def _host(person: Legislator) -> str:
    return (person.email or "").rpartition("@")[2].lower()


def addresses_are_of_the_chamber(campaign: Campaign) -> Iterator[Finding]:
    """An email address ends as the chamber's do: as `mail_hosts` says, else as others' do, where most are alike."""
    chambers = campaign.legislature.chamber
    known = {each.id: _known_hosts(campaign, each) for each in chambers.values()}
    for person in serving(campaign):
        now = [term for term in person.terms if term.ends >= campaign.today]
        hosts = [known[term.chamber] for term in now if term.chamber in known]
        odd = person.email and _host(person) not in FREE_MAIL  # of those another rule tells
        if odd and hosts and all(hosts) and not any(_host(person) in each for each in hosts):
            chamber = chambers[person.terms[-1].chamber]
            message = f"{person.email} of {person.name} is no address of the {chamber.word}"
            fix = f"Addresses there end in @{' or @'.join(hosts[-1])}: {LOOK_UP.lower()}, or leave it out"
            yield at(person, "email", message, fix)


def _known_hosts(campaign: Campaign, chamber: Chamber) -> list[str]:
    """Return what addresses of a chamber may end in; nothing where most have one of their own."""
    counted = mail_hosts(campaign, chamber).most_common()
    clear = counted and counted[0][1] > max(1, sum(number for _host, number in counted) / 2)
    return list(chamber.mail_hosts) or [host for host, number in counted if clear and number > 1]


def pages_are_their_own(campaign: Campaign) -> Iterator[Finding]:
    """The official page is one of the person's chamber, and not another member's."""
    people = [person for person in campaign.roster.legislators if person.page]
    of_source: dict[str, list[Legislator]] = defaultdict(list)
    for person in campaign.roster.legislators:
        for link in person.sources:
            of_source[link].append(person)
    shared = {person.id: first for person, first in repeated(people, attrgetter("page"))}
    for person in people:
        page = person.page or ""
        owners = [] if person in of_source[page] else of_source[page]
        other = owners[0] if len(owners) == 1 else shared.get(person.id)
        if other and (owners or person not in of_source[page] or other in of_source[page]):
            yield at(person, "page", f"The page of {person.name} is that of {other.name}", f"{LOOK_UP}: {page}")
        elif (forms := _forms(campaign, person)) and not any(has_form(page, form) for form in forms):
            message = f"The page of {person.name} is no member's page of the chamber: {page}"
            yield at(person, "page", message, f"Such a page is {forms[-1]}")


def _forms(campaign: Campaign, person: Legislator) -> list[str]:
    """Return the forms of the pages of the chambers that a person sits in or sat in."""
    chambers = [campaign.legislature.chamber.get(term.chamber) for term in person.terms]
    return [each.member_page for each in chambers if each and each.member_page]


def offices_are_their_own(campaign: Campaign) -> Iterator[Finding]:
    """No office is also that of another member, unless a whole floor or house has one address (a warning)."""
    serve = (person for person in campaign.roster.legislators if person.term_on(campaign.today))
    people = [person for person in serve if person.office]
    members: dict[str, list[Legislator]] = defaultdict(list)
    for person in people:
        members[person.office or ""].append(person)
    alone = [term.chamber for each in members.values() if len(each) == 1 and (term := each[0].term_on(campaign.today))]
    for office, shared in members.items():
        chambers = {term.chamber for person in shared if (term := person.term_on(campaign.today))}
        if len(shared) > 1 and (len(chambers) > 1 or alone.count(*chambers) > len(shared)):
            names = " and ".join(person.name for person in shared[:2])
            yield at(shared[-1], "office", f"{names} have the same office: {office}", LOOK_UP, "warning")


def offices_are_no_homes(campaign: Campaign) -> Iterator[Finding]:
    """An office is at the Capitol: where anybody lives is nobody's business here, nor is a second number in it."""
    for person in campaign.roster.legislators:
        if found := NO_OFFICE.search(person.office or ""):
            message = f"The office of {person.name} says “{found[0]}”: this may be private"
            yield at(person, "office", message, "Write the Capitol office alone, in data/corrections.yml")


# Names


def names_agree(campaign: Campaign) -> Iterator[Finding]:
    """First and last name are in the name, the last without the first: scripts greet with them."""
    for person in campaign.roster.legislators:
        name, given, family = (slug(getattr(person, key)).split("-") for key in NAMES)
        if not _within(family, name):
            yield _unlike(person, "family_name")
        elif family[: len(given)] == given and len(family) > len(given):
            message = f"The last name “{person.family_name}” of {person.name} has the first name in it"
            yield at(person, "family_name", message, "Write the last name alone")
        if not _within(given, name):
            yield _unlike(person, "given_name")


def _within(part: list[str], whole: list[str]) -> bool:
    """Return whether words follow one another in a name."""
    return any(whole[start : start + len(part)] == part for start in range(len(whole)))


def _unlike(person: Legislator, key: str) -> Finding:
    message = f"`{key}` is “{getattr(person, key)}”, which is not in the name “{person.name}”"
    return at(person, key, message, "Write what the person goes by in both: scripts greet with it")


def names_are_names(campaign: Campaign) -> Iterator[Finding]:
    """A name is one as people write it: no title, party, digit or comma in it, not in capitals alone."""
    parties = "|".join(re.escape(each) for party in campaign.legislature.parties for each in (party.id, party.name))
    titles = "|".join(re.escape(each.title) for each in campaign.legislature.chambers)
    wrong = (
        (rf"{TITLES}|^(?:{titles})\s", "has a title in it", "Leave it out: the site adds the right one"),
        (rf"[(\[,-]\s*(?:{parties})\b\s*[)\]]?$", "has a party in it", "Leave it out: the site adds it"),
        (r"\d", "has a digit in it", "Write the name alone"),
        (rf",(?!\s*{SUFFIX})", "has a comma in it", "Write the first name first"),
    )
    for person in campaign.roster.legislators:
        for key in NAMES:
            text = getattr(person, key)
            for pattern, what, fix in (*wrong, *_oddly_written(text, key)):
                if re.search(pattern, text):
                    yield at(person, key, f"`{key}` “{text}” {what}", fix)
                    break


def _oddly_written(text: str, key: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is odd about how a name is written: a pattern that it matches, what is wrong, how to fix it."""
    letters = "".join(filter(str.isalpha, text))
    if not text.isprintable() or "  " in text:
        yield "", "has a space too many, or a character that nobody sees", "Type it anew"
    if letters.isupper() and len(letters) > (3 if key == "given_name" else 2):
        yield "", "is in capitals alone", "Write it as the person does, like Ann Lee"
    if letters.islower():
        yield "", "has no capital", "Write it as the person does, like Ann Lee"


def people_are_listed_once(campaign: Campaign) -> Iterator[Finding]:
    """Nobody is listed twice under two ids."""
    known = (person for person in campaign.roster.legislators if person.source_id)
    for person, first in repeated(known, attrgetter("source_id")):
        message = f"`{person.id}` and `{first.id}` have the same id at the source"
        yield at(person, "source_id", message, "Keep one of the two, with all terms")


RULES = (
    *(terms_end_in_time, terms_begin_in_a_lifetime, one_seat_at_a_time),
    *(numbers_can_be_dialed, addresses_reach_one_person, addresses_are_of_the_chamber),
    *(pages_are_their_own, offices_are_their_own, offices_are_no_homes),
    *(names_agree, names_are_names, people_are_listed_once),
)
