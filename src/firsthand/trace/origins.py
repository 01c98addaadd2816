"""Which claims retell one utterance, and what that utterance said.

Claims share an origin by the first of the reasons that holds (`joins` across reports, `within` one, `swaps` where a
figure is told of something else; docs/explanation/origins.md lists them); none depends on the order of reports.

Everything else stands alone: a figure without a speaker is its report's own. What an origin said is the reading of
its most direct retelling: fewest relays as traced, direct quotation before paraphrase, body before headline, then the
more cautious modality and the wider bound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.core.claim import Claim
from firsthand.core.lineage import Derivation, Lineage, Origin, Relation
from firsthand.core.quantity import Quantity
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.packs import Packs
from firsthand.trace.factors import factors
from firsthand.trace.joins import (
    join_days,
    join_echoes,
    join_relays,
    join_speakers,
    join_voices,
    join_words,
    kinds,
    misdated,
)
from firsthand.trace.own_voice import join_rest
from firsthand.trace.readings import with_readings
from firsthand.trace.sameness import compatible, limits
from firsthand.trace.sets import Sets
from firsthand.trace.shorthand import join_own_reports, join_short_names
from firsthand.trace.swaps import join_swaps
from firsthand.trace.voices import group_of, nameless, press
from firsthand.trace.within import join_account, join_own_voice, join_within


@dataclass(frozen=True, slots=True)
class Traced:
    """Claims with `origin`, `group` and traced relays filled, and the lineage that says why."""

    claims: tuple[Claim, ...]
    lineage: Lineage


def trace(reports: Sequence[Report], claims: Sequence[Claim], packs: Packs) -> Traced:
    """Group claims into origins and choose what each origin said."""
    by_name = {report.document: report for report in reports}
    ordered = sorted(claims, key=lambda c: (c.document, c.spans[0].start, c.id))
    told = [c.speaker for c in ordered if c.speaker]
    states = {s.organisation: s.state for s in told if s.organisation and s.state}
    groups = [group_of(c, packs, by_name[c.document], states) for c in ordered]
    found = kinds(ordered, groups, by_name)
    wrong = misdated(found)
    windows = [(None, None) if i in wrong else limits(c, by_name[c.document]) for i, c in enumerate(ordered)]
    sets = Sets(ordered, windows)
    join_speakers(found, wrong, sets)
    join_days(found, sets)
    premises = found.premises()
    join_within(ordered, groups, premises, sets)
    join_relays(found, sets)
    join_voices(found, sets)
    join_short_names(found, sets)
    join_words(ordered, sets)
    join_own_voice(ordered, sets)
    join_echoes(found, sets)
    join_account(ordered, sets)
    reckonings = factors(ordered, packs)
    join_swaps(found, reckonings, sets, wrong)
    join_own_reports(found, sets)
    join_rest(ordered, by_name, sets)
    members: dict[int, list[int]] = {}
    for i in range(len(ordered)):
        members.setdefault(sets.root(i), []).append(i)
    origins: list[tuple[Origin, list[int]]] = []
    for indices in members.values():
        bundle = [ordered[i] for i in indices]
        why = sorted({sets.why[i] for i in indices if i in sets.why})
        owners = [i for i in indices if i not in premises] or indices
        group = groups[_head([ordered[i] for i in owners], owners)]
        origins.append((_origin(bundle, [ordered[i] for i in owners], group, by_name, why), indices))
    origins = _name(origins)
    origin_of = {i: origin for origin, indices in origins for i in indices}
    out = [replace(c, origin=origin_of[i].id, group=origin_of[i].group) for i, c in enumerate(ordered)]
    out = _trace_relays(out, by_name)
    published = {r.document: (r.published.latest if r.published else None) for r in reports}
    final = [with_readings(origin, [out[i] for i in indices], published, reckonings) for origin, indices in origins]
    final.sort(key=lambda o: (_day(o.said_on), o.id))
    place = {c.id: k for k, c in enumerate(claims)}
    out.sort(key=lambda c: place[c.id])
    return Traced(tuple(out), Lineage(tuple(final), tuple(_derivations(out, sets, ordered))))


def _day(when: TimeRange | None) -> date:
    return (when.earliest or when.latest if when else None) or date.max


def _head(bundle: Sequence[Claim], indices: Sequence[int]) -> int:
    """The member that names the origin: the one with a person, else with a speaker, earliest in the text."""
    ranked = sorted(zip(bundle, indices, strict=True), key=lambda row: (_named(row[0]), row[1]))
    return ranked[0][1]


def _named(claim: Claim) -> int:
    if not claim.in_body or claim.speaker is None or nameless(claim) or press(claim):
        return 3
    if claim.speaker.person and claim.speaker.person.islower() and claim.speaker.organisation is None:
        # "an executive": a body that is told for the same words names more
        return 2
    return 0 if claim.speaker.person else 1


def _origin(
    bundle: Sequence[Claim], owners: Sequence[Claim], group: str, reports: Mapping[str, Report], why: Sequence[str]
) -> Origin:
    """An origin without its readings; `owners` are the claims whose voice can be the one that said it."""
    speakers = [c for c in sorted(owners, key=lambda c: (_named(c), c.document, c.spans[0].start)) if c.speaker]
    speaker = speakers[0].speaker if speakers else None
    printed = [p.latest for c in bundle if (p := reports[c.document].published) and p.latest]
    first = min(printed, default=date.max)
    days = [c.said_on for c in bundle if c.said_on and (c.said_on.earliest or date.min) <= first]
    told = Counter((d.earliest, d.latest) for d in days)
    width = {d: (d.latest or date.max) - (d.earliest or date.min) for d in days}
    # the most exact day that most retellings give: one alone may have it wrong
    said_on = min(
        days,
        key=lambda d: (width[d], -told[d.earliest, d.latest], d.earliest or date.min, d.basis),
        default=None,
    )
    if said_on is None:
        said_on = TimeRange(None, first, "publication: the words give no day") if printed else None
    relays = sorted({name for c in bundle for name in c.via})
    documents = sorted({c.document for c in bundle})
    return Origin(
        id="",
        speaker=speaker,
        group=group,
        said_on=said_on,
        occasion=None,
        readings=(),
        documents=tuple(documents),
        relays=tuple(relays),
        why=", ".join(why) if why else "told once",
    )


def _name(origins: list[tuple[Origin, list[int]]]) -> list[tuple[Origin, list[int]]]:
    """Give every origin an id from its speaker and day, numbered where two would share one."""
    out: list[tuple[Origin, list[int]]] = []
    used: dict[str, int] = {}
    for origin, indices in sorted(origins, key=lambda row: row[1][0]):
        when = origin.said_on
        day = (when.earliest or when.latest) if when else None
        stem = re.sub(r"[^\w]+", "-", origin.name.lower()).strip("-")[:40]
        base = f"{stem}-{day.isoformat()}" if day and origin.speaker else stem
        used[base] = used.get(base, 0) + 1
        out.append((replace(origin, id=base if used[base] == 1 else f"{base}-{used[base]}"), indices))
    return out


def _trace_relays(claims: list[Claim], reports: Mapping[str, Report]) -> list[Claim]:
    """Fill `traced_via` with the relay of a saying that other reports, or other sentences of this one, credit.

    Only where all that credit one for the figure agree on who stood next to the speaker: a briefing that several
    outlets heard has no relay to hide.
    """
    credited: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.origin and claim.via and claim.in_body:
            credited.setdefault(claim.origin, []).append(claim)
    behind = {origin: {name for c in told for name in c.via[1:]} for origin, told in credited.items()}
    nearest: dict[tuple[str, Quantity], set[str]] = {}
    out = []
    for claim in claims:
        origin = claim.origin or ""
        key = (origin, claim.quantity)
        if key not in nearest:
            told = [c for c in credited.get(origin, ()) if compatible(c.quantity, claim.quantity)]
            nearest[key] = {c.via[0] for c in told} - behind.get(origin, set())
        relays = nearest[key] or _own_relays(claim, credited.get(origin, ()))
        relay = next(iter(relays)) if len(relays) == 1 else None
        outlet = (reports[claim.document].outlet or "").lower()
        hidden = relay is not None and claim.speaker is not None and relay.lower() not in outlet
        out.append(replace(claim, traced_via=(relay,)) if hidden and relay and relay not in claim.via else claim)
    return out


def _own_relays(claim: Claim, credited: Sequence[Claim]) -> set[str]:
    """Through whom the same report has other words of this speaker: "X says … She told the Courier that …".

    What was told at a briefing came through nobody.
    """
    if claim.basis == "briefing":
        return set()
    name = claim.speaker.name if claim.speaker else None
    mine = (c for c in credited if c.document == claim.document and c.speaker and c.speaker.name == name)
    return {c.via[0] for c in mine}


def _derivations(claims: Sequence[Claim], sets: Sets, ordered: Sequence[Claim]) -> list[Derivation]:
    index = {c.id: i for i, c in enumerate(ordered)}
    out = []
    for claim in claims:
        source = claim.attribution.source[0] if claim.attribution and claim.attribution.source else claim.spans[0]
        quoted = claim.attribution is not None and claim.attribution.rule == "quotation"
        relation = (
            Relation.QUOTED_FROM
            if quoted
            else Relation.PRIMARY_SOURCE
            if claim.speaker and not claim.via
            else Relation.DERIVED_FROM
        )
        out.append(
            Derivation(claim.id, claim.origin or "", relation, source, sets.why.get(index[claim.id], "told once"))
        )
    return out
