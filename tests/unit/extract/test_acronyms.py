"""Acronyms that a report explains, and slips of the pen in them."""

from __future__ import annotations

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.claims import Extractor
from firsthand.packs import load

EXTRACTOR = Extractor(load())


def speakers(text: str) -> list[str | None]:
    report = Report("a", text, (Part(PartKind.BODY, 0, len(text)),), "a.txt")
    return [c.speaker.name if c.speaker else None for c in EXTRACTOR.extract(report).claims]


LEAD = "The Osmaran Records Bureau (ORB) counted 900 crates on Monday."


def test_an_acronym_in_brackets() -> None:
    assert speakers(f"{LEAD} The ORB said 400 crates were empty.") == ["Osmaran Records Bureau"] * 2


def test_one_letter_off_is_the_body_of_the_report() -> None:
    assert speakers(f"{LEAD} The ORG said 400 crates were empty.") == ["Osmaran Records Bureau"] * 2


def test_two_letters_off_is_another_body() -> None:
    assert speakers(f"{LEAD} The OXY said 400 crates were empty.")[1] != "Osmaran Records Bureau"


def test_two_acronyms_close_to_one_are_two_other_bodies() -> None:
    found = speakers(f"{LEAD} The ORG said 400 crates were empty. The ORT said 300 crates were full.")
    assert found[1:] != ["Osmaran Records Bureau"] * 2


def test_a_known_acronym_is_never_a_slip() -> None:
    text = "The Karvenian Naval Association (KNA) counted 900 crates. The CNA said 400 crates were empty."
    assert speakers(text)[1] == "Center for Naval Analyses"
