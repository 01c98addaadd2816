"""What was said: sayings with their figures, drawn at random within what is plausible for a measure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import floor, log10
from random import Random

from bench.lineages.scenes import Measure, Scene, Voice

BOUNDS = {"exact": 34, "over": 20, "at-least": 13, "about": 12, "at-most": 8, "under": 8, "between": 5}
SENSES = {"stated": 45, "capacity": 40, "sought": 12, "planned": 12, "forecast": 12}
MONTHLY = frozenset(["arms", "vaccines", "breach", "layoffs"])
"""Domains whose running totals begin months ago; those of the others began days ago."""


@dataclass(frozen=True)
class Figure:
    """One figure as somebody tells it. `key` stays the same through all retellings."""

    key: str
    measure: str
    value: float
    bound: str = "exact"
    sense: str = "stated"
    hedged: bool = False
    place: str | None = None
    span: str | None = None
    since: str | None = None
    high: float | None = None
    other: tuple[float, str, str] | None = None
    """An alternative: its value, and the nouns of this figure and of the other."""
    joined: str = "or"
    reverse: bool = False


@dataclass(frozen=True)
class Saying:
    """One utterance: who, when, which figures."""

    id: str
    voice: Voice
    day: date
    figures: tuple[Figure, ...]


def significant(value: float, digits: int) -> float:
    """The value to so many significant digits."""
    if value == 0:
        return 0.0
    step = 10.0 ** (floor(log10(abs(value))) - digits + 1)
    return float(round(round(value / step) * step, 6))


def digits(value: float) -> int:
    """How many significant digits a value has."""
    return len(f"{value:.10g}".replace(".", "").strip("0")) or 1


def invent(rng: Random, scene: Scene, id: str, voice: Voice, *, day: date, keys: list[str], sense: str) -> Saying:
    """A saying about the measures of those keys; the first in the sense asked for, others as stated."""
    figures: list[Figure] = []
    for key in keys:
        measure = scene.measures[key]
        own = sense if sense in measure.clauses else next(iter(measure.clauses))
        if figures and "stated" in measure.clauses:
            own = "stated"
        for _ in range(50):
            figure = _figure(rng, scene, f"{id}.{key}", measure, sense=own, day=day)
            if all(abs(figure.value - f.value) > 0.25 * max(figure.value, f.value) for f in figures):
                figures.append(figure)
                break
    return Saying(id, voice, day, tuple(figures))


def _figure(rng: Random, scene: Scene, key: str, measure: Measure, *, sense: str, day: date) -> Figure:
    low, high = measure.range
    bound = rng.choices(list(BOUNDS), list(BOUNDS.values()))[0]
    if sense == "capacity" and rng.random() < 0.6:
        bound = "at-most"
    value = float(round(low * (high / low) ** rng.random()))
    if measure.percent:
        value = float(rng.randrange(int(low * 2), int(high * 2)) / 2)
        return Figure(key, measure.key, value, rng.choice(["exact", "exact", "at-least"]), sense)
    width = rng.choice([2, 2, 3, 3, 4, 9]) if bound in ("exact", "at-least") else rng.choice([1, 2, 2])
    value = significant(value, width)
    top = significant(value * rng.uniform(1.15, 1.5), 2) if bound == "between" else None
    figure = Figure(key, measure.key, value, bound, sense, high=top)
    if measure.either and sense in ("stated", "capacity") and rng.random() < 0.6:
        one, two = rng.sample(measure.either, 2)
        other = significant(value * rng.uniform(0.15, 0.45), 2)
        return replace(figure, other=(other, one, two), bound="exact" if bound in ("between", "about") else bound)
    hedged = rng.random() < 0.25 and sense == "stated"
    if sense != "stated":
        return replace(figure, hedged=hedged)
    place = rng.choice(["narrow", "narrow", "wide", None, None, None])
    span, since = rng.choice(["stock", "stock", None, None, None]), None
    if span and rng.random() < 0.7:
        since = _start(rng, scene.domain, day)
    return replace(figure, hedged=hedged, place=place, span=span, since=since)


def _start(rng: Random, domain: str, day: date) -> str:
    if domain in MONTHLY:
        return (day.replace(day=1) - timedelta(days=31 * rng.randrange(2, 9))).strftime("%B")
    start = day - timedelta(days=rng.randrange(3, 10))
    return f"{start.day} {start:%B}"


def higher(rng: Random, scene: Scene, id: str, saying: Saying, day: date) -> Saying:
    """The same speaker's later and higher figure for the first thing counted."""
    old = saying.figures[0]
    value = significant((old.high or old.value) * rng.uniform(1.3, 2.2), rng.choice([2, 3]))
    bound = rng.choice(["exact", "over", "at-least", "about"])
    figure = replace(old, key=f"{id}.{old.measure}", value=value, bound=bound, high=None, other=None, hedged=False)
    return Saying(id, saying.voice, day, (figure,))
