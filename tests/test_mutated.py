"""Files that go wrong at random: findings or valid pages, never a traceback, never a page that misses its number.

500 examples, the same in every run. For more, and new ones each time: EXAMPLES=20000 (see HACKING.md).
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from campaign.campaign import Campaign
from campaign.check import judge
from campaign.finding import Finding, has_errors
from campaign.load import load
from campaign.memory import Memory
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.model.patterns import file_of
from campaign.targets import targets
from tests.built import Html, Site
from tests.drawn import drawing
from tests.invented import SITE, TODAY, campaign_on, copied
from tests.mutations import mutated
from tests.rules import judged

EXAMPLES = int(os.environ.get("EXAMPLES", "500"))
MANY = settings(max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES == 500, database=None)
FEWER = settings(MANY, max_examples=EXAMPLES // 5)  # noise is told from text at once
TEXTS = sorted(path.relative_to(SITE).as_posix() for path in (SITE / "content").rglob("*.md"))
DATA = sorted(path.relative_to(SITE).as_posix() for path in (SITE / "data").glob("*.yml"))
FOREVER = 2**63
# What no editor's words may become: the theme has nothing of the kind.
LEADS = re.compile(r'(?:href|src|action)="\s*(?:javascript|data|vbscript):', re.IGNORECASE)
TAGS = re.compile(r"<[a-z][^>]*?\son\w+=|<(?:iframe|object|embed|base)\b|<script>alert", re.IGNORECASE)
QUOTED = re.compile(r'"[^"<>]*"')


@dataclass(frozen=True)
class Project:
    """A copy of the invented state that knows what all its files said."""

    root: Path
    memory: Memory

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401 - Hypothesis's printer
        """Say no more than is of use in a failure."""
        printer.text("project")

    def with_file(self, path: str, content: bytes) -> tuple[Campaign | None, list[Finding]]:
        """Return what comes of the project when one of its files holds this; the file is put back."""
        file = self.root / path
        before = file.read_bytes()
        try:
            file.write_bytes(content)
            memory = Memory(before={each: known for each, known in self.memory.now.items() if each != path})
            memory.sure_until = FOREVER
            loaded = load(self.root, TODAY, memory=memory, judge=judge)
        finally:
            file.write_bytes(before)
        joined = judged(loaded.campaign, complete=loaded.complete) if loaded.campaign else []
        return loaded.campaign, sorted({*loaded.findings, *joined})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the project before anything goes wrong."""
    root, memory = copied(tmp_path_factory.mktemp("mutated") / "project"), Memory()
    load(root, TODAY, memory=memory, judge=judge)
    return Project(root, memory)


@dataclass(frozen=True)
class Wrong:
    """A file that went wrong."""

    path: str
    content: bytes

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401 - Hypothesis's printer
        """Say only how it differs from what it was."""
        old, new = (data.split(b"\n") for data in ((SITE / self.path).read_bytes(), self.content))
        lines = difflib.unified_diff([*map(repr, old)], [*map(repr, new)], n=0, lineterm="")
        printer.text(f"{self.path}: " + "\n".join(lines)[:4000])


@st.composite
def files(draw: st.DrawFn, paths: list[str]) -> Wrong:
    """Return one of the files, gone wrong."""
    path = draw(st.sampled_from(paths))
    return Wrong(path, draw(mutated((SITE / path).read_bytes())))


def look_at(project: Project, wrong: Wrong) -> None:
    """Hold a file that went wrong to what is promised of every file."""
    campaign, findings = project.with_file(wrong.path, wrong.content)
    for finding in findings:
        assert finding.line >= 1
        assert "\n" not in str(finding)
    if has_errors(findings):
        event("errors")
        return
    event("warnings" if findings else "no findings")
    assert campaign
    drawn = drawing(campaign)
    for source in touched(campaign, wrong.path):
        html = drawn(source)
        assert not LEADS.search(html)
        assert not TAGS.search(QUOTED.sub('""', html))
        if isinstance(source, Action):
            assert_numbers(campaign, source, html)
    assert Html(html).tree.errors == []  # of the last page alone: to read one takes longer than to draw ten


def touched(campaign: Campaign, path: str) -> list[Action | Page]:
    """Return the pages on which a file shows: the home page, and its own, or for data those of all actions."""
    shown = (*campaign.actions, *campaign.evergreen)
    own = [each for each in (*shown, *campaign.pages) if each.source.path == path]
    return [campaign.page["/"], *(own if path.endswith(".md") else shown)]


def assert_numbers(campaign: Campaign, action: Action, html: str) -> None:
    """Fail unless whoever is to be called can be: by a number to press, or by the way to find it."""
    if action.state_on(campaign.today) == "closed":
        return
    found = targets(campaign, action)
    assert found or action.kind != "call"
    for target in found:
        phone = target.legislator.phone if target.legislator and target.in_office else None
        if target.reach == "yours":
            assert 'href="/find/"' in html
        elif phone:
            assert f'href="tel:+1{phone.replace("-", "")}"><span class="number">{phone}</span>' in html
        else:
            assert ("No number yet" if target.in_office else "No longer in office") in html


@MANY
@given(wrong=files(TEXTS))
def test_texts_that_go_wrong_mislead_nobody(project: Project, wrong: Wrong) -> None:
    """Front matter and Markdown: findings, or pages that are whole."""
    look_at(project, wrong)


@MANY
@given(wrong=files(DATA))
def test_data_that_goes_wrong_misleads_nobody(project: Project, wrong: Wrong) -> None:
    """YAML: findings, or pages of all actions on which every number is right."""
    look_at(project, wrong)


@FEWER
@given(wrong=st.builds(Wrong, st.sampled_from((*TEXTS, *DATA)), st.binary(max_size=400)))
def test_noise_in_place_of_a_file_misleads_nobody(project: Project, wrong: Wrong) -> None:
    """Bytes that mean nothing: findings, or all is as without that file."""
    look_at(project, wrong)


def test_what_is_drawn_here_is_what_is_published(site: Site) -> None:
    """The pages looked at are those that a build writes, byte for byte."""
    campaign = campaign_on(TODAY)
    drawn = drawing(campaign)
    for source in (*campaign.actions, *campaign.evergreen, *campaign.pages):
        file = site.folder / file_of(source.path)
        assert file.read_text("utf-8") == drawn(source), source.path


@pytest.mark.parametrize("bad", ['<a href="javascript:x">', "<b onclick=x>", "<iframe>"])
def test_the_look_sees_harm(bad: str) -> None:
    """A page on which a stranger's words do something fails."""
    assert LEADS.search(bad) or TAGS.search(QUOTED.sub('""', bad))


def test_the_look_sees_a_missing_number(project: Project) -> None:
    """A page from which the number is taken fails."""
    campaign, _findings = project.with_file("content/pages/faq.md", (SITE / "content/pages/faq.md").read_bytes())
    assert campaign
    drawn = drawing(campaign)
    action = next(action for action in campaign.actions if "tel:+1" in drawn(action))
    page = drawn(action)
    assert_numbers(campaign, action, page)
    with pytest.raises(AssertionError):
        assert_numbers(campaign, action, page.replace("tel:+1", "tel:"))
