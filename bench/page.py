"""The page as a browser meets it: how large it is, how long it takes to make and to open.

    python -m bench.page [5 50 200]

Stories of so many reports (see `bench.scale`) are made into pages and opened in Debian's Chromium. Printed are the
size, the CPU time of making the HTML, the elements in it, and medians of `RUNS` openings, each in a fresh context: from
asking for the file to its load event, and the CPU time of the page's own thread until then (parsing, styles, layout,
painting). The goal: a page of 50 reports opens in under 1 s and is smaller than 1.5 MB. On a busy machine only CPU
times, sizes and elements say anything.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import firsthand
from bench.scale import reports
from firsthand.views.html import render

CHROMIUM = "/usr/bin/chromium"
RUNS = 7

LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def opened(browser: Any, path: Path) -> tuple[float, float]:
    """Milliseconds to the load event, and of CPU spent by the page's thread, in a fresh context."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.wait_for_function(f"{LOADED} > 0")
    load = page.evaluate(LOADED)
    metrics = {row["name"]: row["value"] for row in tools.send("Performance.getMetrics")["metrics"]}
    context.close()
    return load, 1000 * metrics["TaskDuration"]


def main(argv: Sequence[str] | None = None) -> None:
    """Print a line for each number of reports."""
    from playwright.sync_api import sync_playwright

    numbers = [int(word) for word in (sys.argv[1:] if argv is None else argv)] or [5, 50, 200]
    print(f"{'reports':>7} {'figures':>7} {'KiB':>6} {'made, s':>8} {'elements':>8} {'open, ms':>9} {'CPU, ms':>8}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        path = Path(folder) / "page.html"
        for number in numbers:
            story = firsthand.make(reports(number))
            began = time.process_time()
            path.write_text(render(story), encoding="utf-8")
            made = time.process_time() - began
            times = [opened(browser, path) for _ in range(RUNS)]
            load, work = (statistics.median(column) for column in zip(*times, strict=True))
            page = browser.new_page()
            page.goto(path.as_uri())
            elements = page.evaluate("document.querySelectorAll('*').length")
            page.close()
            kib = path.stat().st_size / 1024
            row = f"{number:>7} {len(story.claims):>7} {kib:>6.0f} {made:>8.2f} {elements:>8,}"
            print(f"{row} {load:>9.0f} {work:>8.0f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
