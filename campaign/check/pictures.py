"""Rules on pictures and on how texts show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.pictures import FOLDER

HEAVIEST = 200_000  # bytes; more than ten times a page
WIDEST = 1600  # pixels on either side
NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+")
EMPTY_WORDS = re.compile(r"(?:image|picture|photo|img|dsc|screenshot)?[\W_\d]*(?:\.\w+)?", re.IGNORECASE)


def pictures_are_described(source: Page | Action) -> Iterator[Finding]:
    """A picture in a text says in words what it shows, for those who cannot see it."""
    for link in source.links:
        if link.picture and link.to.startswith("/") and EMPTY_WORDS.fullmatch(link.words):
            message = f"The picture {link.to} has no words for those who cannot see it"
            fix = f"Write ![what it shows]({link.to})"
            yield Finding(source.source.path, link.line, message, fix)


def pictures_are_light(campaign: Campaign) -> Iterator[Finding]:
    """A picture weighs at most 200 kB and is at most 1600 pixels wide and high: phones must load it."""
    for picture in campaign.pictures:
        if picture.size > HEAVIEST:
            message = f"The picture weighs {picture.size // 1000} kB"
            yield Finding(picture.path, 1, message, f"Save it smaller: at most {HEAVIEST // 1000} kB")
        if max(picture.width, picture.height) > WIDEST:
            message = f"The picture is {picture.width} × {picture.height} pixels large"
            yield Finding(picture.path, 1, message, f"Scale it to at most {WIDEST} on the longer side")


def pictures_keep_their_place_secret(campaign: Campaign) -> Iterator[Finding]:
    """A picture does not carry the place where it was taken: it may be somebody's home."""
    for picture in campaign.pictures:
        if picture.located:
            message = "The picture carries the place where it was taken"
            fix = "Save it again without location (“remove properties”, “strip EXIF”)"
            yield Finding(picture.path, 1, message, fix)


def picture_names_are_plain(campaign: Campaign) -> Iterator[Finding]:
    """The name of a picture and its folder is of lowercase letters, digits and dashes: it is part of an address."""
    for picture in campaign.pictures:
        if not NAME.fullmatch(picture.path.removeprefix(FOLDER)):
            message = "The picture's name, and its folder's, must be lowercase letters, digits and dashes"
            yield Finding(picture.path, 1, message, "Rename it, like town-hall-in-duluth.jpg")


RULES = (pictures_are_light, pictures_keep_their_place_secret, picture_names_are_plain)
ALONE = (pictures_are_described,)
