"""From Open States committee files to committees, in the words of this project.

Roles: `ranking member` of whatever party becomes ranking-member, a `… party lead` becomes lead (the first member of the
other party, where a chamber says it that way); the rest keep their name with dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from campaign.model.committee import Committee, Committees, MembershipRole
from campaign.model.legislature import Chamber, Legislature, Session
from campaign.model.patterns import folded, slug
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import Items, Mapping, Scalar, Value
from tools.importers.people import matching_page
from tools.importers.records import Around, Record, text
from tools.importers.report import ImportReport

ROLES: tuple[str, ...] = get_args(MembershipRole)  # the order in which members are listed
ROLE_PATTERNS = (
    (r"ranking-([a-z-]+-)?member", "ranking-member"),
    (r"([a-z-]+-)?lead(er)?", "lead"),
    (r"(co-)?(vice-)?chair(man|woman|person)", r"\1\2chair"),
)


def committees(records: list[Record], people: dict[str, str], around: Around) -> list[Committee]:
    """Return the committees, which end with the session; `people` gives legislators' ids by the source's."""
    chambers = {chamber.open_states: chamber for chamber in around.legislature.chambers}
    drawn = []
    for record in records:
        chamber = chambers.get(record.text("chamber"))
        if chamber is None:
            message = f"“{record.text('name')}” belongs to no chamber of data/legislature.yml, so it was left out"
            fix = "If it should be shown, add it under `committees` in data/corrections.yml"
            around.report.warning(record.path, record.line("chamber"), message, fix)
        else:
            drawn.append(_committee(record, chamber, people, around))
    return [committee for committee in drawn if committee]


def _committee(record: Record, chamber: Chamber, people: dict[str, str], around: Around) -> Committee | None:
    """Return one committee, read by the same rules as data/committees.yml, or None with the faults reported."""
    session, report = _session_of(record, chamber, around), around.report
    values = {
        "id": f"{chamber.id}/{slug(record.text('name'))}",
        "chamber": chamber.id,
        "name": record.text("name"),
        "until": session.terms_end.isoformat() if session.terms_end else "",
        "page": matching_page(
            chamber.committee_page, [text(link, "url") for link in record.groups("links")], session.id
        ),
        "source_id": record.text("id"),
    }
    group = Mapping({}, record.root.line, {key: record.line(key) for key in [*values, "members"]})
    group.values |= {key: Scalar(value, group.lines[key]) for key, value in values.items() if value}
    members = _members(record, people, report)
    group.values["members"] = Items(members, record.line("members"))
    problems = Problems(record.path)
    committee = build(Committee, group, problems)
    report.findings += problems.findings
    if not members or not record.text("id"):
        report.error(record.path, record.root.line, "The committee has no id or no members", "Download the file again")
    return None if committee is INVALID else committee


def _session_of(record: Record, chamber: Chamber, around: Around) -> Session:
    """Return the newest session of which a committee has a page; one with old pages alone ended with its session."""
    links = [text(link, "url") for link in record.groups("links")]
    form, sessions = chamber.committee_page or "", around.legislature.sessions
    if "{session}" not in form:
        return around.session
    of = (each for each in reversed(sessions) if matching_page(form, links, each.id))
    old = matching_page(form.replace("{session}", "{id}"), links)
    earlier = [each for each in sessions if each.terms_begin < around.session.terms_begin]
    return next(of, earlier[-1] if old and earlier else around.session)


def _members(record: Record, people: dict[str, str], report: ImportReport) -> list[Value]:
    """Return the members, chairs first; one who is not on the roster, sits twice or has an odd role is reported."""
    members: dict[str, tuple[tuple[int, str], Value]] = {}
    for member in record.groups("members"):
        name, role = text(member, "name"), role_of(text(member, "role"))
        person = people.get(text(member, "person_id"))
        if person is None:
            message = f"{name} is not among the people of this source"
            report.error(record.path, member.line, message, "Add the person's file, or take the member off this list")
        elif role is None:
            message = f"`role` is “{text(member, 'role')}”, which is not known"
            report.error(record.path, member.lines["role"], message, f"Write one of: {', '.join(ROLES)}")
        elif person in members:
            report.error(record.path, member.line, f"{name} is a member twice", "Keep one of the two")
        else:
            values: dict[str, Value] = {"legislator": Scalar(person, member.line), "role": Scalar(role, member.line)}
            listed = Mapping(values, member.line, dict.fromkeys(values, member.line))
            members[person] = (ROLES.index(role), person), listed
    return [member for _rank, member in sorted(members.values(), key=lambda ranked: ranked[0])]


def role_of(written: str) -> str | None:
    """Return a role of this project for one of the source's, or None: `co-vice chair` becomes co-vice-chair."""
    word = re.sub(r"[\s‐-―_-]+", "-", written.lower())
    word = folded(word).strip("-") or "member"
    for pattern, role in ROLE_PATTERNS:
        word = re.sub(f"^{pattern}$", role, word)
    return word if word in ROLES else None


def merged(
    found: Sequence[Committee], before: Sequence[Committee], known: Committees, as_of: date, report: ImportReport
) -> list[Committee]:
    """Return the committees found, each with the id it had, whatever its name is now, and those the source has no more.

    One that came from the source, has not ended and is no longer there is reported: a missing file looks just so.
    """
    ids: dict[str | None, str] = {each.source_id: each.id for each in before if each.source_id}
    ids_now = {ids.get(one.source_id) for one in found}
    kept = [each for each in before if each.id not in ids_now]
    for each in kept:
        _refuse_lost(known.by_id[each.id], as_of, report)
    taken = {each.id for each in before}
    for one in found:
        if one.source_id not in ids:
            if one.id in taken:
                path, line = one.source.path, one.source.first
                report.error(path, line, f"There are two committees `{one.id}`", "Rename or remove one")
            taken.add(one.id)
    return [*(replace(one, id=ids.get(one.source_id, one.id)) for one in found), *kept]


def _refuse_lost(committee: Committee, as_of: date, report: ImportReport) -> None:
    if committee.source_id and committee.ends and committee.ends >= as_of:
        message = f"The source no longer has the committee “{committee.name}” ({committee.chamber})"
        fix = "Add the missing file; if it has ended, give its last day as `until` in data/corrections.yml"
        report.error(committee.source.path, committee.source.first, message, fix)


def in_order(found: Iterable[Committee], legislature: Legislature) -> tuple[Committee, ...]:
    """Return the committees that sat in a session this site knows, in the order of chamber and name."""
    oldest = legislature.sessions[0].terms_begin
    chambers = [chamber.id for chamber in legislature.chambers]

    def place(each: Committee) -> tuple[int, str, str]:
        chamber = chambers.index(each.chamber) if each.chamber in chambers else len(chambers)
        return chamber, each.name, each.id

    return tuple(sorted((each for each in found if each.ends is None or each.ends >= oldest), key=place))
