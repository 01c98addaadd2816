"""Sides that no names pack knows: learned from who gives and gets, never from a port, a person or a common word."""

from __future__ import annotations

import firsthand
from firsthand.extract.claims import Extractor
from firsthand.extract.sides import Sides
from firsthand.packs import load

VERBS = (*load().gives, *load().takes)


def learned(*texts: str) -> set[str]:
    return Sides(texts, VERBS).names


def sides(text: str) -> list[tuple[str | None, str | None]]:
    part = firsthand.Part(firsthand.PartKind.BODY, 0, len(text))
    found = Extractor(load(), texts=[text]).extract(firsthand.Report("r", text, (part,), "r.txt"))
    return [(c.sender, c.receiver) for c in found.claims]


def test_a_subject_and_its_other_side_are_learned() -> None:
    assert learned("Ostrel has sent Quandor 400 missiles.") == {"ostrel", "quandor"}
    assert learned("Quandor has already received 400 missiles from Ostrel.") == {"ostrel", "quandor"}
    assert learned("Ostrel, an old friend, has supplied Quandor with shells.") == {"ostrel", "quandor"}


def test_ports_are_no_sides() -> None:
    assert learned("The freighter was shipped from Maltrow to Bellhaven with 400 containers.") == set()


def test_a_word_in_a_headlines_capitals_is_no_side() -> None:
    assert learned("Ostrel Gives Shells 400 Times\n\nThe shells came in crates.") == set()


def test_the_last_word_of_a_longer_name_is_no_side() -> None:
    assert learned("Ferrund sent Landis 400 letters.\nIn March the lawyer Toma Ferrund wrote to Priya Landis.") == set()


def test_both_sides_are_read_once_they_are_known() -> None:
    text = "Ostrel has sent Quandor 400 missiles. The minister spoke of 5,000 shells shipped from Quandor to Ostrel."
    assert sides(text) == [("Ostrel", "Quandor"), ("Quandor", "Ostrel")]


def test_goods_that_no_pack_knows_have_sides_where_both_are_told() -> None:
    text = "Ostrel has donated 40,000 vaccine doses to Quandor. Another 2,300 doses have arrived in Quandor."
    assert sides(text) == [("Ostrel", "Quandor"), (None, None)]
