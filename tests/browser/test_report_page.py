"""How the page looks and is walked through: widths, contrast, sizes, charts, order of focus."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from tests.browser.conftest import Open

NAMES = ["demo", "rivals", "empty", "big", "strait", "korea", "fifty"]
WIDTHS = [320, 360, 390, 640, 641, 1040, 1041, 1280, 1600]
MOST_BYTES = 1_500_000


@pytest.mark.parametrize("name", NAMES)
def test_never_wider_than_the_window(opened: Open, name: str) -> None:
    page = opened(name)
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    assert wide == []


@pytest.mark.parametrize("name", ["strait", "fifty"])
def test_never_wider_than_the_window_when_all_is_open(opened: Open, name: str) -> None:
    page = opened(name)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """
() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > .99) return c; }
    return [255, 255, 255]; };
  const bad = [], small = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility()) continue;
    const s = getComputedStyle(e), svg = e.namespaceURI.includes('svg');
    if (parseFloat(s.fontSize) < 12) small.push(e.outerHTML.slice(0, 80));
    const [a, b] = [light(rgb(svg ? s.fill : s.color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) bad.push([e.outerHTML.slice(0, 80), (a + .05) / (b + .05)]);
  }
  return {bad, small};
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_and_size_of_all_text(opened: Open, scheme: str) -> None:
    for name in ("demo", "strait"):
        page = opened(name, color_scheme=scheme)
        for width in (390, 800, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(CONTRAST) == {"bad": [], "small": []}


def test_one_chart_is_shown_at_each_width(opened: Open) -> None:
    page = opened("demo")
    for width, name in ((390, "narrow"), (800, "middle"), (1280, "wide")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".chart:visible").count() == 1
        assert page.locator(f".chart.{name}:visible").count() == 1


def test_labels_of_the_chart_do_not_touch(opened: Open) -> None:
    meet = """() => { const r = [...document.querySelectorAll('.lb')].filter(e => e.checkVisibility())
      .map(e => e.getBoundingClientRect()); let n = 0;
      r.forEach((a, i) => r.slice(i + 1).forEach(b => {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) n += 1; }));
      return n; }"""
    for name in ("demo", "big", "fifty"):
        page = opened(name)
        for width in (360, 390, 800, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(meet) == 0, (name, width)


def test_keyboard_shows_the_words_of_a_mark(opened: Open) -> None:
    page = opened("demo")
    mark = page.locator(".chart.wide:visible a.mk").first
    page.keyboard.press("Tab")
    while not mark.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    assert mark.evaluate("e => getComputedStyle(e, '::after').display") == "block"


def test_the_scale_is_chosen_by_keyboard(opened: Open) -> None:
    page = opened("demo")
    linear, logarithmic = (page.locator(f"{of} .chart.wide") for of in (".on-lin", ".on-log"))
    assert linear.is_visible()
    assert not logarithmic.is_visible()
    page.locator("#scale").press("Space")
    assert logarithmic.is_visible()
    assert page.locator(".chart:visible").count() == 1


FOCUS = """
() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const all = [...document.querySelectorAll('a[href], summary, [tabindex]')];
  return {place: all.indexOf(e), tag: e.tagName, html: e.outerHTML.slice(0, 120),
    seen: r.width > 0 && r.bottom > 0 && r.top < innerHeight && e.checkVisibility(),
    ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'}; }
"""


@pytest.mark.parametrize("width", [1280, 390])
def test_focus_goes_down_the_page_and_is_always_seen(opened: Open, width: int) -> None:
    page = opened("demo", width)
    last, steps = -1, 0
    while True:
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] in ("BODY", "HTML") or at["place"] < last:  # out of the page's end
            break
        assert at["place"] > last, at
        assert at["seen"], at
        assert at["ring"], at
        last, steps = at["place"], steps + 1
    reachable = "e => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)')"
    assert steps == page.evaluate(
        f"[...document.querySelectorAll('a[href], summary, [tabindex]')].filter({reachable}).length"
    )


def test_sections_are_named_by_headings_of_an_unbroken_outline(opened: Open) -> None:
    for name in ("demo", "strait", "fifty", "empty", "rivals"):
        page = opened(name)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName.slice(1)))"
        )
        assert levels[0] == levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        nav = page.evaluate("[...document.querySelectorAll('nav a')].map(a => a.getAttribute('href').slice(1))")
        assert nav == page.evaluate("[...document.querySelectorAll('main > section')].map(s => s.id)")


def test_fifty_reports_are_a_page_of_bearable_size(page_of: Callable[[str], Path]) -> None:
    assert page_of("fifty").stat().st_size < MOST_BYTES
    assert page_of("big").stat().st_size < MOST_BYTES
