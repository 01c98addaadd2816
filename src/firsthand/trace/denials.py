"""Denials as findings, one for each denier and report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.core.claim import Claim, Statement
from firsthand.core.finding import Denial, FindingKind
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.packs import Packs
from firsthand.trace.voices import group_of

NEAR = 300
"""Characters within which a second voice goes on with a denial."""
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


def _spared(report: Report, statement: Statement, claims: Sequence[Claim], packs: Packs) -> tuple[str, ...]:
    """What a denial leaves out: by its own words, by the figures it answers, or by the words around it."""
    own = spared(statement.span.quote, packs)
    answered = () if statement.general else _answered(statement, claims, packs)
    return own or answered or spared(_around(report, statement), packs)


def _around(report: Report, statement: Statement) -> str:
    """The paragraph of a denial: what "the finding" that it calls false was about."""
    begin = report.text.rfind("\n", 0, statement.span.start) + 1
    end = report.text.find("\n", statement.span.end)
    return report.text[begin : end if end >= 0 else len(report.text)]


def _answered(statement: Statement, claims: Sequence[Claim], packs: Packs) -> tuple[str, ...]:
    """The goods that a denial of somebody's finding spares: those of which the voice it names gave no figure.

    "Called the Directorate's finding a fabrication" speaks of what the Directorate counted, in the same report if told
    there, else in any.
    """
    words, units = statement.span.quote.lower(), goods(packs)
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for claim in claims:
        name = (claim.speaker.name if claim.speaker else None) or ""
        if name and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", words) and claim.quantity.unit in units:
            told[claim.document == statement.document].add(claim.quantity.unit or "")
    found = told[True] or told[False]
    return tuple(sorted(units - found)) if found else ()


def _id(who: str, said: TimeRange | None) -> str:
    """One id for a denial that several reports tell: the voice and the day."""
    day = (said.earliest or said.latest) if said else None
    stem = re.sub(r"[^\w]+", "-", who.lower()).strip("-")[:40]
    return f"{stem}-{day.isoformat()}-denial" if day else f"{stem}-denial"


def find_denials(
    reports: Sequence[Report], statements: Sequence[Statement], claims: Sequence[Claim], packs: Packs
) -> tuple[Denial, ...]:
    """Every denial in the collection, in the order of reports and words.

    Args:
        reports: the collection.
        statements: of all its reports; those of the relation `denied` with a voice are taken.
        claims: of all its reports, which say what a finding that is denied was of.
        packs: counted things and names.
    """
    names = {r.document: r for r in reports}
    states = {
        s.speaker.organisation: s.speaker.state
        for s in statements
        if s.speaker and s.speaker.organisation and s.speaker.state
    }
    out = []
    last: Statement | None = None
    for statement in statements:
        if statement.relation != DENIED or statement.speaker is None:
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
                origin=_id(who, said),
                by=who,
                group=group_of(statement, packs, report, states),
                via=statement.via,
                said_on=said,
                general=statement.general,
                sender=statement.sender,
                receiver=statement.receiver,
                spares=_spared(report, statement, claims, packs),
            )
        )
    return tuple(out)
