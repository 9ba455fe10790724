"""Pages that have moved: each old address keeps a small page that sends its visitors on, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from campaign.campaign import Campaign
from campaign.pages.output import Output, file
from campaign.pages.policy import policy
from campaign.pages.urls import Urls

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


def outputs(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the page of each old address."""
    for old, new in campaign.redirects.moved.items():
        yield file(old, lambda old=old, new=new: moved_page(urls, old, new))


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
