"""On paper nothing that matters is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.browser.conftest import Open

A4 = 741
"""The width of A4 between the margins that the page sets, in CSS pixels: 210 mm less two of 7 mm."""

WORDS = """
() => { const words = [], all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) { const e = all.currentNode.parentElement;
    if (all.currentNode.data.trim() && e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})
        && !e.closest('nav, .tip, .tt, .chart')) words.push(all.currentNode.data.trim()); }
  return words; }
"""

CUT = """
() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('svg')
    && ['hidden', 'clip', 'auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1
    && e.clientWidth > 1)
  .map(e => e.outerHTML.slice(0, 100))
"""


@pytest.mark.parametrize("name", ["strait", "korea", "fifty", "rivals", "empty"])
def test_paper_has_every_word_of_the_opened_page(opened: Open, name: str) -> None:
    page = opened(name, A4)
    page.emulate_media(media="print")
    printed = page.evaluate(WORDS)
    assert page.evaluate("document.documentElement.scrollWidth") <= A4
    assert page.evaluate(CUT) == []
    assert not page.locator("nav").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert [words for words in page.evaluate(WORDS) if words not in set(printed)] == []


def test_paper_shows_one_chart_and_every_figure_in_its_sentence(opened: Open) -> None:
    page = opened("strait", A4)
    page.emulate_media(media="print")
    assert page.locator(".chart:visible").count() == 1
    chips = page.locator("#reports .tx .ch")
    assert chips.count() == page.locator("#reports .tx .ch:visible").count() > 20


def test_paper_is_a_few_sheets(opened: Open) -> None:
    page: Any = opened("strait")
    document = page.pdf(prefer_css_page_size=True)
    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", document)) <= 30
