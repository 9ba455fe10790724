"""A picture of content/images/."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that texts may show."""

    path: str  # content/images/bridge.jpg
    size: int  # bytes
    width: int = 0  # pixels
    height: int = 0
    format: str = ""  # JPEG
    located: bool = False  # whether it says where it was taken

    @property
    def address(self) -> str:
        """Return its address on the site."""
        return self.path.removeprefix("content")
