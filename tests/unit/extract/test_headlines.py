from __future__ import annotations

import pytest

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.gazetteer import Gazetteer
from firsthand.extract.headlines import sentence_cased
from firsthand.extract.sentences import sentences
from firsthand.packs import load


def headline(title: str, body: str) -> str:
    """The tokens of a headline over a text, as they are read."""
    text = f"{title}\n\n{body}"
    parts = (Part(PartKind.HEADLINE, 0, len(title)), Part(PartKind.BODY, len(title) + 2, len(text)))
    known = Gazetteer(load()).phrases
    return " ".join(sentence_cased(sentences(Report("one", text, parts, "one.txt")), known)[0].tokens)


@pytest.mark.parametrize(
    ("title", "body", "read"),
    [
        (
            "Marsk Believes Flood Killed 170 People",
            "The mayor, Ilse Marsk, thinks that the flood killed 170 people.",
            "Marsk believes flood killed 170 people",
        ),
        (
            "Corbane to Cut 300 Jobs, Chief Executive Says",
            "The chief executive of Corbane wants to cut 300 jobs.",
            "Corbane to cut 300 jobs , chief executive says",
        ),
        (
            "Harbour Fire Service Counts 12 Homes Lost in May",
            "Officers of the Harbour Fire Service say that 12 homes were lost in the fire.",
            "Harbour Fire Service counts 12 homes lost in May",
        ),
        (
            "Old Rifles Leave Halvania for Ostrel",
            "They were loaded at dawn. Nobody in Halvania would say why. Ostrel says nothing.",
            "Old rifles leave Halvania for Ostrel",
        ),
        (
            "North Korea Leans on Halvania",
            "They were loaded at dawn. Nobody in Halvania would say why. Ostrel says nothing.",
            "North Korea leans on Halvania",
        ),
    ],
)
def test_a_word_that_the_text_prints_small_is_no_name(title: str, body: str, read: str) -> None:
    assert headline(title, body) == read


def test_a_headline_in_sentence_case_stays_as_it_is() -> None:
    title = "Mayor Ilse Marsk believes the Killed of 1912 were counted"
    assert headline(title, "Nobody was killed, the mayor said.") == title
