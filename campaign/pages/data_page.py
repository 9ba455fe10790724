"""The page that tells of all data files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.pages.api_bills import (
    LIST_SCHEMA,
    SESSION_SCHEMA,
    members_path,
    session_path,
    sessions,
    votes_path,
)
from campaign.pages.api_calls import SCHEMA as ACTIONS_SCHEMA
from campaign.pages.api_seats import COLUMNS, DISTRICT_SCHEMA, SEATS_SCHEMA, Schema, schema
from campaign.pages.output import Head, Output, page

PATH = "/data/"


@dataclass(frozen=True)
class SessionFiles:
    """The files of one session's bills; no tables where no vote is on record."""

    name: str
    data: str
    tables: tuple[str, ...]  # of votes, and of who voted how


@dataclass(frozen=True)
class DataView:
    """The page about data."""

    example: str  # the address of one district's file
    sheet: str  # its call sheet
    tables: tuple[tuple[str, Schema], ...]  # the title of each kind of record, and what it holds
    columns: tuple[str, ...]
    sessions: tuple[SessionFiles, ...]
    schemas: tuple[str, str]
    bill_schemas: tuple[str, str]
    actions_schema: str
    has_map: bool


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    description = f"Seats, districts, calls, bills and votes of the {campaign.legislature.name}, as files for programs."
    yield page(Head("Data for other programs", description, PATH), "data", lambda: data_view(campaign))


def data_view(campaign: Campaign) -> DataView:
    """Return the files and what stands in them."""
    lower = campaign.legislature.lower
    first = campaign.legislature.seats(lower.id)[0]
    return DataView(
        example=campaign.legislature.district_file(lower.id, first),
        sheet=campaign.legislature.district_path(lower.id, first),
        tables=(*_seat_tables(), *_call_tables(), *_bill_tables()),
        columns=tuple(COLUMNS),
        sessions=tuple(_session_files(campaign)),
        schemas=(DISTRICT_SCHEMA, SEATS_SCHEMA),
        bill_schemas=(LIST_SCHEMA, SESSION_SCHEMA),
        actions_schema=ACTIONS_SCHEMA,
        has_map=campaign.map is not None,
    )


def _session_files(campaign: Campaign) -> Iterator[SessionFiles]:
    voted = {record.session.id for record in campaign.record.values() if record.votes}
    for session in sessions(campaign):
        tables = (votes_path(session), members_path(session)) if session.id in voted else ()
        yield SessionFiles(session.name, session_path(session), tables)


def _seat_tables() -> Iterator[tuple[str, Schema]]:
    """Yield each kind of record about seats with what it holds."""
    told = schema(DISTRICT_SCHEMA)
    held = told["properties"]["seats"]["items"]
    yield "A district’s file", told
    yield "A seat", held
    yield "A legislator", held["properties"]["legislator"]
    yield "A town", told["properties"]["towns"]["items"]


def _call_tables() -> Iterator[tuple[str, Schema]]:
    """Yield each kind of record about calls to action with what it holds."""
    told = schema(ACTIONS_SCHEMA)
    action = told["$defs"]["action"]
    fields = action["properties"]
    yield "A file of calls", told
    yield "A day in it", told["properties"]["days"]["items"]
    yield "A call to action", action
    yield "Whom to call", fields["calls"]["items"]
    yield "A change", fields["changes"]["items"]
    yield "What came of it", fields["outcome"]


def _bill_tables() -> Iterator[tuple[str, Schema]]:
    """Yield each kind of record about bills with what it holds; what several hold is told once."""
    session = schema(SESSION_SCHEMA)["properties"]
    bill = session["bills"]["items"]
    vote = bill["properties"]["votes"]["items"]
    yield "The bills of a session", schema(SESSION_SCHEMA)
    yield "A bill in the list", schema(LIST_SCHEMA)["properties"]["sessions"]["items"]["properties"]["bills"]["items"]
    yield "A bill in full", bill
    yield "A step of a bill", bill["properties"]["steps"]["items"]
    yield "A recorded vote", vote
    yield "Who voted how", vote["properties"]["who"]
    yield "A member who voted", session["members"]["items"]
    yield "A source", session["sources"]["items"]
