"""Who the subject of a cue verb is: before it, by a relative clause, or after it."""

from __future__ import annotations

from firsthand.extract.clauses import PRONOUNS, clause_start, phrase_end, skip_aside
from firsthand.extract.names import NOT_NAMES, ORGANISATION_HEADS, PLACES, Name
from firsthand.extract.sayings import Line, Voice
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.voices import ANONYMOUS, Voices
from firsthand.packs import wordlist

AUXILIARIES = wordlist("sayings.auxiliaries")
"""Words between a subject and its verb."""
QUALIFIERS = wordlist("voices.qualifiers")
"""Words between the article and the role of a voice."""
REPORT_NOUNS = wordlist("voices.report_nouns")
"""Nouns that speak for the outlet or organisation they belong to."""


ARTICLES = ("the", "a", "an")
LONGEST_ROLE = 5
"""Words of a role with its article at most."""


def _plain(line: Line, k: int) -> bool:
    """Whether token k is a word in lower case that is no article."""
    return line.tokens[k].isalpha() and line.tokens[k].islower() and line.tokens.lower[k] not in ARTICLES


class Subjects:
    """The reader of subjects in one report."""

    def __init__(self, voices: Voices) -> None:
        self.voices = voices

    def before(self, line: Line, verb: int) -> tuple[Voice, bool] | None:
        """The voice before a cue verb, and whether it stands right before it."""
        tokens, i = line.tokens, verb
        while i > 0 and (tokens.lower[i - 1] in AUXILIARIES or tokens.lower[i - 1].endswith("ly")):
            i -= 1
        i = skip_aside(line, i)
        if i > 2 and tokens[i - 1] == ")":
            # "the Directorate (OID) believes"
            opening = next((k for k in range(i - 2, max(0, i - 6), -1) if tokens[k] == "("), 0)
            i = opening or i
        if i <= 0:
            return None
        word = tokens.lower[i - 1]
        quoted = word in ("it", "we", "i") and i > 1 and tokens[i - 2] in ("“", '"')
        if word in PRONOUNS and not quoted:
            if word == "who":
                return self._relative(line, i - 1)
            meant = self.voices.pronoun(word, (i - 1, i))
            return (meant, True) if meant else None
        if tokens[i - 1] == ",":
            return self._apposed(line, i)
        voice = self._nearest(line, clause_start(line, i, apposed=False), i)
        return (voice, True) if voice else None

    def _apposed(self, line: Line, end: int) -> tuple[Voice, bool] | None:
        """Kirby, a spokesman for the council, said: the subject stands before the comma pair that ends at `end`."""
        low = clause_start(line, end - 1, apposed=True)
        voice = self.voices.source(line, low, end - 1)
        stretch = [n for n in line.names if low <= n.first < end]
        person = next((n for n in stretch if n.kind == "person"), None)
        if person is not None:
            voice = Voice(self.voices.person(line, person, stretch), False, (low, end - 1))
        return (voice, False) if voice else None

    def _nearest(self, line: Line, low: int, end: int) -> Voice | None:
        """A subject between two tokens whose head stands right before the verb."""
        stretch = [n for n in line.names if low <= n.first < end]
        closing = next((n for n in stretch if n.last == end), None)
        if closing is not None:
            return self._closing(line, closing, stretch)
        head = line.tokens.lower[end - 1].removesuffix("'s")
        if head in REPORT_NOUNS:
            named = [n for n in stretch if n.outlet or n.organisation]
            return Voice(self.voices.named(named[-1]), named[-1].outlet, (named[-1].first, end)) if named else None
        if head not in ANONYMOUS:
            return self._surname(line, end - 1)
        first = end - 1
        while first > low:
            inside = next((n for n in stretch if n.first <= first - 1 < n.last), None)
            if inside is None and line.tokens.lower[first - 1] not in QUALIFIERS:
                break
            first = inside.first if inside else first - 1
        if line.tokens.lower[first] not in ARTICLES:
            # "the civil protection agency": whatever stands between the article and the role
            begin = next((k for k in range(first - 1, max(low, end - LONGEST_ROLE) - 1, -1) if not _plain(line, k)), 0)
            if low <= begin and line.tokens.lower[begin] in ARTICLES:
                first = begin
        return self.voices.source(line, first, end)

    def _surname(self, line: Line, at: int) -> Voice | None:
        """Shin said: one capitalised word that no table knows is a surname the collection may know."""
        word, lower, capital = line.tokens[at], line.tokens.lower[at], line.tokens.capital
        if at == 0 and len(line.tokens) > 1 and lower in NOT_NAMES:
            return None
        if at and line.tokens.lower[at - 1] == "of":
            # "the agency of Osmara said": the name is whose it is
            return None
        if lower in ORGANISATION_HEADS or (at and line.tokens.lower[at - 1] in ("the", "a", "an")):
            # "the Directorate said" is the one named before, "the Korean said" nobody
            meant = self.voices.organisation(lower)
            return Voice(meant, False, (at, at + 1)) if meant else None
        alone = at == 0 or not capital[at - 1] or line.tokens.lower[at - 1] in NOT_NAMES
        plain = capital[at] and word.isalpha() and len(word) > 2 and not word.isupper()
        if not alone or not plain or lower in NOT_NAMES or lower in MONTHS or lower in WEEKDAYS:
            return None
        if lower in PLACES or lower in self.voices.entities or lower.endswith("s"):
            return None
        return Voice(self.voices.surname(word), False, (at, at + 1))

    def _closing(self, line: Line, name: Name, stretch: list[Name]) -> Voice | None:
        """A subject that ends with a name."""
        if name.adjective or (name.kind != "person" and name.name == self.voices.own):
            return None
        if name.kind == "person":
            titles = [n for n in stretch if n.first >= name.first - 8]
            speaker = self.voices.person(line, name, titles)
            return Voice(speaker, False, (min(n.first for n in titles), name.last))
        return Voice(self.voices.named(name), name.outlet, (name.first, name.last))

    def _relative(self, line: Line, who: int) -> tuple[Voice, bool] | None:
        """Kirby, who said: the person right before "who"."""
        i = who - 1 if who and line.tokens[who - 1] == "," else who
        person = next((n for n in line.names if n.last == i and n.kind == "person"), None)
        if person is None:
            return None
        around = [n for n in line.names if person.first - 8 <= n.first < i]
        return Voice(self.voices.person(line, person, around), False, (person.first, i)), False

    def after(self, line: Line, first: int, last: int) -> Voice | None:
        """The voice after a cue verb: “…,” said Brigadier General Pat Ryder · …, claims South Korean spy agency."""
        tokens = line.tokens
        if first == 0 or tokens[first - 1] not in (",", "”", '"', "’", "'", "?", "!", "—", "–"):
            return None
        if last >= len(tokens):
            return None
        end = phrase_end(line, last)
        if end - last > 12:
            return None
        opening = tokens.lower[last]
        begins = tokens.capital[last] or opening in ("the", "a", "an", "one") or opening in ANONYMOUS
        if not begins or any(tokens.lower[k] in ("that", "to") for k in range(last, end)):
            return None
        voice = self.voices.source(line, last, end)
        if voice is None and end == last + 1:
            return self._surname(line, last)
        if voice and voice.speaker.person and end + 1 < len(tokens) and tokens[end] == ",":
            # an appositive after the name may hold the post
            further = phrase_end(line, end + 1)
            around = [n for n in line.names if last <= n.first < further]
            person = next((n for n in around if n.kind == "person"), None)
            if person is not None:
                return Voice(self.voices.person(line, person, around), voice.outlet, voice.span)
        return voice
