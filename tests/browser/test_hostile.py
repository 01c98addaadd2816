"""Whatever a report says, it is words on the page: nothing of it runs, asks for anything or becomes markup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Open
from tests.browser.hostile import STRINGS, poisoned_demo, read_hostile

from firsthand.views.html import render

WATCH = "window.hits = []; window.hit = n => { window.hits.push(n); return ''; };"

FOUND = r"""
(document) => {
  const bad = [];
  const never = ['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'link', 'base', 'form', 'input', 'button',
    'textarea', 'img', 'image', 'video', 'audio', 'source', 'template', 'noscript', 'plaintext', 'xmp', 'math', 'use',
    'foreignobject', 'animate', 'set', 'marquee', 'body style', 'body meta', 'body title', 'main html', 'main body'];
  for (const e of document.querySelectorAll(never.join(','))) {
    if (!(e.matches('title') && e.closest('svg'))) bad.push('element ' + e.outerHTML.slice(0, 120));
  }
  if (document.title === '' || document.querySelectorAll('head title').length !== 1) bad.push('title');
  for (const e of document.querySelectorAll('*')) for (const a of e.attributes) {
    const name = a.name.toLowerCase(), value = a.value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
    if (name.startsWith('on') || ['src', 'srcdoc', 'srcset', 'action', 'formaction', 'data', 'xlink:href', 'ping',
      'background', 'poster', 'autofocus', 'popovertarget', 'http-equiv'].includes(name) && !e.closest('head'))
      bad.push('attribute ' + e.outerHTML.slice(0, 120));
    if (name === 'href' && !/^(#|https?:\/\/)/.test(value)) bad.push('address ' + value);
    if (name === 'style' && /url|expression|import|[<>"\\@]/.test(value)) bad.push('style ' + value);
    if (name === 'tabindex' && a.value !== '0') bad.push('tabindex ' + a.value);
  }
  const all = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  while (all.nextNode()) bad.push('comment ' + all.currentNode.data.slice(0, 80));
  const seen = new Set(), twice = [];
  for (const e of document.querySelectorAll('[id]')) { if (seen.has(e.id)) twice.push(e.id); seen.add(e.id); }
  return {bad, twice, hits: window.hits, text: document.body.textContent};
}
"""

PARSED = f"html => ({FOUND})(new DOMParser().parseFromString(html, 'text/html'))"
HERE = f"() => ({FOUND})(document)"

NOTHING: dict[str, Any] = {"bad": [], "twice": [], "hits": []}

STIR = """
() => { for (const e of document.querySelectorAll('*')) {
  for (const name of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'toggle', 'load', 'error', 'begin'])
    e.dispatchEvent(new Event(name, {bubbles: false}));
  if (e.matches('details')) e.open = !e.open; } }
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of hostile reports, read from files."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports").mkdir()
    path = folder / "page.html"
    path.write_text(render(read_hostile(folder / "reports")), encoding="utf-8")
    return path


def watched(opened: Open, path: Path, **more: Any) -> Any:
    """The page with its second defence switched off, so that only the first one counts."""
    page = opened(path, bypass_csp=True, before=WATCH, **more)
    page.evaluate(STIR)
    return page


def test_there_are_many_and_they_differ() -> None:
    assert len(set(STRINGS)) == len(STRINGS) >= 60


def test_hostile_reports_are_only_words(opened: Open, file: Path) -> None:
    page = watched(opened, file)
    found = page.evaluate(HERE)
    words = found.pop("text")
    assert found == NOTHING
    assert (page.said, page.asked) == ([], [file.as_uri()])
    assert page.locator("main").is_visible()
    assert [n for n in range(len(STRINGS)) if f"hit({n})" not in words] == []


def test_hostile_reports_are_only_words_when_the_page_is_read_anew(opened: Open, file: Path) -> None:
    page = watched(opened, file)
    for _ in range(2):
        page.evaluate("document.body.innerHTML = document.body.innerHTML")
    page.evaluate(STIR)
    found = page.evaluate(HERE)
    assert found.pop("text")
    assert found == NOTHING
    assert page.asked == [file.as_uri()]


def test_every_field_of_a_story_is_only_words(opened: Open) -> None:
    """Each string by itself in every field, read by the browser's own parser in one page: a load each would be slow."""
    page = opened("empty", bypass_csp=True, before=WATCH)
    for number, words in enumerate(STRINGS):
        found = page.evaluate(PARSED, render(poisoned_demo(number)))
        text = found.pop("text")
        assert found == NOTHING, words
        assert f"hit({number})" in text, words
    assert len(page.asked) == 1


def test_the_second_defence_alone_stops_what_runs(opened: Open, page_of: Callable[[str], Path], tmp_path: Path) -> None:
    hole = "<script>hit(1)</script><img src=https://example.org/x onerror=hit(2)><iframe srcdoc='x'></iframe>"
    whole = page_of("empty").read_text(encoding="utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(whole.replace("<main>", f"<main>{hole}", 1), encoding="utf-8")
    page = opened(broken, before=WATCH)
    assert page.evaluate("window.hits") == []
    assert page.refused == ["https://example.org/x"]
    assert page.asked == [broken.as_uri(), *page.refused]
