"""Which denials bear on an answer: of what stands, made before it, or of something else.

A denial counts against an answer from its own day on, if it is general or answers a saying that stands (`targets`). One
made before the first of them is listed as prior, and one of unknown day or of another figure as other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.core.claim import Measure
from firsthand.core.estimate import Denier
from firsthand.core.finding import Denial, Finding
from firsthand.packs import wordlist
from firsthand.trace.standing import Row

COUNTS = wordlist("denials.counts")
"""Words for a count of people, by which a denial is of the count."""
ACTING = wordlist("denials.acting")
"""Words of an act; a count behind one is its object."""
PAYING = re.compile(r"\b(?:paid|pay|paying|payments?|ransom|cent)\b", re.IGNORECASE)
"""Words of a denial that is one of having paid."""
PERSONS = frozenset(["people", "troops"])
"""Units so common that a denial speaks of them whatever it denies."""


@dataclass(frozen=True, slots=True)
class Deniers:
    """Who denies what stands, who denied before it was said, and who denies something else or on a day not known."""

    against: tuple[Denier, ...]
    prior: tuple[Denier, ...]
    other: tuple[Denier, ...]


def told(findings: Sequence[Finding], measure: Measure, lets_in: Callable[[Denial], bool]) -> list[tuple[int, Denial]]:
    """The denials that bear on a measure, with their place among the findings.

    Args:
        findings: of the story.
        measure: what is asked.
        lets_in: whether the days asked for let a denial in.
    """
    return [
        (number, finding)
        for number, finding in enumerate(findings)
        if isinstance(finding, Denial) and finding.by and bears_on(finding, measure) and lets_in(finding)
    ]


def weigh(
    denials: Sequence[tuple[int, Denial]], rows: Sequence[Row], vague: Sequence[Row], heard: Sequence[Row]
) -> Deniers:
    """Sort denials by what they do to an answer.

    Args:
        denials: as `told` finds them.
        rows: the readings that set the ends.
        vague: readings that give no number; where no figure stands they say from when there was something to deny.
        heard: of an event without sides, every reading of the measure, whatever became of it: a denial of other
            sayings than these is of another count. Of what passes between two sides, none.
    """
    against: dict[str, Denier] = {}
    prior: dict[str, Denier] = {}
    other: dict[str, tuple[Denier, str]] = {}
    aimed_at = rows or vague
    first = min((row.day for row in aimed_at if row.day), default=None)
    origins = {row.origin.id for row in heard}
    for number, denial in denials:
        if origins and not denial.general and denial.target and origins.isdisjoint(denial.target):
            continue
        if not denial.general and not denial.target and not any(_prints(denial, row) for row in heard):
            # a figure of one's own that this answer does not have
            continue
        by, latest = denial.by or "", day_of(denial)
        entry = Denier(by, number, denial.said_on.record() if denial.said_on else None, denial.group, denial.origin)
        key = denial.origin or by
        if latest is None:
            other.setdefault(key, (entry, "no day is given: neither counted nor shown to be earlier"))
        elif first is None and rows:
            other.setdefault(key, (entry, "what it denies has no day: neither counted nor shown to be earlier"))
        elif first is None or latest < first:
            prior.setdefault(key, entry)
        elif not (denial.general and _whole(denial, aimed_at)) and not _answers(denial, aimed_at):
            other.setdefault(key, (entry, "answers another figure or finding than those that stand"))
        elif _own(by, aimed_at) and not _answers(denial, aimed_at):
            other.setdefault(key, (entry, "who gave the figure denies something else"))
        else:
            against.setdefault(key, entry)
    return Deniers(
        tuple(against.values()),
        tuple(v for k, v in prior.items() if k not in against),
        tuple(
            Denier(d.by, d.finding, d.said_on, d.group, d.origin, why)
            for k, (d, why) in other.items()
            if k not in against and k not in prior
        ),
    )


def _whole(denial: Denial, rows: Sequence[Row]) -> bool:
    """Whether a general denial is of the very things that are counted.

    What passes between two sides is one matter. Of an event without sides, a flood or a breach, people deny many
    things: only words for what is counted make it a denial of the count.
    """
    measures = [row.reading.measure for row in rows]
    paid = any(m.category == "paid" for m in measures) and PAYING.search(denial.spans[0].quote) is not None
    return paid or any(m.sender or m.receiver for m in measures) or _counted(denial, measures)


def _counted(denial: Denial, measures: Sequence[Measure]) -> bool:
    """Whether the words of a denial speak of a count, or of what is counted.

    A count inside an act that is denied ("denied having pressed anybody to lower the toll") is not denied itself.
    """
    words = denial.spans[0].quote.lower()
    told = re.findall(r"\w+", words)
    first = next((k for k, word in enumerate(told) if word in COUNTS), None)
    if re.search(r"\d", words) or (first is not None and not any(acts(word) for word in told[1:first])):
        return True
    units = {m.unit.removesuffix("s") for m in measures if m.unit and m.unit not in PERSONS}
    return any(re.search(rf"\b{re.escape(unit)}", words) for unit in units)


def acts(word: str) -> bool:
    """Whether a word of a denial tells of somebody's act: "had pressed", "to lower", "hiding"."""
    return word in ACTING or (word.endswith("ing") and len(word) > len("thing"))


def disowned(row: Row, denials: Sequence[tuple[int, Denial]]) -> Denial | None:
    """The denial of a figure by the institution that gave it, on or after its day; None where there is none."""
    speaker = row.origin.speaker
    for _, denial in denials:
        latest = day_of(denial)
        if speaker is None or row.day is None or latest is None or latest < row.day:
            continue
        if denial.by in (speaker.person, speaker.organisation) and _prints(denial, row):
            return denial
    return None


def bears_on(denial: Denial, measure: Measure) -> bool:
    """Whether a denial is of this measure's event: the same two sides, or of an event without sides."""
    ends = ((denial.sender, measure.sender), (denial.receiver, measure.receiver))
    if measure.unit in denial.spares:
        # who denies sending shells says nothing of missiles; of the containers they came in it does
        return False
    if measure.category == "paid" and PAYING.search(denial.spans[0].quote):
        return True
    if measure.sender is None and measure.receiver is None:
        sided = denial.sender is not None or denial.receiver is not None
        return not sided and (
            _counted(denial, [measure]) if denial.general else bool(denial.target) or _figured(denial)
        )
    return all(mine is None or mine == theirs for mine, theirs in ends) and measure.category == "transferred"


def _figured(denial: Denial) -> bool:
    """Whether a denial prints a figure; where it answers no other voice's, it may be of one's own."""
    return re.search(r"\d", denial.spans[0].quote) is not None


def _own(by: str, rows: Sequence[Row]) -> bool:
    """Whether the one who denies is the one who gave a figure that stands; "Palegate" is Palegate Health."""
    names = [r.origin.speaker for r in rows if r.origin.speaker]
    mine = by.lower()
    return any(
        mine in other or other in mine
        for v in names
        for other in ((v.name or "").lower(), (v.organisation or "").lower())
        if other
    )


def _answers(denial: Denial, rows: Sequence[Row]) -> bool:
    """Whether a saying that stands is among those that a denial, not a general one, answers.

    "The number of 4.5 million is false" answers that figure, not the terabytes told with it.
    """
    words = denial.spans[0].quote.lower()
    counted = re.search(r"\d", words) and not COUNTS.isdisjoint(re.findall(r"\w+", words))
    aimed = [row for row in rows if row.origin.id in denial.target]
    return not denial.general and any(_prints(denial, row) or not counted for row in aimed)


def _prints(denial: Denial, row: Row) -> bool:
    """Whether a denial's words have the figure of a reading."""
    words = denial.spans[0].quote.lower()
    numbers = re.findall(r"[\d.,]*\d", row.claim.quote)
    return any(re.search(rf"(?<![\d.,]){re.escape(n)}(?![.,]?\d)", words) for n in numbers)


def day_of(denial: Denial) -> date | None:
    """The latest day on which a denial can have been made."""
    return denial.said_on.latest if denial.said_on else None
