"""Whatever text an importer writes, the site reads back as it was."""

from __future__ import annotations

import pytest

from campaign.read.yaml import Mapping, Scalar, parse
from tools.importers.write_yaml import scalar


@pytest.mark.parametrize(
    "text",
    ["NO", "14", "1e3", "12:30", "a: b", "a #b", "-x", "- x", "[x", "a, b", "{x}", "'x", '"x" y', "x\\y", "null", "~",
     "tab\tinside", "line\nbreak", "é", "🌊", "", " x ", "a:", "2026-01-01", "1A", "@x", "%x", "0x1F"],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["key: {}", "key: {{inner: {}}}"])
def test_any_text_can_be_written_and_read_back(text: str, frame: str) -> None:
    """Quotes come where YAML needs them, in a line of its own and between braces."""
    inside = "inner" in frame
    root, findings = parse(frame.format(scalar(text, in_braces=inside)), "x.yml")
    value = root.values["key"]
    value = value.values["inner"] if isinstance(value, Mapping) else value
    assert isinstance(value, Scalar)
    assert (value.text, findings) == (text, [])


@pytest.mark.parametrize("text", ["1A", "2026-01-01", "651-555-0100", "Ann O'Neil", "https://a.example/?b=1&c=2", "é"])
def test_ordinary_text_is_written_without_quotes(text: str) -> None:
    """The file looks as if an editor had written it."""
    assert scalar(text) == text
