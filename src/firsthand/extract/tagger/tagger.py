"""The tagger as extraction is given it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from firsthand.extract.tagger.network import network_of, weights
from firsthand.extract.tagger.reading import Network, Tagged, read
from firsthand.extract.tagger.windows import Offsets, Pieces, pieces_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LEAST_INNER = 24
"""Characters of a content in which another attribution is looked for."""


class Tagger(Protocol):
    """Finds attributions in sentences."""

    def read(
        self, text: str, sentences: Sequence[Offsets], wanted: Sequence[bool], *, nested: bool = True
    ) -> list[Tagged]:
        """The attributions whose cues stand in the wanted sentences, in the order of their cues.

        Args:
            text: a report's.
            sentences: first and last character of each, in order.
            wanted: which of them to read; their neighbours are looked at too.
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
        found: list[Tagged] = []
        for pieces, bounds, asked in self._stretches(text, sentences, wanted):
            found += read(self.network, pieces, bounds, asked)
        if nested:
            found += self._inside(text, found)
        return sorted(found, key=lambda t: (t.cue[0], t.content))

    def _stretches(
        self, text: str, sentences: Sequence[Offsets], wanted: Sequence[bool]
    ) -> Iterator[tuple[Pieces, list[Offsets], list[bool]]]:
        """Runs of sentences that are wanted or stand beside one that is, in pieces."""
        size = len(sentences)
        near = [any(wanted[max(0, k - 1) : k + 2]) for k in range(size)]
        k = 0
        while k < size:
            if not near[k]:
                k += 1
                continue
            end = k
            while end < size and near[end]:
                end += 1
            pieces = pieces_of(self.tokenizer, text, sentences[k][0], sentences[end - 1][1])
            bounds, asked = bounds_in_pieces(pieces, sentences[k:end], wanted[k:end])
            if bounds:
                yield pieces, bounds, asked
            k = end

    def _inside(self, text: str, found: Sequence[Tagged]) -> list[Tagged]:
        """Attributions inside contents, each content read by itself; and so on, inwards."""
        out: list[Tagged] = []
        todo = list(found)
        while todo:
            within = [
                inner
                for outer in todo
                for inner in self._content(text, outer)
                if not any(inner.cue[0] == other.cue[0] for other in (*found, *out))
            ]
            out += within
            todo = within
        return out

    def _content(self, text: str, outer: Tagged) -> list[Tagged]:
        """The attributions inside one content."""
        start, end = outer.content[0][0], outer.content[-1][1]
        if len(outer.content) > 1 or end - start < LEAST_INNER:
            return []
        pieces = pieces_of(self.tokenizer, text, start, end)
        size = len(pieces.ids)
        return read(self.network, pieces, [(0, size)], [True]) if size else []


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
