"""Keeps an open page up to date: a stream of events, and the one script that listens to it.

The script is put into responses only, never into files, and the page's own content security policy is widened
for nothing else.
"""

import base64
import hashlib
import html
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from campaign.serve.http import Response

EVENTS = "/.dev/events"
SCRIPT = Path(__file__).with_name("reload.js").read_text("utf-8")
QUIET = 10.0  # seconds until a stream without news is tested for being alive
POLICY = re.compile(r"<meta\b[^>]*\bhttp-equiv\s*=\s*[\"']?content-security-policy\b[^>]*>", re.I)
CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)


@dataclass(frozen=True)
class State:
    """What an open page should show: which build, and what is wrong with newer edits."""

    build: str = ""
    findings: tuple[str, ...] = ()


class Hub:
    """Holds the state and tells every open page when it changes."""

    def __init__(self) -> None:
        self.state = State()
        self.closed = False
        self.changed = threading.Condition()

    def show(self, **changes: object) -> None:
        """Change the state and tell all listeners."""
        with self.changed:
            self.state = replace(self.state, **changes)
            self.changed.notify_all()

    def close(self) -> None:
        """End every stream."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def stream(self) -> Response:
        """Return the response that never ends: the state now, and again at each change."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        return Response(200, headers, self.listen())

    def listen(self) -> Iterator[bytes]:
        """Yield the state as events, and an empty comment now and then to notice who has left."""
        seen = None
        yield b"retry: 300\n\n"
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.closed or self.state != seen, QUIET)  # noqa: B023
                state = self.state
            if self.closed:
                return
            yield b":\n\n" if state == seen else f"data: {json.dumps(asdict(state))}\n\n".encode()
            seen = state


def with_script(response: Response, build: str) -> Response:
    """Return an HTML response with the reload script in it; any other as it is."""
    if response.kind != "text/html" or not isinstance(response.body, bytes):
        return response
    script = SCRIPT.replace("BUILD", json.dumps(build))
    text = response.body.decode("utf-8", "surrogateescape")
    text = POLICY.sub(lambda tag: widen_tag(tag[0], script), text)
    end = text.rfind("</body>")
    end = len(text) if end < 0 else end
    text = f"{text[:end]}<script>{script}</script>{text[end:]}"
    return replace(response, body=text.encode("utf-8", "surrogateescape"))


def widen_tag(tag: str, script: str) -> str:
    """Return a policy's meta tag with the policy widened."""
    return CONTENT.sub(lambda found: f'content="{html.escape(widen(policy_in(found), script))}"', tag)


def policy_in(found: re.Match[str]) -> str:
    """Return the policy from a content attribute in either kind of quotes."""
    return html.unescape(found[1] if found[1] is not None else found[2])


def widen(policy: str, script: str) -> str:
    """Return the policy with this one script and requests to this server allowed, all else as it was."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    directives = {name.lower(): sources for name, *sources in reversed(parts)}  # of two equal ones the first counts
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    scripts = "script-src-elem" if "script-src-elem" in directives else "script-src"
    for name, source in ((scripts, f"'sha256-{digest}'"), ("connect-src", "'self'")):
        allowed = directives.get(name, directives.get("default-src"))
        if allowed is not None and source not in allowed:
            directives[name] = [*(word for word in allowed if word != "'none'"), source]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
