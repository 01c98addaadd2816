"""The story as one page: self-contained, without script, the same bytes for the same story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from firsthand.core.attribution import articled
from firsthand.core.estimate import Answer
from firsthand.core.missing import Missing
from firsthand.core.story import Story
from firsthand.core.text import Span
from firsthand.views import charts, facts, findings, marks, method, model, origins, reports, statements, wording
from firsthand.views.index import Index, anchor, index, place
from firsthand.views.points import Denied, Point, denied, points
from firsthand.views.wording import counted

MOST_MEASURES = 12
"""The page answers the main measure at length and at most this many in all; `firsthand estimate` prints every one."""
VERSION = "0.1.0"
"""Printed where the caller names no other."""
STYLES = ("report.css", "reading.css")
"""The style sheets of the page, in the order in which they are written into it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Another measure of the same story as a card."""

    title: str
    value: model.Sentence
    note: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart of the main measure with what belongs to it."""

    heading: str
    lede: str
    key: list[tuple[Markup, str]]
    drawing: Markup
    rows: list[Point]
    undated: list[Point]
    vague: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """An original that the collection credits and lacks, with the sentence that credits it."""

    name: str
    note: str
    words: str
    report: str
    href: str


@cache
def _environment() -> Environment:
    folder = files("firsthand.views") / "templates"

    def load(name: str) -> str:
        return (folder / name).read_text(encoding="utf-8")

    environment = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        css=Markup("".join(map(load, STYLES))),
        anchor=anchor,
        dates=wording.dates,
        day=wording.day,
        counted=counted,
        clean=wording.clean,
        retellings=charts.retellings,
        quoted=wording.quoted,
        capital=wording.capital,
        tied=wording.tied,
    )
    return environment


def render(story: Story, version: str = VERSION) -> str:
    """The page of a story as HTML text; it can be encoded as UTF-8 whatever the reports hold."""
    ix = index(story)
    answer = story.answers[0] if story.answers else None
    told = statements.board(ix)
    page = _environment().get_template("report.html.j2")
    return page.render(
        version=version,
        story=story,
        ix=ix,
        answer=answer,
        title=_title(story),
        question=model.question(answer) if answer else "",
        sentence=model.headline(ix),
        facts=facts.facts(ix),
        left_out=facts.left_out(ix),
        told_as_sent=_told_as_sent(ix),
        chart=_chart(ix, answer) if answer else None,
        origins=origins.table(ix),
        measures=[_measure(ix, other) for other in story.answers[1:MOST_MEASURES]],
        missing=[_lacking(ix, row) for row in story.missing],
        findings=[findings.worded(ix, card) for card in ix.cards],
        story_findings=sum(len(card.findings) for card in ix.cards),
        statements=told,
        reports=reports.views(ix, told.marks),
        method=method.method(story),
    )


def _title(story: Story) -> str:
    if story.answers:
        return wording.clean(story.answers[0].question)
    return f"{counted(len(story.reports), 'report')}, nothing to trace"


def _lacking(ix: Index, row: Missing) -> Lacking:
    """A missing original in words: what it could change, how much came through it, and where it is credited."""
    counts = [counted(n, word) for n, word in ((len(row.claims), "figure"), (row.denials, "denial")) if n]
    main = ix.story.answers[0].question if ix.story.answers else None
    others = [wording.clean(question) for question in row.questions if question != main]
    bears = ["the answer above"] if main in row.questions else []
    bears += [f"“{question}”" for question in others[:2]] + ([f"{len(others) - 2} more"] if len(others) > 2 else [])
    return Lacking(
        name=wording.capital(articled(wording.isolated(row.outlet))),
        note=f"{wording.capital(wording.joined(counts))} came through it"
        + (f". Its words could change {wording.joined(bears)}." if bears else "."),
        words=ix.sentence(row.evidence),
        report=ix.name(row.evidence.document),
        href="#" + anchor("r-", row.evidence.document),
    )


def _told_as_sent(ix: Index) -> list[model.Piece]:
    """Where a capacity is printed as a count, in one sentence with links to its findings."""
    rows = findings.headline_parts(ix)
    places: dict[str, Span] = {}
    for span, _ in rows:
        name = ix.name(span.document)
        part = f", {place(span)}" if place(span) else ""
        places.setdefault(f"{wording.quoted(span.quote)} in {name}{part}", span)
    pieces: list[model.Piece] = []
    for n, (words, span) in enumerate(list(places.items())[:4]):
        claim = findings.claim_at(ix, span)
        pieces.append(model.Piece("; " if n else ""))
        pieces.append(model.Piece(words, "#" + (anchor("c-", claim.id) if claim else anchor("r-", span.document))))
    if len(places) > 4:
        pieces.append(model.Piece(f"; and {len(places) - 4} more"))
    numbers = list(dict.fromkeys(card.number for _, card in rows))
    if numbers:
        pieces.append(model.Piece(". See "))
        words = f"finding {numbers[0]}" if len(numbers) == 1 else f"findings {wording.joined(map(str, numbers[:6]))}"
        pieces += [model.Piece(words, f"#f{numbers[0]}"), model.Piece(".")]
    return pieces


def _chart(ix: Index, answer: Answer) -> Chart | None:
    found, lane = points(ix, answer), denied(ix)
    if not found:
        return None
    drawn = [p for p in found if p.day is not None]
    drawing = charts.over_time(found, lane, answer)
    what = wording.counted_as(answer.measure.category, answer.measure.unit) or "figures"
    capacity = any(p.kind == "capacity" for p in drawn)
    lede = f"One mark for each saying that a report can be followed back to: {counted(len(drawn), 'origin')}"
    lede += " with a day. " if len(drawn) < len(found) else ". "
    lede += "Filled marks are counts; hollow marks say what could be held. " if capacity else ""
    return Chart(
        heading=f"{wording.capital(what)}, by the day it was said",
        lede=lede + "Follow a mark to its sentence.",
        key=marks.key(_signs(drawn, lane, answer), any(p.square for p in drawn)) if drawn else [],
        drawing=drawing,
        rows=found,
        undated=[p for p in found if p.day is None],
        vague=any(p.value is None for p in drawn),
    )


def _signs(drawn: list[Point], lane: list[Denied], answer: Answer) -> set[str]:
    """Which signs a chart needs explained."""
    plotted = [p for p in drawn if p.value is not None]
    rules = {
        "arrow": any(p.arrow for p in plotted),
        "cap": any(p.cap for p in plotted),
        "range": any(p.range for p in plotted),
        "changed": any(p.changed for p in drawn),
        "denied": bool(lane),
        "vague": len(plotted) < len(drawn),
        "answer": any(p.answers for p in plotted) and not answer.empty,
        "highest": any(p.kind == "capacity" for p in plotted),
    }
    return {p.kind for p in plotted} | {name for name, there in rules.items() if there}


def _measure(ix: Index, answer: Answer) -> Measure:
    title = f"{wording.capital(model.measured(answer))}{_between(answer)}" or wording.clean(answer.question)
    setters = ix.setters(answer)
    if answer.empty:
        out = [*answer.vague, *answer.rejected, *answer.undated]
        claim = next((c for row in out if (c := ix.claim(row.claim))), None)
        value: model.Sentence = (model.Piece("no figure stands"),)
        note = model.said(ix, claim) + "." if claim else "Nothing that stands sets either end."
        if claim:
            words = wording.figure(claim.quantity, claim.quote)
            kind = "capacity" if claim.modality.value == "capacity" else "count"
            value = (model.link(claim, words, kind),)
            reason = wording.clean(out[0].why).rstrip(".")
            note = f"No figure stands: {reason}. {wording.capital(model.said(ix, claim))}."
        return Measure(title, value, note)
    claim = setters[0] if setters else None
    words = model.shown(answer, claim) if len(setters) == 1 and claim else model.ends(answer)
    value = (model.link(claim, words),) if claim else (model.Piece(words),)
    least, most = answer.independent
    note = f"{wording.capital(model.said(ix, claim))}. " if claim else ""
    note += f"{counted(len(answer.origins), 'origin')}; independent: at least {least}, at most {most}."
    note += f" {wording.capital(model.ends(answer))}: {wording.clean(answer.convention)}." if answer.convention else ""
    return Measure(title, value, note)


def _between(answer: Answer) -> str:
    sender, receiver, place = answer.measure.sender, answer.measure.receiver, answer.measure.place
    words = f", from {sender}" if sender else ""
    words += f" to {receiver}" if receiver else ""
    words += f", {place}" if place else ""
    return wording.clean(words)
