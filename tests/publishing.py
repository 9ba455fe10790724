"""A group's repository and its remote, both on this disk, for tests that publish."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaign.publish.publish import Order, RefusedError, Run, publish
from tests.invented import TODAY, copied

NEXT = TODAY + timedelta(days=1)
FAQ = "content/pages/faq.md"
WHO = ("-c", "user.name=Ada Editor", "-c", "user.email=ada@ostrelle.example")


def git(folder: Path, *words: str) -> str:
    """Run git in a folder and return what it says."""
    done = subprocess.run(["git", *WHO, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@dataclass(frozen=True)
class Group:
    """A clone of the group's repository; its remote is a bare repository beside it."""

    root: Path
    remote: Path

    def save(self, path: str, text: str, message: str = "Change a file") -> None:
        """Write a file, commit it, and push."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")
        self.commit(message)

    def commit(self, message: str = "Change files") -> None:
        """Commit everything and push."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", message)
        git(self.root, "push", "--quiet", "origin", "main")

    def order(self, day: date = TODAY, *, dry_run: bool = False, anyway: bool = False) -> Order:
        """Return an order to publish this clone."""
        return Order(self.root, day, dry_run=dry_run, anyway=anyway, clock=day)

    def publish(self, day: date = TODAY, *, dry_run: bool = False, anyway: bool = False) -> Run:
        """Publish this clone."""
        return publish(self.order(day, dry_run=dry_run, anyway=anyway), lambda _step, _seconds: None)

    def clone(self, folder: Path) -> Group:
        """Return another clone of the same remote."""
        git(folder.parent, "clone", "--quiet", str(self.remote), folder.name)
        return Group(folder, self.remote)

    @property
    def head(self) -> str:
        """Return the commit that is published, "" before the first publish."""
        refs = git(self.remote, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")
        return refs.strip()

    @property
    def titles(self) -> list[str]:
        """Return the titles of the publishes, the newest first."""
        return git(self.remote, "log", "--format=%s", "gh-pages").splitlines()

    def published(self) -> dict[str, bytes]:
        """Return every published file."""
        words = ["git", "archive", "--format=tar", "gh-pages"]
        done = subprocess.run(words, cwd=self.remote, capture_output=True, check=True)
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            return {each.name: archive.extractfile(each).read() for each in archive if each.isfile()}

    def file(self, path: str) -> bytes:
        """Return one published file."""
        words = ["git", "cat-file", "blob", f"gh-pages:{path}"]
        return subprocess.run(words, cwd=self.remote, capture_output=True, check=True).stdout


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which git knows nobody's name and no setting."""
    (tmp_path / "empty").touch()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "empty"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL", "DATE"):
            monkeypatch.delenv(f"GIT_{who}_{what}", raising=False)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the invented group, to be copied."""
    return make_group(tmp_path_factory.mktemp("made")).root.parent


@pytest.fixture(scope="session")
def made_and_published(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the invented group after its first publish, to be copied."""
    group = of_its_own(made, tmp_path_factory.mktemp("published"))
    git(group.root, "config", "user.name", "Fair Ostrelle Now")
    git(group.root, "config", "user.email", "hello@fair.ostrelle.example")
    group.publish()
    return group.root.parent


@pytest.fixture
def group(made: Path, tmp_path: Path, nobody: None) -> Group:
    """The invented group, ready to go public: its files committed and pushed, nothing published yet."""
    return of_its_own(made, tmp_path)


@pytest.fixture
def live(made_and_published: Path, tmp_path: Path, nobody: None) -> Group:
    """The invented group after its first publish, for the invented state's day."""
    return of_its_own(made_and_published, tmp_path)


def of_its_own(made: Path, folder: Path) -> Group:
    """Return a group of one's own, with its remote, like one that was made."""
    for name in ("clone", "remote.git"):
        shutil.copytree(made / name, folder / name)
    git(folder / "clone", "remote", "set-url", "origin", str(folder / "remote.git"))
    return Group(folder / "clone", folder / "remote.git")


def make_group(folder: Path) -> Group:
    """Make the invented group's clone and its remote in a folder."""
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    root = folder / "clone"
    copied(root)
    site = root / "data/site.yml"
    site.write_text(site.read_text("utf-8").replace("service: practice", "service: none"), "utf-8")
    (root / ".gitignore").write_text("/.cache/\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "remote", "add", "origin", str(folder / "remote.git"))
    made = Group(root, folder / "remote.git")
    made.commit("Begin")
    return made


def by_hand(group: Group, path: str, text: str | None, message: str = "") -> None:
    """Change a file on the published branch itself, as GitHub or a hand does; None takes it away."""
    with tempfile.TemporaryDirectory() as folder:
        git(Path(folder), "clone", "--quiet", "--branch", "gh-pages", str(group.remote), "hand")
        hand = Path(folder) / "hand"
        (hand / path).unlink(missing_ok=True) if text is None else (hand / path).write_text(text, "utf-8")
        git(hand, "add", "--all")
        git(hand, "commit", "--quiet", "--allow-empty-message", "--message", message)
        git(hand, "push", "--quiet")


def set_in_site(group: Group, key: str, value: str) -> None:
    """Set a value of data/site.yml, "" to leave it out, and push it."""
    text = (group.root / "data/site.yml").read_text("utf-8")
    line = f"{key}: {value}\n" if value else ""
    group.save("data/site.yml", re.sub(rf"^{key}: .*\n", line, text, flags=re.MULTILINE))


def change(group: Group, words: str = "A new sentence.") -> None:
    """Add a sentence to a page and push it."""
    group.save(FAQ, f"{(group.root / FAQ).read_text('utf-8')}\n{words}\n")


def refusal(group: Group, day: date = TODAY) -> str:
    """Return why a publish is refused; the remote must be as it was."""
    head = group.head
    with pytest.raises(RefusedError) as refused:
        group.publish(day)
    assert group.head == head
    return str(refused.value)
