"""What GitHub Pages answers for a path, given the folder of a built site."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from campaign.serve.http import Request, Response

TEXT = "charset=utf-8"
TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": f"text/css; {TEXT}",
    ".csv": f"text/csv; {TEXT}",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".html": f"text/html; {TEXT}",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": f"text/calendar; {TEXT}",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": f"application/javascript; {TEXT}",
    ".json": f"application/json; {TEXT}",
    ".md": f"text/markdown; {TEXT}",
    ".mjs": f"application/javascript; {TEXT}",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".txt": f"text/plain; {TEXT}",
    ".vcf": f"text/x-vcard; {TEXT}",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
NOT_FOUND = b"<!doctype html><title>Not found</title><h1>404: not found</h1>"


@dataclass(frozen=True)
class Pages:
    """A built site in a folder, shown under a base path such as `/` or `/repo/`."""

    folder: Path
    base: str = "/"
    headers: dict[str, str] = field(default_factory=lambda: {"Cache-Control": "max-age=600"})

    def answer(self, request: Request) -> Response:
        """Return the file, the redirect, or the site's 404 page, as GitHub Pages does."""
        if request.method not in ("GET", "HEAD"):
            return Response(405, {"Content-Type": TYPES[".html"], "Allow": "GET, HEAD"})
        if not request.path.startswith(self.base):
            return self.not_found()
        names = unquote(request.path.removeprefix(self.base)).split("/")
        if file := find(self.folder, names):
            return self.file(file)
        if names[-1] and find(self.folder, [*names, ""]):
            query = f"?{request.query}" if request.query else ""
            return Response(301, {"Location": f"{request.path}/{query}", "Content-Type": TYPES[".html"]})
        return self.not_found()

    def file(self, file: Path, status: int = 200) -> Response:
        """Return a file with its content type."""
        kind = TYPES.get(file.suffix.lower(), "application/octet-stream")
        headers = {"Content-Type": kind, "Access-Control-Allow-Origin": "*", **self.headers}
        return Response(status, headers, file.read_bytes())

    def not_found(self) -> Response:
        """Return the site's own 404 page with status 404, or a plain one if it has none."""
        page = child(self.folder, "404.html")
        return self.file(page, 404) if page else Response(404, {"Content-Type": TYPES[".html"]}, NOT_FOUND)


def find(folder: Path, names: list[str]) -> Path | None:
    """Return the file for the names of a path; an empty last name stands for index.html."""
    *folders, last = names
    here: Path | None = folder
    for name in folders:
        here = here and child(here, name)
    tries = [last, f"{last}.html"] if last else ["index.html"]
    found = (child(here, name) for name in tries) if here else ()
    return next((path for path in found if path and path.is_file()), None)


def child(folder: Path, name: str) -> Path | None:
    """Return what the folder holds under exactly this name.

    Looking it up in the listing keeps `..`, empty names and other spellings out, as on GitHub, also where the
    file system takes `About` for `about`.
    """
    return folder / name if folder.is_dir() and name in os.listdir(folder) else None
