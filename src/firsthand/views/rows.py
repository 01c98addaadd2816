"""The picture of one origin's row: its marks on the axis that all rows share, and below it how it was retold.

Marks are links. Ticks stand too near each other for that: the words beside the row list every retelling with its link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.views import wording
from firsthand.views.axes import Values
from firsthand.views.marks import mark
from firsthand.views.points import Point
from firsthand.views.spots import percent

MOST_TICKS = 14
"""Retellings drawn on one row; the words beside it name the number of all."""
EDGE = 0.03
"""The share of the width left free at both ends."""

_LINE = Markup('<line class="gr" x1="{0}" x2="{0}" y1="0" y2="100%"/>')
_AT = Markup('<svg x="{}" y="{}" overflow="visible">{}</svg>')
_GO = Markup(
    '<a href="{0}" aria-label="{1}">{2}<rect class="hit" x="-12" y="-12" width="24" height="24"/><title>{1}</title></a>'
)


@dataclass(frozen=True, slots=True)
class Factor:
    """A count that is a number of containers times so many in each, as arithmetic found: ids of both claims."""

    boxes: str
    count: str
    words: str
    href: str


def place(axis: Values, value: float) -> str:
    """Where a value stands across a row."""
    return percent(EDGE + (1 - 2 * EDGE) * axis.at(value))


def few(axis: Values) -> list[float]:
    """At most five ticks, evenly taken."""
    every = -(-len(axis.ticks) // 5)
    return list(axis.ticks[::every])


def scale(near: Sequence[Point], axis: Values | None, factors: Sequence[Factor]) -> Markup:
    """The row's marks on the common axis, a tick below for each retelling at the value it printed.

    Args:
        near: the readings of what the answer measures and of the boxes it came in.
        axis: the axis of all rows; None where nothing has a number.
        factors: joined by a dotted line from the square of the boxes to the mark of what was reckoned from them.
    """
    if axis is None:
        return Markup("")
    signs = [_LINE.format(place(axis, t)) for t in few(axis)]
    points = [p for p in near if p.value is not None]
    if not points:
        text = Markup('<text class="nf" x="50%" y="28" text-anchor="middle">no number given</text>')
        return _svg("No number given", [*signs, text] if near else signs)
    at = {p.claim.id: place(axis, p.value or 0) for p in points}
    for f in factors:
        if f.boxes in at and f.count in at:
            line = Markup('<line class="lf" x1="{}" x2="{}" y1="24" y2="24"><title>{}</title></line>')
            signs.append(line.format(at[f.boxes], at[f.count], f"times {f.words}"))
    for p in points:
        words = f"{p.told} {p.words} {wording.unit_words(p.claim.quantity.unit)}".strip()
        if p.range:
            bar = Markup('<line class="rg" x1="{}" x2="{}" y1="24" y2="24"/>')
            signs.append(bar.format(place(axis, p.low or 0), place(axis, p.high or 0)))
        body = Markup("") if p.range else mark(p, "right")
        link = _GO.format(p.href, wording.capital(words), body)
        signs.append(_AT.format(at[p.claim.id], 24, link))
    return _svg("On the scale", signs + _ticks(points, axis))


def _ticks(points: Sequence[Point], axis: Values) -> list[Markup]:
    units = {p.claim.quantity.unit for p in points}
    drawn = [r for p in points for r in p.retold if r.unit in units and r.value is not None]
    stacks: dict[str, int] = {}
    found = []
    for r in sorted(drawn, key=lambda r: not r.changed)[:MOST_TICKS]:
        x = place(axis, r.value or 0)
        n = stacks[x] = stacks.get(x, 0) + 1
        dx = (n // 2) * 7 * (1 if n % 2 else -1)
        foot = Markup('<path class="drh" d="M{} 51L{} 45L{} 51Z"/>').format(dx - 3.6, dx, dx + 3.6)
        stroke = Markup('<path class="{}" d="M{} 36V45"/>').format("tk dr" if r.changed else "tk", dx)
        sign = stroke + (foot if r.changed else Markup(""))
        found.append(_AT.format(x, 0, Markup("<g>{}<title>{}</title></g>").format(sign, r.words)))
    return found


def _svg(label: str, signs: Sequence[Markup]) -> Markup:
    svg = Markup('<svg class="st" width="100%" role="group" aria-label="{}">{}</svg>')
    return svg.format(label, Markup("").join(signs))
