"""The page in a real browser. Skipped where Playwright or Debian's Chromium is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.views.demo import demo_story
from tests.unit.views.other_stories import big_story, empty_story, ends_story

from firsthand.core.story import Story
from firsthand.views.html import render

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
STORIES = {"demo": demo_story, "flood": ends_story, "empty": empty_story, "big": big_story}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, build in STORIES.items():
        story: Story = build()
        found[name] = folder / f"{name}.html"
        found[name].write_text(render(story), encoding="utf-8")
    return found


def opened(browser: Any, path: Path, width: int = 1280, **more: Any) -> Any:
    context = browser.new_context(viewport={"width": width, "height": 900}, **more)
    page = context.new_page()
    page.said = []
    page.asked = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("dialog", lambda dialog: page.said.append(f"dialog: {dialog.message}"))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("width", [360, 390, 640, 641, 1040, 1041, 1280, 1600])
def test_never_wider_than_the_window(browser: Any, pages: dict[str, Path], name: str, width: int) -> None:
    page = opened(browser, pages[name], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_nothing_is_asked_for_and_nothing_runs(browser: Any, pages: dict[str, Path]) -> None:
    for path in pages.values():
        page = opened(browser, path)
        assert page.said == []
        assert page.asked == [path.as_uri()]
        assert page.evaluate("document.scripts.length") == 0
        page.context.close()


def test_every_link_reaches_something_visible_without_script(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["demo"], java_script_enabled=False)
    links = page.locator('a[href^="#c-"]:visible')
    assert links.count() > 20
    for target in {links.nth(n).get_attribute("href") for n in range(links.count())}:
        chip = page.locator(f'[id="{target[1:]}"]')
        assert chip.is_visible()
    page.locator('h1 a:has-text("3.1 million")').click()
    assert page.locator(".ch:target").inner_text() == "up to 3.1 million artillery rounds"
    page.context.close()


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
@pytest.mark.parametrize("width", [390, 800, 1280])
def test_contrast_and_size_of_all_text(browser: Any, pages: dict[str, Path], scheme: str, width: int) -> None:
    page = opened(browser, pages["demo"], width, color_scheme=scheme)
    found = page.evaluate(CONTRAST)
    assert found == {"bad": [], "small": []}
    page.context.close()


def test_one_chart_is_shown_at_each_width(browser: Any, pages: dict[str, Path]) -> None:
    for width, name in ((390, "narrow"), (800, "middle"), (1280, "wide")):
        page = opened(browser, pages["demo"], width)
        assert page.locator(".chart:visible").count() == 1
        assert page.locator(f".chart.{name}:visible").count() == 1
        page.context.close()


def test_labels_of_the_chart_do_not_touch(browser: Any, pages: dict[str, Path]) -> None:
    meet = """() => { const r = [...document.querySelectorAll('.lb')].filter(e => e.checkVisibility())
      .map(e => e.getBoundingClientRect()); let n = 0;
      r.forEach((a, i) => r.slice(i + 1).forEach(b => {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) n += 1; }));
      return n; }"""
    for name in ("demo", "big"):
        for width in (360, 390, 800, 1280):
            page = opened(browser, pages[name], width)
            assert page.evaluate(meet) == 0
            page.context.close()


def test_keyboard_shows_the_words_of_a_mark(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["demo"])
    mark = page.locator(".chart.wide:visible a.mk").first
    page.keyboard.press("Tab")
    while not mark.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    assert mark.evaluate("e => getComputedStyle(e, '::after').display") == "block"


def test_the_scale_is_chosen_by_keyboard(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["demo"])
    linear, logarithmic = (page.locator(f"{of} .chart.wide") for of in (".on-lin", ".on-log"))
    assert linear.is_visible()
    assert not logarithmic.is_visible()
    page.locator("#scale").press("Space")
    assert logarithmic.is_visible()
    assert page.locator(".chart:visible").count() == 1
    page.context.close()


def test_print_opens_what_is_folded(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["demo"])
    page.emulate_media(media="print")
    assert page.locator("details.gap p").first.is_visible()
    assert not page.locator("nav").is_visible()
    page.context.close()
