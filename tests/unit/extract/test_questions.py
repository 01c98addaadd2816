"""What a question asks for, in three domains."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.extract.questions import Asked, asked
from firsthand.packs import load

JUNE = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How many shells had North Korea sent to Russia by June 2024?",
            Asked("rounds", "transferred", "North Korea", "Russia", JUNE),
        ),
        (
            "How many containers were known to have been sent by 30 June 2024?",
            Asked("containers", "transferred", None, None, None, JUNE),
        ),
        ("How many people were killed?", Asked("people", "dead", None, None)),
        ("How many people are missing as of 30 June 2024?", Asked("people", "missing", None, None, JUNE)),
        ("How many records were exposed?", Asked("records", "exposed", None, None)),
        ("Who is the minister?", Asked(None, None, None, None)),
        ("", Asked(None, None, None, None)),
    ],
)
def test_question(question: str, expected: Asked) -> None:
    assert asked(question, load()) == expected
