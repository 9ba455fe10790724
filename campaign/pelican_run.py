"""One run of Pelican for some of the site's files, with everything it complains of as findings."""

from __future__ import annotations

import contextlib
import io
import logging
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from pelican import Pelican

from campaign.finding import Finding
from campaign.pages.output import Output
from campaign.read.files import Refused

MEND = "Mend the file it names; python3 tasks.py check says more"
PROJECT = Path(__file__).parent.parent


def make(settings: dict[str, Any], outputs: Sequence[Output]) -> list[Finding]:
    """Let Pelican make these outputs; return what it warned of, which should be nothing."""
    chosen = {
        **settings,
        "ARTICLE_PATHS": [_below_content(each) for each in outputs if each.source and each.template == "action"],
        "PAGE_PATHS": [_below_content(each) for each in outputs if each.source and each.template != "action"],
        "OUTPUTS": outputs,
    }
    with _Heard() as heard, contextlib.redirect_stdout(io.StringIO()):
        try:
            Pelican(chosen).run()
        except TemplateError as error:
            heard.findings.append(template_finding(error))
        except Refused as refused:
            heard.findings.append(refused.finding)
    return heard.findings


def _below_content(output: Output) -> str:
    return output.source.removeprefix("content/")


def template_finding(error: Exception) -> Finding:
    """Return where in the theme a template failed: the innermost template line of the traceback."""
    lines = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    lines.append((getattr(error, "filename", None) or "", getattr(error, "lineno", None) or 1))
    path, line = next((each for each in reversed(lines) if each[0].endswith(".html")), ("theme/templates", 1))
    shown = Path(path).relative_to(PROJECT).as_posix() if Path(path).is_relative_to(PROJECT) else path
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
