"""Shows a built folder as GitHub Pages would, for tests and for looking at a finished build."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from campaign.serve.server import Pages, Server, running


@contextmanager
def serve_folder(folder: Path, base: str = "/", port: int = 0, *, changing: bool = False) -> Iterator[str]:
    """Serve the folder while the block runs; gives its address, such as http://127.0.0.1:40123/repo.

    Of a changing folder browsers keep no file: they ask for each again.
    """
    pages = Pages(folder, base, {"Cache-Control": "no-cache"}) if changing else Pages(folder, base)
    with running(Server(port, pages.answer)) as address:
        yield address + base.rstrip("/")
