"""A public site reaches a real service and shows no example; a build that would not is refused."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from campaign.build import PUBLIC_SETTINGS, build
from campaign.campaign import Campaign
from campaign.check.public_rules import findings
from campaign.finding import Finding
from tests.blocks import BLOCKS, with_forms
from tests.invented import ROOT, TODAY, campaign_on

REAL = {"sign_up": "{service: kit, form: '1234567'}", "contact": "{service: none}", "suggest": "{service: none}"}
READY = "https://fair.ostrelle.example"


def said(found: list[Finding]) -> list[str]:
    """Return what findings say."""
    return [finding.message for finding in found]


def with_site(**changes: object) -> Campaign:
    """Return the invented state with other facts of the group."""
    return replace(campaign_on(), site=replace(campaign_on().site, **changes))


def test_each_practice_form_keeps_the_site_from_going_public(invented: Campaign) -> None:
    """All three forms of a fresh clone are named, each at its own line, with both ways out."""
    found = findings(invented)
    assert [finding.message.split(" has no service")[0] for finding in found] == [
        "The sign-up form",
        "The contact form",
        "The form to suggest an action",
    ]
    assert len({finding.line for finding in found}) == 3
    assert all("`service: none` to offer your email address" in finding.fix for finding in found)


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.service != "practice"], ids=lambda b: b.service)
def test_a_real_service_is_ready(block: object, tmp_path: Path) -> None:
    """With a real service, or switched off, nothing is in the way; the everyday rules find nothing either."""
    root = with_forms(tmp_path, **{**REAL, "sign_up": block.yaml})
    outcome = build(root, tmp_path / "site", today=TODAY, public=True, siteurl=READY)
    assert not outcome.findings
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"examples": ("mail",)}, "`mail` is still an example"),
        ({"mail": "hello@example.org"}, "`mail` looks like an example: hello@example.org"),
        ({"address": "https://www.example.com"}, "`address` looks like an example"),
        ({"repository": "https://github.com/example/site"}, "`repository` looks like an example"),
        ({"repository": "https://github.com/OWNER/NAME"}, "`repository` looks like an example"),
        ({"facebook_group": "https://www.facebook.com/groups/example"}, "`facebook_group` looks like an example"),
    ],
)
def test_an_example_keeps_the_site_from_going_public(changes: dict[str, object], words: str) -> None:
    """A value that is listed as an example, or looks like one, is named."""
    assert any(words in message for message in said(findings(with_site(**changes))))


def test_a_practice_address_keeps_the_site_from_going_public(invented: Campaign) -> None:
    """Forms that would go to the builder's own computer are refused."""
    found = findings(replace(invented, practice=("http://127.0.0.1:1",)))
    assert "The forms would go to the practice service at http://127.0.0.1:1" in said(found)


@pytest.mark.parametrize("how", [{"public": True}, {"settings": PUBLIC_SETTINGS}])
def test_a_public_build_is_refused(how: dict, tmp_path: Path) -> None:
    """By flag or by publishconf.py: findings come back, nothing is written, and an older site stays as it was."""
    root, output = with_forms(tmp_path), tmp_path / "site"
    assert build(root, output, today=TODAY, siteurl="").written
    before = (output / "index.html").read_text("utf-8")
    outcome = build(root, output, today=TODAY, **how)
    assert any("has no service yet" in message for message in said(outcome.findings))
    assert (output / "index.html").read_text("utf-8") == before
    assert not output.with_name(".site.part").exists()


def test_plain_pelican_is_refused_too(tmp_path: Path) -> None:
    """Whoever runs Pelican itself with publishconf.py gets the same answer."""
    words = ["-m", "pelican", str(with_forms(tmp_path) / "content"), "-s", str(ROOT / "publishconf.py")]
    done = subprocess.run(
        [sys.executable, *words, "-o", str(tmp_path / "site")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "has no service yet" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


def test_check_public_names_what_is_missing(tmp_path: Path) -> None:
    """`check --public` lists it all and exits 1; plain `check` does not mind."""
    words = ["-m", "campaign", "check", "--root", str(with_forms(tmp_path)), "--today", str(TODAY)]
    plain = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    public = subprocess.run([sys.executable, *words, "--public"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (plain.returncode, public.returncode) == (0, 1)
    assert public.stderr.count("has no service yet") == 3
