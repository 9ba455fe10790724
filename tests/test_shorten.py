"""Scripts with short names do what they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.pages.shorten import shortened, tokens
from tests.invented import ROOT

SCRIPTS = sorted((ROOT / "theme/static/js").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_pieces_are_the_script(path: Path) -> None:
    """Nothing is lost or added when a script is taken apart."""
    text = path.read_text("utf-8")
    assert "".join(each.text for each in tokens(text)) == text


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const long = 1;\nrun(long + 2);", "const a=1;\nrun(a+2);"),
        ("function twice(word) { return word + word; }", "function b(a){return a+a;}"),
        ("const each = list.map((word) => word.word);", "const a=list.map((word)=>word.word);"),
        ("const { name } = given;", "const{name}=given;"),
        ("const name = 1;\nuse({ name });", "const name=1;\nuse({name});"),
        ("export function search(word) {}", "export function search(a){}"),
        ("const word = `a  ${word} b`;", "const a=`a  ${a} b`;"),
        ("const word = `tel:+1${word}2${word}`;", "const a=`tel:+1${a}2${a}`;"),
        ("const word = `${one ? `x  ${word}` : 1}`;", "const a=`${one?`x  ${a}`:1}`;"),
        ('const word = "word  word";', 'const a="word  word";'),
        ("const word = text.replace(/word  [/]/g, word);", "const a=text.replace(/word  [/]/g,a);"),
        ("const word = one / two / word;", "const a=one/two/a;"),
        ("const word = a + +word - -1;", "const b=a+ +b- -1;"),
        ("for (let word = 0; word < 2; word += 1) {}", "for(let a=0;a<2;a+=1){}"),
        ("document.title = location.href;", "document.title=location.href;"),
    ],
)
def test_only_its_own_names_are_cut(script: str, short: str) -> None:
    """Properties, keys, patterns, texts, exports and the browser's own names stay."""
    assert shortened(script) == short
