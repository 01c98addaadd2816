"""Where a piece stands seen from a cue, and the best reading of scores under a chain of labels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

EDGES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 96, 128)
"""Distances in pieces at which a new bucket begins, on each side of the cue."""


def distances(cue: tuple[int, int], size: int) -> list[int]:
    """For each of `size` pieces the bucket of its distance from the cue: 0 in it, 1 to 15 before, 16 to 30 after."""
    first, last = cue
    before = [bisect_right(EDGES, first - k) for k in range(first)]
    return [*before, *[0] * (last - first), *[15 + bisect_right(EDGES, k - last + 1) for k in range(last, size)]][:size]


class Chain(NamedTuple):
    """A learned chain over L labels: scores of going from one to another (L, L), and of beginning with one (L,)."""

    moves: NDArray[float32]
    first: NDArray[float32]


def best(scores: NDArray[float32], chain: Chain) -> list[list[int]]:
    """The likeliest labels of each row of scores (N, T, L) under a chain (Viterbi)."""
    import numpy as np

    rows, steps, labels = scores.shape
    value = chain.first + scores[:, 0]
    back = np.zeros((rows, steps, labels), dtype=np.int8)
    for t in range(1, steps):
        paths = value[:, :, None] + chain.moves
        back[:, t] = paths.argmax(1)
        value = paths.max(1) + scores[:, t]
    out = []
    for label, before in zip(value.argmax(1).tolist(), back.tolist(), strict=True):
        path = [label]
        for came in before[:0:-1]:
            path.append(came[path[-1]])
        out.append(path[::-1])
    return out


def likelihoods(scores: NDArray[float32], chain: Chain) -> NDArray[float32]:
    """How likely each label is at each place of scores (N, T, L), whatever stands elsewhere; each place sums to 1.

    Forward and backward products over the chain, each step scaled so that none grows or vanishes.
    """
    import numpy as np

    steps = scores.shape[1]
    moves = np.exp(chain.moves.astype(np.float64))
    weight = np.exp((scores - scores.max(2, keepdims=True)).astype(np.float64))
    ahead, behind = np.empty_like(weight), np.ones_like(weight)
    now = np.exp((chain.first - chain.first.max()).astype(np.float64)) * weight[:, 0]
    ahead[:, 0] = now
    for t in range(1, steps):
        now = (now @ moves) * weight[:, t]
        now /= now.sum(1, keepdims=True)
        ahead[:, t] = now
    now = behind[:, -1]
    for t in range(steps - 2, -1, -1):
        now = (weight[:, t + 1] * now) @ moves.T
        now /= now.sum(1, keepdims=True)
        behind[:, t] = now
    share = ahead * behind
    out: NDArray[float32] = (share / share.sum(2, keepdims=True)).astype(np.float32)
    return out


def runs(labels: Sequence[int], begin: int) -> list[tuple[int, int]]:
    """First and last piece of each run of one role: label `begin` opens one, `begin + 1` goes on with it."""
    out: list[tuple[int, int]] = []
    start = None
    for k, label in enumerate([*labels, 0]):
        if start is not None and label != begin + 1:
            out.append((start, k))
            start = None
        if label == begin:
            start = k
    return out
