"""A figure as it stands in a sentence: its tokens, its quantity, and how its noun is known."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.core.quantity import Quantity
from firsthand.packs import Category


class Mention(NamedTuple):
    """A figure at tokens `first` to `last` (excluded), cue and counted noun included.

    `numeral` is the index range of the number itself; `known` says how its unit was known (see `units.Counted`).
    """

    first: int
    last: int
    numeral: tuple[int, int]
    quantity: Quantity
    known: str | None
    fraction: bool = False
    rule: str = "numeral"
    whole: str | None = None
    """The pack's unit of which a share is a part."""
    like: Category | None = None
    """What became of the things counted, where the figure has its noun from another sentence."""
