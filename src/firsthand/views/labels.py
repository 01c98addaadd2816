"""Where the labels of a chart go: greedy, the weightiest first, none touching another, a mark or the frame.

Boxes are reckoned at the least width of a plot. Wider plots only draw marks further apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.views.points import Point

LINE = 16.0
"""Height of a line of a label, in whole pixels: browsers round a line up to them. The style sheet says the same."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with its place: the share of the width, pixels shifted to the right, pixels from the top."""

    point: Point
    share: float
    shift: float
    y: float

    @property
    def left(self) -> str:
        """Its place across as a CSS length."""
        return f"calc({self.share * 100:.2f}% + {self.shift:g}px)" if self.shift else f"{self.share * 100:.2f}%"


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


def text_width(text: str, size: float = 12.5) -> float:
    """A generous width of `text` in pixels: sans faces differ, so labels are placed with room to spare."""
    total = 0.0
    for letter in text:
        if unicodedata.east_asian_width(letter) in "WF":
            total += 1.0
        elif letter in "ijl.,;:'|!I “”‘’()":
            total += 0.34
        elif letter in "mwMW%":
            total += 0.9
        else:
            total += 0.66 if letter.isupper() else 0.58
    return total * size


SIDES = ("right", "left", "above", "below", "corner")


def side_box(side: str, x: float, y: float, width: float, height: float) -> Box:
    """Where a label of that size stands beside a mark at `x`, `y`."""
    if side == "right":
        return Box(x + 12, y - height / 2, x + 12 + width, y + height / 2)
    if side == "left":
        return Box(x - 18 - width, y - height / 2, x - 18, y + height / 2)
    if side == "corner":
        return Box(x - 12 - width, y - 12 - height, x - 12, y - 12)
    if side == "above":
        return Box(x - width / 2, y - 22 - height, x + width / 2, y - 22)
    return Box(x - width / 2, y + 20, x + width / 2, y + 20 + height)


def place(
    wanted: Sequence[tuple[float, float, float, float]], taken: Sequence[Box], frame: Box, most: int
) -> list[str | None]:
    """A side for each label `(x, y, width, height)` in order of weight; None where none is free.

    Greedy: the first label has the first choice. No label meets another, a mark or the frame.
    """
    placed: list[Box] = []
    sides: list[str | None] = []
    for x, y, width, height in wanted:
        found = None
        if len(placed) < most:
            for side in SIDES:
                box = side_box(side, x, y, width, height)
                if box.within(frame) and not any(box.meets(b) for b in (*taken, *placed)):
                    found = side
                    placed.append(box)
                    break
        sides.append(found)
    return sides


def labels(
    spots: Sequence[Spot], width: float, height: float, most: tuple[int, int], clear: Sequence[Box] = ()
) -> Markup:
    """Words beside the marks, as many as fit: the figure, and below it who said it where there are two lines.

    `most` is the number of labels and of lines in each; `clear` are boxes that no label may touch.
    """
    lines = most[1]
    ordered = sorted(spots, key=lambda s: (not s.point.answers, -s.point.changed, -s.point.retold, s.point.claim.id))
    marks = [_mark_box(s, width) for s in spots]
    texts = [_words(s.point, lines) for s in ordered]
    wanted = []
    for spot, text in zip(ordered, texts, strict=True):
        size = max(text_width(line) for line in text)
        wanted.append((spot.share * width + spot.shift, spot.y, size, LINE * len(text)))
    frame = Box(2, -4, width + 12, height - 1)
    found = []
    for spot, text, side in zip(ordered, texts, place(wanted, [*marks, *clear], frame, most[0]), strict=True):
        if side is None:
            continue
        first = Markup("<b>{}</b>") if spot.point.answers else Markup("{}")
        inner = Markup("<br>").join(
            [first.format(text[0]), *(Markup('<span class="mu">{}</span>').format(t) for t in text[1:])]
        )
        span = Markup('<span class="lb {}" style="left:{};top:{:.1f}px" aria-hidden="true">{}</span>')
        found.append(span.format(side, spot.left, spot.y, inner))
    return Markup("").join(found)


def _mark_box(spot: Spot, width: float) -> Box:
    x, p = spot.share * width + spot.shift, spot.point
    return Box(
        x - (13 if p.changed else 8),
        spot.y - (20 if p.arrow else 10),
        x + 8,
        spot.y + (20 if p.cap or p.changed else 9),
    )


def _words(point: Point, lines: int) -> list[str]:
    told = "" if point.told in ("count", "assessed") else point.told
    if lines == 1:
        return [f"{point.words} {told}".strip() if told and told != "capacity" else point.words]
    voice = point.voice if len(point.voice) <= 36 else point.voice[:35].rstrip() + "…"
    return [point.words, f"{told}, {voice}" if told else voice]
