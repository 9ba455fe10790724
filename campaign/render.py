"""One run of Pelican for a share of the site's files, with everything it complains of as findings."""

from __future__ import annotations

import contextlib
import io
import logging
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, TemplateError
from pelican import Pelican
from pelican.settings import read_settings

from campaign.finding import Finding, Refused
from campaign.pages.generator import Made, Share, shared
from campaign.pages.output import Output
from campaign.pages.plan import Plan

FIX = "Fix the file it names; python3 tasks.py check says more"
PROJECT = Path(__file__).parent.parent
Settings = dict[str, Any]


def settings_for(file: Path, override: Settings, templates: Path | None) -> Settings:
    """Return Pelican's settings of a file, some overridden; compiled templates are kept in a folder if one is given."""
    settings: Settings = read_settings(str(file), override=override)
    if templates:
        templates.mkdir(parents=True, exist_ok=True)
        settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = FileSystemBytecodeCache(str(templates))
    return settings


def renderer(
    settings: Settings, plan: Plan, is_current: Callable[[str, str], bool] | None
) -> Callable[[Sequence[Output]], list[Made | Finding]]:
    """Return what makes a share of the plan; without `is_current` every file is made, and none gets a key."""
    chosen = {**settings, "PLAN": plan}
    told = (shared(plan), is_current) if is_current else ()
    return lambda outputs: _run(chosen, Share(outputs, *told))


def _run(settings: Settings, share: Share) -> list[Made | Finding]:
    with _Heard() as heard, contextlib.redirect_stdout(io.StringIO()):
        try:
            Pelican({**settings, "SHARE": share}).run()
        except TemplateError as error:
            heard.findings.append(template_finding(error))
        except Refused as refused:
            heard.findings.append(refused.finding)
    return [*share.made, *heard.findings]


def template_finding(error: Exception) -> Finding:
    """Return where in the theme a template failed: the innermost template line of the traceback."""
    lines = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    lines.append((getattr(error, "filename", None) or "", getattr(error, "lineno", None) or 1))
    path, line = next((each for each in reversed(lines) if "templates" in each[0]), ("theme/templates", 1))
    shown = Path(path).relative_to(PROJECT).as_posix() if Path(path).is_relative_to(PROJECT) else path
    return Finding(shown, line, f"The template fails: {error}", "Correct the template there")


class _Heard(logging.Handler):
    """Collects what Pelican warns of, while it runs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning as a finding."""
        self.findings.append(Finding("pelicanconf.py", 1, f"Pelican: {record.getMessage()}", FIX))

    def __enter__(self) -> _Heard:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_error: object) -> None:
        logging.getLogger().removeHandler(self)
