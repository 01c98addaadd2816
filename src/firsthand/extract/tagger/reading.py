"""From windows to attributions: which cues a window holds, and whose words each reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from firsthand.extract.tagger.pairs import Chain, best, distances, likelihoods, runs
from firsthand.extract.tagger.windows import CLS, SEP, Offsets, Pieces, Window, windows

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

CORE = 120
"""Pieces that one window answers for at most, a longer sentence apart."""
BATCH = 1_500
"""Pieces in a batch, padding included."""
PAIRS = 48
"""Cues read at once."""


class Network(Protocol):
    """The two halves of the model, however they are run."""

    cue_chain: Chain
    pair_chain: Chain

    def encode(self, columns: Sequence[NDArray[int64]]) -> tuple[NDArray[float32], NDArray[float32]]:
        """Ids, cases, gaps and quotes, (B, T) each, to vectors (B, T, H) and cue scores (B, T, 3)."""
        ...

    def pair(self, x: NDArray[float32], distance: NDArray[int64], mask: NDArray[int64]) -> NDArray[float32]:
        """Vectors (P, T, H), buckets and mask (P, T) to role scores (P, T, 5)."""
        ...


class Tagged(NamedTuple):
    """One attribution, its spans in characters of the text.

    `cue_sure` is how likely its cue begins where it does, `roles_sure` how likely its content and source do, each
    between 0 and 1, as the model sees it and not calibrated.
    """

    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]
    cue_sure: float
    roles_sure: float


class _Batch(NamedTuple):
    """Windows of like length, read once: their sizes with both ends, vectors (B, T, H)."""

    windows: Sequence[Window]
    sizes: Sequence[int]
    vectors: NDArray[float32]


class _Spot(NamedTuple):
    """One cue found in a window: the window's number in its batch, its first and last piece there, how sure."""

    window: int
    cue: Offsets
    sure: float


def read(
    network: Network,
    pieces: Pieces,
    bounds: Sequence[tuple[int, int]],
    wanted: Sequence[bool],
) -> list[Tagged]:
    """The attributions whose cues stand in the wanted sentences, in the order of their cues.

    Args:
        network: the model.
        pieces: the text in pieces.
        bounds: first and last piece of each sentence.
        wanted: which sentences to answer for.
    """
    found: list[Tagged] = []
    todo = sorted(windows(bounds, wanted, CORE), key=lambda w: w.last - w.first)
    at = 0
    while at < len(todo):
        end = at + 1
        while end < len(todo) and (end + 1 - at) * (todo[end].last - todo[end].first + 2) <= BATCH:
            end += 1
        found += _batch(network, pieces, todo[at:end])
        at = end
    return sorted(found, key=lambda t: (t.cue[0], t.content))


def _batch(network: Network, pieces: Pieces, group: Sequence[Window]) -> list[Tagged]:
    """The attributions of some windows of like length."""
    import numpy as np

    sizes = [w.last - w.first + 2 for w in group]
    longest = max(sizes)
    columns = [np.zeros((len(group), longest), dtype=np.int64) for _ in range(4)]
    for k, window in enumerate(group):
        for column, values, ends in zip(
            columns,
            (pieces.ids, pieces.case, pieces.gap, pieces.quote),
            ((CLS, SEP), (3, 3), (0, 0), (0, 0)),
            strict=True,
        ):
            column[k, : sizes[k]] = [ends[0], *values[window.first : window.last], ends[1]]
    vectors, cues = network.encode(columns)
    batch = _Batch(group, sizes, vectors)
    paths, likely = best(cues, sizes, network.cue_chain), likelihoods(cues, sizes, network.cue_chain)
    spots: list[_Spot] = []
    for k, window in enumerate(group):
        low, high = window.core[0] - window.first + 1, window.core[1] - window.first + 1
        spots += [_Spot(k, cue, float(likely[k, cue[0], 1])) for cue in runs(paths[k], 1) if low <= cue[0] < high]
    out = []
    for at in range(0, len(spots), PAIRS):
        out += _roles(network, pieces, batch, spots[at : at + PAIRS])
    return out


def _roles(network: Network, pieces: Pieces, batch: _Batch, spots: Sequence[_Spot]) -> list[Tagged]:
    """Source and content of some cues; a cue without a content falls away."""
    import numpy as np

    rows = [spot.window for spot in spots]
    sizes = [batch.sizes[k] for k in rows]
    longest = max(sizes)
    distance = np.array([distances(spot.cue, longest) for spot in spots], dtype=np.int64)
    mask = (np.arange(longest)[None, :] < np.array(sizes)[:, None]).astype(np.int64)
    scores = network.pair(batch.vectors[rows][:, :longest], distance, mask)
    paths, likely = best(scores, sizes, network.pair_chain), likelihoods(scores, sizes, network.pair_chain)
    out = []
    for n, (spot, labels) in enumerate(zip(spots, paths, strict=True)):
        window = batch.windows[spot.window]
        content = _spans(pieces, window, runs(labels, 3))
        if content:
            source = _spans(pieces, window, runs(labels, 1))
            starts = [float(likely[n, k, label]) for k, label in enumerate(labels) if label in (1, 3)]
            out.append(Tagged(source, _spans(pieces, window, [spot.cue]), content, spot.sure, min(starts)))
    return out


def _spans(pieces: Pieces, window: Window, found: Sequence[Offsets]) -> list[Offsets]:
    """Runs of pieces of a window, which begin after its first one, in characters; those of its ends fall away."""
    last = window.last - window.first + 1
    cut = ((max(a, 1), min(b, last)) for a, b in found)
    return [(pieces.offsets[window.first + a - 1][0], pieces.offsets[window.first + b - 2][1]) for a, b in cut if a < b]
