"""Voices that a report tells for short, and reports that are the words of whom others credit.

* ``short-name``: "the ministry", "Norvian intelligence", "the governor's office" are the one voice of the collection
  whose name, post and state hold all these words, where both give one figure so exactly that two hardly do.
* ``own-report``: what is credited to an outlet or an organisation alone is what its own report prints; so are the
  other figures that whoever credits it prints in its own voice and that report has too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim
from firsthand.core.text import Report
from firsthand.packs import wordlist
from firsthand.trace.joins import Kinds, agree, one_time
from firsthand.trace.sameness import alike, one_thing, specific
from firsthand.trace.sets import Sets
from firsthand.trace.voices import name, owned

FILLERS = wordlist("credited.fillers")
"""Words of a short name that tell nobody from another: "office" of "the governor's office"."""
STEM = 4
"""Letters that a state and its adjective share at least: "Norvia", "Norvian"."""


def join_short_names(found: Kinds, sets: Sets) -> None:
    """Join what is credited to a voice told for short to the one voice that is meant, by the figure both give."""
    claims = found.claims
    by_figure: dict[tuple[object, ...], list[int]] = {}
    for i in found.first:
        if owned(claims[i]) and specific(claims[i].quantity):
            by_figure.setdefault((claims[i].quantity.unit, claims[i].quantity.ends), []).append(i)
    for indices in by_figure.values():
        for i in indices:
            fits = [
                j
                for j in indices
                if claims[i].document != claims[j].document
                and _short(claims[i].speaker, claims[j].speaker)
                and agree(claims[i], claims[j])
                and one_time(claims[i], claims[j], found.reports)
            ]
            if fits and len({sets.root(j) for j in fits}) == 1:
                for k in found.members[i]:
                    sets.join(k, fits[0], "short-name")


def _short(a: Speaker | None, b: Speaker | None) -> bool:
    """Whether all that tells one voice is said of the other too, which is told by more; its state may be untold."""
    if a is None or b is None:
        return False
    theirs = _words(b.name, b.organisation, b.role, b.state)
    states = () if b.state else _words(a.state)
    mine = [w for w in _words(a.name) - FILLERS if not any(_one(w, state) for state in states)]
    return 0 < len(mine) < len(theirs) and all(any(_one(word, other) for other in theirs) for word in mine)


def _words(*names: str | None) -> frozenset[str]:
    return frozenset(w for n in names for w in re.findall(r"[^\W\d_]{2,}", (n or "").lower().replace("'s", "")))


def _one(a: str, b: str) -> bool:
    """Whether two words are one, or a state and its adjective."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) > STEM and long.startswith(short[:-1]) and len(long) - len(short) < STEM)


def join_own_reports(found: Kinds, sets: Sets) -> None:
    """Join what is credited to an outlet or an organisation alone to what its own report of the collection prints."""
    claims, reports = found.claims, found.reports
    printed = _printed(found)
    unsaid: dict[str, list[int]] = {}
    for k, claim in enumerate(claims):
        if claim.speaker is None:
            unsaid.setdefault(claim.document, []).append(k)
    for i in found.first:
        if claims[i].speaker is None:
            continue
        own = [j for j in printed.get(plain(name(claims[i])), ()) if _before(claims[j], claims[i], reports)]
        fits = [j for j in own if _one_figure(claims[i], claims[j])]
        if not fits or len({sets.root(j) for j in fits}) != 1:
            continue
        for k in found.members[i]:
            sets.join(k, fits[0], "own-report")
        for k in (k for d in sorted({claims[m].document for m in found.members[i]}) for k in unsaid.get(d, ())):
            told = [j for j in own if _one_figure(claims[k], claims[j])]
            if told and len({sets.root(j) for j in told}) == 1:
                sets.join(k, told[0], "own-report")


def plain(outlet: str | None) -> str:
    """An outlet's name without its article and what stands in brackets behind it."""
    return re.sub(r"^the |\s*\(.*", "", (outlet or "").lower())


def _printed(found: Kinds) -> Mapping[str, list[int]]:
    """Outlet -> the claims of its reports."""
    out: dict[str, list[int]] = {}
    for i, claim in enumerate(found.claims):
        outlet = plain(found.reports[claim.document].outlet)
        if outlet and specific(claim.quantity):
            out.setdefault(outlet, []).append(i)
    return out


def _before(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether the report of one claim, another one, can have been out when that of the other was."""
    first, second = reports[a.document].published, reports[b.document].published
    if a.document == b.document:
        return False
    return not (first and second and first.earliest and second.latest) or first.earliest <= second.latest


def _one_figure(a: Claim, b: Claim) -> bool:
    return alike(a.quantity, b.quantity) and one_thing(a, b)
