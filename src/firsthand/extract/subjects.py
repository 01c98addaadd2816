"""Who the subject of a cue verb is: before it, by a relative clause, or after it."""

from __future__ import annotations

from firsthand.core.attribution import Speaker
from firsthand.extract.clauses import BORDERS, PRONOUNS, clause_start, phrase_end, skip_aside
from firsthand.extract.gazetteer import NOT_NAMES
from firsthand.extract.names import PLACES, Name
from firsthand.extract.posts import LINKS
from firsthand.extract.runs import ORGANISATION_HEADS
from firsthand.extract.sayings import Line, Voice
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import phrase
from firsthand.extract.voices import ANONYMOUS, PEOPLE, Voices
from firsthand.packs import wordlist

AUXILIARIES = wordlist("sayings.auxiliaries")
"""Words between a subject and its verb."""
QUALIFIERS = wordlist("voices.qualifiers")
"""Words between the article and the role of a voice."""
PAPERS = wordlist("voices.papers")
"""Nouns of what is no voice itself."""
OUTLET_NOUNS = wordlist("voices.outlet_nouns")
"""Nouns by which an outlet named before is meant: "the paper reported"."""
OF_PLACE = wordlist("scopes.nouns")
"""Common nouns of places that a role can be held in."""
REPORT_NOUNS = wordlist("voices.report_nouns")
"""Nouns that speak for the outlet or organisation they belong to."""


ARTICLES = ("the", "a", "an")
CITING = frozenset(["citing", "quoting"])
APPOSED = 3
"""Tokens before the comma of an apposition in which one surname is the subject."""
CLAUSE = 14
"""Tokens of a relative clause between a subject and its verb at most."""
OCCASIONS = wordlist("days.occasions")
"""Words for an occasion of saying."""
OCCASION = 10
"""Tokens of an occasion between commas at most."""
SEAT = 5
"""Tokens of a phrase behind a role at most."""
LONGEST_ROLE = 5
"""Words of a role with its article at most."""


def _plain(line: Line, k: int) -> bool:
    """Whether token k is a word in lower case that is no article."""
    token = line.tokens[k]
    if line.tokens.lower[k] == "'":
        # "the teachers' union"
        return True
    return token.isalpha() and token.islower() and token not in ARTICLES


def _adverb(token: str) -> bool:
    """Whether a word is an adverb in -ly; in capitals it is a name: "Thessaly"."""
    return token.endswith("ly") and token.islower()


class Subjects:
    """The reader of subjects in one report."""

    def __init__(self, voices: Voices) -> None:
        self.voices = voices

    def before(self, line: Line, verb: int) -> tuple[Voice, bool] | None:
        """The voice before a cue verb, and whether it stands right before it."""
        tokens, i = line.tokens, verb
        while i > 0 and (
            tokens.lower[i - 1] in AUXILIARIES or (tokens[i - 1].endswith("ly") and tokens[i - 1].islower())
        ):
            i -= 1
        if tokens.lower[max(0, i - 2) : i] == ("in", "fact"):
            i -= 2
        i = skip_aside(line, i)
        if i > 2 and tokens[i - 1] == ")":
            # "the Directorate (OID) believes"
            opening = next((k for k in range(i - 2, max(0, i - 6), -1) if tokens[k] == "("), 0)
            i = opening or i
        if i <= 0:
            return None
        word = tokens.lower[i - 1]
        quoted = word in ("it", "we", "i") and i > 1 and tokens[i - 2] in ("“", '"')
        if word in ("i", "we"):
            # in a quotation the one who is quoted, else the report itself
            return None
        if word in PRONOUNS and not quoted:
            if word in ("who", "which"):
                return self._relative(line, i - 1)
            meant = self.voices.pronoun(word, (i - 1, i), line)
            return (meant, True) if meant else None
        if tokens[i - 1] == ",":
            return self._apposed(line, _past_occasion(line, i))
        described = self._described_by_clause(line, i)
        if described is not None:
            return described, False
        voice = self._nearest(line, clause_start(line, i, apposed=False), i)
        return (self._first_of_two(line, voice), True) if voice else None

    def _first_of_two(self, line: Line, voice: Voice) -> Voice:
        """The carmaker and the union said: the first of both speaks, the second is kept beside it."""
        words, begin = line.tokens.lower, voice.span[0]
        while begin and words[begin - 1] != "and" and (line.tokens[begin - 1].islower() or words[begin - 1] == "'"):
            begin -= 1
        if begin < 2 or words[begin - 1] != "and":
            return voice
        low = clause_start(line, begin - 1, apposed=False)
        first = self._nearest(line, low, begin - 1)
        if first is None or first.outlet is not voice.outlet or first.speaker.name is None:
            return voice
        start = first.span[0]
        while start > low and words[start - 1] in ("the", "a", "an", "both"):
            start -= 1
        alone = start == low or words[start - 1] in (",", "both", "-", "—")
        return first._replace(span=(first.span[0], voice.span[1]), second=voice.speaker) if alone else voice

    def _described_by_clause(self, line: Line, end: int) -> Voice | None:
        """A diplomat who wished to stay unnamed said: the head before the relative clause that ends at the verb."""
        tokens = line.tokens
        for k in range(end - 3, max(0, end - CLAUSE), -1):
            word = tokens.lower[k]
            if word == "who":
                following = tokens[k + 1]
                # in "the man who Ferrund said" somebody else is the subject
                plain = following.islower() and following not in ("he", "she", "they", "it", "the")
                return self._nearest(line, clause_start(line, k, apposed=False), k) if plain else None
            if tokens[k] in BORDERS or word in (",", "that"):
                return None
        return None

    def _apposed(self, line: Line, end: int) -> tuple[Voice, bool] | None:
        """Kirby, a spokesman for the council, said: the subject stands before the comma pair that ends at `end`."""
        low = clause_start(line, end - 1, apposed=True)
        own = self._reported(line, low, end)
        if own is not None:
            return own, False
        comma = next((k for k in range(end - 2, 0, -1) if line.tokens[k] == ","), None)
        if comma is not None and line.tokens.lower[comma + 1] in ("which", "who", "whose") and end - comma < CLAUSE:
            # "the ministry, which answers to the Front, said": the head before the relative clause
            voice = self._nearest(line, clause_start(line, comma, apposed=False), comma)
            if voice is not None:
                return voice, False
        comma = comma if comma is not None and comma > low else None
        if comma is not None and line.tokens.lower[comma + 1] in CITING:
            # who is cited between the commas is no subject
            voice = self._nearest(line, low, comma)
            return (voice, False) if voice else None
        voice = self.voices.source(line, low, end - 1)
        stretch = [n for n in line.names if low <= n.first < end]
        person = next((n for n in stretch if n.kind == "person"), None)
        if person is not None:
            voice = Voice(self.voices.person(line, person, stretch), False, (low, end - 1))
        if person is None:
            surname = (
                self._surname(line, comma - 1)
                if comma and comma - low <= APPOSED and not line.name_at(comma - 1)
                else None
            )
            voice = surname or voice
        return (voice, False) if voice else None

    def _reported(self, line: Line, low: int, end: int) -> Voice | None:
        """Its study, first reported by the Courier, found: the paper before the comma pair, whoever wrote of it."""
        words = line.tokens.lower
        comma = next((k for k in range(end - 2, low, -1) if words[k] == ","), None)
        if comma is None or words[comma - 1] not in REPORT_NOUNS or "by" not in words[comma:end]:
            return None
        return self._nearest(line, low, comma)

    def _nearest(self, line: Line, low: int, end: int) -> Voice | None:
        """A subject between two tokens whose head stands right before the verb."""
        stretch = [n for n in line.names if low <= n.first < end]
        closing = next((n for n in stretch if n.last == end), None)
        placed = self._placed(line, low, closing.first if closing else end - 1, closing)
        if placed is not None:
            return placed
        if closing is not None:
            return self._closing(line, closing, stretch)
        head = line.tokens.lower[end - 1].removesuffix("'s")
        if head in REPORT_NOUNS:
            named = [n for n in stretch if n.outlet or n.organisation]
            if not named and end - 2 >= low and line.tokens.lower[end - 2] == "its" and self.voices.memory.organisation:
                # "its study found": whoever "it" is
                return Voice(self.voices.memory.organisation, self.voices.memory.organisation.outlet, (end - 2, end))
            return Voice(self.voices.named(named[-1]), named[-1].outlet, (named[-1].first, end)) if named else None
        if head in OUTLET_NOUNS and head not in ANONYMOUS and self.voices.memory.outlet:
            if end - 2 >= low and line.tokens.lower[end - 2] == "the":
                return self.voices.outlet(self.voices.memory.outlet, (end - 2, end))
            return None
        if head not in ANONYMOUS:
            return self._surname(line, end - 1) or self._seated(line, low, end)
        first = end - 1
        while first > low:
            inside = next((n for n in stretch if n.first <= first - 1 < n.last), None)
            if inside is None and line.tokens.lower[first - 1] not in QUALIFIERS:
                break
            first = inside.first if inside else first - 1
        if line.tokens.lower[first] not in ARTICLES:
            # "the civil protection agency": whatever stands between the article and the role
            begin = next((k for k in range(first - 1, max(low, end - LONGEST_ROLE) - 1, -1) if not _plain(line, k)), 0)
            if begin > low and line.tokens.lower[begin].endswith("'s") and line.tokens[begin].islower():
                # "the mayor's office", "the state governor's office"
                begin -= 1
                while begin > low and _plain(line, begin):
                    begin -= 1
            if low <= begin and line.tokens.lower[begin] in ARTICLES:
                first = begin
            elif (local := self._local(line, low, end)) is not None:
                return local
            elif head.endswith("s") and first - low == 1 and line.tokens[low].isalpha() and not stretch:
                # "Aid workers": a plural without an article
                first = low
        return self._member(line, low, first, end) or self.voices.source(line, first, end)

    def _local(self, line: Line, low: int, end: int) -> Voice | None:
        """Orsk province's chief engineer: a role behind the name of the place it is held in."""
        tokens = line.tokens
        owner = next((k for k in range(end - 2, low, -1) if tokens.lower[k].removesuffix("'s") in OF_PLACE), None)
        if owner is None or not tokens.capital[owner - 1] or not tokens.lower[owner].endswith("'s"):
            return None
        if owner - 1 > low and tokens.lower[owner - 2] in ARTICLES:
            return None
        head, told = tokens.lower[end - 1], phrase(tokens, owner + 1, end)
        place = " ".join((tokens[owner - 1], tokens.lower[owner].removesuffix("'s")))
        if head in PEOPLE:
            return Voice(Speaker(told, None, head, place), False, (owner - 1, end))
        return Voice(Speaker(None, told, state=place), False, (owner - 1, end))

    def _member(self, line: Line, low: int, first: int, end: int) -> Voice | None:
        """A member of the group, a doctor at the clinic: somebody of a body that has no name."""
        words, k = line.tokens.lower, first
        if k - 2 < low or words[k] not in ARTICLES or words[k - 1] not in LINKS:
            return None
        noun = words[k - 2]
        if noun not in PEOPLE and noun.removesuffix("s") not in PEOPLE:
            return None
        told = phrase(line.tokens, k - 2, end) if noun.startswith("member") else line.tokens[k - 2]
        return Voice(Speaker(told, None, noun.removesuffix("s")), False, (k - 2, end))

    def _seated(self, line: Line, low: int, end: int) -> Voice | None:
        """The ministry in the enclave, officials from the agency: a role with a phrase behind it."""
        words = line.tokens.lower
        for k in range(end - 2, max(low, end - SEAT), -1):
            if words[k] in LINKS or words[k] in ("in", "on", "near"):
                return self._nearest(line, low, k) if words[k - 1] in ANONYMOUS else None
        return None

    def _placed(self, line: Line, low: int, at: int, name: Name | None) -> Voice | None:
        """Police in Tarn, the general staff in Velm: a role with the place where it sits, at token `at`."""
        tokens = line.tokens
        if at - 2 < low or tokens.lower[at - 1] not in ("in", "near") or not tokens.capital[at]:
            return None
        if tokens.lower[at - 2] not in ANONYMOUS or (name is not None and (name.organisation or name.outlet)):
            return None
        return self._nearest(line, low, at - 1)

    def _surname(self, line: Line, at: int) -> Voice | None:
        """Shin said: one capitalised word that no table knows is a surname the collection may know."""
        token, lower = line.tokens[at], line.tokens.lower[at]
        if at == 0 and len(line.tokens) > 1 and lower in NOT_NAMES:
            return None
        stretch = [n for n in line.names if n.last < at]
        employed = self._employed(line, at, stretch) if stretch else None
        if employed is not None:
            return employed
        if at and line.tokens.lower[at - 1] == "of":
            # "the agency of Osmara said": the name is whose it is
            return None
        if lower in PAPERS:
            # "Wreckage shows": what shows is no voice
            return None
        if lower in ORGANISATION_HEADS or (at and line.tokens.lower[at - 1] in ("the", "a", "an")):
            # "the Directorate said" is the one named before, "the Korean said" nobody
            meant = self.voices.organisation(lower)
            return Voice(meant, False, (at, at + 1)) if meant else None
        alone = at == 0 or not line.tokens.capital[at - 1] or line.tokens.lower[at - 1] in NOT_NAMES
        plain = line.tokens.capital[at] and token.isalpha() and len(token) > 2 and not token.isupper()
        if not alone or not plain or lower in NOT_NAMES or lower in MONTHS or lower in WEEKDAYS:
            return None
        if lower in PLACES or lower in self.voices.entities or lower.endswith("s"):
            return None
        return Voice(self.voices.surname(token), False, (at, at + 1))

    def _closing(self, line: Line, name: Name, stretch: list[Name]) -> Voice | None:
        """A subject that ends with a name."""
        if name.adjective or (name.kind != "person" and name.name == self.voices.own):
            return None
        if name.kind == "person":
            titles = [n for n in stretch if n.first >= name.first - 8]
            speaker = self.voices.person(line, name, titles)
            return Voice(speaker, False, (min(n.first for n in titles), name.last))
        person = self._employed(line, name.first, stretch)
        return person or Voice(self.voices.named(name), name.outlet, (name.first, name.last))

    def _employed(self, line: Line, body: int, stretch: list[Name]) -> Voice | None:
        """Lea Vester of the Institute for Border Studies: the person whose organisation begins at token `body`."""
        words, k = line.tokens.lower, body
        while k and (words[k - 1] in ARTICLES or (line.tokens[k - 1].islower() and words[k - 1] not in LINKS)):
            k -= 1
        person = next((n for n in stretch if n.kind == "person" and n.last == k - 1), None)
        if person is None or words[k - 1] not in LINKS:
            return None
        return Voice(self.voices.person(line, person, stretch), False, (person.first, body))

    def _relative(self, line: Line, who: int) -> tuple[Voice, bool] | None:
        """Kirby, who said · Merrowlife, which says: the name right before the relative."""
        i = who - 1 if who and line.tokens[who - 1] == "," else who
        if line.tokens.lower[who] == "which":
            if i == who:
                return None
            body = next((n for n in line.names if n.last == i and (n.organisation or n.outlet)), None)
            if body is not None:
                return Voice(self.voices.named(body), body.outlet, (body.first, i)), False
            told = self._nearest(line, clause_start(line, i, apposed=False), i)
            return (told, False) if told and not told.speaker.person else None
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
        holder = self.voices.holder(line, last, end)
        if holder is not None:
            return holder
        if voice is None and opening in ARTICLES:
            # "citing a transfer": what is cited need be nobody
            told = opening != "the" and tokens.lower[first] not in CITING
            return self.voices.anybody(line, last, end) if told else None
        if voice and voice.speaker.person and end + 1 < len(tokens) and tokens[end] == ",":
            # an appositive after the name may hold the post
            further = phrase_end(line, end + 1)
            around = [n for n in line.names if last <= n.first < further]
            person = next((n for n in around if n.kind == "person"), None)
            if person is not None:
                return Voice(self.voices.person(line, person, around), voice.outlet, voice.span)
        return voice


def _past_occasion(line: Line, end: int) -> int:
    """Past "in a statement of 19 June," behind an apposition that ends at a comma as well."""
    words = line.tokens.lower
    comma = next((k for k in range(end - 2, max(0, end - OCCASION), -1) if words[k] == ","), None)
    if comma is None or words[comma + 1] != "in" or OCCASIONS.isdisjoint(words[comma + 1 : end]):
        return end
    apposed = any(words[k] == "," for k in range(comma - 1, max(0, comma - CLAUSE), -1))
    return comma + 1 if apposed else end
