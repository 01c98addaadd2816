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
PAIRS = 12
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
    between 0 and 1, as the model sees it and not calibrated. `inner`: it was found by reading another's content.
    """

    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]
    cue_sure: float
    roles_sure: float
    inner: bool = False


class Stretch(NamedTuple):
    """A run of sentences in pieces: first and last piece of each, and which of them to answer for."""

    pieces: Pieces
    bounds: Sequence[Offsets]
    wanted: Sequence[bool]


class _Job(NamedTuple):
    """One window and the pieces it is cut from; `size` counts those at its ends too."""

    pieces: Pieces
    window: Window
    size: int


class _Spot(NamedTuple):
    """One cue found in a window: its first and last piece there, and how sure it is."""

    cue: Offsets
    sure: float


def read(network: Network, stretches: Sequence[Stretch]) -> list[Tagged]:
    """The attributions whose cues stand in windows with a wanted sentence, in the order of their cues.

    Windows are run one by one: int8 rounds all that is run together alike, and a window should read the same in every
    company. On one core that is also faster than several at once.
    """
    found: list[Tagged] = []
    for stretch in stretches:
        for window in windows(stretch.bounds, stretch.wanted, _joined(stretch), CORE):
            found += _attributions(network, _Job(stretch.pieces, window, window.last - window.first + 2))
    return sorted(found, key=lambda t: (t.cue[0], t.content))


def _joined(stretch: Stretch) -> list[bool]:
    """For each sentence, whether no line ends between it and the one before."""
    return [stretch.pieces.gap[first] < 2 for first, _ in stretch.bounds]


def _attributions(network: Network, job: _Job) -> list[Tagged]:
    """The attributions of a window."""
    import numpy as np

    pieces, window, _ = job
    inside = slice(window.first, window.last)
    rows = (
        [CLS, *pieces.ids[inside], SEP],
        [3, *pieces.case[inside], 3],
        [0, *pieces.gap[inside], 0],
        [0, *pieces.quote[inside], 0],
    )
    vectors, scores = network.encode([np.array([row], dtype=np.int64) for row in rows])
    low, high = (edge - window.first + 1 for edge in window.core)
    cues = [cue for cue in runs(best(scores, network.cue_chain)[0], 1) if low <= cue[0] < high]
    if not cues:
        return []
    likely = likelihoods(scores, network.cue_chain)[0]
    spots = [_Spot(cue, float(likely[cue[0], 1])) for cue in cues]
    out = []
    for at in range(0, len(spots), PAIRS):
        out += _roles(network, job, vectors, spots[at : at + PAIRS])
    return out


def _roles(network: Network, job: _Job, vectors: NDArray[float32], spots: Sequence[_Spot]) -> list[Tagged]:
    """Source and content of some cues; a cue without a content falls away."""
    import numpy as np

    count, size = len(spots), job.size
    distance = np.array([distances(spot.cue, size) for spot in spots], dtype=np.int64)
    scores = network.pair(np.repeat(vectors, count, 0), distance, np.ones((count, size), dtype=np.int64))
    paths, likely = best(scores, network.pair_chain), likelihoods(scores, network.pair_chain)
    out = []
    for n, (spot, labels) in enumerate(zip(spots, paths, strict=True)):
        content = _spans(job, runs(labels, 3))
        if content:
            starts = [float(likely[n, k, label]) for k, label in enumerate(labels) if label in (1, 3)]
            source = _spans(job, _beside(job, spot.cue, runs(labels, 1)))
            cue = _spans(job, [spot.cue])
            out.append(Tagged(source, cue, content, spot.sure, min(starts)))
    return out


def _beside(job: _Job, cue: Offsets, found: Sequence[Offsets]) -> list[Offsets]:
    """Runs of pieces cut to the paragraph of a cue: a headline above is no part of a name below it."""
    gap, first = job.pieces.gap, job.window.first - 1
    low = next((k for k in range(cue[0], 1, -1) if gap[first + k] == 2), 1)
    high = next((k for k in range(cue[1], job.size - 1) if gap[first + k] == 2), job.size - 1)
    return [(max(a, low), min(b, high)) for a, b in found if a < high and b > low]


def _spans(job: _Job, found: Sequence[Offsets]) -> list[Offsets]:
    """Runs of pieces of a window, which begin after its first one, in characters; those of its ends fall away."""
    first, offsets = job.window.first, job.pieces.offsets
    cut = ((max(a, 1), min(b, job.size - 1)) for a, b in found)
    return [(offsets[first + a - 1][0], offsets[first + b - 2][1]) for a, b in cut if a < b]
