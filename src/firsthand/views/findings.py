"""Findings in words: what became what, a word diff, both sentences, and a note to send to each report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Modality
from firsthand.core.finding import Change, Denial, Finding, FindingKind
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.text import PartKind, ReportKind, Span
from firsthand.views import wording
from firsthand.views.index import Card, Index, after, anchor, place

KINDS = {
    FindingKind.DRIFT: "The words changed in the retelling",
    FindingKind.DENIAL: "A denial",
    FindingKind.CONFLICT: "Two figures that cannot both stand",
    FindingKind.SUPERSESSION: "A later figure replaces an earlier one",
    FindingKind.CORRECTION: "A figure was corrected",
    FindingKind.CIRCULAR: "Reports that lean on each other",
    FindingKind.UNCREDITED_RELAY: "Whoever passed it on is not named",
    FindingKind.ARITHMETIC: "What the figures come to",
    FindingKind.NOT_COMPARABLE: "Figures that count different things",
    FindingKind.DATE_CONTRADICTION: "Two dates that cannot both be right",
}

SET_AGAINST = frozenset({FindingKind.ARITHMETIC, FindingKind.NOT_COMPARABLE})
"""Findings whose two sides are different figures: a word diff of them says nothing, the sum does."""

UNCHANGED = frozenset({FindingKind.UNCREDITED_RELAY, FindingKind.CIRCULAR, FindingKind.CONFLICT})
"""Findings whose two sides are evidence, no change of words: both are shown below the heading."""

RULES = {
    "rival figures": "Two voices give figures that cannot both hold: {} and {}",
    "against itself": "One voice gives two figures for one day: {} and {}",
    "figure denied": "One voice gives a figure, another says it is not so: {}",
    "own later figure": "A voice replaced its own figure: {} became {}",
    "told as replaced": "A figure is told as replaced: {} became {}",
    "withdrawn": "A figure was taken back: {}",
    "saying disowned": "Who is quoted says it was never said: {}",
    "report retracted": "A report was taken back, and with it {}",
    "credits lead back": "Reports credit each other for one figure",
}
"""Headings by the rule that found a conflict, succession, correction or circle, with the words before and after."""

DELIVERED = {"transferred": "a delivery", "produced": "output", "expended": "fire"}
"""What a capacity is told as, by category; anything else becomes a count."""

SENSES = {
    Modality.POSSIBLE: "possible",
    Modality.CAPACITY: "what could be held",
    Modality.SOUGHT: "sought",
    Modality.PLANNED: "planned",
    Modality.FORECAST: "a forecast",
    Modality.ASSESSED: "an assessment",
}
"""What a text gives a figure as, where its headline states it."""
FLOORS = frozenset({Bound.AT_LEAST, Bound.OVER})
CEILINGS = frozenset({Bound.AT_MOST, Bound.UNDER})
MOST_WORDS = 300
"""A longer passage is not compared word by word; both are shown whole."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words in a diff: `op` is `same`, `del` or `ins`."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sentences: which report and part, the words, and where they stand on the page."""

    label: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a card: what changed there, and the sentences that no place before it shows."""

    anchor: str
    diff: tuple[Run, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What can be sent to one report: one sentence for each finding in it, the weightiest first."""

    to: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A card ready to print; `kind` names its first finding in two or three words."""

    number: int
    anchor: str
    heading: str
    spots: tuple[Spot, ...]
    kind: str
    types: str
    origin: tuple[str, str] | None
    letters: tuple[Letter, ...]


def diff(before: str, now: str) -> tuple[Run, ...]:
    """Words struck and words put in; case and punctuation alone are no change."""
    old, new = _words(before), _words(now)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return Run("del", before), Run("ins", now)
    matcher = SequenceMatcher(None, [_key(w) for w in old], [_key(w) for w in new], autojunk=False)
    steps: list[tuple[str, list[str], list[str]]] = []
    codes = matcher.get_opcodes()
    for at, (tag, i, j, k, m) in enumerate(codes):
        lone = tag == "equal" and j - i == 1 and len(_key(old[i])) <= 3 and 0 < at < len(codes) - 1
        kind = "equal" if tag == "equal" and not lone else "change"
        if steps and steps[-1][0] == kind:
            steps[-1][1].extend(old[i:j])
            steps[-1][2].extend(new[k:m])
        else:
            steps.append((kind, list(old[i:j]), list(new[k:m])))
    runs: list[Run] = []
    for kind, gone, come in steps:
        if kind == "equal":
            runs.append(Run("same", " ".join(come)))
            continue
        runs += [Run("del", " ".join(gone))] if gone else []
        runs += [Run("ins", " ".join(come))] if come else []
    return tuple(runs)


def _words(text: str) -> list[str]:
    return wording.clean(text).split()


def _key(word: str) -> str:
    return re.sub(r"\W+$|^\W+", "", word).casefold() or word


def worded(index: Index, card: Card) -> Worded:
    """A card in words."""
    kinds = list(dict.fromkeys((f.change or f.kind).value.replace("-", " ") for f in card.findings))
    origin = index.origin(card.first.origin)
    named = None
    if origin:
        named = (f"{index.who(origin)}, {wording.dates(origin.said_on)}", "#" + anchor("o-", origin.id))
    shown: set[tuple[str, str]] = set()
    spots = []
    for spot in card.places:
        every = _sides(index, spot.first)
        sides = [s for s in every if (s.label, s.words) not in shown] or [Side(s.label, "", s.href) for s in every[-1:]]
        shown |= {(s.label, s.words) for s in sides}
        spots.append(Spot(spot.anchor, _changed(spot.first), tuple(sides)))
    return Worded(
        number=card.number,
        anchor=card.anchor,
        heading=heading(index, card),
        spots=tuple(spots),
        kind=wording.capital(kinds[0]) if card.first.change else KINDS[card.first.kind],
        types="; ".join(kinds),
        origin=named,
        letters=_letters(index, card.findings),
    )


def _changed(finding: Finding) -> tuple[Run, ...]:
    """What is set above the sentences: a word diff, the sum, or the steps."""
    if finding.kind in SET_AGAINST:
        return (Run("same", wording.clean(finding.check)),) if finding.check else ()
    if finding.kind in UNCHANGED:
        return ()
    if finding.kind is FindingKind.SUPERSESSION:
        steps = (wording.clean(span.quote).strip() for span in finding.spans)
        return (Run("same", " → ".join(steps)),)
    if finding.kind is FindingKind.CORRECTION:
        return (Run("del", wording.clean(finding.before or "")),)
    if finding.before is not None:
        return diff(finding.before, finding.after)
    return (Run("same", wording.clean(finding.after)),) if finding.after else ()


def _letters(index: Index, found: Sequence[Finding]) -> tuple[Letter, ...]:
    """Notes by the report they are for, which a finding names first."""
    letters: dict[str, dict[str, None]] = {}
    for finding in found:
        if finding.message:
            document = finding.documents[0] if finding.documents else ""
            letters.setdefault(document, {}).setdefault(wording.clean(finding.message))
    return tuple(Letter(_writer(index, document), tuple(words)) for document, words in letters.items())


def _writer(index: Index, document: str) -> str:
    """To whom a note goes: the outlet, or who wrote a digest of it."""
    report = index.reports.get(document)
    if report and report.kind is ReportKind.DIGEST:
        return f"whoever wrote the digest of {wording.isolated(report.outlet or 'an outlet')}"
    return index.name(document)


def _sides(index: Index, finding: Finding) -> tuple[Side, ...]:
    """The sentences of a finding, one that holds both figures once."""
    found: dict[tuple[str, str], Side] = {}
    for span in finding.spans:
        side = _side(index, span)
        found.setdefault((side.label, side.words), side)
    return tuple(found.values())


def _side(index: Index, span: Span) -> Side:
    label = index.name(span.document)
    label = f"{label}, {place(span)}" if place(span) else label
    claim = claim_at(index, span)
    href = "#" + (anchor("c-", claim.id) if claim else anchor("r-", span.document))
    return Side(label, index.sentence(span), href)


def claim_at(index: Index, span: Span) -> Claim | None:
    """The first claim that has words in a span."""
    return next((c for c in index.story.claims if any(s.overlaps(span) for s in c.spans)), None)


def heading(index: Index, card: Card) -> str:
    """What became what, in plain verbs."""
    finding = card.first
    if isinstance(finding, Denial):
        return _denied([f for f in card.findings if isinstance(f, Denial)])
    if finding.change is None:
        words = _came_to(finding) or _ruled(finding) or _apart(finding) or KINDS[finding.kind]
        if finding.kind is FindingKind.UNCREDITED_RELAY:
            words += _of(pair(index, finding)[1])
        return words + (_inside(card) if len(card.places) > 1 else "")
    old, new = pair(index, finding)
    inside, of = _inside(card), _of(old)
    category = new.category if new else None
    quantities = (old.quantity if old else None, new.quantity if new else None)
    change: str = finding.change
    match change:
        case Change.CAPACITY_AS_COUNT:
            became = DELIVERED.get(category or "", "a count")
            alone = len(card.places) == 1 and finding.spans
            where = f" in the {place(finding.spans[-1])}" if alone and place(finding.spans[-1]) else ""
            return f"A capacity became {became}{where}{of}{inside}"
        case Change.SOUGHT_AS_SENT:
            return f"What was asked for became {DELIVERED.get(category or '', 'a count')}{of}{inside}"
        case Change.FORECAST_AS_FACT:
            return f"What lay ahead became a fact{of}{inside}"
        case Change.ALTERNATIVE_DROPPED:
            return f"One of two figures became the figure{of}{inside}"
        case Change.HEADLINE_AGAINST_BODY:
            return _headed(old, new) + (inside if len(card.places) > 1 else "")
        case Change.BOUND_FLIPPED:
            return _flipped(*quantities) + of + inside
        case Change.BOUND_DROPPED:
            return _dropped(*quantities) + inside
        case Change.HEDGE_DROPPED:
            lost = [h for h in (old.hedges if old else ()) if not new or h not in new.hedges]
            return (
                f"“{wording.clean(lost[0])}” went missing{of}{inside}" if lost else f"A doubt went missing{of}{inside}"
            )
        case Change.ROUNDING:
            return _rounded(*quantities) + inside
    words = _other_thing(finding.change, old, new) or KINDS[finding.kind]
    return words + ("" if finding.change is Change.MAGNITUDE_SLIP else of) + inside


def _of(claim: Claim | None) -> str:
    """`: 4.8 million rounds`: the figure a heading is about, so that no two headings are one."""
    if claim is None:
        return ""
    q = claim.quantity
    unit = "" if q.low is None and q.high is None else wording.unit_words(q.unit, q.point)
    return f": {wording.figure(q, claim.quote)} {unit}".rstrip()


def _headed(old: Claim | None, new: Claim | None) -> str:
    """The heading where a headline departs from its text: in sense, in what happened, or in its words."""
    if old and new and old.modality is not new.modality:
        sense = SENSES.get(old.modality)
        if sense and new.modality is Modality.STATED:
            return f"The headline states as fact what the text gives as {sense}"
    if old and new and old.category != new.category and old.category and new.category:
        one, other = (wording.done(c.category) for c in (new, old))
        return f"The headline says {one}, the text {other}"
    told = [wording.figure(c.quantity, c.quote) for c in (new, old) if c]
    if len(set(told)) == 2:
        return f"The headline says {told[0]}, the text {told[1]}"
    return "The headline does not say what the text says"


def _inside(card: Card) -> str:
    """`, inside one report`; for a card of several places ` (4 places in 2 reports)`."""
    ends = [span for spot in card.places if (span := after(spot.first))]
    reports = len({span.document for span in ends})
    if len(card.places) > 1:
        return f" ({len(card.places)} places in {wording.counted(reports, 'report')})"
    within = len(card.first.spans) > 1 and len({span.document for span in card.first.spans}) == 1
    return ", inside one report" if within else ""


def _other_thing(change: Change, old: Claim | None, new: Claim | None) -> str | None:
    """The heading of a figure that a retelling prints of something else."""
    if change is Change.DATE_SHIFTED:
        return "A date changed in the retelling"
    if old is None or new is None:
        return None
    match change:
        case Change.UNIT_SWAPPED:
            return wording.capital(
                f"{wording.unit_words(old.quantity.unit)} became {wording.unit_words(new.quantity.unit)}"
            )
        case Change.CATEGORY_SWAPPED:
            return wording.capital(f"{wording.done(old.category)} became {wording.done(new.category)}")
        case Change.DIRECTION_REVERSED:
            return f"From {old.sender} to {old.receiver} became from {new.sender} to {new.receiver}"
        case Change.SCOPE_CHANGED:
            wide = new.scope is not None and new.scope.whole
            return "A part became the whole" if wide else "A figure changed what it speaks of"
        case Change.MAGNITUDE_SLIP:
            return f"{wording.capital(wording.figure(old.quantity))} became {wording.figure(new.quantity)}"
        case Change.STOCK_AS_FLOW:
            return "A total became the figure of one time"
        case Change.SUMMED:
            return "Two figures were added up"
        case Change.CONVERTED:
            return "A conversion became the figure told"
        case Change.SPEAKER_SWAPPED:
            return "A figure changed its speaker"
    return None


def _came_to(finding: Finding) -> str | None:
    """What a sum comes to: `The figures come to at most 480 rounds a container`."""
    result = (finding.check or "").rpartition(" = ")[2]
    if finding.kind is not FindingKind.ARITHMETIC or " = " not in (finding.check or ""):
        return None
    beyond = ", which is hard to believe" if finding.rule == "beyond a limit" else ""
    return f"The figures come to {wording.clean(result)}{beyond}"


def _apart(finding: Finding) -> str | None:
    """The heading of figures that count different things: `Not one count: 1,000 containers and over 1 million`."""
    if finding.kind is not FindingKind.NOT_COMPARABLE or len(finding.spans) < 2:
        return None
    one, other = (" ".join(wording.clean(span.quote).split()) for span in finding.spans[:2])
    return f"Not one count: {wording.quoted(one)} and {wording.quoted(other)}"


def _ruled(finding: Finding) -> str | None:
    """The heading of a rule with its figures: `A figure was taken back: 312 people`."""
    words = RULES.get(finding.rule)
    if words is None:
        return None
    return words.format(*(" ".join(wording.clean(w or "").split()) for w in (finding.before, finding.after)))


def pair(index: Index, finding: Finding) -> tuple[Claim | None, Claim | None]:
    """The claims before and after, where the two places hold one each."""
    named = [c for c in map(index.claims.get, finding.claims) if c]
    found: list[Claim | None] = []
    for span in finding.spans[:2]:
        mine = next((c for c in named if any(s.overlaps(span) for s in c.spans)), None)
        found.append(mine or claim_at(index, span))
    found += [None] * (2 - len(found))
    return found[0], found[1]


def _flipped(old: Quantity | None, new: Quantity | None) -> str:
    if old and new and old.bound in FLOORS and new.bound in CEILINGS:
        return "A floor became a ceiling"
    if old and new and old.bound in CEILINGS and new.bound in FLOORS:
        return "A ceiling became a floor"
    return "The bound was turned round"


def _dropped(old: Quantity | None, new: Quantity | None) -> str:
    if old and new and all((q.low, q.high) != (None, None) for q in (old, new)):
        unit = wording.unit_words(new.unit, new.point)
        return f"{wording.capital(wording.figure(old))} became {wording.figure(new)} {unit}".rstrip()
    return "A bound went missing"


def _rounded(old: Quantity | None, new: Quantity | None) -> str:
    if not (old and new) or old.point is None or new.point is None:
        return "A figure was rounded"
    words = f"{wording.capital(wording.figure(old))} became {wording.figure(new)}"
    if old.point and old.point != new.point:
        by = (new.point - old.point) / old.point * 100
        words += f", {'+' if by > 0 else '−'}{abs(by):.1f} %"
    return words


def _denied(denials: Sequence[Denial]) -> str:
    """`Denied by North Korea and Russia: “denied the allegations”`: all who deny in the same words."""
    names = dict.fromkeys(articled(wording.isolated(d.by or "somebody not named")) for d in denials)
    words = " ".join(denials[0].after.split())
    return f"Denied by {wording.joined(names)}: {wording.quoted(words)}"


def headline_parts(index: Index) -> tuple[tuple[Span, Card], ...]:
    """Where a headline or caption prints a capacity as a count, with its card, one for each place."""
    found: dict[tuple[str, int], tuple[Span, Card]] = {}
    for card in index.cards:
        for finding in card.findings:
            end = after(finding)
            if finding.change is Change.CAPACITY_AS_COUNT and end is not None:
                found.setdefault((end.document, end.start), (end, card))
    return tuple(sorted(found.values(), key=lambda row: row[0].part is PartKind.BODY))
