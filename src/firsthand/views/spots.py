"""Where the marks of a chart stand, in pixels: on their day and value, beside it where another mark is there already.

Boxes are reckoned at the least width of a plot. Wider plots only draw marks further apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.views.points import Point

STEP = 24.0
"""Pixels between two marks that stand side by side: what a finger needs (WCAG 2.2, target size)."""
REACH = 3
"""So many places are tried to each side; of more marks on one spot some hide each other, and the table has all."""
CROWD = 60
"""Of more marks than this each keeps its day: so many that stepped aside would tell of days that never were."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether both share a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies inside `other`."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with its place: the share of the width, pixels shifted to the right, pixels from the top.

    `half` is half the length of a range in pixels.
    """

    point: Point
    share: float
    shift: float
    y: float
    half: float = 0.0

    @property
    def left(self) -> str:
        """Its place across as a CSS length."""
        return across(self.share, self.shift)

    def box(self, width: float) -> Box:
        """What its mark covers."""
        return mark_box(self.point, self.share * width + self.shift, self.y, self.half)


def percent(share: float) -> str:
    """A share as a CSS or SVG length, with no more digits than are seen."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def across(share: float, shift: float) -> str:
    """A share of the width and pixels to the right as a CSS length."""
    return f"calc({percent(share)} + {shift:g}px)" if shift else percent(share)


def mark_box(point: Point, x: float, y: float, half: float = 0.0) -> Box:
    """What a mark at `x`, `y` covers: its body, its arrow or cap, its triangle."""
    up, down = (half, half) if point.range else (20.0 if point.arrow else 12.0, 20.0 if point.cap else 12.0)
    return Box(x - (14 if point.changed else 12), y - max(up, 12), x + 12, y + max(down, 16 if point.changed else 12))


def aside(box: Box, share: float, taken: Sequence[Box], width: float) -> float:
    """How far a mark steps aside so that `box`, which it covers on its own day, meets none of `taken`; 0 if in vain."""
    inward = STEP if share < 0.5 else -STEP
    for n in range(REACH + 1):
        for shift in (inward * n, -inward * n):
            moved = Box(box.left + shift, box.top, box.right + shift, box.bottom)
            if moved.left >= -STEP and moved.right <= width + STEP and not any(moved.meets(b) for b in taken):
                return shift
    return 0.0


def spots(wanted: Sequence[tuple[Point, float, float, float]], width: float) -> list[Spot]:
    """A place for each `(point, share, y, half)`, in order of days; those that would touch step aside.

    What sets the answer keeps its day, then the earliest. Others stand beside it, towards the middle of the plot
    first, in steps of `STEP`.
    """
    found: list[tuple[int, Spot]] = []
    taken: list[Box] = []
    for n, (point, share, y, half) in sorted(enumerate(wanted), key=lambda row: (not row[1][0].answers, row[0])):
        box = mark_box(point, share * width, y, half)
        shift = aside(box, share, taken, width) if len(wanted) <= CROWD else 0.0
        spot = Spot(point, share, shift, y, half)
        found.append((n, spot))
        taken.append(spot.box(width))
    return [spot for _, spot in sorted(found, key=lambda row: row[0])]


def lane(shares: Sequence[float], width: float) -> list[float]:
    """How far each mark of a lane steps aside, in pixels."""
    taken: list[Box] = []
    found: list[float] = []
    for share in shares:
        x = share * width
        shift = aside(Box(x - 12, 0, x + 12, 1), share, taken, width)
        taken.append(Box(x + shift - 12, 0, x + shift + 12, 1))
        found.append(shift)
    return found
