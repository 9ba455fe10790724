"""A build that makes only what changed gives, byte for byte, what a build from nothing gives."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from campaign.build import build
from tests.invented import TODAY, copied

PROJECT = Path(__file__).parent.parent
SEQUENCES = int(os.environ.get("SEQUENCES", "10"))  # more with: SEQUENCES=300 python3 tasks.py test …
STEPS = 4  # builds in a sequence
EDITS_AT_ONCE = 3  # at most, between two builds


class Desk:
    """A copy of the invented state and of the theme, on which people work."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Work in a folder with site and theme; `chance` decides what is edited."""
        self.root, self.theme, self.chance = folder / "site", folder / "theme", chance
        self.today = TODAY

    def build(self, output: str, *, remember: bool) -> bool:
        """Build into a folder beside the site; return whether a site was written."""
        place = self.root.parent / output
        done = build(self.root, place, theme=self.theme, today=self.today, remember=remember)
        return done.written

    def sources(self) -> dict[Path, bytes]:
        """Return every file that people write, with its bytes."""
        folders = (self.root / "content", self.root / "data", self.theme)
        return {folder / path: data for folder in folders for path, data in contents(folder).items()}

    def put_back(self, sources: dict[Path, bytes]) -> None:
        """Write what has changed since, and delete what is new."""
        now = self.sources()
        for path in now.keys() - sources.keys():
            path.unlink()
        for path in (path for path, data in sources.items() if now.get(path) != data):
            path.write_bytes(sources[path])

    def pick(self, folder: str, pattern: str = "*.md") -> Path:
        """Return a file below a folder of the site, by chance."""
        return self.chance.choice(sorted((self.root / folder).rglob(pattern)))

    def replace(self, file: Path, old: str, new: str) -> None:
        """Replace one match of a pattern, by chance."""
        text = file.read_text("utf-8")
        found = list(re.finditer(old, text, re.MULTILINE))
        if found:
            one = self.chance.choice(found)
            file.write_text(text[: one.start()] + one.expand(new) + text[one.end() :], "utf-8")


def word(desk: Desk) -> str:
    """Return a word that nobody has written yet."""
    return "".join(desk.chance.choices("abcdefghij", k=6))


def edit_a_title(desk: Desk) -> None:
    """Change an action's title."""
    desk.replace(desk.pick("content/actions"), r"^title: (\w+)", rf"title: \1 {word(desk)}")


def edit_a_text(desk: Desk) -> None:
    """Add a sentence to an action or a page."""
    file = desk.pick("content")
    file.write_text(file.read_text("utf-8") + f"\n\nOne more {word(desk)} sentence.\n", "utf-8")


def close_another_day(desk: Desk) -> None:
    """Change the day an action closes."""
    day = desk.today + timedelta(desk.chance.randint(-20, 20))
    desk.replace(desk.pick("content/actions"), r"^closes: .*", f"closes: {day}")


def add_an_action(desk: Desk) -> None:
    """Write an action for a day near the present."""
    day = desk.today + timedelta(desk.chance.randint(-30, 40))
    new = desk.root / f"content/actions/{day.year}/{day}-{word(desk)}.md"
    new.parent.mkdir(parents=True, exist_ok=True)
    text = f"title: A new {word(desk)}\nkind: organize\ncloses: {day + timedelta(3)}\nask: Do it.\nreach: Nobody"
    new.write_text(f"---\n{text}\n---\nBecause.\n", "utf-8")


def delete_a_file(desk: Desk) -> None:
    """Delete an action."""
    desk.pick(desk.chance.choice(["content/actions", "content/evergreen"])).unlink()


def change_a_phone(desk: Desk) -> None:
    """Change somebody's number."""
    number = f"590-555-01{desk.chance.randint(0, 99):02}"
    desk.replace(desk.root / "data/legislators.yml", r"phone: .*", f"phone: {number}")


def change_a_name(desk: Desk) -> None:
    """Change somebody's last name."""
    desk.replace(desk.root / "data/legislators.yml", r"family_name: (.*)$", rf"family_name: {word(desk).title()}")


def end_a_term(desk: Desk) -> None:
    """Let a term end on another day."""
    day = desk.today + timedelta(desk.chance.randint(-40, 40))
    desk.replace(desk.root / "data/legislators.yml", r"until: [-\d]+", f"until: {day}")


def rename_a_committee(desk: Desk) -> None:
    """Change a committee's name."""
    desk.replace(desk.root / "data/committees.yml", r"^    name: (.*)$", rf"    name: \1 {word(desk)}")


def change_a_bill(desk: Desk) -> None:
    """Change a bill's title."""
    desk.replace(desk.root / "data/bills.yml", r"title: (\w+)", rf"title: \1 {word(desk)}")


def change_a_vote(desk: Desk) -> None:
    """Change what a vote was on, or a step of a bill."""
    desk.replace(desk.root / "data/votes/10.yml", r"motion: (\w+)", rf"motion: \1 {word(desk)}")
    desk.replace(desk.root / "data/histories/10.yml", r"what: (\w+)", rf"what: \1 {word(desk)}")


def change_the_site(desk: Desk) -> None:
    """Change the group's mission line."""
    desk.replace(desk.root / "data/site.yml", r"^mission: .*", f"mission: A {word(desk)} a day.")


def change_the_theme(desk: Desk) -> None:
    """Change a template or a style."""
    file = desk.chance.choice(sorted([*desk.theme.rglob("*.html"), *desk.theme.rglob("*.css")]))
    old = file.read_text("utf-8")
    file.write_text(old + ("\n.q{color:red}" if file.suffix == ".css" else f"<!-- {word(desk)} -->"), "utf-8")


def turn_the_day(desk: Desk) -> None:
    """Let days pass, or go back."""
    desk.today += timedelta(desk.chance.choice([-30, -7, -1, 1, 1, 2, 7, 30]))


def do_nothing(_desk: Desk) -> None:
    """Build again."""


EDITS: tuple[Callable[[Desk], None], ...] = (
    edit_a_title,
    edit_a_text,
    close_another_day,
    add_an_action,
    delete_a_file,
    change_a_phone,
    change_a_name,
    end_a_term,
    rename_a_committee,
    change_a_bill,
    change_a_vote,
    change_the_site,
    change_the_theme,
    turn_the_day,
    do_nothing,
)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a desk whose site has been built, and a copy of it."""
    folder = tmp_path_factory.mktemp("desks")
    copied(folder / "desk/site")
    shutil.copytree(PROJECT / "theme", folder / "desk/theme")
    assert Desk(folder / "desk", random.Random(1)).build("kept", remember=True)  # noqa: S311
    shutil.copytree(folder / "desk", folder / "copy")
    return folder


@pytest.fixture
def desk(built_once: Path) -> Desk:
    """A desk whose site has been built once, always in the same place: elsewhere nothing would be remembered."""
    shutil.rmtree(built_once / "desk")
    shutil.copytree(built_once / "copy", built_once / "desk")
    return Desk(built_once / "desk", random.Random(1))  # noqa: S311


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_what_changed_is_made_and_nothing_else_differs(seed: int, desk: Desk) -> None:
    """After any edits, in any order, the remembering build's folder equals that of a build from nothing.

    What the one refuses the other refuses, too; it is put right then, as an editor would.
    """
    desk.chance.seed(seed)
    done = []
    for _step in range(STEPS):
        good, today = desk.sources(), desk.today
        for edit in desk.chance.choices(EDITS, k=desk.chance.randint(1, EDITS_AT_ONCE)):
            edit(desk)
            done.append(edit.__name__)
        if not desk.build("kept", remember=True):
            assert not desk.build("cold", remember=False), done
            desk.put_back(good)
            desk.today = today
            done.append("put back")
            assert desk.build("kept", remember=True), done
    assert desk.build("cold", remember=False), done
    kept, cold = contents(desk.root.parent / "kept"), contents(desk.root.parent / "cold")
    assert sorted(kept) == sorted(cold), done
    assert [path for path in cold if kept[path] != cold[path]] == [], done


def made_anew(desk: Desk) -> list[str]:
    """Build again and return the files that were written in doing so."""
    folder = desk.root.parent / "kept"
    before = {path: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
    assert desk.build("kept", remember=True)
    after = {path: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
    return sorted(path.relative_to(folder).as_posix() for path in after if after[path] != before.get(path))


def test_nothing_is_written_when_nothing_changed(desk: Desk) -> None:
    """A second build leaves every file alone."""
    assert made_anew(desk) == []


def test_an_old_action_is_made_alone(desk: Desk) -> None:
    """An edit of a closed action's text makes its own page again, and no other page."""
    file = desk.root / "content/actions/2027/2027-01-20-speak-up-for-libraries.md"
    file.write_text(file.read_text("utf-8") + "\n\nA last word.\n", "utf-8")
    pages = [path for path in made_anew(desk) if path.endswith(".html")]
    assert pages == ["actions/2027-01-20-speak-up-for-libraries/index.html"]


def test_a_text_is_made_alone(desk: Desk) -> None:
    """An edit of the FAQ makes the FAQ anew, and nothing else."""
    file = desk.root / "content/pages/faq.md"
    file.write_text(file.read_text("utf-8") + "\n\nA last word.\n", "utf-8")
    assert made_anew(desk) == ["faq/index.html"]


@pytest.mark.parametrize("harm", ["deleted", "emptied"])
def test_a_touched_output_is_mended(desk: Desk, harm: str) -> None:
    """A file of the site that somebody deleted or changed by hand is made again."""
    folder = desk.root.parent / "kept"
    before = contents(folder)
    if harm == "deleted":
        (folder / "faq/index.html").unlink()
    else:
        (folder / "faq/index.html").write_text("")
    assert desk.build("kept", remember=True)
    assert contents(folder) == before


def test_a_killed_build_leaves_nothing_that_is_taken_for_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that dies while it puts files in place is made good by the next one."""
    change_the_theme(desk)
    places, replace = iter(range(1000)), os.replace

    def die(source: str, target: str) -> None:
        if ".part" in str(source) and next(places) == 3:
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            desk.build("kept", remember=True)
    assert desk.build("kept", remember=True)
    assert desk.build("cold", remember=False)
    assert contents(desk.root.parent / "kept") == contents(desk.root.parent / "cold")


def test_a_broken_template_leaves_the_last_good_site(desk: Desk) -> None:
    """While a template fails, the site stands as it was."""
    before = contents(desk.root.parent / "kept")
    page = desk.theme / "templates/page.html"
    page.write_text("{{ nothing.like.this }}", "utf-8")
    assert not desk.build("kept", remember=True)
    assert contents(desk.root.parent / "kept") == before


def test_a_copied_site_is_known_by_its_bytes(desk: Desk) -> None:
    """A folder that was put back from an archive, with other times on every file, is not made again."""
    folder = desk.root.parent / "kept"
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("copy"), folder, copy_function=shutil.copyfile)
    assert made_anew(desk) == []


def test_a_copied_site_with_another_byte_is_mended(desk: Desk) -> None:
    """In a folder that was put back, a file of the same size with another content is found and made again."""
    folder = desk.root.parent / "kept"
    before = contents(folder)
    page = folder / "faq/index.html"
    page.write_bytes(page.read_bytes().replace(b"a", b"e", 1))
    assert made_anew(desk) == ["faq/index.html"]
    assert contents(folder) == before


IN_A_PROCESS = """
from datetime import date
from pathlib import Path
from campaign.build import build
here = Path.cwd()
choices = {"settings": here / "conf/group_settings.py", "theme": here / "theme", "today": date(2027, 2, 10)}
done = build(here / "site", here / "out", remember=True, **choices)
assert done.written, done.findings
"""


def test_what_the_settings_import_is_part_of_every_key(tmp_path: Path) -> None:
    """A change of a file that the settings import makes every page again, as a change of the settings does."""
    copied(tmp_path / "site")
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    base = tmp_path / "theme/templates/base.html"
    base.write_text(base.read_text("utf-8").replace("<body>", "<body data-name='{{ SITENAME }}'>"), "utf-8")
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf/group_settings.py").write_text(
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
        "from pelicanconf import *\nfrom group_name import SITENAME\n"
    )
    environment = {**os.environ, "TODAY": "", "PYTHONPATH": str(PROJECT)}
    for name in ("Moss", "Fern and Moss"):
        (tmp_path / "conf/group_name.py").write_text(f"SITENAME = {name!r}\n")
        subprocess.run([sys.executable, "-c", IN_A_PROCESS], cwd=tmp_path, check=True, env=environment)
        assert f"<body data-name='{name}'>" in (tmp_path / "out/faq/index.html").read_text("utf-8")
