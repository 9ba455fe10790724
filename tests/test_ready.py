"""A clone is fit to publish from when its repository and its address fit together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaign.campaign import Campaign
from campaign.publish.repository import domain_of, misfits

MINE = "https://github.com/Ada/fair-play"


def said(campaign: Campaign, remote: str, address: str, repository: str = MINE) -> list[str]:
    """Return what does not fit when this clone publishes to a remote."""
    site = replace(campaign.site, address=address, repository=repository)
    return list(misfits(remote, site))


@pytest.mark.parametrize(
    ("remote", "address", "repository"),
    [
        (MINE, "https://fair.ostrelle.example", MINE),
        (MINE, "https://ada.github.io/fair-play", MINE),
        (f"{MINE}.git", "https://ada.github.io/fair-play/", f"{MINE}/"),
        ("git@github.com:Ada/fair-play.git", "https://ada.github.io/fair-play", MINE),
        ("ssh://git@github.com/ada/Fair-Play", "https://ada.github.io/fair-play", MINE),
        ("https://github.com/ada/ada.github.io", "https://ada.github.io", "https://github.com/ada/ada.github.io"),
        ("/srv/git/remote.git", "https://ada.github.io/anything", MINE),
        ("https://git.ostrelle.example/fair.git", "https://fair.ostrelle.example", MINE),
    ],
)
def test_what_fits_is_let_be(invented: Campaign, remote: str, address: str, repository: str) -> None:
    """A domain of one's own, GitHub's address for the repository, and remotes elsewhere are all fine."""
    assert not said(invented, remote, address, repository)


@pytest.mark.parametrize(
    ("remote", "address", "wanted"),
    [
        (MINE, "https://ada.github.io", "https://ada.github.io/fair-play"),
        (MINE, "https://ada.github.io/fair", "https://ada.github.io/fair-play"),
        (MINE, "https://bo.github.io/fair-play", "https://ada.github.io/fair-play"),
    ],
)
def test_an_address_that_github_will_not_use_is_named(
    invented: Campaign, remote: str, address: str, wanted: str
) -> None:
    """Every link would be dead, so the right address is said."""
    (line,) = said(invented, remote, address)
    assert f"`address` is {address}" in line
    assert line.endswith(f"Set it to {wanted}.")
    assert line.startswith("data/site.yml:")


def test_somebody_else_s_repository_is_named(invented: Campaign) -> None:
    """A fork made to suggest a change does not publish the group's site."""
    (line,) = said(invented, "https://github.com/bo/fair-play", "https://fair.ostrelle.example")
    assert f"`repository` is {MINE}, but this clone publishes to https://github.com/bo/fair-play" in line


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://fair.ostrelle.example", "fair.ostrelle.example"),
        ("https://fair.ostrelle.example/", "fair.ostrelle.example"),
        ("https://ada.github.io", ""),
        ("https://ada.github.io/fair-play", ""),
        ("https://ostrelle.example/fair", ""),
    ],
)
def test_only_a_domain_of_one_s_own_is_told_to_github(invented: Campaign, address: str, domain: str) -> None:
    """Below somebody else's path, or at GitHub's own address, there is no CNAME."""
    assert domain_of(replace(invented.site, address=address)) == domain
