from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from firsthand.core.story import Story, Unread
from firsthand.views import terminal


def printed(story: Story) -> str:
    out = io.StringIO()
    terminal.print_answer(story, Console(file=out, width=100, color_system=None))
    return out.getvalue()


def test_the_answer_its_counts_findings_and_unread_sources(story: Story) -> None:
    text = " ".join(printed(story).split())
    assert "Over 700,000 rounds were sent, the Osmaran Joint Directorate had said by 3 May 2031" in text
    assert "at least 1, at most 1" in text
    assert "A capacity became a delivery: up to 3.1 million rounds (2 places in 2 reports) North Tribune" in text
    assert "Not read: 2 sources" in text
    assert "reports/scan.pdf: a scanned page without text" in text


def test_nothing_to_trace(empty: Story) -> None:
    assert "Nothing to trace, because no report holds a figure." in printed(empty)


def test_words_from_reports_are_neither_markup_nor_control_codes(story: Story) -> None:
    text = printed(replace(story, unread=(Unread("[red]\x1b[31mx", "a\nb"),)))
    assert "[red]\ufffd[31mx: a b" in text
    assert "\x1b" not in text


def test_origins_and_answers_in_lines(story: Story, empty: Story) -> None:
    out = io.StringIO()
    terminal.print_origins(story, Console(file=out, width=120, color_system=None))
    assert "Halvar Dorn Ministry of Defence of Osmara  Retold by 2 other reports." in out.getvalue()
    assert "“could hold up to 3.1 million artillery rounds” (capacity)" in out.getvalue()
    out = io.StringIO()
    terminal.print_answers(story, Console(file=out, width=120, color_system=None))
    assert "over 700,000 rounds sent  1 origin, independent: at least 1, at most 1; policy ucdp" in out.getvalue()
    assert "no figure stands" in out.getvalue()
    terminal.print_answers(empty, Console(file=out, width=120, color_system=None))
    assert "Nothing to trace" in out.getvalue()


def test_claims_as_a_table(story: Story) -> None:
    out = io.StringIO()
    terminal.table(story.claims, Console(file=out, width=200, color_system=None))
    lines = out.getvalue().splitlines()
    assert len(lines) == 1 + len(story.claims)
    assert "over 700,000 rounds" in lines[1]
