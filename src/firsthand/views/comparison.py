"""What changed between two days, in words: both answers side by side, and what came or went in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim
from firsthand.core.comparison import Comparison, Turn
from firsthand.core.estimate import Answer
from firsthand.core.finding import Denial, Finding
from firsthand.core.lineage import Origin, Reading
from firsthand.core.quantity import Bound
from firsthand.views import facts, findings, model, wording
from firsthand.views.facts import Row
from firsthand.views.index import Card, Index
from firsthand.views.model import Piece, Sentence
from firsthand.views.points import TOLD
from firsthand.views.wording import counted, joined

NOTHING: Sentence = (Piece("–"),)
CLOSED = frozenset({Bound.EXACT, Bound.ABOUT})
"""Bounds of two figures between which "to" can stand: "271 to 287", and not "over 700,000 to up to 1.5 million"."""
FEW = 4
"""Voices named that set an answer; those beyond are counted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing on both days."""

    term: str
    before: Sentence
    now: Sentence


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison ready to print.

    `days` are both days in words. `pairs` set the main answer then against now, and are empty where nothing about it
    changed; `rows` say what is new or gone; `measures` are the other answers that changed.
    """

    heading: str
    lede: str
    days: tuple[str, str]
    pairs: tuple[Pair, ...]
    rows: tuple[Row, ...]
    measures: tuple[Pair, ...]


def compared(index: Index) -> Compared | None:
    """The comparison of a story in words; None where it has none."""
    found = index.story.comparison
    if found is None:
        return None
    until = wording.day(found.until) if found.until else "now"
    main = next((turn for turn in found.turns if turn.now is index.story.answers[0]), None)
    others = [turn for turn in found.turns if turn is not main and turn.moved]
    return Compared(
        heading=f"What changed {_between(found.since, found.until)}",
        lede=_lede(found, main),
        days=(wording.day(found.since), until),
        pairs=_pairs(index, main) if main and main.moved else (),
        rows=_rows(index, found, main),
        measures=tuple(pair for turn in others if (pair := _measure(index, turn)).before != pair.now),
    )


def _measure(index: Index, turn: Turn) -> Pair:
    """Another question with its answer on both days."""
    return Pair(wording.clean(turn.now.question), _ends(index, turn.before), _ends(index, turn.now))


def _between(since: date, until: date | None) -> str:
    if until is None:
        return f"after {wording.day(since)}"
    first = wording.day(since)
    return f"between {first.removesuffix(f' {until.year}')} and {wording.day(until)}"


def _lede(found: Comparison, main: Turn | None) -> str:
    """How the answer stands to its former self, and how much is new."""
    counts = (
        (len({id.partition("/")[0] for id in found.origins}), "saying"),
        (len(found.denials), "denial"),
        (len(found.findings), "finding"),
    )
    new = [counted(n, word) for n, word in counts if n]
    words = "The answer changed. " if main and main.moved else "The answer did not change. "
    if new:
        words += f"{wording.capital(joined(new))} {'is' if new == ['1 saying'] else 'are'} new. "
    elif not found.turns:
        words += "Nothing new was said. "
    words += "Both days are days of saying: a figure printed later counts from the day on which it was said."
    if found.known_by:
        words += f" Only reports published by {wording.day(found.known_by)} are used, for both."
    return words


def _pairs(index: Index, turn: Turn) -> tuple[Pair, ...]:
    """The main answer then and now, line by line; lines that are empty on both days are left out."""
    lines: tuple[tuple[str, Callable[[Answer], Sentence]], ...] = (
        ("The record supports", lambda answer: _ends(index, answer)),
        ("Best founded", lambda answer: _best(index, answer)),
        ("Set by", lambda answer: _setters(index, answer)),
        ("Could be held, no count", lambda answer: _capacity(index, answer)),
        ("Independent origins", _independent),
        ("Denied by", _deniers),
    )
    found = [Pair(term, tell(turn.before), tell(turn.now)) for term, tell in lines]
    return tuple(pair for pair in found if (pair.before, pair.now) != (NOTHING, NOTHING))


def _ends(index: Index, answer: Answer) -> Sentence:
    """Both ends, each leading to who set it."""
    if answer.empty:
        return (Piece("no figure stands"),)
    setters = index.setters(answer)
    low = next((c for c in setters if answer.low is not None and c.quantity.low == answer.low), None)
    high = next((c for c in setters if answer.high is not None and c.quantity.high == answer.high), None)
    if low and high and low is not high and high.quantity.low != answer.low:
        return (
            model.link(low, wording.figure(low.quantity)),
            Piece(" to " if {low.quantity.bound, high.quantity.bound} <= CLOSED else "; "),
            model.link(high, wording.figure(high.quantity)),
        )
    claim = low or high or (setters[0] if setters else None)
    if claim is None:
        return (Piece(model.ends(answer)),)
    vague = claim.quantity.low is None and claim.quantity.high is None
    note = (Piece(f" ({model.ends(answer)} by convention)"),) if vague else ()
    return (model.link(claim, model.shown(answer, claim)), *note)


def _best(index: Index, answer: Answer) -> Sentence:
    claim = next((c for c in index.setters(answer) if answer.best is not None and answer.best in c.quantity.ends), None)
    return (model.link(claim, wording.number(answer.best or 0, answer.measure.unit)),) if claim else NOTHING


def _setters(index: Index, answer: Answer) -> Sentence:
    """Who sets or agrees with the ends, and when it was said."""
    claims = index.setters(answer)
    said = dict.fromkeys(f"{index.voice(c)}, {wording.dates(index.said_on(c))}" for c in claims)
    if not said:
        return (Piece("nobody"),) if answer.empty else NOTHING
    words = "; ".join(list(said)[:FEW]) + (f"; and {len(said) - FEW} more" if len(said) > FEW else "")
    return (Piece(words),)


def _capacity(index: Index, answer: Answer) -> Sentence:
    claim = index.claim(answer.capacity.claim) if answer.capacity else None
    if claim is None:
        return NOTHING
    about = f", {index.voice(claim)}, {wording.dates(index.said_on(claim))}"
    return (model.link(claim, wording.figure(claim.quantity, claim.quote), "capacity"), Piece(about))


def _independent(answer: Answer) -> Sentence:
    least, most = answer.independent
    return (Piece(f"at least {least}, at most {most}"),) if most else NOTHING


def _deniers(answer: Answer) -> Sentence:
    names = dict.fromkeys(articled(wording.isolated(d.by)) for d in answer.denied_by)
    return (Piece(joined(names)),) if names else NOTHING


def _rows(index: Index, found: Comparison, main: Turn | None) -> tuple[Row, ...]:
    """What is new and what stands no more: of the main answer first."""
    mine = main.origins if main else ()
    gone = {row.origin: row for row in (main.gone if main else ())}
    elsewhere = {row.origin: row for turn in found.turns if turn is not main for row in turn.gone}
    rows = (
        Row("New figures", _sayings(index, mine)),
        Row("Stand no more", facts.reasons(index, gone.values())),
        Row("New denials", _cards(index, found.denials)),
        Row("New figures of other things", _sayings(index, (id for id in found.origins if id not in mine))),
        Row("Of other things, stand no more", facts.reasons(index, (r for o, r in elsewhere.items() if o not in gone))),
        Row("New findings", _cards(index, found.findings)),
    )
    return tuple(row for row in rows if row.items)


def _sayings(index: Index, ids: Iterable[str]) -> tuple[Sentence, ...]:
    """Readings as lines: the figure, who said it and when, and how it is meant where it is no count."""
    wanted = dict.fromkeys(ids)
    told: dict[str, tuple[Origin, Reading]] = {}
    for origin in index.story.lineage.origins:
        for reading in origin.readings:
            told.setdefault(origin.reading_id(reading), (origin, reading))
    found: list[Sentence] = []
    for id in wanted:
        origin, reading = told[id]
        claim = index.claims.get(reading.claim)
        if claim is not None:
            found.append((model.link(claim, _words(claim), model.kind_of(claim)), Piece(_about(index, origin, claim))))
    return tuple(found)


def _words(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity.low is None and quantity.high is None:
        return wording.quoted(claim.quote)
    return f"{wording.figure(quantity, claim.quote)} {wording.unit_words(quantity.unit, quantity.point)}".strip()


def _about(index: Index, origin: Origin, claim: Claim) -> str:
    told = TOLD[claim.modality]
    meant = f" ({told})" if told not in ("count", "assessed") else ""
    return f"{meant}, {index.who(origin)}, {wording.dates(origin.said_on or claim.said_on)}."


def _cards(index: Index, wanted: Iterable[Finding]) -> tuple[Sentence, ...]:
    """Findings as lines that lead to their cards, each card once."""
    places = {id(finding): number for number, finding in enumerate(index.story.findings)}
    cards: dict[int, Card] = {}
    for finding in wanted:
        card = index.card_of(places.get(id(finding), -1))
        if card:
            cards.setdefault(card.number, card)
    return tuple(
        (Piece(findings.heading(index, card), f"#{card.anchor}"), Piece(f", {_reports(index, card)}."))
        for card in cards.values()
    )


def _reports(index: Index, card: Card) -> str:
    """In which reports a finding stands; of a denial, when it was made."""
    names = joined(dict.fromkeys(index.brief(document) for document in card.first.documents))
    first = card.first
    return f"{wording.dates(first.said_on)}, in {names}" if isinstance(first, Denial) else names
