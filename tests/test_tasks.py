"""Two commands are enough on a fresh machine: what tasks.py, the lock files and the checks promise."""

import ast
import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
import yaml

import bootstrap
import tasks
from bootstrap import Venv, alone, ensure

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GROUPS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ]+)( ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)


def script(version: tuple[int, ...]) -> "subprocess.CompletedProcess[str]":
    """Run tasks.py as if this Python were of another version."""
    code = f"import sys, runpy; sys.version_info = {version}; runpy.run_path('tasks.py', run_name='__main__')"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


# An unfit Python


def test_an_old_python_is_told_in_one_line() -> None:
    """Python 3.9 gets what is wrong, what is wanted and how to get there, and nothing is installed."""
    done = script((3, 9, 2, "final", 0))
    assert done.returncode == 1
    assert done.stderr == (
        "This needs Python 3.11 or newer, and this is Python 3.9. "
        "Install a newer one from python.org or your system, then run it again.\n"
    )


def test_old_pythons_can_read_the_script() -> None:
    """tasks.py is valid Python 3.6, or its message would be a syntax error."""
    ast.parse((ROOT / "tasks.py").read_text("utf-8"), feature_version=(3, 6))


def test_a_python_without_venv_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian ships Python without ensurepip; the message names the package to install."""
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match=r"^This Python .* sudo apt install python3\.\d+-venv .*\.$"):
        Venv(tmp_path).make()


def test_a_broken_venv_is_not_made_anew_from_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`inv` inside a half-made .venv cannot replace the ground it stands on."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    with pytest.raises(SystemExit, match=r"tasks\.py"):
        Venv(tmp_path).make()


# Installing


class Machine:
    """A project whose commands are only written down; `codes` says how those that contain a word end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[str] = []
        self.codes: dict[str, int | type[BaseException]] = {}
        (root / "requirements").mkdir()
        for group in ("site", "test"):
            self.lock(group, "1")

    def lock(self, group: str, text: str) -> None:
        """Give a group a lock file."""
        (self.root / "requirements" / f"{group}.txt").write_text(text, "utf-8")

    def call(self, command: list[str]) -> int:
        """Write a command down and do what matters of it."""
        words = " ".join(command)
        self.commands.append("make" if "venv --clear" in words else " ".join(re.findall(r"(\w+)\.txt", words)))
        code = next((code for word, code in self.codes.items() if word in words), 0)
        if not isinstance(code, int):
            raise code
        if self.commands[-1] == "make":
            python = Venv(self.root).python
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            Venv(self.root).stamp.unlink(missing_ok=True)
        return code

    def ensure(self, group: str) -> list[str]:
        """Ask for a group and return the commands that this took."""
        self.commands.clear()
        ensure(group, self.root)
        return list(self.commands)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A fresh clone on a machine where nothing really runs."""
    machine = Machine(tmp_path)
    monkeypatch.setattr(bootstrap, "call", machine.call)
    return machine


def test_the_first_run_installs_and_the_second_starts_at_once(machine: Machine) -> None:
    """Nothing is run when everything is installed as locked."""
    assert machine.ensure("site") == ["make", "site"]
    assert machine.ensure("site") == []


def test_tests_bring_their_own_group(machine: Machine) -> None:
    """`serve` does without what only tests need; `test` adds it to the same .venv."""
    machine.ensure("site")
    assert machine.ensure("test") == ["test"]
    assert machine.ensure("site") == []


def test_a_new_lock_is_installed_over_the_old(machine: Machine) -> None:
    """A changed lock file installs that group again, and only that."""
    machine.ensure("test")
    machine.lock("site", "2")
    assert machine.ensure("test") == ["site"]


def test_line_ends_of_a_checkout_do_not_matter(machine: Machine) -> None:
    """The same lock with Windows line ends is the same lock."""
    machine.lock("site", "1\n")
    machine.ensure("site")
    (machine.root / "requirements/site.txt").write_bytes(b"1\r\n")
    assert machine.ensure("site") == []


@pytest.mark.parametrize("stamp", ["", "{", '{"made_by": "2.7 /old", "groups": {}}'])
def test_a_venv_that_is_not_whole_is_made_anew(machine: Machine, stamp: str) -> None:
    """A missing or broken stamp, or another Python's, means starting over."""
    machine.ensure("site")
    Venv(machine.root).stamp.write_text(stamp, "utf-8")
    assert machine.ensure("site") == ["make", "site"]


def test_a_killed_install_is_repaired_next_time(machine: Machine) -> None:
    """A process that dies while installing leaves no stamp, so the next run starts over."""
    machine.ensure("site")
    machine.codes["test.txt"] = KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt):
        machine.ensure("test")
    machine.codes.clear()
    assert machine.ensure("test") == ["make", "site test"]


def test_a_failed_install_keeps_what_was_good(machine: Machine) -> None:
    """Without a network `test` fails in words, and `serve` still starts at once."""
    machine.ensure("site")
    machine.codes["test.txt"] = 1
    with pytest.raises(SystemExit, match="Check the network"):
        machine.ensure("test")
    assert machine.ensure("site") == []


def test_a_venv_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    """After an upgrade of the system's Python the old .venv may point nowhere."""
    machine.ensure("site")
    Venv(machine.root).python.unlink()
    assert machine.ensure("site") == ["make", "site"]


def test_jobs_keep_compiled_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the environment forbids it, a job leaves compiled modules: else each would compile for a second."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "part.py").write_text("", "utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    assert bootstrap.call([sys.executable, "-c", "import part"]) == 0
    assert list(tmp_path.glob("__pycache__/part.*.pyc"))


def test_two_jobs_at_once_wait_for_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second waits, says so, and goes on when the first is done."""
    order: list[str] = []
    path = tmp_path / ".cache" / "install.lock"

    def second() -> None:
        with alone(path, "waiting"):
            order.append("second")

    thread = threading.Thread(target=second)
    with alone(path, "waiting"):
        thread.start()
        thread.join(0.3)
        order.append("first")
    thread.join(15)
    assert order == ["first", "second"]
    assert "waiting" in capsys.readouterr().err


def test_pip_installs_only_what_is_hashed(tmp_path: Path) -> None:
    """What a lock file does not name by hash is refused."""
    assert "--require-hashes" in Venv(tmp_path).pip(["site"])


def test_pip_builds_nothing(tmp_path: Path) -> None:
    """Only wheels are installed: a package in source form would run its own code while it is."""
    assert "--only-binary=:all:" in Venv(tmp_path).pip(["site"])


class Job:
    """invoke's jobs with nothing run: the commands they would start."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, online: bool = True) -> None:
        self.commands: list[str] = []
        monkeypatch.setattr(bootstrap, "ensure", lambda group: f"python of {group}")
        monkeypatch.setattr(bootstrap, "call", lambda command: self.commands.append(" ".join(command)) or 0)
        monkeypatch.setattr(bootstrap, "online", lambda: online)


def test_a_list_is_compared_with_what_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words with spaces stay one, and what is left out is left to the job, which says in one line what it needs."""
    job = Job(monkeypatch)
    tasks.compare_roster.body(None, "house.csv", source="House list", as_of="2026-11-20")
    tasks.compare_roster.body(None, "house.csv")
    begins = "python of site -m tools compare-roster house.csv"
    assert job.commands == [f"{begins} --source=House list --as-of=2026-11-20", begins]


def test_locks_are_worked_out_for_wheels_and_proposed_with_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each group is locked for wheels alone; then this Python proposes, so that nothing new is installed first."""
    job = Job(monkeypatch)
    tasks.lock.body(None, upgrade=True, propose=True)
    *locked, proposed = job.commands
    assert len(locked) == len(bootstrap.GROUPS)
    assert all("--only-binary=:all:" in command and "--upgrade" in command for command in locked)
    assert proposed == f"{sys.executable} -m tools propose-locks"


def test_an_audit_asks_about_every_lock(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is locked is looked up, nothing is installed; without a network it says so, and that is no fault."""
    job = Job(monkeypatch)
    tasks.audit.body(None)
    assert all(f"-r requirements/{group}.txt" in job.commands[0] for group in bootstrap.GROUPS)
    assert "--require-hashes --disable-pip" in job.commands[0]
    away = Job(monkeypatch, online=False)
    tasks.audit.body(None)
    assert away.commands == []
    assert capsys.readouterr().out == "There is no network here, so nothing was audited.\n"


def test_a_network_that_is_away_is_seen() -> None:
    """A refused connection is an answer, not an error."""
    assert bootstrap.online("http://127.0.0.1:9/") is False


# Jobs


def jobs() -> dict[str, str]:
    """Return each job's name and help as tasks.py lists them."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--list", "--list-format=json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {job["name"]: job["help"] for job in json.loads(done.stdout)["tasks"]}


def test_every_job_has_one_line_of_help() -> None:
    """The list of jobs says of each what it does."""
    listed = jobs()
    assert {
        "serve",
        "build",
        "check",
        "test",
        "import-legislators",
        "import-votes",
        "import-bills",
        "lock",
        "audit",
        "refresh",
        "publish",
        "undo-publish",
    } <= set(listed)
    assert all(text.endswith(".") and "\n" not in text for text in listed.values())


def test_the_checks_call_the_same_command() -> None:
    """.ci/run and the workflow do nothing of their own."""
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert lines[-1] == "exec python3 tasks.py test"
    assert os.name == "nt" or os.access(ROOT / ".ci/run", os.X_OK)
    assert "run: python tasks.py test" in (ROOT / ".github/workflows/check.yml").read_text("utf-8")


# Lock files


def words_of(group: str) -> set[str]:
    """Return the names of the packages that pyproject.toml asks for in a group."""
    return {re.split(r"[^a-z0-9-]", word)[0] for word in GROUPS[group]}


def test_every_group_has_a_lock() -> None:
    """pyproject.toml and requirements/ name the same groups, and the locks hold what is asked for."""
    assert {path.stem for path in LOCKS} == set(GROUPS) == set(bootstrap.GROUPS)
    for path in LOCKS:
        locked = {found[1] for found in PINNED.finditer(path.read_text("utf-8"))}
        assert words_of(path.stem) <= locked


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_locked_package_has_hashes(path: Path) -> None:
    """Each package is pinned to one version, with the hashes of its files and of nothing else."""
    text = path.read_text("utf-8")
    rest = PINNED.sub("", text)
    assert all(line.lstrip().startswith("#") for line in rest.splitlines())


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_locks_name_no_host_and_no_path(path: Path) -> None:
    """A lock says what, not from where; also no folder of the machine that made it."""
    text = path.read_text("utf-8")
    assert not re.search(r"https?:|file:|--index|--extra-index|--find-links|--trusted|@|/[a-z]+/", text)


@pytest.mark.parametrize("name", ["pyyaml", "nh3", "watchfiles", "markupsafe", "greenlet", "shapely", "numpy"])
def test_packages_with_binaries_are_locked_for_every_platform(name: str) -> None:
    """Linux, macOS and Windows each have files of their own, so there are many hashes."""
    text = "".join(path.read_text("utf-8") for path in LOCKS)
    counts = [found[4].count("sha256") for found in PINNED.finditer(text) if found[1] == name]
    assert counts
    assert min(counts) > 10


def test_locks_agree_on_versions() -> None:
    """Groups go into one .venv, so a package has the same version in each."""
    seen: dict[tuple[str, str | None], str] = {}
    for path in LOCKS:
        for found in PINNED.finditer(path.read_text("utf-8")):
            assert seen.setdefault((found[1], found[3]), found[2]) == found[2], found[1]


def test_every_dependency_says_why_it_is_there() -> None:
    """Each line of a dependency group ends in a reason."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    section = text.partition("[dependency-groups]")[2].partition("\n[")[0]
    lines = [line for line in section.splitlines() if line.startswith("    ")]
    assert lines
    assert all(re.fullmatch(r'    ".+", +# .+', line) for line in lines)


# Workflows and style


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_have_the_least_rights(path: Path) -> None:
    """A workflow has no rights, each job takes what it needs and ends in time."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(path: Path) -> None:
    """Others' actions are named by full commit, with the version beside it."""
    uses = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert uses
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} +# v\d+\.\d+\.\d+", use) for use in uses)


@pytest.mark.parametrize("words", [("check",), ("format", "--check")], ids=lambda words: words[0])
def test_the_code_is_in_style(words: tuple[str, ...]) -> None:
    """Ruff finds nothing: annotations, docstrings, likely bugs, layout."""
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
