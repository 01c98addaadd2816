"""axe-core finds nothing that keeps people from reading the page: in light, in dark and on paper, wide and narrow."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from tests.browser.conftest import Open

STORIES = ["strait", "korea", "fifty", "empty", "rivals"]  # both examples, many, nothing to trace, contested
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: slow ones, and the only ones that another colour scheme can break."""
SMALL = ["strait", "empty", "rivals"]
"""Stories whose colours are looked at in whole pages, wide and narrow.

In the others they, and paper, are those of a wide page with the first few reports: looking at colours is slow, and the
rest is alike.
"""

RUN = """
async options => {
  const found = await axe.run(document, {resultTypes: ['violations'], preload: false, ...options});
  return found.violations.map(v => [v.id, v.nodes.length,
    v.nodes.slice(0, 3).map(n => [n.html.slice(0, 160), n.failureSummary])]);
}
"""


@cache
def axe() -> str:
    """The script of axe-core, as the package that carries it installs it."""
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def found(page: Any, media: str, leave: list[str], only: list[str]) -> list[Any]:
    """What axe-core has against the page on a screen or on paper, by all rules but some, or by some only."""
    page.emulate_media(
        media="print" if media == "print" else "screen", color_scheme="dark" if media == "dark" else "light"
    )
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe())
    rules = {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in leave}}
    return page.evaluate(RUN, {"runOnly": only} if only else {"rules": rules})  # type: ignore[no-any-return]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_found(opened: Open, name: str, width: int) -> None:
    page = opened(name, width)
    if name not in SMALL:
        assert found(page, "light", COLOURS, []) == []
        page.evaluate("document.querySelectorAll('#reports > details:nth-of-type(n+5)').forEach(d => d.remove())")
    if name in SMALL or width == 1280:
        assert found(page, "light", [], [] if name in SMALL else COLOURS) == []
        assert found(page, "dark", [], COLOURS) == []
        assert found(page, "print", [], []) == []
