"""What a question asks for: the thing counted, what happened to it, between whom, and by which day.

The same readers as for reports: nouns of the packs, cue words of their categories, names, times. "By June 2024" and
"as of 30 June" ask for what was said by then; with "known", "reported" or "published", for what was published by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.core.quantity import Bound, Quantity
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import times
from firsthand.extract.flows import Flows
from firsthand.extract.gazetteer import Gazetteer
from firsthand.extract.names import ReportNames
from firsthand.extract.quantities import Mention
from firsthand.extract.sentences import sentences
from firsthand.extract.units import Units
from firsthand.packs import Packs

PUBLISHED = frozenset(["known", "reported", "published", "public"])
"""Words by which a day limits publication rather than saying."""
LIMITS = frozenset(["by", "until", "before", "of", "in", "on", "end"])
"""Words before a day that limit a question to it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood; None where its words do not say."""

    unit: str | None
    category: str | None
    sender: str | None
    receiver: str | None
    as_of: date | None = None
    known_by: date | None = None

    def record(self) -> dict[str, str | None]:
        """The public record, under the names of the claim record."""
        return {
            "unit": self.unit,
            "category": self.category,
            "from": self.sender,
            "to": self.receiver,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "known_by": self.known_by.isoformat() if self.known_by else None,
        }


def asked(question: str, packs: Packs, texts: Iterable[str] = ()) -> Asked:
    """Read a question.

    Args:
        question: one sentence in English.
        packs: nouns, categories and names.
        texts: the collection, which teaches names.
    """
    text = question.strip() or "?"
    report = Report("question", text, (Part(PartKind.BODY, 0, len(text)),), "question")
    parts = sentences(report)
    if not parts:
        return Asked(None, None, None, None)
    tokens = parts[0].tokens
    names = ReportNames(parts, Gazetteer(packs, (), texts)).of(tokens)
    found = next(iter(Units(packs).nouns.all(tokens)), None)
    day = _day(report, published=False)
    limit = _day(report, published=True)
    if found is None:
        return Asked(None, None, None, None, day, limit)
    first, last, unit = found
    mention = Mention(first, last, (first, first), Quantity(None, None, Bound.VAGUE, unit=unit.name), "pack")
    flows = Flows(packs)
    category = flows.category(tokens, mention, [mention])
    flow = flows.flow(tokens, names, first, category.name if category else None)
    return Asked(unit.name, category.name if category else None, flow.sender, flow.receiver, day, limit)


def _day(report: Report, *, published: bool) -> date | None:
    """The last day that the question's time allows, if it limits publication or, otherwise, saying."""
    tokens = sentences(report)[0].tokens
    limits_print = any(t.lower in PUBLISHED for t in tokens)
    if limits_print is not published:
        return None
    for mention in times.find(tokens):
        before = tokens[mention.first - 1].lower if mention.first else ""
        days = times.resolve(mention, report.published)
        if days and days.latest and (before in LIMITS or mention.opener):
            return days.latest
    return None
