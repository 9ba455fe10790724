"""A small HTTP server on 127.0.0.1 that hands each request to one function."""

import gzip
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"
LARGEST_BODY = 1_000_000  # bytes
# What GitHub's CDN compresses by default; anything else goes out as it is.
COMPRESSED = frozenset(
    "application/javascript application/json application/xml image/svg+xml image/vnd.microsoft.icon "
    "text/css text/html text/javascript text/plain text/xml".split()
)


@dataclass(frozen=True)
class Request:
    """One request; header names are in lower case."""

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


def compressed(response: Response, accepts: str) -> Response:
    """Return the response gzipped if its type is and the Accept-Encoding header allows it."""
    if response.kind not in COMPRESSED or not isinstance(response.body, bytes):
        return response
    headers = {**response.headers, "Vary": "Accept-Encoding"}
    if not takes_gzip(accepts):
        return Response(response.status, headers, response.body)
    return Response(response.status, {**headers, "Content-Encoding": "gzip"}, gzip.compress(response.body, 6))


def takes_gzip(accepts: str) -> bool:
    """Return whether an Accept-Encoding header names gzip and does not rule it out with q=0."""
    for part in accepts.lower().split(","):
        coding, _, quality = part.replace(" ", "").partition(";q=")
        if coding == "gzip":
            return quality.strip("0.") != "" or not quality
    return False


class Handler(BaseHTTPRequestHandler):
    """Turns what comes over the wire into a Request and a Response back."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds until an idle connection is closed
    disable_nagle_algorithm = True  # or each small answer waits 40 ms

    def answer(self) -> None:
        """Answer one request."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            self.close_connection = True
            self.reply(Response(413, {"Content-Type": "text/plain"}))
            return
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(length))
        response = self.server.answer(Request(self.command, path, query, headers, body))
        self.reply(compressed(response, headers.get("accept-encoding", "")))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = answer  # noqa: N815

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
    """A server on 127.0.0.1 whose close() leaves no thread and no socket behind."""

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

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection and remember it."""
        connection, address = super().get_request()
        self.open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket) -> None:
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
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # it is gone already
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
