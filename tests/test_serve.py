"""The dev server answers as GitHub Pages would, and changes nothing in a page but what reloading needs."""

import gzip
import http.client
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from campaign.campaign import Campaign
from campaign.pages.assets import csp_hash
from campaign.pages.policy import policy
from campaign.serve.dev import EVENTS, NOT_STORED, Site, with_script
from campaign.serve.practice import Practice, playing
from campaign.serve.server import Pages, Request, Response, Server, running
from campaign.services import connections
from tests.folder import serve_folder

FILES = {
    "index.html": "<title>Home</title>",
    "404.html": "<title>Not here</title>",
    "find/index.html": "<title>Find</title>",
    "plain.html": "<title>Plain</title>",
    "both.html": "<title>File</title>",
    "both/index.html": "<title>Folder</title>",
    "empty/other.txt": "x",
    "café/index.html": "<title>Café</title>",
    ".well-known/security.txt": "Contact: x",
    "calendar/actions.ics": "BEGIN:VCALENDAR",
    "feeds/actions.atom.xml": "<feed/>",
    "feeds/actions.json": "{}",
    "site.webmanifest": "{}",
    "mark.svg": "<svg/>",
    "app.js": "1",
    "photo.webp": "w",
    "noending": "?",
}
TYPES = {
    "/": "text/html; charset=utf-8",
    "/calendar/actions.ics": "text/calendar; charset=utf-8",
    "/feeds/actions.atom.xml": "application/xml",
    "/feeds/actions.json": "application/json; charset=utf-8",
    "/site.webmanifest": "application/manifest+json",
    "/mark.svg": "image/svg+xml",
    "/app.js": "application/javascript; charset=utf-8",
    "/photo.webp": "image/webp",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
    "/noending": "application/octet-stream",
}
MISSING = [
    "/nope",
    "/find/nope/",
    "/plain.html/",
    "/empty",
    "/empty/",
    "/Find/",
    "/find//",
    "/../secret.txt",
    "/find/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/%00",
    "/%ff%fe",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small built site, with a secret beside it."""
    root = tmp_path_factory.mktemp("pages")
    (root / "secret.txt").write_text("secret", "utf-8")
    for name, text in FILES.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where that site is served."""
    with serve_folder(folder) as address:
        yield address


def fetch(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body for exactly this path, as it came over the wire."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_content_types_are_those_of_github_pages(address: str, path: str, kind: str) -> None:
    """Each kind of file comes with the content type that GitHub Pages sends."""
    status, headers, _ = fetch(address, path)
    assert (status, headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/find/", "Find"),
        ("/find/index.html", "Find"),
        ("/plain", "Plain"),
        ("/both", "File"),
        ("/both/", "Folder"),
        ("/caf%C3%A9/", "Café"),
        ("/?q=1", "Home"),
    ],
)
def test_a_path_finds_its_file(address: str, path: str, title: str) -> None:
    """`x/` is x/index.html, and `x` is x or x.html before it is a folder."""
    status, _, body = fetch(address, path)
    assert (status, body.decode()) == (200, f"<title>{title}</title>")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/find", "/find/"),
        ("/find?a=b", "/find/?a=b"),
        ("/caf%C3%A9", "/caf%C3%A9/"),
        ("//find", "/find/"),  # or it would lead to a host named find
    ],
)
def test_a_folder_without_its_slash_redirects(address: str, path: str, place: str) -> None:
    """`/x` answers 301 to `/x/` when there is an x/index.html; the query stays."""
    status, headers, _ = fetch(address, path)
    assert (status, headers["Location"]) == (301, place)


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_the_404_page(address: str, path: str) -> None:
    """Anything else, other spellings and ways out of the folder too, is 404.html with status 404."""
    status, headers, body = fetch(address, path)
    assert (status, body) == (404, b"<title>Not here</title>")
    assert headers["Content-Type"] == TYPES["/"]


def test_a_site_without_a_404_page_still_answers_404(tmp_path: Path) -> None:
    """Without a 404.html there is a plain page with the status."""
    assert Pages(tmp_path).answer(Request("GET", "/")).status == 404


def test_text_is_gzipped_for_who_takes_it(address: str) -> None:
    """HTML comes gzipped when accepted and plain when not; caches are told of the difference."""
    _, headers, body = fetch(address, "/", Accept_Encoding="gzip, deflate, br")
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == b"<title>Home</title>"
    _, headers, body = fetch(address, "/")
    assert "Content-Encoding" not in headers
    assert body == b"<title>Home</title>"


@pytest.mark.parametrize("path", ["/calendar/actions.ics", "/photo.webp", "/site.webmanifest"])
def test_other_kinds_are_not_gzipped(address: str, path: str) -> None:
    """What GitHub's CDN sends as it is comes as it is."""
    assert "Content-Encoding" not in fetch(address, path, Accept_Encoding="gzip")[1]


def test_head_has_the_headers_and_no_body(address: str) -> None:
    """HEAD tells the length of what GET would send."""
    status, headers, body = fetch(address, "/", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, "19", b"")


def test_pages_take_nothing_but_get_and_head(address: str) -> None:
    """A POST to a page is refused with 405 and the connection goes on."""
    assert fetch(address, "/find/", "POST")[0] == 405
    assert fetch(address, "/find/", "POST", Content_Length="99999999")[0] == 413


def test_caching_is_that_of_github_pages(address: str) -> None:
    """A served folder may be kept for ten minutes."""
    assert fetch(address, "/")[1]["Cache-Control"] == "max-age=600"


def test_a_site_can_live_under_a_sub_path(folder: Path) -> None:
    """With a base path everything else is missing, and redirects stay below it."""
    with serve_folder(folder, "/repo/") as address:
        assert address.endswith("/repo")
        assert fetch(address, "/repo/find/")[0] == 200
        assert fetch(address, "/repo/find")[1]["Location"] == "/repo/find/"
        assert fetch(address, "/find/")[0] == 404
        assert fetch(address, "/repository/")[0] == 404


def test_only_this_machine_is_served(address: str) -> None:
    """The server listens on 127.0.0.1 alone."""
    assert urlsplit(address).hostname == "127.0.0.1"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:80"])
def test_this_machine_is_answered_by_each_of_its_names(address: str, host: str) -> None:
    """A browser here may name the server as it likes, with any port."""
    assert fetch(address, "/", Host=host)[0] == 200


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "xlocalhost",
        "[::2]",
        "",
    ],
)
def test_another_name_for_this_machine_is_refused(address: str, host: str, method: str) -> None:
    """Another site whose name is made to lead here (DNS rebinding) reads nothing; one line says how to open it."""
    status, headers, body = fetch(address, "/", method, Host=host, Content_Length="0")
    assert (status, headers["Connection"]) == (421, "close")
    line = b"This server is only for its own computer: open it as localhost or 127.0.0.1.\n"
    assert body == (b"" if method == "HEAD" else line)


@pytest.mark.parametrize(
    "lines",
    [
        "GET / HTTP/1.1",
        "GET / HTTP/1.0",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost",
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost",
        "GET http://localhost/ HTTP/1.1\r\nHost: evil.example",
        "GET / HTTP/1.1\r\nHost: localhost\r\n .evil.example",
        "GET / HTTP/1.1\r\nHost : localhost",
        "GET / HTTP/1.1\r\nHost: localhost, evil.example",
        "GET / HTTP/1.1\r\nHost: evil@localhost",
        "GET / HTTP/1.1\r\nHost: localhost.",
        "GET / HTTP/1.1\r\nHost: localhost:",
        "GET / HTTP/1.1\r\nHost: 0.0.0.0",
        "GET / HTTP/1.1\r\nHost: 2130706433",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nOrigin: http://localhost",
    ],
)
def test_a_request_that_names_its_host_in_a_strange_way_is_refused(address: str, lines: str) -> None:
    """No host, two, another one in the first line, other spellings: whatever no browser here would send."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=5) as connection:
        connection.sendall(f"{lines}\r\nConnection: close\r\n\r\n".encode())
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 421 ")
    assert b"Home" not in answer


def test_a_second_request_on_the_same_connection_is_judged_too(address: str) -> None:
    """What was open for localhost stays shut for other names."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=5) as connection:
        for host in ("localhost", "evil.example"):
            connection.sendall(f"GET /plain HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        answer = connection.makefile("rb").read()
    assert re.findall(rb"HTTP/1.1 (\d+)", answer) == [b"200", b"421"]
    assert answer.count(b"Plain") == 1


def test_other_sites_may_read_what_is_published_and_not_what_is_being_worked_on(address: str, folder: Path) -> None:
    """GitHub lets every site read a page's text; drafts on this computer are nobody's."""
    assert fetch(address, "/", Origin="https://evil.example")[1]["Access-Control-Allow-Origin"] == "*"
    work = Pages(folder, headers=NOT_STORED).answer(Request("GET", "/"))
    assert work.status == 200
    assert "Access-Control-Allow-Origin" not in work.headers


def test_what_arrived_and_what_is_new_are_for_here_alone_too() -> None:
    """Both ports of the practice service, and the stream that keeps open pages up to date."""
    site = Site()
    site.close()
    with playing(Practice(lambda: None)) as practice, running(Server(0, site.answer)) as dev:
        for address in (*practice.origins, dev + EVENTS):
            place = urlsplit(address)
            assert fetch(address, place.path or "/", Host="evil.example")[0] == 421
            status, headers, _ = fetch(address, place.path or "/")
            assert (status, "Access-Control-Allow-Origin" in headers) == (200, False)


def test_a_fault_in_an_answer_ends_only_its_own_request(capsys: pytest.CaptureFixture[str]) -> None:
    """A broken handler is told in the terminal, and the next request is answered."""

    def answer(request: Request) -> Response:
        if request.path == "/bad":
            raise ValueError("broken on purpose")
        return Response(200, {"Content-Type": "text/plain"}, request.body)

    with running(Server(0, answer)) as address:
        with pytest.raises(http.client.RemoteDisconnected):
            fetch(address, "/bad")
        assert fetch(address, "/good")[0] == 200
    assert "broken on purpose" in capsys.readouterr().err


# The reload script


def html_page(text: str) -> Response:
    """Return a page as the server would send it."""
    return Response(200, {"Content-Type": "text/html; charset=utf-8"}, text.encode())


def test_the_script_goes_to_the_end_of_the_body() -> None:
    """The page before and after the script is byte for byte what was built."""
    body = with_script(html_page("<body>é</body></html>\n"), "a-1").body
    assert isinstance(body, bytes)
    assert re.sub(r"<script>.*</script>", "", body.decode(), flags=re.S) == "<body>é</body></html>\n"
    assert b'const build = "a-1"' in body


def test_pages_without_an_end_tag_get_the_script_too() -> None:
    """`</body>` may be left out in HTML."""
    assert b"<p>x<script>" in bytes(with_script(html_page("<p>x"), "a-1").body)


def test_other_files_are_left_alone() -> None:
    """Only HTML gets the script."""
    feed = Response(200, {"Content-Type": "application/xml"}, b"<feed></body></feed>")
    assert with_script(feed, "a-1") is feed


def test_a_policy_is_widened_for_reloading_alone(invented: Campaign) -> None:
    """One hash is allowed where scripts are; every other word of the page's policy stays, and the text below it too."""
    real = policy(connections(invented.site), ["a{}"], ["let b"])
    page = f'<meta http-equiv="Content-Security-Policy" content="{real}"><p>{real}'
    text = bytes(with_script(html_page(page), "a-1").body).decode()
    script = re.search("<script>(.*)</script>", text, re.DOTALL)
    assert script
    allowed = f"; script-src {csp_hash(script[1])} 'self'"
    assert text == page.replace("; script-src 'self'", allowed, 1) + script[0]
