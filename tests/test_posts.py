"""Twenty posts as chapters write and paste them: each comes out as on GitHub, or a finding names what does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from campaign.check import OF_TEXTS
from campaign.finding import Finding
from campaign.model.page import Page
from campaign.read.markdown import converter
from tests.github import Difference, as_github_reads, differences
from tests.texts import PAGE, page_text, read

POSTS = sorted((Path(__file__).parent / "posts").glob("*.md"))
# The lines on which each post has a finding; all others come out as they are meant.
FOUND = {
    "02-newsletter": [2],
    "03-word-paste": [2, 8],
    "04-facebook-paste": [4, 5],
    "07-broken-table": [3, 4, 5],
    "08-old-site": [1, 3, 5, 5, 7],
    "09-bold-slips": [1, 5, 5],
    "10-html": [1, 5, 9],
    "14-set-in": [3],
    "15-footnotes": [1, 3, 4, 6, 9],
    "16-headings": [1, 3],
    "17-references": [1],
    "20-details": [2],
}


def judged(text: str) -> list[tuple[int, Finding]]:
    """Return what the rules on texts find in a page's text, each with its line in that text."""
    page: Page = read(page_text(text), PAGE)
    found = [finding for rule in OF_TEXTS for finding in rule(page)]
    return sorted((finding.line - page.body_line + 1, finding) for finding in found)


def paragraph_of(difference: Difference, text: str) -> range:
    """Return the lines of the paragraph that has most of the words in and around a difference."""
    said, around = (
        {word.strip("<>").split()[0] for word in run if not word.startswith("</")}
        for run in (difference.theirs + difference.ours, difference.around)
    )
    begin, best, most = 1, range(1), -1
    for part in re.split(r"(\n(?:[ >]*\n)+)", text):
        end = begin + part.count("\n")
        words = set(re.findall(r"[^\s*_#<>]+", part))
        shared = 10 * len(said & words) + len(around & words)
        if shared > most:
            best, most = range(begin, end + 1), shared
        begin = end
    return best


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_a_post_looks_as_on_github_or_says_where_not(post: Path) -> None:
    """Every difference in tags and words lies in a paragraph that has a finding."""
    text = post.read_text("utf-8")
    named = {line for line, _finding in judged(text)}
    for difference in differences(as_github_reads(text), converter().html(text)):
        assert named & set(paragraph_of(difference, text)), difference


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_a_post_is_told_what_is_wrong_and_no_more(post: Path) -> None:
    """Findings are on the lines where something does not come out, and nowhere else."""
    assert [line for line, _finding in judged(post.read_text("utf-8"))] == FOUND.get(post.stem, [])


def test_there_are_twenty_posts() -> None:
    """None is lost, and most need no word."""
    assert len(POSTS) == 20
    assert {post.stem for post in POSTS} > FOUND.keys()


@pytest.mark.parametrize(
    ("theirs", "ours", "count"),
    [
        ("<p>a b</p>", "<p>a  b</p>", 0),
        ("<p>“a”</p>", '<p>"a"</p>', 0),
        ("<p>a<!-- b --></p>", "<p>a</p>", 0),
        ("<strong><em>a</em></strong>", "<em><strong>a</strong></em>", 0),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>", 2),
        ("<a href='/a/'>a</a>", "<a href='/b/'>a</a>", 1),
        ("<p>a b</p>", "<p>a c</p>", 1),
        ("<p>a</p>", "<div>a</div>", 2),
        ("<pre><code>a  b</code></pre>", "<pre><code>a b</code></pre>", 1),
        ("<p><code>a  b</code></p>", "<p><code>a\nb</code></p>", 0),
    ],
)
def test_the_comparison_sees_tags_words_and_links(theirs: str, ours: str, count: int) -> None:
    """Only what readers cannot see, and the print of quotation marks, is left out of it."""
    assert len(differences(theirs, ours)) == count
