"""Later figures that replace earlier ones: of one voice, or as a report tells.

* ``own later figure``: a speaker, or another voice of the same office, gives a newer figure of one matter. All figures
  of one voice and matter are one finding, from the first to the newest.
* ``told as replaced``: a report quotes a figure as the old one beside the new: "raised the toll from 312 to 340".

Another voice's later figure replaces nothing, nor does a figure by another rule of inclusion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Finding, FindingKind
from firsthand.core.lineage import Lineage
from firsthand.core.text import Report
from firsthand.packs import Packs, wordlist
from firsthand.trace.corrections import WITHDRAWN
from firsthand.trace.matter import Saying, counted, near_miss, one_matter, sayings, voice

FALLING = wordlist("matter.falling")
MOST = 12
"""Figures of a chain whose places are shown, the newest kept."""


def find_supersessions(
    reports: Sequence[Report], claims: Sequence[Claim], lineage: Lineage, packs: Packs
) -> tuple[Finding, ...]:
    """Every succession that `reports` tell, the newest first.

    Args:
        reports: the reports that are known; a chain ends with what they say.
        claims: all claims, traced.
        lineage: their origins.
        packs: kinds that are kept apart.
    """
    said = sayings(reports, claims, lineage)
    chains = _chains([s for s in said if counted(s.claim) and voice(s) and s.day], packs)
    chains.sort(key=lambda chain: (chain[-1].day or date.min, chain[-1].origin.id), reverse=True)
    own = tuple(_own(chain) for chain in chains)
    here = {r.document for r in reports}
    return (*own, *_told([c for c in claims if c.document in here], chains))


def _offices(said: Sequence[Saying]) -> dict[str, str]:
    """Every voice -> the body it speaks for, as any saying names it."""
    found: dict[str, str] = {}
    for saying in said:
        speaker = saying.origin.speaker
        if speaker and speaker.person and speaker.organisation:
            found.setdefault(speaker.person, speaker.organisation)
    return found


def _chains(said: Sequence[Saying], packs: Packs) -> list[list[Saying]]:
    """Figures of one voice and matter that follow each other, each other than the one before; two at least."""
    offices = _offices(said)
    chains: dict[str, list[list[Saying]]] = {}
    for saying in said:
        speaker = saying.origin.speaker
        name = (speaker and speaker.name) or ""
        mine = chains.setdefault(offices.get(name, (speaker and speaker.organisation) or name), [])
        home = next((c for c in mine if one_matter(c[-1].claim, saying.claim, packs)), None)
        if home is None:
            mine.append([saying])
        elif _follows(home[-1], saying):
            home.append(saying)
    return [chain for mine in chains.values() for chain in mine if len(chain) > 1]


def _follows(old: Saying, new: Saying) -> bool:
    """Whether a figure is another one and was said later; one without a day of its own may be an old one retold."""
    if old.claim.quantity.same_figure(new.claim.quantity) or near_miss(old, new):
        return False
    if not (old.day and new.day) or new.day <= old.day:
        return False
    if old.documents & new.documents and not (old.first and new.first):
        return False
    if new.first is None:
        return new.value > old.value and new.claim.category not in FALLING
    return new.first >= old.day


def _own(chain: Sequence[Saying]) -> Finding:
    first, last = chain[0], chain[-1]
    steps = ", then ".join(f"“{s.claim.quote}” {_when(s)}" for s in chain)
    who, newest = first.origin.name, last.origin.name
    also = f" ({newest} speaks for the same office)" if newest != who else ""
    shown = [first, *chain[1:][-(MOST - 1) :]]
    return Finding(
        kind=FindingKind.SUPERSESSION,
        change=None,
        documents=tuple(dict.fromkeys(s.claim.document for s in (last, *chain))),
        before=first.claim.quote,
        after=last.claim.quote,
        spans=tuple(s.claim.spans[0] for s in shown),
        rule="own later figure",
        message=f"{who} gave {steps}{also}. The last replaces what went before; print an older one with its day.",
        origin=last.origin.id,
        claims=tuple(s.claim.id for s in shown),
    )


def _when(saying: Saying) -> str:
    day = saying.day
    if day is None:
        return ""
    return f"{'on' if saying.first == day else 'by'} {day.day} {day:%B %Y}"


def _told(claims: Sequence[Claim], chains: Sequence[Sequence[Saying]]) -> Iterator[Finding]:
    """Figures quoted as replaced, with the new one of their sentence; one finding for each two figures."""
    seen: set[tuple[object, ...]] = set()
    for old in claims:
        if old.stance is not Stance.SUPERSEDES or WITHDRAWN in old.rules:
            continue
        new = next((c for c in claims if _beside(old, c)), None)
        if new is None or any(_holds(chain, old) and _holds(chain, new) for chain in chains):
            continue
        key = (old.quantity.unit, old.quantity.point, new.quantity.point)
        if key in seen:
            continue
        seen.add(key)
        who = (new.speaker and new.speaker.name) or "the report"
        yield Finding(
            kind=FindingKind.SUPERSESSION,
            change=None,
            documents=(new.document,),
            before=old.quote,
            after=new.quote,
            spans=(old.spans[0], new.spans[0]),
            rule="told as replaced",
            message=f"“{old.quote}” is told as replaced by “{new.quote}” ({who}). Who still prints the old figure "
            "should say that it is the old one.",
            origin=new.origin,
            claims=(old.id, new.id),
        )


def _beside(old: Claim, new: Claim) -> bool:
    """Whether a figure is the new one that stands in the sentence of a replaced one."""
    return (
        new is not old
        and new.sentence == old.sentence
        and new.stance is Stance.ASSERTS
        and new.quantity.unit == old.quantity.unit
        and new.direction is None
        and not new.quantity.same_figure(old.quantity)
    )


def _holds(chain: Sequence[Saying], claim: Claim) -> bool:
    return any(
        s.claim.quantity.unit == claim.quantity.unit and s.claim.quantity.same_figure(claim.quantity) for s in chain
    )
