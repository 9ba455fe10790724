"""From Open States people files to legislators, in the words of this project.

Only the Capitol office's phone and address are taken. The source's other offices (class `district`) are often private
lines and are never read.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from campaign.importers.entries import Found, plain
from campaign.importers.names import is_mailbox_of, slug
from campaign.importers.open_states_source import Around, Record, text
from campaign.importers.report import ImportReport
from campaign.importers.terms import Holding, hand_over
from campaign.model.legislature import Chamber, Legislature
from campaign.model.roster import Legislator, Seat
from campaign.read.typed import Problems, build
from campaign.read.yaml import Items, Mapping, Scalar, Value

CAPITOL = "capitol"


def people(records: list[Record], around: Around) -> list[Found]:
    """Return everybody who held a seat in the sessions the site knows."""
    _refuse_twins(records, around.report)
    holdings: dict[str, list[Holding]] = {}
    found = [holding for record in records for holding in _holdings(record, around)]
    for holding in hand_over(found):
        holdings.setdefault(holding.path, []).append(holding)
    drawn = (_person(record, holdings[record.path], around) for record in records if record.path in holdings)
    return [person for person in drawn if person]


def _refuse_twins(records: list[Record], report: ImportReport) -> None:
    seen: dict[str, str] = {}
    for record in records:
        known = record.text("id")
        if not known:
            report.error(record.path, record.root.line, "`id` is missing", "Download the file again from the source")
        elif known in seen:
            report.error(
                record.path, record.line("id"), f"The same `id` stands in {seen[known]}", "Remove one of the two"
            )
        seen[known] = record.path


def _holdings(record: Record, around: Around) -> list[Holding]:
    """Return the person's days in seats of this legislature, with every role that makes no sense reported."""
    chambers = {chamber.open_states: chamber for chamber in around.legislature.chambers}
    if not record.text("name"):
        around.report.error(
            record.path, record.root.line, "`name` is missing", "Download the file again from the source"
        )
    holdings = []
    for role in record.groups("roles"):
        chamber = chambers.get(text(role, "type"))
        if chamber is None or _is_over(text(role, "end_date"), around.oldest):
            continue
        holding = _holding(record, role, chamber, around)
        if holding and holding.ends >= around.oldest:
            holdings.append(holding)
    return holdings


def _is_over(end: str, oldest: date) -> bool:
    """Return whether a role ended long ago; the source gives old ends as `2019` or `2019-01`, too."""
    return bool(end) and end < oldest.isoformat()


def _holding(record: Record, role: Mapping, chamber: Chamber, around: Around) -> Holding | None:
    report = around.report
    district = text(role, "district")
    begins = _day(record, role, "start_date", around.oldest, report)
    ends = _day(record, role, "end_date", around.session.terms_end, report)
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


def _person(record: Record, holdings: list[Holding], around: Around) -> Found | None:
    """Return one person, read by the same rules as data/legislators.yml, or None with the faults reported."""
    holdings = sorted(holdings, key=lambda holding: holding.begins)
    legislature, report = around.legislature, around.report
    chamber = legislature.chamber[holdings[-1].seat.chamber]
    problems = Problems(record.path)
    group = _group(
        record,
        id=slug(record.text("name")),
        name=record.text("name"),
        given_name=record.text("given_name"),
        family_name=record.text("family_name"),
        party=_party(record, legislature, report),
        phone=_phone(record),
        email=_email(record, report),
        office=_office(record, "address"),
        page=_page(record, chamber),
        terms=[_term(holding) for holding in holdings],
        source_id=record.text("id"),
        sources=_sources(record, legislature),
    )
    build(Legislator, group, problems)
    report.findings += problems.findings
    values = plain(group)
    if problems.findings or not isinstance(values, dict):
        return None
    del values["id"]
    return Found(values, record.path, record.line("roles"), _unknown_starts(holdings, legislature))


def _group(record: Record, **values: str | list[Value] | None) -> Mapping:
    """Return fields as if read from a file of the project, each with the line of the source it came from."""
    group = Mapping({}, record.root.line)
    for key, value in values.items():
        if value:
            line = record.line(
                {"party": "party", "phone": "offices", "office": "offices", "page": "links"}.get(key, key)
            )
            group.lines[key] = line
            group.values[key] = Items(value, line) if isinstance(value, list) else Scalar(value, line)
    return group


def _term(holding: Holding) -> Mapping:
    values = {
        "chamber": holding.seat.chamber,
        "district": holding.seat.district,
        "from": holding.begins.isoformat(),
        "until": holding.ends.isoformat(),
    }
    lines = dict.fromkeys(values, holding.line)
    return Mapping({key: Scalar(value, holding.line) for key, value in values.items()}, holding.line, lines)


def _unknown_starts(holdings: list[Holding], legislature: Legislature) -> dict[str, str]:
    """Return the remarks on terms whose first day the source does not give."""
    remark = f"no first day: the source gives none, so this is the first of the {legislature.sessions[0].name}"
    return {f"terms.{one.seat.chamber}.{one.seat.district}": remark for one in holdings if not one.begins_known}


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
    """Return the mail address, or nothing if it plainly is another person's: the source mixes some up."""
    email = record.text("email")
    if not email or is_mailbox_of(email, record.text("family_name")):
        return email
    message = f"{email} does not look like the address of {record.text('name')}, so it was left out"
    report.warning(record.path, record.line("email"), message, "Look it up and write it in data/legislators.yml")
    return ""


def _links(record: Record, key: str) -> list[str]:
    urls = dict.fromkeys(text(link, "url") for link in record.groups(key))
    return [url for url in urls if url.startswith("https://")]


def _page(record: Record, chamber: Chamber) -> str:
    return matching_page(chamber.member_page, _links(record, "links"))


def matching_page(pattern: str | None, links: list[str], session: str = "") -> str:
    """Return the first link that has the form of a pattern with {id} and {session}, or nothing."""
    if pattern is None:
        return ""
    form = re.escape(pattern).replace(r"\{id\}", r"[^/&#?]+").replace(r"\{session\}", re.escape(session))
    return next((link for link in links if re.fullmatch(form, link, re.IGNORECASE)), "")


def _sources(record: Record, legislature: Legislature) -> list[Value]:
    """Return the pages of the chambers themselves among the sources; all, where the chambers' sites are not known."""
    hosts = {urlsplit(chamber.member_page).hostname for chamber in legislature.chambers if chamber.member_page}
    links = [link for link in _links(record, "sources") if not hosts or urlsplit(link).hostname in hosts]
    return [Scalar(link, record.line("sources")) for link in links]
