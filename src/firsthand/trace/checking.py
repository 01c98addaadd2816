"""A draft set against the record, figure by figure.

For each figure of the draft the record is asked for the reading it can come from: the same measure as far as both say
and the same figure, or one that rounding or a bound can make of it; the same speaker before another, an exact figure
before a rounded one. What then differs is named by the rules of `drift`, and who is credited instead of whom. A figure
the record has nowhere is unsupported, which is no verdict on it: the collection may lack its source. So is one that was
taken back. A figure that keeps to the record and is denied, or has a rival that excludes it, is contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.core.attribution import Speaker, articled
from firsthand.core.check import Checked, Verdict
from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Change, Correction, FindingKind
from firsthand.core.lineage import Origin
from firsthand.core.story import Story
from firsthand.core.text import Report
from firsthand.trace.changes import changes, unhedged
from firsthand.trace.sameness import compatible


@dataclass(frozen=True, slots=True)
class _Fit:
    """A reading that a figure of the draft can come from: its origin, the retelling set against it, and all of them."""

    origin: Origin
    source: Claim
    cluster: tuple[Claim, ...]


def check(draft: Sequence[Claim], story: Story) -> tuple[Checked, ...]:
    """Every figure of a draft with its verdict, in the order of the draft.

    Args:
        draft: the claims of one's own copy, as extracted.
        story: the record.
    """
    by_id = {claim.id: claim for claim in story.claims}
    readings = [
        (origin, tuple(by_id[id] for id in (reading.claim, *reading.variants)))
        for origin in story.lineage.origins
        for reading in origin.readings
    ]
    out = []
    for claim in sorted(draft, key=lambda c: c.spans[0].start):
        if claim.question or claim.stance is not Stance.ASSERTS:
            continue
        fits = [
            _Fit(origin, _source(claim, cluster), cluster)
            for origin, cluster in readings
            if cluster[0].stance is Stance.ASSERTS
            and claim.measure.accepts(cluster[0].measure)
            and compatible(claim.quantity, _source(claim, cluster).quantity)
        ]
        fit = min(fits, key=lambda fit: _distance(claim, fit), default=None)
        if fit is None or not _told(claim, fit):
            out.append(Checked(claim, Verdict.UNSUPPORTED, notes=tuple(_near(claim, story.claims))))
        else:
            out.append(_against(claim, fit, story))
    return tuple(out)


LIGHTER = (Change.BOUND_FLIPPED, Change.BOUND_DROPPED, Change.ROUNDING)
"""Changes that `changes` yields after a dropped doubt."""


def _source(claim: Claim, cluster: Sequence[Claim]) -> Claim:
    """The most direct retelling that prints the draft's figure and is no bolder than the reading, else the reading."""
    first = cluster[0]
    if first.quantity.same_figure(claim.quantity):
        return first
    careful = (c for c in cluster if c.modality.caution >= first.modality.caution and c.stance is first.stance)
    return next((c for c in careful if c.quantity.same_figure(claim.quantity)), first)


def _told(claim: Claim, fit: _Fit) -> bool:
    """Whether the record can have given the draft its figure: the same, one it contains, or a rounded one."""
    mine, theirs = claim.quantity, fit.source.quantity
    return mine.same_figure(theirs) or mine.contains(theirs) or any(changes(fit.source, claim))


def _distance(claim: Claim, fit: _Fit) -> tuple[bool, bool, int, bool, str]:
    """How far a reading is from a draft's claim: another figure, another speaker, other changes; the least is meant."""
    named = claim.speaker is not None and fit.origin.speaker is not None
    other = named and not _credited(claim, fit)
    exact = claim.quantity.same_figure(fit.source.quantity)
    return (
        not exact,
        other,
        len(list(changes(fit.source, claim))),
        fit.origin.speaker is None,
        fit.origin.id,
    )


def _credited(claim: Claim, fit: _Fit) -> bool:
    """Whether the voice that the draft credits is the origin's, or one that a report of the record credits for it.

    A person stands for himself and for the body he is said to speak for; a state for all its voices; two offices of one
    state are two.
    """
    mine = claim.speaker
    if mine is None or fit.origin.speaker is None:
        return False
    if mine.name in (*fit.origin.relays, fit.origin.group):
        return True
    voices = [fit.origin.speaker, *(c.speaker for c in fit.cluster if c.speaker)]
    return any(_one_voice(mine, theirs, fit.origin.group) for theirs in voices)


def _one_voice(mine: Speaker, theirs: Speaker, group: str) -> bool:
    if mine.name == theirs.name:
        return True
    if mine.person and theirs.person:
        return False
    bodies = {mine.organisation, theirs.organisation} - {None}
    if mine.organisation and mine.organisation == theirs.organisation and mine.organisation != group:
        return True
    # a person whose office no report names, and an office of the same state
    return len(bodies) == 1 and bool(mine.person or theirs.person) and group in (mine.state, theirs.state)


def _doubts(retelling: Claim, source: Claim) -> bool:
    """Whether a retelling tells the same judgement, so that a doubt it keeps was the saying's own."""
    same = retelling.in_body and retelling.quantity.same_figure(source.quantity)
    return same and retelling.modality is source.modality and retelling.stance is source.stance


def _against(claim: Claim, fit: _Fit, story: Story) -> Checked:
    origin, source = fit.origin, fit.source
    found = list(changes(source, claim))
    if Change.HEDGE_DROPPED not in found and any(_doubts(c, source) and unhedged(c, claim) for c in fit.cluster):
        # in the order of `changes`
        found.insert(next((k for k, change in enumerate(found) if change in LIGHTER), len(found)), Change.HEDGE_DROPPED)
    if claim.speaker is not None and origin.speaker is not None and not _credited(claim, fit):
        found.append(Change.SPEAKER_SWAPPED)
    notes: list[str] = []
    against: list[str] = []
    ids = {c.id for c in fit.cluster}
    for answer in story.answers:
        if answer.denied_by and ids & set(answer.claims):
            against.append(f"denied by {', '.join(sorted({denier.by for denier in answer.denied_by}))}")
        left = [*answer.superseded, *answer.later_higher]
        notes += [row.why for row in left if row.claim in ids]
    against += _rivals(ids, story)
    taken = _taken_back(source, story)
    verdict = Verdict.DRIFTS if found else Verdict.CONTESTED if against else Verdict.AGREES
    if taken:
        verdict = Verdict.UNSUPPORTED
    safer = _safer(source, origin, {r.document: r for r in story.reports}) if found and not taken else None
    return Checked(claim, verdict, tuple(found), source, safer, tuple(dict.fromkeys([*taken, *against, *notes])))


def _rivals(ids: set[str], story: Story) -> list[str]:
    """Figures that exclude a reading, each with its voice."""
    by_id = {c.id: c for c in story.claims}
    found = []
    for finding in story.findings:
        if finding.kind is not FindingKind.CONFLICT or not ids & set(finding.claims):
            continue
        for id in finding.claims:
            if id not in ids:
                other = by_id[id]
                name = other.speaker.name if other.speaker and other.speaker.name else "another voice"
                said = "says it is not so" if other.stance is Stance.DENIES else f"gives “{other.quote.strip()}”"
                found.append(f"{articled(name)} {said}")
    return found


def _taken_back(source: Claim, story: Story) -> list[str]:
    found = []
    for finding in story.findings:
        if isinstance(finding, Correction) and source.id in finding.takes:
            day = finding.said_on.latest if finding.said_on else None
            when = f" by {day.day} {day:%B %Y}" if day else ""
            found.append(f"taken back{f' by {articled(finding.by)}' if finding.by else ''}{when}")
    return found


def _safer(source: Claim, origin: Origin, reports: Mapping[str, Report]) -> str:
    """A sentence that keeps to the record: who said it, through whom, in the words of the most direct retelling."""
    words = source.wording.quote.strip()
    voice = origin.speaker.name if origin.speaker else None
    held = source.modality is Modality.CAPACITY
    rest = "; that is what could be held or carried, not what was counted" if held else ""
    if voice is None:
        outlet = reports[source.document].outlet
        return f"{f'{articled(outlet)} has' if outlet else 'A report has'} “{words}”, and names no speaker{rest}."
    via = f", through {' and '.join(articled(name) for name in source.via)}" if source.via else ""
    return f"According to {articled(voice)}{via}: “{words}”{rest}."


def _near(claim: Claim, record: Iterable[Claim]) -> Iterable[str]:
    """What the record has of the same unit and category, for a figure that it has nowhere; at most three."""
    same = [
        c
        for c in record
        if c.quantity.unit == claim.quantity.unit and c.category == claim.category and c.stance is Stance.ASSERTS
    ]
    quotes = dict.fromkeys(c.quote.strip() for c in same)
    if not quotes:
        return []
    return [f"the record has {', '.join(f'“{quote}”' for quote in list(quotes)[:3])}"]
