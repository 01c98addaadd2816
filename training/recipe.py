"""Make the shipped weights: four taggers, one that learns from them, and that one taught on.

    python -m training.recipe OUT

Every step goes on where it stopped. The weights are left in `OUT/weights`; once they lie in the package,
`training.calibrate` fits the confidence anew.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training import export, label, train

TEACHERS = {
    "a": ["--seed", "1"],
    "b": ["--seed", "2", "--pair-layers", "2"],
    "c": ["--seed", "3", "--pair-layers", "2", "--rate", "4e-4", "--fade", "0.85"],
    "e": ["--seed", "1", "--own", "0"],
}
SHARED = ["--batch", "2560", "--rate", "3e-4"]
STUDENT = ["--pair-layers", "2"]


def main() -> None:
    """Train, step by step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)

    def state(*names: str) -> list[str]:
        return [str(out / name / "state.pt") for name in names]

    more = out / "more.jsonl"
    if not more.exists():
        label.main([str(more), "--most", "600"])
    unlabelled = ["--more", str(more)]
    for name, given in TEACHERS.items():
        train.main([str(out / name), *SHARED, *given])
    seen = [*SHARED, *STUDENT, "--teachers", *state(*TEACHERS)]
    train.main([str(out / "s1"), *seen, *unlabelled, "--epochs", "6", "--seed", "11"])
    train.main([str(out / "s2"), *seen, "--seed", "12"])
    further = ["--batch", "2560", *STUDENT, "--share", "0.25", *unlabelled]
    slower = ["--rate", "1e-4", "--epochs", "2", "--seed", "21"]
    train.main([str(out / "h"), *further, *slower, "--start", *state("s1"), "--teachers", *state("a", "b", "s2")])
    export.main([*state("h"), str(out / "weights")])


if __name__ == "__main__":
    sys.exit(main())
