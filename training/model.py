"""The network: MiniLM-L6, a head that finds cues, and one more layer that reads a window for one cue at a time.

Shapes: B windows, T pieces, P pairs of a window and a cue, H = 384.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(BUCKETS, HIDDEN)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.layer = Layer(dropout)
        self.labels = nn.Linear(HIDDEN, PAIR_LABELS)

    def forward(self, x: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """(P, T, H), (P, T) buckets and a (P, T) mask to (P, T, 5)."""
        x = self.layer(x + self.distance(distance), mask[:, None, None, :])
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

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each row, (N,); scores (N, T, L), gold and mask (N, T), every row non-empty."""
        moves, first = self.tables()
        scores = scores.float()
        steps = scores.shape[1]
        picked = scores.gather(2, gold[..., None])[..., 0] * mask
        said = picked.sum(1) + first[gold[:, 0]] + (moves[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = first + scores[:, 0]
        for t in range(1, steps):
            following = torch.logsumexp(alpha[:, :, None] + moves[None], dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], following, alpha)
        return torch.logsumexp(alpha, dim=1) - said


class Tagger(nn.Module):
    """All of it, and its loss."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.pair = Pair(dropout)
        self.cue_chain = Chain(CUE_LABELS)
        self.pair_chain = Chain(PAIR_LABELS)

    def loss(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Mean loss over windows of the cue chain, and over pairs of the pair chain."""
        x, cues = self.encoder(batch["ids"], batch["case"], batch["gap"], batch["quote"])
        mask = batch["ids"] != 0
        cue_loss = self.cue_chain.loss(cues, batch["cues"], mask).mean()
        rows = batch["window"]
        if not len(rows):
            return cue_loss, cue_loss.new_zeros(())
        scores = self.pair(x[rows], batch["distance"], mask[rows])
        return cue_loss, self.pair_chain.loss(scores, batch["roles"], mask[rows]).mean()


def pretrained(folder: Path, dropout: float = 0.1) -> Tagger:
    """A tagger whose encoder starts from all-MiniLM-L6-v2 as the folder holds it; the pair layer from its last one."""
    model = Tagger(dropout)
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if (config["hidden_size"], config["num_hidden_layers"]) != (HIDDEN, LAYERS):
        raise ValueError(f"{folder}: not MiniLM-L6")
    weights = load_file(folder / "model.safetensors")
    state = model.state_dict()
    state["encoder.words.weight"] = weights["embeddings.word_embeddings.weight"]
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    state["encoder.places.weight"] = weights["embeddings.position_embeddings.weight"] + kinds
    for end in ("weight", "bias"):
        state[f"encoder.norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
        for k in range(LAYERS):
            old = f"encoder.layer.{k}."
            places = [f"encoder.layers.{k}."] + (["pair.layer."] if k == LAYERS - 1 else [])
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
