"""Which sayings a denial answers.

A general denial answers what was said of its matter by its day: sayings of the same two sides, or of an event without
sides. A targeted one answers, by the first of these that holds: the sayings with a figure that it names; those of a
voice that it names; those of the report that it names, and nothing where the collection does not hold that report;
the one told right before it in its own report. Nobody's denial answers its own saying, or one of another matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.core.claim import Claim, Stance, Statement
from firsthand.core.lineage import Lineage, Origin
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.packs import wordlist

SHORT = 5
"""A denial of so few words names no matter of its own."""
COUNTS = wordlist("denials.counts")
"""Words for a count."""
BACK = 500
"""Characters before a targeted denial within which the saying stands that it answers."""
SAYINGS = wordlist("denials.sayings")
"""Nouns of what is said."""
SUBJECT = re.compile(r"(?:that )?(?:the|this|that|an?|his|her|its|their) (\w+) (?:is|was|are|were)\b")
"""What a label is put on: "the recording was a fake"."""
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
REPORT_BY = re.compile(r"\b(?:reports?|story|article)\s+(?:by|in|from|of)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?)+)")
"""A report whose outlet is named behind it."""


class Sayings:
    """The origins of a collection with their claims and the reports that tell them."""

    def __init__(self, reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage) -> None:
        self.claims: dict[str, list[Claim]] = {}
        """The claims of each report."""
        for claim in claims:
            self.claims.setdefault(claim.document, []).append(claim)
        self.outlets: dict[str, list[Report]] = {}
        """The reports of each outlet, by its name without its article and what stands in brackets."""
        for report in reports:
            name = (report.outlet or "").split("(")[0].strip().removeprefix("The ")
            if name:
                self.outlets.setdefault(name, []).append(report)
        self.origins = lineage.origins
        by_id = {c.id: c for c in claims}
        self.figures = {
            o.id: {
                number
                for reading in o.readings
                for id in (reading.claim, *reading.variants)
                for number in NUMBER.findall(by_id[id].quote)
            }
            for o in lineage.origins
        }

    def told(self, ids: Sequence[str]) -> str:
        """Who said the origins of these ids, in words."""
        names = list(dict.fromkeys(o.name for o in self.origins if o.id in ids))
        return f"what {', '.join(names[:-1]) + ' and ' if len(names) > 1 else ''}{names[-1]} said"


def aimed(denial: Statement, said: Sayings) -> bool:
    """Whether the words of a denial answer one voice ("Ferrund's account") or one figure that another gave.

    Of what passes between two sides only the voice: who denies having sent 400 shells denies having sent any.
    """
    words = denial.span.quote
    numbers = set() if denial.sender or denial.receiver else set(NUMBER.findall(words))
    if any(numbers & said.figures[origin.id] and not _own(denial, origin) for origin in said.origins):
        return True
    for origin in said.origins:
        speaker = origin.speaker
        if speaker is None or speaker.person is None or speaker.person.split()[-1] not in words:
            continue
        if _own(denial, origin):
            continue
        if re.search(rf"\b{re.escape(speaker.person.split()[-1])}(?:['’]s\b| said\b| gave\b)", words):
            return True
    return False


def answered(
    denial: Statement, said: Sayings, when: TimeRange | None, spares: Sequence[str], *, general: bool
) -> tuple[str, ...]:
    """The ids of the origins that a denial answers, in the order first said.

    Args:
        denial: its statement.
        said: what the collection holds.
        when: when it was made, as far as known.
        spares: units that it says nothing of, because it names others.
        general: whether it answers the whole matter.
    """
    day = when.latest if when else None

    def before(origin: Origin) -> bool:
        known = origin.said_on and (origin.said_on.earliest or origin.said_on.latest)
        if day is None or not known:
            # of two sayings without a day only their report tells that one answers the other
            return denial.document in origin.documents
        return known <= day

    there = [o for o in said.origins if not _own(denial, o) and before(o)]
    if general:
        return tuple(o.id for o in there if _of_matter(denial, o, spares))
    return _named(denial, said, there)


def denied_reports(denial: Statement, said: Sayings) -> list[Report]:
    """The reports of the collection that a denial's words name: "the Halden Post report", "a report by …"."""
    found: list[Report] = []
    words = denial.sentence.quote.lower()
    for name, reports in said.outlets.items():
        if name.lower() not in words:
            continue
        after = rf"{re.escape(name)}(?:['’]s)?\s+(?:reports?|story|article|account)\b"
        before = rf"\b(?:reports?|story|article|account)\s+(?:by|in|from|of)\s+(?:the\s+)?{re.escape(name)}\b"
        if re.search(f"{after}|{before}", denial.sentence.quote, re.IGNORECASE):
            found += reports
    return found


def _own(denial: Statement, origin: Origin) -> bool:
    mine, theirs = denial.speaker, origin.speaker
    if mine is None or theirs is None:
        return False
    return mine.name in (theirs.person, theirs.organisation, origin.group)


def _of_matter(denial: Statement, origin: Origin, spares: Sequence[str]) -> bool:
    """Whether an origin speaks of what a general denial denies."""
    sides = denial.sender is not None or denial.receiver is not None
    for reading in origin.readings:
        measure = reading.measure
        if measure.category is None or measure.unit in spares:
            continue
        if not sides:
            # without sides in its words it is of an event without sides, or of what the denier is a side of
            mine = {denial.speaker.name, denial.speaker.state} if denial.speaker else set()
            ends = {measure.sender, measure.receiver} - {None}
            if not ends or ends & mine:
                return True
            continue
        pairs = ((denial.sender, measure.sender), (denial.receiver, measure.receiver))
        told = measure.sender is not None or measure.receiver is not None
        if told and measure.category == "transferred" and all(a is None or b is None or a == b for a, b in pairs):
            return True
    return False


def _named(denial: Statement, said: Sayings, there: Sequence[Origin]) -> tuple[str, ...]:
    """What a targeted denial answers."""
    words = denial.span.quote.lower()
    numbers = set(NUMBER.findall(words))
    exact = [o.id for o in there if numbers & said.figures[o.id]]
    if exact:
        return tuple(exact)
    voiced = [o.id for o in there if any(n in words and _stands(n, words) for n in _names(o))]
    # "the ministry's toll": the ministry that the same report speaks of
    voiced += [o.id for o in there if o.id not in voiced and denial.document in o.documents and _short(o, words)]
    if voiced:
        return tuple(voiced)
    documents = {r.document for r in denied_reports(denial, said)}
    if documents or REPORT_BY.search(denial.sentence.quote):
        return tuple(o.id for o in there if documents & set(o.documents))
    open_to = {o.id for o in there}
    near = [
        c
        for c in said.claims.get(denial.document, ())
        if c.origin in open_to
        and 0 <= denial.span.start - c.spans[0].start < BACK
        and not c.spans[0].overlaps(denial.span)
    ]
    last = max(near, key=lambda c: c.spans[0].start, default=None)
    again = _denied_before(denial, said)
    if again is not None and _points(words) and (last is None or again.spans[0].start > last.spans[0].start):
        # "rejected reports of 190 deaths. “That number is wrong,” she said": the figure just denied, and no other
        meant = set(NUMBER.findall(again.quote))
        return tuple(o.id for o in there if meant & said.figures[o.id])
    if last is None or (not last.sender and not last.receiver and not _points(words)):
        # of an event without sides people deny many things that are no figures
        return ()
    return (last.origin or "",)


def _denied_before(denial: Statement, said: Sayings) -> Claim | None:
    """The figure that the same voice was told to deny right before in the same report."""
    name = denial.speaker.name if denial.speaker else None
    rows = [
        c
        for c in said.claims.get(denial.document, ())
        if c.stance is Stance.DENIES
        and c.speaker is not None
        and c.speaker.name == name
        and 0 <= denial.span.start - c.spans[0].start < BACK
    ]
    return max(rows, key=lambda c: c.spans[0].start, default=None)


def _points(words: str) -> bool:
    """Whether a denial has no matter of its own, or one of counting: "called it nonsense", "rejected the figure"."""
    told = re.findall(r"\w+", words)
    if not COUNTS.isdisjoint(told):
        return True
    subject = SUBJECT.match(words)
    return len(told) <= SHORT and (subject is None or subject[1] in SAYINGS)


def _stands(name: str, words: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _short(origin: Origin, words: str) -> bool:
    """Whether a denial calls the organisation behind an origin by the last word of its name: "the ministry's toll"."""
    name = ((origin.speaker.organisation if origin.speaker else None) or "").lower().split()
    return len(name) > 1 and re.search(rf"\bthe {re.escape(name[-1])}(?:['’]s)?(?!\w)", words) is not None


def _names(origin: Origin) -> list[str]:
    """The names of an origin's voice as a denial may print them: in full, and a person's last name."""
    speaker = origin.speaker
    if speaker is None:
        return []
    names = [n.lower() for n in (speaker.person, speaker.organisation) if n]
    return [*names, *([speaker.person.split()[-1].lower()] if speaker.person else [])]
