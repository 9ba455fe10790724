"""Shows a built folder as GitHub Pages would, for tests and for looking at a finished build."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from campaign.serve.http import Server, running
from campaign.serve.pages import Pages


@contextmanager
def serve_folder(folder: Path, base: str = "/", port: int = 0) -> Iterator[str]:
    """Serve the folder while the block runs; gives its address, such as http://127.0.0.1:40123/repo.

    Browsers ask for every file each time, so that a test can change the folder.
    """
    pages = Pages(folder, base, {"Cache-Control": "no-cache"})
    with running(Server(port, pages.answer)) as address:
        yield address + base.rstrip("/")
