"""ZIPs without an area lead to their city."""

from __future__ import annotations

from collections import Counter, defaultdict

from campaign.model.places import Box, Candidates, County, Places, Town, candidates
from campaign.place_names import folded


class Boxes:
    """Knows for a ZIP without an area the city of that name, else its county."""

    def __init__(self, places: Places) -> None:
        """Take the towns, the names they also go by, and the counties."""
        self.also = {folded(name): folded(town) for name, town in places.also}
        self.counties: dict[str, County] = {folded(county.name): county for county in places.counties}
        self.towns: dict[str, list[Town]] = defaultdict(list)
        for town in places.towns:
            self.towns[folded(town.name)].append(town)

    def city(self, box: Box) -> tuple[str, Candidates]:
        """Return the name of the place that stands for the box, and its districts; a city may lie in two counties."""
        name, county = folded(box.city), self.counties.get(folded(box.county))
        parts = self.towns.get(self.also.get(name, name), [])
        if parts:
            return parts[0].name, joined(parts)
        return f"{county.name if county else box.county} County", county.candidates if county else ()


def joined(towns: list[Town]) -> Candidates:
    """Return the districts of towns together, those with most voters first."""
    votes: Counter[str] = Counter()
    for town in towns:
        votes.update({each.district: round((each.share or 0) * town.voters) for each in town.candidates})
    return candidates(dict(votes.most_common()))
