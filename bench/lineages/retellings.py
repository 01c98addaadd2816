"""What becomes of a saying on the way: one function for each kind of change.

A change takes a telling and gives it back changed, with its kind noted under the figure it befell; None where it does
not apply. Each touches another side of a figure, and no side is changed twice, so that what a report shows is what is
noted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from bench.lineages.sayings import Figure, Saying, digits, significant
from bench.lineages.scenes import Scene, Voice

FLOORS = frozenset(["over", "at-least"])
CEILINGS = frozenset(["at-most", "under"])
WHOLE = "*"
"""The key under which a change of speaker or day is noted."""


@dataclass(frozen=True)
class Telling:
    """A saying as one report tells it. `changes` are (key of the figure, kind), `also` kinds that may be said of it."""

    saying: Saying
    figures: tuple[Figure, ...]
    voice: Voice | None
    day: date
    changes: frozenset[tuple[str, str]] = frozenset()
    also: frozenset[str] = field(default_factory=frozenset)
    dated: bool = False

    def touched(self, key: str) -> frozenset[str]:
        """The kinds noted under a key."""
        return frozenset(kind for k, kind in self.changes if k == key)


def tell(saying: Saying) -> Telling:
    """A saying told as it was said."""
    return Telling(saying, saying.figures, saying.voice, saying.day)


def _with(telling: Telling, i: int, figure: Figure, *kinds: str, also: tuple[str, ...] = ()) -> Telling:
    figures = (*telling.figures[:i], figure, *telling.figures[i + 1 :])
    noted = telling.changes | {(figure.key, kind) for kind in kinds}
    return replace(telling, figures=figures, changes=noted, also=telling.also | set(also))


def _round(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if f.bound != "exact" or f.other or digits(f.value) < 3 or f.value < 100:
        return None
    value = significant(f.value, rng.choice([1, 2]) if digits(f.value) > 3 else digits(f.value) - 1)
    return _with(t, i, replace(f, value=value), "rounding") if 0.007 < abs(value / f.value - 1) < 0.08 else None


def _drop_bound(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    return _with(t, i, replace(f, bound="exact"), "bound-dropped") if f.bound in FLOORS | CEILINGS else None


def _flip_bound(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if f.bound not in FLOORS | CEILINGS:
        return None
    below = ["at-most", "at-most", "under"] if digits(f.value) < 3 else ["at-most"]
    bound = rng.choice(below if f.bound in FLOORS else ["over", "at-least"])
    return _with(t, i, replace(f, bound=bound), "bound-flipped")


def _drop_hedge(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    return _with(t, i, replace(f, hedged=False), "hedge-dropped") if f.hedged else None


def _sense(old: str | tuple[str, ...], kind: str) -> Callable[[Random, Scene, Telling, int], Telling | None]:
    def change(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
        f = t.figures[i]
        if f.sense not in old or "stated" not in scene.measures[f.measure].clauses:
            return None
        if f.bound == "at-most" and f.sense == "capacity" and rng.random() < 0.6:
            return _with(t, i, replace(f, sense="stated", bound="exact"), kind, "bound-dropped")
        return _with(t, i, replace(f, sense="stated"), kind)

    return change


def _drop_alternative(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if not f.other:
        return None
    if rng.random() < 0.4:
        return _with(t, i, replace(f, joined="and"), "alternative-dropped", also=("summed",))
    value, one, two = f.other
    first = rng.random() < 0.6
    kept = replace(f, other=(0.0, one if first else two, ""), value=f.value if first else value)
    kept = kept if first else replace(kept, bound="exact")
    return _with(t, i, kept, "alternative-dropped")


def _swap(field_name: str, kind: str) -> Callable[[Random, Scene, Telling, int], Telling | None]:
    def change(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
        f = t.figures[i]
        to = getattr(scene.measures[f.measure], field_name)
        if not to or f.other or f.sense not in scene.measures[to].clauses:
            return None
        return _with(t, i, replace(f, measure=to), kind, also=("unit-swapped", "category-swapped"))

    return change


def _widen_place(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    return _with(t, i, replace(f, place="wide"), "scope-changed") if f.place == "narrow" else None


def _stock_to_flow(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if f.span != "stock":
        return None
    return _with(t, i, replace(f, span="flow", since=None), "stock-as-flow", also=("date-shifted",))


def _shift_day(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    if t.voice is None or i:
        return None
    day = t.saying.day - timedelta(days=rng.choice([9, 10, 11, 20, 30]))
    noted = t.changes | {(WHOLE, "date-shifted")}
    return replace(t, day=day, dated=True, changes=noted)


def _swap_speaker(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    if t.voice is None or i:
        return None
    others = [v for v in scene.voices[:3] if v.body != t.voice.body]
    return replace(t, voice=rng.choice(others), changes=t.changes | {(WHOLE, "speaker-swapped")})


def _reverse(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if not scene.measures[f.measure].directed or f.sense != "stated" or f.place:
        return None
    return _with(t, i, replace(f, reverse=True), "direction-reversed")


def _slip(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if scene.measures[f.measure].percent or f.other or f.bound == "between":
        return None
    value = f.value * 10 if f.value < 2e7 and (rng.random() < 0.5 or f.value % 10) else f.value / 10
    whole = value >= 20 and value == int(value)
    return _with(t, i, replace(f, value=value), "magnitude-slip") if whole else None


def _sum(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    if f.other and f.other[0] and f.joined == "or":
        total = replace(f, value=f.value + f.other[0], other=None)
        return _with(t, i, total, "summed", also=("alternative-dropped",))
    mate = scene.measures[f.measure].summed_with
    rest = [g for g in t.figures if g.measure == mate and g is not f]
    if not rest or f.high or rest[0].high or {f.sense, rest[0].sense} != {"stated"}:
        return None
    total = replace(rest[0], value=rest[0].value + f.value, bound=f.bound)
    figures = tuple(total if g is rest[0] else g for g in t.figures if g is not f)
    noted = t.changes | {(total.key, "summed")}
    return replace(t, figures=figures, changes=noted, also=t.also | {"category-swapped", "bound-dropped"})


def _convert(rng: Random, scene: Scene, t: Telling, i: int) -> Telling | None:
    f = t.figures[i]
    factor = scene.measures[f.measure].factor
    if not factor or f.other or f.high or f.sense not in scene.measures[factor[0]].clauses:
        return None
    value = significant(f.value * factor[1], 2)
    taken = any(abs(g.value / value - 1) < 0.2 for g in t.figures if g is not f)
    also = ("unit-swapped", "category-swapped", "rounding")
    return None if taken else _with(t, i, replace(f, measure=factor[0], value=value), "converted", also=also)


Change = Callable[[Random, Scene, Telling, int], Telling | None]
CHANGES: dict[str, tuple[Change, str]] = {
    "rounding": (_round, "value"),
    "bound-dropped": (_drop_bound, "bound"),
    "bound-flipped": (_flip_bound, "bound"),
    "hedge-dropped": (_drop_hedge, "hedge"),
    "capacity-as-count": (_sense(("capacity",), "capacity-as-count"), "sense bound"),
    "sought-as-sent": (_sense(("sought",), "sought-as-sent"), "sense"),
    "forecast-as-fact": (_sense(("forecast", "planned"), "forecast-as-fact"), "sense"),
    "alternative-dropped": (_drop_alternative, "value"),
    "unit-swapped": (_swap("unit_swap", "unit-swapped"), "measure"),
    "category-swapped": (_swap("category_swap", "category-swapped"), "measure"),
    "scope-changed": (_widen_place, "place"),
    "stock-as-flow": (_stock_to_flow, "span"),
    "date-shifted": (_shift_day, "day"),
    "speaker-swapped": (_swap_speaker, "voice measure value"),
    "direction-reversed": (_reverse, "sides"),
    "magnitude-slip": (_slip, "value"),
    "summed": (_sum, "value measure"),
    "converted": (_convert, "value measure bound"),
}
"""Each kind: its change, and the sides of a telling that it touches."""

NAMELESS = frozenset(
    ["bound-dropped", "bound-flipped", "hedge-dropped", "capacity-as-count", "sought-as-sent", "forecast-as-fact"]
)
"""Changes that leave the figure itself as it was: a telling without a speaker can still be recognised."""


IDENTITY = frozenset(["value", "measure", "voice"])
"""Sides by which a figure is known again: no more than one of them may change."""
COMMON = {
    "date-shifted": 0.3,
    "speaker-swapped": 0.3,
    "magnitude-slip": 0.35,
    "unit-swapped": 0.35,
    "category-swapped": 0.4,
    "bound-dropped": 0.7,
    "bound-flipped": 0.6,
}
"""Kinds that apply to nearly every telling, and how often they stay among those to draw from."""
RARE = {
    "alternative-dropped": 4,
    "summed": 3,
    "direction-reversed": 3,
    "sought-as-sent": 4,
    "capacity-as-count": 3,
    "rounding": 3,
    "converted": 2,
}
"""Kinds that few tellings allow, and how many lots they have in the draw."""


def mutate(rng: Random, scene: Scene, telling: Telling, most: int) -> Telling:
    """Apply up to so many changes, drawn alike from the kinds that apply, none to a side already changed."""
    for _ in range(most):
        sides = {s for _, kind in telling.changes if kind in CHANGES for s in CHANGES[kind][1].split()}
        if sides & IDENTITY:
            sides |= IDENTITY
        if len(telling.changes) > 2:
            return telling
        options = []
        for kind, (change, touched) in CHANGES.items():
            if not sides & set(touched.split()) and rng.random() < COMMON.get(kind, 1):
                found = [t for i in range(len(telling.figures)) if (t := change(rng, scene, telling, i))]
                options += found[:1] * RARE.get(kind, 1)
        if not options:
            return telling
        telling = rng.choice(options)
    return telling


def widen(rng: Random, telling: Telling) -> Telling | None:
    """The first figure inside a wider range, which is no drift: "more than 4,000" for 4,213."""
    f = telling.figures[0]
    if f.bound != "exact" or f.other or digits(f.value) < 3 or telling.changes:
        return None
    low = significant(f.value * 0.97, 2)
    if not 0.9 < low / f.value < 0.999:
        return None
    return replace(telling, figures=(replace(f, value=low, bound="over"), *telling.figures[1:]))
