"""A lexicon finds for each of its tables what the table finds by itself."""

from firsthand.core.text import Part, PartKind, Report
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.sentences import sentences
from firsthand.extract.tokens import tokenise

ROWS = [("at least", "floor"), ("at", "place"), ("least of all", "last"), ("no more than", "ceiling"), ("more", "more")]


def test_the_longest_phrase_at_a_token_counts_and_none_overlaps() -> None:
    tokens = tokenise("At least of all, no more than at least more")
    table: Phrases[str] = Phrases(ROWS)
    assert [value for _, _, value in table.all(tokens)] == ["floor", "ceiling", "floor", "more"]
    assert [row[0] for row in table.starts(tokens)] == [0, 1, 5, 6, 8, 10]


def test_a_window_takes_only_what_lies_inside() -> None:
    tokens = tokenise("no more than at least more")
    table: Phrases[str] = Phrases(ROWS)
    assert table.all(tokens, 1, 4) == [(1, 2, "more")]
    assert table.all(tokens, 0, 3) == [(0, 3, "ceiling")]


def test_tables_of_one_lexicon_find_what_each_finds_alone() -> None:
    text = "Osmara gave at least 12 ships. Kestria gave no more than that."
    parts = sentences(Report("one", text, (Part(PartKind.BODY, 0, len(text)),), "one.txt"))
    lexicon = Lexicon()
    joined: list[Phrases[str]] = [Phrases(ROWS, lexicon), Phrases([("gave", "verb"), ("at least", "other")], lexicon)]
    alone: list[Phrases[str]] = [Phrases(ROWS), Phrases([("gave", "verb"), ("at least", "other")])]
    lexicon.mark(parts)
    for sentence in parts:
        for one, other in zip(joined, alone, strict=True):
            assert one.all(sentence.tokens) == other.all(sentence.tokens)


def test_a_phrase_is_found_at_its_beginning_and_at_its_end() -> None:
    tokens = tokenise("no more than 5")
    table: Phrases[str] = Phrases(ROWS)
    assert table.at(tokens, 0) == (3, "ceiling")
    assert table.before(tokens, 3) == (0, "ceiling")
    assert table.at(tokens, 3) is None
    assert table.at(tokens, 9) is None
