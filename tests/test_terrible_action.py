"""An action that does everything wrong: the whole list of what is said about it."""

from __future__ import annotations

import shutil
from pathlib import Path

from campaign.checked import checked
from tests.invented import TODAY, copied

HERE = Path(__file__).parent / "terrible"
NAME = "2027-02-22-terrible"  # a holiday of the invented state
PATH = f"content/actions/2027/{NAME}.md"


def said_about(root: Path) -> str:
    """Return every finding on the terrible action, one a line."""
    found = checked(root, TODAY).findings
    return "".join(f"{str(finding).removeprefix(f'{PATH}:')}\n" for finding in found if finding.path == PATH)


def test_an_editor_hears_everything_that_is_wrong(tmp_path: Path) -> None:
    """All that is wrong in the file by itself; then what only the whole shows: the list is word for word."""
    root = tmp_path / "site"
    copied(root)
    file = root / PATH
    shutil.copy(HERE / f"{NAME}.md", file)
    first = said_about(root)
    text = file.read_text("utf-8")
    text = text.replace("minutes: two", "minutes: 2").replace("minuts: 3\n", "")
    file.write_text(text, "utf-8")
    assert f"{first}\nand once it can be read:\n\n{said_about(root)}" == (HERE / "findings.txt").read_text("utf-8")
