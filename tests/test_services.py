"""Each service's block gives the address, the fields and the hosts that the service really has."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
import yaml

from campaign.checked import checked
from campaign.model.site import FormName, ServiceName
from campaign.serve.practice import site_in
from campaign.services import SERVICES, Connection, connect
from tests.blocks import BLOCKS, MAIL, ZIP, Block, with_forms
from tests.invented import ROOT, TODAY

REAL = [block for block in BLOCKS if block.service != "practice"]
TYPED = {"email": MAIL, "zip": ZIP}


def connection(folder: Path, block: str, form: FormName = "sign_up", practice: tuple[str, ...] = ()) -> Connection:
    """Return where a form with this block goes."""
    site = site_in(with_forms(folder, **{form: block}))
    assert site
    return connect(form, dict(site.forms.items())[form], site, practice)


def test_every_service_that_can_be_named_is_known() -> None:
    """The names that data/site.yml allows are the services there are."""
    assert set(get_args(ServiceName)) == set(SERVICES)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"practice", "none"}))
def test_every_fact_has_its_source(name: str) -> None:
    """Where the facts of a service are from, what it sees, and when somebody last looked stand with them."""
    service = SERVICES[name]
    assert service.source
    assert service.sees
    assert date.fromisoformat(service.seen)


@pytest.mark.parametrize("block", REAL, ids=lambda block: block.service)
def test_the_form_goes_to_the_services_address(block: Block, tmp_path: Path) -> None:
    """The address is the one that the service hands out, made from the ids."""
    assert connection(tmp_path, block.yaml).action == block.address


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.service)
def test_the_form_sends_what_the_service_expects(block: Block, tmp_path: Path) -> None:
    """Fields, hidden fields and trap are those of the service, and no others."""
    found = connection(tmp_path, block.yaml)
    sent = [(theirs, TYPED[ours]) for ours, theirs in found.fields]
    sent += [*found.hidden, *(((found.trap, ""),) if found.trap else ())]
    assert sorted(sent) == sorted(block.sent)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.service)
def test_in_practice_every_form_stays_on_this_computer(block: Block, tmp_path: Path) -> None:
    """With a practice address the form goes there, at the service's own path, and no other host is named."""
    found = connection(tmp_path, block.yaml, practice=("http://127.0.0.1:1", "http://127.0.0.1:2"))
    assert found.action == "http://127.0.0.1:1/sign_up" + block.path
    assert found.origins == ("http://127.0.0.1:1",)


def test_hosts_on_the_way_back_are_named(tmp_path: Path) -> None:
    """The redirect hosts of a block join the service's own; in practice the second address stands for them."""
    kit = "{service: kit, form: '1234567', redirect_hosts: [hop.example.org]}"
    assert connection(tmp_path / "a", kit).origins == ("https://app.kit.com", "https://hop.example.org")
    practice = ("http://127.0.0.1:1", "http://127.0.0.1:2")
    assert connection(tmp_path / "b", kit, practice=practice).origins == practice


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("https://actionnetwork.org/forms/join", "Action Network"),
        ("https://www.mobilize.us/fair/", "Mobilize"),
        ("https://secure.everyaction.com/abc", "EveryAction"),
        ("https://join.ostrelle.example/us", "join.ostrelle.example"),
        ("https://notmobilize.us/fair/", "notmobilize.us"),
    ],
)
def test_a_hosted_page_is_a_link(page: str, who: str, tmp_path: Path) -> None:
    """Action Network, Mobilize, EveryAction or any page: a link by its name, and no host that a form may go to."""
    found = connection(tmp_path, f"{{service: hosted-page, page: '{page}'}}", practice=("http://127.0.0.1:1",))
    assert (found.service.kind, found.action, found.who, found.origins) == ("link", page, who, ())


def test_without_a_service_there_is_no_form(tmp_path: Path) -> None:
    """`none` gives neither an address nor fields to send: the page offers the email address."""
    found = connection(tmp_path, "{service: none}", practice=("http://127.0.0.1:1",))
    assert (found.service.kind, found.action, found.origins, found.hidden) == ("mail", "", (), ())


def test_contact_and_suggest_have_fields_of_their_own(tmp_path: Path) -> None:
    """Contact asks for email and message; a suggestion also for a link."""
    contact = connection(tmp_path / "a", "{service: formspree, form: abcdefgh}", "contact")
    assert contact.fields == (("email", "email"), ("message", "message"))
    suggest = connection(tmp_path / "b", "{service: kit, form: '1234567'}", "suggest")
    assert suggest.fields == (("email", "email_address"), ("message", "fields[message]"), ("link", "fields[link]"))


@pytest.mark.parametrize("file", ["data/site.yml", "docs/sign-up-services.md"])
def test_the_examples_for_editors_are_right(file: str) -> None:
    """The comment in data/site.yml and the steps in docs/ show a block for each service, with keys that it has."""
    text = (ROOT / file).read_text("utf-8")
    text = text.partition("## ")[2] if file.endswith(".md") else text
    blocks = [yaml.safe_load(found) for found in re.findall(r"\{service: (?!none)(?:[^{}]|\{[^{}]*\})*\}", text)]
    assert {block["service"] for block in blocks} == set(SERVICES) - {"practice", "none"}
    for block in blocks:
        keys = {key.name for key in SERVICES[block["service"]].keys}
        assert set(block) <= {"service", "fields", *keys}
        assert {key.name for key in SERVICES[block["service"]].keys if key.required} <= set(block)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.service)
def test_a_right_block_has_no_finding(block: Block, tmp_path: Path) -> None:
    """Each service's block passes every rule."""
    assert not checked(with_forms(tmp_path, sign_up=block.yaml), TODAY).findings
