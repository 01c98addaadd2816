"""Who is credited with a figure, and for whom: sentences whose speaker, organisation and relays are told."""

from __future__ import annotations

from functools import cache

import pytest

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.claims import Extractor
from firsthand.packs import load


@cache
def extractor() -> Extractor:
    return Extractor(load(), ["Ostry Argus"])


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        (
            "Citing the mayor, Ada Winn, Ostry Argus reported that 170 people were killed.",
            ("Ada Winn", None, ("Ostry Argus",)),
        ),
        ("Karvenia gives Velgoria 80,000 shells, Ada Winn said.", ("Ada Winn", None, ())),
        ("Citing Ada Winn, Ostry Argus reported that 170 people were killed.", ("Ada Winn", None, ("Ostry Argus",))),
        (
            "Ada Winn, the chief executive of Corbane, said that 4,000 workers would lose their jobs.",
            ("Ada Winn", "Corbane", ()),
        ),
        (
            "At least 60 homes were destroyed, Ada Winn, who heads the Marrow fire service, told reporters.",
            ("Ada Winn", "Marrow fire service", ()),
        ),
        (
            "Ada Winn, the chief executive of Corbane, told reporters that Corbane believed 5,070 jobs had been lost.",
            ("Ada Winn", "Corbane", ()),
        ),
        (
            "Health Minister Ada Winn told reporters that the Osmaran Health Ministry believed 570 people had died.",
            ("Ada Winn", None, ()),
        ),
    ],
)
def test_who_is_credited(text: str, credited: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    report = Report("one", text, (Part(PartKind.BODY, 0, len(text)),), "one.txt")
    claim = extractor().extract(report).claims[0]
    assert claim.speaker is not None
    assert (claim.speaker.person, claim.speaker.organisation, claim.via) == credited


@pytest.mark.parametrize("role", ["union leader", "fire chief", "chief executive", "intelligence chief"])
def test_a_post_told_again_is_its_holder(role: str) -> None:
    text = f"The {role} Ada Winn spoke of 40 deaths. “We know of 60 dead by now,” the {role} told a briefing."
    report = Report("one", text, (Part(PartKind.BODY, 0, len(text)),), "one.txt")
    found = [c.speaker.name for c in extractor().extract(report).claims if c.speaker]
    assert found[-1] == "Ada Winn"


def test_a_number_after_a_place_counts_what_has_a_hyphen() -> None:
    text = "Osmara has given Kestria 407 short-range missiles, the ministry said."
    report = Report("one", text, (Part(PartKind.BODY, 0, len(text)),), "one.txt")
    assert [c.quantity.low for c in extractor().extract(report).claims] == [407]


def test_a_headline_keeps_which_chief_is_meant() -> None:
    title = "Osmara sends Kestria 4,000 shells, intel chief tells Ostry Argus"
    report = Report("one", title, (Part(PartKind.HEADLINE, 0, len(title)),), "one.txt")
    claim = extractor().extract(report).claims[0]
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.via) == ("intel chief", ("Ostry Argus",))


@pytest.mark.parametrize("head", ["Researcher: leak covers 370,000 people", "Spy chief: 370,000 people hit by leak"])
def test_a_role_in_a_headline_is_the_person_whom_the_text_credits_with_the_figure(head: str) -> None:
    body = "The leak covers at least 370,000 people, security researcher Ada Winn told reporters."
    text = f"{head}\n\n{body}"
    parts = (Part(PartKind.HEADLINE, 0, len(head)), Part(PartKind.BODY, len(head) + 2, len(text)))
    found = extractor().extract(Report("one", text, parts, "one.txt")).claims
    assert {c.speaker.name for c in found if c.speaker} == {"Ada Winn"}
