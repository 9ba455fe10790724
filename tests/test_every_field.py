"""Every field of an action is shown to readers: on the page made from it, in its calendar, or as data."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from campaign.blank import bare, group_of, is_list, next_free_day, of_kind
from campaign.model.action import Action
from campaign.model.kinds import KINDS, KindName
from campaign.model.patterns import Link
from campaign.pages.words import day, day_and_year
from campaign.read.typed import Spec, fields_of
from tests.builds import built
from tests.built import Site
from tests.invented import TODAY, campaign_on, copied
from tests.texts import SCRIPT, VOICEMAIL

NEXT = "2027-02-04-walk-the-river"
HIDDEN = {"draft": "A draft has no page.", "when": "It says on which days the rest is shown."}


def marker(key: str) -> str:
    """Return a word that is in no other field."""
    return f"moss{key.replace('.', '').replace('_', '')}"


def special(opens: date) -> dict[str, tuple[str, str]]:
    """Return fields that hold no words of the editor's own, or must hold certain words: a value, and what is seen."""
    closes, due, changed = opens + timedelta(7), opens + timedelta(6), opens + timedelta(1)
    return {
        "closes": (f"{closes}", day(closes)),
        "minutes": ("47", "47 minutes"),
        "ask": ("Mend the old mossask bridge.", "mossask"),
        "who": ("[jane-doe]", "Doe"),
        "bill": ("CB 4", "CB 4"),
        "position": ("support", "YES vote"),
        "script": (f"{SCRIPT}\n\n  Mossscript.", "Mossscript"),
        "voicemail": (f"{VOICEMAIL}\n\n  Mossvoicemail.", "Mossvoicemail"),
        "next": (NEXT, f"/actions/{NEXT}/"),
        "start": (f"{closes}T09:41", "9:41"),
        "end": (f"{closes}T11:37", "11:37"),
        "committee": ("council/rivers-and-roads", "/committees/council/rivers-and-roads/"),
        "status": ("changed", "Changed: check the time and place"),
        "changes.date": (f"{changed}", day(changed)),
        "testify.deadline": (f"{due}T12:34", "12:34"),
        "outcome.date": (f"{closes}", day_and_year(closes)),
    }


class Filled:
    """The text of an action in which every field of its kind has a value, and what readers must find of each."""

    def __init__(self, kind: str, opens: date) -> None:
        """Fill in all fields."""
        self.name = f"{opens}-moss-{kind}"
        self.known = special(opens) | {"kind": (kind, KINDS[kind].word)}
        self.seen: dict[str, str] = {}
        elsewhere = {key for name in KINDS for key in of_kind(name)} - set(of_kind(kind))
        specs = [spec for key, spec in fields_of(Action).items() if key not in elsewhere and key not in HIDDEN]
        lines = [line for spec in specs for line in self._field(spec)]
        self.text = "\n".join(["---", *lines, "---", "It is old.", ""])

    def _field(self, spec: Spec) -> Iterator[str]:
        """Yield the lines of a field, those of a group below its key."""
        group = group_of(spec)
        if group is None:
            yield f"{spec.key}: {self._value(spec, spec.key)}"
            return
        yield f"{spec.key}:"
        for number, inner in enumerate(fields_of(group).values()):
            indent = "  - " if is_list(spec) and number == 0 else "    "
            yield f"{indent}{inner.key}: {self._value(inner, f'{spec.key}.{inner.key}')}"

    def _value(self, spec: Spec, key: str) -> str:
        if key in self.known:
            value, self.seen[key] = self.known[key]
            return value
        assert bare(spec.type) is str, f"say in `special` what is seen of {key}, or in HIDDEN why nothing is"
        self.seen[key] = f"https://ostrelle.example/{marker(key)}" if is_link(spec) else marker(key)
        return self.seen[key]


def is_link(spec: Spec) -> bool:
    """Return whether a field holds a web address."""
    return Link in (spec.type, *typing.get_args(spec.type))


def told(site: Site, name: str) -> str:
    """Return what an action's page says and leads to, its calendar, and its data."""
    page = site.pages[f"/actions/{name}/"]
    calendar = site.file(f"/calendar/{name}.ics")
    data = json.loads(site.text("/api/actions.json"))["actions"]
    shown = [page.text, *page.values("main a", "href"), *(json.dumps(each) for each in data if each["id"] == name)]
    if calendar.exists():
        shown.append(calendar.read_text("utf-8").replace("\n ", "").replace("\\", ""))
    return "\n".join(shown)


def free_days(before: int) -> list[date]:
    """Return one day for each kind, from so many days before TODAY on, on which an action may open."""
    campaign, days = replace(campaign_on(), today=TODAY - timedelta(before)), []
    for _ in KINDS:
        days.append(next_free_day(campaign))
        campaign = replace(campaign, today=days[-1])
    return days


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, dict[str, list[Filled]]]:
    """Return a site with two actions of each kind, one that has closed and one that has not, and these actions."""
    folder = tmp_path_factory.mktemp("filled")
    root = copied(folder / "project")
    pairs = zip(KINDS, free_days(40), free_days(1), strict=True)
    actions = {kind: [Filled(kind, closed), Filled(kind, ahead)] for kind, closed, ahead in pairs}
    for action in (action for pair in actions.values() for action in pair):
        (root / f"content/actions/{action.name[:4]}/{action.name}.md").write_text(action.text, "utf-8")
    return built(root, folder / "site"), actions


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_shown(filled: tuple[Site, dict[str, list[Filled]]], kind: str) -> None:
    """Where every field has a value, readers see it: some while it is open, the outcome once it has closed."""
    site, actions = filled
    unseen = [
        {key for key, seen in action.seen.items() if seen.casefold() not in told(site, action.name).casefold()}
        for action in actions[kind]
    ]
    assert set.intersection(*unseen) == set()


def test_every_kind_is_described_once() -> None:
    """What `kind:` may say is what model/kinds.py describes, each under its own name."""
    assert tuple(KINDS) == typing.get_args(KindName)
    assert [kind.name for kind in KINDS.values()] == list(KINDS)
    assert {key for kind in KINDS.values() for key in (*kind.fields, *kind.needs)} <= set(fields_of(Action))
