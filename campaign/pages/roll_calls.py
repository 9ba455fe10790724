"""A recorded vote as pages tell it: what a yes meant, whether it carried and why, and who voted how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from campaign.campaign import Campaign
from campaign.model.record import RollCall, voters
from campaign.pages import words
from campaign.pages.output import Urls

SHARES = {"majority": "more than half", "three-fifths": "three fifths", "two-thirds": "two thirds"}
SIDES = {"yes": "Yes", "no": "No", "none": "No vote recorded"}
FORMER = "former member"
UNKNOWN = "We do not know how many votes this motion needs, so we do not say whether it passed."
DOUBTFUL = "Some bills of this kind need more votes than others, so we do not say whether it passed."
SURE = "Some bills of this kind need more votes than others. Here the result is the same either way."


Person = tuple[str, str, str]  # the district, name and party, the address of the person's page


@dataclass(frozen=True)
class Side:
    """Those who voted one way."""

    words: str  # "Yes"
    people: tuple[Person, ...]
    former: tuple[str, ...]  # members who are not in the roster, by the record's name
    linked: bool  # whether names lead to the people's pages

    @property
    def count(self) -> int:
        """Return how many they are."""
        return len(self.people) + len(self.former)


@dataclass(frozen=True)
class VoteView:
    """A recorded vote."""

    chamber: str  # its id
    meaning: str  # "Pass the bill", or the record's own words
    motion: str  # the record's own words where `meaning` says it plainer, else ""
    where: str  # "House, March 13, 2025"
    count: str  # "67 yes, 66 no, 1 no vote recorded"
    result: str  # "It did not pass: 67 said yes, 68 were needed."; "" where that is not known
    why: str  # why so many were needed, or why no result is told
    page: str  # the official record
    sides: tuple[Side, ...]


def vote_view(campaign: Campaign, call: RollCall, *, linked: bool = False) -> VoteView:
    """Return a recorded vote with everybody who held a seat that day; `linked` names lead to the members' pages."""
    vote = call.vote
    people: dict[str, list[Person]] = {option: [] for option in SIDES}
    former: dict[str, list[str]] = {option: [] for option in SIDES}
    for option, name, district, person in voters(vote, campaign.legislature, campaign.roster):
        if person:
            people[option].append((district, f"{name}, {person.party}", person.path))
        else:
            former[option].append(name)
    sides = [Side(words_, tuple(people[of]), tuple(former[of]), linked) for of, words_ in SIDES.items()]
    unrecorded = sides[-1].count
    return VoteView(
        chamber=vote.chamber,
        meaning=meaning(call),
        motion=vote.motion if call.motion else "",
        where=f"{campaign.legislature.chamber[vote.chamber].word}, {words.day_and_year(vote.date)}",
        count=f"{vote.yes} yes, {vote.no} no" + (f", {unrecorded} with no vote recorded" if unrecorded else ""),
        result=result(call),
        why=why(campaign, call),
        page=vote.page or "",
        sides=tuple(side for side in sides if side.count),
    )


def rows_of(urls: Urls) -> Callable[[Side], Markup]:
    """Return what lists the people of a side as HTML. Not in a template: a session's votes list 60,000 of them.

    So each person's line is made once, which takes a quarter of a second off a build from nothing.
    """

    @cache
    def row(person: Person, linked: bool) -> str:
        district, name, path = person
        who = Markup('<a href="{}">{}</a>').format(urls.url(path), name) if linked else name
        return str(Markup("<li><b>{}</b> {}</li>").format(district, who))

    return lambda side: Markup("\n".join([row(person, side.linked) for person in side.people]))  # noqa: S704 - escaped


def meaning(call: RollCall) -> str:
    """Return what a yes meant, in plain words where they are known."""
    return call.motion.words if call.motion else call.vote.motion


def result(call: RollCall) -> str:
    """Return whether the motion carried, with the count and what was needed; "" where that is not known."""
    if call.carried is None:
        return ""
    needed = f", {call.needed} were needed" if call.needed else ""
    return f"It {'passed' if call.carried else 'did not pass'}: {call.vote.yes} said yes{needed}."


def why(campaign: Campaign, call: RollCall) -> str:
    """Return why so many had to say yes, or why it is not said whether the motion carried."""
    if call.motion is None:
        return UNKNOWN
    if call.needed is None:
        return DOUBTFUL if call.carried is None else SURE
    seats = len(campaign.legislature.seats(call.vote.chamber))
    least = {"majority": seats // 2 + 1, "three-fifths": -(-seats * 3 // 5), "two-thirds": -(-seats * 2 // 3)}
    share = next(each for each in (call.motion.share, *least) if least[each] == call.needed)
    rule = f" ({call.motion.rule})" if share == call.motion.share else ""
    return f"It takes a yes from {SHARES[share]} of all {seats} seats, no matter how many vote: {call.needed}{rule}."


def vote_words(campaign: Campaign, call: RollCall) -> str:
    """Return in a sentence or two what was voted on, where and when, how many voted how, and whether it carried."""
    vote = call.vote
    chamber = campaign.legislature.chamber[vote.chamber].word
    said = f"{chamber} vote on {words.day_and_year(vote.date)}, “{meaning(call)}”: {vote.yes} yes, {vote.no} no."
    return " ".join(part for part in (said, result(call)) if part)


def passage_words(campaign: Campaign, call: RollCall) -> str:
    """Return in a few words what a vote on passage did: “Passed the House on May 5, 2025: 70 yes, 68 needed”."""
    chamber, on = campaign.legislature.chamber[call.vote.chamber].word, words.day_and_year(call.vote.date)
    if call.carried is None:
        return f"{chamber} vote on {on}: {call.vote.yes} yes, {call.vote.no} no"
    did = "Passed" if call.carried else "Did not pass"
    needed = f", {call.needed} needed" if call.needed else ""
    return f"{did} the {chamber} on {on}: {call.vote.yes} yes, {call.vote.no} no{needed}"
