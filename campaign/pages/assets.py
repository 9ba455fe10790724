"""The theme: styles to be inlined, scripts named by their content, pictures, and templates for what is not a page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from campaign import digest
from campaign.pages.call_card import LABELS, plain
from campaign.pages.output import Output, file
from campaign.pages.shorten import shortened

if TYPE_CHECKING:
    from jinja2 import Environment

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")
AROUND = re.compile(r"\s*([{};,>])\s*|(:) ")  # a space before a colon means something
ZERO = re.compile(r"(?<=[\s:(,])0(?=\.\d)")
IMPORTED = re.compile(r'(^(?:import|\} ?)[^\n]*|\bimport\()"\./([a-z-]+)\.js"', re.MULTILINE)
REMARK = re.compile(r"(?<=[;,{})]) // (?!joined$).*")
JOINED = re.compile(r'^import \{[^}]*\} from "\./([a-z-]+)\.js"; // joined\n', re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)
ORDER = "layers.css"  # the file that fixes the order of the layers comes first
FONT = "archivo.woff2"  # as tokens.css names it
LINKED = ("print.css", "wall.css")  # style files that are linked to: no first paint needs them
FEW = ("find.css", "week.css")  # those that a few pages have within them, besides what all have


def squeeze(css: str) -> str:
    """Return CSS without comments, line ends, needless spaces, and zeros before a point."""
    tight = AROUND.sub(r"\1\2", SPACE.sub(" ", COMMENT.sub("", css)))
    return ZERO.sub("", tight).replace(";}", "}").strip()


def squeeze_script(script: str) -> str:
    """Return a script without comments and without indentation (so none within a text that spans lines, please)."""
    lines = (REMARK.sub("", line).strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def join(name: str, read: Callable[[str], str]) -> str:
    """Return a script with those in front of it whose import is marked `// joined`, each once: one request for all.

    They share one room then, so two scripts that are joined must not use a name twice at their top.
    """
    texts: dict[str, str] = {}

    def add(each: str) -> None:
        text = squeeze_script(read(each)) + "\n"
        for joined in JOINED.findall(text):
            if joined not in texts:
                add(joined)
        texts[each] = JOINED.sub("", text)

    add(name)
    return "".join(text if each == name else EXPORT.sub("", text) for each, text in texts.items()).rstrip("\n")


def csp_hash(text: str) -> str:
    """Return the source expression by which a policy allows one inline style or script."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


class Theme:
    """The theme's styles, scripts, pictures and templates, and the editors' pictures."""

    def __init__(self, folder: Path, pictures: Path) -> None:
        """Take theme/ and content/images/."""
        self.folder = folder
        self.static = folder / "static"
        self.pictures = pictures

    def render(self, name: str, **values: object) -> str:
        """Return what a template makes of some values, for what is no page: feeds and calendars."""
        return self._templates.get_template(name).render(values)

    @cached_property
    def _templates(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape  # late, for quick checks

        environment = Environment(
            loader=FileSystemLoader(self.folder / "templates"),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals["labels"] = LABELS
        environment.filters["plain"] = plain
        return environment

    @cached_property
    def css(self) -> Markup:
        """Return the style files of every screen as one text to be inlined; layers.css first, the rest by name."""
        files = [path for path in self._files("css", "*.css") if path.name not in (*LINKED, *FEW)]
        files.sort(key=lambda path: (path.name != ORDER, path.name))
        return Markup(squeeze("\n".join(path.read_text("utf-8") for path in files)))  # noqa: S704 - our own files

    @cached_property
    def few(self) -> dict[str, Markup]:
        """Return the styles that a few pages have besides those of all, by file."""
        return {name: Markup(self._sheet(name).decode()) for name in FEW}  # noqa: S704 - our own files

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Return the address of each style file that is linked to, named by its content."""
        return {name: f"/assets/{digest.of_bytes(self._sheet(name))[:10]}-{name}" for name in LINKED}

    def _sheet(self, name: str) -> bytes:
        return squeeze((self.static / "css" / name).read_text("utf-8")).encode()

    @cached_property
    def font(self) -> str:
        """Return the address of the display face, named by its content."""
        return f"/assets/{digest.of_bytes(self._font())[:10]}-{FONT}"

    def _font(self) -> bytes:
        return (self.folder / "fonts" / FONT).read_bytes()

    def styles(self, url: Callable[[str], str]) -> Markup:
        """Return the style files as a page has them, with the display face at the address that `url` makes of it."""
        return Markup(self.css.replace(FONT, url(self.font)))  # noqa: S704 - our own files

    @cached_property
    def scripts(self) -> dict[str, str]:
        """Return the address of each script file, named by its content so that a new one is never missed."""
        return {path.stem: f"/assets/{self._published(path.stem)}" for path in self._files("js", "*.js")}

    def _linked(self, name: str) -> bytes:
        """Return a script as it is published: its imports (`"./marks.js"`) lead to the names those are published by."""
        joined = join(name, lambda each: (self.static / "js" / f"{each}.js").read_text("utf-8"))
        return IMPORTED.sub(lambda found: f'{found[1]}"./{self._published(found[2])}"', shortened(joined)).encode()

    def _published(self, name: str) -> str:
        """Return the file name of a script."""
        return f"{name}.{digest.of_bytes(self._linked(name))[:10]}.js"

    @cached_property
    def inline(self) -> dict[str, str]:
        """Return the scripts of theme/static/inline/, which run before the first paint."""
        return {path.stem: squeeze_script(path.read_text("utf-8")) for path in self._files("inline", "*.js")}

    @cached_property
    def look(self) -> str:
        """Return a hash of the templates and of all that they put into a page: styles and scripts."""
        templates = sorted((self.folder / "templates").rglob("*.html"))
        return digest.of_values(
            self.css,
            self.few,
            self.font,
            self.sheets,
            self.inline,
            self.scripts,
            [each.read_text("utf-8") for each in templates],
        )

    @cached_property
    def images(self) -> dict[str, str]:
        """Return the address of each picture of the theme."""
        return {path.name: f"/assets/{path.name}" for path in self._files("img", "*")}

    def outputs(self) -> Iterable[Output]:
        """Yield the files to publish: scripts, pictures, the display face, and the styles that are not inlined."""
        yield file(self.font, self._font)
        for name, address in self.sheets.items():
            yield file(address, partial(self._sheet, name))
        for path in sorted(path for path in self.pictures.rglob("*") if path.is_file() and path.name[0] != "."):
            yield file(f"/images/{path.relative_to(self.pictures).as_posix()}", path.read_bytes)
        for path in self._files("js", "*.js"):
            yield file(self.scripts[path.stem], partial(self._linked, path.stem))
        for path in self._files("img", "*"):
            yield file(self.images[path.name], path.read_bytes)

    def _files(self, folder: str, pattern: str) -> list[Path]:
        return sorted(path for path in (self.static / folder).glob(pattern) if path.is_file())
