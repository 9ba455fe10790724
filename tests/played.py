"""The invented state's site with a service behind its forms, played and listened to on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from campaign.build import build
from campaign.serve.practice import Practice, playing, site_in
from campaign.serve.server import Request, Response
from tests.blocks import with_forms
from tests.folder import serve_folder
from tests.invented import TODAY


class Heard(Practice):
    """A practice service that remembers each request as it came over the wire."""

    def __init__(self, root: Path) -> None:
        """Play the services of the site in a folder."""
        super().__init__(lambda: site_in(root))
        self.requests: list[Request] = []

    def answer(self, request: Request) -> Response:
        """Remember, then answer as the service would."""
        self.requests.append(request)
        return super().answer(request)

    @property
    def posts(self) -> list[Request]:
        """Return the forms that arrived."""
        return [request for request in self.requests if request.method == "POST"]

    def fields(self) -> list[tuple[str, str]]:
        """Return the fields of the one form that arrived; fail where there is not exactly one."""
        (post,) = self.posts
        return sorted(parse_qsl(post.body.decode(), keep_blank_values=True, strict_parsing=True))


@dataclass(frozen=True)
class Played:
    """Where the site is shown, what its services hear, and the folder of its files."""

    address: str
    heard: Heard
    folder: Path


@contextmanager
def played(folder: Path, **blocks: str) -> Iterator[Played]:
    """Build the invented state with these blocks, serve it, and play its services on other ports."""
    root = with_forms(folder, **blocks)
    with playing(Heard(root)) as heard:
        outcome = build(root, folder / "site", today=TODAY, practice=heard.origins)
        assert not outcome.findings, "\n".join(map(str, outcome.findings))
        with serve_folder(folder / "site") as address:
            yield Played(address, heard, folder / "site")
