"""The practice service does what the chosen service would, shows what arrived, and stores nothing."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from campaign.serve.practice import Practice, playing, site_in
from tests.blocks import BLOCKS, Block, with_forms

HOME = "http://localhost:8000"
BY_NAME = {block.service: block for block in BLOCKS}
each_block = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.service)


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    location: str
    text: str


@contextmanager
def practicing(folder: Path, yaml: str) -> Iterator[Practice]:
    """Play the sign-up service of a block."""
    root = with_forms(folder, sign_up=yaml)
    with playing(Practice(lambda: site_in(root))) as practice:
        yield practice


def ask(address: str, fields: object = None, **headers: str) -> Answered:
    """Get an address, or post fields to it as a browser at HOME would."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if fields is None:
        connection.request("GET", path)
    else:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": HOME}
        connection.request("POST", path, urlencode(fields), {**kind, **headers})
    answer = connection.getresponse()
    answered = Answered(answer.status, answer.headers.get("Location", ""), answer.read().decode())
    connection.close()
    return answered


def send(practice: Practice, block: Block, change: Callable[[dict[str, str]], object] = lambda _: None) -> Answered:
    """Send a block's fields, changed as told."""
    fields = dict(block.sent)
    change(fields)
    return ask(practice.origins[0] + "/sign_up" + block.path, fields)


@each_block
def test_a_right_form_leads_to_the_next_page(block: Block, tmp_path: Path) -> None:
    """Services that can send people back do so at once; Google shows a page of its own with a way back."""
    with practicing(tmp_path, block.yaml) as practice:
        answered = send(practice, block)
        if block.returns:
            assert (answered.status, answered.location) == (302, f"{HOME}/thanks/")
        else:
            assert answered.status == 200
            assert ask(practice.origins[0] + "/thanks/1").location == f"{HOME}/thanks/"


@each_block
def test_a_missing_field_is_named(block: Block, tmp_path: Path) -> None:
    """Each asked field that is empty or absent is named, and nothing is accepted."""
    with practicing(tmp_path, block.yaml) as practice:
        for name, value in block.sent:
            if value in ("sam@home.example", "55155"):
                answered = send(practice, block, lambda fields, name=name: fields.update({name: " "}))
                assert answered.status == 400
                assert f"Missing: {name}." in answered.text
        assert {each.verdict for each in practice.received} == {"missing"}


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.trap], ids=lambda block: block.service)
def test_a_robot_in_the_trap_is_dropped(block: Block, tmp_path: Path) -> None:
    """A filled trap is never accepted, whether the service says so or is silent as Formspree is."""
    with practicing(tmp_path, block.yaml) as practice:
        answered = send(practice, block, lambda fields: fields.update({block.trap: "cheap pills"}))
        assert answered.status == (302 if block.silent else 400)
        assert practice.received[0].verdict == "robot"


def test_a_field_of_the_service_that_changed_is_noticed(tmp_path: Path) -> None:
    """A hidden field that is gone or other than set is said, as the real service would refuse it."""
    block = BY_NAME["listmonk"]
    with practicing(tmp_path, block.yaml) as practice:
        assert "Not as it should be: l." in send(practice, block, lambda fields: fields.update({"l": "x"})).text


def test_the_confirmation_mail_leads_to_confirmed(tmp_path: Path) -> None:
    """With double opt-in the page of what arrived shows the mail's link, which ends on /confirmed/."""
    block = BY_NAME["buttondown"]
    with practicing(tmp_path, block.yaml) as practice:
        send(practice, block)
        assert '<a href="/confirmed/1">' in ask(practice.origins[0] + "/").text
        assert ask(practice.origins[0] + "/confirmed/1").location == f"{HOME}/confirmed/"


def test_no_mail_without_double_opt_in(tmp_path: Path) -> None:
    """`double_opt_in: false` in the block: nobody is asked to confirm."""
    with practicing(tmp_path, "{service: kit, form: '1234567', double_opt_in: false}") as practice:
        send(practice, BY_NAME["kit"])
        assert "/confirmed/" not in ask(practice.origins[0] + "/").text


def test_what_arrived_is_shown_as_text(tmp_path: Path) -> None:
    """The page shows each field and value; what looks like HTML stays text."""
    block = BY_NAME["kit"]
    with practicing(tmp_path, block.yaml) as practice:
        send(practice, block, lambda fields: fields.update({"fields[zip]": "<script>alert(1)</script>"}))
        text = ask(practice.origins[0] + "/").text
    assert "<dt>email_address</dt><dd>sam@home.example</dd>" in text
    assert "&lt;script&gt;" in text
    assert "<script" not in text


def test_nothing_is_stored(tmp_path: Path) -> None:
    """No file is made or changed by a form that arrives."""
    with practicing(tmp_path, "{service: practice}") as practice:
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        send(practice, BY_NAME["practice"])
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_redirect_host_stands_on_the_way_back(tmp_path: Path) -> None:
    """A block with redirect hosts is led over the second address, as the real chain leads over another host."""
    block = BY_NAME["kit"]
    with practicing(tmp_path, "{service: kit, form: '1234567', redirect_hosts: [hop.example.org]}") as practice:
        hop = send(practice, block).location
        assert hop == f"{practice.origins[1]}/thanks/1"
        assert ask(hop).location == f"{HOME}/thanks/"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_what_no_form_of_the_site_sends_is_refused(headers: dict[str, str], status: int, tmp_path: Path) -> None:
    """A form that hides its site (no-referrer), comes from elsewhere, or is no plain form is refused."""
    with practicing(tmp_path, "{service: practice}") as practice:
        address = practice.origins[0] + "/sign_up/practice"
        assert ask(address, BY_NAME["practice"].sent, **headers).status == status
        assert not practice.received


@pytest.mark.parametrize("path", ["/", "/sign_up", "/sign_up/other", "/nobody/practice", "/sign_up/practice?email=x"])
def test_only_the_forms_of_the_site_are_taken(path: str, tmp_path: Path) -> None:
    """A form of an older build, or of no form at all, gets a page that says so."""
    with practicing(tmp_path, "{service: practice}") as practice:
        assert ask(practice.origins[0] + path, BY_NAME["practice"].sent).status == 404


def test_an_edit_of_the_block_counts_at_once(tmp_path: Path) -> None:
    """The service played is the one that data/site.yml names now; while the file is broken, none is."""
    root = with_forms(tmp_path, sign_up="{service: practice}")
    file = root / "data" / "site.yml"
    with playing(Practice(lambda: site_in(root))) as practice:
        file.write_text(
            file.read_text("utf-8").replace("sign_up: {service: practice}", "sign_up: " + BY_NAME["kit"].yaml)
        )
        assert send(practice, BY_NAME["kit"]).status == 302
        file.write_text("forms: [", "utf-8")
        assert send(practice, BY_NAME["kit"]).status == 404


def test_each_form_is_told_in_one_line(tmp_path: Path) -> None:
    """The terminal hears which form came, as which service, and what became of it."""
    heard: list[str] = []
    root = with_forms(tmp_path, sign_up=BY_NAME["kit"].yaml)
    with playing(Practice(lambda: site_in(root), heard.append)) as practice:
        send(practice, BY_NAME["kit"])
    assert heard == ["Practice, sign_up as Kit: Accepted. email_address=sam@home.example, fields[zip]=55155"]
