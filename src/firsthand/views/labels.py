"""Where the labels of a chart go: greedy, the weightiest first, none touching another, a mark or the frame."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import product

from markupsafe import Markup

from firsthand.views.points import Point
from firsthand.views.spots import Box, Spot, across

LINE = 16.0
"""Height of a line of a label, in whole pixels: browsers round a line up to them. The style sheet says the same."""


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
) -> tuple[Markup, list[Box]]:
    """Words beside the marks, as many as fit: the figure, and below it who said it where there are two lines.

    What sets the answer comes first, and what has no room for two lines gets one. `most` is the number of labels and
    of lines in each; `clear` are boxes that no label may touch. With the words come the boxes that marks and labels
    cover.
    """
    frame = Box(2, -4, width + 12, height - 1)
    covered = [s.box(width) for s in spots]
    order = sorted(spots, key=lambda s: (-s.point.changed, -s.point.reports, s.point.claim.id))
    room, found = most[0], []
    waiting: list[Spot] = []
    for answers, lines in product((True, False), range(most[1], 0, -1)):
        if lines == most[1]:
            waiting = [s for s in order if s.point.answers is answers]
        texts = [_words(s.point, lines) for s in waiting]
        wanted = []
        for spot, text in zip(waiting, texts, strict=True):
            size = max(text_width(line) for line in text)
            wanted.append((spot.share * width + spot.shift, spot.y, size, LINE * len(text)))
        left = []
        for spot, text, box, side in zip(
            waiting, texts, wanted, place(wanted, [*covered, *clear], frame, room), strict=True
        ):
            if side is None:
                left.append(spot)
                continue
            covered.append(side_box(side, *box))
            room -= 1
            found.append(_label(spot, text, side))
        waiting = left
    return Markup("").join(found), covered


def _label(spot: Spot, text: list[str], side: str) -> Markup:
    first = Markup("<b>{}</b>") if spot.point.answers else Markup("{}")
    rest = [Markup('<span class="mu">{}</span>').format(line) for line in text[1:]]
    inner = Markup("<br>").join([first.format(text[0]), *rest])
    span = Markup('<span class="lb {}" style="left:{};top:{:.1f}px" aria-hidden="true">{}</span>')
    return span.format(side, spot.left, spot.y, inner)


def _words(point: Point, lines: int) -> list[str]:
    told = "" if point.told in ("count", "assessed") else point.told
    if lines == 1:
        return [f"{point.words} {told}".strip() if told and told != "capacity" else point.words]
    voice = _short(point.voice, 36)
    return [point.words, f"{told}, {voice}" if told else voice]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def lane_labels(rows: Sequence[tuple[str, float, float]], y: float, width: float, clear: Sequence[Box] = ()) -> Markup:
    """Words in a lane, beside each mark that has room to its right, else to its left.

    Args:
        rows: words, share of the width and pixels to the right, for each mark.
        y: pixels from the top of the plot.
        width: of the plot, in pixels.
        clear: boxes that no label may touch; only left and right matter.
    """
    taken = [Box(b.left, 0, b.right, 1) for b in clear]
    taken += [Box(x - 8, 0, x + 8, 1) for x in (share * width + shift for _, share, shift in rows)]
    found = []
    for words, share, shift in rows:
        x = share * width + shift
        for text, side in product(dict.fromkeys((_short(words, 44), _short(words, 22))), ("right", "left")):
            size = text_width(text, 12)
            box = Box(x + 9, 0, x + 14 + size, 1) if side == "right" else Box(x - 14 - size, 0, x - 9, 1)
            if box.left >= 0 and box.right <= width + 12 and not any(box.meets(b) for b in taken):
                taken.append(box)
                label = Markup('<span class="lb ln {}" style="left:{};top:{:.0f}px" aria-hidden="true">{}</span>')
                found.append(label.format(side, across(share, shift), y, text))
                break
    return Markup("").join(found)
