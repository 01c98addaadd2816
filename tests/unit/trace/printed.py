"""Fictional reports for tests: their text is whatever sentences the test gives."""

from __future__ import annotations

from datetime import date

import firsthand
from firsthand.core.time import TimeRange

STATES = "The Karvenian coast faces the Velgorian one."
"""A sentence that teaches both states by their adjectives."""


def report(name: str, day: str, *sentences: str, outlet: str | None = None) -> firsthand.Report:
    """A report of one body, by an outlet of its name unless told otherwise."""
    text = " ".join(sentences)
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    when = TimeRange.on(date.fromisoformat(day))
    return firsthand.Report(name, text, (part,), f"{name}.txt", outlet=outlet or name, published=when)


def coast_report(name: str, day: str, *sentences: str, outlet: str | None = None) -> firsthand.Report:
    """A report that names the two states of the coast besides."""
    return report(name, day, *sentences, STATES, outlet=outlet)
