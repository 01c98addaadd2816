from __future__ import annotations

import pytest

from firsthand.core.story import Story
from firsthand.views import findings
from firsthand.views.index import index


def said(runs: tuple[findings.Run, ...]) -> str:
    signs = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    return " ".join(signs[run.op].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("more than 900 boxes", "As many as 900 boxes", "[-more than-] [+As many as+] 900 boxes"),
        ("could hold 3 million", "sent 3 Million", "[-could hold-] [+sent+] 3 Million"),
        ("the same words.", "The same words", "The same words"),
        ("", "new words", "[+new words+]"),
    ],
)
def test_word_diff(before: str, after: str, words: str) -> None:
    assert said(findings.diff(before, after)) == words


def test_findings_of_one_pair_are_one_card(story: Story) -> None:
    ix = index(story)
    cards = [findings.worded(ix, card) for card in ix.cards]
    assert [card.heading for card in cards] == [
        "A capacity became a delivery in the headline, inside one report",
        "A capacity became a delivery",
        "A floor became a ceiling",
        "Up to 3.1 million became 3 million, −3.2 %",
    ]
    assert cards[0].types == "capacity as count; headline against body"
    assert len(cards[0].messages) == 2
    assert [side.label for side in cards[0].sides] == ["North Tribune", "North Tribune, headline"]


def test_denials_say_who_when_and_what_they_answer(story: Story) -> None:
    (row,) = findings.denials(index(story))
    assert row.heading == "The Karvenian Foreign Ministry denies the whole story"
    assert row.words == "Not one round has crossed the border"
    assert "it denies the answer above" in row.scope
    assert row.number == 5
