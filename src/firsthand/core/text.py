"""Reports and the spans that index them."""

from __future__ import annotations

import hashlib
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from typing import Any

from firsthand.core.time import TimeRange
from firsthand.errors import SpanMismatch


class PartKind(StrEnum):
    """Where in a report words stand."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"


class ReportKind(StrEnum):
    """An outlet's own words, or somebody's digest of them."""

    ARTICLE = "article"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report's text: characters `start` to `end`, the end excluded."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One document as read.

    `text` is what every span indexes, in characters; `id` is its SHA-256, so a better reader of the same file makes a
    new report and never shifts a span. `source_sha256` is the hash of the bytes it was read from.
    """

    document: str
    text: str
    parts: tuple[Part, ...]
    source: str
    source_sha256: str = ""
    outlet: str | None = None
    published: TimeRange | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    kind: ReportKind = ReportKind.ARTICLE
    notes: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "id", digest)
        for part in self.parts:
            if not 0 <= part.start <= part.end <= len(self.text):
                raise SpanMismatch(f"{self.document}: part {part.kind} lies outside the text")

    @property
    def headline(self) -> str:
        """The words of the first headline part, else the title given with the report, else its name."""
        for part in self.parts:
            if part.kind is PartKind.HEADLINE:
                return self.text[part.start : part.end].strip()
        return self.title or self.document

    @property
    def english(self) -> bool:
        """Whether the report is in English, which one without a language is taken to be."""
        return (self.language or "en").lower().startswith("en")

    @property
    def name(self) -> str:
        """How a reader is told which report this is: "digest of OUTLET, not its words" for a digest."""
        if self.kind is ReportKind.DIGEST:
            return f"digest of {self.outlet or 'an outlet'}, not its words"
        return self.outlet or self.document

    def record(self) -> dict[str, Any]:
        """What is known of the report, with the hashes of its text and of the bytes it was read from; not its text."""
        return {
            "document": self.document,
            "outlet": self.outlet,
            "title": self.headline,
            "published": self.published.record() if self.published else None,
            "url": self.url,
            "author": self.author,
            "language": self.language,
            "kind": self.kind.value,
            "text_sha256": self.id,
            "source_sha256": self.source_sha256 or None,
            "notes": list(self.notes),
        }

    def part_at(self, offset: int) -> PartKind:
        """The kind of the part that holds the character at `offset`; body where none does."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part.kind
        return PartKind.BODY

    def span(self, start: int, end: int) -> Span:
        """The span of characters `start` to `end`.

        Raises:
            SpanMismatch: the offsets lie outside the text or enclose nothing.
        """
        return Span(self.document, self.part_at(start), start, end, self.text[start:end], self)


@dataclass(frozen=True, slots=True)
class Span:
    """Exact words of a report. It cannot be built unless the words stand there."""

    document: str
    part: PartKind
    start: int
    end: int
    quote: str
    report: InitVar[Report]

    def __post_init__(self, report: Report) -> None:
        if not 0 <= self.start < self.end <= len(report.text):
            raise SpanMismatch(f"{self.document}: no text at {self.start}–{self.end}")
        if report.document != self.document or report.text[self.start : self.end] != self.quote:
            raise SpanMismatch(f"{self.document}: the words at {self.start}–{self.end} are not “{self.quote[:80]}”")

    def overlaps(self, other: Span) -> bool:
        """Whether both stand in one document and share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def record(self) -> dict[str, Any]:
        """`{document, part, start, end, quote}`."""
        return {
            "document": self.document,
            "part": self.part.value,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }
