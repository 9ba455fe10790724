"""What the pages that find a district are given."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.model.credit import Credit


@dataclass(frozen=True)
class DistrictLink:
    """A district to go to, and who of the place in question votes there: 14A, /districts/14A/, “About half”."""

    district: str
    path: str
    words: str = ""


@dataclass(frozen=True)
class PlaceRow:
    """A town or ZIP with its districts, likeliest first; `anchor` is its place on the page."""

    name: str
    detail: str  # "Stearns County", "St. Cloud", "post office boxes in St. Cloud"
    anchor: str
    districts: tuple[DistrictLink, ...]


@dataclass(frozen=True)
class PlacesView:
    """One page of the list of towns or of ZIPs."""

    kind: str  # town or ZIP
    part: str  # "A", or "550"
    rows: tuple[PlaceRow, ...]
    others: tuple[tuple[str, str], ...]  # every such page: its part and its address


@dataclass(frozen=True)
class FindView:
    """The page that finds a district."""

    letters: tuple[tuple[str, str], ...]  # A, /find/towns/a/
    prefixes: tuple[tuple[str, str], ...]  # 550, /find/zips/550/
    has_map: bool
    credits: tuple[Credit, ...]


@dataclass(frozen=True)
class NoticeView:
    """The map's notice, as paragraphs of words."""

    credit: Credit
    paragraphs: tuple[str, ...]
