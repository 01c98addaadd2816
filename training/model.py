"""The network: MiniLM-L6, a head that finds cues, and one more layer that reads a window for one cue at a time.

Shapes: B windows, T pieces, P pairs of a window and a cue, H = 384.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from firsthand.extract.tagger.windows import CASES, GAPS, QUOTES

HIDDEN, HEADS, INNER, LAYERS = 384, 12, 1536, 6
CUE_LABELS = 3
"""O, B, I."""
PAIR_LABELS = 5
"""O, B-source, I-source, B-content, I-content."""
BUCKETS = 32
"""Distances from the cue that the pair layer tells apart: 15 on each side, the cue itself, and what lies outside."""


class Layer(nn.Module):
    """One transformer layer, after BERT: attention, then a feed-forward net, each with its residual and norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(B, T, H) and a (B, 1, 1, T) mask that is true where there is a piece."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and their features to vectors, and the scores of the cue labels."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN, padding_idx=0)
        self.places = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.case = nn.Embedding(CASES, HIDDEN)
        self.gap = nn.Embedding(GAPS, HIDDEN)
        self.quote = nn.Embedding(QUOTES, HIDDEN)
        for table in (self.case, self.gap, self.quote):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.cue = nn.Linear(HIDDEN, CUE_LABELS)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor, quote: Tensor) -> tuple[Tensor, Tensor]:
        """(B, T) each to (B, T, H) and (B, T, 3); id 0 is padding."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        x = x + self.case(case) + self.gap(gap) + self.quote(quote)
        x = self.dropout(self.norm(x))
        mask = (ids != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.cue(x)


class Pair(nn.Module):
    """Vectors of a window and the place of one cue in it to the scores of that cue's source and content."""

    def __init__(self, dropout: float, layers: int) -> None:
        super().__init__()
        self.distance = nn.Embedding(BUCKETS, HIDDEN)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.labels = nn.Linear(HIDDEN, PAIR_LABELS)

    def forward(self, x: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """(P, T, H), (P, T) buckets and a (P, T) mask to (P, T, 5)."""
        x = x + self.distance(distance)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return self.labels(x)


class Chain(nn.Module):
    """A linear chain over labels: its transitions are learned, impossible ones barred (I only after B or I)."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        barred = torch.zeros(labels, labels)
        first = torch.zeros(labels)
        for inside in range(2, labels, 2):
            barred[:, inside] = -1e4
            barred[inside - 1, inside] = barred[inside, inside] = 0
            first[inside] = -1e4
        self.register_buffer("barred", barred)
        self.register_buffer("first_barred", first)
        self.moves = nn.Parameter(torch.zeros(labels, labels))
        self.first = nn.Parameter(torch.zeros(labels))

    def tables(self) -> tuple[Tensor, Tensor]:
        """Transitions (from, to) and starts."""
        return self.moves + self.barred, self.first + self.first_barred

    def loss(self, scores: Tensor, wanted: Wanted, mask: Tensor) -> Tensor:
        """How far each row's readings are from the wanted ones, (N,): negative log-likelihood where those are labels.

        Args:
            scores: (N, T, L).
            wanted: what the rows should read.
            mask: (N, T); every row's first place is in it.
        """
        scores = scores.float()
        moves, first = self.tables()
        said = (wanted.labels * scores).sum((1, 2)) + (wanted.labels[:, 0] * first).sum(1)
        return _sum_of_all(scores, mask, moves, first) - said - (wanted.moves * moves).sum((1, 2))


class Wanted(NamedTuple):
    """What a chain should read: how likely each label is at each place (N, T, L), and how often each follows which."""

    labels: Tensor
    moves: Tensor

    def mixed(self, other: Wanted, share: float) -> Wanted:
        """This one and another, `share` of it this one's."""
        return Wanted(*(share * a + (1 - share) * b for a, b in zip(self, other, strict=True)))


def labelled(gold: Tensor, mask: Tensor, labels: int) -> Wanted:
    """Labels (N, T) that are sure."""
    here = F.one_hot(gold, labels).float() * mask[..., None]
    return Wanted(here, torch.einsum("nta,ntb->nab", here[:, :-1], here[:, 1:]))


@torch.enable_grad()  # type: ignore[untyped-decorator]
def believed(scores: Tensor, mask: Tensor, moves: Tensor, first: Tensor) -> Wanted:
    """What a chain with these scores and tables holds likely: the slope of its sum over all readings."""
    scores = scores.detach().float().requires_grad_()
    steps = moves.detach().expand(len(scores), *moves.shape).clone().requires_grad_()
    total = _sum_of_all(scores, mask, steps[:, None], first.detach()).sum()
    return Wanted(*torch.autograd.grad(total, (scores, steps)))


def _sum_of_all(scores: Tensor, mask: Tensor, moves: Tensor, first: Tensor) -> Tensor:
    """The logarithm of the summed weight of all readings of each row, (N,); places are joined two by two."""
    rows, size, labels = scores.shape
    same = torch.full((labels, labels), -1e4, device=scores.device).fill_diagonal_(0)
    step = moves + scores[:, 1:, None, :]
    step = torch.where(mask[:, 1:, None, None], step, same)
    while step.shape[1] > 1:
        if step.shape[1] % 2:
            step = torch.cat([step, same.expand(rows, 1, labels, labels)], 1)
        step = torch.logsumexp(step[:, ::2, :, :, None] + step[:, 1::2, None, :, :], dim=3)
    begin = first + scores[:, 0]
    if size == 1:
        return torch.logsumexp(begin, 1)
    return torch.logsumexp(begin[:, :, None] + step[:, 0], dim=(1, 2))


class Tagger(nn.Module):
    """All of it, and its loss."""

    def __init__(self, dropout: float = 0.1, pair_layers: int = 1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.pair = Pair(dropout, pair_layers)
        self.cue_chain = Chain(CUE_LABELS)
        self.pair_chain = Chain(PAIR_LABELS)

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Scores of the cue labels of each window, and of the roles for each of the batch's cues."""
        x, cues = self.encoder(batch["ids"], batch["case"], batch["gap"], batch["quote"])
        rows = batch["window"]
        if not len(rows):
            return cues, cues.new_zeros(0, cues.shape[1], PAIR_LABELS)
        return cues, self.pair(x[rows], batch["distance"], (batch["ids"] != 0)[rows])

    def loss(self, batch: dict[str, Tensor], told: tuple[Wanted, Wanted] | None = None, share: float = 1) -> Tensor:
        """Mean over windows of how far the cues read are from the wanted ones, and over cues the same of their roles.

        Args:
            batch: see `batches.collate`.
            told: what other taggers believe of it, see `beliefs`.
            share: how much the labels count beside that.
        """
        mask = batch["ids"] != 0
        scores, chains = self(batch), (self.cue_chain, self.pair_chain)
        losses = []
        for k, (labels, inside) in enumerate(((batch["cues"], mask), (batch["roles"], mask[batch["window"]]))):
            if not len(labels):
                continue
            wanted = labelled(labels, inside, scores[k].shape[2])
            if told is not None:
                wanted = wanted.mixed(told[k], share)
            losses.append(chains[k].loss(scores[k], wanted, inside).mean())
        return torch.stack(losses).sum()


@torch.no_grad()  # type: ignore[untyped-decorator]
def beliefs(teachers: Sequence[Tagger], batch: dict[str, Tensor]) -> tuple[Wanted, Wanted]:
    """What some taggers together hold likely of a batch: their scores' mean, read as one chain."""
    read = [teacher(batch) for teacher in teachers]
    mask = batch["ids"] != 0
    out = []
    for k, (name, inside) in enumerate((("cue_chain", mask), ("pair_chain", mask[batch["window"]]))):
        scores = torch.stack([scores[k].float() for scores in read]).mean(0)
        tables = [getattr(teacher, name).tables() for teacher in teachers]
        moves, first = (torch.stack(parts).mean(0) for parts in zip(*tables, strict=True))
        out.append(believed(scores, inside, moves, first))
    return out[0], out[1]


def pretrained(folder: Path, dropout: float = 0.1, pair_layers: int = 1) -> Tagger:
    """A tagger whose encoder starts from all-MiniLM-L6-v2 as a folder holds it, and the pair layers from its last."""
    model = Tagger(dropout, pair_layers)
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if (config["hidden_size"], config["num_hidden_layers"]) != (HIDDEN, LAYERS):
        raise ValueError(f"{folder}: not MiniLM-L6")
    weights = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    state = model.state_dict()
    state["encoder.words.weight"] = weights["embeddings.word_embeddings.weight"]
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    state["encoder.places.weight"] = weights["embeddings.position_embeddings.weight"] + kinds
    for end in ("weight", "bias"):
        state[f"encoder.norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
        for k in range(LAYERS):
            old = f"encoder.layer.{k}."
            places = [f"encoder.layers.{k}."] + (
                [f"pair.layers.{k - LAYERS + pair_layers}."] if k >= LAYERS - pair_layers else []
            )
            parts = [weights[f"{old}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
            for new in places:
                state[f"{new}qkv.{end}"] = torch.cat(parts)
                state[f"{new}out.{end}"] = weights[f"{old}attention.output.dense.{end}"]
                state[f"{new}norm1.{end}"] = weights[f"{old}attention.output.LayerNorm.{end}"]
                state[f"{new}up.{end}"] = weights[f"{old}intermediate.dense.{end}"]
                state[f"{new}down.{end}"] = weights[f"{old}output.dense.{end}"]
                state[f"{new}norm2.{end}"] = weights[f"{old}output.LayerNorm.{end}"]
    model.load_state_dict(state)
    model.encoder.words.weight.requires_grad_(False)
    return model
