"""The tagger as extraction is given it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from firsthand.extract.tagger.network import network_of, weights
from firsthand.extract.tagger.reading import Network, Stretch, Tagged, read
from firsthand.extract.tagger.windows import Offsets, Pieces, pieces_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_READ = 400
"""Sentences of one report that are read at most; what a longer one holds behind them the rules read alone."""
LONGEST_READ = 2_000
"""Characters of a sentence at most; what goes on longer is a table, a list or noise."""
LEAST_INNER = 24
"""Characters of a content in which another attribution is looked for."""


class Tagger(Protocol):
    """Finds attributions in sentences."""

    def read(
        self, text: str, sentences: Sequence[Offsets], wanted: Sequence[bool], *, nested: bool = True
    ) -> list[Tagged]:
        """The attributions whose cues stand in the wanted sentences or beside them, in the order of their cues.

        Args:
            text: a report's.
            sentences: first and last character of each, in order.
            wanted: which of them to read, within bounds; the paragraphs they stand in are read with them.
            nested: whether to look for attributions inside contents.
        """
        ...


class Learned:
    """The trained tagger."""

    def __init__(self, network: Network, tokenizer: Tokenizer) -> None:
        self.network, self.tokenizer = network, tokenizer

    def read(
        self, text: str, sentences: Sequence[Offsets], wanted: Sequence[bool], *, nested: bool = True
    ) -> list[Tagged]:
        """See `Tagger`."""
        found = read(self.network, list(self._stretches(text, sentences, bounded(sentences, wanted))))
        inner = found if nested else []
        while inner:
            inner = self._inside(text, inner, {t.cue[0] for t in found})
            found += inner
        return sorted(found, key=lambda t: (t.cue[0], t.content))

    def _stretches(self, text: str, sentences: Sequence[Offsets], wanted: Sequence[bool]) -> Iterator[Stretch]:
        """Runs of whole paragraphs with a sentence that is wanted."""
        first = 0
        for last in range(1, len(sentences) + 1):
            if last < len(sentences) and "\n" not in text[sentences[last - 1][1] : sentences[last][0]]:
                continue
            if any(wanted[first:last]):
                before = sentences[first - 1][1] if first else None
                pieces = pieces_of(self.tokenizer, text, sentences[first][0], sentences[last - 1][1], before)
                bounds, asked = bounds_in_pieces(pieces, sentences[first:last], wanted[first:last])
                if bounds:
                    yield Stretch(pieces, bounds, asked)
            first = last

    def _inside(self, text: str, outer: Sequence[Tagged], known: set[Offsets]) -> list[Tagged]:
        """Attributions inside contents, each content read by itself; those whose cue is known are no new ones."""
        stretches = []
        for start, end in sorted({(t.content[0][0], t.content[0][1]) for t in outer if len(t.content) == 1}):
            pieces = pieces_of(self.tokenizer, text, start, end)
            if end - start >= LEAST_INNER and pieces.ids:
                stretches.append(Stretch(pieces, [(0, len(pieces.ids))], [True]))
        out: dict[Offsets, Tagged] = {}
        for found in read(self.network, stretches):
            if found.cue[0] not in known:
                out.setdefault(found.cue[0], found._replace(inner=True))
        return list(out.values())


def bounded(sentences: Sequence[Offsets], wanted: Sequence[bool]) -> list[bool]:
    """The sentences to read: those wanted, of a sentence's length, the first ones of a very long report."""
    out, left = [], MOST_READ
    for (start, end), asked in zip(sentences, wanted, strict=True):
        out.append(asked and left > 0 and end - start <= LONGEST_READ)
        left -= out[-1]
    return out


def bounds_in_pieces(
    pieces: Pieces, sentences: Sequence[Offsets], wanted: Sequence[bool]
) -> tuple[list[Offsets], list[bool]]:
    """First and last piece of each sentence, without gaps; a sentence without a piece falls away."""
    bounds: list[Offsets] = []
    asked: list[bool] = []
    first, k = 0, 0
    for at, (start, _) in enumerate(pieces.offsets):
        if k + 1 < len(sentences) and start >= sentences[k + 1][0]:
            if at > first:
                bounds.append((first, at))
                asked.append(wanted[k])
                first = at
            while k + 1 < len(sentences) and start >= sentences[k + 1][0]:
                k += 1
    if len(pieces.ids) > first:
        bounds.append((first, len(pieces.ids)))
        asked.append(wanted[k])
    return bounds, asked


@cache
def shipped() -> Learned | None:
    """The tagger that comes with the package, loaded once; None without its weights or what runs them."""
    folder = weights()
    return Learned(*network_of(folder)) if folder else None
