"""Check, then let Pelican write the site; every warning of Pelican's is an error."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from campaign.checked import checked
from campaign.finding import Finding, has_errors

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
    from pelican import Pelican
    from pelican.settings import read_settings

    here = settings or Path(__file__).parent.parent / "pelicanconf.py"
    override = {
        "ROOT": str(root.resolve()),
        "PATH": str(root.resolve() / "content"),
        "OUTPUT_PATH": str(output),
        "CAMPAIGN": loaded.campaign,
    }
    if siteurl is not None:
        override["SITEURL"] = siteurl
    with _Heard() as heard:
        Pelican(read_settings(str(here), override=override)).run()
    return Built(loaded.findings + heard.findings)


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
