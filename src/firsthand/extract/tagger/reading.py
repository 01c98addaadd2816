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
BATCH = 800
"""Pieces in a batch, padding included."""
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
    """One cue found in a window: the window's number in its batch, its first and last piece there, how sure."""

    window: int
    cue: Offsets
    sure: float


def read(network: Network, stretches: Sequence[Stretch]) -> list[Tagged]:
    """The attributions whose cues stand in the wanted sentences, in the order of their cues."""
    jobs = [
        _Job(s.pieces, w, w.last - w.first + 2)
        for s in stretches
        for w in windows(s.bounds, s.wanted, _joined(s), CORE)
    ]
    jobs.sort(key=lambda job: job.size)
    found: list[Tagged] = []
    at = 0
    while at < len(jobs):
        end = at + 1
        while end < len(jobs) and (end + 1 - at) * jobs[end].size <= BATCH:
            end += 1
        found += _batch(network, jobs[at:end])
        at = end
    return sorted(found, key=lambda t: (t.cue[0], t.content))


def _joined(stretch: Stretch) -> list[bool]:
    """For each sentence, whether no line ends between it and the one before."""
    return [stretch.pieces.gap[first] < 2 for first, _ in stretch.bounds]


def _batch(network: Network, jobs: Sequence[_Job]) -> list[Tagged]:
    """The attributions of some windows of like length."""
    import numpy as np

    sizes = [job.size for job in jobs]
    columns = [np.zeros((len(jobs), max(sizes)), dtype=np.int64) for _ in range(4)]
    for k, (pieces, window, size) in enumerate(jobs):
        inside = slice(window.first, window.last)
        columns[0][k, :size] = [CLS, *pieces.ids[inside], SEP]
        columns[1][k, :size] = [3, *pieces.case[inside], 3]
        columns[2][k, :size] = [0, *pieces.gap[inside], 0]
        columns[3][k, :size] = [0, *pieces.quote[inside], 0]
    vectors, cues = network.encode(columns)
    paths, likely = best(cues, sizes, network.cue_chain), likelihoods(cues, sizes, network.cue_chain)
    spots: list[_Spot] = []
    for k, job in enumerate(jobs):
        low, high = (edge - job.window.first + 1 for edge in job.window.core)
        spots += [_Spot(k, cue, float(likely[k, cue[0], 1])) for cue in runs(paths[k], 1) if low <= cue[0] < high]
    out = []
    for at in range(0, len(spots), PAIRS):
        out += _roles(network, jobs, vectors, spots[at : at + PAIRS])
    return out


def _roles(network: Network, jobs: Sequence[_Job], vectors: NDArray[float32], spots: Sequence[_Spot]) -> list[Tagged]:
    """Source and content of some cues; a cue without a content falls away."""
    import numpy as np

    rows = [spot.window for spot in spots]
    sizes = [jobs[k].size for k in rows]
    longest = max(sizes)
    distance = np.array([distances(spot.cue, longest) for spot in spots], dtype=np.int64)
    mask = (np.arange(longest)[None, :] < np.array(sizes)[:, None]).astype(np.int64)
    scores = network.pair(vectors[rows][:, :longest], distance, mask)
    paths, likely = best(scores, sizes, network.pair_chain), likelihoods(scores, sizes, network.pair_chain)
    out = []
    for n, (spot, labels) in enumerate(zip(spots, paths, strict=True)):
        job = jobs[spot.window]
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
