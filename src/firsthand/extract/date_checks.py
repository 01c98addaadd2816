"""Dates that contradict themselves: "Wednesday, 2 October 2022" was a Sunday.

A report is looked at only where a weekday and a year stand near each other, which is rare, so this costs little.
"""

from __future__ import annotations

import re

from firsthand.core.text import Report, Span
from firsthand.extract import times
from firsthand.extract.sentences import sentences

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATED = re.compile(rf"\b({'|'.join(DAYS)})\b.{{0,30}}?\b\d{{4}}\b", re.IGNORECASE | re.DOTALL)


def date_contradictions(report: Report) -> tuple[tuple[Span, str], ...]:
    """Every full date of a report whose weekday is another one: its words, and the weekday it was."""
    if not _DATED.search(report.text):
        return ()
    out: list[tuple[Span, str]] = []
    for sentence in sentences(report):
        if not any(word.capitalize() in DAYS for word in sentence.tokens):
            continue
        for mention in times.find(sentence.tokens):
            true = times.contradiction(mention)
            if true is not None:
                first, last = sentence.tokens.start[mention.first], sentence.tokens.end[mention.last - 1]
                out.append((report.span(first, last), DAYS[true]))
    return tuple(out)
