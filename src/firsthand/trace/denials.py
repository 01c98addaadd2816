"""Denials as findings, one for each denier and report, with the origins that each of them answers.

A general denial answers what was said of its matter by its day. A targeted one answers the sayings whose figure, voice
or outlet its words name, else the one told right before it in its report; where it names something that the collection
does not hold, it answers nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from firsthand.core.claim import Claim, Statement
from firsthand.core.finding import Denial, FindingKind
from firsthand.core.lineage import Lineage, Origin
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.packs import Packs
from firsthand.trace.corrections import takes_back

NEAR = 300
"""Characters within which a second voice goes on with a denial."""
BACK = 500
"""Characters before a targeted denial within which the saying stands that it answers."""
REPORT_BY = re.compile(r"\breports?\s+(?:by|in|from|of)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?)+)")
DENIED = "denied"
ALONE = frozenset(["produced", "stock", "expended"])
"""Categories of things that one side makes, holds or uses up."""


def goods(packs: Packs) -> frozenset[str]:
    """The units of things that somebody makes, holds or uses up: rounds and missiles, no containers or shipments."""
    return frozenset(unit for category in packs.categories if category.name in ALONE for unit in category.units)


def spared(text: str, packs: Packs) -> tuple[str, ...]:
    """The goods that the words of a denial leave out while they name others; none where they name no goods at all."""
    words, units = text.lower(), goods(packs)
    found = {
        unit.name
        for noun, unit in packs.nouns.items()
        if unit.name in units and re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", words)
    }
    return tuple(sorted(units - found)) if found else ()


def _around(report: Report, statement: Statement) -> str:
    """The paragraph of a denial: what "the finding" that it calls false was about."""
    begin = report.text.rfind("\n", 0, statement.span.start) + 1
    end = report.text.find("\n", statement.span.end)
    return report.text[begin : end if end >= 0 else len(report.text)]


def find_denials(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    statements: Sequence[Statement],
    packs: Packs,
) -> tuple[Denial, ...]:
    """Every denial in the collection, in the order of reports and words.

    Args:
        reports: the collection.
        claims: its claims, traced.
        lineage: their origins, which denials answer.
        statements: its statements; the denials among them are read.
        packs: which goods a denial can name.
    """
    names = {r.document: r for r in reports}
    out = []
    last: Statement | None = None
    for statement in statements:
        if statement.relation != DENIED or statement.speaker is None or takes_back(statement):
            continue
        goes_on = (
            last is not None
            and last.document == statement.document
            and statement.span.start - last.span.end < NEAR
            and statement.speaker.person is not None
            and statement.speaker.organisation in (None, last.speaker.organisation if last.speaker else None)
        )
        if goes_on:
            # "Karvenia rejected the account. “…,” said its spokesman": one denial, its spokesman's words
            continue
        last = statement
        report = names[statement.document]
        said = statement.said_on
        if said is None and report.published:
            said = TimeRange(None, report.published.latest, "publication: the words give no day")
        who = statement.speaker.name or "unnamed"
        spares = spared(statement.span.quote, packs) or spared(_around(report, statement), packs)
        day = said.latest if said else None
        if statement.general:
            target = _answered(statement, lineage, day, spares)
        else:
            target = _named(statement, reports, claims, lineage, day)
        through = f", through {' and '.join(statement.via)}" if statement.via else ""
        out.append(
            Denial(
                kind=FindingKind.DENIAL,
                change=None,
                documents=(statement.document,),
                before=None,
                after=statement.span.quote,
                spans=(statement.span,),
                rule="denial word with a voice",
                message=f"{who} denies{through}: “{statement.span.quote}”.",
                by=who,
                via=statement.via,
                said_on=said,
                general=statement.general,
                sender=statement.sender,
                receiver=statement.receiver,
                target=target,
                spares=spares,
            )
        )
    return tuple(out)


def _own(denial: Statement, origin: Origin) -> bool:
    """Whether the one who denies gave the figure: nobody's denial answers its own saying."""
    mine, theirs = denial.speaker, origin.speaker
    if mine is None or theirs is None:
        return False
    return mine.name in (theirs.person, theirs.organisation, origin.group)


def _by(origin: Origin, day: date | None) -> bool:
    """Whether an origin was said by a day; one of which either day is not known may have been."""
    when = origin.said_on
    said = (when.earliest or when.latest) if when else None
    return day is None or said is None or said <= day


def _answered(denial: Statement, lineage: Lineage, day: date | None, spares: Sequence[str]) -> tuple[str, ...]:
    """What a general denial answers: sayings of its two sides, or of an event without sides, said by its day."""
    sides = denial.sender is not None or denial.receiver is not None
    found = []
    for origin in lineage.origins:
        if _own(denial, origin) or not _by(origin, day):
            continue
        for reading in origin.readings:
            measure = reading.measure
            ends = ((denial.sender, measure.sender), (denial.receiver, measure.receiver))
            if measure.category is None or measure.unit in spares:
                continue
            if sides and (measure.category != "transferred" or any(a and b and a != b for a, b in ends)):
                continue
            if sides == (measure.sender is not None or measure.receiver is not None):
                found.append(origin.id)
                break
    return tuple(found)


def _named(
    denial: Statement, reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage, day: date | None
) -> tuple[str, ...]:
    """What a targeted denial answers: the sayings its words name, else the one told right before it."""
    words = denial.span.quote.lower()
    numbers = set(re.findall(r"\d[\d.,]*", words))
    by_id = {c.id: c for c in claims}
    open_to = [o for o in lineage.origins if not _own(denial, o) and _by(o, day)]

    def figures(origin: Origin) -> set[str]:
        ids = [i for r in origin.readings for i in (r.claim, *r.variants)]
        return {n for i in ids for n in re.findall(r"\d[\d.,]*", by_id[i].quote)}

    exact = [o.id for o in open_to if numbers & figures(o)] if numbers else []
    if exact:
        return tuple(exact)
    voiced = [o.id for o in open_to if any(name in words for name in _names(o))]
    if voiced:
        return tuple(voiced)
    outlet = REPORT_BY.search(denial.sentence.quote)
    if outlet:
        named = outlet[1].lower()
        theirs = {r.document for r in reports if r.outlet and r.outlet.lower().removeprefix("the ") in named}
        return tuple(o.id for o in open_to if theirs & set(o.documents))
    before = [
        c
        for c in claims
        if c.document == denial.document and 0 <= denial.span.start - c.spans[0].start < BACK and c.origin
    ]
    near = [c for c in before if any(o.id == c.origin for o in open_to)]
    return (max(near, key=lambda c: c.spans[0].start).origin or "",) if near else ()


def _names(origin: Origin) -> list[str]:
    """The names of an origin's voice as a denial may print them: in full, and a person's last name."""
    speaker = origin.speaker
    if speaker is None:
        return []
    names = [n.lower() for n in (speaker.person, speaker.organisation) if n]
    return [*names, *([speaker.person.split()[-1].lower()] if speaker.person else [])]
