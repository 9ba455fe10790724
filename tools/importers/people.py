"""From Open States people files to legislators, in the words of this project, each with an id that stays.

Only the Capitol office's phone and address are taken. The source's other offices (class `district`) are often private
lines and are never read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from campaign.model.legislature import Chamber, Legislature
from campaign.model.patterns import has_form, is_mailbox_of, slug
from campaign.model.roster import Legislator, Roster, Seat
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import Items, Mapping, Scalar, Value
from tools.importers.records import Around, Record, text
from tools.importers.report import ImportReport
from tools.importers.seats import DAY, Holding, hand_over
from tools.importers.tenure import with_service

CAPITOL, AGAIN = "capitol", "Download the file again"
LINE_OF = {"phone": "offices", "office": "offices", "page": "links", "terms": "roles"}  # fact: where the source has it


def people(records: list[Record], around: Around) -> tuple[list[Legislator], set[tuple[str, Seat]]]:
    """Return everybody who held a seat in the sessions the site knows, with the name alone as id.

    Beside them the terms whose first day the source does not give: the person's id at the source, and the seat.
    """
    _refuse_twins(records, around.report)
    held: dict[str, list[Holding]] = {}
    found = hand_over([one for record in records for one in _holdings(record, around)])
    for one in found:
        held.setdefault(one.path, []).append(one)
    drawn = (_person(record, held[record.path], around) for record in records if record.path in held)
    unknown = {(one.person, one.seat) for one in found if not one.begins_known}
    return [person for person in drawn if person], unknown


def _refuse_twins(records: list[Record], report: ImportReport) -> None:
    seen: dict[str, str] = {}
    for record in records:
        known = record.text("id")
        if not known:
            report.error(record.path, record.root.line, "`id` is missing", AGAIN)
        elif known in seen:
            report.error(record.path, record.line("id"), f"The same `id` is in {seen[known]}", "Remove one of the two")
        seen[known] = record.path


def _holdings(record: Record, around: Around) -> list[Holding]:
    """Return the person's days in seats of this legislature, with every role that makes no sense reported."""
    chambers = {chamber.open_states: chamber for chamber in around.legislature.chambers}
    if not record.text("name"):
        around.report.error(record.path, record.root.line, "`name` is missing", AGAIN)
    holdings = []
    for role in record.groups("roles"):
        chamber = chambers.get(text(role, "type"))
        # The source gives ends of long ago as `2019` or `2019-01`, too.
        if chamber is None or "" < text(role, "end_date") < around.oldest.isoformat():
            continue
        holding = _holding(record, role, chamber, around)
        if holding and holding.ends >= around.oldest:
            holdings.append(holding)
    return holdings


def _holding(record: Record, role: Mapping, chamber: Chamber, around: Around) -> Holding | None:
    report = around.report
    district = text(role, "district")
    begins = _day(record, role, "start_date", around.oldest, report)
    ends = begins and _day(
        record, role, "end_date", _open_end(record, Seat(chamber.id, district), begins, around), report
    )
    ends = begins and ends and _with_the_terms(begins, ends, around.legislature)
    line = role.lines.get("district", role.line)
    if district not in around.legislature.seats(chamber.id):
        message = f"`district` is “{district}”, which is no district of the {chamber.word}"
        report.error(record.path, line, message, "Correct it, or add it under `districts` in data/legislature.yml")
    elif begins and ends and begins > ends:
        report.error(record.path, line, f"The role ends ({ends}) before it begins ({begins})", "Correct the dates")
    elif begins and ends:
        seat = Seat(chamber.id, district)
        known = bool(text(role, "start_date"))
        return Holding(record.text("id"), record.text("name"), seat, begins, ends, record.path, line, known)
    return None


def _open_end(record: Record, seat: Seat, begins: date, around: Around) -> date | None:
    """Return the last day of a role without an end: that of the terms it began in, or of today's for who stays."""
    session = around.session
    if begins >= session.terms_begin:
        started = around.legislature.session_on(begins)
        return started.terms_end if started and started.terms_end else session.terms_end
    return session.terms_end if _stays(record, seat, around) else session.terms_begin - DAY


def _stays(record: Record, seat: Seat, around: Around) -> bool:
    """Return whether somebody of earlier terms serves on: Open States itself marks no election.

    It is known of those whom this site already has for the new terms, and of those whose picture is of the new session.
    """
    if around.stay is None or (record.text("id"), seat) in around.stay:
        return True
    form, picture = around.legislature.chamber[seat.chamber].member_picture, record.text("image").partition("?")[0]
    return bool(form and matching_page(form, [picture], around.session.id))


def _with_the_terms(begins: date, ends: date, legislature: Legislature) -> date:
    """Return the last day of a role: sources like to end one as the next session opens, but terms end before that."""
    for session in legislature.sessions[1:]:
        if begins < session.terms_begin <= ends <= session.convenes:
            return session.terms_begin - DAY
    return ends


def _day(record: Record, role: Mapping, key: str, default: date | None, report: ImportReport) -> date | None:
    written = text(role, key)
    if not written:
        return default
    try:
        return date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) else date.fromisoformat("")
    except ValueError:
        line = role.lines[key]
        report.error(record.path, line, f"`{key}` is “{written}”, not a day", "Write year-month-day, like 2025-01-14")
        return None


def _person(record: Record, held: list[Holding], around: Around) -> Legislator | None:
    """Return one person, read by the same rules as data/legislators.yml, or None with the faults reported."""
    held = sorted(held, key=lambda one: one.begins)
    legislature, report = around.legislature, around.report
    chamber = legislature.chamber[held[-1].seat.chamber]
    problems = Problems(record.path)
    group = _group(
        record,
        id=slug(record.text("name")),
        name=record.text("name"),
        given_name=_given_name(record),
        family_name=record.text("family_name"),
        party=_party(record, legislature, report),
        phone=_phone(record),
        email=_email(record, report),
        office=_office(record, "address"),
        page=matching_page(chamber.member_page, _links(record, "links")),
        terms=[_term(one) for one in held],
        source_id=record.text("id"),
        sources=_sources(record, legislature),
    )
    person = build(Legislator, group, problems)
    report.findings += problems.findings
    return None if person is INVALID else with_service(person, record, around)


def _given_name(record: Record) -> str:
    """Return the first name that a person goes by: the source may give Robert for Bob, and scripts greet with it."""
    name, given, family = (record.text(key) for key in ("name", "given_name", "family_name"))
    before, found, _after = name.rpartition(family) if family else ("", "", name)
    return given if f"-{slug(given)}-" in f"-{slug(name)}-" or not found else before.strip() or given


def _group(record: Record, **values: str | list[Value]) -> Mapping:
    """Return facts as if read from a file of the project, each with the line of the source it came from."""
    group = Mapping({}, record.root.line)
    for key, value in values.items():
        if value:
            line = group.lines[key] = record.line(LINE_OF.get(key, key))
            group.values[key] = Items(value, line) if isinstance(value, list) else Scalar(value, line)
    return group


def _term(one: Holding) -> Mapping:
    values = {
        "chamber": one.seat.chamber,
        "district": one.seat.district,
        "from": one.begins.isoformat(),
        "until": one.ends.isoformat(),
    }
    lines = dict.fromkeys(values, one.line)
    return Mapping({key: Scalar(value, one.line) for key, value in values.items()}, one.line, lines)


def _party(record: Record, legislature: Legislature, report: ImportReport) -> str:
    names = [text(party, "name") for party in record.groups("party")]
    known = {name: party.id for party in legislature.parties for name in party.open_states}
    found = [known[name] for name in names if name in known]
    if not found:
        message = f"The party “{', '.join(names)}” is not known"
        report.error(record.path, record.line("party"), message, "Add it under `parties` in data/legislature.yml")
    return found[0] if found else "unknown"


def _office(record: Record, key: str) -> str:
    """Return a detail of the Capitol office; no other office is ever looked at."""
    offices = (office for office in record.groups("offices") if text(office, "classification") == CAPITOL)
    return next((text(office, key) for office in offices if text(office, key)), "")


def _phone(record: Record) -> str:
    written = _office(record, "voice")
    digits = re.sub(r"\D", "", written).removeprefix("1")
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else written


def _email(record: Record, report: ImportReport) -> str:
    """Return the email address, or nothing if it plainly is another person's: the source mixes some up."""
    email = record.text("email")
    if not email or is_mailbox_of(email, record.text("family_name")):
        return email
    message = f"{email} does not look like the address of {record.text('name')}, so it was left out"
    report.warning(record.path, record.line("email"), message, "Look it up and write it in data/corrections.yml")
    return ""


def _links(record: Record, key: str) -> list[str]:
    urls = dict.fromkeys(text(link, "url") for link in record.groups(key))
    return [url for url in urls if url.startswith("https://")]


def matching_page(pattern: str | None, links: list[str], session: str = "") -> str:
    """Return the first link that has the form of a pattern with {id} and {session}, or nothing."""
    if pattern is None:
        return ""
    return next((link for link in links if has_form(link, pattern, session)), "")


def _sources(record: Record, legislature: Legislature) -> list[Value]:
    """Return the pages of the chambers themselves among the sources; all, where the chambers' sites are not known."""
    hosts = {urlsplit(chamber.member_page).hostname for chamber in legislature.chambers if chamber.member_page}
    links = [link for link in _links(record, "sources") if not hosts or urlsplit(link).hostname in hosts]
    return [Scalar(link, record.line("sources")) for link in links]


# Ids


def merged(
    found: Sequence[Legislator], before: Sequence[Legislator], known: Roster, as_of: date, report: ImportReport
) -> list[Legislator]:
    """Return the people of a new roster: those found, with ids, and those of the roster before who left the source.

    `known` is the roster before as corrected: whoever is found and was added there keeps the id given there. Somebody
    in office who came from the source and is no longer in it is reported: a missing file looks just so.
    """
    ids: dict[str | None, str] = {each.source_id: each.id for each in before if each.source_id}
    ids |= {
        one.source_id: same.id for one in found if one.source_id not in ids and (same := _written_ahead(one, known))
    }
    ids |= _new_ids([one for one in found if one.source_id not in ids], {person.id for person in known.legislators})
    now = [replace(one, id=ids[one.source_id]) for one in found]
    names = {one.id for one in now}
    kept = [person for person in before if person.id not in names]
    for person in kept:
        _refuse_lost(known.by_id[person.id], as_of, report)
    checked = {person.id: person.checked or as_of for person in before}
    return [*(replace(one, checked=max(checked.get(one.id, as_of), as_of)) for one in now), *kept]


def _refuse_lost(person: Legislator, as_of: date, report: ImportReport) -> None:
    term = person.term_on(as_of)
    if term and person.source_id:
        message = f"The source no longer has {person.name}, who holds {term.chamber} {term.district} here"
        fix = "Add the missing file, or give `terms` with the last day in office in data/corrections.yml"
        report.error(person.source.path, person.source.first, message, fix)


def _written_ahead(one: Legislator, known: Roster) -> Legislator | None:
    """Return the person whom an editor wrote before the source had them: same name, a seat in common, no source id."""
    seats = {term.seat for term in one.terms}
    same = (each for each in known.legislators if not each.source_id and slug(each.name) == slug(one.name))
    return next((each for each in same if seats & {term.seat for term in each.terms}), None)


def _new_ids(new: Sequence[Legislator], taken: set[str]) -> dict[str | None, str]:
    """Return an id for each new person by the id at the source: the name's, with the district where that is taken."""
    ids: dict[str | None, str] = {}
    names = Counter(slug(one.name) for one in new)
    for one in new:
        plain = slug(one.name)
        longer = f"{plain}-{slug(one.terms[-1].district)}"
        tries = [longer] if names[plain] > 1 else [plain, longer]
        tries += [f"{longer}-{number}" for number in range(2, len(taken) + 3)]
        ids[one.source_id] = next(word for word in tries if word not in taken)
        taken.add(ids[one.source_id])
    return ids


def in_order(people: Iterable[Legislator], legislature: Legislature) -> tuple[Legislator, ...]:
    """Return those who held a seat in a session this site knows, by chamber, district and first day there."""
    oldest = legislature.sessions[0].terms_begin
    chambers = [chamber.id for chamber in legislature.chambers]

    def place(person: Legislator) -> tuple[int, int, date, str]:
        last = max(person.terms, key=lambda term: term.begins)
        seats = legislature.seats(last.chamber) if last.chamber in chambers else ()
        chamber = chambers.index(last.chamber) if last.chamber in chambers else len(chambers)
        return chamber, seats.index(last.district) if last.district in seats else len(seats), last.begins, person.id

    return tuple(sorted((one for one in people if any(term.ends >= oldest for term in one.terms)), key=place))
