"""What organizers look after in time: facts that age, and those that the next weeks will need. All are warnings.

They stop nobody, and whoever only writes a call cannot help: so `check` and `serve` do not tell them. `report` and
each publish do, the nightly one among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from campaign.campaign import Campaign
from campaign.check.member_rules import mail_hosts
from campaign.check.roster_rules import checked_on, due
from campaign.finding import Finding, at
from campaign.model.legislature import Session
from campaign.targets import unknown_chambers

DAY = timedelta(days=1)
PATIENCE = timedelta(days=7)  # after which an action that closed says what came of it
IN_TIME = timedelta(weeks=6)  # before terms end
AT_HAND = timedelta(days=7)  # before a session opens
AUTUMN = 10  # the month from which the next year's holidays are wanted


def terms_have_successors(campaign: Campaign) -> Iterator[Finding]:
    """From six weeks before all terms end, the members who come next are on record."""
    session = campaign.legislature.session_on(campaign.today)
    if session is None:
        return
    soon = session.terms_end if session.terms_end and session.terms_end <= campaign.today + IN_TIME else None
    if missing := unknown_chambers(campaign.on(soon + DAY) if soon else campaign):
        names = " and ".join(chamber.word for chamber in missing)
        begins = soon + DAY if soon else session.terms_begin
        message = f"From {begins} on, few members of the {names} are on record, or none, so nobody can call their own"
        fix = "Import those elected as soon as the source has them (docs/reference.md, “A new legislature”)"
        yield at(session, "terms_end" if soon else "terms_begin", message, fix, "warning")


def years_have_holidays(campaign: Campaign) -> Iterator[Finding]:
    """The holidays of this year are on record, and from October on those of the next."""
    wanted = {campaign.today.year, campaign.today.year + (campaign.today.month >= AUTUMN)}
    for year in sorted(wanted - {each.date.year for each in campaign.legislature.holidays}):
        message = f"No holidays of {year} are on record, so calls would go to closed offices"
        fix = "Add each weekday of that year on which state offices are closed"
        yield at(campaign.legislature, "holidays", message, fix, "warning")


def sessions_have_their_dates(campaign: Campaign) -> Iterator[Finding]:
    """A session that meets, or opens within a week, has the year's deadlines and recesses on record."""
    for session in campaign.legislature.sessions:
        day = max(campaign.today, session.convenes)
        if day <= min(campaign.today + AT_HAND, session.adjourns) and (lacks := _lacking(session, day.year)):
            message = f"The {session.name} has no {' and no '.join(lacks)} of {day.year} on record"
            fix = "Add them under its `deadlines:` and `recesses:` as soon as both chambers have set them"
            yield at(session, "convenes", message, fix, "warning")


def _lacking(session: Session, year: int) -> list[str]:
    """Return which of a session's dates are not on record for a year."""
    deadlines, recesses = [each.date for each in session.deadlines], [each.begins for each in session.recesses]
    known = (("deadlines", deadlines), ("recesses", recesses))
    return [name for name, days in known if year not in {day.year for day in days}]


def numbers_are_checked(campaign: Campaign) -> Iterator[Finding]:
    """Numbers are looked up again every 90 days (one warning for all: python3 tasks.py report names them)."""
    if old := due(campaign):
        oldest = old[0]
        count = f"{len(old)} numbers were" if len(old) > 1 else f"{oldest.name}'s number was"
        message = f"{count} last checked on {checked_on(campaign, oldest)} or later, more than 90 days ago"
        fix = "Compare them with the official pages and set `checked` (python3 tasks.py report lists them)"
        yield at(oldest, "checked", message, fix, "warning")


def facts_are_settled(campaign: Campaign) -> Iterator[Finding]:
    """What editors marked as unsettled about somebody in office is looked up."""
    for person in campaign.current:
        for fact, why in person.unsettled:
            so = "is shown, but in doubt" if fact == "phone" else "is left out until somebody knows"
            message = f"`{fact}` of {person.name} {so}: {why}"
            fix = f"Look it up, and write what is right as `{fact}` in place of the line under `unsettled`"
            yield at(person, f"unsettled.{fact}", message, fix, "warning")


def addresses_deliver(campaign: Campaign) -> Iterator[Finding]:
    """It is known that members' email addresses deliver, where those of one chamber end in different ways."""
    for chamber in campaign.legislature.chambers:
        hosts = mail_hosts(campaign, chamber)
        if len(hosts) > 1 and not chamber.mail_hosts:
            counted = " and ".join(f"{number} in @{host}" for host, number in hosts.most_common())
            message = (
                f"Email addresses of the {chamber.word} end in different ways, {counted}: which deliver is not known"
            )
            fix = "Write to one of each; list what delivers as `mail_hosts`, and correct the others"
            yield at(chamber, "id", message, f"{fix} in data/corrections.yml", "warning")


def outcomes_are_told(campaign: Campaign) -> Iterator[Finding]:
    """Seven days after an action closed it says what came of it: people who called want to know."""
    late = campaign.today - PATIENCE
    mute = [each for each in campaign.closing if not (each.outcome or each.canceled) and (each.last_day or late) < late]
    if mute:
        last = mute[-1]
        more = f", and {len(mute) - 1} more before it," if len(mute) > 1 else ""
        message = f"It closed on {last.last_day}{more} and nobody has said what came of it"
        fix = "Add `outcome:` with what, date and source; “No answer yet” is an answer, too"
        yield at(last, "closes", message, fix, "warning")


DUTIES = (
    *(terms_have_successors, years_have_holidays, sessions_have_their_dates, numbers_are_checked),
    *(facts_are_settled, addresses_deliver, outcomes_are_told),
)


def duties(campaign: Campaign) -> list[Finding]:
    """Return everything that organizers should see to on the campaign's day, each once."""
    return [finding for rule in DUTIES for finding in rule(campaign)]
