"""Shares of which a headline names another whole than its text: half "of the shells it uses", "of what it needs"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Change, Finding, FindingKind
from firsthand.core.quantity import CLOSE, near
from firsthand.core.text import PartKind, Report
from firsthand.packs import wordlists
from firsthand.trace.notes import note

WHOLES = wordlists("drift.wholes")
"""What is done with a whole -> the verbs that tell it."""
REACH = 8
"""Words between a share and the verb of its whole at most."""
HUNDRED = 100.0


def find_wholes(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """The shares of headlines whose whole is another in the same report's body, one finding for each headline."""
    names = {report.document: report for report in reports}
    shares: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.spans[0].start)):
        if _share(claim) is not None and claim.stance is Stance.ASSERTS and not claim.question:
            shares.setdefault(claim.document, []).append(claim)
    out = []
    for rows in shares.values():
        bodies = [c for c in rows if c.in_body]
        for headline in (c for c in rows if c.part is PartKind.HEADLINE and not c.in_body):
            alike = [c for c in bodies if near(_share(c) or 0, _share(headline) or 0, CLOSE)]
            told = {verb for body in alike for verb in _whole(body)}
            if alike and told and _whole(headline) and told.isdisjoint(_whole(headline)):
                out.append(_finding(alike[0], headline, names))
    return tuple(out)


def _share(claim: Claim) -> float | None:
    """A share as a part of one, or None where a figure is none."""
    value = claim.quantity.point
    if value is None or claim.quantity.unit not in ("ratio", "percent"):
        return None
    return value / HUNDRED if claim.quantity.unit == "percent" else value


def _whole(claim: Claim) -> frozenset[str]:
    """What the words after a share say is done with its whole, up to the end of their clause; one thing, or none."""
    after = claim.sentence.quote[max(0, claim.spans[0].end - claim.sentence.start) :]
    words = f"{claim.quote} {re.split(r'[,;:.!?—–]| (?:while|as|and|but) ', after)[0]}".lower().split()
    if "of" not in words:
        return frozenset()
    words = words[words.index("of") :][: REACH + 1]
    found = frozenset(name for name, verbs in WHOLES.items() if not verbs.isdisjoint(words))
    return found if len(found) == 1 else frozenset()


def _finding(body: Claim, headline: Claim, reports: Mapping[str, Report]) -> Finding:
    return Finding(
        kind=FindingKind.DRIFT,
        change=Change.HEADLINE_AGAINST_BODY,
        documents=(headline.document,),
        before=body.sentence.quote,
        after=headline.sentence.quote,
        spans=(body.sentence, headline.sentence),
        rule="another whole",
        message=note(Change.HEADLINE_AGAINST_BODY, body, headline, reports),
        origin=headline.origin,
        claims=(body.id, headline.id),
    )
