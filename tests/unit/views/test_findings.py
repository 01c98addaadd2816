from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.core.finding import Finding, FindingKind
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


def test_one_change_of_one_saying_is_one_card_with_its_places(story: Story) -> None:
    ix = index(story)
    cards = [findings.worded(ix, card) for card in ix.cards]
    assert [card.heading for card in cards] == [
        "A capacity became a delivery: up to 3.1 million rounds (2 places in 2 reports)",
        "A floor became a ceiling: over 900 containers",
    ]
    first = cards[0]
    assert first.types == "capacity as count; headline against body; rounding"
    assert [spot.anchor for spot in first.spots] == ["f1", "f1.2"]
    assert [[side.label for side in spot.sides] for spot in first.spots] == [
        ["North Tribune", "North Tribune, headline"],
        ["Daily Gazette & Sons"],
    ]
    assert [(letter.to, len(letter.messages)) for letter in first.letters] == [
        ("North Tribune", 2),
        ("Daily Gazette & Sons", 2),
    ]


def test_no_finding_is_lost_in_cards(story: Story, flood: Story, big: Story) -> None:
    for one in (story, flood, big):
        ix = index(one)
        assert sum(len(card.findings) for card in (*ix.cards, *ix.denials)) == len(one.findings)
        anchors = [spot.anchor for card in (*ix.cards, *ix.denials) for spot in card.places]
        assert len(anchors) == len(set(anchors))


def test_a_note_to_a_digest_goes_to_whoever_wrote_it(story: Story) -> None:
    moved = tuple(replace(f, documents=("digest-06",)) for f in story.findings[:1])
    ix = index(replace(story, findings=moved))
    (letter,) = findings.worded(ix, ix.cards[0]).letters
    assert letter.to == "whoever wrote the digest of The Lantern"


def test_figures_that_count_different_things_are_named(story: Story) -> None:
    one, other = story.claims[3].spans[0], story.claims[4].spans[0]
    apart = Finding(FindingKind.NOT_COMPARABLE, None, (one.document,), one.quote, other.quote, (one, other), "r", "m")
    ix = index(replace(story, findings=(apart,)))
    assert findings.heading(ix, ix.cards[0]) == (
        "Not one count: “at least 8,000 containers” and “up to 3.1 million artillery rounds”"
    )
