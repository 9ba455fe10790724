"""An action as plain text, for calendars, and as simple HTML, for feeds: numbers and words in full, no styles."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from campaign.pages.script_text import Paragraphs
from campaign.pages.urls import Urls
from campaign.pages.views import ActionView, CallView, Fact

FIND = "/find/"
GONE = "No longer in office. Please do not call this office for this."
NO_NUMBER = "We do not have this office’s number yet"


def plain_text(view: ActionView, urls: Urls) -> str:
    """Return an action as text: what is asked, whom to call, the number, what to say, and where the page is."""
    blocks = [f"{view.item.state_words}."] if view.action.canceled else [_ask(view), f"{view.item.state_words}."]
    if view.outcome:
        blocks.append(f"What happened: {view.outcome.what}")
    blocks += [f"{fact.label}: {fact.words}{f' {fact.href}' if _is_whole(fact) else ''}" for fact in view.facts]
    if not view.over:
        blocks += [_call_text(call, urls) for call in view.calls]
        blocks += [words(view.say)] if view.say else []
    return "\n\n".join([*blocks, urls.absolute(view.item.path)])


def _ask(view: ActionView) -> str:
    """Return what is asked: of whoever is called, or of the reader where nobody is."""
    return f"The ask: {view.action.ask}" if view.calls else view.action.ask


def _is_whole(fact: Fact) -> bool:
    return bool(fact.href and fact.href.startswith("https://"))


def _call_text(call: CallView, urls: Urls) -> str:
    lines = [f"{_head(call)}", f"{call.why}.", _reach(call, urls)]
    return "\n".join(lines) + (f"\n\n{words(call.script)}" if call.script else "")


def _head(call: CallView) -> str:
    seat = f" ({call.person.party}, {call.person.chamber.word} district {call.person.district})" if call.person else ""
    return f"{call.count}: {call.who}{seat}" if call.count else f"{call.who}{seat}"


def _reach(call: CallView, urls: Urls) -> str:
    """Return the number; where there is none, the address of the page that leads to one."""
    if call.kind == "gone":
        return GONE
    if call.person is None:
        return f"Find your {call.role}: {urls.absolute(FIND)}"
    return call.person.phone.text if call.person.phone else f"{NO_NUMBER}: {urls.absolute(call.person.path)}"


def words(paragraphs: Paragraphs) -> str:
    """Return what is said as text, a blank line between paragraphs."""
    return "\n\n".join("".join(piece.text for piece in paragraph) for paragraph in paragraphs)


def simple_html(view: ActionView, urls: Urls, body: str) -> str:
    """Return an action as HTML that any feed reader and any mail shows; `body` is its text, as safe HTML."""
    return "\n".join(_parts(view, urls, body))


def _parts(view: ActionView, urls: Urls, body: str) -> Iterator[str]:
    if view.action.canceled:
        yield f"<p><strong>{escape(view.item.state_words)}.</strong></p>"
    else:
        yield f"<p><strong>{escape(_ask(view))}</strong></p>"
        yield f"<p>{escape(view.item.minutes)}. {escape(view.item.state_words)}.</p>"
    if view.outcome:
        yield f"<p><strong>What happened:</strong> {escape(view.outcome.what)}</p>"
    if view.facts:
        yield f"<ul>{''.join(_fact(fact, urls) for fact in view.facts)}</ul>"
    if not view.over:
        yield from (_call(call, urls) for call in view.calls)
        yield from (f"<h3>What to say</h3>\n{_said(view.say)}",) if view.say else ()
        yield from (f"<p><strong>{escape(reply.label)}:</strong> {escape(reply.words)}</p>" for reply in view.replies)
    yield f"<h2>{escape(view.body_title)}</h2>\n{body}"
    yield _link(urls.absolute(view.item.path), "This page on our site")


def _fact(fact: Fact, urls: Urls) -> str:
    if fact.href is None:
        shown = escape(fact.words)
    else:
        href = urls.absolute(fact.href) if fact.href.startswith("/") else fact.href
        shown = f'<a href="{escape(href)}">{escape(fact.words)}</a>'
    return f"<li>{escape(fact.label)}: {shown}</li>"


def _call(call: CallView, urls: Urls) -> str:
    parts = [f"<h2>{escape(_head(call))}</h2>", f"<p>{escape(call.why)}.</p>", _number(call, urls)]
    for label, said in (
        ("What to say", call.script),
        ("If you get voicemail", call.voicemail),
        ("If you cannot phone, write this", call.instead),
    ):
        if said:
            parts.append(f"<h3>{label}</h3>\n{_said(said)}")
    return "\n".join(parts)


def _number(call: CallView, urls: Urls) -> str:
    """Return the number, the way to one's own member, or the way to the office's page."""
    if call.kind == "gone":
        return f"<p>{GONE}</p>"
    if call.person is None:
        return _link(urls.absolute(FIND), f"Find your {call.role} and the number")
    if call.person.phone is None:
        return _link(urls.absolute(call.person.path), NO_NUMBER)
    return f'<p><a href="{call.person.phone.href}"><strong>{call.person.phone.text}</strong></a></p>'


def _link(address: str, shown: str) -> str:
    return f'<p><a href="{escape(address)}">{escape(shown)}</a></p>'


def _said(paragraphs: Paragraphs) -> str:
    return "\n".join(f"<p>{escape(''.join(piece.text for piece in paragraph))}</p>" for paragraph in paragraphs)
