"""Where a piece stands seen from a cue, and the best reading of scores under a chain of labels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

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


def best(scores: NDArray[float32], sizes: Sequence[int], chain: Chain) -> list[list[int]]:
    """The likeliest labels of each row (Viterbi).

    Args:
        scores: (N, T, L).
        sizes: how many of the T places each row has; at least 1.
        chain: the transitions.
    """
    import numpy as np

    rows, steps, labels = scores.shape
    lengths = np.asarray(sizes)
    value = chain.first + scores[:, 0]
    back = np.zeros((rows, steps, labels), dtype=np.int8)
    for t in range(1, steps):
        paths = value[:, :, None] + chain.moves
        back[:, t] = paths.argmax(1)
        value = np.where((lengths > t)[:, None], paths.max(1) + scores[:, t], value)
    out = []
    for n in range(rows):
        label = int(value[n].argmax())
        path = [label]
        for t in range(int(lengths[n]) - 1, 0, -1):
            label = int(back[n, t, label])
            path.append(label)
        out.append(path[::-1])
    return out


def likelihoods(scores: NDArray[float32], sizes: Sequence[int], chain: Chain) -> NDArray[float32]:
    """How likely each label is at each place, whatever stands elsewhere: (N, T, L), each place summing to 1.

    Forward and backward sums over the chain; arguments as for `best`. Places beyond a row's size mean nothing.
    """
    import numpy as np

    rows, steps, labels = scores.shape
    lengths = np.asarray(sizes)
    ahead = np.zeros((rows, steps, labels), dtype=np.float64)
    behind = np.zeros((rows, steps, labels), dtype=np.float64)
    ahead[:, 0] = chain.first + scores[:, 0]
    for t in range(1, steps):
        ahead[:, t] = _logsum(ahead[:, t - 1, :, None] + chain.moves, 1) + scores[:, t]
    for t in range(steps - 2, -1, -1):
        later = _logsum(chain.moves + (scores[:, t + 1] + behind[:, t + 1])[:, None, :], 2)
        behind[:, t] = np.where((lengths > t + 1)[:, None], later, 0.0)
    joint = ahead + behind
    joint -= joint.max(2, keepdims=True)
    share = np.exp(joint)
    out: NDArray[float32] = (share / share.sum(2, keepdims=True)).astype(np.float32)
    return out


def _logsum(values: NDArray[Any], axis: int) -> NDArray[Any]:
    """The logarithm of a sum of exponentials along one axis."""
    import numpy as np

    top = values.max(axis, keepdims=True)
    out: NDArray[Any] = np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)
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
