"""What a notebook shows: self-contained, to itself, without script, every figure with its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from firsthand.core.story import Story
from firsthand.views.notebook import ROOT, render, scoped


def rules(fragment: str) -> list[str]:
    """The selectors of its style sheet."""
    (css,) = re.findall(r"<style>(.*?)</style>", fragment, re.DOTALL)
    return [s.strip() for s in re.findall(r"([^{}]+)\{", css) if not s.strip().startswith("@")]


def test_no_rule_reaches_beyond_the_fragment(story: Story) -> None:
    found = rules(render(story))
    assert len(found) > 40
    for selector in found:
        for one in re.split(r",(?![^(\[]*[)\]])", selector):
            assert one.strip().startswith(f".{ROOT}"), selector


@pytest.mark.parametrize(
    ("css", "held"),
    [
        (":root{--a:1}", ".r{--a:1}"),
        ("html{a:b}body,a:hover{c:d}", ".r{a:b}.r,.r a:hover{c:d}"),
        ("*{a:b}", ".r *{a:b}"),
        (".x:is(a,b) p{c:d}", ".r .x:is(a,b) p{c:d}"),
        ("@media(prefers-color-scheme:dark){:root{a:b}}", "@media(prefers-color-scheme:dark){.r{a:b}}"),
        ("@media(max-width:640px){p{a:b}}", f"@container {ROOT} (max-width:640px){{.r p{{a:b}}}}"),
        ("@media print{p{a:b}@page{margin:0}}q{c:d}", ".r q{c:d}"),
        ("@page{@bottom-left{content:'x'}}q{c:d}", ".r q{c:d}"),
        ("/* p{a:b} */q{c:d}", ".r q{c:d}"),
    ],
)
def test_a_style_sheet_is_held_to_one_element(css: str, held: str) -> None:
    assert scoped(css, ".r").strip() == held


def test_every_link_leads_to_a_sentence_in_the_fragment(story: Story, flood: Story) -> None:
    for one in (story, flood):
        fragment = render(one)
        ids = re.findall(r'id="([^"]+)"', fragment)
        targets = re.findall(r'href="#([^"]+)"', fragment)
        assert targets
        assert set(targets) <= set(ids)
        assert len(ids) == len(set(ids))


def test_two_stories_in_one_notebook_do_not_share_a_name(story: Story, flood: Story) -> None:
    first, second = (set(re.findall(r'id="([^"]+)"', render(one))) for one in (story, flood))
    assert not first & second


def test_it_needs_nothing_and_runs_nothing(story: Story) -> None:
    fragment = render(story)
    assert not re.search(r"(?i)<script|<link|<img|<iframe|@import|url\(|\son\w+=|javascript:", fragment)
    assert fragment.startswith("<div")
    assert fragment.count("<div") == fragment.count("</div>")


def test_words_of_reports_stay_words(story: Story) -> None:
    claim = story.claims[0]
    hostile = replace(story.reports[0], outlet='<script>alert(1)</script>" id="x')
    fragment = render(replace(story, reports=(hostile, *story.reports[1:])))
    assert claim.document == hostile.document
    assert "<script" not in fragment
    assert 'id="x' not in fragment


def test_a_story_without_a_figure_shows_why(empty: Story) -> None:
    assert "othing to trace" in render(empty)


def test_the_same_story_gives_the_same_fragment(story: Story) -> None:
    assert render(story) == render(story)
