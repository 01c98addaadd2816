"""A tagger that has found what a test tells it."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.core.claim import Claim
from firsthand.core.text import Part, PartKind, Report
from firsthand.extract import Extractor
from firsthand.extract.tagger import Tagged
from firsthand.packs import load

PACKS = load()


class Given:
    """What is found: source, cue and content by their words, and how sure it is; `asked` is what it was to read."""

    def __init__(self, *found: tuple[str, str, str, float]) -> None:
        self.found = found
        self.asked: list[str] = []

    def read(
        self, text: str, sentences: Sequence[tuple[int, int]], wanted: Sequence[bool], *, nested: bool = True
    ) -> list[Tagged]:
        """See `firsthand.extract.tagger.Tagger`."""
        del nested
        self.asked = [text[a:b] for (a, b), read in zip(sentences, wanted, strict=True) if read]

        def span(words: str) -> list[tuple[int, int]]:
            return [(text.index(words), text.index(words) + len(words))] if words else []

        return [Tagged(span(s), span(c), span(t), sure, 1.0) for s, c, t, sure in self.found]


def claims(text: str, tagger: Given | None) -> tuple[Claim, ...]:
    """The claims of a text, read with a tagger or by rules alone."""
    report = Report("d", text, (Part(PartKind.BODY, 0, len(text)),), "d.txt")
    return Extractor(PACKS, tagger=tagger).extract(report).claims
