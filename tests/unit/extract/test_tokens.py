"""Tokens stand where the text has them, whatever blanks lie between; slices keep every column."""

import re

import pytest

from firsthand.extract.tokens import TOKEN, tokenise

TEXTS = [
    "Osmara’s army sent 3,000 shells (“all of them”), Vester said.",
    "A toll of 3\u00a0000  dead;\tsaid twice , in 5\u202f000 words",
    " \n",
    "",
    "4만발 and 12_3 and x’y’s and İstanbul's",
    "one\u2028two\x1cthree\x85four",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("start", [0, 3])
def test_every_token_is_the_words_at_its_place(text: str, start: int) -> None:
    tokens = tokenise(text, start)
    assert [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)] == list(tokens)
    assert list(tokens) == [found[0] for found in TOKEN.finditer(text, start)]
    assert re.sub(r"\s", "", "".join(tokens)) == re.sub(r"\s", "", text[start:])


def test_what_is_known_of_a_word() -> None:
    tokens = tokenise("Vester’s eBay shells, NATO")
    assert tokens.lower == ("vester's", "ebay", "shells", ",", "nato")
    assert tokens.bare == ("vester", "ebay", "shells", ",", "nato")
    assert tokens.capital == (True, False, False, False, True)


def test_a_part_of_the_tokens_keeps_its_places() -> None:
    text = "Vester spoke. The army of Osmara denied it."
    part = tokenise(text).between(3, 7)
    assert (part, part.lower) == (("The", "army", "of", "Osmara"), ("the", "army", "of", "osmara"))
    assert text[part.start[0] : part.end[-1]] == "The army of Osmara"
