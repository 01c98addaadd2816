"""The time chart as a string: figures by the day they were said, value upward, over what the answer was on each day.

Marks are HTML links placed in percent across and pixels down over an SVG ground, so a chart fills any width while its
words keep their size. Three versions (wide, middle, narrow) differ in height and number of labels, and one is shown;
each is drawn on a linear and on a logarithmic axis where both tell something, and a box to tick chooses. Everything
that comes from a report is escaped by `Markup.format`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from firsthand.core.estimate import Answer
from firsthand.views import wording
from firsthand.views.axes import LOG_FROM, LOG_OFFERED, days, decades, values
from firsthand.views.grounds import LANE, ROOM, Frame, Size, ground, lines, steps
from firsthand.views.labels import labels, lane_labels
from firsthand.views.marks import CROSS, DASH, LEADER, TICK, TRIANGLE, mark
from firsthand.views.points import Denied, Point
from firsthand.views.spots import Box, Spot, across, lane, percent, spots
from firsthand.views.wording import counted

SIZES = (Size("wide", 868, 430, 22, 2), Size("middle", 477, 390, 12, 2), Size("narrow", 230, 320, 6, 1))
SMALL = Size("mini", 150, 92, 0, 0)
"""The size of a chart in a card: marks and few ticks, no labels."""
MOST_TICKS = 40
"""Retellings drawn on one chart; the table has all of them."""

_SIGN = Markup('<svg class="sg" viewBox="-24 -24 48 48" aria-hidden="true">{}</svg>')
_LINK = Markup('<a class="mk{}" href="{}" style="left:{};top:{}px" aria-label="{}">{}</a>')


def described(point: Point) -> str:
    """A point in words, for those who hear it and for its tip: the first line says when and who."""
    first = f"{wording.dates(point.said)} · {point.voice}"
    period = wording.covered(point.claim.period)
    period = f" Covers {period}." if period else ""
    fate = f" {wording.capital(point.fate)}." if point.fate and point.fate != "the answer" else ""
    answer = " Sets the answer." if point.answers else ""
    return f"{first}\n{wording.quoted(point.claim.wording.quote)}.{period} {retellings(point)}.{fate}{answer}"


def retellings(point: Point) -> str:
    """How a point is meant and how it was retold."""
    told = "" if point.told == "count" else f"{wording.capital(point.told)}; "
    if not point.reports:
        how = "changed inside its own report" if point.changed else "not retold in this collection"
        return wording.capital(told + how)
    how = f", {point.changed} with a change" if point.changed else ", none with a change"
    return wording.capital(f"{told}{counted(point.reports, 'report retells it', 'reports retell it')}{how}")


def over_time(points: Sequence[Point], denied: Sequence[Denied], answer: Answer) -> Markup:
    """The chart of figures over time in all its versions; empty where no point has a day."""
    dated = [p for p in points if p.day is not None]
    if not dated:
        return Markup("")
    numbers = [v for p in dated for v in (p.low, p.high) if v is not None]
    span = decades(numbers)
    if span < LOG_OFFERED:
        return Markup("").join(_version(size, dated, denied, answer, log=False) for size in SIZES)
    first = span > LOG_FROM
    box = Markup(
        '<input class="pick" type="checkbox" id="scale" tabindex="0"{}> <label for="scale">logarithmic scale</label>'
    )
    found = [box.format(Markup(" checked" if first else ""))]
    for log in (False, True):
        versions = Markup("").join(_version(size, dated, denied, answer, log=log) for size in SIZES)
        found.append(Markup('<div class="on-{}">{}</div>').format("log" if log else "lin", versions))
    return Markup("").join(found)


def small(points: Sequence[Point], answer: Answer) -> Markup:
    """The same chart for a card, without labels; empty where fewer than two points have a day and a number."""
    dated = [p for p in points if p.day is not None and p.value is not None]
    return _version(SMALL, dated, (), answer, log=None) if len(dated) > 1 else Markup("")


def subject(answer: Answer) -> str:
    """What a chart is of, as a heading begins: `Rounds sent`, `Money paid`, `Figures`."""
    what = wording.counted_as(answer.measure.category, answer.measure.unit)
    if answer.measure.unit in wording.CURRENCIES:
        what = f"money {what}".strip()
    return wording.capital(what or "figures")


def _name(dated: Sequence[Point], moments: Sequence[date], answer: Answer) -> str:
    return (
        f"{subject(answer)}: {counted(len(dated), 'origin')} by day of saying, "
        f"{wording.day(min(moments))} to {wording.day(max(moments))}."
    )


def _near(on: date | None, moments: list[date]) -> list[date]:
    """The day of the answer, where it is near enough to the data to be drawn."""
    if on is None:
        return []
    reach = max(60, (max(moments) - min(moments)).days)
    return [on] if -reach <= (on - max(moments)).days <= reach and on >= min(moments) else []


def _version(
    size: Size, dated: Sequence[Point], denied: Sequence[Denied], answer: Answer, *, log: bool | None
) -> Markup:
    moments = [p.day for p in dated if p.day] + [d.day for d in denied]
    axis = days(moments + _near(answer.as_of, moments), size.ticks)
    plotted = [p for p in dated if p.value is not None]
    scale = values([v for p in plotted for v in (p.low, p.high) if v is not None], log=log) if plotted else None
    lanes = tuple(name for name, there in (("no number", len(plotted) < len(dated)), ("denied", denied)) if there)
    height = size.height if plotted else 0
    frame = Frame(size, axis, scale, answer, lanes, height, height + (ROOM + LANE * len(lanes) if lanes else 0))
    places = spots([_spot(p, frame) for p in plotted], size.width)
    words, boxes = labels(places, size.width, height, (size.labels, size.lines), lines(frame, places))
    outer = Markup(
        '<div class="{}" role="group" aria-label="{}"><div class="plot" style="height:{}px">{}{}{}{}{}{}</div></div>'
    )
    return outer.format(
        f"chart {size.name}" if size.labels else size.name,
        _name(dated, moments, answer),
        frame.foot + 26,
        ground(frame),
        steps(frame, plotted),
        words,
        _ticks(frame, places, boxes) if size.labels else "",
        Markup("").join(_mark(spot, frame) for spot in places),
        _lanes([p for p in dated if p.value is None], denied, frame),
    )


def _spot(point: Point, frame: Frame) -> tuple[Point, float, float, float]:
    """A point with its share of the width, its pixels from the top, and half the length of its range."""
    share = frame.axis.at(point.day or frame.axis.first)
    if not point.range:
        return point, share, frame.y(point.value or 0), 0.0
    top, foot = frame.y(point.high or 0), frame.y(point.low or 0)
    return point, share, (top + foot) / 2, (foot - top) / 2


def _mark(spot: Spot, frame: Frame) -> Markup:
    """A mark as a link, and after it the bracket of the time it covers, shown while it is pointed at."""
    p = spot.point
    drift = Markup('<g transform="translate(-10 11)">{}</g>').format(TRIANGLE) if p.changed else Markup("")
    leader = LEADER.format(f"{-spot.shift:g}") if spot.shift else Markup("")
    sign = _SIGN.format(leader + mark(p, "up", spot.half) + drift)
    side = (" old" if p.faded else "") + (" tl" if spot.share > 0.5 else "")
    link = _LINK.format(side, p.href, spot.left, f"{spot.y:.1f}", described(p), sign)
    period = p.claim.period
    if period is None or not period.known:
        return link
    start = frame.axis.at(period.earliest) if period.earliest else 0.0
    end = frame.axis.at(period.latest) if period.latest else 1.0
    open_ends = ("" if period.earliest and period.earliest >= frame.axis.first else " ol") + (
        "" if period.latest and period.latest <= frame.axis.last else " or"
    )
    bracket = Markup('<i class="pd{}" style="left:{};width:{};top:{:.0f}px"></i>')
    return link + bracket.format(open_ends, percent(start), percent(max(0.0, end - start)), spot.y - 30)


def _ticks(frame: Frame, places: Sequence[Spot], taken: list[Box]) -> Markup:
    """Retellings at the day and value they were printed, where no other sign stands already; changed ones first."""
    width = frame.size.width
    told = [(s.point, r) for s in places for r in s.point.retold if r.unit == s.point.claim.quantity.unit]
    found: list[tuple[float, Markup]] = []
    for point, r in sorted(told, key=lambda row: (not row[1].changed, row[1].day or date.max, row[1].claim.id)):
        if r.day is None or r.value is None or len(found) >= MOST_TICKS or not frame.holds(r.day, r.value):
            continue
        share, y = frame.axis.at(r.day), frame.y(r.value)
        box = Box(share * width - 12, y - 7, share * width + 12, y + 9)
        if box.bottom > frame.height or any(box.meets(b) for b in taken):
            continue
        taken.append(box)
        side = " rt" + (" tl" if share > 0.5 else "")
        words = f"Retelling of {wording.quoted(point.claim.quote)}\n{r.words}."
        link = _LINK.format(side, r.href, percent(share), f"{y:.1f}", words, _SIGN.format(TICK[r.changed]))
        found.append((share, link))
    return Markup("").join(link for _, link in sorted(found, key=lambda row: row[0]))


def _lanes(vague: Sequence[Point], denied: Sequence[Denied], frame: Frame) -> Markup:
    """What gives no number, and below it what was denied, each on its lane and with as many names as fit."""
    width, at, top = frame.size.width, frame.axis.at, frame.height + ROOM + LANE / 2
    words = [f"{p.told}, {p.voice}" if p.told not in ("count", "assessed") else p.voice for p in vague]
    silent = [
        (p.href, described(p), DASH, at(p.day or frame.axis.first), label)
        for p, label in zip(vague, words, strict=True)
    ]
    against = [(d.href, d.words.replace(": ", "\n", 1), CROSS, at(d.day), d.by) for d in denied]
    found: list[Markup] = []
    for n, rows in enumerate(filter(None, (silent, against))):
        y = top + LANE * n
        shifts = lane([row[3] for row in rows], width)
        for (href, name, sign, share, _), shift in zip(rows, shifts, strict=True):
            side, body = " tl" if share > 0.5 else "", _SIGN.format(sign)
            found.append(_LINK.format(side, href, across(share, shift), f"{y:.0f}", name, body))
        if frame.size.labels:
            names = [(row[4], row[3], shift) for row, shift in zip(rows, shifts, strict=True)]
            upright = [Box(width * frame.stop - 2, 0, width * frame.stop + 2, 1)] if frame.late else []
            found.append(lane_labels(names, y, width, upright))
    return Markup("").join(found)
