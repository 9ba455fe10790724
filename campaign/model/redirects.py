"""Pages that have moved: each old address and the one it leads to now (data/redirects.yml)."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaign.read.typed import Source, about


@dataclass(frozen=True, kw_only=True)
class Redirects:
    """Old addresses that still lead somewhere."""

    moved: dict[str, str] = about(
        "each old address with the new one", default_factory=dict, example="/old-page/: /new-page/"
    )
    source: Source = field(default_factory=Source, compare=False, repr=False)

    def line(self, old: str) -> int:
        """Return the line at which an old address stands."""
        return self.source.line(f"moved.{old}")
