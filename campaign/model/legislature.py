"""The facts of a state's legislature: chambers, parties, districts, sessions, holidays (data/legislature.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from campaign.model.patterns import AreaCode, Link, Slug, TimeZone
from campaign.read.typed import AtLeastOne, FromFile, about, optional

YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Chamber(FromFile):
    """One house of the legislature."""

    id: Slug = about("the word used in addresses and in other files", example="senate")
    name: str = about("its full name", example="House of Representatives")
    short_name: str | None = optional("its everyday name, where that differs", example="House")
    title: str = about("the short title of its members", example="Sen.")
    role: Slug = about("the word for a member; gives the target `your-senator`", example="senator")
    bill_prefix: str = about("how its bills begin", example="SF")
    open_states: str = about("its name in Open States data", example="upper")
    term_years: int = about("for how many years a member is elected at most", default=4)
    mail_hosts: tuple[str, ...] = about(
        "what members' email addresses end in, where it is known to deliver", default=(), example="[senate.example.gov]"
    )
    hearings: Link | None = optional("where its hearings are announced")
    member_page: Link | None = optional("its page for a member; {id} stands for the member's number")
    member_picture: Link | None = optional(
        "its pictures of members, {id} and {session} standing for their names: one of a session shows who serves in it"
    )
    committee_page: Link | None = optional(
        "its page for a committee; {id} stands for the committee's number, {session} for the session's"
    )

    @property
    def word(self) -> str:
        """Return the everyday name."""
        return self.short_name or self.name

    @property
    def role_words(self) -> str:
        """Return the word for a member as people write it: assembly member."""
        return self.role.replace("-", " ")

    @property
    def target(self) -> str:
        """Return the word that, in an action, means the caller's own member of this chamber."""
        return f"your-{self.role}"


@dataclass(frozen=True, kw_only=True)
class Party:
    """A party and how it is written after a name."""

    id: str = about("the letters after a name", example="D")
    name: str = about("its full name", example="Democratic-Farmer-Labor")
    open_states: tuple[str, ...] = about("its names in Open States data", default=())


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A day by which something must be done in the legislature."""

    date: date = about("the day")
    what: str = about("what must be done by then", example="committees must act on bills of their own chamber")
    stops: Literal["hearing", "call"] | None = optional("what about a bill is too late after that day")


@dataclass(frozen=True, kw_only=True)
class Recess:
    """Days within a session on which the legislature does not meet."""

    begins: date = about("the first day", key="from")
    ends: date = about("the last day", key="until")
    name: str = about("what it is called", example="Easter and Passover recess")

    def covers(self, day: date) -> bool:
        """Return whether a day falls into it."""
        return self.begins <= day <= self.ends


@dataclass(frozen=True, kw_only=True)
class Session(FromFile):
    """One legislature, from the day its members' terms begin until the day they end."""

    id: str = about("its number", example="94")
    name: str = about("its name", example="94th Legislature")
    years: str = about("its years", example="2025–2026")
    convenes: date = about("the day it first meets")
    adjourns: date = about("its last day, or the latest day it may sit")
    terms_begin: date = about("the day its members' terms begin")
    terms_end: date | None = optional("the last day of its members' terms")
    deadlines: tuple[Deadline, ...] = about("days by which the legislature must have done something", default=())
    recesses: tuple[Recess, ...] = about("days off within the session", default=())

    def is_over_on(self, day: date) -> bool:
        """Return whether it has met for the last time, so that what is not law by then is dead.

        One that adjourns more than a year before its terms end meets again: its bills wait.
        """
        if self.terms_end is None:
            return False
        return day > (self.adjourns if self.terms_end - self.adjourns < YEAR else self.terms_end)


Share = Literal["majority", "three-fifths", "two-thirds"]


@dataclass(frozen=True, kw_only=True)
class Motion(FromFile):
    """A kind of motion, and how many must vote yes for it to carry."""

    id: Slug = about("the word for it", example="passage")
    known_by: Annotated[tuple[str, ...], AtLeastOne()] = about("words of the record, any of which tell this kind")
    words: str = about("what a yes means, in plain words", example="Pass the bill")
    share: Share = about("the share of all elected members that is needed")
    unless_title: tuple[str, ...] = about("words of a bill's title for which another share may hold", default=())
    share_then: Share | None = optional("that other share; a result is then known where both shares agree on it")
    rule: str = about("where that is written", example="Const. art. IV sec. 22")


@dataclass(frozen=True, kw_only=True)
class StepKind(FromFile):
    """A kind of step in the official record of a bill that brings the bill to another stage."""

    means: Literal["introduced", "committee", "floor", "passed", "governor", "law", "vetoed"] = about(
        "what it means: of `passed`, the chamber says what comes next"
    )
    known_by: Annotated[tuple[str, ...], AtLeastOne()] = about("words of the record, any of which tell this kind")
    words: str | None = optional("plainer words, written in their place", example="Introduced")


@dataclass(frozen=True, kw_only=True)
class OfficialRecord(FromFile):
    """Where the official record of a bill is found, and how it is read."""

    name: str = about("who publishes it")
    url: Link = about("where")
    license: str = about("under what terms")
    page: Link = about("the page of a bill; {session}, {year}, {letters} and {digits} stand for its session and number")
    steps: tuple[StepKind, ...] = about("kinds of steps; the first that fits counts", default=())


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """A day on which the legislature's offices are closed."""

    date: date = about("the day")
    name: str = about("its name", example="Thanksgiving Day")


@dataclass(frozen=True, kw_only=True)
class OfficeHours:
    """When an office answers the phone on a working day, in the legislature's own time."""

    opens: str = about("the hour it opens, on a 24-hour clock", example="08:00")
    closes: str = about("the hour it closes, on a 24-hour clock", example="16:30")


@dataclass(frozen=True, kw_only=True)
class Legislature(FromFile):
    """Everything the site knows of the legislature itself."""

    name: str = about("its name", example="Ohio General Assembly")
    state: str = about("the state", example="Ohio")
    resident: str = about("what a person of the state is called", example="Ohioan")
    abbreviation: str = about("the state's two letters", example="OH")
    timezone: TimeZone = about("the time zone of the Capitol", example="America/New_York")
    area_codes: Annotated[tuple[AreaCode, ...], AtLeastOne()] = about("every area code of the state")
    finder: Link = about("the official page that finds a district by address")
    bill_search: Link | None = optional("the official page that finds a bill by its number")
    chambers: Annotated[tuple[Chamber, ...], AtLeastOne()] = about("the upper chamber first, then the lower")
    parties: Annotated[tuple[Party, ...], AtLeastOne()] = about("the parties that hold seats")
    sessions: Annotated[tuple[Session, ...], AtLeastOne()] = about("the legislatures this site knows, oldest first")
    motions: tuple[Motion, ...] = about("kinds of motions; the first that fits counts", default=())
    official_record: OfficialRecord | None = optional("the official record of bills")
    holidays: tuple[Holiday, ...] = about("days on which offices are closed", default=())
    office_hours: OfficeHours | None = optional("when offices answer the phone")
    districts: Annotated[dict[str, tuple[str, ...]], AtLeastOne()] = about(
        "each upper district with the lower districts that lie in it"
    )

    @cached_property
    def chamber(self) -> dict[str, Chamber]:
        """Return the chambers by id."""
        return {chamber.id: chamber for chamber in self.chambers}

    @cached_property
    def party(self) -> dict[str, Party]:
        """Return the parties by id."""
        return {party.id: party for party in self.parties}

    @property
    def upper(self) -> Chamber:
        """Return the upper chamber."""
        return self.chambers[0]

    @property
    def lower(self) -> Chamber:
        """Return the lower chamber."""
        return self.chambers[-1]

    @cached_property
    def upper_of(self) -> dict[str, str]:
        """Return the upper district in which each lower district lies."""
        return {lower: upper for upper, lowers in self.districts.items() for lower in lowers}

    def seats(self, chamber: str) -> tuple[str, ...]:
        """Return the districts of a chamber, in order."""
        return tuple(self.districts) if chamber == self.upper.id else tuple(self.upper_of)

    def district_path(self, chamber: str, district: str) -> str:
        """Return the address of a district's call sheet; where both chambers use a name, the lower one's is shorter."""
        shared = chamber == self.upper.id and district in self.upper_of
        return f"/districts/{chamber}-{district}/" if shared else f"/districts/{district}/"

    def district_file(self, chamber: str, district: str) -> str:
        """Return the address of a district's data, which goes with its call sheet's: /api/districts/14A.json."""
        return f"/api{self.district_path(chamber, district).rstrip('/')}.json"

    def session_on(self, day: date) -> Session | None:
        """Return the session in whose members' terms a day falls."""
        begun = [session for session in self.sessions if session.terms_begin <= day]
        return begun[-1] if begun and (begun[-1].terms_end is None or day <= begun[-1].terms_end) else None

    def sitting_on(self, day: date) -> Session | None:
        """Return the session that meets on a day, its recesses among them."""
        return next((each for each in self.sessions if each.convenes <= day <= each.adjourns), None)

    def holiday_on(self, day: date) -> str | None:
        """Return the name of the holiday on which offices are closed that day."""
        return next((holiday.name for holiday in self.holidays if holiday.date == day), None)

    def is_working_day(self, day: date) -> bool:
        """Return whether offices answer the phone on this day."""
        return day.weekday() < 5 and self.holiday_on(day) is None
