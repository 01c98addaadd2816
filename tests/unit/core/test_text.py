"""Spans carry their words and refuse to exist where the words do not stand."""

import pytest

from firsthand.core.text import Part, PartKind, Report, ReportKind, Span
from firsthand.errors import SpanMismatch

TEXT = "Dam bursts\n\nNine people died, the mayor said."
REPORT = Report("dam", TEXT, (Part(PartKind.HEADLINE, 0, 10), Part(PartKind.BODY, 12, len(TEXT))), "dam.txt")


def test_a_span_knows_its_part_and_words() -> None:
    span = REPORT.span(12, 23)
    assert (span.part, span.quote) == (PartKind.BODY, "Nine people")
    assert REPORT.span(0, 3).part is PartKind.HEADLINE


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (40, 400)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanMismatch):
        REPORT.span(start, end)


def test_a_span_with_other_words_is_refused() -> None:
    with pytest.raises(SpanMismatch, match="not “Ten people”"):
        Span("dam", PartKind.BODY, 12, 22, "Ten people", REPORT)


def test_the_id_is_the_hash_of_the_text_alone() -> None:
    other = Report("other name", TEXT, (), "elsewhere.txt", outlet="The Valley Post")
    assert other.id == REPORT.id
    assert Report("dam", TEXT + " ", (), "dam.txt").id != REPORT.id


def test_a_digest_never_passes_for_its_outlet() -> None:
    digest = Report("d", TEXT, (), "d", outlet="The Valley Post", kind=ReportKind.DIGEST)
    assert digest.name == "digest of The Valley Post, not its words"
