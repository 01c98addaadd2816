"""Slips of the pen that name something else: an agency's acronym with a wrong letter, a calibre with a digit lost.

Each is seen only where another report of the collection prints the right form: the agency under its own acronym, or the
same counted thing in a calibre that is in use. A form that the report itself explains, or that the packs know, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from firsthand.core.claim import Claim
from firsthand.core.finding import Change, Finding, FindingKind
from firsthand.core.text import Report, Span
from firsthand.packs import Packs, numbers
from firsthand.trace.notes import called

ACRONYM = re.compile(r"\b[A-Z]{3,5}\b")
BORE = re.compile(r"(?<![\d.,])(\d{2,3})[ -]?(?:mm|millimet(?:er|re)s?)\b")
IN_USE = frozenset(int(bore) for bore in numbers("slips.calibres"))
"""Calibres in millimetres, of guns, mortars and rockets that are known to exist."""


def find_slips(reports: Sequence[Report], claims: Sequence[Claim], packs: Packs) -> tuple[Finding, ...]:
    """One finding for each slip and report, against the first report that has the right form."""
    names = {report.document: report for report in reports}
    ordered = sorted(claims, key=lambda c: (c.document, c.spans[0].start))
    found: dict[tuple[str, str], Finding] = {}
    for finding in (*_acronyms(ordered, names, packs), *_bores(ordered, names)):
        found.setdefault((finding.documents[0], finding.after or ""), finding)
    return tuple(found.values())


def _acronyms(claims: Sequence[Claim], reports: Mapping[str, Report], packs: Packs) -> Iterator[Finding]:
    """A voice whose acronym has one letter other than its organisation's name and every other report of it."""
    told: dict[str, list[tuple[Claim, Span]]] = {}
    for claim in claims:
        agency = claim.speaker.organisation if claim.speaker else None
        for source in claim.attribution.source if claim.attribution and agency else ():
            told.setdefault(agency or "", []).extend((claim, span) for span in _capitals(source, reports))
    for agency, rows in told.items():
        initials = "".join(word[0] for word in agency.split() if word[0].isupper())
        for claim, span in rows:
            # "the Osmaran National Flood Service" is the NFS
            own = initials[-len(span.quote) :]
            proof = next(((c, s) for c, s in rows if s.quote == own and s.document != span.document), None)
            explained = f"({span.quote})" in reports[span.document].text
            if proof and _one_letter(span.quote, own) and span.quote.lower() not in packs.entities and not explained:
                message = (
                    f"Your text calls the {agency} “{span.quote}”; the report {called(reports[proof[1].document])} "
                    f"has “{own}”."
                )
                yield _finding(Change.SPEAKER_SWAPPED, proof, (claim, span), "slip in an acronym", message)


def _capitals(source: Span, reports: Mapping[str, Report]) -> Iterator[Span]:
    for match in ACRONYM.finditer(source.quote):
        yield reports[source.document].span(source.start + match.start(), source.start + match.end())


def _one_letter(a: str, b: str) -> bool:
    """Whether two acronyms of one length begin alike and differ in one letter."""
    return len(a) == len(b) and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _bores(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Iterator[Finding]:
    """A calibre that no gun has, one digit short of the only one that other reports print of the same thing."""
    told: dict[str, list[tuple[Claim, Span]]] = {}
    for claim in claims:
        for match in BORE.finditer(claim.sentence.quote):
            start = claim.sentence.start
            span = reports[claim.document].span(start + match.start(), start + match.end())
            told.setdefault(claim.quantity.unit or "", []).append((claim, span))
    for rows in told.values():
        right = [row for row in rows if _bore(row[1]) in IN_USE]
        for claim, span in rows:
            fits = [row for row in right if row[1].document != span.document and _short(_bore(span), _bore(row[1]))]
            if _bore(span) not in IN_USE and len({_bore(row[1]) for row in fits}) == 1:
                message = (
                    f"Your text has “{span.quote}”, a calibre that is not in use; the report "
                    f"{called(reports[fits[0][1].document])} has “{fits[0][1].quote}”: a digit is lost."
                )
                yield _finding(Change.MAGNITUDE_SLIP, fits[0], (claim, span), "slip in a calibre", message)


def _bore(span: Span) -> int:
    match = BORE.match(span.quote)
    return int(match[1]) if match else 0


def _short(bore: int, other: int) -> bool:
    """Whether a number is another one with a digit lost: 15 of 152."""
    digits = str(other)
    return str(bore) in {digits[:k] + digits[k + 1 :] for k in range(len(digits))}


def _finding(change: Change, before: tuple[Claim, Span], after: tuple[Claim, Span], rule: str, message: str) -> Finding:
    return Finding(
        kind=FindingKind.DRIFT,
        change=change,
        documents=(after[1].document, before[1].document),
        before=before[1].quote,
        after=after[1].quote,
        spans=(before[1], after[1]),
        rule=rule,
        message=message,
        origin=after[0].origin,
        claims=(before[0].id, after[0].id),
    )
