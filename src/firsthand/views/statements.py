"""What is said without a figure: under plain headings, who says it, one row for all reports that tell it.

Headings and their order are data of the packs (`[[topic]]`). A sentence stands once: under the first topic that one of
its statements belongs to, and under another only with other words of it. Denials are the rows of their findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.attribution import articled
from firsthand.core.claim import Modality, Stance, Statement
from firsthand.core.finding import Denial
from firsthand.core.pack import Topic
from firsthand.core.text import Span
from firsthand.views import wording
from firsthand.views.index import Card, Index, anchor, place

DENIED, REBUTS = "denied", "rebuts"
TOLD = {
    Modality.PLANNED: "planned",
    Modality.FORECAST: "expected",
    Modality.SOUGHT: "sought",
    Modality.POSSIBLE: "possible",
    Modality.CAPACITY: "possible",
}
"""What stands beside a statement that is not simply stated."""
NEAR = 40
"""So many characters behind a statement at most stands the figure at which it was cut off."""
BEFORE, BEHIND, LONGEST = 90, 120, 420
"""Characters of its sentence kept on each side of a statement, and the most of the statement itself."""
ALIKE, COPIED = (0.4, 3), (0.8, 5)
"""Which share of the shorter one's words two statements must have in common, and how many: by one voice, by whoever."""


@dataclass(frozen=True, slots=True)
class Row:
    """One statement ready to print. `also` are further anchors, `links` the places in the reports that tell it."""

    anchor: str
    also: tuple[str, ...]
    words: Markup
    told: tuple[str, ...]
    about: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows under one heading."""

    heading: str
    rows: tuple[Row, ...]
    background: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a row's words stand in a report's text, and where its row stands on the page."""

    start: int
    end: int
    anchor: str
    row: str
    heading: str
    background: bool


@dataclass(frozen=True, slots=True)
class Board:
    """All groups, those that tell what surrounds the story last, and the marks of each report."""

    groups: tuple[Group, ...]
    marks: dict[str, tuple[Mark, ...]]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class _Told:
    """Statements that are one, or one denial in all reports: the spans that tell it, the first one shown."""

    spans: tuple[Span, ...]
    sentence: Span
    voice: bool
    about: str
    told: tuple[str, ...]
    anchors: tuple[str, ...] = ()


def board(index: Index) -> Board:
    """Everything that is said without a figure, grouped."""
    topics = _topics(index.story.topics, index.story.statements)
    told: dict[str, list[_Told]] = {topic.heading: [] for topic in topics}
    for topic in topics:
        if DENIED in topic.relations:
            told[topic.heading] += _denials(index)
    for topic, same in _same(_placed(index, topics)):
        told[topic.heading].append(_statement(index, same))
    groups: list[Group] = []
    marks: dict[str, dict[tuple[int, int], Mark]] = {}
    number = 0
    for topic in sorted(topics, key=lambda t: t.background):
        rows = []
        for one in sorted(told[topic.heading], key=lambda one: not one.voice):
            number += 1
            row = _row(index, one, number)
            rows.append(row)
            for span in one.spans:
                mark = Mark(span.start, span.end, _at(span), row.anchor, topic.heading, topic.background)
                marks.setdefault(span.document, {}).setdefault((span.start, span.end), mark)
        if rows:
            groups.append(Group(topic.heading, tuple(rows), topic.background))
    return Board(tuple(groups), {document: tuple(found[k] for k in sorted(found)) for document, found in marks.items()})


def _at(span: Span) -> str:
    """The anchor of a statement in its report's text."""
    return anchor("s-", f"{span.document}:{span.start}")


def _topics(given: Sequence[Topic], statements: Iterable[Statement]) -> list[Topic]:
    """The topics of the packs, each relation in its first; one of its own for a relation that none names."""
    taken: set[str] = set()
    found = []
    for topic in given:
        own = tuple(name for name in topic.relations if name not in taken)
        taken.update(own)
        if own:
            found.append(Topic(topic.heading, own, topic.background))
    for name in dict.fromkeys((DENIED, *(s.relation for s in statements))):
        if name not in taken:
            taken.add(name)
            found.append(Topic(wording.capital(wording.clean(name.replace("-", " "))), (name,)))
    return found


def _placed(index: Index, topics: Sequence[Topic]) -> list[tuple[Topic, Statement]]:
    """Each statement under its topic; of those that share words only the one of the first topic."""
    rank = {name: (topic.background, n) for n, topic in enumerate(topics) for name in topic.relations}
    home = {name: topic for topic in topics for name in topic.relations}
    listed = [span for card in index.denials for finding in card.findings for span in finding.spans]
    taken: dict[tuple[str, int], list[Span]] = {}
    found = []
    for n, statement in sorted(enumerate(index.story.statements), key=lambda row: (rank[row[1].relation], row[0])):
        key = (statement.document, statement.sentence.start)
        if statement.relation != REBUTS and any(span.overlaps(statement.span) for span in listed):
            continue
        if any(span.overlaps(statement.span) for span in taken.get(key, ())):
            continue
        taken.setdefault(key, []).append(statement.span)
        found.append((n, home[statement.relation], statement))
    return [(topic, statement) for _, topic, statement in sorted(found, key=lambda row: row[0])]


def _same(placed: Iterable[tuple[Topic, Statement]]) -> list[tuple[Topic, list[Statement]]]:
    """Statements of one topic that tell one thing: in one sentence, or in much the same words.

    The same words by one voice are fewer than by whoever says it.
    """
    found: dict[Topic, list[list[_Words]]] = {}
    order: list[tuple[Topic, list[_Words]]] = []
    for topic, statement in placed:
        row = _Words(statement, _words(statement), _voices(statement))
        same = next((same for same in found.get(topic, ()) if any(_alike(other, row) for other in same)), None)
        if same is None:
            same = []
            found.setdefault(topic, []).append(same)
            order.append((topic, same))
        same.append(row)
    return [(topic, [row.statement for row in same]) for topic, same in order]


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement with its longer words and everybody it is credited to."""

    statement: Statement
    words: frozenset[str]
    voices: frozenset[str]


def _alike(one: _Words, other: _Words) -> bool:
    """Whether two statements of a topic stand in one sentence, or tell one thing in much the same words."""
    a, b = one.statement, other.statement
    if (a.document, a.sentence.start) == (b.document, b.sentence.start):
        return True
    if a.relation != b.relation or a.stance != b.stance:
        return False
    shared, least = len(one.words & other.words), min(len(one.words), len(other.words))
    share, fewest = ALIKE if one.voices & other.voices else COPIED
    return (shared >= fewest and shared >= share * least) or a.span.quote.casefold() == b.span.quote.casefold()


def _words(statement: Statement) -> frozenset[str]:
    return frozenset(re.findall(r"\w{4,}", statement.span.quote.casefold()))


def _voices(statement: Statement) -> frozenset[str]:
    speaker = statement.speaker
    names = (speaker.person, speaker.organisation) if speaker else ()
    return frozenset(name for name in (*names, *statement.via) if name)


def _statement(index: Index, same: Sequence[Statement]) -> _Told:
    first = next((s for s in same if s.speaker), same[0])
    speaker = wording.who(first.speaker) or ("no speaker found" if first.via else "the report’s own voice")
    about = f"{wording.capital(speaker)}{_through(first.via)}"
    about += f", {wording.dates(first.said_on)}" if first.said_on and first.speaker else ""
    plain = first.modality not in TOLD or first.modality.value == first.relation or first.stance is Stance.DENIES
    told = () if plain else (TOLD[first.modality],)
    spans = dict.fromkeys(s.span for s in (first, *same))
    return _Told(tuple(spans), first.sentence, first.speaker is not None, about, told)


def _through(via: Sequence[str]) -> str:
    return f", through {wording.joined(articled(wording.isolated(v)) for v in via)}" if via else ""


def _denials(index: Index) -> list[_Told]:
    """Denials, one for all reports that tell it."""
    merged: dict[tuple[str | None, str | None], list[Card]] = {}
    for card in index.denials:
        first = card.first
        assert isinstance(first, Denial)
        merged.setdefault((first.by, first.origin or card.anchor), []).append(card)
    found = []
    for cards in merged.values():
        denials = [f for card in cards for f in card.findings if isinstance(f, Denial)]
        first = denials[0]
        names = dict.fromkeys(articled(wording.isolated(d.by or "somebody not named")) for d in denials)
        about = f"{wording.capital(wording.joined(names))}{_through(first.via)}, {wording.dates(first.said_on)}"
        spans = tuple(dict.fromkeys(span for d in denials for span in d.spans))
        if spans:
            about += "".join(f". {wording.capital(words)}" for words in _scope(index, denials))
            anchors = tuple(card.anchor for card in cards)
            found.append(_Told(spans, _sentence(index, spans[0]), True, about, (), anchors))
    return found


def _scope(index: Index, denials: Sequence[Denial]) -> Iterable[str]:
    """What a denial answers, where it names something, and how it stands to the answer of the page."""
    first = denials[0]
    if not first.general:
        answered: dict[str, list[str]] = {}
        for words, group, _ in index.answered(first):
            answered.setdefault(articled(wording.isolated(group)), []).append(words)
        told = wording.joined(f"{wording.joined(words[:3])} ({by})" for by, words in list(answered.items())[:3])
        yield f"answers {told}" if told else "answers none of the figures here"
    answer = index.story.answers[0] if index.story.answers else None
    mine = {n for n, f in enumerate(index.story.findings) if any(f is d for d in denials)}
    if answer and mine & {d.finding for d in answer.denied_by}:
        yield "denies the answer above"
    elif answer and mine & {d.finding for d in answer.prior_denials}:
        yield "made before the answer above, so no reply to it"
    elif answer and mine & {d.finding for d in answer.other_denials}:
        yield "not known to be a reply to the answer above"


def _sentence(index: Index, span: Span) -> Span:
    """The sentence around a span, as a statement or a claim there has it; else the span."""
    rows = [s.sentence for s in index.story.statements] + [c.sentence for c in index.story.claims]
    for whole in rows:
        if whole.overlaps(span) and whole.start <= span.start and span.end <= whole.end:
            return whole
    return span


def _row(index: Index, one: _Told, number: int) -> Row:
    places: dict[tuple[str, int], Span] = {}
    for span in one.spans:
        whole = _sentence(index, span)
        places.setdefault((span.document, whole.start), span)
    links = []
    for span in places.values():
        name = index.name(span.document)
        links.append((f"{name}, {place(span)}" if place(span) else name, "#" + _at(span)))
    own = one.anchors or (f"n{number}",)
    within = [_told_places(index, span, one.sentence) for span in one.spans if span.overlaps(one.sentence)]
    return Row(own[0], own[1:], _quoted(one.sentence, within), one.told, one.about, tuple(links))


def _told_places(index: Index, span: Span, sentence: Span) -> tuple[int, int]:
    """Where a statement stands in its sentence; one that was cut off at a figure runs on to the end of the figure."""
    end = span.end
    for claim in index.story.claims:
        for figure in claim.spans:
            if figure.overlaps(sentence) and 0 <= figure.start - end <= NEAR:
                end = figure.end
    return max(0, span.start - sentence.start), min(len(sentence.quote), end - sentence.start)


def _quoted(sentence: Span, places: Iterable[tuple[int, int]]) -> Markup:
    """The words of a statement within what stands around them in their sentence, which is drawn quietly."""
    text, told = wording.clean(sentence.quote), sorted(places)
    low, high = told[0][0], max(end for _, end in told)
    first = low - BEFORE if low > BEFORE else 0
    last = min(len(text), high + BEHIND, low + LONGEST + BEHIND)
    first += len(text[first:low].partition(" ")[0]) if first else 0
    last = last if last == len(text) else first + len(text[first:last].rpartition(" ")[0])
    out, at = [], first
    for begins, ends in told:
        start, end = min(max(begins, at), last), min(ends, last)
        if start > at:
            out.append(Markup('<span class="mu">{}</span>').format(text[at:start]))
        if end > start:
            out.append(Markup.escape(text[start:end]))
        at = max(at, end, start)
    if at < last and text[at:last].strip():
        out.append(Markup('<span class="mu">{}</span>').format(text[at:last].rstrip()))
    opening, closing = ("", "") if any(mark in text for mark in '“”„«»"') else ("“", "”")
    return Markup("{}{}{}{}{}").format(
        opening, "… " if first else "", Markup("").join(out), " …" if last < len(text) else "", closing
    )
