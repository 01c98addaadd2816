"""On which day a figure was said, by the words around it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.trace.printed import coast_report

import firsthand


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ilka Maren said on 2 June she believed that 320 people had died.",
        "At least 320 people have died – that was the figure given on 2 June by Mayor Ilka Maren.",
        "Speaking to reporters in Pellmar on 2 June, Mayor Ilka Maren said 320 people had died.",
        "In a statement on June 2, Mayor Ilka Maren said 320 people had died.",
        "Mayor Ilka Maren put the death toll at 320 on 2 June.",
        "Ilka Maren, the mayor of Pellmar, in a statement of 2 June, said 320 people had died.",
        "“We are sorry,” Mayor Ilka Maren said on 2 June. “Some 320 people have died.”",
        "The Flood Service believes that 320 people have died, its chief Ilka Maren said on 2 June.",
    ],
)
def test_the_day_of_a_saying(text: str) -> None:
    (claim,) = firsthand.make((coast_report("Coast Daily", "2024-06-14", text),)).claims
    assert claim.said_on and claim.said_on.latest == date(2024, 6, 2)


def test_what_one_says_that_another_thinks_keeps_its_own_day() -> None:
    text = "Mayor Ilka Maren said on 2 June that General Toma Ferrund believed 320 people had died."
    (claim,) = firsthand.make((coast_report("Coast Daily", "2024-06-14", text),)).claims
    assert claim.said_on is None
