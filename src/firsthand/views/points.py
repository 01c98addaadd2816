"""The points of a chart: each origin's reading as a mark, its retellings, and the denials; nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.estimate import Answer, LeftOut
from firsthand.core.finding import Correction, Denial
from firsthand.core.lineage import Origin
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.time import TimeRange
from firsthand.views import wording
from firsthand.views.index import Index, anchor

TOLD = {
    Modality.CAPACITY: "capacity",
    Modality.SOUGHT: "sought",
    Modality.PLANNED: "planned",
    Modality.FORECAST: "forecast",
    Modality.POSSIBLE: "possible",
    Modality.ASSESSED: "assessed",
    Modality.STATED: "count",
}
BOUNDS = {
    Bound.EXACT: "exact",
    Bound.AT_LEAST: "at least",
    Bound.AT_MOST: "up to",
    Bound.OVER: "over",
    Bound.UNDER: "under",
    Bound.ABOUT: "about",
    Bound.BETWEEN: "between",
    Bound.VAGUE: "vague",
}


@dataclass(frozen=True, slots=True)
class Retelling:
    """A report that prints an origin's figure: when, at which value, and whether it changed the words."""

    claim: Claim
    day: date | None
    value: float | None
    changed: bool
    words: str
    href: str

    @property
    def unit(self) -> str | None:
        """What it counts: a retelling may have swapped it."""
        return self.claim.quantity.unit


@dataclass(frozen=True, slots=True)
class Point:
    """One origin's reading as a mark: when, how much, how meant, and the words that go with it.

    `said` is when it was said and `day` the latest day on which it can have been; `fate` is what became of it as an
    answer ("the answer", "superseded", "withdrawn"), with the reason where it sets no end.
    """

    claim: Claim
    origin: Origin
    said: TimeRange | None
    day: date | None
    low: float | None
    high: float | None
    arrow: bool
    cap: bool
    kind: str
    square: bool
    words: str
    voice: str
    told: str
    retold: tuple[Retelling, ...]
    answers: bool
    faded: bool
    fate: str
    href: str

    @property
    def value(self) -> float | None:
        """Where the mark stands: the end there is, the middle of a range on its own scale otherwise."""
        return middle(self.claim.quantity)

    @property
    def range(self) -> bool:
        """Whether both ends are known and differ."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def reports(self) -> int:
        """How many other reports retell it."""
        return len({r.claim.document for r in self.retold} - {self.claim.document})

    @property
    def changes(self) -> tuple[Retelling, ...]:
        """The retellings that changed it."""
        return tuple(r for r in self.retold if r.changed)

    @property
    def changed(self) -> int:
        """In how many reports a retelling changed it."""
        return len({r.claim.document for r in self.changes})


def middle(quantity: Quantity) -> float | None:
    """The end that a quantity has, the middle of a range, None where it has no number."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high


def said(index: Index, claim: Claim) -> tuple[TimeRange | None, date | None]:
    """When an origin's reading was said, and the latest day on which it can have been, as estimates reckon it.

    It was said at the latest when it was first published; without words that tell, that is all that is known.
    """
    reading = index.reading(claim)
    told = [claim, *(c for v in (reading.variants if reading else ()) if (c := index.claims.get(v)))]
    found = index.said_on(claim)
    days = [c.said_on.latest for c in told if c.said_on and c.said_on.latest]
    if not days and found and found.latest:
        days = [found.latest]
    published = [index.reports[c.document].published for c in told]
    printed = [p.latest for p in published if p and p.latest]
    first = min(printed, default=None)
    day = min((d for d in (min(days, default=None), first) if d), default=found.earliest if found else None)
    if (found is None or not found.known) and first:
        found = TimeRange(None, first, "said at the latest when it was published")
    return found, day


def point(index: Index, origin: Origin, claim: Claim, answer: Answer | None = None) -> Point:
    """The mark of one origin's reading."""
    q = claim.quantity
    told = TOLD[claim.modality]
    on, day = said(index, claim)
    fate, faded = _fate(index, claim, answer)
    if answer and answer.as_of and day and day > answer.as_of:
        fate, faded = "said later", False
    return Point(
        claim=claim,
        origin=origin,
        said=on,
        day=day,
        low=q.low,
        high=q.high,
        arrow=q.bound in (Bound.OVER, Bound.AT_LEAST) or (q.high is None and q.low is not None),
        cap=q.bound in (Bound.AT_MOST, Bound.UNDER) or (q.low is None and q.high is not None),
        kind="capacity" if told == "capacity" else "count" if told in ("count", "assessed") else "sought",
        square=q.unit in wording.CONTAINERS,
        words=wording.figure(q, claim.quote),
        voice=index.called(claim),
        told=told,
        retold=_retold(index, claim),
        answers=fate == "the answer",
        faded=faded,
        fate=fate,
        href="#" + anchor("c-", claim.id),
    )


def _retold(index: Index, claim: Claim) -> tuple[Retelling, ...]:
    reading = index.reading(claim)
    found = []
    for other in (index.claims.get(v) for v in (reading.variants if reading else ())):
        if other is None:
            continue
        published = index.reports[other.document].published
        changed = other.id in index.changed
        words = f"{wording.capital(index.name(other.document))}: {wording.quoted(other.quote)}"
        found.append(
            Retelling(
                claim=other,
                day=(published.latest or published.earliest) if published else None,
                value=middle(other.quantity),
                changed=changed,
                words=words + (", changed" if changed else ""),
                href="#" + anchor("c-", other.id),
            )
        )
    return tuple(found)


def _fate(index: Index, claim: Claim, answer: Answer | None) -> tuple[str, bool]:
    """What became of a reading as an answer, and whether another figure or a withdrawal took its place."""
    reading = index.reading(claim)
    told = {claim.id, *((reading.claim, *reading.variants) if reading else ())}
    if any(isinstance(f, Correction) and claim.id in f.takes for f in index.story.findings):
        return "withdrawn", True
    if answer is None:
        return "", False
    if not told.isdisjoint(answer.claims):
        return "the answer", False
    for rows, why in ((answer.superseded, "superseded"), (answer.later_higher, "overtaken by a later, higher figure")):
        if any(row.claim in told for row in rows):
            return why, True
    left = next((row for row in _left(answer) if row.claim in told), None)
    return (wording.clean(left.why) if left else ""), False


def _left(answer: Answer) -> tuple[LeftOut, ...]:
    return (*answer.rejected, *answer.standing, *answer.vague, *answer.undated)


def points(index: Index, answer: Answer) -> list[Point]:
    """Every origin's reading of what an answer measures, by day, undated ones last; what is denied is no point."""
    asserted = [(o, c) for o, c in index.readings(answer) if c.stance is not Stance.DENIES]
    found = [point(index, origin, claim, answer) for origin, claim in asserted]
    return sorted(found, key=lambda p: (p.day is None, p.day or date.min, p.value or 0, p.claim.id))


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial on its lane."""

    day: date
    by: str
    words: str
    href: str


def denied(index: Index) -> list[Denied]:
    """Every dated denial, by day."""
    rows = []
    for card in index.denials:
        first = card.first
        if isinstance(first, Denial) and first.said_on and (on := first.said_on.latest or first.said_on.earliest):
            by = wording.isolated(first.by or "somebody not named")
            words = f"{wording.dates(first.said_on)} · {wording.capital(articled(by))}: {wording.quoted(first.after)}"
            rows.append(Denied(on, by, words, f"#{card.anchor}"))
    return sorted(rows, key=lambda d: (d.day, d.words))
