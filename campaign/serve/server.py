"""A small HTTP server on 127.0.0.1, and what GitHub Pages would answer from the folder of a built site."""

import gzip
import os
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HOST = "127.0.0.1"
# What a browser on this computer names as the host. Another name that leads here is another site's trick to read along.
OWN_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)
LARGEST_BODY = 1_000_000  # bytes
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
# What GitHub's CDN compresses by default; anything else is sent as it is.
COMPRESSED = frozenset(
    "application/javascript application/json application/xml image/svg+xml image/vnd.microsoft.icon "
    "text/css text/html text/javascript text/plain text/xml".split()
)
# As on GitHub Pages: kept for ten minutes, and readable by every other site.
PUBLISHED = {"Cache-Control": "max-age=600", "Access-Control-Allow-Origin": "*"}
NOT_FOUND = b"<!doctype html><title>Not found</title><h1>404: not found</h1>"


@dataclass(frozen=True)
class Request:
    """One request; header names are in lowercase."""

    method: str
    path: str
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    """One answer; a body of several parts is sent part by part, each as soon as it is there."""

    status: int
    headers: dict[str, str]
    body: bytes | Iterator[bytes] = b""

    @property
    def kind(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0]


Answer = Callable[[Request], Response]


class Handler(BaseHTTPRequestHandler):
    """Turns what comes over the wire into a Request, and sends the Response."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds until an idle connection is closed
    disable_nagle_algorithm = True  # or each small answer waits 40 ms

    def answer(self) -> None:
        """Answer one request."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        length = headers.get("content-length", "0")
        if not self.is_for_here():
            self.refuse(421, "This server is only for its own computer: open it as localhost or 127.0.0.1.\n")
        elif not length.isdecimal() or int(length) > LARGEST_BODY:
            self.refuse(413, f"At most {LARGEST_BODY:,} bytes can be sent.\n")
        else:
            path, _, query = self.path.partition("?")
            request = Request(self.command, path, query, headers, self.rfile.read(int(length)))
            self.reply(compressed(self.server.answer(request), headers.get("accept-encoding", "")))

    def is_for_here(self) -> bool:
        """Return whether the request names one host, this computer, and names no other in its first line."""
        hosts = self.headers.get_all("host", [])
        return len(hosts) == 1 and bool(OWN_HOST.fullmatch(hosts[0])) and self.path.startswith("/")

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = answer  # noqa: N815

    def refuse(self, status: int, words: str) -> None:
        """Send one line, and close the connection: its body has not been read."""
        self.close_connection = True
        self.reply(Response(status, {"Content-Type": TYPES[".txt"], "Connection": "close"}, words.encode()))

    def reply(self, response: Response) -> None:
        """Send a response; to HEAD its headers alone."""
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if isinstance(response.body, bytes):
            self.send_header("Content-Length", str(len(response.body)))
            parts = iter([response.body])
        else:
            self.send_header("Connection", "close")
            parts = response.body
        self.end_headers()
        for part in parts if self.command != "HEAD" else ():
            self.wfile.write(part)

    def version_string(self) -> str:
        """Name the server without versions."""
        return "campaign"

    def log_message(self, *_: object) -> None:
        """Keep quiet: the terminal is for findings."""


class Server(ThreadingHTTPServer):
    """A server on 127.0.0.1 whose close() leaves no thread and no socket open."""

    daemon_threads = False
    request_queue_size = 64
    # On Windows the option would let two servers share one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, answer: Answer) -> None:
        self.answer = answer
        self.open: set[socket.socket] = set()
        super().__init__((HOST, port), Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def get_request(self) -> tuple[socket.socket, Any]:
        """Accept a connection and remember it."""
        connection, address = super().get_request()
        self.open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - a socket; the base class allows more
        """Forget a connection that is done."""
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, *_: object) -> None:
        """Say what went wrong, but not that a browser went away."""
        error = sys.exception()
        if error and not isinstance(error, OSError):
            sys.excepthook(type(error), error, error.__traceback__)

    def close(self) -> None:
        """Stop listening, end every open connection, and wait for their threads."""
        self.shutdown()
        for connection in list(self.open):
            with suppress(OSError):  # it is gone already
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


@contextmanager
def running(server: Server) -> Iterator[str]:
    """Answer requests on a thread of its own while the block runs; gives the server's address."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="server")
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.close()
        thread.join()


def compressed(response: Response, accepts: str) -> Response:
    """Return the response gzipped if its type is and the Accept-Encoding header names gzip, as every browser's does."""
    if response.kind not in COMPRESSED or not isinstance(response.body, bytes):
        return response
    headers = {**response.headers, "Vary": "Accept-Encoding"}
    if "gzip" not in accepts:
        return Response(response.status, headers, response.body)
    return Response(response.status, {**headers, "Content-Encoding": "gzip"}, gzip.compress(response.body, 6))


@dataclass(frozen=True)
class Pages:
    """A built site in a folder, shown below a base path such as `/` or `/repo/`."""

    folder: Path
    base: str = "/"
    headers: dict[str, str] = field(default_factory=lambda: PUBLISHED)

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
        return Response(status, {"Content-Type": kind, **self.headers}, file.read_bytes())

    def not_found(self) -> Response:
        """Return the site's own 404 page with status 404, or a plain one if it has none."""
        page = child(self.folder, "404.html")
        return self.file(page, 404) if page else Response(404, {"Content-Type": TYPES[".html"]}, NOT_FOUND)


def find(folder: Path, names: list[str]) -> Path | None:
    """Return the file for the names of a path; an empty last name means index.html."""
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
