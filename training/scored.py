"""The network run by torch, so that what is scored while training is read as the package reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from bench.attributions import Row, trimmed
from tokenizers import Tokenizer

from firsthand.extract.tagger.pairs import Chain
from firsthand.extract.tagger.reading import Network, Stretch, read
from firsthand.extract.tagger.windows import pieces_of
from training.batches import bounds_of
from training.model import Tagger


class TorchNetwork:
    """One tagger in training or several that vote, as `reading.read` wants it: scores and tables are their means."""

    def __init__(self, models: Sequence[Tagger], device: str = "cpu") -> None:
        self.models = [model.eval() for model in models]
        self.device = device
        self.cue_chain, self.pair_chain = (self._chain(name) for name in ("cue_chain", "pair_chain"))

    @torch.no_grad()
    def _chain(self, name: str) -> Chain:
        tables = [getattr(model, name).tables() for model in self.models]
        return Chain(*(torch.stack(parts).mean(0).cpu().numpy() for parts in zip(*tables, strict=True)))

    @torch.no_grad()
    def encode(self, columns: Sequence[Any]) -> tuple[Any, Any]:
        """See `reading.Network`; the vectors are those of all models side by side."""
        given = [torch.from_numpy(c).to(self.device) for c in columns]
        vectors, cues = zip(*(model.encoder(*given) for model in self.models), strict=True)
        return torch.cat(vectors, 2).float().cpu().numpy(), torch.stack(cues).mean(0).float().cpu().numpy()

    @torch.no_grad()
    def pair(self, x: Any, distance: Any, mask: Any) -> Any:
        """See `reading.Network`."""
        x, distance, mask = (
            torch.from_numpy(np.ascontiguousarray(c)).to(self.device) for c in (x, distance, mask != 0)
        )
        parts = zip(self.models, x.chunk(len(self.models), 2), strict=True)
        return torch.stack([model.pair(part, distance, mask) for model, part in parts]).mean(0).float().cpu().numpy()


def rows_found(network: Network, tokenizer: Tokenizer, text: str) -> list[Row]:
    """The attributions that a network finds in a whole text."""
    pieces = pieces_of(tokenizer, text, 0, len(text))
    bounds = bounds_of(text, pieces)
    found = read(network, [Stretch(pieces, bounds, [True] * len(bounds))])
    return [
        {"source": trimmed(text, t.source), "cue": trimmed(text, t.cue), "content": trimmed(text, t.content)}
        for t in found
    ]
