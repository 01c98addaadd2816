"""One row for each origin: who, when, in which words, through whom, and what retelling did to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Measure, Stance
from firsthand.core.finding import FindingKind
from firsthand.core.lineage import Origin
from firsthand.views import wording
from firsthand.views.axes import values
from firsthand.views.index import Index, anchor
from firsthand.views.marks import ICON, shape
from firsthand.views.points import Point, point
from firsthand.views.rows import Factor, few, place, scale
from firsthand.views.wording import counted

FOLD_FROM = 20
"""So many rows are all shown; where there are more, institutions fold, and those of the answer stay open."""


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin ready to print.

    `sayings` are its readings: words, link, and how meant. `changes` are by report: its name, then type and link.
    `factors` are counts reckoned from a number of containers in the same saying: words and the link to the finding.
    `note` is empty where no other report retells it; `retold` is each retelling: words and link.
    """

    anchor: str
    when: str
    name: str
    role: str
    sayings: tuple[tuple[str, str, str], ...]
    through: str
    covers: str
    factors: tuple[tuple[str, str], ...]
    note: str
    retold: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    scale: Markup
    drawn: bool
    answers: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that are not independent of each other; `folds` where the rows are too many to show all at once."""

    name: str
    rows: tuple[OriginRow, ...]
    summary: str
    folds: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Table:
    """All groups and the ticks of their common axis, (left, words); `others` are of nothing the answer measures."""

    groups: tuple[Group, ...]
    others: tuple[Group, ...]
    ticks: tuple[tuple[str, str], ...]
    key: list[tuple[Markup, str]]
    folds: bool


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
    near = {id: [p for p in ps if _on_scale(p, main)] for id, ps in found.items()}
    numbers = [v for ps in near.values() for p in ps for v in (p.low, p.high) if v is not None]
    axis = values(numbers) if numbers else None
    factors = _factors(index)
    groups: dict[str, list[OriginRow]] = {}
    others: dict[str, list[OriginRow]] = {}
    for origin in index.story.lineage.origins:
        points = found.get(origin.id, [])
        mine = not main or any(_near(p, main) for p in points)
        name = wording.isolated(origin.group) if origin.speaker else index.titled(origin.documents[0])
        points = sorted(points, key=lambda p: (not p.answers, not (main and _near(p, main))))
        ids = {p.claim.id for p in points}
        here = [f for f in factors if f.boxes in ids and f.count in ids]
        row = _row(index, origin, points, here, scale(near.get(origin.id, []), axis, here))
        (groups if mine else others).setdefault(name, []).append(row)
    drawn = [p for ps in near.values() for p in ps if p.value is not None]
    ticks = tuple((place(axis, t), wording.number(t)) for t in few(axis)) if axis else ()
    folds = len(index.story.lineage.origins) > FOLD_FROM
    key = _key(drawn, bool(index.changed), any(row.factors for rows in groups.values() for row in rows)) if axis else []
    return Table(_groups(groups, folds), _groups(others, folds), ticks, key, folds)


def _key(drawn: list[Point], changed: bool, factors: bool) -> list[tuple[Markup, str]]:
    """What circles, squares, ticks and dotted lines stand for."""
    found = []
    for square in (False, True):
        units = dict.fromkeys(wording.unit_words(p.claim.quantity.unit) for p in drawn if p.square == square)
        if words := wording.joined(filter(None, units)):
            found.append((ICON.format(shape("count", square)), words))
    if factors:
        found.append(
            (ICON.format(Markup('<path class="lf" d="M-18 0H18"/>')), "reckoned from the boxes, so many in each")
        )
    found.append((ICON.format(Markup('<path class="tk" d="M0 -5V5"/>')), "a retelling, at the value it printed"))
    if changed:
        sign = Markup('<path class="tk dr" d="M0 -7V2"/><path class="drh" d="M-3.5 7L0 1L3.5 7Z"/>')
        found.append((ICON.format(sign), "a changed retelling"))
    return found


def _groups(found: dict[str, list[OriginRow]], folds: bool) -> tuple[Group, ...]:
    return tuple(
        Group(name, tuple(rows), _summary(rows), folds, any(row.answers for row in rows))
        for name, rows in found.items()
    )


def _summary(rows: Sequence[OriginRow]) -> str:
    """A group in a line: how many sayings, the first and the last of them, how many were changed."""
    ends = [("", rows[0])] if len(rows) == 1 else [("first ", rows[0]), ("last ", rows[-1])]
    changed = sum(1 for row in rows if row.changes)
    parts = [counted(len(rows), "saying")]
    parts += [f"{which}{row.when}: {row.sayings[0][0]}" for which, row in ends if row.sayings]
    parts += [f"{changed} changed in a retelling"] if changed else []
    parts += ["sets the answer"] if any(row.answers for row in rows) else []
    return " · ".join(filter(None, parts))


def _near(point: Point, main: Measure) -> bool:
    """Whether a point is of what the answer measures, or of the boxes it came in."""
    category, unit = point.claim.category, point.claim.quantity.unit
    return category == main.category and (unit == main.unit or unit in wording.CONTAINERS)


def _on_scale(point: Point, main: Measure | None) -> bool:
    """Whether a point is drawn: near, and not a denial."""
    return main is not None and _near(point, main) and not _denied(point)


def _denied(point: Point) -> bool:
    return point.claim.stance is Stance.DENIES


def _factors(index: Index) -> tuple[Factor, ...]:
    """Each pair of readings of one saying of which arithmetic found so many in a box, once, in the story's order."""
    found: dict[tuple[str, str], Factor] = {}
    for card in index.cards:
        for finding in card.findings:
            claims = [index.claims[id] for id in finding.claims if id in index.claims]
            if finding.kind is not FindingKind.ARITHMETIC or len(claims) != 2 or not finding.check:
                continue
            boxes, count = (index.reading(c) for c in claims)
            same = index.of(claims[0]) is index.of(claims[1])
            if boxes and count and same and claims[0].quantity.unit in wording.CONTAINERS:
                words = wording.clean(finding.check.rpartition(" = ")[2])
                found.setdefault((boxes.claim, count.claim), Factor(boxes.claim, count.claim, words, f"#{card.anchor}"))
    return tuple(found.values())


def _row(index: Index, origin: Origin, points: list[Point], factors: Sequence[Factor], drawing: Markup) -> OriginRow:
    retold = {r.claim.id: r for p in points for r in p.retold}
    reports = {r.claim.document for r in retold.values()} - {p.claim.document for p in points}
    changes: dict[str, dict[str, str]] = {}
    for r in retold.values():
        for finding, spot in index.changes.get(r.claim.id, ()):
            kind = (finding.change or finding.kind).value.replace("-", " ")
            changes.setdefault(index.name(r.claim.document), {}).setdefault(kind, f"#{spot}")
    note = f"Retold by {counted(len(reports), 'other report')}" if reports else ""
    note += ", unchanged as far as is found." if reports and not changes else "." if reports else ""
    speaker = origin.speaker
    via = dict.fromkeys(articled(wording.isolated(v)) for p in points for v in p.claim.via)
    sayings = []
    for p in points:
        told = "" if p.told == "count" else p.told
        sayings.append((wording.quoted(p.claim.wording.quote), p.href, "denied" if _denied(p) else told))
    return OriginRow(
        anchor=anchor("o-", origin.id),
        when=wording.dates(points[0].said if points else origin.said_on),
        name=index.who(origin) if speaker else index.titled(origin.documents[0]),
        role=wording.clean((speaker.organisation or "") if speaker and speaker.person else "")
        or ("" if speaker else "no speaker found"),
        sayings=tuple(sayings),
        through=f"through {wording.joined(via)}" if via else "",
        covers=_covers([p.claim for p in points]),
        factors=tuple((f.words, f.href) for f in factors),
        note=note,
        retold=tuple((r.words, r.href) for r in retold.values()),
        changes=tuple((name, tuple(kinds.items())) for name, kinds in changes.items()),
        scale=drawing,
        drawn='class="hit"' in drawing,
        answers=any(p.answers for p in points),
    )


def _covers(claims: Sequence[Claim]) -> str:
    """The times that the figures of a row cover, each once."""
    found = dict.fromkeys(filter(None, (wording.covered(c.period) for c in claims)))
    return f"covers {wording.joined(found)}" if found else ""
