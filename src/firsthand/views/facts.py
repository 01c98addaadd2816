"""What stands under the answer: counts, independence, the three ends, the dates used, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.core.attribution import articled
from firsthand.core.estimate import Answer, Denier, LeftOut
from firsthand.core.finding import Denial
from firsthand.core.text import ReportKind
from firsthand.views import wording
from firsthand.views.index import Index
from firsthand.views.model import Piece, Sentence, ends, kind_of, link, reason
from firsthand.views.wording import counted, joined


@dataclass(frozen=True, slots=True)
class Fact:
    """A term, its value and a line below it."""

    term: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A term and the sentences that belong to it."""

    term: str
    items: tuple[Sentence, ...]


def facts(index: Index) -> tuple[Fact, ...]:
    """What stands under the answer, each with a line that says what it means."""
    story = index.story
    digests = sum(report.kind is ReportKind.DIGEST for report in story.reports)
    notes = [counted(digests, "digest among them", "digests among them")] if digests else []
    if story.unread:
        notes.append(f"{len(story.unread)} more not read")
    found = [Fact("Reports", f"{len(story.reports):,}", "; ".join(notes) or "all read")]
    if not story.answers:
        return tuple(found)
    answer = story.answers[0]
    names = dict.fromkeys(index.who(o) for o in map(index.origin, answer.origins) if o)
    found.append(Fact("Origins that set the figure", f"{len(answer.origins)}", _few(names) or "none stands"))
    least, most = answer.independent
    kind = "one group: " if len(answer.groups) == 1 else ""
    note = kind + _few(answer.groups) if answer.groups else "nothing to compare"
    found.append(Fact("Independent", f"at least {least}, at most {most}", note))
    earlier = len(answer.prior_denials)
    note = "this figure" + (f"; {counted(earlier, 'earlier denial')} apart" if earlier else "")
    found.append(Fact("Denied", f"{len(answer.denied_by)}", note))
    found.append(_three(answer))
    if answer.as_of:
        note = "said by that day"
        note += (
            f"; published by {wording.day(answer.known_by)}"
            if answer.known_by
            else "; day of publication not restricted"
        )
        found.append(Fact("Dates used", wording.day(answer.as_of), note))
    elif answer.known_by:
        found.append(
            Fact("Dates used", wording.day(answer.known_by), "published by that day; day of saying not restricted")
        )
    else:
        found.append(Fact("Dates used", "all", "neither day of saying nor of publication restricted"))
    return tuple(found)


def _few(names: Iterable[str], most: int = 4) -> str:
    items = [wording.isolated(name) for name in names]
    return joined(items) if len(items) <= most else f"{', '.join(items[:most])} and {len(items) - most} more"


def _three(answer: Answer) -> Fact:
    """Low, best and high with the name of the policy."""
    policy = f"Policy {answer.policy.value}"
    if answer.convention:
        policy += f"; {wording.clean(answer.convention)}"
    if answer.empty:
        return Fact("Low · best · high", "–", f"none of the three. {policy}")
    unit = answer.measure.unit
    if answer.low == answer.high and not (answer.low_open or answer.high_open):
        return Fact("Low · best · high", ends(answer), f"all three. {policy}")
    have = [name for name, v in (("low", answer.low), ("best", answer.best), ("high", answer.high)) if v is not None]
    lack = [f"no {name}" for name in ("low", "best", "high") if name not in have]
    if len(have) == 1:
        return Fact("Low · best · high", ends(answer), f"the {have[0]}; {', '.join(lack)}. {policy}")
    low = "–" if answer.low is None else ("over " if answer.low_open else "") + wording.number(answer.low, unit)
    best = "–" if answer.best is None else wording.number(answer.best, unit)
    high = "–" if answer.high is None else ("under " if answer.high_open else "") + wording.number(answer.high, unit)
    return Fact("Low · best · high", f"{low} · {best} · {high}", (", ".join(lack) + ". " if lack else "") + policy)


def left_out(index: Index) -> tuple[Row, ...]:
    """What does not enter the answer, each with its reason, and who denies what."""
    if not index.story.answers:
        return ()
    answer = index.story.answers[0]
    rows = [
        Row("Denied by", _denials(index, answer.denied_by)),
        Row("Stands beside it", reasons(index, answer.standing)),
        Row("Left out, and why", reasons(index, answer.rejected)),
        Row("No number given", reasons(index, answer.vague)),
        Row("Replaced since", reasons(index, answer.superseded)),
        Row("Higher, said later", reasons(index, answer.later_higher)),
        Row("Day not known", reasons(index, answer.undated)),
        Row("Earlier denials", _denials(index, answer.prior_denials)),
        Row("Other denials", _denials(index, answer.other_denials)),
    ]
    return tuple(row for row in rows if row.items)


def reasons(index: Index, rows: Iterable[LeftOut]) -> tuple[Sentence, ...]:
    """Figures that set no end, each with its voice, its day and why: `2,900 rounds, X, 2 May 2024: only possible.`."""
    found: list[Sentence] = []
    for row in rows:
        claim = index.claim(row.claim) or index.claim(row.origin)
        if claim is None:
            found.append((Piece(f"{reason(row)}."),))
            continue
        words = f"{wording.figure(claim.quantity, claim.quote)} {wording.unit_words(claim.quantity.unit)}".strip()
        if claim.quantity.low is None and claim.quantity.high is None:
            words = wording.quoted(claim.quote)
        about = f", {index.voice(claim)}, {wording.dates(index.said_on(claim))}: {reason(row)}."
        found.append((link(claim, words, kind_of(claim)), Piece(about)))
    return tuple(found)


def _denials(index: Index, rows: Iterable[Denier]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for row in rows:
        card = index.card_of(row.finding)
        denial = card.first if card else None
        on = wording.dates(denial.said_on) if isinstance(denial, Denial) else "day not known"
        name = Piece(wording.capital(articled(wording.isolated(row.by))), f"#{card.anchor}" if card else None)
        found.append((name, Piece(f", {on}.")))
    return tuple(found)
