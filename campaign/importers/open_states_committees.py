"""From Open States committee files to committees, in the words of this project.

Roles: `ranking member` of whatever party becomes ranking-member, a `… party lead` becomes lead (the first member of the
other party, where a chamber says it that way); the rest keep their name with dashes.
"""

from __future__ import annotations

import re
from typing import get_args

from campaign.importers.entries import Found, plain
from campaign.importers.names import folded, slug
from campaign.importers.open_states_people import matching_page
from campaign.importers.open_states_source import Around, Record, text
from campaign.importers.report import ImportReport
from campaign.model.committee import Committee, MembershipRole
from campaign.model.legislature import Chamber
from campaign.read.typed import Problems, build
from campaign.read.yaml import Items, Mapping, Scalar

ROLES: tuple[str, ...] = get_args(MembershipRole)  # the order in which members are listed
ROLE_PATTERNS = (
    (r"ranking-([a-z-]+-)?member", "ranking-member"),
    (r"([a-z-]+-)?lead(er)?", "lead"),
    (r"(co-)?(vice-)?chair(man|woman|person)", r"\1\2chair"),
)


def committees(records: list[Record], people: dict[str, str], around: Around) -> list[Found]:
    """Return the committees, which end with the session; `people` gives legislators' ids by the source's."""
    chambers = {chamber.open_states: chamber for chamber in around.legislature.chambers}
    drawn = []
    for record in records:
        chamber = chambers.get(record.text("chamber"))
        if chamber is None:
            message = f"“{record.text('name')}” belongs to no chamber of data/legislature.yml, so it was left out"
            around.report.warning(record.path, record.line("chamber"), message, "If it should be shown, add it by hand")
        else:
            drawn.append(_committee(record, chamber, people, around))
    return [committee for committee in drawn if committee]


def _committee(record: Record, chamber: Chamber, people: dict[str, str], around: Around) -> Found | None:
    """Return one committee, read by the same rules as data/committees.yml, or None with the faults reported."""
    session, report = around.session, around.report
    links = [text(link, "url") for link in record.groups("links")]
    values = {
        "id": f"{chamber.id}/{slug(record.text('name'))}",
        "chamber": chamber.id,
        "name": record.text("name"),
        "until": session.terms_end.isoformat() if session.terms_end else "",
        "page": matching_page(chamber.committee_page, links, session.id),
        "source_id": record.text("id"),
    }
    group = Mapping({key: Scalar(value, record.line(key)) for key, value in values.items() if value}, record.root.line)
    group.lines = {key: record.line(key) for key in [*group.values, "members"]}
    members = _members(record, people, report)
    group.values["members"] = Items(members, record.line("members"))
    problems = Problems(record.path)
    build(Committee, group, problems)
    report.findings += problems.findings
    if not members or not record.text("id"):
        report.error(record.path, record.root.line, "The committee has no id or no members", "Download the file again")
    found = plain(group)
    if problems.findings or not isinstance(found, dict):
        return None
    del found["id"]
    return Found(found, record.path, record.root.line)


def _members(record: Record, people: dict[str, str], report: ImportReport) -> list[Mapping]:
    """Return the members, chairs first; one who is not on the roster, sits twice or has an odd role is reported."""
    members: dict[str, Mapping] = {}
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
            values = {"legislator": Scalar(person, member.line), "role": Scalar(role, member.line)}
            members[person] = Mapping(values, member.line, dict.fromkeys(values, member.line))
    return sorted(members.values(), key=_rank)


def _rank(member: Mapping) -> tuple[int, str]:
    return ROLES.index(text(member, "role")), text(member, "legislator")


def role_of(written: str) -> str | None:
    """Return a role of this project for one of the source's, or None: `co-vice chair` becomes co-vice-chair."""
    word = re.sub(r"[\s‐-―_-]+", "-", written.lower())
    word = folded(word).strip("-") or "member"
    for pattern, role in ROLE_PATTERNS:
        word = re.sub(f"^{pattern}$", role, word)
    return word if word in ROLES else None
