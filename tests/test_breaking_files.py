"""Every way to break a file leads to one finding that says where, what, and how to fix it; never to a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.campaign import Campaign
from campaign.check import RULES
from campaign.checked import checked
from campaign.finding import Finding
from campaign.load import load
from tests.breaks import actions, data, editors, files, forms, outcomes, pages, places, redirects
from tests.breaks.change import Break
from tests.invented import TODAY, copied
from tests.rules import found_by

TABLE = (
    *files.TABLE,
    *data.TABLE,
    *actions.TABLE,
    *outcomes.TABLE,
    *pages.TABLE,
    *places.TABLE,
    *forms.TABLE,
    *redirects.TABLE,
    *editors.TABLE,
)


def broken(row: Break, folder: Path) -> tuple[Path, int]:
    """Return a copy of the invented state that is broken as the row says, and the line that must be named."""
    root = folder / "project"
    copied(root)
    return root, row.change(root / row.file)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_broken_file_gets_one_clear_finding(row: Break, tmp_path: Path) -> None:
    """The finding names file and line, what is wrong, and the fix; nothing else is reported but what follows."""
    root, line = broken(row, tmp_path)
    loaded = checked(root, TODAY)
    shown = "\n".join(map(str, loaded.findings))
    matching = [found for found in loaded.findings if row.message in found.message and row.fix in found.fix]
    assert matching, shown
    assert (matching[0].path, matching[0].line, matching[0].level) == (row.path or row.file, line, row.level), shown
    assert len(loaded.findings) == 1 + row.more, shown
    assert (loaded.campaign is None) == (row.level == "error")
    assert all(map(is_plain, loaded.findings)), shown


def is_plain(finding: Finding) -> bool:
    """Return whether a finding prints as `path:line: message. Fix.` on one short line, without a program's words."""
    text = str(finding)
    noise = ("\n", ". .", "?. ", "Traceback", "Error(", " object at ", "<class")
    begins = text.startswith(f"{finding.path}:{finding.line}: ")
    return begins and len(text) < 600 and text[-1] in ".?!" and not any(word in text for word in noise)


def test_the_table_is_long_and_its_names_differ() -> None:
    """At least 60 ways to break a file, each with a name of its own and with words to look for."""
    assert len(TABLE) >= 60
    assert len({row.name for row in TABLE}) == len(TABLE)
    assert all(row.message and row.fix for row in TABLE)


def test_every_rule_is_broken_by_some_row(tmp_path: Path) -> None:
    """No rule on the whole is without a row that breaks it; those on one file have bad lists in test_rules_*.py."""
    unbroken = {rule.__name__ for rule in RULES}
    rows = [row for row in TABLE if row not in (*files.READING, *files.UNREAD, *files.YAML)]  # those are never judged
    for number, row in enumerate(rows):
        root, _line = broken(row, tmp_path / str(number))
        campaign = load(root, TODAY).campaign
        if campaign:
            unbroken -= broken_rules(campaign)
    assert not unbroken


def broken_rules(campaign: Campaign) -> set[str]:
    """Return the names of the rules that find anything."""
    return {rule.__name__ for rule in RULES if found_by(rule, campaign)}
