"""A draft set against the record, figure by figure.

For each figure of the draft the record is asked for the reading it can come from: the same measure as far as both say
and the same figure, or one that rounding or a bound can make of it; the same speaker before another, an exact figure
before a rounded one. What then differs is named by the rules of `drift`. A figure the record has nowhere is
unsupported, which is no verdict on it: the collection may lack its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.core.check import Checked, Verdict
from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.estimate import Answer
from firsthand.core.finding import Change
from firsthand.core.lineage import Origin
from firsthand.core.story import Story
from firsthand.trace.changes import changes
from firsthand.trace.sameness import compatible


def check(draft: Sequence[Claim], story: Story) -> tuple[Checked, ...]:
    """Every figure of a draft with its verdict, in the order of the draft.

    Args:
        draft: the claims of one's own copy, as extracted.
        story: the record.
    """
    by_id = {claim.id: claim for claim in story.claims}
    readings = [
        (origin, by_id[reading.claim], [by_id[v] for v in reading.variants])
        for origin in story.lineage.origins
        for reading in origin.readings
    ]
    out = []
    for claim in sorted(draft, key=lambda c: c.spans[0].start):
        if claim.question or claim.stance is not Stance.ASSERTS:
            continue
        fits = [
            (origin, source, retold)
            for origin, source, retold in readings
            if claim.measure.accepts(source.measure)
            and compatible(claim.quantity, source.quantity)
            and source.stance is Stance.ASSERTS
        ]
        if not fits:
            out.append(Checked(claim, Verdict.UNSUPPORTED, notes=tuple(_near(claim, story.claims))))
            continue
        origin, source, _ = min(fits, key=lambda fit: _distance(claim, fit[0], fit[1]))
        out.append(_against(claim, origin, source, story.answers))
    return tuple(out)


def _distance(claim: Claim, origin: Origin, source: Claim) -> tuple[bool, bool, int, bool, str]:
    """How far a reading is from a draft's claim: another figure, another speaker, other changes; the least is meant."""
    named = claim.speaker is not None and origin.speaker is not None
    other = named and not _same_voice(claim, origin)
    exact = claim.quantity.same_figure(source.quantity)
    return (not exact, other, len(list(changes(source, claim))), origin.speaker is None, origin.id)


def _same_voice(claim: Claim, origin: Origin) -> bool:
    mine, theirs = claim.speaker, origin.speaker
    if mine is None or theirs is None:
        return False
    names = {theirs.person, theirs.organisation, theirs.state, origin.group}
    return bool({mine.name, mine.organisation} & (names - {None}))


def _against(claim: Claim, origin: Origin, source: Claim, answers: Iterable[Answer]) -> Checked:
    found = list(changes(source, claim))
    other = claim.speaker is not None and origin.speaker is not None and not _same_voice(claim, origin)
    if other and claim.speaker and claim.speaker.name not in origin.relays:
        found.append(Change.SPEAKER_SWAPPED)
    notes = []
    verdict = Verdict.DRIFTS if found else Verdict.AGREES
    for answer in answers:
        if source.id in answer.claims and answer.denied_by:
            notes.append(f"denied by {', '.join(sorted({denier.by for denier in answer.denied_by}))}")
            if verdict is Verdict.AGREES:
                verdict = Verdict.CONTESTED
        left = [*answer.superseded, *answer.later_higher]
        notes += [row.why for row in left if row.claim == source.id]
    safer = _safer(source, origin) if found else None
    return Checked(claim, verdict, tuple(found), source, safer, tuple(dict.fromkeys(notes)))


def _safer(source: Claim, origin: Origin) -> str:
    """The origin's own words with who said them, ready to be printed."""
    who = origin.speaker.name if origin.speaker else None
    via = f", through {' and '.join(source.via)}" if source.via else ""
    told = "could be" if source.modality is Modality.CAPACITY else ""
    words = source.wording.quote.strip()
    said = f"“{words}”, {who} said{via}" if who else f"“{words}”, with no speaker named"
    return f"{said} ({told} held or carried, not counted)" if told else said


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
