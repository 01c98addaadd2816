"""Labels that open a headline or text, "Exclusive: …", "Update 2: …", "Correction, July 1: …": nobody speaks there."""

from __future__ import annotations

from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

LABELS = wordlist("names.labels")
"""What a label says of the report, word by word."""
LONGEST = 8
"""Tokens of a label with its number or day at most."""


def label_end(tokens: Tokens) -> int:
    """The index after the colons of the labels that open a sentence; 0 where there is none."""
    lower, first = tokens.lower, 0
    if ":" not in lower[:LONGEST]:
        return 0
    while True:
        colon = next((k for k in range(first + 1, min(first + LONGEST, len(lower))) if lower[k] == ":"), None)
        if colon is None or not _label(lower[first:colon]):
            return first
        first = colon + 1


def _label(words: tuple[str, ...]) -> bool:
    """Whether words are a label, with or without its number or the day behind a comma."""
    end = len(words)
    while end > 1 and (words[end - 1].isdecimal() or words[end - 1] in MONTHS or words[end - 1] in WEEKDAYS):
        end -= 1
    if end < len(words) and words[end - 1] == ",":
        end -= 1
    return " ".join(words[:end]) in LABELS
