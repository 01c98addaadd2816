"""What ends the figures that stand set together, under each policy. The policies are argued in docs/explanation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from firsthand.core.claim import Claim
from firsthand.core.estimate import Policy
from firsthand.core.quantity import Bound, Quantity, near
from firsthand.core.text import Report
from firsthand.packs import Packs
from firsthand.trace.standing import RULES, Row, one_for_each_group

BASES = ("register", "ship-or-port-count", "imagery", "debris", "document", "count", "extrapolation")
"""Stated bases of a figure, the strongest first; other bases do not choose a best figure."""
CLOSED = (Bound.EXACT, Bound.ABOUT)


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of an answer with the rows that set or agree with them, and why there are none where figures stand."""

    low: float | None = None
    low_open: bool | None = None
    best: float | None = None
    high: float | None = None
    high_open: bool | None = None
    rows: list[Row] = field(default_factory=list)
    note: str | None = None


def ends(current: Sequence[Row], policy: Policy, order: Sequence[frozenset[str]] = ()) -> Ends:
    """The ends that figures which stand set under a policy.

    Args:
        current: what is neither left out nor overtaken; of each independence group the newest is taken.
        policy: the rule.
        order: for `source-order`, each source's names as `preferences` gives them, the preferred one first.
    """
    if not current:
        return Ends()
    if policy is Policy.SOURCE_ORDER:
        return _ordered(current, order)
    rows = one_for_each_group(current)
    if policy is Policy.MAJORITY:
        return _majority(rows)
    if policy is Policy.CONSERVATIVE:
        return _least(rows)
    if policy is Policy.LATEST:
        newest = max(row.day or date.min for row in rows)
        rows = [row for row in rows if (row.day or date.min) == newest]
    return _range(rows)


def _range(rows: Sequence[Row]) -> Ends:
    """The least low and the greatest high of all rows. An end is open only if every row that sets it leaves it open."""
    lows = [(v, r) for r in rows if (v := r.claim.quantity.low) is not None]
    highs = [(v, r) for r in rows if (v := r.claim.quantity.high) is not None]
    low = min((v for v, _ in lows), default=None)
    floors = [v for v, r in lows if r.claim.quantity.high is None]
    high = max((v for v, _ in highs), default=None)
    if high is not None and floors and max(floors) >= high:
        # a floor that reaches the greatest stated end leaves nothing above it closed
        high = None
    setting = [
        r
        for r in rows
        if (low is not None and r.claim.quantity.low == low) or (high is not None and r.claim.quantity.high == high)
    ]
    return Ends(
        low,
        None if low is None else all(r.claim.quantity.bound is Bound.OVER for v, r in lows if v == low),
        _best(rows, low, high),
        high,
        None if high is None else all(r.claim.quantity.bound is Bound.UNDER for v, r in highs if v == high),
        setting or list(rows),
    )


def _best(rows: Sequence[Row], low: float | None, high: float | None) -> float | None:
    """The one figure all rows agree on, else the one with the strongest stated basis, the latest on a tie, or none.

    An estimate is no better founded than a figure that states no basis.
    """
    closed = [r for r in rows if r.claim.quantity.bound in CLOSED]
    agreed = len(closed) == len(rows) and len({r.claim.quantity.point for r in closed}) == 1
    if agreed and low is not None and low == high:
        return low
    based = [(BASES.index(basis), r) for r in closed if (basis := basis_of(r)) is not None]
    if not based:
        return None
    rank, strongest = min(based, key=lambda row: (row[0], -(row[1].day or date.min).toordinal(), row[1].origin.id))
    if BASES[rank] == "extrapolation" and len(based) < len(rows):
        return None
    return strongest.claim.quantity.point


def basis_of(row: Row) -> str | None:
    """The basis of counting that a figure states, by its rule of inclusion ("certified") or in other words."""
    basis = RULES.get(row.rule or "") or row.claim.basis
    return basis if basis in BASES else None


def _least(rows: Sequence[Row]) -> Ends:
    """The least figure that stands, with its own ends: the one with the least low, else the least ceiling."""
    lows = [v for r in rows if (v := r.claim.quantity.low) is not None]
    if not lows:
        return _range([min(rows, key=lambda r: (r.claim.quantity.ends[1], r.origin.id))])
    least = [r for r in rows if r.claim.quantity.low == min(lows)]
    nearest = min(r.claim.quantity.ends[1] for r in least)
    return _range([r for r in least if r.claim.quantity.ends[1] == nearest])


def _ordered(current: Sequence[Row], order: Sequence[frozenset[str]]) -> Ends:
    """The newest figure of the first source in the order that has one which stands."""
    for names in order:
        theirs = [row for row in current if names & sources(row)]
        if theirs:
            newest = max(row.day or date.min for row in theirs)
            return _range(one_for_each_group([row for row in theirs if (row.day or date.min) == newest]))
    return Ends(note="no figure of a source in the order stands")


def sources(row: Row) -> frozenset[str]:
    """Under which names a figure can be preferred: speaker, organisation, group, and outlets it came through."""
    speaker = row.origin.speaker
    names = [speaker.person, speaker.organisation, speaker.state] if speaker else []
    relays = [name for claim in row.told for name in claim.via]
    return frozenset(_bare(name) for name in (*names, row.origin.group, *row.outlets, *relays) if name)


def _bare(name: str) -> str:
    """A name as it is compared: in lower case, without its article."""
    return name.strip().lower().removeprefix("the ")


def preferences(
    order: Sequence[str], packs: Packs, reports: Sequence[Report], claims: Sequence[Claim]
) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """An order of sources, each with all its names as they are compared, and the names in it that the collection lacks.

    Args:
        order: names as the user wrote them, the preferred one first.
        packs: which names are one ("UN", "United Nations").
        reports: the collection.
        claims: traced.
    """
    known = {r.outlet for r in reports}
    for claim in claims:
        voice = claim.speaker
        known |= {claim.group, *claim.via} | ({voice.person, voice.organisation, voice.state} if voice else set())
    here = {_bare(name) for name in known if name}
    sets = [frozenset(map(_bare, (name, packs.canonical(name)))) for name in order]
    return tuple(sets), tuple(name for name, names in zip(order, sets, strict=True) if not names & here)


def _allows(quantity: Quantity, value: float) -> bool:
    """Whether a figure allows a value: its ends as its bound means them, a single number within printing differences.

    A number equal to within half a percent is the same number printed twice (`firsthand.core.quantity.CLOSE`).
    """
    low, high = quantity.ends
    if low == high:
        return near(low, value)
    above = value > low if quantity.bound is Bound.OVER else value >= low
    return above and (value < high if quantity.bound is Bound.UNDER else value <= high)


def _majority(rows: Sequence[Row]) -> Ends:
    """The least and the greatest value that more than half of the independence groups allow.

    Support changes only at the ends of figures, so it is enough to ask at each end, between each two, below all and
    above all.
    """
    groups = sorted({row.origin.group for row in rows})
    edges = sorted({e for row in rows for e in row.claim.quantity.ends if math.isfinite(e)})
    below, above = (edges[0] / 2 if edges[0] > 0 else edges[0] - 1), edges[-1] * 2 + 1
    pieces: list[tuple[float, float | None, float | None]] = [(below, None, edges[0])]
    for n, edge in enumerate(edges):
        pieces.append((edge, edge, edge))
        if n + 1 < len(edges):
            pieces.append(((edge + edges[n + 1]) / 2, edge, edges[n + 1]))
    pieces.append((above, edges[-1], None))
    held = [
        piece
        for piece in pieces
        if 2 * len({row.origin.group for row in rows if _allows(row.claim.quantity, piece[0])}) > len(groups)
    ]
    if not held:
        return Ends(note=f"no value has a majority: {len(groups)} independent groups give rival figures")
    first, last = held[0], held[-1]
    low, high = first[1], last[2]
    return Ends(
        low,
        None if low is None else first[1] != first[2],
        low if low == high else None,
        high,
        None if high is None else last[1] != last[2],
        [row for row in rows if any(_allows(row.claim.quantity, piece[0]) for piece in held)],
    )
