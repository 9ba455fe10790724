"""How likely a district is for somebody who names a ZIP or a town, in honest words."""

from __future__ import annotations

from campaign.model.places import Candidate

UNKNOWN = "Not known how many voters"


def likely(candidate: Candidate, *, alone: bool) -> str:
    """Return who of the place votes in a district; `alone` when it is the only one. Never finer than a tenth."""
    share = candidate.share
    if alone:
        return "Everybody there"
    if share is None:
        return UNKNOWN
    if share < 0.05:
        return "Very few voters" if share < 0.005 else "Fewer than 1 in 20 voters"
    if share >= 0.95:
        return "Nearly all voters"
    return _tenths(max(1, min(9, round(share * 10))))


def _tenths(tenths: int) -> str:
    if tenths == 5:
        return "About half of the voters"
    most = "Most voters, about" if tenths > 6 else "About"
    return f"{most} {tenths} in 10{'' if tenths > 6 else ' voters'}"
