"""The trained model as it ships: two ONNX files run by onnxruntime, on one thread, so that the answer never varies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.extract.tagger.pairs import Chain

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

WEIGHTS = "weights"
"""The folder beside this module in which the files lie."""
VERSION = "tagger 2"
"""Which weights these are, as records name them; a new training counts one up."""
FILES = ("encode.onnx", "pair.onnx", "chains.json", "tokenizer.json")


class OnnxNetwork:
    """See `reading.Network`."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import numpy as np
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        options.log_severity_level = 3

        def session(name: str) -> Any:
            return onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])

        self._encode, self._pair = session("encode.onnx"), session("pair.onnx")
        chains = json.loads((folder / "chains.json").read_text(encoding="utf-8"))
        self.cue_chain, self.pair_chain = (
            Chain(np.array(c["moves"], dtype=np.float32), np.array(c["first"], dtype=np.float32))
            for c in (chains["cue"], chains["pair"])
        )

    def encode(self, columns: Sequence[NDArray[int64]]) -> tuple[NDArray[float32], NDArray[float32]]:
        """See `reading.Network`."""
        x, cues = self._encode.run(None, dict(zip(("ids", "case", "gap", "quote"), columns, strict=True)))
        return x, cues

    def pair(self, x: NDArray[float32], distance: NDArray[int64], mask: NDArray[int64]) -> NDArray[float32]:
        """See `reading.Network`."""
        roles: NDArray[float32] = self._pair.run(None, {"x": x, "distance": distance, "mask": mask})[0]
        return roles


def weights() -> Path | None:
    """Where the weights lie that came with the package; None without them or without what runs them."""
    folder = Path(str(files("firsthand.extract.tagger") / WEIGHTS))
    runs = all(find_spec(name) for name in ("numpy", "onnxruntime", "tokenizers"))
    return folder if runs and all((folder / name).is_file() for name in FILES) else None


def network_of(folder: Path) -> tuple[OnnxNetwork, Tokenizer]:
    """The model of a folder with the files that `training.export` writes, and its tokeniser."""
    from tokenizers import Tokenizer

    return OnnxNetwork(folder), Tokenizer.from_file(str(folder / "tokenizer.json"))
