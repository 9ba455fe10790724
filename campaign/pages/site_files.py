"""Files that programs read of the whole site: sitemap, robots.txt, security.txt, and pages that have moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from html import escape

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.committee import Committee
from campaign.model.roster import Legislator
from campaign.pages.archive import ACTIONS, year_path
from campaign.pages.output import Output, Urls, file
from campaign.pages.policy import policy

DAY = timedelta(days=1)
SECURITY = "/.well-known/security.txt"
PAGE = """\
<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="refresh" content="0; url={link}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moved: {old}</title>
<meta name="description" content="The page {old} has moved to {new}.">
<link rel="canonical" href="{whole}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p><a href="{link}">Go to its new address, {new}</a></p>
</main>
</body>
</html>
"""


def files(campaign: Campaign, urls: Urls, indexed: Callable[[], Iterable[str]]) -> Iterator[Output]:
    """Yield the sitemap of the addresses that search engines may list, robots.txt, and security.txt (RFC 9116).

    The last only while its date has not passed: a stale one must not be trusted.
    """
    yield file("/sitemap.xml", lambda: sitemap(indexed(), changed(campaign), urls))
    yield file("/robots.txt", lambda: robots(urls))
    until = campaign.site.security_expires
    if until and until >= campaign.today:
        yield file(SECURITY, lambda: security_txt(campaign))


def changed(campaign: Campaign) -> dict[str, date]:
    """Return, by address, the day on which a page last changed; pages of which that is not known are left out."""
    today, committees = campaign.today, campaign.committees.committees
    own = {each.name: _newest(of_action(each), today) for each in (*campaign.actions, *campaign.evergreen)}
    people = {each.path: _newest(of_person(campaign, each, own), today) for each in campaign.roster.legislators}
    of_committees = {each.path: _newest(of_committee(campaign, each), today) for each in committees}
    found = {
        ACTIONS: _newest((own[each.name] for each in campaign.actions), today),
        **{year_path(year): _newest((own[a.name] for a in each), today) for year, each in campaign.earlier.items()},
        "/legislators/": _newest(people.values(), today),
        "/committees/": _newest(of_committees.values(), today),
        **{each.path: own[each.name] for each in (*campaign.actions, *campaign.evergreen)},
        **people,
        **of_committees,
    }
    return {path: day for path, day in found.items() if day}


def _newest(days: Iterable[date | None], today: date) -> date | None:
    return max((day for day in days if day and day <= today), default=None)


def of_action(action: Action) -> tuple[date | None, ...]:
    """Return the days that change an action: it opens, it has closed, its outcome is known."""
    last = action.last_day
    return action.opens, last + DAY if last else None, action.outcome.date if action.outcome else None


def of_person(campaign: Campaign, person: Legislator, own: Mapping[str, date | None]) -> list[date | None]:
    """Return the days that change a person's page: the facts', the terms', and those of actions that name them."""
    terms = [day for term in person.terms for day in (term.begins, term.ends + DAY)]
    actions = [own[action.name] for action in campaign.actions_naming.get(person.id, [])]
    return [campaign.roster.as_of, person.checked, *terms, *actions]


def of_committee(campaign: Campaign, committee: Committee) -> list[date | None]:
    """Return the days that change a committee's page: the facts', and the one after it has ended."""
    return [campaign.committees.as_of, committee.ends + DAY if committee.ends else None]


def sitemap(paths: Iterable[str], changed: Mapping[str, date], urls: Urls) -> str:
    """Return the sitemap of pages that may be found by search, each with the day it changed where that is known."""
    rows = "".join(f"<url>{_entry(urls.absolute(path), changed.get(path))}</url>\n" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _entry(address: str, day: date | None) -> str:
    return f"<loc>{escape(address, quote=False)}</loc>" + (f"<lastmod>{day}</lastmod>" if day else "")


def robots(urls: Urls) -> str:
    """Return a robots.txt that lets everybody in and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute('/sitemap.xml')}\n"


def security_txt(campaign: Campaign) -> str:
    """Return whom to write to, until when, in which language, and where this file is."""
    site = campaign.site
    return (
        f"Contact: mailto:{site.mail}\n"
        f"Expires: {site.security_expires}T23:59:59Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {site.address.rstrip('/')}{SECURITY}\n"
    )


def redirects(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the page of each address that has moved."""
    for old, new in campaign.redirects.moved.items():
        yield file(old, partial(moved_page, urls, old, new))


def moved_page(urls: Urls, old: str, new: str) -> str:
    """Return the page at an old address; it leads to the new one, and names it to search engines as the right one."""
    values = {
        "policy": policy([], [], []),
        "link": urls.url(new),
        "whole": urls.absolute(new),
        "old": old,
        "new": new,
    }
    return PAGE.format_map({name: escape(value) for name, value in values.items()})
