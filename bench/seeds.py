"""Score the five real reports the project began with, where a checkout has them beside it.

    python -m bench.seeds [--errors N]

The reports are other people's words and no part of the project. They and their judges are looked for in `../shared`
(or where FIRSTHAND_SHARED says); where they are missing this says "not present" and that is all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import firsthand
from bench import statements

ROOT = Path(__file__).resolve().parents[1]


def shared() -> Path:
    """Where the reports and judges would be."""
    return Path(os.environ.get("FIRSTHAND_SHARED", ROOT.parent / "shared"))


def main() -> int:
    """Score claims, statements, origins and drift; 0 also where there is nothing to score."""
    base = shared()
    judge, gold = base / "tools" / "score_claims.py", base / "seeds" / "expected" / "claims.jsonl"
    if not judge.is_file() or not gold.is_file():
        print(f"seeds: not present ({base})")
        return 0
    errors = sys.argv[1:] if sys.argv[1:2] == ["--errors"] else []
    reports = sorted((base / "seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        claims, findings = Path(folder) / "claims.jsonl", Path(folder) / "findings.json"
        story = firsthand.story(*reports, metadata=base / "seeds" / "metadata.jsonl")
        _write(story, claims, findings)
        print("seeds, claims:", flush=True)
        code = subprocess.call([sys.executable, str(judge), str(claims), str(gold), "--exhaustive", *errors])
        rows = base / "seeds" / "expected" / "statements.jsonl"
        if rows.is_file():
            print("seeds, statements:", flush=True)
            made = [statement.record() for statement in story.statements]
            statements.show(statements.score(made, statements.read_gold(rows)), errors=bool(errors))
        digests = base / "story-dev"
        if (digests / "claims.jsonl").is_file():
            _write(firsthand.story(digests / "reports.jsonl"), claims, findings)
            print("digests, claims:", flush=True)
            code |= subprocess.call([sys.executable, str(judge), str(claims), str(digests / "claims.jsonl"), *errors])
            print("digests, origins and drift:", flush=True)
            trace = base / "tools" / "score_trace.py"
            code |= subprocess.call([sys.executable, str(trace), str(claims), str(findings), str(digests), *errors])
    return code


def _write(story: firsthand.Story, claims: Path, findings: Path) -> None:
    lines = (json.dumps(claim.record(), ensure_ascii=False) for claim in story.claims)
    claims.write_text("\n".join(lines) + "\n", encoding="utf-8")
    records = [finding.record() for finding in story.findings]
    findings.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
