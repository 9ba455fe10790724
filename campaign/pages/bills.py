"""Bills and votes: the list by session, the page of each bill, and what is new of those we follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from textwrap import shorten

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.bill import Step
from campaign.model.legislature import Session
from campaign.model.record import BillRecord
from campaign.pages import words
from campaign.pages.action_page import POSITION_WORDS, ActionItem, item
from campaign.pages.output import Head, Output, page
from campaign.pages.roll_calls import VoteView, passage_words, vote_view, vote_words

PATH = "/bills/"
LONG = 42  # letters of a bill's title in the head of its page: with number and session, what search results show
MANY = 5  # votes; from here on so many lists of names leave no room for links
STAGES = {
    "introduced": "Introduced",
    "committee": "Sent to a committee",
    "floor": "Sent to the floor, where the whole chamber can vote on it",
    "other-chamber": "Passed, and sent to the other chamber",
    "both-chambers": "Passed by the other chamber, too",
    "governor": "Passed by both chambers, and sent to the governor",
    "law": "Became law",
    "vetoed": "Vetoed by the governor",
}
ENDS = {"law", "vetoed"}
GAP = "That session is over. What came after its votes is not on record here."


Source = tuple[str, str, str]  # "Votes as of May 17, 2026", and who publishes them, and where


@dataclass(frozen=True)
class BillItem:
    """A bill in a list."""

    number: str
    title: str
    path: str
    became: str


@dataclass(frozen=True)
class SessionView:
    """The bills of one session; `empty` says why there are none."""

    id: str
    name: str  # "95th Legislature, 2027–2028"
    followed: tuple[BillItem, ...]
    others: tuple[BillItem, ...]
    empty: str


@dataclass(frozen=True)
class BillsView:
    """All bills on record, the latest session first."""

    sessions: tuple[SessionView, ...]


@dataclass(frozen=True)
class StageView:
    """A stage that a bill came to, or its latest step."""

    when: str
    words: str  # "" of a step that led to no new stage
    said: str  # the record's own words, and the count


@dataclass(frozen=True)
class BillView:
    """One bill's page."""

    number: str
    session: str  # "94th Legislature, 2025–2026"
    title: str
    official: str  # the official title where ours is shown above it, else ""
    summary: str
    became: str
    position: str  # "We ask for a NO vote, since March 3, 2027."
    hearing: ActionItem | None
    companion: tuple[str, str] | None  # its number, and its page where it is on record
    stages: tuple[StageView, ...]
    page: str
    search: str  # where the state's bills can be looked up
    calls: tuple[tuple[ActionItem, str], ...]  # and what came of each
    passage: tuple[VoteView, ...]
    others: tuple[VoteView, ...]
    gap: str  # what is not on record here of a session that is over
    sources: tuple[Source, ...]


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of bills and the page of each."""
    description = f"What became of bills in the {campaign.legislature.name}, and how each member voted."
    yield page(Head("Bills and votes", description, PATH), "bills", lambda: bills_view(campaign))
    for record in campaign.record.values():
        yield Output(record.path, partial(bill_view, campaign, record), "bill", partial(_head, campaign, record))


def _head(campaign: Campaign, record: BillRecord) -> Head:
    title = shorten(record.title, LONG, placeholder=" …")
    description = (
        f"How far {record.number} of the {record.session.name} came, and who voted how. {became(campaign, record)}."
    )
    source = record.ours.source.path if record.ours else ""
    return Head(f"{record.number}, {record.session.name}: {title}", description, record.path, source=source)


def bills_view(campaign: Campaign) -> BillsView:
    """Return every bill on record by session, and each session to come or under way even where it has none."""
    by_session: dict[str, list[BillRecord]] = defaultdict(list)
    for record in campaign.record.values():
        by_session[record.session.id].append(record)
    shown = (each for each in campaign.legislature.sessions[::-1] if by_session[each.id] or _is_live(campaign, each))
    return BillsView(tuple(_session(campaign, each, by_session[each.id]) for each in shown))


def _is_live(campaign: Campaign, session: Session) -> bool:
    return not session.is_over_on(campaign.today)


def session_words(session: Session) -> str:
    """Return “95th Legislature, 2027–2028”."""
    return f"{session.name}, {session.years}"


def _session(campaign: Campaign, session: Session, records: list[BillRecord]) -> SessionView:
    rows = [(record.ours is not None, bill_item(campaign, record)) for record in records]
    return SessionView(
        id=session.id,
        name=session_words(session),
        followed=tuple(row for ours, row in rows if ours),
        others=tuple(row for ours, row in rows if not ours),
        empty="" if rows else _nothing_yet(campaign, session),
    )


def _nothing_yet(campaign: Campaign, session: Session) -> str:
    soon = f"The session opens on {words.day(session.convenes)}, {session.convenes.year}. "
    return (soon if campaign.today < session.convenes else "No bill is listed yet. ") + (
        "A bill appears here once we follow it or members have voted on it."
    )


def bill_item(campaign: Campaign, record: BillRecord) -> BillItem:
    """Return a bill as lists show it."""
    return BillItem(record.number, record.title, record.path, became(campaign, record))


def became(campaign: Campaign, record: BillRecord) -> str:
    """Return in a few words how far a bill has come: by its latest stage or vote on passage, whichever came later."""
    stage = next((step for step in reversed(record.steps) if step.stage), None)
    vote = next((call for call in record.votes if call.on_passage), None)
    if ending := _ending(campaign, record):
        return ending
    if stage and stage.stage and (vote is None or stage.stage in ENDS or stage.date >= vote.vote.date):
        return f"{STAGES[stage.stage]} on {words.day_and_year(stage.date)}"
    if vote:
        return passage_words(campaign, vote)
    return "No vote on passing it is on record" if record.votes else "No vote yet"


def _ending(campaign: Campaign, record: BillRecord) -> str:
    """Return that a bill died with its session, where its way is known well enough to say so; else ""."""
    ended = any(step.stage in ENDS for step in record.steps)
    if not record.steps or ended or not record.session.is_over_on(campaign.today):
        return ""
    return f"Dead: the session ended on {words.day_and_year(record.session.adjourns)}, and it was not law"


def bill_view(campaign: Campaign, record: BillRecord) -> BillView:
    """Return one bill as of the campaign's day."""
    ours, key = record.ours, (record.session.id, record.number)
    about = campaign.about_bills.get(key, [])
    linked = len(record.votes) < MANY
    passage = [call for call in record.votes if call.on_passage]
    return BillView(
        number=record.number,
        session=session_words(record.session),
        title=record.title,
        official=record.official_title if ours else "",
        summary=(ours.summary or "") if ours else "",
        became=became(campaign, record),
        position=position_words(record),
        hearing=_next_hearing(campaign, about),
        companion=_companion(campaign, record),
        stages=_stages(campaign, record),
        page=record.page or "",
        search=campaign.legislature.bill_search or "",
        calls=tuple((item(campaign, action), action.outcome.what if action.outcome else "") for action in about),
        passage=tuple(vote_view(campaign, call, linked=linked) for call in passage),
        others=tuple(vote_view(campaign, call) for call in record.votes if not call.on_passage),
        gap=GAP if record.votes and not record.steps and not _is_live(campaign, record.session) else "",
        sources=tuple(_sources(campaign, record)),
    )


def _sources(campaign: Campaign, record: BillRecord) -> Iterator[Source]:
    """Yield where the votes on a bill and its steps come from, and as of when."""
    kinds = (("Votes", campaign.votes, record.votes), ("Steps", campaign.histories, record.steps))
    for what, files, found in kinds:
        for file in files:
            if found and file.session == record.session.id:
                yield f"{what} as of {words.day_and_year(file.as_of)}", file.origin.name, file.origin.url


def position_words(record: BillRecord) -> str:
    """Return what the group asks for and since when; "" where it has no position."""
    ours = record.ours
    if ours is None or ours.position is None:
        return ""
    asked = POSITION_WORDS[ours.position]
    since = f", since {words.day_and_year(ours.since)}" if ours.since else ""
    return f"We {asked[0].lower()}{asked[1:]}{since}."


def _next_hearing(campaign: Campaign, about: list[Action]) -> ActionItem | None:
    """Return the hearing of a bill that comes next."""
    hearings = ((each.start, each) for each in about if each.kind == "hearing" and not each.canceled)
    ahead = [(start, each) for start, each in hearings if start and start.date() >= campaign.today]
    return item(campaign, min(ahead, key=lambda pair: pair[0])[1]) if ahead else None


def _companion(campaign: Campaign, record: BillRecord) -> tuple[str, str] | None:
    if record.companion is None:
        return None
    known = campaign.record.get((record.session.id, record.companion))
    return record.companion, known.path if known else ""


def _stages(campaign: Campaign, record: BillRecord) -> tuple[StageView, ...]:
    """Return the stages that a bill came to, the first in front, then its latest step, and its end if it died."""
    shown = [step for step in record.steps if step.stage or step is record.steps[-1]]
    stages = [
        StageView(words.day_and_year(step.date), STAGES[step.stage] if step.stage else "", _said(campaign, step))
        for step in shown
    ]
    if ending := _ending(campaign, record):
        stages.append(StageView(words.day_and_year(record.session.adjourns), ending, ""))
    return tuple(stages)


def _said(campaign: Campaign, step: Step) -> str:
    """Return a step in the record's words, with its chamber and the count."""
    chamber = f"{campaign.legislature.chamber[step.chamber].word}: " if step.chamber else ""
    return f"{chamber}{step.what}{f' ({step.count})' if step.count else ''}"


def news(campaign: Campaign) -> Iterator[tuple[date, BillRecord, tuple[str, ...]]]:
    """Yield each day on which a bill that we follow moved, up to the campaign's, with what happened, in sentences."""
    for record in campaign.record.values():
        if record.ours is None:
            continue
        days: dict[date, list[str]] = defaultdict(list)
        for step in record.steps:
            stage = f"{STAGES[step.stage]}. " if step.stage else ""
            days[step.date].append(f"{stage}{_said(campaign, step)}.")
        for call in record.votes:
            days[call.vote.date].append(vote_words(campaign, call))
        for day, told in days.items():
            if day <= campaign.today:
                yield day, record, tuple(told)
