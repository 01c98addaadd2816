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
from firsthand.views.model import Piece, Sentence, ends, kind_of, link, many, reason, through
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
    names = dict.fromkeys(_named(index, answer))
    found.append(Fact("Origins that set the figure", f"{len(answer.origins)}", _few(names) or "none stands"))
    least, most = answer.independent
    kind = "one group: " if len(answer.groups) == 1 else ""
    note = kind + _few(answer.groups) if answer.groups else "nothing to compare"
    found.append(Fact("Independent", f"at least {least}, at most {most}", note))
    earlier = len(answer.prior_denials)
    denied = len(answer.denied_by)
    other = len(answer.other_denials)
    note = (
        "of this figure"
        if denied
        else "none is known to be of this figure"
        if other
        else "nobody here denies this figure"
    )
    note += f"; {counted(other, 'other denial')}" if other else ""
    note += f"; {counted(earlier, 'earlier denial')}" if earlier else ""
    found.append(Fact("Denials", f"{denied}", note))
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
        found.append(Fact("Dates used", "all", "no day was set: all that was said is used"))
    return tuple(found)


def _named(index: Index, answer: Answer) -> Iterable[str]:
    """Who set the figure, each with whom it came through: `National Intelligence Service, through Yoo Sang-bum`."""
    via = {origin.id: claim for claim in index.setters(answer) if (origin := index.of(claim))}
    for origin in filter(None, map(index.origin, answer.origins)):
        claim = via.get(origin.id)
        yield index.who(origin) + (through(claim) if claim else "")


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
    # a dash is a place to break a line, which its joiner forbids
    low, best, high = (words.replace(" ", "\u00a0").replace("–", "–\u2060") for words in (low, best, high))
    return Fact(
        "Low · best · high", f"{low}\u00a0· {best}\u00a0· {high}", (", ".join(lack) + ". " if lack else "") + policy
    )


def left_out(index: Index) -> tuple[Row, ...]:
    """What does not enter the answer, each with its reason, and who denies what."""
    if not index.story.answers:
        return ()
    answer = index.story.answers[0]
    rows = [
        Row("Denied by", _denials(index, answer.denied_by)),
        Row("Stands beside it", reasons(index, answer.standing, bare=True)),
        Row("Left out, and why", reasons(index, answer.rejected)),
        Row("No number given", reasons(index, answer.vague, bare=True)),
        Row("Replaced since", reasons(index, answer.superseded)),
        Row("Higher, said later", reasons(index, answer.later_higher)),
        Row("Day not known", reasons(index, answer.undated, bare=True, dated=False)),
        Row("Denied before it was said", _denials(index, answer.prior_denials)),
        Row("Other denials", _denials(index, answer.other_denials)),
    ]
    return tuple(row for row in rows if row.items)


def reasons(index: Index, rows: Iterable[LeftOut], *, bare: bool = False, dated: bool = True) -> tuple[Sentence, ...]:
    """Figures that set no end, each with its voice, its day and why: `2,900 rounds, X, 2 May 2024: only possible.`.

    `bare` leaves the reason out and `dated` the day, where the term before them says it of all.
    """
    found: list[Sentence] = []
    for row in rows:
        claim = index.claim(row.claim) or index.claim(row.origin)
        if claim is None:
            found.append((Piece(f"{reason(row)}."),))
            continue
        words = f"{wording.figure(claim.quantity, claim.quote)} {wording.unit_words(claim.quantity.unit)}".strip()
        if claim.quantity.low is None and claim.quantity.high is None:
            words = wording.quoted(claim.quote)
        about = f", {index.voice(claim)}"
        about += f", {wording.dates(index.said_on(claim))}" if dated else ""
        about += "." if bare else f": {reason(row, claim)}."
        found.append((link(claim, words, kind_of(claim)), Piece(about)))
    return tuple(found)


def _denials(index: Index, rows: Iterable[Denier]) -> tuple[Sentence, ...]:
    """Who denies, on which day, and which figure where the denial names one; a voice and its day once."""
    found: dict[str, Sentence] = {}
    for row in rows:
        card = index.card_of(row.finding)
        denial = card.first if card else None
        on = wording.dates(denial.said_on) if isinstance(denial, Denial) else "day not known"
        by = articled(wording.isolated(row.by))
        name = Piece(wording.capital(by), f"#{card.anchor}" if card else None)
        about: list[Piece] = []
        if isinstance(denial, Denial) and not denial.general:
            for n, (words, _, href) in enumerate(index.answered(denial)[:3]):
                about += [Piece(" or " if n else " deny " if many(by) else " denies "), Piece(words, href)]
        about.append(Piece(f", {on}."))
        found.setdefault(name.text + "".join(piece.text for piece in about), (name, *about))
    return tuple(found.values())
