"""Where sentences end, which short names are no acronyms, and when "May" is a month."""

from __future__ import annotations

import pytest
from tests.unit.trace.printed import report

from firsthand.core.claim import Claim, Modality
from firsthand.extract.claims import Extractor
from firsthand.extract.sentences import split
from firsthand.packs import load


def claims(text: str) -> list[Claim]:
    return list(Extractor(load()).extract(report("Harbour Post", "2024-06-14", text)).claims)


@pytest.mark.parametrize("title", ["Mr.", "Mrs.", "Dr.", "Gen.", "St."])
def test_an_abbreviation_that_opens_a_paragraph_ends_no_sentence(title: str) -> None:
    text = f"It rained.\n{title} Dask came. He left."
    assert [text[a:b] for a, b in split(text, 11, len(text))] == [f"{title} Dask came.", "He left."]


@pytest.mark.parametrize("name", ["Iran", "Cuba", "Oman", "Iraq"])
def test_a_short_name_of_a_state_is_no_acronym(name: str) -> None:
    (claim,) = claims(f"On Friday {name} sent 4,000 drones to Belarus.")
    assert (claim.sender, claim.receiver) == (name, "Belarus")


@pytest.mark.parametrize(
    ("sentence", "hedges", "modality"),
    [
        ("The ministry said that in May 4,000 people died.", (), Modality.STATED),
        ("Storm May Have Killed 4,000 people", ("May",), Modality.POSSIBLE),
    ],
)
def test_the_month_of_may_is_no_doubt(sentence: str, hedges: tuple[str, ...], modality: Modality) -> None:
    (claim,) = claims(sentence)
    assert (claim.hedges, claim.modality) == (hedges, modality)
