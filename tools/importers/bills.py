"""import-bills: the official record of bills that we follow (XML or JSON files) to data/histories/SESSION.yml.

Followed are the bills of data/bills.yml and those of an earlier import; others in the source are left out, and named.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from campaign.finding import repeated
from campaign.model.bill import Bills, Histories, History, Stage, Step
from campaign.model.legislature import Chamber, Legislature, OfficialRecord, Session, StepKind
from campaign.model.roster import Origin
from tools.importers.report import ImportReport, finish, own_file, typed
from tools.importers.sealed import DO_NOT_EDIT, in_order, last_written, plain, sealed
from tools.importers.write_yaml import render

LARGEST = 4_000_000  # bytes of the record of one bill; the longest of a session is a hundredth of that
AGAIN = "Download it again, as the official service gives it"
NUMBER = re.compile(r"([A-Za-z]{1,4}) ?0*([1-9][0-9]{0,5})")
DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?")
WITHIN = re.compile(r"\b([0-9]{2})/([0-9]{2})/([0-9]{2}|[0-9]{4})\b")  # a day that the words of a step name
COUNT = re.compile(r"[0-9]{1,3}-[0-9]{1,3}")
EARLY = ("introduced", "committee", "floor")  # stages in the chamber that the bill came from
ONWARD = (*EARLY, "other-chamber", "both-chambers", "governor", "vetoed", "law")  # a veto may be overridden
HEADER = f"""\
# What happened to bills of one session, as the official record tells it: `stage` is written where a bill came to a new
# one. Written by `python3 tasks.py import-bills`. {DO_NOT_EDIT}
"""


def main(words: Sequence[str]) -> int:
    """Import as the command line says, print what was found, and return 0, or 1 if nothing could be written."""
    parser = argparse.ArgumentParser(prog="import-bills", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("source", type=Path, help="the record of one bill, or a folder of such .xml and .json files")
    parser.add_argument("--also", default="", help="bills besides those we follow, like 'HF 12, SF 3'")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder to write to")
    asked = parser.parse_args(words)
    also = {f"{letters.upper()} {digits}" for letters, digits in NUMBER.findall(asked.also)}
    return finish(import_bills(asked.source, asked.data, also))


def import_bills(source: Path, data: Path, also: Iterable[str] = ()) -> ImportReport:
    """Write data/histories/SESSION.yml for each session of the source, or, if anything is wrong, nothing."""
    report = ImportReport()
    legislature = own_file(data, "legislature.yml", Legislature, report)
    bills = own_file(data, "bills.yml", Bills, report, Bills())
    if legislature is None or bills is None:
        return report
    if legislature.official_record is None:
        wrong, fix = "`official_record` is missing", "Add how the record of bills is read: see docs/reference.md"
        report.error((data / "legislature.yml").as_posix(), 1, wrong, fix)
        return report
    reader = Reader(legislature, legislature.official_record, report)
    read = [found for record in _records(source, report) if (found := reader.history(record))]
    _refuse_twins(read, report)
    texts: dict[Path, str] = {}
    for session in legislature.sessions:
        path = data / "histories" / f"{session.id}.yml"
        ours = {bill.number for bill in bills.bills if bill.session == session.id} | set(also)
        of_session = [each for each in read if each.session == session]
        histories = _histories(path, session, of_session, ours, reader) if of_session else None
        if histories and histories.bills:
            texts[path] = sealed(render(HEADER, histories, {"bills": histories.bills}))
            typed(texts[path], path.as_posix(), Histories, report)
    _refuse_missing(source, read, set(also), texts, report)
    report.save(texts)
    return report


# Reading


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one bill: its path for messages, its text, its facts, and by chamber what happened there."""

    path: str
    text: str
    facts: dict[str, str]
    actions: dict[str, list[dict[str, str]]]

    def line(self, words: str) -> int:
        """Return the line on which words first stand in the file."""
        return self.text.count("\n", 0, max(self.text.find(words), 0)) + 1


def _records(source: Path, report: ImportReport) -> Iterator[Record]:
    """Yield the record in a file, or in each .xml and .json file of a folder, in order; what is none is reported."""
    files = sorted(path for path in source.rglob("[!.]*") if path.suffix.lower() in (".xml", ".json"))
    if not (files or source.is_file()):
        report.error(source.as_posix(), 1, "There are no .xml or .json files here", "Name a file or folder of records")
    for path in files or [source] * source.is_file():
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
            yield _record(path.as_posix(), content)
        except UnicodeDecodeError as error:
            report.error(path.as_posix(), content[: error.start].count(b"\n") + 1, "This is not UTF-8", AGAIN)
        except json.JSONDecodeError as error:
            report.error(path.as_posix(), error.lineno, f"This is not JSON ({error.msg})", AGAIN)
        except ElementTree.ParseError as error:
            report.error(path.as_posix(), error.position[0], f"This is not XML ({error.msg})", AGAIN)
        except (OSError, ValueError, RecursionError) as error:
            report.error(path.as_posix(), 1, f"This is no record of a bill ({error})", AGAIN)


def _record(path: str, content: bytes) -> Record:
    """Return the record in the content of a file; raise ValueError for anything else."""
    if len(content) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB")
    text = content.decode("utf-8-sig")
    facts, actions = _from_xml(text) if text.lstrip().startswith("<") else _from_json(text)
    if lacking := [key for key in ("file_type", "file_number", "description", "session_number") if not facts.get(key)]:
        raise ValueError(f"{', '.join(lacking)} is missing")
    return Record(path, text, facts, actions)


Parts = tuple[dict[str, str], dict[str, list[dict[str, str]]]]


def _from_json(text: str) -> Parts:
    """Return the facts and the actions that JSON tells."""
    root = json.loads(text)
    bill = root.get("canonical_bill", root) if isinstance(root, dict) else None
    if not isinstance(bill, dict):
        raise ValueError("it holds no bill")
    told = bill.get("actions", {})
    lists = told.values() if isinstance(told, dict) else [told]
    if not all(isinstance(each, list) and all(isinstance(action, dict) for action in each) for each in lists):
        raise ValueError("its actions are no lists")
    return _texts(bill), {chamber.lower(): [_texts(action) for action in each] for chamber, each in told.items()}


def _texts(values: dict[str, Any]) -> dict[str, str]:
    return {key.lower(): plain(str(value)) for key, value in values.items() if isinstance(value, str | int)}


def _from_xml(text: str) -> Parts:
    """Return the facts and the actions that XML tells; a text that declares entities or a document type is refused."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("it declares a document type, as no record does")
    root = ElementTree.fromstring(text)  # noqa: S314 - without a document type there are no entities to expand
    bill = next((each for each in root.iter() if "file_type" in map(_tag, each)), None)
    if bill is None:
        raise ValueError("it holds no bill")
    told = next((each for each in bill if _tag(each) == "actions"), ())
    actions = {_tag(chamber): [_fields(action) for action in chamber] for chamber in told}
    return _fields(bill), actions


def _fields(element: ElementTree.Element) -> dict[str, str]:
    return {_tag(each): plain(each.text or "") for each in element if not len(each)}


def _tag(element: ElementTree.Element) -> str:
    """Return an element's name in lowercase, without its namespace."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


# What it means


@dataclass(frozen=True, slots=True)
class Found:
    """A bill's history and its session."""

    session: Session
    history: History
    path: str
    lost: tuple[str, ...]  # steps to which the record gives no day


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads records with the facts of the legislature."""

    legislature: Legislature
    official: OfficialRecord
    report: ImportReport

    def history(self, record: Record) -> Found | None:
        """Return what a record tells of its bill, or None with the fault reported."""
        facts, number = record.facts, _number(record.facts, "file")
        prefix = {chamber.bill_prefix: chamber for chamber in self.legislature.chambers}
        sessions = {session.id: session for session in self.legislature.sessions}
        session, origin = sessions.get(facts["session_number"]), prefix.get((number or "").partition(" ")[0])
        if number is None or origin is None:
            told = f"{facts['file_type']} {facts['file_number']}"
            wrong, at = f"No chamber's bills are numbered like {told}", facts["file_number"]
        elif session is None or facts.get("session_type", "0") != "0":
            wrong, at = f"{number} is of no regular session in data/legislature.yml", facts["session_number"]
        else:
            steps, lost = self._steps(record, origin)
            history = History(
                number=number,
                title=facts["description"],
                companion=_number(facts, "companion"),
                page=self._page(session, number, facts),
                steps=tuple(self._staged(steps, origin)),
            )
            return Found(session, history, record.path, lost)
        self.report.error(record.path, record.line(at), wrong, "Take it out of the source, or correct our own facts")
        return None

    def _page(self, session: Session, number: str, facts: dict[str, str]) -> str | None:
        letters, _, digits = number.partition(" ")
        if not facts.get("session_year"):
            return None
        return self.official.page.format(session=session.id, year=facts["session_year"], letters=letters, digits=digits)

    def _steps(self, record: Record, origin: Chamber) -> tuple[list[Step], tuple[str, ...]]:
        """Return the steps of both chambers by day, the bill's own first, and the words of those without a day."""
        steps: list[Step] = []
        lost: list[str] = []
        for chamber in sorted(self.legislature.chambers, key=lambda each: each != origin):
            actions = sorted(record.actions.get(chamber.id, ()), key=_place)
            for action, day in zip(actions, _settled([self._day(each, record) for each in actions]), strict=True):
                if day:
                    steps += self._told(action, chamber, day, record)
                else:
                    lost.append(_words(action))
        return sorted(steps, key=lambda step: step.date), tuple(lost)

    def _day(self, action: dict[str, str], record: Record) -> date | None:
        """Return the day of an action, which may stand in its words; None where there is none."""
        told, within = action.get("action_date", ""), WITHIN.search(_words(action))
        if told:
            written = DAY.fullmatch(told)
            text = written[1] if written else told
        elif within:
            told = within[0]
            text = f"{within[3] if len(within[3]) == 4 else f'20{within[3]}'}-{within[1]}-{within[2]}"
        else:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.report.error(record.path, record.line(told), f"“{told}” is no day", AGAIN)
            return None

    def _told(self, action: dict[str, str], chamber: Chamber, day: date, record: Record) -> Iterator[Step]:
        """Yield an action as a step; being introduced and referred to a committee, told as one, are two."""
        count, words, kind = action.get("roll_call", ""), _words(action), self._kind(_words(action))
        if count and not COUNT.fullmatch(count):
            self.report.warning(record.path, record.line(count), f"“{count}” is no count, and is left out", AGAIN)
            count = ""
        step = Step(date=day, chamber=chamber.id, what=words, count=count or None)
        known = next((each for each in kind.known_by if words.lower().startswith(each.lower())), "") if kind else ""
        if kind and kind.words and known:
            rest = words[len(known) :].strip(" ,:")
            yield replace(step, what=kind.words)
            if rest:
                yield replace(step, what=rest[0].upper() + rest[1:])
        elif words:
            yield step

    def _kind(self, words: str) -> StepKind | None:
        said = words.lower()
        return next((kind for kind in self.official.steps if any(each.lower() in said for each in kind.known_by)), None)

    def _staged(self, steps: Iterable[Step], origin: Chamber) -> Iterator[Step]:
        """Yield the steps, with its stage each that brings the bill to a new one."""
        stage: Stage | None = None
        words = {kind.words: kind for kind in self.official.steps if kind.words}
        for step in steps:
            kind = words.get(step.what) or self._kind(step.what)
            after = _stage(kind.means, stage, own=step.chamber == origin.id) if kind else None
            yield replace(step, stage=after) if after else step
            stage = after or stage


def _stage(means: str, before: Stage | None, *, own: bool) -> Stage | None:
    """Return the new stage to which a kind of step leads, or None; `own`: in the chamber that the bill came from."""
    if means in EARLY and not own:
        return None
    after: Stage = ("other-chamber" if own else "both-chambers") if means == "passed" else means  # type: ignore[assignment]
    back = (before, after) == ("floor", "committee")
    return after if before is None or back or ONWARD.index(after) > ONWARD.index(before) else None


def _settled(days: list[date | None]) -> list[date | None]:
    """Return the days of a chamber's actions; one without a day, between two of the same, is of that day, too."""

    def between(place: int) -> date | None:
        before = next(filter(None, reversed(days[:place])), None)
        return before if before == next(filter(None, days[place + 1 :]), None) else None

    return [day or between(place) for place, day in enumerate(days)]


def _words(action: dict[str, str]) -> str:
    """Return what happened in the words of the record: the step, its committee, its details."""
    words = action.get("action_text", "").rstrip(" :")
    for key in ("committee_name", "action_description"):
        if more := action.get(key, ""):
            words += f"{' ' if words.lower().endswith((' to', ' action')) else ': '}{more}" if words else more
    return words


def _place(action: dict[str, str]) -> int:
    digits = action.get("action_number", "")
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else 0


def _number(facts: dict[str, str], which: str) -> str | None:
    """Return the number of the bill (`file`) or of its `companion`, None for what is none."""
    number = NUMBER.fullmatch(f"{facts.get(f'{which}_type', '')} {facts.get(f'{which}_number', '')}")
    return f"{number[1].upper()} {number[2]}" if number else None


# What was there before


def _histories(path: Path, session: Session, found: list[Found], ours: set[str], reader: Reader) -> Histories | None:
    """Return the histories of a session: those of the source, and of the last import those that it does not have."""
    report = reader.report
    before = last_written(path, Histories, report)
    kept = dict(before.by_number) if before else {}
    followed = [each.history for each in found if each.history.number in ours | kept.keys()]
    others = sorted({each.history.number for each in found} - {bill.number for bill in followed}, key=in_order)
    if others:
        report.notes.append(f"left out, as we do not follow them: {', '.join(others)} (import them with --also)")
    for each in found:
        if each.lost and each.history in followed:
            told = ", ".join(f"“{words}”" for words in each.lost)
            report.notes.append(f"{each.history.number}: left out, as the record gives no day for it: {told}")
    for bill in followed:
        old = kept.get(bill.number)
        if old and len(old.steps) > len(bill.steps):
            message = f"The source has fewer steps of {bill.number} than this file"
            report.error(path.as_posix(), old.source.first, message, "Download it again, or delete this file")
    bills = sorted(
        {**kept, **{bill.number: bill for bill in followed}}.values(), key=lambda bill: in_order(bill.number)
    )
    official = reader.official
    origin = Origin(name=official.name, url=official.url, license=official.license)
    newest = max((step.date for bill in bills for step in bill.steps), default=session.convenes)
    return Histories(as_of=newest, origin=origin, session=session.id, bills=tuple(bills))


def _refuse_twins(read: list[Found], report: ImportReport) -> None:
    """Report each bill whose record is in the source twice."""
    for second, first in repeated(read, lambda each: (each.session.id, each.history.number)):
        message = f"{second.history.number} is in {first.path}, too"
        report.error(second.path, 1, message, "Keep the newer of the two")


def _refuse_missing(
    source: Path, read: list[Found], also: set[str], texts: dict[Path, str], report: ImportReport
) -> None:
    """Report bills that were asked for and are not there, and a source with nothing to import."""
    for number in sorted(also - {each.history.number for each in read}, key=in_order):
        report.error(source.as_posix(), 1, f"{number} is not in this source", "Download its record, too")
    if not texts and not report.failed:
        fix = "Add them to data/bills.yml, or name them with --also"
        report.error(source.as_posix(), 1, "None of the bills in this source is one that we follow", fix)
