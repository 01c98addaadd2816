"""What a report says it had printed before and puts right: "This article was amended. It had said that 400 died; …".

* after "this article was amended": what "it had said", up to a semicolon.
* after a label "Correction", or before "That was wrong": what "this newspaper reported".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.extract.labels import label_end
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.sentences import Sentence
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs

CORRECTING = frozenset(["correction", "corrections", "corrected", "clarification", "retraction"])
"""Labels of a report that puts itself right."""
HAVING = frozenset(["had", "said", "stated", "originally", "initially", "wrongly", "incorrectly", "previously"])
"""Words after "it" by which an amended report tells what it had said."""
ENDS = frozenset([";", "instead", "actually"])
"""What ends the words that are put right."""


class Amendments:
    """The cues of a report that puts itself right, ready to be looked up."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        self.amended: Phrases[bool] = Phrases(((w, True) for w in packs.words("amendments", "amended")), lexicon)
        self.printed: Phrases[bool] = Phrases(((w, True) for w in packs.words("amendments", "printed")), lexicon)
        self.wrong: Phrases[bool] = Phrases(((w, True) for w in packs.words("amendments", "wrong")), lexicon)

    def of(self, sentences: Sequence[Sentence]) -> Mapping[int, tuple[int, int]]:
        """Index of a sentence -> the tokens of it (first, after last) that tell what the report had printed."""
        out: dict[int, tuple[int, int]] = {}
        for index, sentence in enumerate(sentences):
            tokens = sentence.tokens
            if next(iter(self.amended.all(tokens)), None) and index + 1 < len(sentences):
                after = sentences[index + 1].tokens
                if after.lower[:1] == ("it",) and len(after) > 1 and after.lower[1] in HAVING:
                    out[index + 1] = (1, _end(after, 1))
            printed = next(iter(self.printed.all(tokens)), None)
            if printed is None:
                continue
            label = label_end(tokens)
            if printed[0] == label and (_corrects(tokens, label) or self._called_wrong(sentences, index)):
                out[index] = (printed[1], _end(tokens, printed[1]))
        return out

    def _called_wrong(self, sentences: Sequence[Sentence], index: int) -> bool:
        """Whether the next sentence says that what this one tells was wrong."""
        if index + 1 == len(sentences):
            return False
        found = next(iter(self.wrong.all(sentences[index + 1].tokens)), None)
        return found is not None and found[0] == 0


def _corrects(tokens: Tokens, label: int) -> bool:
    """Whether the label before a token is one of correction."""
    return label > 0 and not CORRECTING.isdisjoint(tokens.lower[:label])


def _end(tokens: Tokens, first: int) -> int:
    """Where the words end that begin at a token: before the next clause, or what was said in fact."""
    return next((k for k in range(first, len(tokens)) if tokens.lower[k] in ENDS), len(tokens))
