"""Time and memory of the main job, as a whole process from start to written page.

    python -m bench.speed [PATH…]

Prints the wall time of `firsthand report` on the paths (the fictional example by default), the ratio to starting the
same Python and importing the package, the peak memory and the size of the page. A lone time says little on a shared
machine; the ratio and the memory travel.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


def timed(command: list[str]) -> float:
    """Wall seconds of one run."""
    began = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, cwd=ROOT)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    paths = sys.argv[1:] or [str(ROOT / "examples" / "strait-shells")]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        job = [sys.executable, "-m", "firsthand", "report", *paths, "-o", str(page)]
        start = [sys.executable, "-c", "import firsthand.cli"]
        timed(job)
        jobs, starts = zip(*((timed(job), timed(start)) for _ in range(RUNS)), strict=True)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"report       median {statistics.median(jobs):.2f} s, of {RUNS} runs {min(jobs):.2f} to {max(jobs):.2f}")
        ratio = statistics.median(jobs) / statistics.median(starts)
        print(f"import only  median {statistics.median(starts):.2f} s; ratio {ratio:.1f}")
        print(f"peak memory  {memory:.0f} MiB")
        print(f"page         {page.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
