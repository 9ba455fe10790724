"""The pages that the practice service shows: plain, and plainly not the site's own."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING

from campaign.serve.http import Response

if TYPE_CHECKING:
    from campaign.serve.practice import Received

PAGE = """<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="strict-origin">
<title>{title} – practice service</title>
<style>
html {{ color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }}
body {{ margin: 0 auto; max-width: 40rem; padding: 1rem; }}
li {{ border-top: 1px solid; padding: .75rem 0; }}
ol {{ list-style: none; padding: 0; }}
dl {{ display: grid; gap: .25rem 1rem; grid-template-columns: auto 1fr; }}
dd {{ margin: 0; overflow-wrap: anywhere; }}
a {{ display: inline-block; padding: .5rem 0; }}
</style>
</head>
<body>
<main>
<p>Practice service, on this computer only</p>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def page(title: str, body: str, status: int = 200) -> Response:
    """Return a page; `title` is text, `body` is HTML."""
    text = PAGE.format(title=html.escape(title), body=body)
    return Response(status, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}, text.encode())


def received_page(received: Iterable[Received]) -> str:
    """Return as HTML what arrived, newest first, with the mail that would ask to confirm."""
    items = "".join(f"<li>{_item(each)}</li>" for each in received)
    return f"<ol>{items}</ol>" if items else "<p>Nothing yet. It is kept until <code>serve</code> ends.</p>"


def _item(each: Received) -> str:
    rows = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(value) or '(empty)'}</dd>" for name, value in each.fields
    )
    head = f"<h2>{each.number}. {each.connection.form.replace('_', '-')}, as {html.escape(each.connection.who)}</h2>"
    return f"{head}<p>{html.escape(each.words)}</p><dl>{rows}</dl>{_mail(each)}"


def _mail(each: Received) -> str:
    """Return the mail that asks to confirm, where the service would send one."""
    signs_up = each.connection.form == "sign_up" and each.connection.double_opt_in
    if each.verdict != "accepted" or not signs_up:
        return ""
    return f'<p>A mail would go out now. Its link: <a href="/confirmed/{each.number}">Yes, sign me up</a></p>'
