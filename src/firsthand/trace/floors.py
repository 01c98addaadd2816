"""What vague words do in an answer: a floor by a named convention where nothing else stands, or a rival's lower end.

"Dozens" names no number. Where only vague words stand, twice their unit is the low. Where figures stand, a vague word
adds nothing, unless a named voice of another group says it in the face of them and it cannot mean any of them: then two
voices disagree, its floor is the low, and no figure is the best one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.core.estimate import Policy
from firsthand.packs import numbers
from firsthand.trace.policies import Ends, basis_of
from firsthand.trace.sameness import MOST, covers
from firsthand.trace.standing import Row, one_for_each_group
from firsthand.trace.voices import owned

FLOORS = numbers("estimates.floors")
"""The convention "twice the unit" (three times for several): a floor for vague words, in answers only."""
RANGES = (Policy.UCDP, Policy.CONSERVATIVE)
"""Policies whose low is the least that stands."""


@dataclass(frozen=True, slots=True)
class Floored:
    """The ends of an answer with a vague word's floor in them, the word, and the convention in words."""

    ends: Ends
    magnitude: str
    convention: str


def floored(chosen: Ends, current: Sequence[Row], vague: Sequence[Row], policy: Policy) -> Floored | None:
    """The ends with the floor of vague words where it counts; None where it does not.

    Args:
        chosen: the ends that figures set.
        current: the figures that stand.
        vague: readings that give no number.
        policy: under which the ends were chosen.
    """
    if not current:
        found = _floors(vague)
        if found is None:
            return None
        value, word, rows = found
        return Floored(Ends(value, low_open=False, rows=rows), word, _convention(word, value))
    found = _floors(_rivals(vague, current)) if policy in RANGES else None
    if found is None or chosen.low is None or found[0] >= chosen.low:
        return None
    value, word, rows = found
    if policy is Policy.CONSERVATIVE:
        return Floored(Ends(value, low_open=False, rows=rows), word, _convention(word, value))
    best = chosen.best if any(basis_of(row) for row in chosen.rows) else None
    setting = [r for r in chosen.rows if chosen.high is not None and r.claim.quantity.high == chosen.high]
    ends = replace(chosen, low=value, low_open=False, best=best, rows=[*setting, *rows])
    return Floored(ends, word, _convention(word, value))


def _rivals(vague: Sequence[Row], current: Sequence[Row]) -> list[Row]:
    """The vague words of named voices that can mean no figure that stands, and that none of them overtook later."""
    groups = {row.origin.group for row in current}
    return [
        row
        for row in vague
        if owned(row.claim)
        and _named(row)
        and row.origin.group not in groups
        and row.day is not None
        and not any(other.day and other.day > row.day and _above(other, row) for other in current)
        and row.claim.in_body
        and _plain(row.claim.quantity.magnitude) in MOST
        and not any(covers(row.claim.quantity, other.claim.quantity) for other in current)
    ]


def _named(row: Row) -> bool:
    """Whether a voice is an institution or a person told by a full name: no "witnesses", no "local officials"."""
    speaker = row.origin.speaker
    words = ((speaker.person if speaker else None) or "").split()
    return bool(speaker and speaker.organisation) or (len(words) > 1 and words[-1][:1].isupper())


def _above(row: Row, vague: Row) -> bool:
    """Whether a figure lies above what a vague word can mean."""
    return row.value > MOST.get(_plain(vague.claim.quantity.magnitude), 0.0)


def _floors(vague: Sequence[Row]) -> tuple[float, str, list[Row]] | None:
    """The greatest floor of vague words that convention gives, its word and who says it; None without one."""
    floors = [(FLOORS[m], m, row) for row in vague if (m := _plain(row.claim.quantity.magnitude)) in FLOORS]
    if not floors:
        return None
    value, magnitude = max((floor, word) for floor, word, _ in floors)
    return value, magnitude, one_for_each_group([row for floor, _, row in floors if floor == value])


def _plain(magnitude: str | None) -> str:
    """A vague amount without the limit before it."""
    return (magnitude or "").removeprefix("at least ").removeprefix("over ").removeprefix("more than ")


def _convention(magnitude: str, value: float) -> str:
    times = "three times" if magnitude.startswith("several") else "twice"
    return f"{magnitude} = {value:,.0f} ({times} the unit, a floor for a vague word)"
