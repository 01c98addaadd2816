"""The page is one file: nothing is asked for, on a screen or on paper, whatever is pointed at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.conftest import Open

import firsthand
from firsthand.views.html import render

NAMES = ["strait", "korea", "fifty", "demo", "rivals", "empty", "big"]

EVERYTHING = """
() => { document.querySelectorAll('details').forEach(d => d.open = true);
  for (const e of document.querySelectorAll('a, summary, [tabindex]')) { e.focus(); e.scrollIntoView(); } }
"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of reports that hold addresses, pictures and links."""
    folder = tmp_path_factory.mktemp("linked")
    address = "https://pictures.example/photo.jpg"
    rows = [
        {
            "id": f"{address}?id={n}",
            "title": f"Karvenia sent {n},000 shells, see {address}",
            "text": f"The Osmaran Joint Directorate said that {n},000 shells were sent ({address}). "
            f"<img src={address}> url({address}) [a picture]({address}) ![]({address})",
            "outlet": "pictures.example",
            "url": f"{address}#{n}",
            "published": f"2031-02-0{n}",
        }
        for n in (3, 4, 5)
    ]
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    html = f"""<html><head><link rel="stylesheet" href="{address}"><link rel="icon" href="{address}">
      <meta property="og:image" content="{address}"></head>
      <body><article><h1>Karvenia sent 9,000 shells</h1><img src="{address}" srcset="{address} 2x">
      <picture><source srcset="{address}"></picture>
      <p>Halvar Dorn said on Monday that 9,000 shells were sent to Osmara.</p></article></body></html>"""
    (folder / "page.html").write_text(html, encoding="utf-8")
    path = folder / "out.html"
    path.write_text(render(firsthand.story(folder)), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_for_and_nothing_runs(opened: Open, page_of: Callable[[str], Path], name: str) -> None:
    page = opened(name)
    assert page.evaluate("document.scripts.length") == 0
    for media in ({"color_scheme": "dark"}, {"media": "print"}, {"media": "screen", "color_scheme": "light"}):
        page.emulate_media(**media)
        page.evaluate(EVERYTHING)
    assert (page.said, page.asked) == ([], [page_of(name).as_uri()])


def test_addresses_and_pictures_of_reports_are_not_asked_for(opened: Open, linked: Path) -> None:
    page = opened(linked)
    assert page.locator('a[href^="https://pictures.example/"]').count() == 3
    assert page.evaluate("""[...document.querySelectorAll('a[href^=http]')].every(a => a.rel.includes('noreferrer'))""")
    for media in ({"color_scheme": "dark"}, {"media": "print"}, {"media": "screen", "color_scheme": "light"}):
        page.emulate_media(**media)
        page.evaluate(EVERYTHING)
    for link in page.locator("a:visible").all()[:40]:
        link.hover()
    page.pdf()
    assert (page.said, page.asked) == ([], [linked.as_uri()])
