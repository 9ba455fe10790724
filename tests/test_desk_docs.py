"""What editors read is current, complete and true: help, templates, schemas, snippets."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jsonschema import Draft7Validator, ValidationError

from campaign.blank import blank
from campaign.check import ALONE, RULES, WRITTEN
from campaign.check.gap_rules import PLACEHOLDERS, SAID
from campaign.desk import docs
from campaign.desk.docs import schemas, snippets
from campaign.model.kinds import KINDS
from campaign.sources import TYPED
from tests.invented import ROOT, SITE

HELP, REFERENCE = ((ROOT / page).read_text("utf-8") for page in (docs.HELP, docs.REFERENCE))
BY_CLASS = {"content/pages": "page", "content/actions": "action", "content/evergreen": "action"}


class AsWritten(yaml.SafeLoader):
    """Reads YAML as editors' programs do: dates stay text, only true and false are booleans."""


AsWritten.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsWritten.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def load(text: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what YAML says."""
    return yaml.load(text, AsWritten)  # noqa: S506 - a safe loader


def front(path: Path) -> str:
    """Return the fields of a Markdown file."""
    return path.read_text("utf-8").split("\n---\n")[0]


def help_in(root: Path) -> dict[str, str]:
    """Copy the pages of help to a folder, and return their texts by path."""
    (root / "docs").mkdir()
    for page in (docs.HELP, docs.REFERENCE):
        shutil.copy(ROOT / page, root / page)
    return {docs.HELP: HELP, docs.REFERENCE: REFERENCE}


def headings(text: str) -> list[str]:
    """Return the places in a page of Markdown that a link on GitHub can lead to."""
    plain = [re.sub(r"[^\w -]", "", line.lower()) for line in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)]
    return [line.replace(" ", "-") for line in plain]


@pytest.fixture(scope="module")
def valid() -> dict[str, Any]:
    """Return what checks a value against each schema."""
    return {name.removesuffix(".json"): Draft7Validator(schema).validate for name, schema in schemas().items()}


def test_generated_files_are_current() -> None:
    """`python3 tasks.py docs` would change nothing."""
    stale = [path for path, text in docs.files(ROOT).items() if (ROOT / path).read_text("utf-8") != text]
    assert not stale, f"run python3 tasks.py docs: {stale}"


def test_making_them_anew_restores_what_somebody_changed(tmp_path: Path) -> None:
    """A part that was edited by hand comes back; the words around it stay."""
    for page, text in help_in(tmp_path).items():
        (tmp_path / page).write_text(text.replace("headline", "moss") + "\nmy words\n", "utf-8")
        assert page in docs.write(tmp_path)
        assert (tmp_path / page).read_text("utf-8") == text + "\nmy words\n"
    assert docs.write(tmp_path) == []


def test_every_part_stands_in_the_help() -> None:
    """No generated part is forgotten, and none is unknown; votes are explained with bills."""
    used = [found[2] for found in docs.BLOCK.finditer(HELP + REFERENCE)]
    assert sorted(used) == sorted(docs.blocks())
    assert [found[2] for found in docs.BLOCK.finditer(HELP)] == ["links"]


def test_the_way_to_a_first_call_is_short() -> None:
    """CONTRIBUTING.md has at most 1,500 words, link targets not counted: people read it before they write."""
    assert len(re.sub(r"\]\([^)]*\)", "]", HELP).split()) <= 1500


def test_the_way_to_a_first_call_is_whole() -> None:
    """Every section that CONTRIBUTING.md promises at its top is there, in that order, and nothing else."""
    promised = re.findall(r"^- \[(.+)\]\(#", HELP, flags=re.MULTILINE)
    assert promised == re.findall(r"^## (.+)$", HELP, flags=re.MULTILINE)
    for words in ("Write your first call", "Whom to call", "Days", "Pictures and links", "wrong", "Numbers and people"):
        assert words in "\n".join(promised)


@pytest.mark.parametrize("page", [docs.HELP, docs.REFERENCE, "README.md", "docs/another-state.md"])
def test_links_between_the_pages_of_help_lead_somewhere(page: str) -> None:
    """Each names a file that exists, and a heading that is in it."""
    links = re.findall(r"\]\(([\w./-]*\.md|)(?:#([\w-]+))?\)", (ROOT / page).read_text("utf-8"))
    assert links
    for path, heading in links:
        file = ((ROOT / page).parent / path) if path else ROOT / page
        assert not heading or heading in headings(file.read_text("utf-8")), (path, heading)


def test_the_help_names_every_rule() -> None:
    """Rules are listed in their own words."""
    for rule in (*WRITTEN, *ALONE, *RULES):
        assert (rule.__doc__ or "").split("\n")[0] in REFERENCE, rule.__name__


def test_the_help_names_every_word_that_is_filled_in() -> None:
    """What the site fills into a script, and what callers say themselves, is in the help, and nothing else is."""
    assert re.findall(r"^\| `\{(\w+)\}` \|", HELP, flags=re.MULTILINE) == list(PLACEHOLDERS)
    assert re.findall(r"^\| `(\[your .*\])` \|", HELP, flags=re.MULTILINE) == list(SAID)


@pytest.mark.parametrize("root", [ROOT, SITE], ids=["real", "invented"])
def test_real_files_fit_their_schemas(root: Path, valid: dict[str, Any]) -> None:
    """Whatever this project reads without a finding, an editor's program accepts, too."""
    for path in TYPED:
        if (root / path).exists():
            valid[path.removeprefix("data/").removesuffix(".yml")](load((root / path).read_text("utf-8")))
    for folder, name in BY_CLASS.items():
        for path in (root / folder).rglob("*.md"):
            valid[name](load(front(path)))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("action", "kind: call", "kind: calls"),
        ("action", "minutes: 2", "minutes: two"),
        ("action", "closes: 2027-02-17", "closes: February 17"),
        ("action", "position: support", "position: NO"),
        ("action", "position: support", "positon: support"),
        ("action", "ask: ", "asks: "),
        ("action", "bill: CB 4", "bill: CB4"),
        ("action", "who: [", "who: ]"),
    ],
)
def test_a_program_names_what_the_check_would(valid: dict[str, Any], name: str, old: str, new: str) -> None:
    """Slips in words, types and forms are refused by the schema as well."""
    text = front(SITE / "content/actions/2027/2027-02-10-mend-the-bridges.md")
    assert old in text
    with pytest.raises((ValidationError, yaml.YAMLError)):
        valid[name](load(text.replace(old, new, 1)))


def test_links_in_the_help_open_a_filled_page() -> None:
    """Each is short enough for a browser, names a file and holds the whole template."""
    links = re.findall(r"\((\.\./\.\./new/main\?[^)]+)\)", HELP)
    assert len(links) == len(KINDS)
    for kind, link in zip(KINDS, links, strict=True):
        query = parse_qs(urlsplit(link).query)
        assert query["filename"] == ["content/actions/YYYY/YYYY-MM-DD-short-name.md"]
        assert query["value"] == [blank(kind)]
        assert len(link) < 6000


def test_a_snippet_of_an_action_gives_the_template_back() -> None:
    """With the stops taken out, a snippet is the template."""
    for kind in KINDS:
        text = "\n".join(snippets()[f"A new {kind}"]["body"])
        plain = re.sub(r"\$\{\d+:(…)}", r"\1", text)
        assert re.sub(r"\\([\\$}])", r"\1", plain) == blank(kind)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("kind", "kind: ${1|call,event,hearing,organize|}"),
        ("position", "position: ${1|support,oppose|}"),
        ("bill", "bill: ${1:HF 12}"),
        ("script", "script: ${1:…}"),
    ],
)
def test_a_snippet_of_a_field_offers_what_may_stand_there(name: str, body: str) -> None:
    """Words to choose from are a list, anything else an example to write over."""
    assert snippets()[f"Field {name}"]["body"] == [body]


def test_the_settings_map_every_schema() -> None:
    """VS Code knows which schema is for which data file, and all of them exist."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    mapped = {name.removeprefix("./schemas/") for name in settings["yaml.schemas"]}
    assert mapped | {"action.json", "page.json"} == set(schemas())  # it cannot look into Markdown files
    for patterns in settings["yaml.schemas"].values():
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            assert (ROOT / pattern.lstrip("/").removesuffix("/**")).exists(), pattern


def test_the_help_is_copied_whole(tmp_path: Path) -> None:
    """Making it anew twice gives the same bytes."""
    pages = help_in(tmp_path)
    docs.write(tmp_path)
    once = [(tmp_path / page).read_bytes() for page in pages]
    docs.write(tmp_path)
    assert [(tmp_path / page).read_bytes() for page in pages] == once
