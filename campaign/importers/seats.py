"""Every seat after an import: one holder a day, or known to be empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from campaign.importers.entries import Entry, Found
from campaign.importers.merge_entries import Matched
from campaign.importers.report import ImportReport
from campaign.importers.terms import DAY, Holding, clashes, gaps, spoken
from campaign.model.legislature import Legislature, Session
from campaign.model.roster import Seat


def holdings(entries: Sequence[Entry], matched: Matched) -> list[Holding]:
    """Return everybody's days in seats, each with the file and line to look at."""
    places: dict[int, Found] = {id(entry): found for entry, found in matched.pairs}
    return [
        Holding(
            entry.text("id"),
            entry.text("name"),
            Seat(term["chamber"], term["district"]),
            date.fromisoformat(term["from"]),
            date.fromisoformat(term["until"]),
            places.get(id(entry), entry).path,
            places.get(id(entry), entry).line,
        )
        for entry in entries
        for term in entry.items("terms")
    ]


def refuse_clashes(held: Iterable[Holding], report: ImportReport) -> None:
    """Report each pair of holdings that cannot both be true."""
    for one, two in clashes(held):
        day = spoken(two.begins)
        if one.seat == two.seat:
            message = f"{one.name} ({one.path}:{one.line}) and {two.name} both hold {_words(two.seat)} on {day}"
        else:
            message = f"{two.name} holds both {_words(one.seat)} and {_words(two.seat)} on {day}"
        report.error(two.path, two.line, message, "Correct the role's dates in the source, or `until` in our file")


def vacancies(
    ours: Sequence[Entry], held: Sequence[Holding], legislature: Legislature, session: Session, as_of: date
) -> tuple[list[Entry], list[Seat]]:
    """Return the seats known to be empty from a day on, and the seats that lack a holder for no known reason."""
    empty, unexplained = [], []
    for seat in (Seat(chamber.id, seat) for chamber in legislature.chambers for seat in legislature.seats(chamber.id)):
        terms = sorted((one for one in held if one.seat == seat), key=lambda one: one.begins)
        known = [entry for entry in ours if _seat(entry) == seat and _still_true(entry, terms)]
        spans = [(one.begins, one.ends) for one in terms] + [_span(entry) for entry in known]
        for begins, ends in gaps(spans, as_of, session.terms_end or as_of):
            former = [one for one in terms if one.ends < begins]
            if former:
                known.append(_vacancy(max(former, key=lambda one: one.ends), ends))
            else:
                unexplained.append(seat)
        empty += sorted(known, key=lambda entry: entry.text("from"))
    return empty, unexplained


def _still_true(entry: Entry, terms: Sequence[Holding]) -> bool:
    """End a vacancy on the day before somebody took the seat; return False if nothing of it is left."""
    begins, ends = _span(entry)
    taken = next((one.begins for one in terms if one.ends >= begins), None)
    if taken and begins < taken <= ends:
        entry.values["until"] = (taken - DAY).isoformat()
    return taken is None or taken > begins


def _vacancy(former: Holding, ends: date) -> Entry:
    values = {
        "chamber": former.seat.chamber,
        "district": former.seat.district,
        "from": (former.ends + DAY).isoformat(),
        "until": ends.isoformat(),
        "note": f"{former.name} held this seat until {spoken(former.ends)}.",
    }
    return Entry(dict(values))


def _span(entry: Entry) -> tuple[date, date]:
    return date.fromisoformat(entry.text("from")), date.fromisoformat(entry.text("until") or "9999-12-30")


def _seat(entry: Entry) -> Seat:
    return Seat(entry.text("chamber"), entry.text("district"))


def _words(seat: Seat) -> str:
    return f"{seat.chamber} {seat.district}"


def refuse_unexplained(seats: Iterable[Seat], as_of: date, path: str, report: ImportReport) -> None:
    """Report each seat without a holder and without a former holder whose last day is known."""
    for seat in seats:
        message = f"Nobody holds {_words(seat)} on {spoken(as_of)} or later, and no former holder is in the source"
        fix = "Add the member's file; if the seat is empty, add it under `vacancies` in data/legislators.yml"
        report.error(path, 1, message, fix)
