"""The story as one page: self-contained, without script, the same bytes for the same story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from firsthand.core.attribution import articled
from firsthand.core.missing import Missing
from firsthand.core.story import Story
from firsthand.core.text import Span
from firsthand.views import (
    comparison,
    facts,
    findings,
    lineage,
    measures,
    method,
    model,
    origins,
    reports,
    statements,
    timeline,
    wording,
)
from firsthand.views.index import Index, anchor, index, place
from firsthand.views.wording import counted

MOST_MEASURES = 12
"""The page answers the main measure at length and at most this many in all; `firsthand estimate` prints every one."""
VERSION = "0.1.0"
"""Printed where the caller names no other."""
STYLES = ("report.css", "charts.css", "lineage.css", "reading.css", "comparison.css", "print.css")
"""The style sheets of the page, in the order in which they are written into it."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """An original that the collection credits and lacks, with the sentence that credits it."""

    name: str
    note: str
    words: str
    report: str
    href: str


@cache
def environment() -> Environment:
    """The templates, with what all of them may call."""
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
    page = environment().get_template("report.html.j2")
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
        told_as_sent=told_as_sent(ix),
        comparison=comparison.compared(ix),
        chart=timeline.chart(ix, answer) if answer else None,
        origins=origins.table(ix),
        measures=measures.cards(ix)[:MOST_MEASURES],
        lineage=lineage.lanes(ix),
        missing=[lacking(ix, row) for row in story.missing],
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


def lacking(ix: Index, row: Missing) -> Lacking:
    """A missing original in words: what it could change, how much came through it, and where it is credited."""
    counts = [counted(n, word) for n, word in ((len(row.claims), "figure"), (row.denials, "denial")) if n]
    main = ix.story.answers[0].question if ix.story.answers else None
    others = [wording.clean(question) for question in row.questions if question != main]
    bears = [f"“{question}”" for question in others[:2]] + ([f"{len(others) - 2} more"] if len(others) > 2 else [])
    to = f"the {'answer' if len(others) == 1 else 'answers'} to {wording.joined(bears)}" if bears else ""
    changes = wording.joined(filter(None, ("the answer above" if main in row.questions else "", to)))
    return Lacking(
        name=wording.capital(articled(wording.isolated(row.outlet))),
        note=f"{wording.capital(wording.joined(counts))} came through it"
        + (f". Its words could change {changes}." if changes else "."),
        words=ix.sentence(row.evidence),
        report=ix.name(row.evidence.document),
        href="#" + anchor("r-", row.evidence.document),
    )


def told_as_sent(ix: Index) -> list[model.Piece]:
    """Where a capacity is printed as a count, in one sentence with links to its findings."""
    rows = findings.headline_parts(ix)
    places: dict[str, Span] = {}
    for span, _ in rows:
        name = ix.brief(span.document)
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
