"""The figures of a sentence beside a place in it, found without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from firsthand.extract.mentions import Mention

FIRST, LAST = attrgetter("first"), attrgetter("last")


def figure_before(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The last figure that ends by token `at`, of figures from left to right."""
    k = bisect_right(mentions, at, key=LAST)
    return mentions[k - 1] if k else None


def figure_after(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The first figure that begins at token `at` or behind it, of figures from left to right."""
    k = bisect_left(mentions, at, key=FIRST)
    return mentions[k] if k < len(mentions) else None


def end_before(mentions: Sequence[Mention], at: int) -> int:
    """Where the last figure ends that ends by token `at`; 0 where none does."""
    found = figure_before(mentions, at)
    return found.last if found else 0


def begin_after(mentions: Sequence[Mention], at: int, otherwise: int) -> int:
    """Where the first figure begins at token `at` or behind it; another token where none does."""
    found = figure_after(mentions, at)
    return found.first if found else otherwise
