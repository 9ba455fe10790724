"""Check, then let Pelican write the site; every warning of Pelican's is an error."""

from __future__ import annotations

import logging
import shutil
import traceback
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from campaign.checked import checked
from campaign.finding import Finding, has_errors

SETTINGS = Path(__file__).parent.parent / "pelicanconf.py"
MEND = "Mend the file it names; python3 tasks.py check says more"


@dataclass(frozen=True)
class Built:
    """What came of a build: findings, and whether the site was written."""

    findings: list[Finding]

    @property
    def written(self) -> bool:
        """Return whether the site was written whole."""
        return not has_errors(self.findings)


def build(
    root: Path,
    output: Path,
    *,
    settings: Path | None = None,
    today: date | None = None,
    drafts: bool = False,
    siteurl: str | None = None,
) -> Built:
    """Check the folder `root` and write its site to `output`; nothing is written while a finding is an error."""
    loaded = checked(root, today, drafts=drafts)
    if loaded.campaign is None:
        return Built(loaded.findings)
    override = {
        "ROOT": str(root.resolve()),
        "PATH": str(root.resolve() / "content"),
        "CAMPAIGN": loaded.campaign,
    }
    if siteurl is not None:
        override["SITEURL"] = siteurl
    return Built(loaded.findings + _write(settings or SETTINGS, output.resolve(), override))


def _write(settings: Path, output: Path, override: dict[str, object]) -> list[Finding]:
    """Let Pelican write beside the last good site, and put the new one in its place only when it is whole."""
    part = output.with_name(output.name + ".part")
    with _Heard() as heard:
        _run_pelican(settings, {**override, "OUTPUT_PATH": str(part)}, heard)
    if heard.findings:
        shutil.rmtree(part, ignore_errors=True)
        return heard.findings
    shutil.rmtree(output, ignore_errors=True)
    part.rename(output)
    return []


def _run_pelican(settings: Path, override: dict[str, object], heard: _Heard) -> None:
    from jinja2 import TemplateError
    from pelican import Pelican
    from pelican.settings import read_settings

    try:
        Pelican(read_settings(str(settings), override=override)).run()
    except TemplateError as error:
        heard.findings.append(_template_finding(error))


def _template_finding(error: Exception) -> Finding:
    """Return where in the theme a template failed: the innermost template line of the traceback."""
    lines = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    lines.append((getattr(error, "filename", None) or "", getattr(error, "lineno", None) or 1))
    path, line = next((each for each in reversed(lines) if each[0].endswith(".html")), ("theme/templates", 1))
    root = SETTINGS.parent
    shown = Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else path
    return Finding(shown, line, f"The template fails: {error}", "Correct the template there")


class _Heard(logging.Handler):
    """Collects what Pelican warns of, while it runs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning as a finding."""
        self.findings.append(Finding("pelicanconf.py", 1, f"Pelican: {record.getMessage()}", MEND))

    def __enter__(self) -> _Heard:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_error: object) -> None:
        logging.getLogger().removeHandler(self)
