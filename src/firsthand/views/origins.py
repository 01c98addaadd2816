"""One row for each origin: who, when, in which words, through whom, and what retelling did to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Measure, Stance
from firsthand.core.lineage import Origin
from firsthand.views import wording
from firsthand.views.charts import percent
from firsthand.views.index import Index, anchor
from firsthand.views.marks import ICON, mark, shape
from firsthand.views.points import Point, Values, point, values
from firsthand.views.wording import counted

_LINE = Markup('<line class="gr" x1="{0}" x2="{0}" y1="0" y2="100%"/>')
_AT = Markup('<svg x="{}" y="{}" overflow="visible">{}</svg>')
MOST_TICKS = 14
"""Retellings drawn on one row; the words beside it name the number of all."""


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin ready to print.

    `sayings` are its readings: words, link, and how meant. `changes` are by report: its name, then type and link.
    """

    anchor: str
    when: str
    name: str
    role: str
    sayings: tuple[tuple[str, str, str], ...]
    through: str
    why: str
    note: str
    changes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    scale: Markup
    drawn: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that are not independent of each other."""

    name: str
    rows: tuple[OriginRow, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All groups and the ticks of their common axis, (left, words); `others` are of nothing the answer measures."""

    groups: tuple[Group, ...]
    others: tuple[Group, ...]
    ticks: tuple[tuple[str, str], ...]
    key: list[tuple[Markup, str]]


def table(index: Index) -> Table:
    """Origins grouped as their groups are, groups in the order first said."""
    answer = index.story.answers[0] if index.story.answers else None
    main = answer.measure if answer else None
    found: dict[str, list[Point]] = {}
    for origin in index.story.lineage.origins:
        for reading in origin.readings:
            claim = index.claims.get(reading.claim)
            if claim is not None:
                found.setdefault(origin.id, []).append(point(index, origin, claim, answer))
    numbers = [
        v for points in found.values() for p in points if _on_scale(p, main) for v in (p.low, p.high) if v is not None
    ]
    axis = values(numbers) if numbers else None
    groups: dict[str, list[OriginRow]] = {}
    others: dict[str, list[OriginRow]] = {}
    for origin in index.story.lineage.origins:
        points = found.get(origin.id, [])
        on_axis = [p for p in points if _on_scale(p, main) and p.value is not None]
        near = not main or any(_near(p, main) for p in points)
        (groups if near else others).setdefault(origin.group, []).append(_row(index, origin, points, on_axis, axis))
    drawn = [p for ps in found.values() for p in ps if _on_scale(p, main)]
    ticks = tuple((percent(0.03 + 0.94 * axis.at(t)), wording.number(t)) for t in _few(axis)) if axis else ()
    return Table(_groups(groups), _groups(others), ticks, _key(drawn, bool(index.changed)) if axis else [])


def _key(drawn: list[Point], changed: bool) -> list[tuple[Markup, str]]:
    """What circles, squares and ticks stand for."""
    found = []
    for square in (False, True):
        units = dict.fromkeys(wording.unit_words(p.claim.quantity.unit) for p in drawn if p.square == square)
        if words := wording.joined(filter(None, units)):
            found.append((ICON.format(shape("count", square)), words))
    found.append((ICON.format(Markup('<path class="tk" d="M0 -5V5"/>')), "a retelling, at the value it printed"))
    if changed:
        sign = Markup('<path class="tk dr" d="M0 -7V2"/><path class="drh" d="M-3.5 7L0 1L3.5 7Z"/>')
        found.append((ICON.format(sign), "a changed retelling"))
    return found


def _groups(found: dict[str, list[OriginRow]]) -> tuple[Group, ...]:
    return tuple(Group(wording.isolated(name), tuple(rows)) for name, rows in found.items())


def _near(point: Point, main: Measure) -> bool:
    """Whether a point is of what the answer measures, or of the boxes it came in."""
    category, unit = point.claim.category, point.claim.quantity.unit
    return category == main.category and (unit == main.unit or unit in wording.CONTAINERS)


def _on_scale(point: Point, main: Measure | None) -> bool:
    """Whether a point is drawn: near, and not a denial."""
    return main is not None and _near(point, main) and not _denied(point)


def _denied(point: Point) -> bool:
    return point.claim.stance is Stance.DENIES


def _few(axis: Values) -> list[float]:
    """At most five ticks, evenly taken."""
    every = -(-len(axis.ticks) // 5)
    return list(axis.ticks[::every])


def _row(index: Index, origin: Origin, points: list[Point], on_axis: list[Point], axis: Values | None) -> OriginRow:
    retold: dict[str, Claim] = {}
    for reading in origin.readings:
        for id in reading.variants:
            if id in index.claims:
                retold[id] = index.claims[id]
    own = {p.claim.document for p in points}
    reports = {c.document for c in retold.values()} - own
    changes: dict[str, dict[str, str]] = {}
    for claim in retold.values():
        for card in index.changed.get(claim.id, ()):
            for finding in card.findings:
                kind = (finding.change or finding.kind).value.replace("-", " ")
                changes.setdefault(index.name(claim.document), {}).setdefault(kind, f"#{card.anchor}")
    note = f"Retold by {counted(len(reports), 'other report')}" if reports else "Not retold by another report"
    note += "" if changes or not reports else ", unchanged as far as is found"
    speaker = origin.speaker
    via = dict.fromkeys(articled(wording.isolated(v)) for p in points for v in p.claim.via)
    sayings = []
    for p in points:
        told = "" if p.told == "count" else p.told
        sayings.append((wording.quoted(p.claim.wording.quote), p.href, "denied" if _denied(p) else told))
    return OriginRow(
        anchor=anchor("o-", origin.id),
        when=wording.dates(origin.said_on),
        name=index.who(origin),
        role=wording.clean((speaker.organisation or "") if speaker and speaker.person else "")
        or ("" if speaker else "no speaker found"),
        sayings=tuple(sayings),
        through=f"through {wording.joined(via)}" if via else "",
        why=wording.clean(origin.why),
        note=note + ".",
        changes=tuple((name, tuple(kinds.items())) for name, kinds in changes.items()),
        scale=_scale(index, on_axis, list(retold.values()), axis),
        drawn=bool(on_axis),
    )


def _scale(index: Index, points: Sequence[Point], retold: Sequence[Claim], axis: Values | None) -> Markup:
    """The row's marks on the common axis, a tick below for each retelling at the value it printed."""
    if axis is None:
        return Markup("")
    ground = Markup("").join(_LINE.format(percent(0.03 + 0.94 * axis.at(t))) for t in _few(axis))
    if not points:
        text = Markup('<text class="nf" x="50%" y="28" text-anchor="middle">no number given</text>')
        return _svg("no number given", ground + text)
    signs: list[Markup] = []
    words: list[str] = []
    for p in points:
        x = 0.03 + 0.94 * axis.at(p.value or 0)
        if p.range:
            low, high = (0.03 + 0.94 * axis.at(v or 0) for v in (p.low, p.high))
            bar = Markup('<line class="rg" x1="{}" x2="{}" y1="24" y2="24"/>').format(percent(low), percent(high))
            signs.append(bar)
            signs.append(_AT.format(percent((low + high) / 2), 24, Markup("")))
        else:
            signs.append(_AT.format(percent(x), 24, mark(p, "right")))
        words.append(f"{p.told} {p.words} {wording.unit_words(p.claim.quantity.unit)}")
    units = {p.claim.quantity.unit for p in points}
    stacks: dict[float, int] = {}
    drawn = [c for c in retold if c.quantity.unit in units and (c.quantity.low, c.quantity.high) != (None, None)]
    for claim in drawn[:MOST_TICKS]:
        q = claim.quantity
        value = q.point if q.point is not None else ((q.low or 0) + (q.high or 0)) / 2
        n = stacks[value] = stacks.get(value, 0) + 1
        dx = (n // 2) * 6.5 * (1 if n % 2 else -1)
        red = claim.id in index.changed
        foot = (
            Markup('<path class="drh" d="M{} 51L{} 45L{} 51Z"/>').format(dx - 3.6, dx, dx + 3.6) if red else Markup("")
        )
        tick = Markup('<path class="{}" d="M{} 36V45"/>{}<title>{}</title>').format(
            "tk dr" if red else "tk", dx, foot, f"{index.name(claim.document)}: {wording.clean(claim.quote)}"
        )
        signs.append(_AT.format(percent(0.03 + 0.94 * axis.at(value)), 0, tick))
    return _svg("; ".join(words), ground + Markup("").join(signs))


def _svg(label: str, inner: Markup) -> Markup:
    return Markup('<svg class="st" width="100%" role="img" aria-label="{}">{}</svg>').format(label, inner)
