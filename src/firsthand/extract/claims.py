"""Claims of a report: every figure that counts something, with who says it, in which sense, of whom, and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.core.attribution import Attribution
from firsthand.core.claim import Claim, Modality, Stance, Statement
from firsthand.core.quantity import Bound
from firsthand.core.text import PartKind, Report, ReportKind, Span
from firsthand.core.time import TimeRange
from firsthand.extract import times
from firsthand.extract.alternatives import either_or
from firsthand.extract.amendments import Amendments
from firsthand.extract.attributions import Attributions
from firsthand.extract.confidence import weighed
from firsthand.extract.context import Context
from firsthand.extract.counting import Count, Counting
from firsthand.extract.credits import House, bracketed_relay, credit, dateline_relay, governing, headed, lead_relay
from firsthand.extract.days import Days
from firsthand.extract.denials import Denials, Denying, told_at
from firsthand.extract.ellipses import fill
from firsthand.extract.flows import ACTING, NOBODY, Flow, Flows, complete, main_flow
from firsthand.extract.gazetteer import Gazetteer
from firsthand.extract.headlines import sentence_cased
from firsthand.extract.meaning import Meanings
from firsthand.extract.mentions import Mention
from firsthand.extract.names import Name, ReportNames
from firsthand.extract.neighbours import end_before
from firsthand.extract.phrases import Lexicon
from firsthand.extract.quantities import Quantities
from firsthand.extract.rates import with_rates
from firsthand.extract.repetitions import apart, merge, repeated
from firsthand.extract.sayings import ACTS, Saying
from firsthand.extract.scopes import Scopes
from firsthand.extract.sentences import sentences
from firsthand.extract.sides import Sides
from firsthand.extract.statements import Actors, Asserted, Statements
from firsthand.extract.tagged import worth_reading
from firsthand.extract.tagger import VERSION, Tagged, Tagger
from firsthand.extract.tokens import Tokens
from firsthand.extract.untold import TAGGER
from firsthand.packs import Packs, wordlist

RULES = "rules 0.1.0"
"""How records name this reader; the tagger's version stands behind it where it read along."""
SMALL = 10.0
"""Below this, a figure of persons without a category or an approximator is scenery ("three doctors said")."""
LARGE = 1000.0
"""From this on, an amount in a physical unit is goods (barrels, hectares) rather than a size."""
BARE = 100.0
"""From this on, a figure whose noun no pack knows is a claim all the same."""
ACTING_WORDS = frozenset(["has", "have", "had", "will", "would", "plans", "aims", "set", "agreed", "can", "could"])
"""Words after the name that opens a sentence by which it acts itself."""
AHEAD = frozenset([Modality.FORECAST, Modality.PLANNED, Modality.SOUGHT])
"""What lies ahead may have a day after its saying."""
SELF = frozenset(["it", "they", "we", "its", "their", "he", "she", "having"])
"""Words after a cue of saying by which a source speaks of itself."""
SELF_REACH = 6
PERILS = wordlist("claims.perils")
"""Categories that are a danger themselves."""
BEFORE_VERB = wordlist("claims.before_verb")
"""Words before the verb of a figure that belong to its wording."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report asserts.

    `states` are those it names; `actors` has the id of each claim of things that go from one side to another, with the
    third party that its sentence opens with as the one who acts, if there is one.
    """

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    states: frozenset[str] = frozenset()
    actors: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the claims of one report share."""

    report: Report
    main: Flow
    """The report's main direction."""
    house: House
    days: Days
    actors: dict[str, str | None]
    """Id of each claim of things that go from one side to another -> who opens its sentence as the one who acts."""
    doers: Actors
    silent: frozenset[str]
    """Categories whose cues do not count in this report."""
    again: bool
    """Whether another report has this very text and the plain ids."""
    amended: Mapping[int, tuple[int, int]]
    """Where each sentence begins that tells what the report had printed before -> the tokens that tell it."""
    extractor: str
    """Who reads it, as records name it."""
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    """The spans built so far: claims of one sentence share the sentence, and mostly who says it."""

    def span(self, start: int, end: int) -> Span:
        """The words between two characters."""
        found = self.spans.get((start, end))
        if found is None:
            found = self.spans[start, end] = self.report.span(start, end)
        return found

    def id(self, span: Span, more: str = "") -> str:
        """An id from where words stand; see rule 2 of the house."""
        where = f"{self.report.document}:{self.report.id}" if self.again else self.report.id
        return hashlib.sha256(f"{where}:{span.start}:{span.end}{more}".encode()).hexdigest()[:12]

    def takes_back(self, context: Context, mention: Mention) -> bool:
        """Whether a figure is one that the report had printed before and puts right."""
        first, last = self.amended.get(context.sentence.start, (0, 0))
        return first <= mention.first < last


class Extractor:
    """All rules, built once from the packs; `extract` is pure, and of a report only the words met are kept."""

    def __init__(
        self,
        packs: Packs,
        outlets: Iterable[str] = (),
        texts: Iterable[str] = (),
        tagger: Tagger | None = None,
    ) -> None:
        """Build the rules.

        Args:
            packs: words and names.
            outlets: outlets known from metadata, which relay in each other's reports.
            texts: the whole collection, which teaches places by their demonyms and sides by what they give and get.
            tagger: what reads attributions beside the rules; None leaves them alone.
        """
        self.packs, texts, self.tagger = packs, tuple(texts), tagger
        self.lexicon = Lexicon()
        self.gazetteer = Gazetteer(packs, outlets, texts, self.lexicon)
        self.quantities = Quantities(packs)
        self.counting = Counting(packs, self.lexicon)
        self.attributions = Attributions(packs, self.lexicon)
        self.meanings = Meanings(packs, self.lexicon)
        self.flows = Flows(packs, self.lexicon)
        known = {word for name in (*packs.entities, *packs.adjectives) for word in name.lower().split()}
        self.sides = Sides(texts, (*packs.gives, *packs.takes), known)
        self.scopes = Scopes(self.lexicon)
        self.denials = Denials(packs, self.lexicon)
        self.amendments = Amendments(packs, self.lexicon)
        self.statements = Statements(packs, self.lexicon)

    def extract(self, report: Report, *, again: bool = False) -> Extraction:
        """The claims and statements of one report.

        Args:
            report: what to read.
            again: whether another report of the collection has the very same text, so that ids must tell the two apart.
        """
        parts = sentence_cased(sentences(report), self.gazetteer.phrases)
        self.lexicon.mark(parts)
        names = ReportNames(parts, self.gazetteer)
        own = self.packs.canonical(report.outlet) if report.outlet else None
        words: set[str] = set()
        for sentence in parts:
            words.update(sentence.tokens.lower)
        strange = self.quantities.strange(words)
        counted = []
        for sentence in parts:
            found = times.find(sentence.tokens)
            mentions = self.quantities.find(sentence.tokens, found, report.language, strange)
            counted.append((found, with_rates(sentence.tokens, mentions, self.quantities.units)))
        tagged: Sequence[Tagged] | None = None
        if self.tagger and report.english:
            wanted = worth_reading(parts, [bool(mentions) for _, mentions in counted], self.attributions.denying)
            tagged = self.tagger.read(report.text, [(s.start, s.end) for s in parts], wanted)
        sayings = self.attributions.find(
            parts, names, own, digest=report.kind is ReportKind.DIGEST, english=report.english, tagged=tagged or ()
        )
        contexts = [
            Context(
                sentence,
                names.of(sentence.tokens),
                found,
                mentions,
                [s for s in said if s.rule != TAGGER],
                [s for s in said if s.rule == TAGGER],
            )
            for sentence, (found, mentions), said in zip(parts, counted, sayings, strict=True)
        ]
        silent = self.flows.silent(words)
        contexts = fill(
            contexts,
            lambda c, m: self.flows.category(c.sentence.tokens, m, c.mentions, silent),
            self.quantities.units.nouns,
        )
        if self.sides.names:
            people = names.people.keys()
            contexts = [c._replace(names=self.sides.among(c.sentence.tokens, c.names, people)) for c in contexts]
        # one name alone gives no whole direction
        pairs = [c for c in contexts if len(c.names) > 1]
        main = main_flow([self.flows.flow(c.sentence.tokens, c.names, len(c.sentence.tokens), None) for c in pairs])
        relays = [*dateline_relay(report, contexts, self.packs), *bracketed_relay(report, self.packs)]
        house = House(tuple(dict.fromkeys(relays)), lead_relay(contexts, digest=report.kind is ReportKind.DIGEST))
        reader = RULES if tagged is None else f"{RULES}, {VERSION}"
        amended = {parts[k].start: stretch for k, stretch in self.amendments.of(parts).items()}
        setting = _Setting(report, main, house, Days(report), {}, Actors(names), silent, again, amended, reader)
        claims: list[Claim] = []
        statements: list[Statement] = []
        for context in contexts:
            told = ((m, self._claim(setting, context, m)) for m in context.mentions)
            made = [(m, c) for m, c in told if c]
            claims += either_or(context.sentence.tokens, made)
            statements += self._statements(setting, context, [m for m, _ in made])
            setting.days.see(context)
        states = {n.name for c in contexts for n in c.names if n.kind == "state"}
        merged = merge(apart(headed(repeated(claims))))
        return Extraction(weighed(merged, tagged), tuple(statements), frozenset(states), setting.actors)

    def _claim(self, setting: _Setting, context: Context, mention: Mention) -> Claim | None:
        """The claim that a figure makes, or None where nobody would retell it."""
        tokens = context.sentence.tokens
        category = self.flows.category(tokens, mention, context.mentions, setting.silent)
        name = category.name if category else None
        if not _counts(mention, name):
            return None
        taken_back = setting.takes_back(context, mention)
        # what a report takes back it had printed itself, whatever the tagger makes of "this newspaper"
        sayings = [*context.sayings, *(() if taken_back else context.learned)]
        saying = governing(sayings, mention.numeral[0], tokens, figure=True)
        question = tokens[-1] == "?"
        headline = context.sentence.part is PartKind.HEADLINE
        meaning = self.meanings.of(tokens, mention, context.mentions, saying, question=question, headline=headline)
        if name in PERILS and meaning.modality is Modality.POSSIBLE:
            # that they are in danger is what is told of them, and no doubt about it
            meaning = meaning._replace(modality=Modality.STATED)
        span = setting.span(tokens.start[mention.first], tokens.end[mention.last - 1])
        number = setting.id(span)
        flow = NOBODY
        if name is None:
            flow = self._between(context, mention)
        elif category and (category.default or name in ACTING or name == "paid"):
            flow = self.flows.flow(tokens, _acting(context), mention.first, name)
            if name == "transferred":
                actor = setting.actors[number] = self._other_actor(context)
                if actor in (None, setting.main.sender, setting.main.receiver):
                    flow = complete(flow, setting.main)
        stance = meaning.stance
        if taken_back:
            stance = Stance.SUPERSEDES
        elif stance is Stance.ASSERTS and self._denied(context, mention):
            stance = Stance.DENIES
        speaker, via = credit(context, saying, setting.house)
        sentence = setting.span(context.sentence.start, context.sentence.end)
        said_on = setting.days.said_on(context, saying, speaker)
        cue = meaning.cue if meaning.modality is not Modality.ASSESSED else None
        begin = self._wording(tokens, mention, context.mentions, cue)
        count = self.counting.of(tokens, context.mentions, context.mentions.index(mention))
        period = setting.days.period(context, mention, saying)
        return Claim(
            id=number,
            spans=(span,),
            wording=setting.span(tokens.start[begin], span.end),
            sentence=sentence,
            quantity=mention.quantity,
            category=name,
            modality=meaning.modality,
            stance=stance,
            basis=meaning.basis,
            sender=flow.sender,
            receiver=flow.receiver,
            speaker=speaker,
            via=via,
            said_on=said_on,
            period=period,
            not_before=setting.days.told_of(context, saying) if meaning.modality not in AHEAD else None,
            bare=mention.known is None,
            scope=self.scopes.of(context, mention, saying),
            hedges=meaning.hedges,
            direction=count.direction,
            series=_series(count, period),
            inclusion=count.inclusion,
            question=question,
            attribution=_attribution(setting, tokens, saying, via),
            extractor=setting.extractor,
            rules=(
                mention.rule,
                saying.rule if saying else "own voice",
                *(["withdrawn"] if taken_back or meaning.withdrawn else []),
            ),
        )

    def _between(self, context: Context, mention: Mention) -> Flow:
        """Between whom things go that no pack knows, where both sides are told."""
        tokens = context.sentence.tokens
        if len(context.names) < 2 or mention.quantity.unit in (None, "people", "percent", "USD"):
            return NOBODY
        flow = self.flows.flow(tokens, _acting(context), mention.first, None)
        return flow if flow.sender and flow.receiver else NOBODY

    def _denied(self, context: Context, mention: Mention) -> bool:
        """Whether a denial of the sentence is about this figure: "called the figure of 22 a fabrication"."""
        found = self.denials.find(context.sentence.tokens, context.names, context.sayings)
        return any(
            not d.rebuts and (d.first <= mention.first < d.last or (d.label is not None and mention.first < d.label))
            for d in found
        )

    def _other_actor(self, context: Context) -> str | None:
        """The third party that opens a sentence as the one who acts ("The Coastal League has pledged …")."""
        names = [n for n in context.names if n.kind not in ("person", "outlet")]
        first = next((n for n in names if n.first <= 2 and not n.adjective), None)
        if first is None:
            return None
        holding = [s for s in context.sayings if s.source and s.source[0] <= first.first < s.source[1]]
        if any(s.cue_type not in ACTS for s in holding):
            return None
        following = context.sentence.tokens.lower[first.last] if first.last < len(context.sentence.tokens) else ""
        return (first.of or first.name) if holding or following in ACTING_WORDS else None

    def _wording(self, tokens: Tokens, mention: Mention, mentions: Sequence[Mention], cue: int | None) -> int:
        """Where the words that give a figure its sense begin: its modality cue, else its verb, else the figure."""
        previous = end_before(mentions, mention.first)
        if cue is not None and cue >= previous:
            return cue
        verb = self.flows.verb_before(tokens, mention.first, max(previous, mention.first - 8))
        if verb is None:
            return mention.first
        while verb > previous and tokens.lower[verb - 1] in BEFORE_VERB:
            verb -= 1
        return verb

    def _statements(self, setting: _Setting, context: Context, figures: Sequence[Mention]) -> list[Statement]:
        """The denials of a sentence, then what it asserts in the packs' relations, each where its words begin."""
        sides = (setting.main.sender, setting.main.receiver)
        denials = self.denials.find(context.sentence.tokens, context.names, context.sayings, sides)
        out = self._denials(setting, context, denials) if denials else []
        inside = [(d.first, d.last) for d in denials if not d.rebuts]
        for found in self.statements.find(context, setting.doers, setting.main, figures, inside):
            out.append(self._statement(setting, context, found))
        return sorted(out, key=lambda s: s.span.start) if len(out) > 1 else out

    def _statement(self, setting: _Setting, context: Context, found: Asserted) -> Statement:
        tokens, relation = context.sentence.tokens, found.relation
        span = setting.span(tokens.start[found.begin], tokens.end[found.last - 1])
        own = [s for s in context.sayings if not s.cue or s.cue[1] <= found.cue[0] or found.cue[1] <= s.cue[0]]
        saying = governing(own, found.first, tokens)
        default = Modality(relation.modality) if relation.modality else None
        meaning = self.meanings.sense(tokens, found.cue, (found.low, found.last), saying, default)
        speaker, via = credit(context, saying, setting.house)
        if relation.name == "denied":
            # the denier has no name, and who tells of the denial is not the denier
            via = (speaker.name, *via) if speaker and speaker.name else via
            speaker = None
        return Statement(
            id=setting.id(span, f":{relation.name}"),
            span=span,
            sentence=setting.span(context.sentence.start, context.sentence.end),
            relation=relation.name,
            sender=found.sender,
            receiver=found.receiver,
            modality=meaning.modality,
            stance=Stance.DENIES if found.negated or relation.name == "denied" else Stance.ASSERTS,
            speaker=speaker,
            via=via,
            said_on=setting.days.said_on(context, saying, speaker, keep=False),
            hedges=meaning.hedges,
            basis=meaning.basis,
            period=setting.days.period(context, found),
            extractor=setting.extractor,
        )

    def _denials(self, setting: _Setting, context: Context, denials: Sequence[Denying]) -> list[Statement]:
        """The denials of a sentence."""
        report, tokens = setting.report, context.sentence.tokens
        out = []
        for found in denials:
            span = setting.span(tokens.start[found.first], tokens.end[found.last - 1])
            when = told_at(found, tokens, context.times)
            said_on = times.resolve(when, report.published) if when else None
            flow = complete(self.flows.flow(tokens, context.names, found.first, None), setting.main)
            through = setting.house.through(context.sentence.paragraph, found.speaker.name)
            via = [*found.via, *(r for r in (*through, *setting.house.relays) if r not in found.via)]
            out.append(
                Statement(
                    id=setting.id(span, f":{found.speaker.name}"),
                    span=span,
                    sentence=setting.span(context.sentence.start, context.sentence.end),
                    relation="rebuts" if found.rebuts else "denied",
                    stance=Stance.DENIES,
                    general=found.general,
                    extractor=setting.extractor,
                    sender=flow.sender,
                    receiver=flow.receiver,
                    speaker=found.speaker,
                    via=tuple(v for v in via if v != found.speaker.name),
                    said_on=said_on,
                )
            )
        return out


def _acting(context: Context) -> list[Name]:
    """The names of a sentence that may give or get: whoever only says so does neither, unless as "it" or "they"."""
    tokens = context.sentence.tokens
    sources = [
        s.source
        for s in context.sayings
        if s.source
        and s.cue
        and s.cue_type not in ACTS
        and SELF.isdisjoint(tokens.lower[s.cue[1] : s.cue[1] + SELF_REACH])
    ]
    spoken = {k for first, last in sources for k in range(first, last)}
    return [n for n in context.names if n.first not in spoken]


def _series(count: Count, period: TimeRange | None) -> str | None:
    """A total, an addition or what fell in one time, by the words of counting, else by the time the figure covers."""
    by_period = _by_period(period)
    return by_period if count.added_up and by_period else count.series or by_period


def _by_period(period: TimeRange | None) -> str | None:
    """Since August: a total up to now. In 2025: what fell in that time."""
    if period is None or period.earliest is None:
        return None
    return "total" if period.latest is None else None if period.is_day else "period"


def _counts(mention: Mention, category: str | None) -> bool:
    """Whether a figure is one that somebody could retell: see SMALL and BARE."""
    quantity = mention.quantity
    value = quantity.point if quantity.point is not None else quantity.high
    if mention.known == "pack":
        if quantity.magnitude == "several" and category is None:
            return False
        if value is not None and value < SMALL and category is None and quantity.approximator is None:
            return False
        if (
            value is not None
            and value < SMALL
            and quantity.approximator is None
            and (quantity.item or "").lower().startswith(("the ", "those ", "them", "these "))
        ):
            return False
        return not (value == 1 and quantity.bound is Bound.EXACT)
    if mention.known == "rate":
        return True
    if mention.known == "measure":
        return value is not None and value >= LARGE
    if mention.fraction and mention.known == "ratio" and mention.rule != "multiple":
        return mention.whole is not None
    if mention.known in ("money", "percent"):
        return value is None or value >= 1
    if mention.known is None and quantity.unit and not mention.fraction:
        if value is None:
            return quantity.magnitude is not None and not quantity.magnitude.startswith("several")
        return value >= BARE
    return False


def _attribution(setting: _Setting, tokens: Tokens, saying: Saying | None, via: tuple[str, ...]) -> Attribution | None:
    if saying is None or saying.speaker is None:
        return None

    def spans(pair: tuple[int, int] | None) -> tuple[Span, ...]:
        if pair is None or pair[0] >= pair[1]:
            return ()
        return (setting.span(tokens.start[pair[0]], tokens.end[pair[1] - 1]),)

    content = (saying.content[0], min(saying.content[1], len(tokens)))
    return Attribution(
        spans(saying.source), spans(saying.cue), spans(content), saying.cue_type, saying.speaker, via, rule=saying.rule
    )
