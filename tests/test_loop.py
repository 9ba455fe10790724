"""A call about a bill and its vote: it closes, the record tells what came of it, and a next call is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.desk.report import report
from campaign.model.action import Action, Outcome
from campaign.model.bill import Histories, History, Step
from campaign.model.vote import BillVotes, Vote
from campaign.outcomes import decision_of, with_outcomes
from campaign.pages.action_page import action_view
from campaign.pages.call_card import plain
from campaign.pages.next_call import next_calls
from tests.invented import campaign_on

FERRY = "2027-01-22-keep-the-night-ferry"
VOTED = date(2027, 1, 28)


def state(
    *, votes: tuple[Vote, ...] = (), steps: tuple[Step, ...] = (), day: date = date(2027, 2, 10), **fields: object
) -> Campaign:
    """Return the invented state with other votes on AB 20 and other fields of the call about it, as it is loaded."""
    campaign = campaign_on(day)
    untold = replace(campaign.by_name[FERRY], closes=date(2027, 2, 12), outcome=None)
    file = next(each for each in campaign.votes if each.session == "10")
    bills = tuple(bill for bill in file.bills if bill.number != "AB 20")
    voted = BillVotes(number="AB 20", title="Ferries", votes=votes)
    history = History(number="AB 20", title="Ferries", steps=steps)
    of_session = Histories(as_of=day, origin=file.origin, session="10", bills=(history,) if steps else ())
    return with_outcomes(
        replace(
            campaign,
            every_action=(replace(untold, **fields),),
            votes=(replace(file, bills=(*bills, voted) if votes else bills),),
            histories=(of_session,),
        )
    )


def vote(*no_by: str, day: date = VOTED, yes: int = 5, none_by: tuple[str, ...] = ()) -> Vote:
    """Return a vote of the Assembly on passage, in which these districts vote no."""
    motion = "Final passage"
    return Vote(date=day, chamber="assembly", motion=motion, yes=yes, no=len(no_by), no_by=no_by, none_by=none_by)


def told(campaign: Campaign) -> Outcome | None:
    """Return what is told of the call."""
    return campaign.by_name[FERRY].outcome


def test_a_vote_closes_the_call_about_it() -> None:
    """On the day of the vote it closes; on the day after nobody is sent to the phone by it."""
    action = campaign_on().by_name[FERRY]
    assert action.closes == VOTED
    assert [action.state_on(date(2027, 1, day)) for day in (27, 28, 29)] == ["open", "closing today", "closed"]


def test_what_came_of_it_is_told_from_the_record() -> None:
    """Both counts, how many were needed, and how each person who was called by name voted."""
    outcome = campaign_on().by_name[FERRY].outcome
    assert outcome
    assert outcome.what.startswith("The Assembly passed AB 20: 5 yes, 2 no, and 5 yes were needed.")
    assert (outcome.date, outcome.source) == (VOTED, "https://bills.ostrelle.example/10/AB/20/votes/1")


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        pytest.param(
            (vote("4", "8", yes=4),), "did not pass AB 20: 4 yes, 2 no, and 5 yes were needed", id="one-short"
        ),
        pytest.param((vote("1", "2", "4", "8", yes=4),), "did not pass AB 20: 4 yes, 4 no", id="a-tie"),
        pytest.param((vote("4"), vote("1", day=date(2027, 2, 5))), "5 yes, 1 no", id="the-first-of-two"),
    ],
)
def test_results_are_worked_out(votes: tuple[Vote, ...], words: str) -> None:
    """A majority of all elected is needed, not of those who voted."""
    outcome = told(state(votes=votes))
    assert outcome
    assert words in outcome.what


@pytest.mark.parametrize(
    "campaign",
    [
        pytest.param(lambda: state(), id="no-vote"),
        pytest.param(lambda: state(votes=(vote("4", day=date(2027, 1, 21)),)), id="a-vote-before-the-call"),
        pytest.param(lambda: state(votes=(vote("4", day=date(2027, 2, 11)),)), id="a-vote-to-come"),
        pytest.param(lambda: state(votes=(replace(vote("4"), motion="Amendment"),)), id="an-amendment"),
        pytest.param(lambda: state(votes=(vote("4"),), position=None), id="no-position"),
        pytest.param(lambda: state(votes=(vote("4"),), status="canceled"), id="canceled"),
        pytest.param(
            lambda: state(votes=(vote("4"),), who=("your-assembly-member", "your-councilor")), id="one-chamber-of-two"
        ),
    ],
)
def test_nothing_is_told_without_a_vote_that_decides(campaign) -> None:  # noqa: ANN001 - a function without a name
    """The call stays open, and no outcome is made up."""
    action = campaign().by_name[FERRY]
    assert (action.outcome, action.closes) == (None, date(2027, 2, 12))


def test_an_editors_own_words_count_more() -> None:
    """What is written under `outcome` stays; the call still closes with the vote."""
    own = Outcome(what="It passed, and the cook cheered.", date=date(2027, 2, 4))
    action = state(votes=(vote("4"),), outcome=own).by_name[FERRY]
    assert (action.outcome, action.closes) == (own, VOTED)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (
            Step(date=VOTED, chamber="assembly", what="Passed", stage="other-chamber", count="5-2"),
            "Assembly passed AB 20, 5-2",
        ),
        (Step(date=VOTED, what="Signed", stage="law"), "AB 20 became law."),
        (Step(date=VOTED, what="Vetoed", stage="vetoed"), "AB 20 was vetoed."),
    ],
)
def test_a_step_on_record_decides_too(step: Step, words: str) -> None:
    """Where a chamber's votes by name are not at hand, and when the governor has decided."""
    outcome = told(state(steps=(step,)))
    assert outcome
    assert words in outcome.what


def test_a_step_within_a_committee_decides_nothing() -> None:
    """The call goes on."""
    assert told(state(steps=(Step(date=VOTED, chamber="assembly", what="Heard", stage="committee"),))) is None


def test_each_person_called_by_name_gets_the_call_that_fits() -> None:
    """Thanks to who voted as asked, a question to who did not, and to who has no vote recorded."""
    who = ("ottoline-brask", "wren-ohollow", "lucasta-mirrendale-6")  # districts 1, 4 and 6
    campaign = state(votes=(vote("4", none_by=("6",)),), who=who)
    found = next_calls(campaign, campaign.by_name[FERRY])
    assert found
    thanks, why, where = found.calls
    assert [call.why for call in found.calls] == ["Voted yes, as we asked", "Voted no", "No vote is recorded"]
    assert "thank Assembly member Brask for the yes vote on AB 20" in plain(thanks.script)
    assert "the reason for the no vote on AB 20" in plain(why.script)
    assert "I had hoped for a yes vote" in plain(why.script)
    assert "for no vote is recorded" in plain(where.script)
    assert all(call.person and call.person.phone for call in found.calls)
    outcome = told(campaign)
    assert outcome
    assert "Asm. Wren O’Hollow voted no." in outcome.what
    assert "Ottoline Brask voted yes, as we asked." in outcome.what


def test_the_callers_own_member_gets_either() -> None:
    """Who calls knows how theirs voted: both calls stand there, each saying when it is the right one."""
    found = next_calls(campaign_on(), campaign_on().by_name[FERRY])
    assert found
    own = [call.why for call in found.calls if call.kind == "yours"]
    assert own == ["If yours voted yes, as we asked", "If yours voted no"]


def test_after_two_weeks_no_next_call_is_offered() -> None:
    """By then it would come late; what came of it stays."""
    for day, wanted in ((date(2027, 2, 11), True), (date(2027, 2, 12), False)):
        campaign = state(votes=(vote("4"),), day=day)
        assert (next_calls(campaign, campaign.by_name[FERRY]) is not None) == wanted
        assert told(campaign)


def test_whoever_has_left_is_not_called() -> None:
    """Nobody is sent to an office that a member no longer holds."""
    campaign = state(votes=(vote("4"),), who=("rosalind-ketterley",))
    assert next_calls(campaign, campaign.by_name[FERRY]) is None


def test_an_open_call_offers_no_next_one() -> None:
    """On the day of the vote it is still the call itself."""
    campaign = state(votes=(vote("4"),), day=VOTED)
    assert action_view(campaign, campaign.by_name[FERRY]).next_calls is None


def test_editors_hear_of_it() -> None:
    """The report names the file and the words that the site tells."""
    assert f"content/actions/2027/{FERRY}.md  2027-01-28: The Assembly passed AB 20" in report(campaign_on())


def test_an_evergreen_is_decided_by_nothing() -> None:
    """It has no day after which a vote would count."""
    campaign = campaign_on()
    evergreen: Action = replace(campaign.by_name[FERRY], opens=None, closes=None)
    assert decision_of(campaign, evergreen) is None
