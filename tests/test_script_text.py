"""A script as it is read out."""

from __future__ import annotations

import pytest

from campaign.campaign import Campaign
from campaign.pages.call_card import Piece, calls, fill, paragraphs, plain, reason
from campaign.targets import Target, resolve
from tests.invented import TODAY


def target(campaign: Campaign, word: str) -> Target:
    """Return the first target that a word means."""
    return resolve(campaign.on(TODAY), word)[0]


@pytest.mark.parametrize(
    ("word", "text", "filled"),
    [
        ("ottoline-brask", "{title} {last_name}", "Assembly member Brask"),
        ("marlowe-quist-tandrup", "{title} {name} of {district}", "Councilor Marlowe Quist-Tandrup of I"),
        ("ottoline-brask", "Dear {first_name},", "Dear Ottoline,"),
        ("jane-doe", "{name}", 'Jane "JD" Doe & Co <script>'),
        ("zazolc-gesla-jazn", "{first_name} {last_name}", "Zażółć Gęśla-Jaźń"),
        ("committee:assembly/ways-and-means:chair", "{title} {last_name}", "Assembly member Brask"),
        ("your-councilor", "{title} {last_name}", "Councilor [your councilor’s last name]"),
        ("your-assembly-member", "{name}, {district}", "[your assembly member’s name], [your district]"),
        ("your-councilor", "{first_name}", "[your councilor’s first name]"),
        ("ottoline-brask", "{title}{title}", "Assembly memberAssembly member"),
        ("ottoline-brask", "[your name] {unknown} {} { title }", "[your name] {unknown} {} { title }"),
        ("ottoline-brask", "", ""),
    ],
)
def test_placeholders_are_filled_for_each_person(invented: Campaign, word: str, text: str, filled: str) -> None:
    """Title, names and district are those of the very person; the caller's own member stays for the caller to say."""
    assert fill(text, target(invented, word)) == filled


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (None, ()),
        ("", ()),
        ("  \n \n", ()),
        ("One.", (("One.",),)),
        ("One\ntwo.", (("One two.",),)),
        ("One.\n\nTwo.", (("One.",), ("Two.",))),
        ("One.\n \n\n\nTwo.", (("One.",), ("Two.",))),
        ("I am [your name].", (("I am ", "[your name]", "."),)),
        ("[your name]", (("[your name]",),)),
        ("[a][b]", (("[a]", "[b]"),)),
        ("[not\nclosed] here", (("[not closed]", " here"),)),
        ("a [ b", (("a [ b",),)),
        ("a ] b", (("a ] b",),)),
    ],
)
def test_words_of_ones_own_are_set_apart(text: str | None, pieces: tuple[tuple[str, ...], ...]) -> None:
    """Paragraphs are kept, line ends within them are not, and what stands in brackets is the caller's to say."""
    read = paragraphs(text)
    assert tuple(tuple(piece.text for piece in paragraph) for paragraph in read) == pieces
    assert all(piece.own == piece.text.startswith("[") for paragraph in read for piece in paragraph)


def test_a_piece_is_the_sites_own_words_unless_said() -> None:
    """Only what is marked is left to the caller."""
    assert not Piece("words").own


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("your-councilor", "Your own councilor: you are a constituent, and that counts most"),
        ("your-assembly-member", "Your own assembly member: you are a constituent, and that counts most"),
        (
            "committee:council/rivers-and-roads:chair",
            "Chair, Council Rivers & Roads committee: any Ostrellian may call",
        ),
        (
            "committee:assembly/ways-and-means:chair",
            "Co-chair, Assembly Ways and Means committee: any Ostrellian may call",
        ),
        ("jane-doe", "Named for this call: any Ostrellian may call"),
    ],
)
def test_every_call_says_why_this_person(invented: Campaign, word: str, why: str) -> None:
    """One's own member, a committee's officer, or somebody anybody may call."""
    assert reason(invented, target(invented, word)) == why


def test_all_targets_are_visible_and_counted(invented: Campaign) -> None:
    """Three people to call are three calls, “1 of 3” to “3 of 3”, each with words of its own."""
    found = calls(invented, invented.by_name["2027-02-08-keep-libraries-open"])
    assert [call.count for call in found] == ["1 of 3", "2 of 3", "3 of 3"]
    assert [call.who for call in found] == ["Coun. Marlowe Quist-Tandrup", "Asm. Ottoline Brask", "Asm. Wren O’Hollow"]
    assert len({call.script for call in found}) == 3


def test_a_single_target_is_not_counted(invented: Campaign) -> None:
    """“1 of 1” would only be noise."""
    (call,) = calls(invented, invented.by_name["2027-02-10-mend-the-bridges"])
    assert call.count == ""


def test_an_action_without_targets_has_no_calls(invented: Campaign) -> None:
    """An event, or a way to help, asks nobody to phone."""
    assert calls(invented, invented.by_name["2027-02-04-walk-the-river"]) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Dear {title},\nplease  vote no.\n\n[your name]\n[your town and ZIP]\n",
            "Dear Senator,|please vote no.||[your name]|[your town and ZIP]",
        ),
        ("One line", "One line"),
        ("a\n  b\n \n\n c", "a|b||c"),
    ],
)
def test_a_letter_keeps_its_lines(text: str, lines: str) -> None:
    """The end of a line is kept where `lines` asks for it; else the words of a paragraph run on."""
    said = text.replace("{title}", "Senator")
    assert plain(paragraphs(said, lines=True)) == lines.replace("|", "\n")
    assert "\n" not in plain(paragraphs(said)).replace("\n\n", "")
