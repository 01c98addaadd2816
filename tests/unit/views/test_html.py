from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.unit.views.demo import ATTACK, report
from tests.unit.views.other_stories import empty_story

from firsthand.core.lineage import Lineage
from firsthand.core.story import Story
from firsthand.core.text import Part, PartKind, Report
from firsthand.views.html import render
from firsthand.views.index import anchor

VOID = {"meta", "br", "img", "link", "input", "hr", "line", "path", "rect", "circle"}


class Page(HTMLParser):
    """Elements with their attributes, the text of those with an id, and whether tags are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.crossed: list[str] = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if name := values.get("id"):
            self.ids.append(name)
            self.text[name] = ""
        if tag == "a" and (href := values.get("href")):
            self.links.append(href)
        if tag not in VOID:
            self._open.append((tag, values.get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.crossed.append(tag)
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            if name:
                self.text[name] += data


def test_same_story_same_bytes(story: Story) -> None:
    assert render(story) == render(story)


@pytest.mark.parametrize("name", ["story", "empty", "flood", "big"])
def test_page_is_whole(name: str, request: pytest.FixtureRequest) -> None:
    story = request.getfixturevalue(name)
    page = Page(render(story))
    assert page.crossed == []
    assert len(page.ids) == len(set(page.ids))
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert all(anchor("c-", claim.id) in page.ids for claim in story.claims)
    assert all(anchor("r-", each.document) in page.ids for each in story.reports)
    assert all(anchor("o-", origin.id) in page.ids for origin in story.lineage.origins)


def test_every_chip_prints_its_words(story: Story) -> None:
    page = Page(render(story))
    for claim in story.claims:
        for n, span in enumerate(claim.spans):
            name = anchor("c-", claim.id) + (f".{n + 1}" if n else "")
            assert page.text[name] == span.quote


def test_every_text_of_a_report_is_printed(story: Story) -> None:
    page = Page(render(story))
    for each in story.reports:
        printed = " ".join(page.text[anchor("r-", each.document)].split())
        for paragraph in filter(None, map(str.strip, each.text.split("\n\n"))):
            assert " ".join(paragraph.split())[:20] in printed


def test_every_figure_of_the_answer_leads_to_its_sentence(story: Story) -> None:
    head = re.search(r"<h1.*?</h1>", render(story), re.DOTALL)
    assert head
    assert re.findall(r">([^<>]*\d[^<>]*)</bdi></a>", head[0]) == [
        "Over 700,000",
        "up to 3.1 million",
        "at least 8,000",
    ]


def test_what_reports_say_is_text_and_never_markup(story: Story) -> None:
    html = render(story)
    assert "<script" not in html
    assert ATTACK.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;") in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert "<b>odd</b>" not in html


def test_nothing_is_loaded_from_elsewhere(story: Story) -> None:
    html = render(story)
    page = Page(html)
    for _, attributes in page.tags:
        assert not {"src", "srcset", "data", "poster", "background", "action"} & set(attributes)
    assert "link" not in {tag for tag, _ in page.tags}
    assert not re.search(r"url\(|@import|@font-face", html)
    outer = [link for link in page.links if not link.startswith("#")]
    assert outer == ["https://courier.example/osmara"]


def test_sections_without_content_and_their_links_are_left_out(story: Story, empty: Story) -> None:
    page = render(empty)
    for name in ("chart", "origins", "findings", "measures", "statements", "unread"):
        assert f'id="{name}"' not in page
        assert f'href="#{name}"' not in page
        assert f'id="{name}"' in render(story)


def test_no_answer_is_said_quietly_with_its_reason(empty: Story) -> None:
    assert "Nothing to trace, because no report holds a figure." in render(empty)
    assert "No figure is traced here." in render(empty_story(None))


def test_no_report_at_all() -> None:
    page = render(Story((), (), (), Lineage((), ()), (), (), note="nothing to trace, because nothing could be read"))
    assert "because nothing could be read" in page
    assert 'id="reports"' not in page


def test_size_of_a_story_of_fifty_reports(big: Story) -> None:
    assert len(render(big).encode()) < 1_500_000


def test_a_digest_is_named_as_one(story: Story) -> None:
    assert "Digest of The Lantern, not its words" in render(story)


def test_language_and_direction_of_foreign_text(story: Story) -> None:
    page = render(story)
    assert '<article class="tx" lang="ar">' in page
    assert '<p dir="auto"' in page


@pytest.mark.parametrize("language", ["en", '"><script>', "x" * 40, ""])
def test_only_a_language_tag_becomes_an_attribute(language: str, empty: Story) -> None:
    story = replace(empty, reports=(report("a", "Headline", "Body.", language=language),))
    assert ('lang="en"><' in render(story).split("<main>")[1].replace(">\n<", "><")) == (language == "en")


def test_the_page_can_always_be_encoded(empty: Story) -> None:
    text = "A\ud800 head\x00line\n\nBody \x1b[31m red \u202e turned"
    odd = Report("odd", text, (Part(PartKind.HEADLINE, 0, 11),), source="odd")
    page = render(replace(empty, reports=(odd,)))
    assert "\x00" not in page
    assert "\x1b" not in page
    page.encode("utf-8")


def test_version_is_printed(story: Story) -> None:
    assert "firsthand 9.8.7" in render(story, "9.8.7")
