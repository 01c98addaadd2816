"""The answer in one sentence, for the page and the terminal.

A sentence is a tuple of `Piece`s. A piece that is a figure names the claim it stands in, so that every figure printed
can be followed to its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Modality
from firsthand.core.estimate import Answer, LeftOut
from firsthand.core.quantity import Bound
from firsthand.core.text import ReportKind
from firsthand.core.time import TimeRange
from firsthand.views import wording
from firsthand.views.index import Index, anchor
from firsthand.views.wording import counted, joined

SENSES = {
    Modality.ASSESSED: "assessed",
    Modality.POSSIBLE: "possibly",
    Modality.SOUGHT: "as sought",
    Modality.PLANNED: "as planned",
    Modality.FORECAST: "as forecast",
}
"""How amounts that nobody counted are meant, behind what they are of."""
COUNTING = frozenset({"imagery", "ship-or-port-count", "register"})
"""Bases on which somebody may have counted; where one is named, the page never says that nobody did."""

_COUNTED = re.compile(r"(?i)\b(re)?(count(ed|ing)|tall(y|ied)|inventor(y|ied)|inspected)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence; with `href` they lead to a place on the page. `kind` is `count`, `capacity` or ``."""

    text: str
    href: str | None = None
    kind: str = ""


Sentence = tuple[Piece, ...]


def text(sentence: Iterable[Piece]) -> str:
    """The words alone."""
    return "".join(piece.text for piece in sentence)


def link(claim: Claim, words: str, kind: str = "count") -> Piece:
    """Words that lead to where a claim stands."""
    return Piece(words, "#" + anchor("c-", claim.id), kind)


def question(answer: Answer) -> str:
    """The question with the day it is asked for."""
    asked = wording.clean(answer.question)
    if answer.as_of:
        asked += f" As of {wording.day(answer.as_of)}."
    if answer.known_by:
        asked += f" From reports published by {wording.day(answer.known_by)}."
    return asked


def ends(answer: Answer) -> str:
    """Both ends with their bounds: `over 1 million`, `120 to 180`, `no figure`."""
    low, high, unit = answer.low, answer.high, answer.measure.unit
    if low is None and high is None:
        return "no figure"
    if low is not None and low == high and not (answer.low_open or answer.high_open):
        return wording.number(low, unit)
    first = "" if low is None else ("over " if answer.low_open else "at least ") + wording.number(low, unit)
    last = "" if high is None else ("under " if answer.high_open else "up to ") + wording.number(high, unit)
    if low is not None and high is not None and not (answer.low_open or answer.high_open):
        return wording.span(low, high, unit)
    return " and ".join(filter(None, (first, last)))


def shown(answer: Answer, claim: Claim) -> str:
    """The figure of an answer that one claim sets: that claim's own words for it, where they are its ends."""
    own = claim.quantity
    vague = own.low is None and own.high is None
    sets = (answer.low is not None and own.low == answer.low) or (answer.high is not None and own.high == answer.high)
    return wording.figure(own, claim.quote) if vague or sets else ends(answer)


def measured(answer: Answer) -> str:
    """What is counted, as it follows the figure: `rounds sent`, `people missing`."""
    one = answer.low if answer.low == answer.high else None
    if answer.modality not in (Modality.STATED, Modality.CAPACITY):
        return f"{wording.counted_as(answer.measure.category, answer.measure.unit, one)}, {SENSES[answer.modality]}"
    return wording.counted_as(answer.measure.category, answer.measure.unit, one)


def said(index: Index, claim: Claim, what: str = "", *, brief: bool = False) -> str:
    """`the National Audit Office said on 14 June 2024`; `had said by` where only a latest day is known.

    `what` are the words said, between verb and day; `brief` leaves out for whom a person speaks. Where nobody is
    credited, the report is named as the one that printed it, on the day of its publication.
    """
    speaker = wording.who(claim.speaker) or wording.who(claim.traced_speaker)
    if speaker:
        speaker = articled(wording.titled(index.voice(claim))) if brief else speaker
        return f"{speaker} {_told('said', what, index.said_on(claim))}"
    report = index.reports.get(claim.document)
    told = _told("reported", what, (report.published if report else None) or index.said_on(claim))
    notes = ["no speaker found"]
    if report and report.kind is ReportKind.DIGEST:
        notes.insert(0, "not its words")
    return f"{outlet(index, claim)} {told} ({'; '.join(notes)})"


def _told(verb: str, what: str, when: TimeRange | None) -> str:
    """`said 2,310 on 14 June 2024`, `had said 2,310 by 14 June 2024`, `said 2,310`."""
    words = f"{verb} {what}".rstrip()
    if when is None or not when.known:
        return words
    before = when.earliest is None
    return f"{'had ' if before else ''}{words} {wording.when(when)}"


def through(claim: Claim) -> str:
    """`, through A and B`: who passed a figure on; empty where nobody did."""
    via = claim.via or claim.traced_via
    return f", through {joined(articled(wording.isolated(v)) for v in via)}" if via else ""


def outlet(index: Index, claim: Claim) -> str:
    """The report a claim stands in, as the subject of a sentence; a digest is called one."""
    report = index.reports.get(claim.document)
    if report and report.kind is ReportKind.DIGEST:
        return f"a digest of {wording.isolated(report.outlet or 'an outlet')}"
    return index.name(claim.document)


def headline(index: Index) -> Sentence:
    """The answer in one sentence, or in quiet words why there is none."""
    story = index.story
    if not story.answers:
        return (
            Piece(
                wording.capital(_stopped(wording.clean(story.note or "No figure is traced here"))),
            ),
        )
    answer = story.answers[0]
    pieces = list(_nothing(index, answer) if answer.empty else _stands(index, answer))
    capacity = index.claim(answer.capacity.claim) if answer.capacity else None
    if capacity and (answer.empty or answer.modality is not Modality.CAPACITY):
        pieces += [Piece("; "), *_capacity(index, capacity)]
        if not anyone_counted(index, answer):
            pieces.append(Piece(", and no report here says anyone counted"))
    pieces.append(Piece("."))
    return tuple(pieces)


def _stopped(words: str) -> str:
    return words if words[-1:] in ".!?" else words + "."


def _stands(index: Index, answer: Answer) -> Iterable[Piece]:
    setters, unit = index.setters(answer), answer.measure.unit
    low = next((c for c in setters if answer.low is not None and c.quantity.low == answer.low), None)
    high = next((c for c in setters if answer.high is not None and c.quantity.high == answer.high), None)
    vague = low is None and answer.low is not None and bool(answer.convention)
    low = next((c for c in setters if c.quantity.bound is Bound.VAGUE), None) if vague else low
    two = low is not None and high is not None and low is not high and high.quantity.low != answer.low
    claim = low or high or (setters[0] if setters else None)
    best = next((c for c in _founded(index, answer) if answer.best in c.quantity.ends), None)
    apart = best is not None and not two and claim is not None and answer.best not in claim.quantity.ends
    ending, claim = (claim, best) if apart else (None, claim)
    if claim is None:
        yield Piece(f"{wording.capital(ends(answer))} {_clause(answer, None)}".rstrip())
        return
    if answer.contested:
        yield Piece("Contested: ")
    words = wording.figure(claim.quantity, claim.quote) if two or apart else shown(answer, claim)
    words = "no" if words == "0" else words
    yield link(claim, words if answer.contested else wording.capital(words))
    if claim.quantity.low is None and claim.quantity.high is None:
        done = _clause(answer, claim).removeprefix(wording.unit_words(answer.measure.unit))
        floor = f"at least {wording.number(answer.low or 0, unit)}" if two else ends(answer)
        yield Piece(f"{done} ({floor} by convention)")
    else:
        yield Piece(f" {_clause(answer, claim)}".rstrip())
    yield Piece(f", {said(index, claim)}")
    if ending:
        yield Piece("; the least that stands is " if ending is low else "; the most that stands is ")
        yield link(ending, shown(answer, ending))
    if two and high:
        before, _, behind = said(index, high, "\0", brief=True).partition("\0")
        yield Piece(f"{', but' if answer.contested and not answer.denied_by else ';'} {before}")
        yield link(high, wording.figure(high.quantity))
        yield Piece(behind)
        if best and answer.best in (answer.low, answer.high):
            yield Piece(f"; the {'lower' if answer.best == answer.low else 'higher'} is the better founded")
        elif best:
            yield Piece("; best founded is ")
            yield link(best, wording.number(answer.best or 0, unit))
    others = len(answer.origins) - 1
    if others > 0 and not two and not apart:
        yield Piece(f"; {counted(others, 'other origin agrees', 'other origins agree')}")
    if answer.denied_by:
        names = list(dict.fromkeys(articled(wording.isolated(d.by)) for d in answer.denied_by))
        most = joined(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} others"
        yield Piece(f"; {most} {'deny' if len(names) > 1 or many(names[0]) else 'denies'} ")
        yield from _what_is_denied(index, answer, [c for c in (low, high) if c] if two else [claim])
    elif two and answer.contested:
        yield from _sides_deny(index, answer)


def _founded(index: Index, answer: Answer) -> list[Claim]:
    """The readings on which the best figure can rest: those that set an end, then those that stand beside them."""
    if answer.best is None:
        return []
    return [*index.setters(answer), *(c for row in answer.standing if (c := index.claim(row.claim)))]


def _what_is_denied(index: Index, answer: Answer, ends: Sequence[Claim]) -> Iterable[Piece]:
    """`it`, or the one of two figures that the denials name."""
    named: set[str] = set()
    for row in answer.denied_by:
        denial = index.denial(row.finding)
        if denial is None or denial.general:
            named.update(c.id for c in ends)
        else:
            named.update(c.id for c in ends if (origin := index.of(c)) and origin.id in denial.target)
    hit = [c for c in ends if c.id in named]
    if len(ends) == 2 and len(hit) == 1:
        yield Piece("the figure of ")
        yield link(hit[0], wording.figure(hit[0].quantity))
    else:
        yield Piece("it")


def _sides_deny(index: Index, answer: Answer) -> Iterable[Piece]:
    """`; the Army denies “86”`: where one side of a contested answer denies another figure of the other side."""
    sides = {origin.group for id in answer.origins if (origin := index.origin(id))}
    for row in answer.other_denials:
        denial = index.denial(row.finding)
        if denial is None or denial.general or row.group not in sides:
            continue
        for words, group, href in index.answered(denial):
            if group in sides and group != row.group:
                name = articled(wording.isolated(row.by))
                yield Piece(f"; {name} {'deny' if many(name) else 'denies'} the figure of ")
                yield Piece(words, href)
                return


def many(name: str) -> bool:
    """Whether a name takes a verb in the plural: "the Armed Forces", "officials"; not "the ministry of affairs"."""
    return bool(re.search(r"(^|\s)([a-z]+s|Forces)$", name)) and " of " not in name


def _clause(answer: Answer, claim: Claim | None) -> str:
    """What is counted and what became of it, behind the figure: `rounds were sent`, `people died`."""
    one = answer.low if answer.low == answer.high and (claim is None or claim.quantity.bound is Bound.EXACT) else None
    measure = answer.measure
    return wording.clause(measure.category, measure.unit, answer.modality.value, one)


def _nothing(index: Index, answer: Answer) -> Iterable[Piece]:
    what, unit = measured(answer), answer.measure.unit
    if what:
        what = f"the share {what}" if unit == "percent" else f"the sum {what}" if unit in wording.CURRENCIES else what
    thing = "count" if answer.capacity else "figure"
    yield Piece(f"No {thing} stands for {what}" if what else f"No {thing} stands")
    shown: dict[str, tuple[LeftOut, Claim]] = {}
    for row in (*answer.rejected, *answer.vague, *answer.superseded, *answer.undated):
        claim = index.claim(row.claim)
        if claim:
            shown.setdefault(wording.figure(claim.quantity, claim.quote), (row, claim))
    for n, (row, claim) in enumerate(list(shown.values())[:2]):
        yield Piece(": " if n == 0 else "; ")
        yield link(claim, wording.figure(claim.quantity, claim.quote), kind_of(claim))
        yield Piece(f" ({index.voice(claim)}, {wording.around(index.said_on(claim))}: {reason(row, claim)})")
    if answer.note:
        yield Piece(f": {wording.clean(answer.note)}")
    elif not shown and index.story.note:
        yield Piece(f": {wording.clean(index.story.note)}")


def reason(row: LeftOut, claim: Claim | None = None) -> str:
    """Why it was left out, without a full stop and without the words of `claim`, which stand before it."""
    why = wording.clean(row.why).rstrip(". ") or "left out"
    return why.removeprefix(f"{wording.quoted(claim.quote)} ") if claim else why


def kind_of(claim: Claim) -> str:
    """How a link to a claim is drawn: `capacity` or `count`."""
    return "capacity" if claim.modality is Modality.CAPACITY else "count"


def _capacity(index: Index, claim: Claim) -> Iterable[Piece]:
    yield link(claim, wording.figure(claim.quantity, claim.quote), "capacity")
    yield Piece(" is what ")
    origin = index.of(claim)
    for reading in origin.readings if origin else ():
        holder = index.claims.get(reading.claim)
        if (
            holder
            and holder.quantity.bound is not Bound.VAGUE
            and holder.quantity.unit in wording.CONTAINERS
            and holder.id != claim.id
        ):
            yield link(holder, wording.figure(holder.quantity, holder.quote))
            yield Piece(f" {wording.unit_words(holder.quantity.unit, holder.quantity.point)} could hold")
            return
    yield Piece("could be held")


def anyone_counted(index: Index, answer: Answer) -> bool:
    """Whether a figure of this unit has a basis on which things are counted, or any report uses a word for counting.

    Whoever counted the containers did not count what is in them.
    """
    unit = answer.measure.unit
    if any(claim.basis in COUNTING and claim.quantity.unit == unit for claim in index.story.claims):
        return True
    return any(_COUNTED.search(report.text) for report in index.story.reports)
