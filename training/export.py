"""Turn a trained state into what the package ships: two ONNX files in int8, and a small table beside them.

    python -m training.export STATE.pt OUT

Quantised dynamically, per channel and with reduced range: without those two the scores fall by three points.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import HIDDEN, Tagger
from training.train import folder, tagger_of


class _Encode(nn.Module):
    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor, quote: Tensor) -> tuple[Tensor, Tensor]:
        return self.encoder(ids, case, gap, quote)


class _Pair(nn.Module):
    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.pair = model.pair

    def forward(self, x: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        return self.pair(x, distance, mask != 0)


def export(model: Tagger, out: Path, *, quantise: bool = True) -> None:
    """Write `encode.onnx`, `pair.onnx`, `tokenizer.json` and `chains.json` into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    model = model.eval()
    ids = torch.ones(2, 9, dtype=torch.long)
    zeros = torch.zeros(2, 9, dtype=torch.long)
    wide = {0: "rows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as made:
        for name, module, inputs, names, outputs in (
            ("encode", _Encode(model), (ids, zeros, zeros, zeros), ["ids", "case", "gap", "quote"], ["x", "cues"]),
            ("pair", _Pair(model), (torch.zeros(2, 9, HIDDEN), zeros, ids), ["x", "distance", "mask"], ["roles"]),
        ):
            whole = Path(made) / f"{name}.onnx"
            torch.onnx.export(
                module,
                inputs,
                whole,
                input_names=names,
                output_names=outputs,
                opset_version=17,
                dynamo=False,
                dynamic_axes=dict.fromkeys((*names, *outputs), wide),
            )
            if quantise:
                quantize_dynamic(
                    whole, out / f"{name}.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
                )
            else:
                shutil.copy(whole, out / f"{name}.onnx")
    chains = {
        name: {"moves": chain.tables()[0].tolist(), "first": chain.tables()[1].tolist()}
        for name, chain in (("cue", model.cue_chain), ("pair", model.pair_chain))
    }
    (out / "chains.json").write_text(json.dumps(chains, indent=1) + "\n", encoding="utf-8")
    tokenizer = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--whole", action="store_true", help="leave the weights as they are, to see what int8 costs")
    options = parser.parse_args(arguments)
    export(tagger_of(options.state), options.out, quantise=not options.whole)


if __name__ == "__main__":
    main()
