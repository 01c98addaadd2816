"""The chart of the main answer with what belongs to it: heading, key, drawing, and all of it again as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.estimate import Answer, Step
from firsthand.views import charts, marks, wording
from firsthand.views.index import Index
from firsthand.views.points import BOUNDS, Denied, Point, denied, points
from firsthand.views.wording import counted


@dataclass(frozen=True, slots=True)
class Row:
    """One point as a row of the table: everything that its mark shows, in words."""

    said: str
    covered: str
    who: str
    words: str
    href: str
    low: str
    high: str
    bound: str
    unit: str
    told: str
    report: str
    retold: str
    changed: tuple[tuple[str, str], ...]
    fate: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart of an answer; `steps` is the answer on each day on which it changed, `undated` are points off it."""

    heading: str
    lede: str
    key: list[tuple[Markup, str]]
    drawing: Markup
    rows: list[Row]
    denied: list[Denied]
    steps: list[tuple[str, str, str]]
    undated: list[Point]


def chart(ix: Index, answer: Answer) -> Chart | None:
    """The chart of `answer`; None where no origin counts what it measures."""
    found, lane = points(ix, answer), denied(ix)
    if not found:
        return None
    drawn = [p for p in found if p.day is not None]
    capacity = any(p.kind == "capacity" for p in drawn)
    lede = f"One mark for each saying that a report can be followed back to: {counted(len(drawn), 'origin')}"
    lede += " with a day. " if len(drawn) < len(found) else ". "
    lede += "Filled marks are counts; hollow marks say what could be held. " if capacity else ""
    lede += "The line is what the record had by each day. " if answer.course else ""
    drawing = charts.over_time(found, lane, answer)
    return Chart(
        heading=f"{charts.subject(answer)}, by the day it was said",
        lede=lede + "Follow a mark to its sentence.",
        key=marks.key(_signs(drawn, lane, answer, drawing), any(p.square for p in drawn)) if drawn else [],
        drawing=drawing,
        rows=[_row(ix, p) for p in found],
        denied=lane,
        steps=[_step(step, answer) for step in answer.course],
        undated=[p for p in found if p.day is None],
    )


def _row(ix: Index, p: Point) -> Row:
    unit = p.claim.quantity.unit
    return Row(
        said=wording.dates(p.said),
        covered=wording.covered(p.claim.period) or "not said",
        who=p.voice,
        words=wording.quoted(p.claim.quote),
        href=p.href,
        low="none" if p.low is None else wording.number(p.low, unit),
        high="none" if p.high is None else wording.number(p.high, unit),
        bound=BOUNDS[p.claim.quantity.bound],
        unit=wording.clean(unit or "not said"),
        told=p.told,
        report=wording.capital(ix.titled(p.claim.document)),
        retold=counted(p.reports, "report") if p.reports else "none",
        changed=tuple({wording.quoted(r.claim.quote): r.href for r in p.changes}.items()),
        fate=p.fate or "no part of it",
    )


def _step(step: Step, answer: Answer) -> tuple[str, str, str]:
    """A step of the answer in words: from which day, low and high; an end that is itself excluded says so."""
    unit = answer.measure.unit
    low = "none" if step.low is None else f"{'over ' if step.low_open else ''}{wording.number(step.low, unit)}"
    high = "none" if step.high is None else f"{'under ' if step.high_open else ''}{wording.number(step.high, unit)}"
    return wording.day(step.on), low, high


def _signs(drawn: Sequence[Point], lane: Sequence[Denied], answer: Answer, drawing: Markup) -> set[str]:
    """Which signs a chart needs explained; retellings are only drawn where there is room."""
    plotted = [p for p in drawn if p.value is not None]
    rules = {
        "arrow": any(p.arrow for p in plotted),
        "cap": any(p.cap for p in plotted),
        "range": any(p.range for p in plotted),
        "changed": any(p.changed for p in drawn),
        "retold": marks.TICK[False] in drawing,
        "drifted": marks.TICK[True] in drawing,
        "faded": any(p.faded for p in drawn),
        "denied": bool(lane),
        "vague": len(plotted) < len(drawn),
        "both": any(s.low is not None and s.high is not None for s in answer.course),
        "open": any((s.low is None) != (s.high is None) for s in answer.course),
        "highest": any(p.kind == "capacity" for p in plotted),
    }
    return {p.kind for p in plotted} | {name for name, there in rules.items() if there}
