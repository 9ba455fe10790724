"""A source as Open States would offer it, made of a roster, on a web server of this computer."""

from __future__ import annotations

import io
import tarfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from campaign.model.committee import Committee, Committees
from campaign.model.legislature import Legislature
from campaign.model.roster import Legislator, Roster

TOP, FOLDER = "people-main", "data/xx"
DAY = timedelta(days=1)
Tree = dict[str, dict[str, Any]]  # what each file of a source says, by its path: legislature/jane-doe.yml


# The source


def source_of(roster: Roster, committees: Committees, legislature: Legislature, *, earlier: bool = False) -> Tree:
    """Return the files of which an import makes just this roster and these committees; `earlier` with older roles."""
    people = {
        f"legislature/{one.id}.yml": _person(one, legislature, roster.as_of, earlier=earlier)
        for one in roster.legislators
    }
    ids = {one.id: one.source_id or f"ocd-person/{one.id}" for one in roster.legislators}
    names = {one.id: one.name for one in roster.legislators}
    bodies = {
        f"committees/{one.id.replace('/', '-')}.yml": _body(one, ids, names, legislature)
        for one in committees.committees
    }
    return {**people, **bodies}


def role(chamber: str, district: str, begins: date, ends: date | None = None) -> dict[str, Any]:
    """Return a role: `upper` or `lower`, a district, the first day, and the last where it is known."""
    words = {"start_date": str(begins), "type": chamber, "district": district}
    return words | ({"end_date": str(ends)} if ends else {})


def newcomer(name: str, party: str, chamber: str, district: str, begins: date, phone: str) -> dict[str, Any]:
    """Return the file of somebody new; name and phone are invented."""
    given, _, family = name.partition(" ")
    return {
        "id": f"ocd-person/{given}-{family}".lower(),
        "name": name,
        "given_name": given,
        "family_name": family,
        "party": [{"name": party}],
        "roles": [role(chamber, district, begins)],
        "offices": [{"classification": "capitol", "voice": phone}],
    }


def _person(one: Legislator, legislature: Legislature, day: date, *, earlier: bool) -> dict[str, Any]:
    session = legislature.session_on(day)
    last = session.terms_end if session else None
    chamber = {each.id: each.open_states for each in legislature.chambers}
    roles = [
        role(chamber[term.chamber], term.district, term.begins, None if term.ends == last else term.ends)
        for term in reversed(one.terms)
    ]
    if earlier:
        roles += _before(one, chamber)
    return {
        "id": one.source_id or f"ocd-person/{one.id}",
        "name": one.name,
        "given_name": one.given_name,
        "family_name": one.family_name,
        **({"email": one.email} if one.email else {}),
        "party": [{"name": legislature.party[one.party].open_states[0]}],
        "roles": roles,
        "offices": [{"classification": "capitol", **_office(one)}],
        "links": [{"url": one.page}] if one.page else [],
        "sources": [{"url": url} for url in one.sources],
    }


def _before(one: Legislator, chamber: Mapping[str, str | None]) -> Iterator[dict[str, Any]]:
    """Yield the roles before those the site keeps: what makes the first day in the chamber, and other times in one."""
    first = one.terms[0]
    seat = {"type": chamber[first.chamber], "district": first.district, "end_date": str(first.begins - DAY)}
    if first.in_chamber_since is None:
        yield seat
    elif first.in_chamber_since < first.begins:
        yield seat | {"start_date": str(first.in_chamber_since)}
    for each in one.earlier:
        begins = {"start_date": str(each.begins)} if each.begins else {}
        yield {"type": chamber[each.chamber], "district": first.district, **begins, "end_date": str(each.ends)}


def _office(one: Legislator) -> dict[str, str]:
    return {key: value for key, value in (("address", one.office), ("voice", one.phone)) if value}


def _body(one: Committee, ids: Mapping[str, str], names: Mapping[str, str], legislature: Legislature) -> dict[str, Any]:
    return {
        "id": one.source_id or f"ocd-organization/{one.id}",
        "name": one.name,
        "chamber": legislature.chamber[one.chamber].open_states,
        "links": [{"url": one.page}] if one.page else [],
        "members": [
            {"name": names[each.legislator], "role": each.role.replace("-", " "), "person_id": ids[each.legislator]}
            for each in one.members
        ],
    }


def written(tree: Tree, folder: Path) -> Path:
    """Write a source to a folder and return it."""
    for path, values in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text_of(values), "utf-8")
    return folder


def text_of(values: Mapping[str, Any]) -> str:
    """Return a file's text; dates and districts are quoted where YAML needs it."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the one in C, where there is one
    return str(yaml.dump(dict(values), Dumper=dumper, sort_keys=False, allow_unicode=True))


def packed(tree: Tree, day: date, more: tuple[tuple[tarfile.TarInfo, bytes], ...] = ()) -> bytes:
    """Return a source as GitHub packs a repository: one folder above all, every file saved on the day."""
    with io.BytesIO() as whole:
        with tarfile.open(fileobj=whole, mode="w:gz", compresslevel=1) as tar:
            for path, values in {"README.md": {}, **tree}.items():
                inside = path if path == "README.md" else f"{FOLDER}/{path}"
                data = text_of(values).encode()
                info = tarfile.TarInfo(f"{TOP}/{inside}")
                info.size, info.mtime = (
                    len(data),
                    int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()),
                )
                tar.addfile(info, io.BytesIO(data))
            for info, data in more:
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        return whole.getvalue()


@dataclass
class Source:
    """What the web server answers: bytes, or a status, a place to go to, a part alone, or a drop at a time."""

    data: bytes = b""
    status: int = 200
    leads_to: str = ""
    short: int = 0  # bytes that are promised and do not come
    pause: float = 0  # seconds between drops
    asked: list[str] = field(default_factory=list)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request."""
        self.asked.append(handler.path)
        handler.send_response(302 if self.leads_to else self.status)
        handler.send_header("Content-Length", str(len(self.data) + self.short))
        if self.leads_to:
            handler.send_header("Location", self.leads_to)
        handler.end_headers()
        for start in range(0, len(self.data), 1 if self.pause else max(1, len(self.data))):
            handler.wfile.write(self.data[start : start + (1 if self.pause else len(self.data))])
            time.sleep(self.pause)


@contextmanager
def offered(source: Source) -> Iterator[str]:
    """Serve a source while the block runs; gives the address of its archive."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                source.answer(self)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/people.tar.gz"
    server.shutdown()
    server.server_close()
    thread.join()


def changed(tree: Tree, path: str, **values: Any) -> Tree:  # noqa: ANN401 - whatever YAML can say
    """Return a source in which a file says something else."""
    return {**tree, path: {**tree[path], **values}}
