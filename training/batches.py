"""Training windows: texts cut into runs of sentences, labelled, and put together into batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.sentences import sentences
from firsthand.extract.tagger.pairs import distances
from firsthand.extract.tagger.tagger import bounds_in_pieces
from firsthand.extract.tagger.windows import CLS, SEP, Pieces, pieces_of
from training.corpus import Text

SIZES = (160, 160, 160, 112, 72, 44)
"""Pieces that a training window holds, drawn anew for each: the tagger is later run on few sentences as well."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text in pieces, the bounds of its sentences in pieces, and its rows: pieces of cue, source and content."""

    pieces: Pieces
    bounds: list[tuple[int, int]]
    rows: list[tuple[tuple[int, int], list[tuple[int, int]], list[tuple[int, int]]]]


def bounds_of(text: str, pieces: Pieces) -> list[tuple[int, int]]:
    """First and last piece of each sentence, without gaps."""
    report = Report("", text, (Part(PartKind.BODY, 0, len(text)),), "training")
    found = [(s.start, s.end) for s in sentences(report)]
    return bounds_in_pieces(pieces, found, [True] * len(found))[0]


def covered(pieces: Pieces, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of pieces that lie in the spans, characters to pieces."""
    out = []
    for start, end in spans:
        inside = [k for k, (a, b) in enumerate(pieces.offsets) if a < end and b > start]
        if inside:
            out.append((inside[0], inside[-1] + 1))
    return out


def encode(tokenizer: Tokenizer, text: Text) -> Encoded:
    """A text ready to be cut."""
    pieces = pieces_of(tokenizer, text.text, 0, len(text.text))
    rows = []
    for row in text.rows:
        cue = covered(pieces, row["cue"])
        if cue:
            rows.append((cue[0], covered(pieces, row["source"]), covered(pieces, row["content"])))
    return Encoded(pieces, bounds_of(text.text, pieces), rows)


def cut(item: Encoded, draw: random.Random) -> Iterator[tuple[int, int]]:
    """Windows that cover a text once, with sizes drawn anew at every call."""
    k = 0
    while k < len(item.bounds):
        size = draw.choice(SIZES)
        first = item.bounds[k][0]
        end = k + 1
        while end < len(item.bounds) and item.bounds[end][1] - first <= size:
            end += 1
        last = min(item.bounds[end - 1][1], first + 250)
        yield first, last
        k = end


@dataclass(frozen=True, slots=True)
class Sample:
    """One window with its labels."""

    pieces: Pieces
    cues: list[int]
    pairs: list[tuple[tuple[int, int], list[int]]]


def sample(item: Encoded, first: int, last: int) -> Sample:
    """The window from piece `first` to `last`, with room for the two pieces at its ends."""
    size = last - first + 2
    cues = [0] * size
    pairs = []

    def put(labels: list[int], span: tuple[int, int], begin: int) -> None:
        a, b = max(span[0], first) - first + 1, min(span[1], last) - first + 1
        for k in range(a, b):
            labels[k] = begin if k == a else begin + 1

    for cue, source, content in item.rows:
        if not (first <= cue[0] and cue[1] <= last):
            continue
        put(cues, cue, 1)
        roles = [0] * size
        for span in content:
            put(roles, span, 3)
        for span in source:
            put(roles, span, 1)
        pairs.append(((cue[0] - first + 1, cue[1] - first + 1), roles))
    return Sample(item.pieces.between(first, last), cues, pairs)


def collate(samples: Sequence[Sample]) -> dict[str, Tensor]:
    """A batch as the model takes it."""
    longest = max(len(s.cues) for s in samples)

    def padded(rows: list[list[int]]) -> Tensor:
        out = np.zeros((len(rows), longest), dtype=np.int64)
        for k, row in enumerate(rows):
            out[k, : len(row)] = row
        return torch.from_numpy(out)

    return {
        "ids": padded([[CLS, *s.pieces.ids, SEP] for s in samples]),
        "case": padded([[3, *s.pieces.case, 3] for s in samples]),
        "gap": padded([[0, *s.pieces.gap, 0] for s in samples]),
        "quote": padded([[0, *s.pieces.quote, 0] for s in samples]),
        "cues": padded([s.cues for s in samples]),
        "window": torch.tensor([k for k, s in enumerate(samples) for _ in s.pairs], dtype=torch.long),
        "roles": padded([roles for s in samples for _, roles in s.pairs]),
        "distance": padded([distances(cue, longest) for s in samples for cue, _ in s.pairs]),
    }


def batches(samples: list[Sample], pieces: int, draw: random.Random) -> list[list[Sample]]:
    """Samples of like length together, about `pieces` in each batch, in random order."""
    draw.shuffle(samples)
    samples.sort(key=lambda s: len(s.cues) // 16)
    out: list[list[Sample]] = []
    for one in samples:
        if out and (len(out[-1]) + 1) * max(len(one.cues), len(out[-1][0].cues)) <= pieces:
            out[-1].append(one)
        else:
            out.append([one])
    draw.shuffle(out)
    return out
