from __future__ import annotations

import pytest

from firsthand.core.attribution import articled


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("interior ministry", "the interior ministry"),
        ("ministry of roads", "the ministry of roads"),
        ("regional civil protection agency", "the regional civil protection agency"),
        ("company", "the company"),
        ("ministry spokeswoman", "a ministry spokeswoman"),
        ("the company", "the company"),
        ("officials", "officials"),
        ("National Audit Office", "the National Audit Office"),
        ("Ilse Dorn", "Ilse Dorn"),
    ],
)
def test_names_take_the_article_of_a_sentence(name: str, words: str) -> None:
    assert articled(name) == words
