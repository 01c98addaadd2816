"""Score origins and drift on fictional stories whose lineage is known by construction.

    python -m bench.lineages [--seed N] [--stories K] [--domain NAME] [--errors N] [--write FOLDER]

Each story is made from the seed and its number alone. `--causes` prints the causes of error with their counts,
`--errors N` also N examples of each. `--write` saves reports and gold rows as JSON lines, one folder a story, and
scores nothing.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import firsthand
from bench.lineages.scenes import domains
from bench.lineages.scoring import Tally, score
from bench.lineages.stories import Story, write


def trace(story: Story) -> firsthand.Story:
    """The story's reports, read and traced as a user would."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        save(path, [report.record() for report in story.reports])
        return firsthand.story(path)


def save(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def keep(story: Story, folder: Path) -> None:
    """Save a story's reports and gold rows."""
    (folder / story.id).mkdir(parents=True, exist_ok=True)
    for name in ("claims", "drift", "controls", "origins"):
        save(folder / story.id / f"{name}.jsonl", getattr(story, name)())
    save(folder / story.id / "reports.jsonl", [report.record() for report in story.reports])


def measure(story: Story) -> Tally:
    """One story's score."""
    traced = trace(story)
    claims = [claim.record() for claim in traced.claims]
    findings = [finding.record() for finding in traced.findings]
    return score(story.claims(), story.drift(), [r.id for r in story.reports], claims, findings)


def show(tally: Tally, examples: int, causes: bool) -> None:
    """Print the shares, each kind of drift, and on demand causes of error with examples."""
    for name, value in tally.figures().items():
        print(f"{name:<28} {value:.3f}")
    print(f"{'':<28} reports {tally.reports}, undrifted {tally.quiet}, figures {tally.mentions}")
    print(f"{'kind':<24} {'gold':>5} {'prec':>6} {'rec':>6} {'f1':>6}")
    for kind, row in tally.kinds().items():
        print(f"{kind:<24} {row['gold']:>5.0f} {row['precision']:>6.2f} {row['recall']:>6.2f} {row['f1']:>6.2f}")
    if not (causes or examples):
        return
    groups = defaultdict(list)
    for blame in tally.blames:
        groups[blame.error, blame.stage, blame.cause].append(blame)
    print("\nstage: cause")
    total = Counter((b.stage, b.cause) for b in tally.blames)
    for (stage, cause), count in total.most_common():
        print(f"{count:>5}  {stage}: {cause}")
    print("\nerror, stage: cause")
    for (error, stage, cause), blames in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{len(blames):>5}  {error}, {stage}: {cause}")
        for blame in blames[:examples]:
            print(f"         {blame.document}: {blame.words}")


def main() -> None:
    """Make stories and score them, or save them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=140, metavar="K")
    parser.add_argument("--domain", choices=domains(), help="only stories of this domain, of the K")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--causes", action="store_true")
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    tally = Tally()
    by_domain: dict[str, Tally] = defaultdict(Tally)
    for number in range(args.stories):
        story = write(args.seed, number)
        if args.domain and story.scene.domain != args.domain:
            continue
        if args.write:
            keep(story, args.write)
            continue
        one = measure(story)
        tally.add(one)
        by_domain[story.scene.domain].add(one)
    if args.write:
        return
    show(tally, args.errors, args.causes)
    print("\ndomain       origins f1  drift f1  silent  read")
    for name, some in sorted(by_domain.items()):
        f = some.figures()
        shares = (f["origins f1"], f["drift f1"], f["undrifted reports silent"], f["figures read"])
        print(f"{name:<12} {shares[0]:>10.3f} {shares[1]:>9.3f} {shares[2]:>7.3f} {shares[3]:>5.3f}")


if __name__ == "__main__":
    main()
