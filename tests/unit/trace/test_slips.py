"""Slips of the pen that name something else, and shares of another whole, in fictional reports."""

from __future__ import annotations

import pytest
from tests.unit.trace.printed import coast_report as report

import firsthand


def changes(first: str, second: str) -> list[tuple[str, str, str]]:
    reports = (report("Harbour Post", "2024-06-14", first), report("Coast Daily", "2024-06-15", second))
    found = firsthand.make(reports).findings
    return [(f.change.value, f.before or "", f.after or "") for f in found if f.change]


SERVICE = "The Osmaran National Flood Service (NFS) said on Friday that 4,310 homes stood under water."


def test_an_agency_under_a_wrong_letter_is_another_name_in_the_retelling() -> None:
    second = (
        "The National Flood Service counted. “The NFB has found 4,310 homes under water,” its head said. "
        "On Friday the NFB said 212 people died."
    )
    first = SERVICE + " The NFS said 212 people died."
    assert ("speaker-swapped", "NFS", "NFB") in changes(first, second)


@pytest.mark.parametrize(
    "second",
    [
        "The NFS said 4,310 homes stood under water. The NFS said 212 people died.",
        "The National Fire Bureau (NFB) said 212 people died. The NFB said 40 homes burned.",
    ],
)
def test_its_own_acronym_and_an_explained_one_are_no_slip(second: str) -> None:
    assert not changes(SERVICE + " The NFS said 212 people died.", second)


def test_a_calibre_that_lost_a_digit() -> None:
    first = "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 152 mm shells."
    second = "The Directorate said Karvenia sent Velgoria 90,000 rounds, mainly 15 mm and 122 mm shells."
    assert ("magnitude-slip", "152 mm", "15 mm") in changes(first, second)


@pytest.mark.parametrize("bore", ["155 mm", "120 mm", "12 mm"])
def test_a_calibre_in_use_or_with_two_readings_is_left_alone(bore: str) -> None:
    first = "Spokesman Toma Ferrund said Karvenia sent Velgoria 300,000 122 mm shells and 40,000 125 mm shells."
    second = f"The Directorate said Karvenia sent Velgoria 90,000 rounds, mainly {bore} shells."
    assert not changes(first, second)


@pytest.mark.parametrize(("whole", "found"), [("fires", ["headline-against-body"]), ("needs", [])])
def test_a_headline_gives_a_share_of_another_whole_than_its_text(whole: str, found: list[str]) -> None:
    headline = f"Karvenia gives half of the shells that Velgoria {whole}"
    body = "Karvenia sends 40,000 shells a month, about half of what Velgoria needs, the Directorate said."
    parts = (
        firsthand.Part(firsthand.PartKind.HEADLINE, 0, len(headline)),
        firsthand.Part(firsthand.PartKind.BODY, len(headline) + 2, len(headline) + 2 + len(body)),
    )
    made = firsthand.Report("Harbour Post", f"{headline}\n\n{body}", parts, "post.txt", outlet="Harbour Post")
    assert [f.change.value for f in firsthand.make((made,)).findings if f.change] == found
