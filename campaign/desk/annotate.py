"""Findings as GitHub shows them on a pull request: beside the line they are about."""

from __future__ import annotations

from collections.abc import Iterable

from campaign.finding import Finding, errors_first


def annotations(findings: Iterable[Finding]) -> list[str]:
    """Return the commands for all, errors first: of each step, GitHub shows ten of a kind."""
    return [annotation(finding) for finding in errors_first(findings)]


def annotation(finding: Finding) -> str:
    """Return the workflow command that puts a finding beside its line."""
    text = str(finding).removeprefix(f"{finding.path}:{finding.line}: ").removeprefix("warning: ")
    place = f"file={_escaped(finding.path, ':,')},line={finding.line}"
    return f"::{finding.level} {place}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Return a text in which nothing can end the command or begin another."""
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
