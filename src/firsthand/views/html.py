"""The story as one page: self-contained, without script, the same bytes for the same story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from firsthand.core.attribution import articled
from firsthand.core.claim import Statement
from firsthand.core.finding import Denial
from firsthand.core.missing import Missing
from firsthand.core.story import Story
from firsthand.core.text import PartKind, Report, ReportKind, Span
from firsthand.views import comparison, facts, findings, lineage, markup, measures, model, origins, timeline, wording
from firsthand.views.index import Index, anchor, index, place
from firsthand.views.wording import counted

MOST_MEASURES = 12
"""The page answers the main measure at length and at most this many in all; `firsthand estimate` prints every one."""
VERSION = "0.1.0"
"""Printed where the caller names no other."""
STYLES = ("report.css", "charts.css", "lineage.css", "comparison.css", "print.css")
"""The style sheets of the page, in the order in which they are written into it."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report ready to print."""

    anchor: str
    document: str
    headline: str
    name: str
    titled: bool
    digest: str | None
    meta: str
    language: str | None
    url: str | None
    notes: tuple[str, ...]
    blocks: tuple[markup.Block, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """An original that the collection credits and lacks, with the sentence that credits it."""

    name: str
    note: str
    words: str
    report: str
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement without a figure."""

    relation: str
    words: str
    about: str
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
        measures=[measures.measure(ix, other) for other in story.answers[1:MOST_MEASURES]],
        lineage=lineage.lanes(ix),
        missing=[lacking(ix, row) for row in story.missing],
        findings=[findings.worded(ix, card) for card in ix.cards],
        denials=findings.denials(ix),
        statements=statements(ix),
        reports=_reports(ix),
        hashes=[_hashes(report) for report in story.reports],
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


def told_as_sent(ix: Index) -> list[model.Piece]:
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


BACKGROUND = ("condition", "compares")
"""Relations that tell what surrounds the story; they come last."""


def statements(ix: Index) -> list[Said]:
    """Statements without a figure, one for each sentence, those that only repeat a denial listed above left out."""
    denials = [f.spans for f in ix.story.findings if isinstance(f, Denial)]
    listed = [s for spans in denials for s in spans]
    by_sentence: dict[tuple[str, int], list[Statement]] = {}
    for statement in ix.story.statements:
        if not any(s.overlaps(statement.span) for s in listed):
            by_sentence.setdefault((statement.document, statement.sentence.start), []).append(statement)
    found = []
    for told in sorted(by_sentence.values(), key=lambda group: all(s.relation in BACKGROUND for s in group)):
        first = next((s for s in told if s.speaker), told[0])
        relations = list(dict.fromkeys(s.relation.replace("-", " ") for s in told))
        speaker = wording.who(first.speaker) or "the report’s own voice"
        via = f", through {wording.joined(articled(wording.isolated(v)) for v in first.via)}" if first.via else ""
        when = f", {wording.dates(first.said_on)}" if first.said_on else ""
        found.append(
            Said(
                relation=" · ".join(relations),
                words=wording.clean(first.sentence.quote).strip(),
                about=f"{wording.capital(speaker)}{via}{when}",
                report=ix.name(first.document),
                href="#" + anchor("r-", first.document),
            )
        )
    return found


def _reports(ix: Index) -> list[ReportView]:
    claims = markup.by_report(ix)
    found = []
    for report in ix.story.reports:
        mine = claims.get(report.document, [])
        name = ix.name(report.document)
        published = (
            f"published {wording.dates(report.published)}" if report.published else "day of publication not known"
        )
        digest = (
            f"{wording.capital(wording.isolated(report.name))}. Words in quotation marks are the report’s."
            if report.kind is ReportKind.DIGEST
            else None
        )
        meta = [published, counted(len(mine), "figure")]
        titled = any(part.kind is PartKind.HEADLINE for part in report.parts)
        found.append(
            ReportView(
                anchor=anchor("r-", report.document),
                document=wording.clean(report.document),
                headline=wording.clean(report.headline),
                name=wording.capital(name),
                titled=titled,
                digest=digest,
                meta=" · ".join(filter(None, meta)),
                language=_language(report.language),
                url=report.url if report.url and re.match(r"(?i)https?://", report.url) else None,
                notes=tuple(wording.clean(note) for note in report.notes),
                blocks=markup.blocks(ix, report, mine),
                open=bool(mine),
            )
        )
    return found


def _language(tag: str | None) -> str | None:
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else None


def _hashes(report: Report) -> tuple[str, str, str, str, str]:
    basis = f" ({wording.clean(report.published.basis)})" if report.published else ""
    return (
        anchor("r-", report.document),
        wording.clean(report.document),
        wording.dates(report.published) + basis,
        report.id[:12],
        report.source_sha256[:12] or "–",
    )
