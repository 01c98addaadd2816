"""Denials as findings, one for each denier and report, with the origins that each of them answers.

Which sayings those are is argued in `targets`. A body's denial and its spokesman's words right behind it are one; a
headline's is left out where the body of its report has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from firsthand.core.claim import Claim, Statement
from firsthand.core.finding import Denial, FindingKind
from firsthand.core.lineage import Lineage
from firsthand.core.text import PartKind, Report
from firsthand.core.time import TimeRange
from firsthand.packs import Packs
from firsthand.trace.corrections import takes_back
from firsthand.trace.targets import Sayings, aimed, answered, denied_reports
from firsthand.trace.voices import group_of

NEAR = 300
"""Characters within which a second voice goes on with a denial."""
SPOKESMAN = re.compile(r"\b(?:spokes\w+|its|minist\w+|ambassador|embassy|official)\b", re.IGNORECASE)
"""Words by which a sentence says that a person speaks for the body named before."""
SAME_WORDS = 6
"""Words in a row that two reports of one denier's denial share only where it is one denial."""
QUOTES = ' ,“”"'
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


def _spared(
    report: Report, statement: Statement, voices: Mapping[str, Mapping[str, Set[str]]], packs: Packs, *, general: bool
) -> tuple[str, ...]:
    """What a denial leaves out: by its own words, by the figures it answers, or by the words around it."""
    own = spared(statement.span.quote, packs)
    voiced = () if general else _voiced(statement, voices, packs)
    return own or voiced or spared(_around(report, statement), packs)


def _around(report: Report, statement: Statement) -> str:
    """The paragraph of a denial: what "the finding" that it calls false was about."""
    begin = report.text.rfind("\n", 0, statement.span.start) + 1
    end = report.text.find("\n", statement.span.end)
    return report.text[begin : end if end >= 0 else len(report.text)]


def _counted(claims: Sequence[Claim], packs: Packs) -> dict[str, dict[str, set[str]]]:
    """The goods that each voice counts, by its name in lower case and by report."""
    units = goods(packs)
    out: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        name, unit = claim.speaker.name if claim.speaker else None, claim.quantity.unit
        if name and unit in units:
            out.setdefault(name.lower(), {}).setdefault(claim.document, set()).add(unit or "")
    return out


def _voiced(statement: Statement, voices: Mapping[str, Mapping[str, Set[str]]], packs: Packs) -> tuple[str, ...]:
    """The goods that a denial of somebody's finding spares: those of which the voice it names gave no figure.

    "Called the Directorate's finding a fabrication" speaks of what the Directorate counted, in the same report if told
    there, else in any.
    """
    words = statement.span.quote.lower()
    named = [
        by_report
        for name, by_report in voices.items()
        if name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    ]
    here = {unit for by_report in named for unit in by_report.get(statement.document, ())}
    found = here or {unit for by_report in named for units in by_report.values() for unit in units}
    return tuple(sorted(goods(packs) - found)) if found else ()


def _id(who: str, said: TimeRange | None) -> str:
    """One id for a denial that several reports tell: the voice and the day."""
    day = (said.earliest or said.latest) if said else None
    stem = re.sub(r"[^\w]+", "-", who.lower()).strip("-")[:40]
    return f"{stem}-{day.isoformat()}-denial" if day else f"{stem}-denial"


def find_denials(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    lineage: Lineage,
    packs: Packs,
) -> tuple[Denial, ...]:
    """Every denial in the collection, in the order of reports and words.

    Args:
        reports: the collection.
        statements: of all its reports; those of the relation `denied` with a voice are taken.
        claims: of all its reports, traced: they say what a finding that is denied was of.
        lineage: their origins, which denials answer.
        packs: counted things and names.
    """
    names = {r.document: r for r in reports}
    voices = _counted(claims, packs)
    said_there = Sayings(reports, claims, lineage)
    states = {
        s.speaker.organisation: s.speaker.state
        for s in statements
        if s.speaker and s.speaker.organisation and s.speaker.state
    }
    out = []
    last: Statement | None = None
    bodies = {
        s.document
        for s in statements
        if s.relation == DENIED and s.speaker and s.span.part is PartKind.BODY and not takes_back(s)
    }
    denying = [s for s in statements if s.relation == DENIED]
    for statement in denying:
        if statement.speaker is None or takes_back(statement):
            continue
        if statement.span.part is PartKind.HEADLINE and statement.document in bodies:
            # the body says who denies and when
            continue
        if last is not None and _goes_on(last, statement):
            # "Karvenia rejected the account. “…,” said its spokesman": one denial, its spokesman's words
            continue
        last = statement
        report = names[statement.document]
        said = _said_on(statement, denying, names)
        who = statement.speaker.name or "unnamed"
        general = statement.general and not aimed(statement, said_there)
        spares = _spared(report, statement, voices, packs, general=general)
        target = answered(statement, said_there, said, spares, general=general)
        denied = {r.outlet for r in denied_reports(statement, said_there)}
        via = tuple(v for v in statement.via if v not in denied)
        through = f", through {' and '.join(via)}" if via else ""
        answers = "" if general or not target else f" It answers {said_there.told(target)}."
        out.append(
            Denial(
                kind=FindingKind.DENIAL,
                change=None,
                documents=(statement.document,),
                before=None,
                after=statement.span.quote,
                spans=(statement.span,),
                rule="denial word with a voice",
                message=f"{who} denies{through}: “{statement.span.quote.strip(QUOTES)}”.{answers}",
                origin=_id(who, said),
                by=who,
                group=group_of(statement, packs, report, states),
                via=via,
                said_on=said,
                general=general,
                sender=statement.sender,
                receiver=statement.receiver,
                target=target,
                spares=spares,
            )
        )
    return tuple(out)


def _said_on(denial: Statement, statements: Sequence[Statement], reports: Mapping[str, Report]) -> TimeRange | None:
    """When a denial was made: as its words say, else as another report that has the same words dates them."""
    if denial.said_on is not None:
        return denial.said_on
    mine: set[tuple[str, ...]] | None = None
    for other in statements:
        same = other.relation == DENIED and other.said_on is not None and other.document != denial.document
        if not same or other.speaker != denial.speaker or other.said_on is None:
            continue
        mine = mine if mine is not None else _runs(denial)
        if mine & _runs(other):
            days = other.said_on
            return TimeRange(days.earliest, days.latest, f"the same words in {other.document}: {days.basis}")
    published = reports[denial.document].published
    return TimeRange(None, published.latest, "publication: the words give no day") if published else None


def _runs(denial: Statement) -> set[tuple[str, ...]]:
    """Every run of so many words of a denial as makes two of them one."""
    words = re.findall(r"\w+", denial.span.quote.lower())
    return {tuple(words[k : k + SAME_WORDS]) for k in range(len(words) - SAME_WORDS + 1)}


def _goes_on(last: Statement, statement: Statement) -> bool:
    """Whether a person's denial right after that of a body is the same one: its spokesman's words."""
    mine, theirs = statement.speaker, last.speaker
    if mine is None or theirs is None or mine.person is None or theirs.person is not None:
        return False
    if last.document != statement.document or statement.span.start - last.span.end >= NEAR:
        return False
    if mine.organisation is not None:
        return mine.organisation == theirs.organisation
    return SPOKESMAN.search(statement.sentence.quote) is not None
