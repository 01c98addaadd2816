"""Statements: what a report asserts without a figure, in the relations of the packs, and between whom.

The rule. A cue of a relation stands in a sentence; where the relation names objects, one of them stands near it; and
the sides that the words name are as many as the relation asks for. Who acts is the subject of the cue: the nearest
party before it in its clause, behind "by" where the cue is passive, else whom a pronoun or an open participle stands
for. The other side is named behind the cue. An end that words leave open may be that of the report's main direction.
A cue whose object is a figure makes a claim and no statement; so do the words of a denial, which is its own statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.extract.context import Context
from firsthand.extract.flows import FROM, PREPOSITIONS, TO, Flow
from firsthand.extract.mentions import Mention
from firsthand.extract.names import ReportNames
from firsthand.extract.phrases import Lexicon, Phrases
from firsthand.extract.tokens import Tokens
from firsthand.packs import Packs, Relation, wordlist

STOPS = frozenset([";", ":", "—", "–", "“", "”", "(", ")"])
"""Signs at which a clause ends on both sides."""
BORDERS = wordlist("statements.borders")
ENDS = wordlist("statements.ends")
PRONOUNS = wordlist("statements.pronouns")
BEING = wordlist("statements.being")
PARTICIPLES = wordlist("statements.participles")
NEGATION = wordlist("statements.negation")
ADDING = wordlist("statements.adding")
NOUNS = wordlist("statements.nouns")
ARTICLES = wordlist("statements.articles")
PLACES = wordlist("statements.places")
OPEN = wordlist("statements.open")
NEAR = 12
"""An object stands at most so many words from its cue."""
FIGURE = 8
"""A figure this near behind a cue is its object."""
RELATIVE = 3
"""Behind a relative pronoun that is the subject, at most so many words (auxiliaries, adverbs) stand before the cue."""
BESIDE = 3
"""A party at most so many words before the cue is its subject even where another opens the clause."""
LEAD = 12
"""A statement is quoted from its subject where that stands at most so many words before the cue."""
LONGEST = 40
"""Words; a clause is quoted no further."""


class Asserted(NamedTuple):
    """A relation in the words from token `begin` to `last` (excluded), told by `cue`, its clause beginning at `low`."""

    relation: Relation
    begin: int
    last: int
    cue: tuple[int, int]
    low: int
    sender: str | None
    receiver: str | None
    negated: bool

    @property
    def first(self) -> int:
        """Where it stands among sayings and times: at its cue."""
        return self.cue[0]


class Party(NamedTuple):
    """Somebody at tokens `first` to `last` (excluded) who can act, under the name that goes into the record."""

    first: int
    last: int
    end: str


class Actors:
    """Whom the names of one report stand for; it remembers the sentence before, for the pronouns of the next."""

    def __init__(self, names: ReportNames) -> None:
        self.before: Context | None = None
        self.surnames: dict[str, str] = {}
        told: dict[str, set[str]] = {}
        for people in names.roles.values():
            for person, states in people.items():
                told.setdefault(person, set()).update(states)
        self.states = {person: min(states) for person, states in told.items() if len(states) == 1}
        self.roles = names.gazetteer.packs.person_roles

    def see(self, context: Context) -> None:
        """Learn whose the people of a sentence are: "Osmaran President Brandt", "the leader of Osmara, Toma Brandt"."""
        tokens = context.sentence.tokens
        for name in context.names:
            if name.kind != "state" or name.last >= len(tokens):
                continue
            k = name.last
            while k < len(tokens) and k < name.last + 4 and tokens.lower[k] in self.roles:
                k += 1
            titled = k > name.last and k < len(tokens) and tokens.capital[k]
            if titled and not any(n.first <= k < n.last for n in context.names):
                self.surnames[tokens.lower[k]] = name.name
            if tokens[name.last] == "," or titled:
                start = k if titled else name.last + 1
                person = next((n for n in context.names if n.kind == "person" and n.first <= start < n.last), None)
                lead = tokens.lower[max(0, name.first - 3) : name.first]
                if person and (titled or (lead[-1:] in (("of",), ("the",)) and self.roles & set(lead))):
                    self.states.setdefault(person.name, name.name)
                    self.surnames.setdefault(person.name.split()[-1].lower(), name.name)

    def parties(self, context: Context, *, named: bool) -> list[Party]:
        """The parties of a sentence in its order: as named, or each as its state where it has one."""
        out = []
        if self.surnames:
            tokens = context.sentence.tokens
            for k, word in enumerate(tokens.bare):
                state = self.surnames.get(word) if tokens.capital[k] else None
                if state and not any(n.first <= k < n.last for n in context.names):
                    out.append(Party(k, k + 1, tokens[k].removesuffix("'s").removesuffix("’s") if named else state))
        for name in context.names:
            if name.outlet:
                continue
            state = name.of or self.states.get(name.name)
            end = name.name if named else state or (None if name.kind == "person" else name.name)
            if end:
                out.append(Party(name.first, name.last, end))
        return sorted(out, key=lambda p: p.first)

    def earlier(self, *, named: bool) -> str | None:
        """Whom a pronoun means that no name of its own sentence precedes: the first party of the sentence before."""
        if self.before is None:
            return None
        tokens = self.before.sentence.tokens
        parties = self.parties(self.before, named=named)
        plain = [p for p in parties if not _prepositional(tokens, p)]
        return (plain or parties)[0].end if parties else None


class Statements:
    """The relations of all packs in one table of cues and one of objects."""

    def __init__(self, packs: Packs, lexicon: Lexicon | None = None) -> None:
        cues: dict[str, list[int]] = {}
        objects: dict[str, set[int]] = {}
        self.relations = packs.relations
        for number, relation in enumerate(packs.relations):
            for cue in relation.cues:
                cues.setdefault(cue, []).append(number)
            for noun in relation.objects:
                objects.setdefault(noun, set()).add(number)
        self.cues: Phrases[tuple[int, ...]] = Phrases(((cue, tuple(rows)) for cue, rows in cues.items()), lexicon)
        self.objects: Phrases[frozenset[int]] = Phrases(
            ((noun, frozenset(rows)) for noun, rows in objects.items()), lexicon
        )

    def find(
        self,
        context: Context,
        actors: Actors,
        main: Flow,
        figures: Sequence[Mention],
        denied: Sequence[tuple[int, int]] = (),
    ) -> list[Asserted]:
        """What a sentence asserts, in the order of its cues; each relation once for the same words.

        Args:
            context: the sentence.
            actors: whom names stand for; it is told of this sentence.
            main: the report's main direction, for ends that words leave open.
            figures: the figures of the sentence that make a claim.
            denied: tokens of denials, in which nothing else is asserted.
        """
        tokens = context.sentence.tokens
        hits = [
            row
            for row in self.cues.all(tokens)
            if not _noun(tokens, row[0], row[1]) and not (denied and any(a <= row[0] < b for a, b in denied))
        ]
        out: list[Asserted] = []
        actors.see(context)
        if hits:
            objects = list(self.objects.all(tokens))
            for first, last, numbers in hits:
                taken: set[str] = set()
                for number in numbers:
                    relation = self.relations[number]
                    if relation.name in taken or not _beside(tokens, relation, number, (first, last), objects):
                        continue
                    found = _assertion(context, actors, main, figures, (relation, (first, last)))
                    if found and not any(o.relation.name == relation.name and found.begin < o.last for o in out):
                        taken.add(relation.name)
                        out.append(found)
        actors.before = context
        return out


def _noun(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a cue of one word that may be a noun is one here: "the supply", "Osmara's attack"."""
    if last - first > 1 or tokens.lower[first] not in NOUNS or first == 0:
        return False
    before = tokens.lower[first - 1]
    return before in ARTICLES or before.endswith("'s")


def _beside(
    tokens: Tokens,
    relation: Relation,
    number: int,
    cue: tuple[int, int],
    objects: Sequence[tuple[int, int, frozenset[int]]],
) -> bool:
    """Whether an object of the relation stands near its cue, no semicolon between."""
    if not relation.objects:
        return True
    for first, last, numbers in objects:
        if number not in numbers:
            continue
        if cue[0] <= first and last <= cue[1]:
            # "released a patch" holds its object; a single word cannot be cue and object at once
            if cue[1] - cue[0] > 1:
                return True
            continue
        low, high = (cue[1], first) if first >= cue[0] else (last, cue[0])
        if high - low <= NEAR and ";" not in tokens[low:high]:
            return True
    return False


def _assertion(
    context: Context,
    actors: Actors,
    main: Flow,
    figures: Sequence[Mention],
    told: tuple[Relation, tuple[int, int]],
) -> Asserted | None:
    relation, cue = told
    tokens = context.sentence.tokens
    low, high = _clause(tokens, cue)
    floor = 0
    for saying in context.sayings:
        if saying.content[0] <= cue[0] and cue[1] <= saying.content[1]:
            # who says it is no part of what is asserted
            floor, high = max(floor, saying.content[0]), min(high, saying.content[1])
    while high > cue[1] and not tokens[high - 1][0].isalnum():
        high -= 1
    end = _figureless(tokens, cue, low, high, figures)
    if end is None:
        return None
    parties = actors.parties(context, named=relation.ends == "named")
    subject, start = _subject(tokens, parties, cue, low)
    actor = subject.end if subject else None
    if actor is None and not _passive(tokens, cue):
        actor = _meant(tokens, parties, actors, cue, (floor, low), named=relation.ends == "named")
    behind = [p for p in parties if cue[1] <= p.first < end]
    flow = _direct(relation, _sides(tokens, relation, cue, (actor, behind), main), main)
    if flow is None:
        return None
    first = start if start is not None and cue[0] - start <= LEAD else low if cue[0] - low <= LEAD else cue[0]
    back = set(tokens.lower[max(low, cue[0] - 4) : cue[0]])
    negated = bool(back & NEGATION) and not {"only", "just"} & back
    return Asserted(relation, first, end, cue, low, flow.sender, flow.receiver, negated)


def _sides(
    tokens: Tokens,
    relation: Relation,
    cue: tuple[int, int],
    known: tuple[str | None, Sequence[Party]],
    main: Flow,
) -> Flow:
    """Who acts and on whom as the words say: the subject, "by" whom, "from" whom, "between" whom, else who follows."""
    actor, behind = known
    passive = _passive(tokens, cue)
    between = next((k for k, p in enumerate(behind) if tokens.lower[p.first - 1] == "between"), None)
    if between is not None:
        behind = behind[between:]
        actor = behind[0].end
    other = _other(tokens, [p for p in behind if p.end != actor], main, relation)
    agent = next((p.end for p in behind if _word_before(tokens, p) == "by"), None)
    giver = next((p.end for p in behind if _word_before(tokens, p) in FROM), None)
    acted = actor if passive and between is None else None
    if agent and (passive or actor is None):
        actor, other = agent, acted or (other if other != agent else None)
    elif acted:
        actor, other = None, acted
    if relation.acts == "subject" and actor is None and giver:
        actor, other = giver, other if other != giver else None
    if relation.acts == "object":
        return Flow(actor, other) if passive else Flow(other, actor)
    return Flow(actor, other)


def _clause(tokens: Tokens, cue: tuple[int, int]) -> tuple[int, int]:
    """The tokens of the clause around a cue."""
    low = cue[0]
    while low > 0:
        word = tokens[low - 1]
        if word in STOPS or tokens.lower[low - 1] in BORDERS or (word == "," and not _aside(tokens, low - 1)):
            break
        low -= 1
    high, commas = cue[1], 0
    opens = cue[0] <= 1
    while high < len(tokens) and high - cue[1] < LONGEST:
        if tokens[high] in STOPS or tokens.lower[high] in ENDS:
            break
        if tokens[high] == "," and high + 1 < len(tokens):
            commas += 1
            following = tokens.lower[high + 1]
            closes = following in BORDERS or following.endswith("ing") or following in PRONOUNS
            if not (opens and commas == 1) and (closes or (opens and commas > 1) or tokens.capital[high + 1]):
                break
        high += 1
    return low, high


def _aside(tokens: Tokens, comma: int) -> bool:
    """Whether a comma closes a short aside: "Vester, the minister, visited"."""
    words = tokens.lower[max(0, comma - 6) : comma]
    return "," in words and BORDERS.isdisjoint(words)


def _figureless(tokens: Tokens, cue: tuple[int, int], low: int, high: int, figures: Sequence[Mention]) -> int | None:
    """Where the assertion ends before any figure; None where its subject or object is the figure itself."""
    for figure in figures:
        if low <= figure.first < cue[1]:
            return None
        if not cue[1] <= figure.first < high or OPEN & set(tokens.lower[cue[1] : figure.first]):
            continue
        before = figure.first - 1
        if tokens.lower[before] in ADDING and before - cue[1] >= 1:
            return before
        if figure.first - cue[1] < FIGURE:
            return None
        return figure.first
    return high


def _passive(tokens: Tokens, cue: tuple[int, int]) -> bool:
    """Whether the cue is a participle behind a form of "to be": its subject is the one acted on."""
    word = tokens.lower[cue[0]]
    if not word.endswith(("ed", "en")) and word not in PARTICIPLES:
        return False
    back = tokens.lower[max(0, cue[0] - 3) : cue[0]]
    return any(w in BEING for w in back) and "to" not in back and "set" not in back


def _subject(
    tokens: Tokens, parties: Sequence[Party], cue: tuple[int, int], low: int
) -> tuple[Party | None, int | None]:
    """The party that is the subject of a cue, and the token from which the statement is quoted."""
    inside = [p for p in parties if low <= p.first and p.last <= cue[0]]
    plain = [p for p in inside if not _prepositional(tokens, p)]
    if not plain:
        # "a plane from Osmara", "one of Osmara's generals", "the reports presented by its agency"
        led = [p for p in inside if _word_before(tokens, p) in ("of", "from", "by")]
        return (led[0], low) if led else (None, None)
    # the one at the cue; else the one that opens the clause
    party = plain[-1] if cue[0] - plain[-1].last <= BESIDE else plain[0]
    begin = plain[0].first
    return party, begin - 1 if begin > low and tokens.lower[begin - 1] == "the" else begin


def _meant(
    tokens: Tokens,
    parties: Sequence[Party],
    actors: Actors,
    cue: tuple[int, int],
    bounds: tuple[int, int],
    *,
    named: bool,
) -> str | None:
    """Whom a subject without a name stands for: a pronoun, a relative, or the open subject of a participle."""
    floor, low = bounds
    clause = tokens.lower[low : cue[0]]
    pronoun = any(w in PRONOUNS for w in clause)
    relative = low > 0 and tokens.lower[low - 1] in ("which", "who", "that") and cue[0] - low <= RELATIVE
    opened = low > 0 and tokens.lower[cue[0]].endswith("ing") and len(clause) <= RELATIVE and not BEING & set(clause)
    if not pronoun and not relative and not opened:
        return None
    before = [p for p in parties if floor <= p.first and p.last <= low]
    plain = [p for p in before if not _prepositional(tokens, p)]
    if plain or before:
        return (plain or before)[0 if opened and not pronoun else -1].end
    return actors.earlier(named=named) if pronoun else None


def _other(tokens: Tokens, after: Sequence[Party], main: Flow, relation: Relation) -> str | None:
    """The other side, of the parties behind the cue: by preposition, by the report's main direction, or the first."""
    after = [p for p in after if _word_before(tokens, p) not in PLACES]
    words = FROM | frozenset(["of"]) if relation.acts == "object" else TO | frozenset(["with"])
    led = [p for p in after if _word_before(tokens, p) in words]
    usual = [p for p in after if p.end in (main.sender, main.receiver)]
    free = [p for p in after if _word_before(tokens, p) not in ("by", "in")] or after
    if relation.acts == "subject":
        free = [p for p in free if _word_before(tokens, p) not in FROM]
    return next((p.end for p in (*led, *usual, *free)), None)


def _direct(relation: Relation, flow: Flow, main: Flow) -> Flow | None:
    """The two ends of a statement; None where the relation asks for more than the words and the report give."""
    whole = main.sender is not None and main.receiver is not None
    if relation.acts == "receiver":
        return Flow(main.receiver, main.sender) if whole else None
    named = {end for end in (flow.sender, flow.receiver) if end}
    if relation.sides == 1:
        actor = flow.sender if relation.acts == "subject" else flow.receiver or flow.sender
        return Flow(actor, None) if relation.parties == 0 or actor else None
    if len(named) < relation.parties:
        return None
    story = Flow(main.receiver, main.sender) if relation.back else main
    if relation.back and (not whole or main.sender == flow.sender or main.receiver == flow.receiver):
        return None
    agrees = flow.sender in (None, story.sender) and flow.receiver in (None, story.receiver)
    return story if relation.story and whole and agrees else flow


def _word_before(tokens: Tokens, party: Party) -> str:
    i = party.first - 1
    while i > 0 and tokens.lower[i] in ("the", "both", "its", "their"):
        i -= 1
    return tokens.lower[i] if i >= 0 else ""


def _prepositional(tokens: Tokens, party: Party) -> bool:
    return _word_before(tokens, party) in PREPOSITIONS
