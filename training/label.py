"""Read texts with the shipped tagger, so that better ones can be learned from them: it tells where cues stand.

    python -m training.label OUT.jsonl [--most N]

Reads the news articles that a checkout may have beside it (`bench.seeds.shared`: the gun-violence stories, TimeBank and
AQUAINT); their words are no part of the project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path

from bench.attributions import tagged
from bench.seeds import shared

from firsthand.extract.tagger import shipped


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, and write in the PolNeAR form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=1200, help="articles")
    options = parser.parse_args(arguments)
    tagger = shipped()
    if tagger is None:
        raise SystemExit("the tagger's weights are not in this checkout")
    records = []
    for path in sorted((shared() / "data").glob("*/*.jsonl.gz")):
        if path.parent.name in ("stories", "timex"):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                records += [json.loads(line) for line in lines]
    records.sort(key=lambda r: str(r["id"]))
    random.Random(20).shuffle(records)
    with options.out.open("w", encoding="utf-8") as out:
        for record in records[: options.most]:
            rows = tagged(tagger, record["text"])
            out.write(json.dumps({"id": record["id"], "text": record["text"], "attributions": rows}) + "\n")


if __name__ == "__main__":
    main()
