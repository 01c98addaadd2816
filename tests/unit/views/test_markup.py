from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup
from tests.unit.views.demo import claim, find, q, report

from firsthand.core.attribution import Attribution, CueType
from firsthand.core.claim import Claim
from firsthand.core.lineage import Lineage
from firsthand.core.story import Story
from firsthand.core.text import Part, PartKind, Report
from firsthand.views.index import index
from firsthand.views.markup import LONG, blocks, paragraphs


def marked(r: Report, *claims: Claim) -> str:
    story = Story((r,), claims, (), Lineage((), ()), (), ())
    found = blocks(index(story), r, claims)
    return str(Markup("\n").join(p.text for b in found for p in b.paragraphs))


def text(html: str) -> str:
    return Markup(html).striptags()


def test_overlapping_and_nested_spans_stay_well_formed() -> None:
    r = report("a", "Head", "He said that over 10 rounds of 5 kinds came.")
    outer = claim(r, "over 10 rounds of 5 kinds", q(10))
    inner = claim(r, "5 kinds came", q(5))
    same = replace(outer, id="second-reading")
    source, cue, content = find(r, "He said that"), find(r, "said that over 10"), find(r, "that over 10 rounds of 5")
    says = Attribution((source,), (cue,), (content,), CueType.ASSERT, None)
    html = marked(r, replace(outer, attribution=says), inner, same)
    assert text(html).endswith("He said that over 10 rounds of 5 kinds came.")
    assert html.count("<span") == html.count("</span>")
    assert html.count('class="ch') == 1
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 3


def test_markup_in_a_report_is_text() -> None:
    r = report("a", "<img src=x onerror=alert(1)>", 'Over 10 <b>rounds</b> & "more".')
    html = marked(r, claim(r, "Over 10 <b>rounds</b>", q(10)))
    assert "<img" not in html
    assert "<b>" not in html
    assert "Over 10 &lt;b&gt;rounds&lt;/b&gt;</bdi>" in html


def test_paragraphs_are_cut_at_blank_lines_or_else_at_lines() -> None:
    wrapped = Report("w", "one line\nwrapped\n\nsecond", (), source="w")
    assert [wrapped.text[s:e] for _, s, e in paragraphs(wrapped)] == ["one line\nwrapped", "second"]
    lines = Report("l", "first\nsecond\n", (), source="l")
    assert [lines.text[s:e] for _, s, e in paragraphs(lines)] == ["first", "second"]
    empty = Report("e", "", (), source="e")
    assert paragraphs(empty) == []


def test_a_very_long_line_is_shown_around_its_figures() -> None:
    words = "word " * 400_000
    r = report("a", "Head", f"{words}over 10 rounds {words}")
    html = marked(r, claim(r, "over 10 rounds", q(10), sentence="over 10 rounds"))
    assert len(html) < 2 * LONG
    assert "over 10 rounds</bdi>" in html
    assert html.count("not shown") == 2


def test_stretches_without_a_figure_fold() -> None:
    r = report("a", "Head", "One.", "Two.", "Three.", "Over 10 rounds came.", "Four.")
    story = Story((r,), (), (), Lineage((), ()), (), ())
    found = blocks(index(story), r, [claim(r, "Over 10 rounds", q(10))])
    assert [block.fold for block in found] == [None, "3 paragraphs without a figure", None, None]


def test_a_caption_is_a_part_of_its_own() -> None:
    r = Report("c", "Body words.\n\nA crane", (Part(PartKind.BODY, 0, 11), Part(PartKind.CAPTION, 13, 20)), source="c")
    assert [kind for kind, _, _ in paragraphs(r)] == [PartKind.BODY, PartKind.CAPTION]
