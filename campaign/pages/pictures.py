"""Pictures of the site: a card for each call that is open or coming, one per kind for the rest, the app's icons, codes.

A picture is named by what it shows and drawn only when it is not in .cache/pictures/ yet: drawing a card takes longer
than writing ten pages, drawing a code as long as writing one.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from campaign import digest
from campaign.campaign import Campaign
from campaign.drawing import FONT, Card, card_svg, code_svg, icon_svg, png
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.pages import words
from campaign.pages.output import Output, Picture

# A hash of what draws: the locked versions of the libraries, and the font.
DRAWN_WITH = digest.of_values(*map(digest.of_file, (Path(__file__).parents[2] / "requirements/site.txt", FONT)))
STROKES = re.compile(r'\bd="([^"]+)"')
ICONS = {  # name: pixels, and how much of it the mark takes (a maskable icon may lose its outer tenth)
    "icon-192.png": (192, 1.0),
    "icon-512.png": (512, 1.0),
    "icon-maskable.png": (512, 0.72),
    "icon-apple.png": (180, 0.86),
}


@dataclass(frozen=True)
class Pictures:
    """The theme's drawings, and the folder in which finished pictures are kept."""

    theme: Path
    kept: Path

    def outputs(self, campaign: Campaign) -> Iterator[Output]:
        """Yield every picture of the site."""
        drawing, mark = self._drawing("card.svg"), self.mark
        for card in cards(campaign):
            yield self._output(picture(card).path, card_svg, drawing, card, mark)
        icon = self._drawing("icon.svg")
        for name, (pixels, scale) in ICONS.items():
            yield self._output(f"/{name}", icon_svg, icon, pixels, scale, mark)

    def _output(self, path: str, draw: Callable[..., str], *parts: object) -> Output:
        """Return the picture that a function draws of some parts."""
        return Output(path, lambda: parts, write=lambda parts: self._kept("png", parts, lambda: png(draw(*parts))))

    def code(self, address: str) -> str:
        """Return the QR code of an address as SVG, for paper."""
        return self._kept("svg", address, lambda: code_svg(address).encode()).decode()

    @cached_property
    def mark(self) -> str:
        """Return the strokes of the group's mark."""
        found = STROKES.search((self.theme / "static/img/mark.svg").read_text("utf-8"))
        return found[1] if found else ""

    def _drawing(self, name: str) -> str:
        return (self.theme / "pictures" / name).read_text("utf-8")

    def _kept(self, ending: str, shows: object, draw: Callable[[], bytes]) -> bytes:
        """Return a picture of `shows` from the last time it was drawn where that is kept; else draw and keep it."""
        file = self.kept / f"{digest.of_values(DRAWN_WITH, shows)[:32]}.{ending}"
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(f".{os.getpid()}.part")  # another build may be drawing the same one
            part.write_bytes(draw())
            part.replace(file)
        return file.read_bytes()


@functools.cache
def picture(card: Card) -> Picture:
    """Return the address of a card, which is another for other words, and its words for those who cannot see it."""
    said = ". ".join(part for part in (card.slug, card.headline) if part)
    return Picture(f"/assets/card-{digest.of_values(card)[:12]}.png", said)


def cards(campaign: Campaign) -> Iterator[Card]:
    """Yield every card of the site, each once."""
    dated = [action for action in campaign.recent if action.state_on(campaign.today) != "closed"]
    own = (action_card(campaign, action) for action in (*dated, *campaign.evergreen))
    yield from dict.fromkeys((*own, *(kind_card(campaign, kind) for kind in KINDS), site_card(campaign)))


def picture_of(campaign: Campaign, action: Action) -> Picture:
    """Return the picture of an action: its own while it can be done, after that the one of its kind."""
    closed = action.state_on(campaign.today) == "closed"
    return picture(kind_card(campaign, action.kind) if closed else action_card(campaign, action))


def action_card(campaign: Campaign, action: Action) -> Card:
    """Return the card of one action: what is asked, and for which day."""
    when = action.day
    kind = KINDS[action.kind].word
    what = "canceled" if action.canceled else kind.lower()
    slug = f"{words.day(when)}: {what}" if when else f"{kind}, any day"
    return Card(action.title, slug, campaign.site.name, words.count(action.minutes, "minute"))


def kind_card(campaign: Campaign, kind: str) -> Card:
    """Return the card for all actions of one kind that have none of their own."""
    return Card(KINDS[kind].picture, campaign.legislature.name, campaign.site.name)


def site_card(campaign: Campaign) -> Card:
    """Return the card of every page that is not about an action."""
    return Card(campaign.site.mission, campaign.legislature.name, campaign.site.name)
