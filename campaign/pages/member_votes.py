"""How each member voted on passing bills: /legislators/ID/votes/, and what the member's own page says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from operator import itemgetter

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.legislature import Session
from campaign.model.record import BillRecord, Cast, RollCall
from campaign.model.roster import Legislator, Origin
from campaign.model.vote import Option
from campaign.pages import words
from campaign.pages.call_card import FORMER, VOTED, PersonView, person_view
from campaign.pages.output import Head, Output

LATEST = 3  # how many contested votes the member's own page shows
ASKED = {"support": "yes", "oppose": "no"}


@dataclass(frozen=True)
class VoteTold:
    """A vote on passing a bill in words, the same for every member."""

    number: str  # HF 24
    path: str
    title: str
    when: str  # "Passage, as amended, March 17, 2025"
    count: str  # "67 yes, 66 no. Did not pass: 68 needed"
    asked: str  # what we had asked for, "yes" or "no"; "" where we had not
    asked_path: str


Row = tuple[Option, VoteTold]  # how a member voted
Numbers = dict[int, tuple[str, str]]  # bills' numbers and addresses, in the order of numbers, by the `id()` of a call
Lists = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # "Voted no", and the number and address of each bill


@dataclass(frozen=True)
class Year:
    """The votes of one year by how a member voted, bills in the order of numbers."""

    year: int
    lists: Lists


@dataclass(frozen=True)
class MemberVotes:
    """A member's votes on passing bills in one session."""

    person: PersonView
    session: Session
    chambers: str  # House
    contested_from: str  # "20 members" on the losing side
    contested: tuple[Row, ...]
    about: tuple[Row, ...]  # others that we had asked about
    years: tuple[Year, ...]  # all others, the latest year first
    sessions: tuple[tuple[str, str], ...]  # the other ones in which the member voted: name and address
    origin: Origin
    as_of: str
    silent: str  # which chamber's votes by name we do not have; ""


@dataclass(frozen=True)
class LatestVotes:
    """What a member's own page shows of their votes: the latest contested ones, the way to all, what there is not."""

    rows: tuple[Row, ...]
    path: str  # "" where there are none
    silent: str  # "We have no recorded votes of the Senate by name", "No vote recorded yet: …" or ""


def votes_path(person: Legislator) -> str:
    """Return the address of a member's votes in the latest session in which they voted."""
    return f"{person.path}votes/"


@dataclass(frozen=True)
class SessionVotes:
    """The votes on passing bills of one session in words, worked out once for all members, by each call's `id()`."""

    contested: dict[int, VoteTold]  # the latest in front
    about: dict[int, VoteTold]  # others that we had asked about, the latest in front
    rest: dict[int, Numbers]  # by year, the latest first


def session_votes(campaign: Campaign, session: str) -> SessionVotes:
    """Return the votes on passing bills of the session of this id."""
    bills = [bill for (of, _number), bill in campaign.record.items() if of == session]
    calls = [(call.vote.date, bill, call) for bill in bills for call in bill.votes if call.on_passage]
    told = SessionVotes({}, {}, {})
    for day, bill, call in sorted(calls, key=itemgetter(0), reverse=True):
        vote = vote_told(campaign, bill, call)
        if call.contested or vote.asked:
            (told.contested if call.contested else told.about)[id(call)] = vote
        else:
            told.rest[day.year] = {}
    for day, bill, call in calls:
        if not (id(call) in told.contested or id(call) in told.about):
            told.rest[day.year][id(call)] = bill.number, bill.path
    return told


def latest_votes(campaign: Campaign, person: PersonView) -> LatestVotes:
    """Return what the member's own page shows of their votes."""
    cast = campaign.cast.get(person.legislator.id, ())
    contested = [each for each in cast if each.call.contested][:LATEST]
    rows = tuple((each.option, vote_told(campaign, each.bill, each.call)) for each in contested)
    path = votes_path(person.legislator) if cast else ""
    return LatestVotes(rows, path, silent(campaign, person))


def silent(campaign: Campaign, person: PersonView) -> str:
    """Return why there is no vote of a member in the seat shown, in plain words; "" where there are some."""
    if campaign.named_chambers and person.chamber.id not in campaign.named_chambers:
        return f"We have no recorded votes of the {person.chamber.word} by name."
    if not campaign.named_chambers or person.legislator.id in campaign.cast:
        return ""
    session = campaign.legislature.session_on(campaign.today)
    if person.away == FORMER or session is None or campaign.today > session.adjourns:
        return "No vote recorded."
    if campaign.today < session.convenes:
        return f"No vote recorded yet: the session opens on {words.day_and_year(session.convenes)}."
    return "No vote recorded yet."


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield a page for each member and session with a recorded vote on passing a bill; the latest is in front."""
    told = cache(partial(session_votes, campaign))
    for person in campaign.roster.legislators:
        pages = _pages(campaign, person)
        for session, path, cast in pages:
            others = tuple((each.name, there) for each, there, _cast in pages if each != session)
            view = partial(member_votes, campaign, told, person, cast, others)
            yield Output(path, view, "member-votes", partial(_head, campaign, person, session, path))


def _pages(campaign: Campaign, person: Legislator) -> list[tuple[Session, str, list[Cast]]]:
    """Return the sessions in which a member voted, the latest in front, each with its address and the votes."""
    by_session = groupby(campaign.cast.get(person.id, ()), key=lambda each: each.bill.session.id)
    found = [list(cast) for _session, cast in by_session]
    path = votes_path(person)
    sessions = [cast[0].bill.session for cast in found]
    paths = [path, *(f"{path}{session.id}/" for session in sessions[1:])]
    return list(zip(sessions, paths, found, strict=False))


def _head(campaign: Campaign, person: Legislator, session: Session, path: str) -> Head:
    view = person_view(campaign, person)
    title = f"How {view.titled} voted, {view.chamber.word} district {view.district}, {session.name}"
    what = f"Recorded votes of {view.titled}, {view.chamber.word} district {view.district}, on passing bills"
    return Head(title, f"{what} in the {session.name}, {session.years}: yes, no or no vote recorded.", path)


def member_votes(
    campaign: Campaign,
    told: Callable[[str], SessionVotes],
    person: Legislator,
    cast: Sequence[Cast],
    others: tuple[tuple[str, str], ...] = (),
) -> MemberVotes:
    """Return a member's votes in one session: contested ones, then others that we had asked about, then the rest."""
    session, view = cast[0].bill.session, person_view(campaign, person)
    votes, options = told(session.id), {id(each.call): each.option for each in cast}
    source = next(file for file in campaign.votes if file.session == session.id)
    chambers = dict.fromkeys(campaign.legislature.chamber[each.call.vote.chamber].word for each in cast)
    return MemberVotes(
        person=view,
        session=session,
        chambers=words.listed(list(chambers)),
        contested_from=words.count(min(each.call.contested_from for each in cast), "member"),
        contested=tuple((options[key], vote) for key, vote in votes.contested.items() if key in options),
        about=tuple((options[key], vote) for key, vote in votes.about.items() if key in options),
        years=tuple(Year(year, lists) for year, bills in votes.rest.items() if (lists := _lists(options, bills))),
        sessions=others,
        origin=source.origin,
        as_of=words.day_and_year(source.as_of),
        silent=silent(campaign, view),
    )


def _lists(options: dict[int, Option], bills: Numbers) -> Lists:
    """Return bills by how a member voted; one with two votes of a kind once."""
    lists: dict[Option, dict[tuple[str, str], None]] = {"no": {}, "none": {}, "yes": {}}
    for key, bill in bills.items():
        if key in options:
            lists[options[key]][bill] = None
    return tuple((VOTED[option], tuple(found)) for option, found in lists.items() if found)


def vote_told(campaign: Campaign, bill: BillRecord, call: RollCall) -> VoteTold:
    """Return a vote on passing a bill in words."""
    vote, action = call.vote, asked(campaign, bill, call)
    short = f": {call.needed} needed" if call.needed else ""
    result = {True: ". Passed", False: f". Did not pass{short}", None: ""}[call.carried]
    return VoteTold(
        number=bill.number,
        path=bill.path,
        title=bill.title,
        when=f"{vote.motion}, {words.day_and_year(vote.date)}",
        count=f"{vote.yes} yes, {vote.no} no{result}",
        asked=ASKED[action.position] if action and action.position else "",
        asked_path=action.path if action else "",
    )


def asked(campaign: Campaign, bill: BillRecord, call: RollCall) -> Action | None:
    """Return the last call before a vote in which we asked members for a vote on the bill."""
    for action in campaign.about_bills.get((bill.session.id, bill.number), ()):
        before = action.opens and action.opens <= call.vote.date
        if before and action.who and action.position and not action.canceled:
            return action
    return None
