"""What editors know better than the source of the roster (data/corrections.yml), and applying it.

data/legislators.yml and data/committees.yml hold what their source says; every build and every import lays the
corrections over it. So a correction counts as soon as it is written, and no longer once it is removed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, cast, get_args

from campaign.finding import Finding, at
from campaign.model.committee import ROLE_WORDS, Committee, Committees, Membership, MembershipRole
from campaign.model.patterns import CommitteeId, Link, Mail, Phone, Slug
from campaign.model.roster import Legislator, Roster, Term, Vacancy
from campaign.read.typed import AtLeastOne, FromFile, Source, Spec, about, fields_of, optional

NO_MEMBER = "none"
Role = Literal[MembershipRole, "none"]


@dataclass(frozen=True, kw_only=True)
class LegislatorCorrection(FromFile):
    """What is right about one legislator; a key without a value takes a fact out."""

    name: str | None = optional("the name the person goes by")
    given_name: str | None = optional("first name")
    family_name: str | None = optional("last name")
    party: str | None = optional("a party's letters")
    phone: Phone | None = optional("the Capitol office's number; never a private one")
    email: Mail | None = optional("the Capitol office's email address")
    office: str | None = optional("the office's postal address")
    page: Link | None = optional("the official page")
    terms: Annotated[tuple[Term, ...], AtLeastOne()] | None = optional("all the seats held, with their dates")
    in_chamber_since: date | None = optional("the first day of the present unbroken service in the chamber")
    checked: date | None = optional("the day the number was last known to be right")
    unsettled: dict[str, str] | None = optional(
        "facts in doubt, each with the reason; left out until somebody knows, only a number stays",
        example="{email: two are in use}",
    )
    why: str = about("how you know", example="the House's own page says so")
    evidence: Link | None = optional("the page that says so", key="source")


@dataclass(frozen=True, kw_only=True)
class CommitteeCorrection(FromFile):
    """What is right about one committee; a key without a value takes a fact out."""

    name: str | None = optional("its name")
    ends: date | None = optional("its last day", key="until")
    page: Link | None = optional("its official page")
    members: dict[str, Role] | None = optional(
        "by a legislator's id the place held, or none; who is not named stays", example="{ann-lee: chair}"
    )
    why: str = about("how you know", example="the House's own page says so")
    evidence: Link | None = optional("the page that says so", key="source")


@dataclass(frozen=True, kw_only=True)
class Corrections(FromFile):
    """Facts that replace those of data/legislators.yml and data/committees.yml, by id."""

    legislators: dict[str, LegislatorCorrection] = about(
        "by a legislator's id what is right; somebody new with all needed facts", default_factory=dict
    )
    committees: dict[str, CommitteeCorrection] = about("by a committee's id what is right", default_factory=dict)
    vacancies: tuple[Vacancy, ...] = about("seats known to be empty of which the source says nothing", default=())


Correction = LegislatorCorrection | CommitteeCorrection
Corrected = TypeVar("Corrected", Legislator, Committee)
NO_FACTS = ("in_chamber_since", "unsettled", "why", "source")
DOUBTED = ("phone", "email", "office", "page", "in_chamber_since")  # what can be unsettled


def corrected(
    roster: Roster, committees: Committees, corrections: Corrections
) -> tuple[Roster, Committees, list[Finding]]:
    """Return the roster and the committees as corrected, and what is wrong with the corrections.

    A person or committee that is corrected, and each new term or member, says data/corrections.yml as its source.
    """
    report: list[Finding] = []
    people = _laid_over(roster.legislators, corrections.legislators, Legislator, corrections.source, report)
    bodies = _laid_over(committees.committees, corrections.committees, Committee, corrections.source, report)
    vacancies = _vacancies(roster, corrections, report)
    roster = replace(roster, legislators=people, vacancies=vacancies)
    return roster, replace(committees, committees=bodies), report


def _laid_over(
    entries: tuple[Corrected, ...],
    corrections: Mapping[str, LegislatorCorrection] | Mapping[str, CommitteeCorrection],
    cls: type[Corrected],
    lines: Source,
    report: list[Finding],
) -> tuple[Corrected, ...]:
    """Return the entries, each corrected where a correction has its id, and after them those that are new."""
    by_id: dict[str, Corrected] = {entry.id: entry for entry in entries}
    new: list[str] = []
    for name, correction in corrections.items():
        line = lines.line(f"{cls.__name__.lower()}s.{name}")
        if name in by_id:
            by_id[name] = _replaced(by_id[name], correction, report)
        elif fault := _no_entry(name, correction, cls, list(by_id)):
            report.append(Finding(lines.path, line, *fault))
        else:
            facts = {key: value for key, value in _facts(name, correction, cls, report).items() if value is not None}
            by_id[name] = cls(**facts, source=correction.source)
            new.append(name)
        if isinstance(correction, LegislatorCorrection) and name in by_id:
            by_id[name] = _with_service(by_id[name], correction, report)
            by_id[name] = _in_doubt(by_id[name], correction, report)
        if not (_given(correction) or _of_service(correction)):
            message, fix = f"Nothing is corrected about `{name}`", "Add what is right, or remove the entry"
            report.append(Finding(lines.path, line, message, fix, "warning"))
    return tuple([by_id[entry.id] if entry.id in corrections else entry for entry in entries] + [by_id[i] for i in new])


def _of_service(correction: Correction) -> bool:
    """Return whether something beside plain facts is said: the first day in the chamber, or what is in doubt."""
    return "in_chamber_since" in correction.source.lines or bool(getattr(correction, "unsettled", None))


def _with_service(person: Any, correction: LegislatorCorrection, report: list[Finding]) -> Any:  # noqa: ANN401 - see above
    """Return a person with the corrected first day in the chamber of the last term."""
    if "in_chamber_since" not in correction.source.lines:
        return person
    last, day = person.terms[-1], correction.in_chamber_since
    if last.in_chamber_since == day:
        report.append(_same(correction, "in_chamber_since", person.id))
    terms = [replace(term, in_chamber_since=day) if term.chamber == last.chamber else term for term in person.terms]
    return replace(person, terms=tuple(terms), source=correction.source)


def _in_doubt(person: Any, correction: LegislatorCorrection, report: list[Finding]) -> Any:  # noqa: ANN401 - see above
    """Return a person without the facts that are in doubt; only a number stays, for a call is what this is for."""
    doubts = correction.unsettled or {}
    for key in doubts:
        if key not in DOUBTED:
            fix = f"Write one of {', '.join(DOUBTED)}"
            report.append(at(correction, f"unsettled.{key}", f"`{key}` cannot be unsettled", fix))
        elif key in correction.source.lines:
            message = f"`{key}` of `{person.id}` is corrected and unsettled at once"
            report.append(at(correction, f"unsettled.{key}", message, "Remove one of the two"))
    without: dict[str, Any] = {key: None for key in ("email", "office", "page") if key in doubts}
    if "in_chamber_since" in doubts:
        without["terms"] = tuple(replace(term, in_chamber_since=None) for term in person.terms)
    return replace(person, **without, unsettled=tuple(doubts.items()), source=correction.source) if doubts else person


def _given(correction: Correction) -> dict[str, Any]:
    """Return what a correction gives, by key; None for a fact that it takes out."""
    known, lines = _specs(type(correction)), correction.source.lines
    return {key: getattr(correction, known[key].name) for key in known if key in lines and key not in NO_FACTS}


def _replaced(entry: Corrected, correction: Correction, report: list[Finding]) -> Corrected:
    """Return an entry with the given facts in place of its own; a fact that is the same already is reported."""
    given = _given(correction)
    changes: dict[str, Any] = {}
    for key, value in given.items():
        spec = _specs(type(entry))[key]
        now = getattr(entry, spec.name)
        if value is None and spec.required:
            message = f"`{key}` of `{entry.id}` cannot be taken out"
            report.append(at(correction, key, message, "Write the right value, or remove the line"))
        elif key == "members":
            changes[spec.name] = _members(now, correction, report)
        elif key == "checked" and now and value and value <= now:
            report += [] if len(given) > 1 else [_same(correction, key, entry.id)]
        elif value == now:
            report.append(_same(correction, key, entry.id))
        else:
            changes[spec.name] = value
    return replace(entry, **changes, source=correction.source) if changes else entry


def _members(now: Iterable[Membership], correction: Correction, report: list[Finding]) -> tuple[Membership, ...]:
    """Return the members of a committee with some roles changed, added or taken out, chairs first."""
    members = {member.legislator: member for member in now}
    for person, role in (_given(correction).get("members") or {}).items():
        if (members[person].role if person in members else NO_MEMBER) == role:
            report.append(_same(correction, f"members.{person}", person))
        elif role == NO_MEMBER:
            del members[person]
        else:
            place = cast("MembershipRole", role)
            members[person] = Membership(legislator=person, role=place, source=correction.source)
    return tuple(sorted(members.values(), key=lambda member: list(ROLE_WORDS).index(member.role)))


def _no_entry(
    name: str, correction: Correction, cls: type[Legislator | Committee], known: list[str]
) -> tuple[str, str] | None:
    """Return why a correction with an unknown id is not a new entry either, and the fix; None if it is one."""
    form = get_args(Slug if cls is Legislator else CommitteeId)[1]
    if not re.fullmatch(form.pattern, name, re.ASCII):
        return f"The id is “{name}”; wanted is {form.words}", "Correct it"
    facts = _facts(name, correction, cls, [])
    missing = [spec.key for spec in _specs(cls).values() if spec.required and not facts.get(spec.name)]
    if not missing:
        return None
    close = difflib.get_close_matches(name, known, n=1)
    fix = f"Did you mean `{close[0]}`? Else" if close else "Look the id up in the address of its page;"
    return f"There is no {cls.__name__.lower()} `{name}`", f"{fix} to add a new one, also give {', '.join(missing)}"


def _facts(
    name: str, correction: Correction, cls: type[Legislator | Committee], report: list[Finding]
) -> dict[str, Any]:
    """Return the facts of a new entry by the field's name."""
    facts = {_specs(cls)[key].name: value for key, value in _given(correction).items()}
    if cls is Committee:
        facts |= {"chamber": name.partition("/")[0], "members": _members((), correction, report)}
    return {"id": name, **facts}


def _specs(cls: type) -> dict[str, Spec]:
    return fields_of(cls)  # mypy takes no class that is known more closely for hashable


def _vacancies(roster: Roster, corrections: Corrections, report: list[Finding]) -> tuple[Vacancy, ...]:
    """Return the vacancies; one of the corrections replaces the roster's of the same seat and first day."""
    by_seat = {(each.chamber, each.district, each.begins): each for each in roster.vacancies}
    for each in corrections.vacancies:
        seat = each.chamber, each.district, each.begins
        if by_seat.get(seat) == each:
            message = f"data/legislators.yml has the same vacancy of {each.district}"
            report.append(Finding(each.source.path, each.source.first, message, "Remove it here", "warning"))
        by_seat[seat] = each
    return tuple(by_seat.values())


def _same(correction: Correction, key: str, name: str) -> Finding:
    message = f"The source says the same: `{key}` corrects nothing of `{name}`"
    return at(correction, key, message, "Remove the line, and the entry if it is its last fact").as_warning()
