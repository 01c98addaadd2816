"""What the marks of a chart stand on: grid, axes, lanes, the day of the answer, and what the answer was on each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from firsthand.core.estimate import Answer, Step
from firsthand.views import wording
from firsthand.views.axes import Days, Values
from firsthand.views.labels import text_width
from firsthand.views.points import Point
from firsthand.views.spots import Box, Spot, percent

LANE = 30
"""Height of a lane under the plot, in pixels."""
ROOM = 12
"""Pixels between the foot of the plot and the first lane."""
FADE = 16
"""Pixels over which a step fades towards the end that it leaves open."""

_LINE = Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>')
_TEXT = Markup('<text class="{}" x="{}" y="{}"{}>{}</text>')
_END = Markup(' text-anchor="end"')


@dataclass(frozen=True, slots=True)
class Size:
    """One version: its class, the least width of its plot in pixels, its height, and how many labels it takes."""

    name: str
    width: int
    height: int
    labels: int
    lines: int

    @property
    def ticks(self) -> int:
        """The most ticks on the time axis."""
        return 8 if self.lines > 1 else 4 if self.labels else 3


@dataclass(frozen=True, slots=True)
class Frame:
    """What one version is drawn on: its size, both axes, the answer, the lanes below, and pixels from the top.

    `height` is where the plot ends, `foot` where the lanes do. `scale` is None where no point has a number.
    """

    size: Size
    axis: Days
    scale: Values | None
    answer: Answer
    lanes: tuple[str, ...]
    height: int
    foot: int

    def y(self, value: float) -> float:
        """Pixels from the top for a value."""
        return round(self.height * (1 - self.scale.at(value)), 1) if self.scale else 0.0

    def holds(self, on: date, value: float) -> bool:
        """Whether a day and a value lie on the axes: a slip of the pen or a late retelling may lie far off them."""
        inside = self.axis.first <= on <= self.axis.last
        return inside and self.scale is not None and self.scale.least <= value <= self.scale.most

    @property
    def stop(self) -> float:
        """The share of the width where the day of the answer stands; the right edge where none is set."""
        return self.axis.at(self.answer.as_of) if self.answer.as_of else 1.0

    @property
    def late(self) -> bool:
        """Whether something is drawn that was said after the day of the answer."""
        return self.answer.as_of is not None and self.axis.first <= self.answer.as_of < self.axis.last

    def course(self) -> list[tuple[Step, float, float]]:
        """Each step of the answer with where it begins and ends, in shares of the width, cut at the answer's day."""
        rows = [(step, self.axis.at(step.on)) for step in self.answer.course if step.on <= self.axis.last]
        found = []
        for n, (step, start) in enumerate(rows):
            end = rows[n + 1][1] if n + 1 < len(rows) else 1.0
            cuts = [start, self.stop, end] if start < self.stop < end else [start, end]
            found += [(step, a, b) for a, b in pairwise(cuts) if b > a]
        return found


def ground(frame: Frame) -> Markup:
    """Grid, axes, lanes, and the line of the day the answer stands on, as one picture without words of its own."""
    axis, height, foot, size = frame.axis, frame.height, frame.foot, frame.size
    found: list[Markup] = []
    if frame.late:
        box = Markup('<rect class="after" x="{}" width="{}" y="0" height="{}"/>')
        found.append(box.format(percent(frame.stop), percent(1 - frame.stop), foot))
    for y, words in _values(frame):
        found.append(_LINE.format("gr", "0", "100%", y, y))
        found.append(_TEXT.format("ay", "-9", y + 4, _END, words))
    last = -1.0
    for on, words in axis.ticks:
        x = axis.at(on)
        found.append(_LINE.format("gr", percent(x), percent(x), 0, foot))
        room = (text_width(words, 12) + 8) / size.width
        if x >= last and x + room < 1 + 12 / size.width:
            found.append(_TEXT.format("ay", percent(x), foot + 18, Markup(' dx="4"'), words))
            last = x + room
    for n, name in enumerate(frame.lanes):
        y = height + ROOM + LANE * n
        found.append(_LINE.format("gr", "0", "100%", y, y))
        found.append(_TEXT.format("ay", "-9", y + 19, _END, name))
    found.append(_LINE.format("ax0", "0", "100%", foot, foot))
    if frame.answer.as_of and size.labels:
        found.append(_as_of(frame.answer.as_of, frame))
    svg = Markup('<svg class="bk" width="100%" height="{}" aria-hidden="true">{}</svg>')
    return svg.format(foot + 26, Markup("").join(found))


def _values(frame: Frame) -> list[tuple[float, str]]:
    """The ticks of the value axis: pixels from the top, and words, shortened where they would be too long."""
    if frame.scale is None:
        return []
    unit, ticks = frame.answer.measure.unit, frame.scale.ticks
    if not frame.size.labels:
        ticks = ticks[:: max(1, -(-len(ticks) // 3))]
    names = [wording.number(tick, unit) for tick in ticks]
    if max((text_width(name, 12) for name in names), default=0) > (76 if frame.size.labels else 46):
        names = [wording.short(tick, unit) for tick in ticks]
    return [(frame.y(tick), name) for tick, name in zip(ticks, names, strict=True)]


def _as_of(on: date, frame: Frame) -> Markup:
    words = f"as of {wording.day(on)}"
    if not frame.late:
        return _TEXT.format("lt", "100%", -12, _END, f"{words} →")
    x, foot = frame.stop, frame.foot
    line = _LINE.format("asof", percent(x), percent(x), -8, foot)
    left = text_width(words) < x * frame.size.width
    found = [
        line,
        _TEXT.format("lt", percent(x), -14, Markup(' dx="{}"{}').format(*((-6, _END) if left else (6, ""))), words),
    ]
    if left and text_width("said later →") < (1 - x) * frame.size.width:
        found.append(_TEXT.format("lt mu", percent(x), -14, Markup(' dx="6"'), "said later →"))
    return Markup("").join(found)


def steps(frame: Frame, plotted: Sequence[Point]) -> Markup:
    """The ends of the answer as of each day, and the highest capacity so far.

    One end alone fades towards the side that it leaves open; two that differ have a band between them.
    """
    found: list[Markup] = []
    line = Markup('<i class="sp up{}" style="left:{};top:{:.1f}px;height:{:.1f}px"></i>')
    for x, top, foot in _risers(frame):
        found.append(line.format(_late(frame, x), percent(x), top - 1, foot - top + 2))
    for step, start, end in frame.course():
        ends = _ends(frame, step)
        if ends is None:
            continue
        top, foot = ends
        kind = "lo" if step.high is None else "hi" if step.low is None else "be" if foot - top >= 1 else "eq"
        y, tall = {"lo": (foot - FADE, FADE), "hi": (top, FADE)}.get(kind, (top, foot - top))
        box = Markup('<i class="sp {}{}" style="left:{};width:{};top:{:.1f}px;height:{:.1f}px"></i>')
        found.append(box.format(kind, _late(frame, start), percent(start), percent(end - start), y, tall))
    return Markup("").join(found) + _staircase(frame, plotted)


def _late(frame: Frame, x: float) -> str:
    return " la" if frame.late and x >= frame.stop else ""


def _ends(frame: Frame, step: Step) -> tuple[float, float] | None:
    """The upper and the lower end of a step in pixels from the top, equal where it has one; None where it has none."""
    found = [frame.y(v) for v in (step.high, step.low) if v is not None]
    return (min(found), max(found)) if found else None


def _risers(frame: Frame) -> list[tuple[float, float, float]]:
    """The upright lines from one step to the next, of the upper and of the lower end: share, top and foot."""
    found: list[tuple[float, float, float]] = []
    before: tuple[float, float] | None = None
    for step, start, _ in frame.course():
        now = _ends(frame, step)
        if before and now:
            found += sorted({(start, min(a, b), max(a, b)) for a, b in zip(before, now, strict=True) if a != b})
        before = now
    return found


def _staircase(frame: Frame, plotted: Sequence[Point]) -> Markup:
    """The highest capacity so far, as a dotted line."""
    axis, found = frame.axis, []
    last: tuple[float, float] | None = None
    for p in plotted:
        top = p.high if p.high is not None else p.low
        if p.kind != "capacity" or top is None or p.day is None:
            continue
        x, y = axis.at(p.day), frame.y(top)
        if last is None:
            last = (x, y)
        elif y < last[1]:
            found.append(_LINE.format("scap", percent(last[0]), percent(x), last[1], last[1]))
            found.append(_LINE.format("scap", percent(x), percent(x), last[1], y))
            last = (x, y)
    if last is None:
        return Markup("")
    found.append(_LINE.format("scap", percent(last[0]), "100%", last[1], last[1]))
    svg = Markup('<svg class="bk" width="100%" height="{}" aria-hidden="true">{}</svg>')
    return svg.format(frame.height, Markup("").join(found))


def lines(frame: Frame, places: Sequence[Spot]) -> list[Box]:
    """The lines that labels keep clear of: the day of the answer, its ends on each day, the highest capacity."""
    width = frame.size.width
    found = [Box(width * frame.stop - 2, -20, width * frame.stop + 2, frame.foot)] if frame.late else []
    for step, start, end in frame.course():
        for value in (step.low, step.high):
            if value is not None:
                y = frame.y(value)
                found.append(Box(start * width, y - 2, end * width, y + 2))
    found += [Box(x * width - 2, top, x * width + 2, foot) for x, top, foot in _risers(frame)]
    for spot in places:
        if spot.point.kind == "capacity":
            found.append(Box(spot.share * width + spot.shift + 9, spot.y - 2, width, spot.y + 2))
    return [box for box in found if box.right > box.left]
