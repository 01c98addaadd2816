"""What was taken back: figures, quotations and whole reports, by whom and when.

* ``withdrawn``: a report quotes a figure as taken back ("withdrew its figure of 312 dead"), as never given ("said it
  never gave a figure of 312"), or as an error of its own earlier version.
* ``report retracted``: an outlet takes back its report; every figure of it leaves.
* ``withdrawn figure repeated``: a report prints the figure after that day, in its own voice or as the same saying.
* ``saying disowned``: a voice takes back, or says that it never gave, a figure that stands before these words.

What is taken back leaves every answer from that day on. Only who gave a figure can take it back: the same number of
another voice stays. A lower later figure, or one by another rule of inclusion, takes nothing back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim, Stance, Statement
from firsthand.core.finding import Correction, FindingKind
from firsthand.core.text import PartKind, Report, Span
from firsthand.core.time import TimeRange
from firsthand.packs import wordlist
from firsthand.trace.sameness import specific

NO_PLACE = wordlist("matter.no_place")
WITHDRAWN = "withdrawn"
"""The rule by which a claim quotes a figure that was taken back."""
REPEATED = "withdrawn figure repeated"
"""The rule by which a report prints a figure that had been taken back before."""
TOOK_BACK = "took-back"
"""The relation of statements that take something back."""
REPORTS = re.compile(r"\b(?:report|reports|article|story)\b", re.IGNORECASE)
NAMED = re.compile(r"(?<!^)(?:[A-Z][\w’'-]+ ?)+")
"""A name inside a sentence."""
DISOWNED = re.compile(
    r"\bnever\s+(?:gave|given|giving|issued|said|used|made)\s+(?:any |an? |the |that |this |those |such )*"
    r"(?:figures?|numbers?|toll|statement|remarks?|quotes?|words|count|estimate|interview)\b",
    re.IGNORECASE,
)
"""Words by which a voice says that it never gave what it is quoted with."""
NEAR = 600
"""Characters before a statement within which "that figure" stands."""
STEP = 0.02
"""The width, in natural logarithms, of the steps by which figures are looked up: wider than `core.quantity.CLOSE`."""


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    """Words that take something back: by whom (a voice or an outlet), by which rule, and at the latest on which day.

    `figure` is the claim whose figure is meant, None for a whole report; `whole` are the reports taken back.
    """

    words: Span
    sentence: Span
    by: str | None
    rule: str
    day: date | None
    figure: Claim | None
    whole: frozenset[str] = frozenset()


def find_corrections(
    reports: Sequence[Report], claims: Sequence[Claim], statements: Sequence[Statement]
) -> tuple[Correction, ...]:
    """One finding for each withdrawal and report that printed the figure before, or for the report it stands in.

    Args:
        reports: the collection.
        claims: its claims, traced.
        statements: its statements; those of taking back are read.
    """
    by_name = {r.document: r for r in reports}
    voices = _voices(reports, claims)
    found = [*_figures(by_name, claims, voices), *_others(by_name, claims, statements, voices)]
    if not found:
        return ()
    figures = _Figures(claims)
    return tuple(correction for taken in found for correction in _findings(taken, by_name, figures))


class _Figures:
    """The claims of a collection by report and by figure, so that a withdrawal looks only at those it can mean."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.by_document: dict[str, list[int]] = {}
        self.by_figure: dict[tuple[str | None, str | None, int | None], list[int]] = {}
        for k, claim in enumerate(claims):
            self.by_document.setdefault(claim.document, []).append(k)
            for step in self._steps(claim):
                self.by_figure.setdefault((claim.quantity.unit, claim.category, step), []).append(k)

    def like(self, taken: _Withdrawal) -> list[Claim]:
        """Claims that print the figure taken back, or stand in a report taken back, in their order."""
        found = {k for document in taken.whole for k in self.by_document.get(document, ())}
        figure = taken.figure
        if figure is not None:
            for step in self._steps(figure):
                for near in (step,) if step is None else (step - 1, step, step + 1):
                    found.update(self.by_figure.get((figure.quantity.unit, figure.category, near), ()))
        return [self.claims[k] for k in sorted(found)]

    @staticmethod
    def _steps(claim: Claim) -> list[int | None]:
        """The ends of a figure on a scale whose steps are wider than what counts as the same figure."""
        ends = [v for v in (claim.quantity.low, claim.quantity.high) if v is not None]
        return [round(math.log(abs(v) or 1.0) / STEP) for v in ends] or [None]


def takes_back(statement: Statement) -> bool:
    """Whether a statement takes something back: by its relation, or as "had never given that figure"."""
    return statement.relation == TOOK_BACK or DISOWNED.search(statement.span.quote) is not None


def _voices(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Every voice and outlet of a collection, the longest name first."""
    names = {r.outlet.split("(")[0].strip() for r in reports if r.outlet}
    names |= {n for c in claims if c.speaker for n in (c.speaker.person, c.speaker.organisation) if n}
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


def _who(before: str, voices: Sequence[str]) -> str | None:
    """The voice or outlet named last in the words before a withdrawal, known to the collection or not."""
    text = before.lower()
    places = [(text.rfind(name.lower()), name) for name in voices]
    place, name = max(places, key=lambda row: (row[0], len(row[1])), default=(-1, ""))
    if place >= 0:
        return name
    unknown = [m for m in NAMED.findall(before) if m.split()[0].lower() not in NO_PLACE]
    return unknown[-1].strip() if unknown else None


def _printed(report: Report) -> date | None:
    return report.published.latest if report.published else None


def _figures(reports: Mapping[str, Report], claims: Sequence[Claim], voices: Sequence[str]) -> Iterator[_Withdrawal]:
    for claim in claims:
        if WITHDRAWN not in claim.rules:
            continue
        report, sentence = reports[claim.document], claim.sentence
        before = sentence.quote[: claim.spans[0].start - sentence.start]
        own = re.search(r"\bversions?\b|\bthis (?:article|story|report)\b", before, re.IGNORECASE)
        who = _who(before, voices) or ((report.outlet or claim.document) if own else None)
        by = who or (claim.speaker.name if claim.speaker else None)
        day = (claim.said_on.latest if claim.said_on else None) or _printed(report)
        yield _Withdrawal(claim.wording, sentence, by, "withdrawn", day, claim)


def _others(
    reports: Mapping[str, Report], claims: Sequence[Claim], statements: Sequence[Statement], voices: Sequence[str]
) -> Iterator[_Withdrawal]:
    """Withdrawals without a figure in their sentence: of a report, or of a figure that stands before."""
    for said in statements:
        if not takes_back(said) or any(c.sentence == said.sentence and WITHDRAWN in c.rules for c in claims):
            continue
        report = reports[said.document]
        before = said.sentence.quote[: said.span.end - said.sentence.start]
        by = said.sender or _who(before, voices) or (said.speaker.name if said.speaker else None)
        day = (said.said_on.latest if said.said_on else None) or _printed(report)
        outlet = next((n for n in voices if n.lower() in before.lower() and _of(reports, n)), None)
        if outlet is None and by is None:
            # "the paper": the outlet named last before
            earlier = report.text[max(0, said.span.start - NEAR) : said.span.start]
            outlet = _who(earlier, [n for n in voices if _of(reports, n)])
        if REPORTS.search(said.span.quote) and outlet:
            whole = {
                r.document
                for r in _of(reports, outlet)
                if r is not report and (day is None or (printed := _printed(r)) is None or printed <= day)
            }
            if len(whole) == 1:
                # of two reports of one outlet nobody can tell which is meant
                yield _Withdrawal(said.span, said.sentence, outlet, "report retracted", day, None, frozenset(whole))
            continue
        near = [
            c
            for c in claims
            if c.document == said.document and 0 <= said.span.start - c.spans[0].end < NEAR and _gave(c, by, report)
        ]
        if by and near:
            nearest = max(near, key=lambda c: c.spans[0].end)
            yield _Withdrawal(said.span, said.sentence, by, "saying disowned", day, nearest)


def _of(reports: Mapping[str, Report], outlet: str) -> list[Report]:
    name = outlet.lower().removeprefix("the ")
    return [
        r for r in reports.values() if r.outlet and r.outlet.split("(")[0].strip().lower().removeprefix("the ") == name
    ]


def _gave(claim: Claim, by: str | None, report: Report) -> bool:
    """Whether a claim can be one of `by`'s: its speaker's, its relay's, its outlet's own, or nobody's."""
    if by is None:
        return True
    name = by.lower()
    speaker = claim.speaker
    outlet = (report.outlet or "").split("(")[0].strip()
    mine = {n.lower() for n in (outlet, *claim.via) if n}
    if speaker is None or speaker.name is None:
        return True
    mine |= {n.lower() for n in (speaker.person, speaker.organisation, speaker.state) if n}
    return any(name in other or other in name for other in mine) or _heads(speaker, name, report)


def _heads(speaker: Speaker, body: str, report: Report) -> bool:
    """Whether a report tells a speaker's post by the words of a body: "fire chief Lindahl" and the "fire brigade"."""
    field, _, _ = body.rpartition(" ")
    post = f"{field.removeprefix('the ')} {speaker.role} {speaker.person}".lower()
    return bool(field and speaker.role and speaker.person) and post in report.text.lower()


def _takes(taken: _Withdrawal, claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether a claim is what was taken back."""
    if WITHDRAWN in claim.rules:
        return False
    report = reports[claim.document]
    said = (claim.said_on.latest if claim.said_on else None) or _printed(report)
    if said is not None and taken.day is not None and taken.day < said:
        return False
    if claim.document in taken.whole:
        return True
    figure = taken.figure
    if figure is None or not claim.measure.accepts(figure.measure) or not _gave(claim, taken.by, report):
        return False
    if figure.inclusion and figure.inclusion != claim.inclusion:
        return False
    return figure.quantity.same_figure(claim.quantity)


def _findings(taken: _Withdrawal, reports: Mapping[str, Report], figures: _Figures) -> Iterator[Correction]:
    gone = [c for c in figures.like(taken) if _takes(taken, c, reports)]
    elsewhere = [c for c in gone if c.document != taken.words.document]
    firsts: dict[str, Claim] = {}
    for claim in sorted(elsewhere or gone, key=lambda c: c.part is not PartKind.BODY):
        firsts.setdefault(claim.document, claim)
    echoes: dict[str, Claim] = {}
    origins = {c.origin for c in gone}
    for claim in sorted(figures.like(taken), key=lambda c: c.part is not PartKind.BODY):
        if _repeats(taken, claim, origins, reports):
            echoes.setdefault(claim.document, claim)
    takes = tuple(c.id for c in gone)
    for claim in (*firsts.values(), *echoes.values()):
        words = taken.sentence.quote.strip()
        late = claim.document in echoes
        yield Correction(
            kind=FindingKind.CORRECTION,
            change=None,
            documents=tuple(dict.fromkeys((claim.document, taken.words.document))),
            before=claim.spans[0].quote,
            after=taken.words.quote,
            spans=(claim.spans[0], taken.words),
            rule=REPEATED if late else taken.rule,
            message=_late(taken, claim, words) if late else _message(taken, claim, words),
            origin=claim.origin,
            claims=(claim.id, *((taken.figure.id,) if taken.figure else ())),
            by=taken.by,
            said_on=TimeRange(None, taken.day, "the words, else publication") if taken.day else None,
            takes=(claim.id,) if late else takes,
        )


def _repeats(taken: _Withdrawal, claim: Claim, gone: Collection[str | None], reports: Mapping[str, Report]) -> bool:
    """Whether a report prints a figure after its withdrawal, in its own voice or as the saying that was taken back."""
    figure, printed = taken.figure, _printed(reports[claim.document])
    if figure is None or not gone or taken.day is None or printed is None or printed <= taken.day:
        return False
    own = claim.speaker is None and specific(claim.quantity)
    if claim.stance is not Stance.ASSERTS or WITHDRAWN in claim.rules or not (own or claim.origin in gone):
        return False
    return claim.measure.accepts(figure.measure) and figure.quantity.same_figure(claim.quantity)


def _late(taken: _Withdrawal, claim: Claim, words: str) -> str:
    who = f" by {taken.by}" if taken.by else ""
    return f"“{claim.quote.strip()}” was printed after it had been taken back{who}: “{words}”"


def _message(taken: _Withdrawal, claim: Claim, words: str) -> str:
    if taken.rule == "report retracted":
        return (
            f"The report that has “{claim.quote.strip()}” was taken back by {taken.by}: “{words}” What it alone "
            "supports stands no more."
        )
    who = f" by {taken.by}" if taken.by else ""
    verb = "disowned" if taken.rule == "saying disowned" else "taken back"
    return f"“{claim.quote.strip()}” was {verb}{who}: “{words}” Whoever printed it should say so."
