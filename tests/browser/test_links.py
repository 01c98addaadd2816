"""Every figure leads to its sentence, with script and without, also from a report that was folded."""

from __future__ import annotations

from typing import Any

import pytest
from tests.browser.conftest import Open
from tests.browser.stories import story

from firsthand.views.index import anchor

TOLD = ["strait", "korea", "fifty"]
"""Stories whose figures are all followed."""

FOLLOWED = """
async (anchors) => {
  const bad = [], later = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  for (const id of anchors) {
    const links = [...document.querySelectorAll(`a[href="#${id}"]`)].filter(a => a.id !== id);
    if (!links.length) { bad.push(['no link', id]); continue; }
    const at = document.getElementById(id);
    if (!at) { bad.push(['no place', id]); continue; }
    const folded = at.closest('details:not([open])');
    location.hash = id;
    await later();
    if (folded && !folded.open) bad.push(['stays folded', id]);
    const chip = at.matches('.ch') ? at : at.parentElement.querySelector('.ch');
    const box = chip.getBoundingClientRect(), style = getComputedStyle(chip);
    if (!chip.checkVisibility() || box.width < 5 || box.height < 5) bad.push(['unseen', id]);
    if (box.bottom < 0 || box.top > innerHeight) bad.push(['out of the window', id, box.top]);
    if (parseFloat(style.outlineWidth) < 2 || style.outlineStyle === 'none') bad.push(['not marked', id]);
    if (!at.closest('.tx > p')) bad.push(['outside the text', id]);
  }
  return bad;
}
"""


def anchors(name: str) -> list[str]:
    """The place of every figure of a story."""
    return [anchor("c-", claim.id) for claim in story(name).claims]


@pytest.mark.parametrize("name", TOLD)
def test_every_figure_is_linked_and_its_link_shows_it_marked_in_its_sentence(opened: Open, name: str) -> None:
    page = opened(name)
    assert page.evaluate(FOLLOWED, anchors(name)) == []


def test_a_link_into_a_folded_report_opens_it(opened: Open) -> None:
    page = opened("strait")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    assert page.evaluate(FOLLOWED, anchors("strait")[:12]) == []


def test_no_figure_of_a_small_story_is_folded_away(opened: Open) -> None:
    """Only recent browsers unfold what a link leads into; in a few reports nobody has to."""
    page = opened("strait")
    assert page.evaluate("document.querySelectorAll('details:not([open]) .ch[id]').length") == 0


@pytest.mark.parametrize("name", [*TOLD, "demo", "rivals", "empty", "big"])
def test_every_link_within_the_page_has_a_place_and_a_name(opened: Open, name: str) -> None:
    page = opened(name)
    found = page.evaluate("""() => [...document.querySelectorAll('a')].filter(a => {
      const to = a.getAttribute('href');
      return !a.textContent.trim() && !a.getAttribute('aria-label')
        || to.startsWith('#') && !document.getElementById(to.slice(1)); }).map(a => a.outerHTML)""")
    assert found == []


@pytest.mark.parametrize("name", TOLD)
def test_the_sentence_around_a_figure_is_that_of_the_claim(opened: Open, name: str) -> None:
    wanted = {anchor("c-", c.id): c.wording.quote if c.wording else c.quote for c in story(name).claims}
    page = opened(name)
    said: dict[str, str] = page.evaluate(
        "ids => Object.fromEntries(ids.map(id => [id, document.getElementById(id).closest('p').textContent]))",
        list(wanted),
    )
    assert [id for id, words in wanted.items() if _plain(words) not in _plain(said[id])] == []


def _plain(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())


def test_all_works_without_script(opened: Open) -> None:
    page = opened("strait", java_script_enabled=False)
    for link in page.locator("nav a").all():
        target = (link.get_attribute("href") or "")[1:]
        assert page.locator(f"#{target}").is_visible(), target
    folded = page.locator("#reports details").first
    folded.locator("> summary").click()
    assert not folded.locator("article").first.is_visible()
    folded.locator("> summary").click()
    assert folded.locator("article").first.is_visible()
    page.locator('h1 a[href^="#c-"]').first.click()
    assert page.locator(".ch:target, span:target + .ch").count() == 1
    assert page.locator(".ch:target, span:target + .ch").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_words_beside_a_figure_come_with_the_pointer_and_with_the_keyboard(opened: Open, script: bool) -> None:
    page = opened("strait", java_script_enabled=script)
    chip = page.locator(".tx .ch:has(+ .tip)").first
    tip = page.locator(".tx .ch + .tip").first
    assert not tip.is_visible()
    chip.hover()
    assert tip.is_visible()
    page.mouse.move(0, 0)
    chip.scroll_into_view_if_needed()
    _reach(page, chip)
    assert tip.is_visible()


def _reach(page: Any, target: Any) -> None:
    """Bring the focus to a link as a keyboard would: from the link before it, by Tab."""
    target.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
