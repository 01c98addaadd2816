"""Two days set against each other, in words and on the page."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import StringIO

from rich.console import Console

import firsthand
from firsthand.core.story import Story
from firsthand.views import html, markdown, model, terminal
from firsthand.views.comparison import Compared, compared
from firsthand.views.index import index

SINCE, UNTIL = date(2024, 5, 1), date(2024, 8, 1)


@cache
def example(since: date = SINCE, until: date = UNTIL) -> firsthand.Story:
    return firsthand.story("examples/strait-shells", since=since, as_of=until)


def words(since: date = SINCE, until: date = UNTIL) -> Compared:
    found = compared(index(example(since, until)))
    assert found is not None
    return found


def test_both_answers_stand_side_by_side_and_every_figure_leads_to_its_claim() -> None:
    pairs = {pair.term: pair for pair in words().pairs}
    supports = pairs["The record supports"]
    assert model.text(supports.before) == "no figure stands"
    assert model.text(supports.now) == "over 700,000; up to 1.5 million"
    assert all(piece.href for piece in supports.now if any(c.isdigit() for c in piece.text))
    assert "Karvenia" in model.text(pairs["Denied by"].now)
    assert "up to 2.9 million" in model.text(pairs["Could be held, no count"].now)


def test_what_is_new_is_listed_by_kind() -> None:
    rows = {row.term: [model.text(item) for item in row.items] for row in words().rows}
    assert any(line.startswith("over 700,000 rounds, ") for line in rows["New figures"])
    assert any(line.startswith("over 600 containers, ") for line in rows["Of other things, stand no more"])
    assert len(rows["New denials"]) == 1
    assert rows["New findings"]
    assert words().heading == "What changed between 1 May and 1 August 2024"


def test_days_without_a_change_say_so() -> None:
    found = words(date(2024, 7, 20), date(2025, 1, 2))
    assert "did not change" in found.lede
    assert "Nothing new was said" in found.lede
    assert (found.pairs, found.rows, found.measures) == ((), (), ())
    assert found.heading == "What changed between 20 July 2024 and 2 January 2025"


def test_it_is_a_section_of_the_page_and_of_the_markdown() -> None:
    page, text = html.render(example()), markdown.render(example())
    assert '<section id="changes"' in page
    assert 'href="#changes"' in page
    assert page.index('id="answer"') < page.index('id="changes"') < page.index('id="chart"')
    assert "## What changed between 1 May and 1 August 2024" in text


def test_without_two_days_there_is_no_such_section(story: Story) -> None:
    assert compared(index(story)) is None
    assert 'id="changes"' not in html.render(story)
    assert "What changed between" not in markdown.render(story)


def test_it_is_printed_in_the_terminal() -> None:
    out = StringIO()
    terminal.print_answer(example(), Console(file=out, width=200, color_system=None))
    assert "What changed between 1 May and 1 August 2024" in out.getvalue()
    assert "no figure stands  →  over 700,000; up to 1.5 million" in out.getvalue()
