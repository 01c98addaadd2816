"""Who is meant: names, roles and pronouns as speakers, by what a report has said so far (`memory`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.core.attribution import Speaker
from firsthand.core.text import PartKind
from firsthand.extract.clauses import PRONOUNS
from firsthand.extract.gazetteer import NOT_NAMES, gathers
from firsthand.extract.memory import Memory
from firsthand.extract.names import OFFICES, Name, ReportNames, seat
from firsthand.extract.posts import LEADING, OWN, SPEAKING, STAFF, led, own, post, told_body
from firsthand.extract.runs import TITLES
from firsthand.extract.sayings import Line, Saying, Voice
from firsthand.extract.tokens import phrase
from firsthand.packs import Packs, wordlist

ANONYMOUS = wordlist("voices.anonymous")
"""Voices told by their role instead of a name."""
ROLE_WORDS = frozenset(["spy", "intelligence"])
"""Words before a role that name no office of their own."""
LOOSE = frozenset(["the", "same", "its", "their", "his", "her", "same", "local", "state", "government", "own", "think"])
"""Words before a role that say nothing of which one is meant."""
SERVICES = ("intelligence service", "intelligence agency", "spy agency", "spy service", "secret service")
COLLECTIVES = frozenset(["police", "military", "army", "navy", "staff", "rescuers", "coastguard"])
"""Voices of many that stand without an article: "police said"."""
PAPERS = wordlist("voices.papers")
"""Nouns of what is no voice itself."""
PEOPLE = wordlist("voices.people")
"""Roles of a person, which may point back to one."""
ORGANISATIONS = wordlist("voices.organisations")
"""Roles of an organisation, which may point back to one."""
DESCRIPTION_ENDS = frozenset(["of", "from", "in", "at", "for", "with", "on", "whose", "after", "as", "when", "near"])
"""Prepositions that end the description of a voice."""
MOST_DESCRIBED = 5
"""Words of a description at most."""
COUNTING = frozenset(["the", "a", "an", "one", "two", "three", "four", "five", "several", "some", "many", "other"])
"""Words before a role that are no part of it."""
ANONYMITY = frozenset(["unnamed", "anonymous", "unidentified"])
"""Words by which a voice is left without a name."""
KNOWING = frozenset(["familiar", "briefed", "close", "knowledge"])
"""Words by which people are told as sources: "people familiar with the talks"."""
MOST_KNOWING = 6
"""Words of such a description."""
MEANT = PEOPLE | ORGANISATIONS
"""Roles that may point back, or in a headline, which has no articles, ahead."""
COMPANIES = wordlist("voices.companies")
"""Roles of a company: "the carmaker" is the company named before."""
ANY_COMPANY = frozenset(["company", "firm", "group"])
"""Roles that every company can be called by: the last one named is meant."""
OVERSEERS = frozenset(["authority", "regulator", "watchdog"])
"""What one who oversees others is called."""
GOVERNING = wordlist("voices.governing")
"""Words in the name of an organisation that is no company."""
MINISTER = re.compile(rf"(?i)\b(?:(\w+) )?({'|'.join(sorted(OFFICES))}) minister\b")
ANY_BODY = frozenset(["agency", "group", "team", "organisation", "organization", "department", "office", "institute"])
"""Roles that most organisations can be called by."""
OPENING = 6
"""Tokens in which the subject of a sentence ends that a plural role tells."""
LINKING = frozenset(["of", "in", "on", "at", "for", "with", "by", "to", "from", "that", "and", "but"])
LED, PLACED = 4, 8
"""Tokens before a person who opens a sentence at most: with a title, and with a place before it."""
HOLDERS = PEOPLE | TITLES | STAFF
"""Roles whose holder may be named after a comma."""
MOST_TITLES = 3
"""Tokens of titles between a role and the name of its holder at most."""


def defence_ministries(packs: Packs) -> Mapping[str, str]:
    """State -> its ministry of defence, as the packs call it."""
    return {
        entity.of or "": entity.name
        for entity in packs.entities.values()
        if entity.kind == "ministry" and "defen" in entity.name.lower()
    }


class Voices:
    """The reader of voices in one report, which is told by `own` as its outlet."""

    def __init__(
        self, packs: Packs, ministries: Mapping[str, str], names: ReportNames, own: str | None, *, digest: bool
    ) -> None:
        self.digest = digest
        self.entities, self.ministries = packs.entities, ministries
        self.names, self.own = names, own
        self.memory = Memory()
        self.owners: dict[str, str] = {}
        """Ministry, as the post of its minister names it -> whose it is."""
        self.ahead: Sequence[Name] = ()
        """Every organisation of the report: a headline may call "the agency" what the text names."""

    def source(self, line: Line, first: int, last: int) -> Voice | None:
        """The voice named between two tokens; None where there is none, and for the report's own outlet."""
        inside = [n for n in line.names if first <= n.first < last]
        people = [n for n in inside if n.kind == "person"]
        if people:
            return Voice(self.person(line, people[-1], inside), False, (first, last))
        outlets = [n for n in inside if n.outlet]
        organisations = [n for n in inside if n.organisation]
        words = line.tokens.bare[first:last]
        if organisations and not (outlets and outlets[0].first < organisations[0].first):
            return Voice(self.named(organisations[0]), False, (first, last))
        owner = self._owner(line, first, outlets[0]) if outlets else None
        if owner is not None:
            return Voice(owner, False, (first, last))
        if outlets:
            return None if outlets[0].name == self.own else Voice(self.named(outlets[0]), True, (first, last))
        states = [n for n in inside if n.kind == "state"]
        knowing = next((k for k, w in enumerate(words) if w in KNOWING and k), None)
        if knowing is not None and any(w in ("people", "person", "persons") for w in words[:knowing]):
            at = next(k for k, w in enumerate(words) if w in ("people", "person", "persons"))
            told = phrase(line.tokens, first + at, min(last, first + at + MOST_KNOWING))
            return Voice(Speaker(told, None), False, (first, last))
        unnamed = (k for k, w in enumerate(words) if w in ANONYMOUS)
        if any(words[k] != "official" or PAPERS.isdisjoint(words[k + 1 : k + 2]) for k in unnamed):
            # an official and a regulator document, but not official figures
            return self._described(line, first, last, states)
        if states and states[-1].last >= last - 1 and not states[-1].adjective:
            return Voice(Speaker(None, states[-1].name), False, (first, last))
        if words and words[0] in PRONOUNS:
            return self.pronoun(words[0], (first, last), line)
        return None

    def single(self, line: Line, first: int, last: int) -> Voice | None:
        """A source of one capitalised word that no table knows: a surname."""
        if first >= len(line.tokens):
            return None
        word, lower = line.tokens[first], line.tokens.lower[first]
        plain = line.tokens.capital[first] and word.isalpha() and len(word) > 3 and not word.isupper()
        if (self.own and word in self.own.split()) or lower in ANONYMOUS or lower in PAPERS:
            return None
        if last - first != 1 or not plain or lower in NOT_NAMES or lower in self.entities:
            return None
        return None if lower.endswith("s") else Voice(self.surname(word), False, (first, last))

    def _owner(self, line: Line, first: int, outlet: Name) -> Speaker | None:
        """Vester's Courier interview: whose interview it was, told by one word in the possessive."""
        tokens, at = line.tokens, outlet.first - 1
        interview = outlet.last < len(tokens) and tokens.lower[outlet.last] in (
            "interview",
            "article",
            "op-ed",
            "column",
        )
        if not interview or at < first or not tokens.lower[at].endswith("'s") or not tokens.capital[at]:
            return None
        return self.surname(tokens[at][:-2])

    def _service(self, line: Line, first: int, last: int) -> Speaker | None:
        """The intelligence service, the spy agency: the one of the state that its sentence, or the report, is about."""
        words = phrase(line.tokens, first, last).lower()
        if not any(term in words for term in SERVICES):
            return None
        states = [n.name for n in line.names if n.kind == "state"]
        for state in states:
            found = next((e for e in self.entities.values() if e.of == state and gathers(e)), None)
            if found is not None:
                return Speaker(None, found.name, state=state)
        named = next((n for n in reversed(self.memory.mentioned) if "intelligence" in n.name.lower()), None)
        return self.named(named) if named else None

    def _described(self, line: Line, first: int, last: int, states: Sequence[Name]) -> Voice | None:
        """A voice told by its role: "the spy agency" points back, "an anonymous US official" stays as described."""
        tokens = line.tokens
        service = self._service(line, first, last)
        if service is not None:
            return Voice(service, False, (first, last))
        opening = tokens.lower[first].removesuffix("'s")
        while first < last - 1 and (tokens.lower[first] in COUNTING or tokens.lower[first] in ANONYMITY):
            first += 1
        at = next((k for k in range(first, last) if tokens.lower[k].removesuffix("'s") in ANONYMOUS), first)
        while at + 1 < last and tokens.lower[at + 1].removesuffix("'s") in ANONYMOUS:
            at += 1
        head = tokens.lower[at].removesuffix("'s")
        titled = line.sentence.part is PartKind.HEADLINE and opening not in ("a", "an")
        definite = (opening in ("the", "its", "his", "her", "their") or (titled and head in MEANT)) and not states
        if head in PEOPLE and (definite or states):
            description = phrase(tokens, first, at + 1)
            holder = self.names.holder(description, [n.name for n in states])
            if holder:
                if states:
                    post = self._ministry(states[0].name, description) or states[0].name
                    self.memory.posts.setdefault(holder, post)
                return Voice(self._person(holder, self.memory.posts.get(holder)), False, (first, last))
        person = self.memory.person
        if definite and head in PEOPLE and person and opening not in ("its", "his", "her", "their"):
            called = person.name or ""
            # a headline's "mayor" is told in full by "the mayor of Brenholt", which does not point back to it
            fuller = person.person == person.role and not person.state and seat(tokens, at)
            if (not called.islower() or head in called) and not fuller:
                # "the mayor" is not the "police" that spoke before
                return Voice(person, False, (first, last))
        if opening in ("his", "her") and head in ORGANISATIONS:
            return self._his(head, (first, last))
        if definite and head in ORGANISATIONS:
            remembered = self._meant(head)
            more = set(tokens.lower[first:at]) - LOOSE
            if (
                remembered
                and head not in COMPANIES
                and more.isdisjoint(ROLE_WORDS)
                and not more <= set((remembered.name or "").lower().split())
            ):
                # "the civil protection agency" is not whichever agency was named last
                remembered = None
            if remembered and (remembered.name or "").islower() and (remembered.name or "").split()[-1] != head:
                # "the county hospital" is not "the company" that spoke before
                remembered = None
            if remembered:
                return Voice(remembered, False, (first, last))
        if opening in ("its", "their") and head in ORGANISATIONS:
            # "their agency": whose it is was not said
            return None
        end = at + 1
        if first < at and tokens.lower[first] in ("its", "his", "her", "their"):
            first += 1
        description = phrase(tokens, first, end)
        if len(description.split()) > 6:
            description = phrase(tokens, max(first, end - 5), end)
        description = description.removesuffix("'s")
        state = states[0].name if states else None
        if head == "statement":
            return Voice(Speaker(None, state), False, (first, end)) if state else None
        plural_or_indefinite = (
            head.endswith("s") or head in COLLECTIVES or opening in ("a", "an", "one", "some", "several")
        )
        gathered = head == "intelligence" and len(description.split()) > 1
        if not state and not plural_or_indefinite and not definite and not gathered:
            return None
        organisation = self._ministry(state, description) or state
        if head == "intelligence" and state and end - first <= 3:
            # which of a state's services is not said
            return Voice(Speaker(None, description, state=state), False, (first, end))
        if head in ("government", "intelligence", "military", "ministry", "army") and state:
            return Voice(Speaker(None, organisation if head != "government" else state), False, (first, end))
        if head in ORGANISATIONS:
            return Voice(Speaker(None, description, state=state), False, (first, end))
        role = head if head in PEOPLE else None
        organisation = organisation or self._employer(line, at)
        return Voice(Speaker(description, organisation, role, seat(tokens, at)), False, (first, end))

    def _employer(self, line: Line, at: int) -> str | None:
        """For whom a role speaks that stands at a token: "a hospital spokesman", "its chief executive"."""
        words = line.tokens.lower
        if words[at] in SPEAKING and "its" in words[max(0, at - 2) : at]:
            return self._owning(line, at)
        if words[at] not in SPEAKING or not at or words[at - 1] not in ORGANISATIONS:
            return None
        body = self._meant(words[at - 1])
        return body.name if body else None

    def _his(self, role: str, span: tuple[int, int]) -> Voice | None:
        """His agency: the organisation of the person last spoken of, which is another voice than the person."""
        person = self.memory.person or self.memory.unsure
        if person is None or person.name is None:
            return None
        post = self.memory.posts.get(person.name)
        named = post if post and role in post.lower() else f"{person.name.split()[-1]}'s {role}"
        return Voice(Speaker(None, named), False, span)

    def _meant(self, role: str) -> Speaker | None:
        """The organisation "the agency", "the ministry" points back to: the last one named that can be called so."""
        for spoken in (self.memory.last, self.memory.organisation, *reversed(self.memory.bodies)):
            if spoken and (spoken.name or "").lower().split()[-1:] == [role]:
                return spoken
        named = (*reversed(self.memory.mentioned), *self.ahead)
        for name in sorted(named, key=lambda n: n.kind != role) if role not in ANY_COMPANY else named:
            fits = (
                name.kind == role
                or role in name.name.lower()
                or (role in ("army", "military") and name.name.lower().endswith("forces"))
                or (role in ("agency", "department", "office") and name.kind in ("agency", "office", "institute"))
                or (role in OVERSEERS and (name.kind in OVERSEERS or name.name.isupper()))
                or (role == "tank" and name.name.split()[-1].lower() in ("centre", "center", "institute", "foundation"))
            )
            trading = role in COMPANIES and name.kind in ("agency", "company")
            if fits or (trading and GOVERNING.isdisjoint(name.name.lower().split())):
                return self.named(name)
        return self.memory.organisation if role in COMPANIES or role in ANY_BODY else None

    def _ministry(self, state: str | None, words: str) -> str | None:
        """A state's ministry of defence where the words name defence, or the ministry of the minister they name."""
        if "defen" in words.lower():
            return self.ministries.get(state or "")
        post = MINISTER.search(words)
        if post is None or state is None:
            return None
        told = post[1] and post[1][:3].lower() == state[:3].lower()
        called = post[1] if told else self.names.gazetteer.adjectives.get(state, state)
        ministry = f"{called} {post[2].lower()} ministry"
        self.owners[ministry] = state
        return ministry

    def _here(self, word: str, at: int, line: Line) -> Speaker | None:
        """Whom "it" after the sentence's own subject means, or "he" in "Orlev told the paper that he had counted"."""
        if word == "it":
            opens = self.opening(line, at)
            return opens.speaker if opens and not opens.outlet else None
        if word not in ("he", "she") or not at or not line.tokens[at - 1].isalpha():
            return None
        person = next((n for n in line.names if n.kind == "person"), None)
        if person is None or person.last > at:
            return None
        return self.person(line, person, [n for n in line.names if person.first - 6 <= n.first < person.last + 6])

    def opening(self, line: Line, before: int) -> Voice | None:
        """The organisation or outlet that opens a sentence before a token, which "it" means in the same sentence."""
        first = line.opener
        if first is None or first.adjective or first.last > before or line.tokens.lower[first.last - 1].endswith("'s"):
            return None
        if not first.organisation and not (first.outlet and first.name != self.own):
            return None
        return Voice(self.named(first), first.outlet, (first.first, first.last))

    def pronoun(self, word: str, span: tuple[int, int], line: Line) -> Voice | None:
        """Whom a pronoun means, by its kind: who opens the sentence, else whoever was spoken of before."""
        here = self._here(word, span[0], line)
        if here is not None:
            return Voice(here, False, span)
        kind = PRONOUNS[word]
        if word in ("he", "she") and self.memory.person is None and self.memory.unsure is not None:
            return Voice(self.memory.unsure, False, span)
        meant = {"person": self.memory.person, "organisation": self.memory.organisation}.get(kind, self.memory.last)
        return Voice(meant, False, span) if meant else None

    def person(self, line: Line, person: Name, around: Sequence[Name]) -> Speaker:
        """The person with the organisation their role names, here or earlier in the report."""
        full = self.names.people.get(person.name, person.name)
        bodies = [n for n in around if n.organisation]
        known = next((n for n in bodies if n.name.lower() in self.entities), bodies[0]) if bodies else None
        organisation = (known.name if known else None) or self._post(line, person)
        states = [n.name for n in around if n.kind == "state"]
        if organisation is None and states:
            low = min([person.first, *(n.first for n in around)]) - 3
            high = max([person.last, *(n.last for n in around)]) + 3
            words = phrase(line.tokens, max(0, low), min(len(line.tokens), high))
            organisation = self._ministry(states[0], words) or states[0]
        if organisation is not None:
            self.memory.posts.setdefault(full, organisation)
        return self._person(full, self.memory.posts.get(full) or organisation)

    def _post(self, line: Line, person: Name) -> str | None:
        """The organisation that the words beside a person tell; "its" is that of the sentence's first body."""
        told = post(line, person)
        headed = led(line, person) if told is None else None
        if headed is not None:
            word = headed.removeprefix("the ")
            meant = self._meant(word)
            sure = word != headed or word not in (*COMPANIES, *ANY_BODY)
            found = meant.name if meant and (sure or word in (meant.name or "").lower()) else None
            return found or (told_body(line, person, word) if word == headed else None)
        if told != OWN:
            return told
        return self._owning(line, person.first)

    def _owning(self, line: Line, before: int) -> str | None:
        """Whose "its" before a token is: the body that opens the sentence, else the one that "it" means."""
        body = own(line, before)
        if body is not None and body.islower() and " " not in body:
            meant = self._meant(body)
            body = meant.name if meant else body
        return body or (self.memory.organisation.name if self.memory.organisation else None)

    def _person(self, full: str, organisation: str | None) -> Speaker:
        state = self.owners.get(organisation or "")
        return Speaker(full, organisation, self.names.role_of(full), self.names.seats.get(full) or state)

    def organisation(self, word: str) -> Speaker | None:
        """The organisation last named whose name ends with a word."""
        for name in (*reversed(self.memory.mentioned), *self.ahead):
            if name.name.lower().split()[-1] == word:
                return self.named(name)
        return None

    def told(self, line: Line, first: int, end: int) -> Voice | None:
        """The voice that a stretch names: the holder of a role with the name behind it, else as `source`."""
        return self.holder(line, first, end) or self.source(line, first, end)

    def holder(self, line: Line, first: int, end: int) -> Voice | None:
        """The name after a role and its comma: "by the district commissioner, Hale Nurin"."""
        tokens = line.tokens
        if end + 1 >= len(tokens) or tokens[end] != ",":
            return None
        person = next((n for n in line.names if n.kind == "person" and end < n.first <= end + MOST_TITLES), None)
        if person is None or not any(w in HOLDERS for w in tokens.lower[first:end]):
            return None
        if any(not (w in TITLES or w == ".") for w in tokens.lower[end + 1 : person.first]):
            return None
        around = [n for n in line.names if first <= n.first <= person.first]
        return Voice(self.person(line, person, around), False, (first, person.last))

    def anybody(self, line: Line, first: int, end: int) -> Voice | None:
        """Said a toolmaker who was buying rolls, learned from a clerk: whoever is told there is a voice."""
        tokens = line.tokens
        at = next((k for k in range(first + 1, end) if tokens.lower[k] in DESCRIPTION_ENDS), end)
        words = tokens[first + 1 : at]
        if tokens.lower[first] not in COUNTING or not 0 < len(words) <= MOST_DESCRIBED:
            return None
        if not all(w.islower() and w.isalpha() for w in words):
            return None
        return Voice(Speaker(" ".join(words), None), False, (first, at))

    def outlet(self, name: str, span: tuple[int, int]) -> Voice:
        """An outlet that was named before, told by a noun: "the newspaper"."""
        return Voice(Speaker(None, name, outlet=True), True, span)

    def surname(self, word: str) -> Speaker:
        """A voice told by one word: a person of the report, or a body of which it is the first word.

        News tell a person's full name first, so that an unknown word is a body's; a digest may begin with a surname.
        """
        full = self.names.people.get(word, word)
        if full == word and not self.digest:
            longer = next((n for n in self.ahead if n.name.split()[0] == word), None)
            if longer is not None:
                return self.named(longer)
            self.memory.unsure = Speaker(None, word)
            return self.memory.unsure
        return self._person(full, self.memory.posts.get(full))

    def named(self, name: Name) -> Speaker:
        """A name by itself as a speaker."""
        if name.kind != "person":
            return Speaker(None, name.name, state=name.of, outlet=name.outlet)
        full = self.names.people.get(name.name, name.name)
        return self._person(full, self.memory.posts.get(full))

    def _meet_described(self, line: Line, sayings: Sequence[Saying]) -> None:
        """Two senior officials described the route: "they" means them next."""
        words = line.tokens.lower
        if sayings or not words or words[0] in PRONOUNS:
            return
        end = next(
            (k for k in range(1, min(OPENING, len(words))) if words[k] in ANONYMOUS and words[k].endswith("s")), None
        )
        plain = end is not None and all(w.isalpha() and w not in LINKING for w in words[:end])
        voice = self.source(line, 0, end + 1) if end is not None and plain else None
        if voice is not None and not voice.outlet:
            self.memory.last = voice.speaker

    def _meet_body(self, line: Line, sayings: Sequence[Saying]) -> None:
        """An organisation or outlet that opens a sentence, before any verb: "The Coastal Agency suspended …"."""
        words = line.tokens.lower
        if line.opener is None and words[:1] == ("the",) and len(words) > 1 and words[1] in ORGANISATIONS:
            # "The army rejected the ministry's toll": whose spokesman is named next is told by the subject
            opens = self.source(line, 0, 2)
            if opens is not None and not opens.outlet and opens.speaker.person is None:
                self.memory.organisation = opens.speaker
            return
        if sayings and any(s.speaker and s.speaker.person is None for s in sayings):
            return
        first = line.opener
        if first is None or first.adjective:
            self._meet_described(line, sayings)
        opens = self.opening(line, len(line.tokens))
        if opens is not None:
            self.memory.organisation = opens.speaker

    def meet(self, line: Line, sayings: Sequence[Saying]) -> None:
        """Who opens a sentence is who "he", "she" or "it" means next, also where no saying was found."""
        if line.sentence.part is not PartKind.BODY:
            return
        self._meet_body(line, sayings)
        if not line.names:
            return
        # "In Kessim, foreign minister Tamar Redik struck …"
        reach = PLACED if line.tokens.lower[:1] in (("in",), ("at",), ("on",)) else LED
        first = next((n for n in line.names if n.kind == "person" and n.first <= reach), None)
        if first is None:
            return
        if any(s.speaker and s.speaker.person and s.speaker.organisation for s in sayings):
            return
        following = line.tokens.lower[first.last] if first.last < len(line.tokens) else ""
        apposed = following == "," or following in LEADING
        around = [
            n
            for n in line.names
            if n is first
            or (
                n.kind != "person"
                and (
                    (apposed and first.first <= n.first <= first.last + 16)
                    or (n.last >= first.first - 4 and n.last <= first.first)
                )
            )
        ]
        self.memory.person = self.person(line, first, around)
