"""One paragraph for the readers of frames: its tokens, where its sentences end, and what stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from firsthand.extract.quotations import quotations
from firsthand.extract.tokens import Tokens

Range = tuple[int, int]
"""Tokens of a paragraph: first, after last."""

SIGNS = frozenset([",", ".", ";", ":", "(", ")", "—", "–", "-", "!", "?", "…", "“", "”", '"'])
"""Signs that end a noun phrase, unless they belong to a word."""
BREAKS = frozenset([";", "(", ")", "—", "–", "…", "“", "”", '"', ":", "?", "!"])
"""Signs that no pair of commas reaches across."""
DASHES = frozenset(["—", "–"])
"""Dashes that set off an aside."""


class Paragraph:
    """The tokens of a paragraph.

    Args:
        tokens: all its tokens, in order.
        ends: for each of its sentences the index after its last token.
    """

    def __init__(self, tokens: Tokens, ends: Sequence[int]) -> None:
        self.tokens, self.ends = tokens, ends
        self.low = tokens.lower
        self.quotations = quotations(tokens)
        self.openings = frozenset(first for first, _ in self.quotations)
        """The tokens at which a quotation begins."""
        self.closings = frozenset(last for _, last in self.quotations)
        """The tokens right after a quotation."""
        self._quoted = {} if not self.quotations else {i: quoted for quoted in self.quotations for i in range(*quoted)}

    def __len__(self) -> int:
        return len(self.tokens)

    def sentence(self, i: int) -> Range:
        """The sentence that token `i` is part of."""
        k = bisect_right(self.ends, i)
        return (self.ends[k - 1] if k else 0), self.ends[k]

    def quotation(self, i: int) -> Range | None:
        """The quotation that token `i` is part of, marks included."""
        return self._quoted.get(i)

    def marked(self, i: int) -> bool:
        """Whether token `i` is a quotation mark, two apostrophes included."""
        found = self.quotation(i)
        if found is None:
            return False
        word = self.tokens[i]
        if word in ("'", "’", "‘"):
            return i < found[0] + 2 or i >= found[1] - 2
        return word in ('"', "“", "”", "«", "»", "„")

    def full(self, end: int) -> int:
        """The end of a sentence without its full stop."""
        return end - 1 if end and self.low[end - 1] == "." else end

    def paired(self, i: int, start: int) -> bool:
        """Whether the comma before token `i` is the second of two in the clause."""
        j = i - 2
        while j > start and self.low[j] != "," and self.tokens[j] not in BREAKS:
            j -= 1
        return j > start and self.low[j] == ","
