"""Reading a text file that a stranger may have written."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.finding import Finding
from campaign.read.files import LARGEST, Refused, read_text


def refusal(root: Path, path: str = "a.md") -> Finding:
    """Return the finding with which a file is refused."""
    with pytest.raises(Refused) as refused:
        read_text(root, path)
    return refused.value.finding


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"one\ntwo\n", "one\ntwo\n"),
        (b"one\r\ntwo\r\n", "one\ntwo\n"),
        (b"one\rtwo", "one\ntwo"),
        (b"\xef\xbb\xbfone", "one"),
        (b"\xef\xbb\xbfone\r\n\ttwo", "one\n\ttwo"),
        ("Zażółć 🌉 👩‍🚒 日本 عربى".encode(), "Zażółć 🌉 👩‍🚒 日本 عربى"),
        (b"x" * LARGEST, "x" * LARGEST),
    ],
    ids=["empty", "plain", "Windows", "old Mac", "byte-order mark", "mark and tab", "letters of the world", "largest"],
)
def test_text_is_read_whatever_program_saved_it(data: bytes, text: str, tmp_path: Path) -> None:
    """Line ends become those of Unix, a byte-order mark at the beginning goes, all letters stay."""
    (tmp_path / "a.md").write_bytes(data)
    assert read_text(tmp_path, "a.md") == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff", 1),
        (b"one\ntwo \xe9\nthree", 2),
        (b"one\r\n\r\n\xc3(", 3),
        ("one".encode("utf-16"), 1),
        (b"\xed\xa0\x80", 1),
        (b"ok\n\xf0\x9f", 2),
    ],
    ids=["one byte", "Latin-1", "cut letter", "UTF-16", "surrogate", "cut emoji"],
)
def test_what_is_not_utf8_is_refused_at_its_line(data: bytes, line: int, tmp_path: Path) -> None:
    """The first line that is not UTF-8 is named, with the mend."""
    (tmp_path / "a.md").write_bytes(data)
    assert refusal(tmp_path) == Finding("a.md", line, "This line is not UTF-8 text", "Save the file as UTF-8")


@pytest.mark.parametrize(
    "sign",
    ["\0", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe"],
)
def test_signs_that_nobody_sees_are_refused_at_their_line(sign: str, tmp_path: Path) -> None:
    """A control character, an odd line end or a turn of direction is named by its code."""
    (tmp_path / "a.md").write_text(f"one\ntwo{sign}\nthree", "utf-8")
    finding = refusal(tmp_path)
    assert finding.line == 2
    assert f"U+{ord(sign):04X}" in finding.message


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    """One byte above the limit is refused with the size and the limit."""
    (tmp_path / "a.md").write_bytes(b"x" * (LARGEST + 1))
    assert refusal(tmp_path).message == "The file is 2.0 MB; at most 2 MB are read"


@pytest.mark.parametrize(
    ("path", "message"), [("none.md", "The file cannot be read ("), ("folder", "This is a folder")]
)
def test_what_cannot_be_opened_is_refused(path: str, message: str, tmp_path: Path) -> None:
    """A missing file, or a folder in a file's place, is a finding and not a traceback."""
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path, path).message.startswith(message)


@pytest.mark.parametrize("target", ["../secret.txt", "/etc/hostname", "inner/../../secret.txt"])
def test_a_link_out_of_the_project_is_refused(target: str, tmp_path: Path) -> None:
    """No file outside the project can be published by a link to it."""
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "root" / "inner").mkdir(parents=True)
    (tmp_path / "root" / "a.md").symlink_to(target)
    assert refusal(tmp_path / "root").message == "The file is a link that leads out of the project"


def test_a_link_within_the_project_is_read(tmp_path: Path) -> None:
    """A link to a file of the project is as good as the file."""
    (tmp_path / "b.md").write_text("words")
    (tmp_path / "a.md").symlink_to("b.md")
    assert read_text(tmp_path, "a.md") == "words"


@pytest.mark.parametrize("target", ["a.md", "gone.md"])
def test_a_link_that_leads_nowhere_is_refused(target: str, tmp_path: Path) -> None:
    """A link to itself or to nothing is a finding and not a traceback."""
    (tmp_path / "a.md").symlink_to(target)
    assert refusal(tmp_path).message.startswith("The file cannot be read (")
