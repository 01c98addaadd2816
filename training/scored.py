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
    """A tagger in training, as `reading.read` wants it."""

    def __init__(self, model: Tagger, device: str = "cpu") -> None:
        self.model = model.eval()
        self.device = device
        with torch.no_grad():
            self.cue_chain = Chain(*(t.float().cpu().numpy() for t in model.cue_chain.tables()))
            self.pair_chain = Chain(*(t.float().cpu().numpy() for t in model.pair_chain.tables()))

    @torch.no_grad()
    def encode(self, columns: Sequence[Any]) -> tuple[Any, Any]:
        """See `reading.Network`."""
        x, cues = self.model.encoder(*(torch.from_numpy(c).to(self.device) for c in columns))
        return x.float().cpu().numpy(), cues.float().cpu().numpy()

    @torch.no_grad()
    def pair(self, x: Any, distance: Any, mask: Any) -> Any:
        """See `reading.Network`."""
        columns = [torch.from_numpy(np.ascontiguousarray(c)).to(self.device) for c in (x, distance, mask != 0)]
        return self.model.pair(*columns).float().cpu().numpy()


def rows_found(network: Network, tokenizer: Tokenizer, text: str) -> list[Row]:
    """The attributions that a network finds in a whole text."""
    pieces = pieces_of(tokenizer, text, 0, len(text))
    bounds = bounds_of(text, pieces)
    found = read(network, [Stretch(pieces, bounds, [True] * len(bounds))])
    return [
        {"source": trimmed(text, t.source), "cue": trimmed(text, t.cue), "content": trimmed(text, t.content)}
        for t in found
    ]
