"""Moved pages that lead nowhere."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, Change, swap

REDIRECTS = "data/redirects.yml"


def moved(*lines: str) -> Change:
    """Write these lines as the moved pages."""
    return swap("moved: {}", "\n  ".join(["moved:", *lines]))


TABLE = (
    Break("a redirect to nowhere", REDIRECTS, moved("§/old/: /fak/"), "The new address /fak/ does not exist", "Did you mean /faq/?"),
    Break("a redirect to nothing alike", REDIRECTS, moved("§/old/: /zzzzzzzz/"), "The new address /zzzzzzzz/ does not exist", "Copy the address"),
    Break("a redirect to another site", REDIRECTS, moved("§/old/: https://x.example/"), "The new address https://x.example/ does not exist", "Copy the address"),
    Break("a redirect to a moved page", REDIRECTS, moved("/older/: /faq/", "§/old/: /older/"), "/older/ has moved in its turn", "Write where it is now: /faq/"),
    Break("a redirect to itself", REDIRECTS, moved("§/old/: /old/"), "/old/ has moved in its turn", "Write where it is now"),
    Break("a page that is still there", REDIRECTS, moved("§/faq/: /mission/"), "The old address /faq/ is a page of its own", "Take this line out"),
    Break("a feed that has moved", REDIRECTS, moved("§/feeds/old.xml: /feeds/actions.atom.xml"), "/feeds/old.xml is not one of a page", "Write it like /old-page/"),
    Break("an old address elsewhere", REDIRECTS, moved("§https://x.example/: /faq/"), "https://x.example/ is not one of a page", "Write it like"),
    Break("an old address without slash", REDIRECTS, moved("§old: /faq/"), "The old address old is not one of a page", "Write it like"),
    Break("an old address that climbs", REDIRECTS, moved("§/../theme/templates/base.html: /faq/"), "The old address /../theme/templates/base.html is not one of a page", "Write it like /old-page/"),
    Break("an old address of a hidden folder", REDIRECTS, moved("§/.git/: /faq/"), "/.git/ is not one of a page", "Write it like"),
    Break("an old address in other letters", REDIRECTS, moved("§/ſ/: /faq/"), "/ſ/ is not one of a page", "Write it like"),
    Break("a page by its file", REDIRECTS, moved("§/faq/index.html: /mission/"), "/faq/index.html is a page of its own", "Take this line out"),
    Break("an old address below a file", REDIRECTS, moved("§/404.html/: /faq/"), "/404.html/ lies below /404.html, which is a page, not a folder", "Take this line out"),
    Break("an old address below another", REDIRECTS, moved("/old.html: /faq/", "§/old.html/: /faq/"), "/old.html/ lies below /old.html", "Take this line out"),
    Break("one old address in two ways", REDIRECTS, moved("/old/: /faq/", "§/old/index.html: /faq/"), "/old/index.html is the same as /old/", "Keep one"),
    Break("a new address that climbs", REDIRECTS, moved("§/old/: /../faq/"), "The new address /../faq/ does not exist", "Did you mean"),
    Break("a new address with a hidden bell", REDIRECTS, moved('§/old/: "/faq/#\\x07a"'), "spells an invisible control character (U+0007)", "Take the backslash"),
    Break("a page moved twice", REDIRECTS, moved("/old/: /faq/", "§/old/: /mission/"), "is here twice", "Keep one of the two"),
    Break("a new address that is a list", REDIRECTS, moved("/old/: §[/faq/, /mission/]"), "must be one value", "on one line"),
)
