"""Names in one report: states, organisations, outlets and people, with what the report's own text teaches.

Known names come from the names pack. A report teaches more: a demonym beside its country ("Karvenian" and
"Karvenia"), an acronym in brackets, a person's full name before the surname alone, an outlet by its last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from firsthand.extract.acronyms import slipped_acronyms, told_acronyms
from firsthand.extract.bodies import learn_bodies
from firsthand.extract.gazetteer import DEMONYMS, NOT_NAMES, STATE_BODIES, Gazetteer
from firsthand.extract.numerals import MAGNITUDES
from firsthand.extract.runs import ORGANISATION_HEADS, TITLES, goes_on, run_end
from firsthand.extract.sentences import Sentence
from firsthand.extract.times import MONTHS, WEEKDAYS
from firsthand.extract.tokens import Tokens, phrase
from firsthand.packs import Entity, wordlist

OUTLET_HEADS = wordlist("names.outlet_heads")
"""The last word of an outlet's name, where nothing else is known of it."""
LOWER_RANKS = frozenset(["deputy", "vice", "assistant", "former", "ex", "late"])
"""Words before a role that make it another one."""
STATESMEN = wordlist("names.statesmen")
"""Posts that a state has, by which an unknown word before them is one."""
FAITHS = wordlist("names.faiths")
"""Adjectives of faiths, parties and regions, which have the form of a people's."""
SHORT_OUTLETS = frozenset(["post", "times", "journal", "herald", "courier", "tribune", "telegraph", "guardian"])
"""Heads by which an outlet is told for short: "the Post"."""
KINDS = wordlist("names.kinds")
"""Heads that are the kind of their organisation."""
LOCAL = wordlist("names.local_posts")
"""Posts that belong to a place: "the mayor of Brenholt"."""
CAPITALS = wordlist("names.capitals")
"""Short names that stand for a state and are no acronyms."""
PLACES = wordlist("names.places")
"""Words that begin or end the name of a place, which is no person."""
POSTS = wordlist("names.posts")
"""Posts of persons: the name begins after the last of them."""
PROFESSIONS = wordlist("voices.people")
"""Roles of a person, which may stand before the name."""


class Name(NamedTuple):
    """A name at tokens `first` to `last` (excluded). `kind` is person, state, outlet or an organisation's kind."""

    first: int
    last: int
    kind: str
    name: str
    of: str | None = None
    adjective: bool = False

    @property
    def outlet(self) -> bool:
        """Whether this is an outlet or wire."""
        return self.kind == "outlet"

    @property
    def organisation(self) -> bool:
        """Whether this is an organisation that can speak, outlets aside."""
        return self.kind not in ("person", "outlet", "state")


def _kind(head: str) -> str:
    """The kind of an organisation by the last word of its name; those that read and count are agencies."""
    word = head.removesuffix("'s")
    return word if word in KINDS else "agency"


TERRITORIES = frozenset(["enclave", "region", "territory", "province", "republic", "strip", "emirate", "authority"])
"""What a part of a country with offices of its own is called."""
OFFICES = wordlist("names.offices")
"""Words that say which ministry."""


def seat(tokens: Tokens, k: int) -> str | None:
    """The place of a local post at token k: "mayor of Brenholt"."""
    if tokens.lower[k] not in LOCAL or k + 2 >= len(tokens) or tokens.lower[k + 1] != "of":
        return None
    return tokens[k + 2] if tokens.capital[k + 2] and tokens[k + 2].isalpha() else None


def _titles(bare: str) -> bool:
    """Whether a word before a name is a title or a post: "Minister", "Seismologist"."""
    return bare in TITLES or bare in PROFESSIONS or bare.endswith("ologist")


class ReportNames:
    """Reads the names of one report; build it over all its sentences, then ask for the names of each."""

    def __init__(self, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.learned: dict[str, tuple[Entity, bool]] = {}
        self.people: dict[str, str] = {}
        self.roles: dict[str, dict[str, set[str]]] = {}
        """Role in lower case -> the people of this report it is told of -> the states it is told with."""
        self._called: dict[str, str | None] = {}
        """Person -> the longest role told of them, for those asked for."""
        self.seats: dict[str, str] = {}
        """Person -> the place of their post: "the mayor of Brenholt, Ilse Karmund"."""
        self._read: dict[tuple[int, int], list[Name]] = {}
        self._learn_acronyms(sentences)
        self.bodies: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
        """First word -> the organisations and outlets that the report itself tells to be such, the longest first."""
        told = learn_bodies((s.tokens for s in sentences), self._tabled, gazetteer.cues, gazetteer.telling)
        for words in sorted(told, key=lambda words: -len(words)):
            self.bodies.setdefault(words[0], []).append((words, told[words]))
        first_read = []
        taught: dict[str, int] = {}
        """First part of a person's name in lower case -> the last sentence that teaches such a name."""
        for number, sentence in enumerate(sentences):
            tokens, known = sentence.tokens, len(self.people)
            spots = gazetteer.openers.spots(tokens)
            names = self._names(tokens, spots)
            first_read.append((tokens, spots, names))
            for name in names:
                if name.kind == "person" and " " in name.name:
                    self._learn_person(name.name)
                    self._learn_role(tokens, name)
            for part in islice(self.people, known, None):
                taught[re.split(r"[-'’ ]", part)[0].lower()] = number
        self.slips: set[str] = set()
        """Acronyms that are a slip of the pen."""
        self._learn_slips(first_read)
        taught.update(dict.fromkeys(self.slips, len(first_read)))
        for number, (tokens, _, names) in enumerate(first_read):
            # only a part of a name that was not learned before can change what was read
            if tokens and (
                taught.keys().isdisjoint(tokens.bare) or all(taught.get(word, -1) < number for word in tokens.bare)
            ):
                self._read[tokens.start[0], tokens.end[-1]] = names

    def _learn_acronyms(self, sentences: Sequence[Sentence]) -> None:
        def tabled(tokens: Tokens, i: int) -> bool:
            return self.gazetteer.phrases.at(tokens, i) is not None

        def owner(tokens: Tokens, i: int) -> str | None:
            name = self._known(tokens, i)
            return (name.name if name.kind == "state" else name.of) if name else None

        for word, entity in told_acronyms((s.tokens for s in sentences), tabled, owner).items():
            self.learned[word] = (entity, False)

    def _learn_slips(self, read: Sequence[tuple[Tokens, list[int], list[Name]]]) -> None:
        """The NIA in a report whose intelligence service is the NIS: a slip of the pen."""
        names = [name for _, _, found in read for name in found]
        states = {n.name for n in names if n.kind == "state"}
        named = [Entity(n.name, n.kind, n.of) for n in {n.name: n for n in names if n.organisation}.values()]
        named += [e for e in self.gazetteer.services if e.of in states]

        def known(word: str) -> bool:
            return word in self.learned or word in self.gazetteer.phrases.first

        for word, entity in slipped_acronyms(((tokens, spots) for tokens, spots, _ in read), named, known).items():
            self.learned[word] = (entity, False)
            self.slips.add(word)

    def _tabled(self, tokens: Tokens, i: int) -> bool:
        """Whether a name begins at a token that the names pack has, or a word that ends an organisation's name."""
        return self.gazetteer.phrases.at(tokens, i) is not None or tokens.lower[i] in ORGANISATION_HEADS

    def _body_told(self, tokens: Tokens, i: int) -> Name | None:
        """An organisation or outlet that the report elsewhere tells to be one."""
        for words, entity in self.bodies.get(tokens.bare[i], ()):
            last = i + len(words)
            longer = last < len(tokens) and tokens.capital[last] and tokens.lower[last] in ORGANISATION_HEADS
            if not longer and (*tokens.lower[i : last - 1], *tokens.bare[last - 1 : last]) == words:
                return Name(i, last, entity.kind, entity.name, entity.of)
        return None

    def _learn_person(self, full: str) -> None:
        words = re.split(r"\s+", full)
        for part in {words[0], words[-1]}:
            if len(part) > 2 and part.lower() not in self.gazetteer.phrases.first:
                self.people.setdefault(part, full)

    def _learn_role(self, tokens: Tokens, person: Name) -> None:
        """Defence Minister Toma Ferrund · Ilse Marrowane, spokeswoman for …: the role before a name or after it."""
        for k in range(max(0, person.first - 4), min(person.last + 3, len(tokens))):
            place = seat(tokens, k)
            beside = tokens[k + 3 : k + 4] == (",",) and k + 4 == person.first
            after = tokens[person.last : person.last + 1] == (",",) and person.last < k
            if place is not None and (beside or after):
                self.seats[person.name] = place
                self.roles.setdefault(tokens.lower[k], {}).setdefault(person.name, set())
        first = person.first
        while first > 0 and (tokens.lower[first - 1] in TITLES or tokens.lower[first - 1] in OFFICES):
            first -= 1
        words = tokens.lower[first : person.last]
        last = person.last
        if last < len(tokens) and tokens[last] == ",":
            last = min(last + 6, len(tokens))
            words += tokens.lower[person.last + 1 : last]
        roles = self.gazetteer.packs.person_roles
        if roles.isdisjoint(words):
            return
        states = {
            n.name for n in map(self._known_at(tokens), range(max(0, first - 2), last)) if n and n.kind == "state"
        }
        for k, word in enumerate(words):
            if word in roles:
                low = k
                while low and (words[low - 1] in roles or words[low - 1] in OFFICES):
                    low -= 1
                rank = next((words[j] for j in range(max(0, low - 1), k) if words[j] in LOWER_RANKS), None)
                if rank:
                    # the deputy is not the minister
                    role = f"{rank} {' '.join(w for w in words[low : k + 1] if w != rank)}"
                    self.roles.setdefault(role, {}).setdefault(person.name, set()).update(states)
                    continue
                self.roles.setdefault(word, {}).setdefault(person.name, set()).update(states)
                office = word == "minister" and k > 0 and words[k - 1] in OFFICES
                if k and (office or f"{words[k - 1]} {word}" in roles):
                    self.roles.setdefault(f"{words[k - 1]} {word}", {}).setdefault(person.name, set()).update(states)

    def _known_at(self, tokens: Tokens) -> Callable[[int], Name | None]:
        return lambda k: self._known(tokens, k) if tokens.capital[k] else None

    def holder(self, role: str, states: Iterable[str] = ()) -> str | None:
        """The one person of this report of whom a role is told, the longer form of the role first.

        Args:
            role: such as "deputy defence minister".
            states: whose minister; a person told to be another state's is not meant.
        """
        asked = set(states)
        words = role.lower().split()
        for tail in (" ".join(words[-2:]), words[-1] if words else ""):
            people = [p for p, of in self.roles.get(tail, {}).items() if not asked or not of or asked & of]
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def role_of(self, person: str) -> str | None:
        """The longest role told of a person."""
        if person not in self._called:
            roles = [role for role, people in self.roles.items() if person in people]
            self._called[person] = max(roles, key=len, default=None)
        return self._called[person]

    def of(self, tokens: Tokens) -> list[Name]:
        """The names of a sentence of the report, left to right, none overlapping."""
        if not tokens:
            return []
        key = tokens.start[0], tokens.end[-1]
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._names(tokens, self.gazetteer.openers.spots(tokens))
        return found

    def _names(self, tokens: Tokens, spots: Sequence[int]) -> list[Name]:
        """The names of a sentence, which begin at some of the tokens `spots`."""
        out: list[Name] = []
        after = 0
        tabled, learned = self.gazetteer.phrases.first, self.learned
        articled = self.gazetteer.phrases.seconds("the")
        for i in spots:
            if i < after:
                continue
            lower, capital, bare = tokens.lower[i], tokens.capital[i], tokens.bare[i]
            known = lower in tabled or bare in tabled or bare in learned
            if lower == "the" and i + 1 < len(tokens) and lower not in learned:
                # of all words the one that most often begins no name
                known = tokens.lower[i + 1] in articled or tokens.bare[i + 1] in articled
            name = self._known(tokens, i) if known and (capital or lower not in STATE_BODIES) else None
            if name is None and lower in NOT_NAMES and lower == bare and lower != "the":
                continue
            if name is None and capital and self.bodies:
                name = self._body_told(tokens, i)
            if name is None and capital:
                name = self._body_unknown(tokens, i) or self._unknown(tokens, i)
            if name is None and lower in STATE_BODIES:
                name = self._body_of(tokens, i)
            if name:
                out.append(name)
                after = name.last
        return out

    def _known(self, tokens: Tokens, i: int) -> Name | None:
        best: Name | None = None
        lower, bare, capital = tokens.lower[i], tokens.bare[i], tokens.capital[i]
        phrases = self.gazetteer.phrases
        found = phrases.at(tokens, i) if lower in phrases.first else None
        if found is None and bare != lower:
            single = phrases.alone(bare)
            found = (i + 1, single) if single else None
        if found:
            last, (entity, adjective) = found
            if lower == "the" and last < len(tokens) and tokens.capital[last]:
                # "the South Korean agency" begins a longer name than "the South"
                return None
            short = last == i + 1 and len(tokens[i]) <= 4
            whole = entity.kind == "state" and (adjective or bare == entity.name.lower() or bare in CAPITALS)
            if short and not whole and not tokens[i][:2].isupper():
                return None
            if any(tokens.capital[i:last]):
                best = Name(i, last, entity.kind, entity.name, entity.of, adjective)
        elif capital and bare in self.learned:
            entity, adjective = self.learned[bare]
            best = Name(i, i + 1, entity.kind, entity.name, entity.of, adjective)
        if best is None:
            return None
        if best.kind == "state":
            body = self._body(tokens, i, best)
            if body:
                return body
        if (best.adjective or best.kind == "state" or best.last == i + 1) and goes_on(tokens, best.last):
            run = run_end(tokens, i)
            longer = self._organisation(tokens, i, run, best) if run > best.last else None
            if longer:
                return longer
        return best

    def _body(self, tokens: Tokens, i: int, state: Name) -> Name | None:
        """Karvenia's foreign ministry, the Iranian army: a body of a state, up to three words on."""
        possessive = tokens.lower[state.last - 1].endswith("'s")
        if not (state.adjective or possessive):
            return None
        for k in range(state.last, min(state.last + 3, len(tokens))):
            word = tokens.lower[k]
            if not word.isalpha():
                return None
            if word in STATE_BODIES:
                if tokens.capital[k] and k + 1 < len(tokens) and tokens.capital[k + 1]:
                    # "the Osmaran Intelligence Directorate": the name goes on
                    return None
                if word == "government":
                    return Name(i, k + 1, "state", state.name, state.of)
                words = " ".join(tokens.lower[state.last : k + 1])
                defence = "defen" in words and word == "ministry"
                known = (
                    self.gazetteer.packs.entities.get(f"{state.name.lower()} ministry of national defense")
                    if defence
                    else None
                )
                called = self.gazetteer.adjectives.get(state.name, state.name)
                return Name(i, k + 1, word, known.name if known else f"{called} {words}", state.of)
            if word in NOT_NAMES or word.endswith("'s"):
                return None
        return None

    def _body_unknown(self, tokens: Tokens, i: int) -> Name | None:
        """The Karvenian defence ministry, Brennia's army: whoever has one is a state, known or not."""
        lower = tokens.bare[i]
        possessive = tokens.lower[i] != lower
        if not (possessive or lower.endswith(DEMONYMS)) or len(lower) < 4 or lower in NOT_NAMES:
            return None
        bare = tokens[i][:-2] if possessive else tokens[i]
        if lower in MONTHS or lower in WEEKDAYS or bare.isupper():
            return None
        for k in range(i + 1, min(i + 4, len(tokens))):
            body = tokens.lower[k]
            if not tokens[k].isalpha() or tokens.capital[k] or body in NOT_NAMES or body in self.gazetteer.cues:
                # "Ferrund told parliament" names no parliament
                return None
            if body in STATESMEN and (possessive or bare.endswith("an")):
                return self._state_of(tokens, i, bare, adjective=not possessive)
            if body in STATE_BODIES:
                words = " ".join(tokens.lower[i + 1 : k + 1])
                if body == "government":
                    return Name(i, k + 1, "state", bare, bare)
                return Name(i, k + 1, body, f"{bare} {words}", bare)
        return None

    def _state_of(self, tokens: Tokens, i: int, bare: str, *, adjective: bool) -> Name | None:
        """Lutania's interior minister, two Tavorian officials: whoever has ministers and officials is a state."""
        if bare.lower() in FAITHS or (i and tokens.capital[i - 1] and tokens.lower[i - 1] not in NOT_NAMES):
            return None
        state = bare[:-1] if adjective else bare
        if not adjective and (bare in self.people or state in self.people):
            return None
        return Name(i, i + 1, "state", state, state, adjective)

    def _body_of(self, tokens: Tokens, i: int) -> Name | None:
        """The army of Lutania, the health ministry of Sarvia."""
        if i + 2 >= len(tokens) or tokens.lower[i + 1] != "of":
            return None
        if not tokens.capital[i + 2] and tokens.lower[i + 2] != "the":
            return None
        if tokens.lower[i + 2] == "the" and i + 4 < len(tokens) and tokens.lower[i + 4] in TERRITORIES:
            # the health ministry of the Sarnaya enclave
            return self._ministry_in(tokens, i, i + 3) if tokens.capital[i + 3] else None
        state = self._known(tokens, i + 2)
        if state is None and tokens[i + 2].isalpha() and tokens.lower[i + 2] not in NOT_NAMES:
            # whoever has an army or a ministry is a state, known or not
            state = Name(i + 2, i + 3, "state", tokens[i + 2], tokens[i + 2])
        if state is None or state.kind != "state" or state.adjective:
            return None
        word = tokens.lower[i]
        if word == "government":
            return Name(i, state.last, "state", state.name, state.of)
        return Name(i, state.last, word, f"{state.name} {self._office(tokens, i)}", state.of)

    def _office(self, tokens: Tokens, i: int) -> str:
        """A body with the word before it that says which: "health ministry"."""
        before, word = tokens.lower[i - 1] if i else "", tokens.lower[i]
        return f"{before} {word}" if before in OFFICES else word

    def _ministry_in(self, tokens: Tokens, i: int, place: int) -> Name:
        """The health ministry of the Sarnaya enclave, told by the name of the territory."""
        state = tokens[place]
        return Name(i, place + 2, tokens.lower[i], f"{state} {self._office(tokens, i)}", state)

    def _organisation(self, tokens: Tokens, i: int, run: int, best: Name) -> Name | None:
        """South Korea's People Power Party, Osmaran Intelligence Directorate: a known name inside a longer one."""
        for last in range(run, best.last, -1):
            head = tokens.lower[last - 1].removesuffix("'s")
            if tokens.lower[last : last + 1] and tokens.lower[last] in STATESMEN:
                # "Brennian Health Minister" is a post, and no body
                continue
            owner = tokens.lower[i].endswith("'s") and last - i < 2
            if head in ORGANISATION_HEADS and not owner:
                return Name(i, last, _kind(head), self._clean(tokens, i, last), best.of or best.name)
            if head in OUTLET_HEADS and tokens.capital[last - 1]:
                return Name(i, last, "outlet", self._clean(tokens, i, last))
        return None

    def _clean(self, tokens: Tokens, first: int, last: int) -> str:
        words = phrase(tokens, first, last)
        words = words[4:] if words.startswith(("The ", "the ")) else words
        return words[:-2] if words.endswith(("'s", "’s")) else words

    def _unknown(self, tokens: Tokens, i: int) -> Name | None:
        lower = tokens.lower[i]
        if lower in NOT_NAMES and not (lower == "the" and i + 1 < len(tokens) and tokens.capital[i + 1]):
            return None
        if lower in MONTHS or lower in WEEKDAYS:
            return None
        start = i + 1 if lower == "the" else i
        if start > i and self._known(tokens, start):
            return None
        run = run_end(tokens, start)
        for k in range(start + 1, run):
            linked = tokens.lower[k - 1] in ("of", "for", "the", "and")
            if not linked and tokens.lower[k] in self.gazetteer.phrases.first and self._known_outlet(tokens, k):
                run = k
                break
        if run <= start:
            return None
        head = tokens.lower[run - 1].removesuffix("'s")
        if start > i and run - start == 1 and head in SHORT_OUTLETS:
            return Name(i, run, "outlet", f"The {tokens[start].removesuffix(chr(39) + 's')}")
        if "&" in tokens[start:run]:
            return Name(i, run, _kind("company"), self._clean(tokens, start, run))
        if run - start > 1 or start > i:
            if head in OUTLET_HEADS and run - start > 1:
                return Name(i, run, "outlet", self._clean(tokens, start, run))
            led = next(
                (
                    k
                    for k in range(start, run - 2)
                    if tokens.lower[k] in ORGANISATION_HEADS and tokens.lower[k + 1] in ("of", "for")
                ),
                None,
            )
            if led is not None:
                # "the Office of Strategic Survey": the head stands before its "of"
                return Name(i, run, _kind(tokens.lower[led]), self._clean(tokens, start, run))
            if tokens.lower[start] in ("radio", "channel") and run - start > 1:
                return Name(i, run, "outlet", self._clean(tokens, start, run))
            organised = next(
                (k for k in range(run, start, -1) if tokens.lower[k - 1].removesuffix("'s") in ORGANISATION_HEADS), None
            )
            titled = organised and organised < run and tokens.lower[organised] in TITLES
            if organised and organised - start > 1 and not titled:
                return Name(i, organised, _kind(tokens.lower[organised - 1]), self._clean(tokens, start, organised))
        first = start
        while first < run and (_titles(tokens.bare[first]) or tokens[first] == "."):
            first += 1
        if first >= run:
            return None
        # "Labour Minister Sanna Fenrow": what stands before a post is of the post, whatever it is called
        first = next((k for k in range(run - 1, first, -1) if tokens.lower[k - 1] in POSTS), first)
        words = self._clean(tokens, first, run)
        if tokens.lower[run - 1] in PLACES or tokens.lower[first] in PLACES or tokens.lower[first] in MAGNITUDES:
            return None
        if words in self.people:
            return Name(first, run, "person", self.people[words])
        if tokens.lower[run - 1] in POSTS and run - first > 1:
            # "the Lunmarkian Health Minister" is a post, and whose it is a state's
            demonym = tokens.lower[first].endswith("an") and tokens.lower[run - 1] in STATESMEN
            return self._state_of(tokens, first, tokens[first], adjective=True) if demonym else None
        count = len(words.split())
        if tokens[run - 1].isupper() and count == 1:
            return None
        if count == 1 and "-" not in words:
            titled = first > start and tokens.lower[first - 1] in TITLES
            return Name(first, run, "person", words) if titled else None
        if count > 4:
            return None
        return Name(first, run, "person", words) if count >= 2 or words in self.people else None

    def _known_outlet(self, tokens: Tokens, k: int) -> bool:
        found = self.gazetteer.phrases.at(tokens, k)
        return found is not None and tokens.capital[k] and len(tokens[k]) > 2
