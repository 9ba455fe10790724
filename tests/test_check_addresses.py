"""No address that an editor can spell leads out of the folder that the site is written to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.model import page, patterns
from campaign.model.patterns import file_of, is_address

GOOD = (
    *("/", "/faq/", "/old.html", "/districts/14A/", "/.well-known/security.txt"),
    *("/a..b/", "/Mäd River/", "/100%/", "/a%20b/"),
)
BAD = (
    *("", "faq/", "//", "//x.example/", "/a//b/", "/faq//", "https://x.example/"),
    *("/./", "/../", "/..", "/.", "/a/../b/", "/../theme/templates/base.html", "/.../", "/.. /", "/ /"),
    *("/a\\b/", "/..\\..\\x.html", "/C:/x.html", "/a?b/", "/a/?b=c", "/a#b"),
    *("/a\nb/", "/a\x00/", "/\x1b[2J/", "/a\u202eb/"),
    *("/%2e%2e/", "/%2E/", "/.%2e/", "/%252e%252e/", "/%20/", "/%/../"),
    *("/a%2fb/", "/%5c/", "/a%00/", "/a%3fb/", "/a%23b/"),
)
PARTS = ("..", ".", "/", "//", "\\", "%2e", "%2f", "%25", "a", "?", "#", " ", "C:", ".html", "\x00", "é")


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_address_is_one(address: str) -> None:
    """Folders and files, capitals, letters of any language, spaces, and dots within a name."""
    assert is_address(address)


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_may_lead_elsewhere_is_none(address: str) -> None:
    """Parts that climb or are empty, what systems read as more than a name, and percent signs that hide such."""
    assert not is_address(address)


@given(address=st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("".join)).map("/{}".format))
def test_the_file_of_an_address_lies_in_the_folder(address: str) -> None:
    """Whatever is taken for an address is written below the output folder."""
    if is_address(address):
        file = Path("/site") / file_of(address)
        assert Path("/site") in file.parents
        assert ".." not in file.parts


@pytest.mark.parametrize("form", [page.Path, patterns.Slug, patterns.CommitteeId])
def test_what_addresses_are_made_of_has_a_form(form: object) -> None:
    """The address of a page of text, and the ids of people and committees, cannot spell anything else."""
    matches = re.compile(get_args(form)[1].pattern, re.ASCII).fullmatch
    for bad in BAD:
        assert not matches(bad)
        assert not matches(bad.strip("/")) or is_address(f"/{bad.strip('/')}/")
