"""Files that programs read of the whole site: sitemap, robots.txt, security.txt, and pages that have moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from html import escape
from itertools import chain

from markupsafe import Markup

from campaign.campaign import DAY, Campaign
from campaign.model.action import Action
from campaign.model.record import BillRecord
from campaign.model.roster import Legislator
from campaign.pages.archive import ACTIONS, year_path
from campaign.pages.assets import Theme
from campaign.pages.bills import PATH as BILLS
from campaign.pages.output import Output, Urls, file
from campaign.pages.policy import policy

SECURITY = "/.well-known/security.txt"


def files(campaign: Campaign, urls: Urls, indexed: Callable[[], Iterable[str]]) -> Iterator[Output]:
    """Yield the sitemap of the addresses that search engines may list, robots.txt, and security.txt (RFC 9116).

    The last only while its date has not passed: a stale one must not be trusted.
    """
    yield file("/sitemap.xml", lambda: sitemap(indexed(), changed(campaign), urls))
    yield file("/robots.txt", lambda: f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute('/sitemap.xml')}\n")
    until = campaign.site.security_expires
    if until and until >= campaign.today:
        yield file(SECURITY, lambda: security_txt(campaign))


def changed(campaign: Campaign) -> dict[str, date]:
    """Return, by address, the day on which a page last changed; pages of which that is not known are left out."""
    of_actions = {each.path: days_of(each) for each in (*campaign.actions, *campaign.evergreen)}
    of_people = {each.path: days_of_person(campaign, each) for each in campaign.roster.legislators}
    named = campaign.committees.as_of
    of_committees = {each.path: (named, each.ends and each.ends + DAY) for each in campaign.committees.committees}
    of_bills = {each.path: days_of_bill(campaign, each) for each in campaign.record.values()}
    found: dict[str, Iterable[date | None]] = {
        ACTIONS: chain(*(of_actions[each.path] for each in campaign.actions)),
        **{year_path(year): chain(*(of_actions[a.path] for a in each)) for year, each in campaign.earlier.items()},
        "/legislators/": chain(*of_people.values()),
        "/committees/": chain(*of_committees.values()),
        **of_actions,
        **of_people,
        **of_committees,
        BILLS: chain(*of_bills.values()),
        **of_bills,
    }
    past = {path: [day for day in days if day and day <= campaign.today] for path, days in found.items()}
    return {path: max(days) for path, days in past.items() if days}


def days_of(action: Action) -> tuple[date | None, ...]:
    """Return the days that change an action: it opens, it has closed, its outcome is known."""
    last = action.last_day
    return action.opens, last + DAY if last else None, action.outcome.date if action.outcome else None


def days_of_bill(campaign: Campaign, record: BillRecord) -> list[date | None]:
    """Return the days that change a bill's page: its steps, its votes, and those of actions about it."""
    about = campaign.about_bills.get((record.session.id, record.number), [])
    moved = [step.date for step in record.steps] + [call.vote.date for call in record.votes]
    return [*moved, *(day for action in about for day in days_of(action))]


def days_of_person(campaign: Campaign, person: Legislator) -> list[date | None]:
    """Return the days that change a person's page: the facts', the terms', and those of actions that name them."""
    terms = [day for term in person.terms for day in (term.begins, term.ends + DAY)]
    actions = [day for action in campaign.actions_naming.get(person.id, []) for day in days_of(action)]
    return [campaign.roster.as_of, person.checked, *terms, *actions]


def sitemap(paths: Iterable[str], changed: Mapping[str, date], urls: Urls) -> str:
    """Return the sitemap of pages that may be found by search, each with the day it changed where that is known."""
    days = {path: f"<lastmod>{changed[path]}</lastmod>" if path in changed else "" for path in sorted(paths)}
    places = {path: escape(urls.absolute(path), quote=False) for path in days}
    rows = "".join(f"<url><loc>{places[path]}</loc>{day}</url>\n" for path, day in days.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def security_txt(campaign: Campaign) -> str:
    """Return whom to write to, until when, in which language, and where this file is."""
    site = campaign.site
    return (
        f"Contact: mailto:{site.mail}\n"
        f"Expires: {site.security_expires}T23:59:59Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {site.address.rstrip('/')}{SECURITY}\n"
    )


def redirects(campaign: Campaign, urls: Urls, theme: Theme) -> Iterator[Output]:
    """Yield the page of each address that has moved."""
    for old, new in campaign.redirects.moved.items():
        yield file(old, partial(moved_page, theme, urls, old, new))


def moved_page(theme: Theme, urls: Urls, old: str, new: str) -> str:
    """Return the page at an old address; it leads to the new one, and names it to search engines as the right one."""
    nothing = Markup(escape(policy([], [], [])))  # noqa: S704 - escaped, and our own
    return theme.render("moved.html", policy=nothing, urls=urls, old=old, new=new) + "\n"
