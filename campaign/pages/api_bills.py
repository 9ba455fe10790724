"""Bills and votes as data for other programs: a list of all, and for each session its bills and who voted how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import cache, partial

from campaign.campaign import Campaign
from campaign.model.bill import Histories
from campaign.model.legislature import Session
from campaign.model.record import BillRecord, RollCall, Voter, voters
from campaign.model.vote import Votes
from campaign.pages.api_seats import schemas
from campaign.pages.bills import became
from campaign.pages.output import Output, Urls, csv_text, file, json_text
from campaign.pages.roll_calls import FORMER

LIST = "/api/bills.json"
LIST_SCHEMA, SESSION_SCHEMA = "/api/schema/bills.json", "/api/schema/session.json"
OPTIONS = {"yes": "yes", "no": "no", "none": "no vote recorded"}
VOTE_COLUMNS = "vote bill title date chamber motion meaning yes no no_vote_recorded needed carried rule record".split()
Rows = list[tuple[RollCall, str, list[Voter]]]  # each vote of a bill, the earliest first, its name, and who voted how
Found = dict[str, Rows]  # by the bill's number


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the list of bills, a file and two tables for each session that has any, and the schemas."""
    yield file(LIST, lambda: bills_data(campaign, urls), json_text)
    found = cache(partial(_found, campaign))
    for session in sessions(campaign):
        yield file(session_path(session), partial(session_data, campaign, session, urls, found), json_text)
        if any(record.votes for record in records_of(campaign, session)):
            yield file(votes_path(session), partial(votes_table, campaign, session, found))
            yield file(members_path(session), partial(members_table, campaign, session, found))
    yield from schemas(urls, LIST_SCHEMA, SESSION_SCHEMA)


def sessions(campaign: Campaign) -> list[Session]:
    """Return the sessions with a bill on record, the latest first."""
    return list({record.session.id: record.session for record in campaign.record.values()}.values())


def session_path(session: Session) -> str:
    """Return the address of all that is on record of a session's bills."""
    return f"/api/bills/{session.id}.json"


def votes_path(session: Session) -> str:
    """Return the address of the table with a row for each vote of a session."""
    return f"/api/votes-{session.id}.csv"


def members_path(session: Session) -> str:
    """Return the address of the table with a row for each vote of a session and a column for each member."""
    return f"/api/votes-{session.id}-members.csv"


def records_of(campaign: Campaign, session: Session) -> list[BillRecord]:
    """Return the bills on record of a session, by number."""
    return [record for record in campaign.record.values() if record.session.id == session.id]


def bills_data(campaign: Campaign, urls: Urls) -> dict[str, object]:
    """Return every bill on record, the latest session first, with what became of it as of the campaign's day."""
    return {
        "$schema": urls.absolute(LIST_SCHEMA),
        "legislature": campaign.legislature.name,
        "built_for": campaign.today,
        "sessions": [_session_item(campaign, session, urls) for session in sessions(campaign)],
    }


def _session_item(campaign: Campaign, session: Session, urls: Urls) -> dict[str, object]:
    records = records_of(campaign, session)
    bills = [
        {
            "number": record.number,
            "title": record.title,
            "url": urls.absolute(record.path),
            "became": became(campaign, record),
            "votes": len(record.votes),
            **_position(record),
        }
        for record in records
    ]
    return {**_session(session), "data": urls.absolute(session_path(session)), "bills": bills}


def _session(session: Session) -> dict[str, object]:
    return {"session": session.id, "name": session.name, "years": session.years}


def _position(record: BillRecord) -> dict[str, object]:
    return {"position": record.ours.position, "since": record.ours.since} if record.ours else {}


def session_data(campaign: Campaign, session: Session, urls: Urls, of: Callable[[str], Found]) -> dict[str, object]:
    """Return the bills of a session with every step and vote; members are told once, and named by id in each vote."""
    records, found = records_of(campaign, session), of(session.id)
    sources: dict[str, Iterable[Votes | Histories]] = {"votes": campaign.votes, "steps": campaign.histories}
    return {
        "$schema": urls.absolute(SESSION_SCHEMA),
        "legislature": campaign.legislature.name,
        **_session(session),
        "sources": [
            {"of": what, "as_of": each.as_of, **asdict(each.origin)}
            for what, files in sources.items()
            for each in files
            if each.session == session.id
        ],
        "members": _members(found.values(), urls),
        "bills": [_bill(record, found[record.number], urls) for record in records],
    }


def _found(campaign: Campaign, session: str) -> Found:
    """Return the votes of a session by bill."""
    records = (record for record in campaign.record.values() if record.session.id == session)
    return {record.number: _rows(campaign, record) for record in records}


def _rows(campaign: Campaign, record: BillRecord) -> Rows:
    """Return the votes on a bill, the earliest first and each with a name that no other of the session has."""
    return [
        (call, f"{record.number}/{number}", list(voters(call.vote, campaign.legislature, campaign.roster)))
        for number, call in enumerate(record.votes[::-1], 1)
    ]


def _members(found: Iterable[Rows], urls: Urls) -> list[dict[str, object]]:
    """Return everybody of the roster who voted, once for each seat held."""
    seats = {
        (call.vote.chamber, voter.district, voter.person.id): voter.person
        for rows in found
        for call, _name, everybody in rows
        for voter in everybody
        if voter.person
    }
    return [
        {
            "id": person.id,
            "name": person.name,
            "party": person.party,
            "chamber": chamber,
            "district": district,
            "url": urls.absolute(person.path),
        }
        for (chamber, district, _id), person in seats.items()
    ]


def _bill(record: BillRecord, rows: Rows, urls: Urls) -> dict[str, object]:
    steps = [
        {"date": step.date, "chamber": step.chamber, "what": step.what, "stage": step.stage, "count": step.count}
        for step in record.steps
    ]
    return {
        "number": record.number,
        "title": record.title,
        "official_title": record.official_title,
        "url": urls.absolute(record.path),
        "page": record.page,
        "companion": record.companion,
        **_position(record),
        "steps": steps,
        "votes": [_vote(call, name, everybody) for call, name, everybody in rows],
    }


def _vote(call: RollCall, name: str, everybody: list[Voter]) -> dict[str, object]:
    ids: dict[str, list[str]] = defaultdict(list)
    for voter in everybody:
        ids[voter.option if voter.person else f"also_{voter.option}"].append(
            voter.person.id if voter.person else voter.name
        )
    return {**_told(call, name, len(ids["none"])), "who": ids}


def _told(call: RollCall, name: str, unrecorded: int) -> dict[str, object]:
    """Return a vote without its voters."""
    return {
        "vote": name,
        "date": call.vote.date,
        "chamber": call.vote.chamber,
        "motion": call.vote.motion,
        "meaning": call.motion.words if call.motion else None,
        "yes": call.vote.yes,
        "no": call.vote.no,
        "no_vote_recorded": unrecorded,
        "needed": call.needed,
        "carried": call.carried,
        "rule": call.motion.rule if call.motion and call.carried is not None else None,
        "record": call.vote.page,
    }


def votes_table(campaign: Campaign, session: Session, of: Callable[[str], Found]) -> str:
    """Return the votes of a session as a table, a row for each."""
    rows = []
    for number, votes in of(session.id).items():
        for call, name, everybody in votes:
            told = _told(call, name, sum(voter.option == "none" for voter in everybody))
            carried = None if call.carried is None else "yes" if call.carried else "no"
            title = campaign.record[session.id, number].title
            cells = {**told, "bill": number, "title": title, "carried": carried}
            rows.append([cells[column] for column in VOTE_COLUMNS])
    return csv_text(VOTE_COLUMNS, rows)


def members_table(campaign: Campaign, session: Session, of: Callable[[str], Found]) -> str:
    """Return how each member voted as a table: a row for each vote, a column for each member; "" where none sat."""
    votes = [vote for rows in of(session.id).values() for vote in rows]
    people = {(voter.district, voter.name): voter for _call, _name, everybody in votes for voter in everybody}
    legislature = campaign.legislature
    seats = [district for chamber in legislature.chambers for district in legislature.seats(chamber.id)]
    place = {district: number for number, district in enumerate(seats)}
    columns = sorted(people, key=lambda who: (place.get(who[0], len(place)), who[1]))
    rows = []
    for call, name, everybody in votes:
        voted = {(voter.district, voter.name): OPTIONS[voter.option] for voter in everybody}
        cells = (voted.get(column, "") for column in columns)
        rows.append([name, call.vote.date, call.vote.chamber, *cells])
    return csv_text(["vote", "date", "chamber", *(_column(people[who]) for who in columns)], rows)


def _column(voter: Voter) -> str:
    """Return the head of a member's column: “14A Ottoline Brask (L)”."""
    if voter.person is None:
        return f"{voter.name} ({FORMER})"
    return f"{voter.district} {voter.name} ({voter.person.party})"
