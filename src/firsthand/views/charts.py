"""Charts as strings: figures over time, and one scale for each origin's row.

Marks are HTML links placed in percent across and pixels down over an SVG ground, so a chart fills any width while its
words keep their size. Three versions (wide, middle, narrow) differ in height and number of labels; one is shown.
Everything that comes from a report is escaped by `Markup.format`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from firsthand.core.estimate import Answer
from firsthand.views import wording
from firsthand.views.labels import Box, Spot, labels
from firsthand.views.marks import CROSS, DASH, TRIANGLE, mark
from firsthand.views.points import Days, Denied, Point, Values, days, values
from firsthand.views.wording import counted

LANE = 30
"""Height of a lane under the plot, in pixels."""

ROOM = 12
"""Pixels between the foot of the plot and the first lane."""

_LINE = Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>')
_SIGN = Markup('<svg class="sg" viewBox="-24 -24 48 48" width="48" height="48" aria-hidden="true">{}</svg>')
_TIP = Markup('<span class="tip {}" aria-hidden="true"><b>{}</b><br>{}<br><span class="mu">{}</span></span>')


@dataclass(frozen=True, slots=True)
class Size:
    """One version: its class, the least width of its plot in pixels, its height, and how many labels it takes."""

    name: str
    width: int
    height: int
    labels: int
    lines: int


SIZES = (Size("wide", 868, 430, 22, 2), Size("middle", 489, 390, 12, 2), Size("narrow", 242, 320, 6, 1))


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
        return self.height * (1 - self.scale.at(value)) if self.scale else 0.0

    @property
    def stop(self) -> float:
        """The share of the width where the day of the answer stands; the right edge where none is set."""
        return self.axis.at(self.answer.as_of) if self.answer.as_of else 1.0


def percent(share: float) -> str:
    """A share as a CSS or SVG length."""
    return f"{share * 100:.2f}%"


def said(point: Point) -> str:
    """A point in a line, for those who hear it and for its tip."""
    on = wording.dates(point.origin.said_on or point.claim.said_on)
    return f"{on} · {point.voice}: {wording.quoted(point.claim.wording.quote)}"


def retellings(point: Point) -> str:
    """How a point is meant and how it was retold."""
    told = "" if point.told == "count" else f"{point.told}; "
    if not point.retold:
        return f"{told}not retold in this collection"
    how = f", {point.changed} with a change" if point.changed else ", none with a change"
    return f"{told}{counted(point.retold, 'report retells it', 'reports retell it')}{how}"


def over_time(points: Sequence[Point], denied: Sequence[Denied], answer: Answer) -> Markup:
    """The chart of figures over time in its three versions; empty where no point and no denial has a day."""
    dated = [p for p in points if p.day is not None]
    moments = [p.day for p in dated if p.day] + [d.day for d in denied]
    if not dated or not moments:
        return Markup("")
    moments += _as_of(answer.as_of, moments)
    axis = days(moments)
    scale = values([v for p in dated for v in (p.low, p.high) if v is not None])
    what = wording.counted_as(answer.measure.category, answer.measure.unit) or "figures"
    label = (
        f"{wording.capital(what)}: {counted(len(dated), 'origin')} by day of saying, "
        f"{wording.day(min(moments))} to {wording.day(max(moments))}. The table below holds every point."
    )
    numbers = any(p.value is not None for p in dated)
    vague = any(p.value is None for p in dated)
    lanes = tuple(name for name, there in (("no number", vague), ("denied", denied)) if there)
    below = ROOM + LANE * len(lanes) if lanes else 0
    versions = []
    for size in SIZES:
        height = size.height if numbers else 0
        frame = Frame(size, axis, scale if numbers else None, answer, lanes, height, height + below)
        versions.append(_version(frame, dated, denied, label))
    return Markup("").join(versions)


def _as_of(on: date | None, moments: list[date]) -> list[date]:
    """The day of the answer, where it is near enough to the data to be drawn."""
    if on is None:
        return []
    reach = max(60, (max(moments) - min(moments)).days)
    near = -reach <= (on - max(moments)).days <= reach and on >= min(moments)
    return [on] if near else []


def _version(frame: Frame, dated: list[Point], denied: Sequence[Denied], label: str) -> Markup:
    size, axis, height, foot = frame.size, frame.axis, frame.height, frame.foot
    plotted = [p for p in dated if p.value is not None]
    spots = _spots(plotted, frame)
    marks = [_mark(s, mark(s.point, "up", _half(s.point, frame)), size) for s in spots]
    for p in dated:
        if p.value is None:
            marks.append(_mark(Spot(p, axis.at(p.day or axis.first), 0, height + ROOM + LANE / 2), DASH, size))
    for d in denied:
        x = axis.at(d.day)
        link = Markup('<a class="mk" href="{}" style="left:{};top:{}px" aria-label="{}">{}{}</a>')
        sign, tip = _SIGN.format(CROSS), _tip(d.words, "denial", x, size)
        marks.append(link.format(d.href, percent(x), foot - LANE / 2, d.words, sign, tip))
    outer = Markup(
        '<div class="chart {}" role="group" aria-label="{}"><div class="plot" style="height:{}px">{}{}{}{}</div></div>'
    )
    return outer.format(
        size.name,
        label,
        foot + 26,
        _ground(frame),
        _steps(plotted, frame),
        labels(spots, size.width, height, (size.labels, size.lines), _lines(spots, frame)),
        Markup("").join(marks),
    )


def _lines(spots: list[Spot], frame: Frame) -> list[Box]:
    """The lines that labels keep clear of: the day of the answer, its ends, the highest capacity."""
    width, stop = frame.size.width, frame.size.width * frame.stop
    found = [Box(stop - 2, -20, stop + 2, frame.foot)] if frame.answer.as_of else []
    for spot in spots:
        if spot.point.answers or spot.point.kind == "capacity":
            start, end = spot.share * width + spot.shift + 9, stop if spot.point.answers else width
            found.append(Box(start, spot.y - 2, end, spot.y + 2))
    return [box for box in found if box.right > box.left]


def _half(point: Point, frame: Frame) -> float:
    """Half the length of a range, in pixels."""
    return (frame.y(point.low or 0) - frame.y(point.high or 0)) / 2 if point.range else 0


def _spots(plotted: list[Point], frame: Frame) -> list[Spot]:
    """A place for each point; those that would hide each other step towards the middle."""
    spots: list[Spot] = []
    for p in plotted:
        x, shift = frame.axis.at(p.day or frame.axis.first), 0.0
        y = (frame.y(p.low or 0) + frame.y(p.high or 0)) / 2 if p.range else frame.y(p.value or 0)
        inward = 11.0 if x < 0.5 else -11.0
        while abs(shift) < 44 and any(
            abs((x - s.share) * frame.size.width + shift - s.shift) < 11 and abs(y - s.y) < 11 for s in spots
        ):
            shift += inward
        spots.append(Spot(p, x, shift, y))
    return spots


def _tip(words: str, below: str, x: float, size: Size) -> Markup:
    head, _, rest = words.partition(": ")
    return _TIP.format("tl" if x > 0.5 else "", head, rest, below) if size.name != "narrow" else Markup("")


def _mark(spot: Spot, sign: Markup, size: Size) -> Markup:
    p = spot.point
    drift = Markup('<g transform="translate(-10 11)">{}</g>').format(TRIANGLE) if p.changed else Markup("")
    return Markup('<a class="mk{}" href="{}" style="left:{};top:{:.1f}px" aria-label="{}. {}">{}{}</a>').format(
        " old" if p.faded else "",
        p.href,
        spot.left,
        spot.y,
        said(p),
        wording.capital(retellings(p)),
        _SIGN.format(sign + drift),
        _tip(said(p), retellings(p), spot.share, size),
    )


def _ground(frame: Frame) -> Markup:
    """Grid, axes, lanes and the line of the day the answer stands on."""
    axis, scale, answer, height, foot = frame.axis, frame.scale, frame.answer, frame.height, frame.foot
    narrow = frame.size.name == "narrow"
    found: list[Markup] = []
    late = answer.as_of is not None and axis.first <= answer.as_of < axis.last
    if late:
        box = Markup('<rect class="after" x="{}" width="{}" y="0" height="{}"/>')
        found.append(box.format(percent(frame.stop), percent(1 - frame.stop), foot))
    for tick in scale.ticks if scale else ():
        y = round(frame.y(tick), 1)
        words = wording.short(tick, answer.measure.unit) if narrow else wording.number(tick, answer.measure.unit)
        found.append(_LINE.format("gr", "0", "100%", y, y))
        found.append(Markup('<text class="ay" x="-9" y="{}" text-anchor="end">{}</text>').format(y + 4, words))
    room, last = (44 if narrow else 62) / frame.size.width, -1.0
    for on, words in axis.ticks:
        x = axis.at(on)
        found.append(_LINE.format("gr", percent(x), percent(x), 0, foot))
        if x - last >= room and x < 1 - room * 0.6:
            found.append(Markup('<text class="ay" x="{}" dx="4" y="{}">{}</text>').format(percent(x), foot + 18, words))
            last = x
    for n, name in enumerate(frame.lanes):
        y = height + ROOM + LANE * n
        found.append(_LINE.format("gr", "0", "100%", y, y))
        found.append(Markup('<text class="ay" x="-9" y="{}" text-anchor="end">{}</text>').format(y + 19, name))
    found.append(_LINE.format("ax0", "0", "100%", foot, foot))
    if answer.as_of:
        found.append(_as_of_line(answer.as_of, axis, foot, late))
    svg = Markup('<svg class="bk" width="100%" height="{}" aria-hidden="true">{}</svg>')
    return svg.format(foot + 26, Markup("").join(found))


def _as_of_line(on: date, axis: Days, foot: int, late: bool) -> Markup:
    words = f"as of {wording.day(on)}"
    if not late:
        return Markup('<text class="lt" x="100%" y="-12" text-anchor="end">{} →</text>').format(words)
    x = axis.at(on)
    line = _LINE.format("asof", percent(x), percent(x), -8, foot)
    side = ("end", -4) if x > 0.5 else ("start", 0)
    text = Markup('<text class="lt" x="{}" dx="{}" y="-14" text-anchor="{}">{}</text>')
    return line + text.format(percent(x), side[1], side[0], words)


def _steps(plotted: list[Point], frame: Frame) -> Markup:
    """The answer's ends from the day they were said, and the highest capacity so far."""
    answer, axis, height = frame.answer, frame.axis, frame.height
    found: list[Markup] = []
    for end in dict.fromkeys(v for v in (answer.low, answer.high) if v is not None):
        starts = [p.day for p in plotted if p.answers and p.day and end in (p.low, p.high)]
        if starts:
            y = round(frame.y(end), 1)
            found.append(_LINE.format("slo", percent(axis.at(min(starts))), percent(frame.stop), y, y))
    last: tuple[float, float] | None = None
    for p in plotted:
        top = p.high if p.high is not None else p.low
        if p.kind != "capacity" or top is None or p.day is None:
            continue
        x, y = axis.at(p.day), round(frame.y(top), 1)
        if last is None:
            last = (x, y)
        elif y < last[1]:
            found.append(_LINE.format("scap", percent(last[0]), percent(x), last[1], last[1]))
            found.append(_LINE.format("scap", percent(x), percent(x), last[1], y))
            last = (x, y)
    if last:
        found.append(_LINE.format("scap", percent(last[0]), "100%", last[1], last[1]))
    svg = Markup('<svg class="bk" width="100%" height="{}" aria-hidden="true">{}</svg>')
    return svg.format(height, Markup("").join(found)) if found else Markup("")
