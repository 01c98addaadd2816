"""The PDF and the notebook's fragment in a real Chromium. Skipped where there is none."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.views.demo import demo_story
from tests.unit.views.other_stories import ends_story

from firsthand.cli import chromium
from firsthand.views.html import render
from firsthand.views.notebook import render as fragment

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium is not installed"),
]


def test_a_page_becomes_a_pdf_of_its_day_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, str(CHROMIUM))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = chromium.to_pdf(render(demo_story()), date(2031, 7, 1))
    assert data.startswith(b"%PDF-")
    assert set(re.findall(rb"/(?:CreationDate|ModDate) ?\(D:(\d+)", data)) == {b"20310701000000"}
    assert data.count(b"/Type /Page\n") >= 3
    assert not [*tmp_path.iterdir()]


def test_a_fragment_changes_nothing_around_it(tmp_path: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    around = "<h1>Mine</h1><p>a <a href='#'>link</a> <code>x</code></p><table><tr><td>1</td></tr></table><nav>n</nav>"
    shown = fragment(demo_story()) + fragment(ends_story())
    pages = {"without": around, "with": f"{around}<div style='width:700px'>{shown}</div>"}
    for name, body in pages.items():
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    looks: dict[str, Any] = {}
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        for name in pages:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto((tmp_path / f"{name}.html").as_uri())
            assert len(asked) == 1
            looks[name] = page.evaluate(
                """() => ['body', 'h1', 'p', 'a', 'code', 'table', 'td', 'nav'].map(name => {
                    const s = getComputedStyle(document.querySelector(name));
                    return [name, s.font, s.color, s.backgroundColor, s.padding, s.margin, s.display, s.maxWidth];
                })"""
            )
            if name == "with":
                assert page.evaluate("document.documentElement.scrollWidth") <= 1280
                assert page.locator(".firsthand-story").count() == 2
                charts = page.locator(".firsthand-story >> nth=0 >> .chart")
                assert sum(charts.nth(n).is_visible() for n in range(charts.count())) == 1
        browser.close()
    assert looks["with"] == looks["without"]


def test_the_browser_is_found_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    assert shutil.which(chromium.find())
