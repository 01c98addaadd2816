"""Which claims of several reports retell one utterance: one function for each reason, tried in the order of `origins`.

Claims that no rule here could tell apart, the same figure by the same voice printed on the same day, are one *kind*.
The rules compare kinds, of which a story of thousands of reports has few more than one of hundreds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Change
from firsthand.core.quantity import Bound, digits
from firsthand.core.text import Report
from firsthand.trace.changes import one_house, swapped
from firsthand.trace.sameness import (
    WEEK,
    alike,
    known_figure,
    one_fate,
    one_stance,
    one_thing,
    specific,
    telling,
    window,
)
from firsthand.trace.sets import Sets
from firsthand.trace.voices import heads, name, owned

EXACT = 4
"""A figure of so many significant digits is hardly given by two persons of different institutions."""
ROUND = 2
"""Digits of a round figure at most: 14,000."""
FEWEST_WORDS = 5
"""A sentence of fewer words can be written twice by chance."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The claims of a collection with what the joins across reports look up.

    `first` is the first claim of each kind, `members` all of them by that first one.
    """

    claims: Sequence[Claim]
    groups: Sequence[str]
    reports: Mapping[str, Report]
    first: tuple[int, ...]
    members: Mapping[int, tuple[int, ...]]
    known: frozenset[int]
    """Claims, by kind, that take as known a figure another institution gives: "given the more than 1,000 containers".

    Whoever reckons with such a figure is not the one who said it.
    """

    def unowned(self, i: int) -> bool:
        """Whether a kind's figure is nobody's own: credited to nobody, to the press, or taken as known."""
        return not owned(self.claims[i]) or i in self.known

    def counted(self) -> dict[tuple[str | None, str | None], list[int]]:
        """The kinds that are somebody's own by what they count: category and unit."""
        out: dict[tuple[str | None, str | None], list[int]] = {}
        for i in self.first:
            if not self.unowned(i):
                out.setdefault((self.claims[i].category, self.claims[i].quantity.unit), []).append(i)
        return out

    def premises(self) -> frozenset[int]:
        """All claims of the kinds in `known`."""
        return frozenset(j for i in self.known for j in self.members[i])


def kinds(claims: Sequence[Claim], groups: Sequence[str], reports: Mapping[str, Report]) -> Kinds:
    """The kinds of a collection's claims."""
    found: dict[tuple[object, ...], list[int]] = {}
    for i, claim in enumerate(claims):
        found.setdefault(_signature(claim, reports[claim.document]), []).append(i)
    first = tuple(members[0] for members in found.values())
    members = {rows[0]: tuple(rows) for rows in found.values()}
    plain = Kinds(claims, groups, reports, first, members, frozenset())
    voiced = plain.counted()
    known = frozenset(
        i
        for i in first
        if telling(claims[i].quantity)
        and known_figure(claims[i])
        and (
            givers := {
                groups[j]
                for j in voiced.get((claims[i].category, claims[i].quantity.unit), ())
                if not known_figure(claims[j]) and alike(claims[i].quantity, claims[j].quantity)
            }
        )
        # "the 471 announced by the ministry" is the ministry's own, whoever else prints it
        and groups[i] not in givers
    )
    return Kinds(claims, groups, reports, first, members, known)


def _signature(claim: Claim, report: Report) -> tuple[object, ...]:
    quantity, said, printed = claim.quantity, claim.said_on, report.published
    return (
        claim.speaker,
        claim.via,
        (quantity.low, quantity.high, quantity.bound, quantity.magnitude, quantity.unit),
        (claim.category, claim.modality, claim.stance, claim.question, claim.inclusion, claim.not_before),
        (claim.sender, claim.receiver, claim.place),
        (said.earliest, said.latest) if said else None,
        (printed.earliest, printed.latest) if printed else claim.document,
        (known_figure(claim), heads(claim)),
    )


def join_speakers(found: Kinds, wrong: frozenset[int], sets: Sets) -> None:
    """Join claims of one speaker, and of two voices of one institution, that can be one utterance.

    `wrong` are the claims with a day that other reports of the saying show to be wrong, see `misdated`.
    """
    by_speaker: dict[str, list[int]] = {}
    by_group: dict[str, list[int]] = {}
    for i in found.first:
        claim = found.claims[i]
        if name(claim) and i not in found.known:
            by_speaker.setdefault(name(claim) or "", []).append(i)
            by_group.setdefault(found.groups[i], []).append(i)
            for j in found.members[i][1:]:
                sets.join(i, j, "same-speaker")
    for indices in by_speaker.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                a, b = found.claims[i], found.claims[j]
                if a.document == b.document or not agree(a, b):
                    continue
                if one_time(a, b, found.reports) or _redated(a, b, wrong & {i, j}):
                    sets.join(i, j, "same-speaker")
    for indices in by_group.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                if _one_institution(found, i, j):
                    sets.join(i, j, "same-government")


def join_days(found: Kinds, sets: Sets) -> None:
    """Join what several reports date to one day of one speaker, whatever is counted."""
    by_day: dict[tuple[str, object], list[int]] = {}
    for i in found.first:
        claim = found.claims[i]
        dated = claim.said_on and claim.said_on.is_day and claim.stance is not Stance.SUPERSEDES
        if name(claim) and i not in found.known and claim.said_on and dated:
            by_day.setdefault((name(claim) or "", claim.said_on.latest), []).append(i)
    for indices in by_day.values():
        for i in indices[1:]:
            sets.join_agreeing(indices[0], i, "same-speaker")


def _one_institution(found: Kinds, i: int, j: int) -> bool:
    """Whether two voices of one institution give one figure: an office and its spokeswoman, a state and a ministry."""
    a, b = found.claims[i], found.claims[j]
    if a.document == b.document or a.speaker is None or b.speaker is None or a.speaker == b.speaker:
        return False
    if a.quantity.bound is Bound.VAGUE or not a.quantity.same_figure(b.quantity) or not one_thing(a, b):
        return False
    near = window(a, found.reports[a.document]).apart(window(b, found.reports[b.document])) <= WEEK
    if a.speaker.organisation == b.speaker.organisation or {a.speaker.name, b.speaker.name} & {found.groups[i]}:
        return near
    if a.said_on and b.said_on:
        return a.said_on.apart(b.said_on) <= WEEK
    # an office and whoever speaks for it: the days they were printed decide
    return not (a.speaker.person and b.speaker.person) and _printed(a, b, found.reports)


def join_relays(found: Kinds, sets: Sets) -> None:
    """Join what a relay is credited with alone to what others credit to a speaker through that relay.

    "Yonhap reported 13,000" and "military intelligence, Yonhap reported, counted 13,000" are one saying; within one
    report so are the other figures of that account.
    """
    claims = found.claims
    through: dict[str, list[int]] = {}
    for i in found.first:
        if name(claims[i]):
            for relay in claims[i].via:
                through.setdefault(relay, []).append(i)
    for i in found.first:
        claim = claims[i]
        told = [j for j in through.get(name(claim) or "", ()) if claims[j].speaker != claim.speaker]
        own = [j for j in told if claims[j].document == claim.document and claims[j].said_on in (None, claim.said_on)]
        if claim.speaker and claim.speaker.outlet and own and len({claims[j].speaker for j in own}) == 1:
            sets.join(i, own[0], "own-relay")
            continue
        fits = [
            j
            for j in told
            if claims[j].document != claim.document
            and agree(claim, claims[j])
            and one_time(claim, claims[j], found.reports)
        ]
        if fits and len({sets.root(j) for j in fits}) == 1:
            sets.join(i, fits[0], "own-relay")


def join_echoes(found: Kinds, sets: Sets) -> None:
    """Join a figure nobody is credited with, or an outlet alone, to the one saying that has it: an echo, by likeness.

    Only a figure of one saying of the collection, and not one printed before that was said. Where several sayings have
    the number, those that limit it alike go before those that do not.
    """
    voiced = found.counted()
    alone = [i for i in found.first if found.unowned(i) and found.claims[i].quantity.bound is not Bound.VAGUE]
    _echo(found, alone, voiced, sets)
    printed: dict[tuple[str | None, str | None], list[int]] = {}
    for i in alone:
        if found.claims[i].speaker:
            printed.setdefault((found.claims[i].category, found.claims[i].quantity.unit), []).append(i)
    _echo(found, [i for i in alone if found.claims[i].speaker is None and i not in sets.why], printed, sets)


def _echo(
    found: Kinds, alone: Iterable[int], voiced: Mapping[tuple[str | None, str | None], Sequence[int]], sets: Sets
) -> None:
    """Join each kind of `alone` to the one saying of `voiced`, by category and unit, that it can echo."""
    claims = found.claims
    beside: dict[str, set[int]] = {}
    said: dict[str, list[Claim]] = {}
    for c in claims:
        if c.said_on and c.speaker:
            said.setdefault(c.document, []).append(c)
    for i in found.first:
        if i in sets.why:
            beside.setdefault(claims[i].document, set()).add(sets.root(i))
    for i in alone:
        claim = claims[i]
        mine = found.reports[claim.document].published
        fits = []
        for j in voiced.get((claim.category, claim.quantity.unit), ()):
            other = claims[j]
            known = sets.root(j) in beside.get(claim.document, ())
            if not _echoes(claim, other, known=known) or (claim.speaker is None and other.document == claim.document):
                continue
            theirs = found.reports[other.document].published
            printed = bool(mine and theirs and mine.latest and theirs.latest and theirs.latest <= mine.latest)
            if mine and mine.latest and not printed and (told := sets.told(j)) and mine.latest < told:
                continue
            if _newer(claim, other, said.get(claim.document, ()), found.reports[other.document]):
                continue
            fits.append(j)
        for close in (fits, [j for j in fits if claims[j].quantity.bound is claim.quantity.bound]):
            if len({sets.root(j) for j in close}) == 1:
                for k in found.members[i]:
                    sets.join(k, close[0], "same-figure")
                    beside.setdefault(claims[k].document, set()).add(sets.root(k))
                break


def _newer(claim: Claim, other: Claim, said: Iterable[Claim], report: Report) -> bool:
    """Whether a report has a later saying of the voice of another figure, of which its own round figure may then be.

    Args:
        claim: a figure in nobody's name.
        other: the figure that it may echo.
        said: the dated sayings of the report that has the first.
        report: the one that has the second.
    """
    ends = [v for v in claim.quantity.ends if abs(v) < math.inf]
    if claim.quantity.bound is other.quantity.bound or max(map(digits, ends), default=0) > ROUND:
        return False
    latest, voices = window(other, report).latest or date.max, _voices(other)
    return any(c.said_on and (c.said_on.earliest or date.min) > latest and voices & _voices(c) for c in said)


def _voices(claim: Claim) -> frozenset[str]:
    speaker = claim.speaker
    return frozenset(n for n in (speaker.person, speaker.organisation) if n) if speaker else frozenset()


def _echoes(claim: Claim, other: Claim, *, known: bool) -> bool:
    """Whether a figure can be an echo of another: alike, and so large or told so that chance hardly prints it twice.

    `known` says that the report has another figure of that saying.
    """
    mine, theirs = claim.quantity, other.quantity
    # a rival's figure, taken as known, is its saying's whatever this voice holds of it
    stance = one_stance(claim, other) or (claim.stance is Stance.CONTRASTS and known_figure(claim))
    if not alike(mine, theirs) or not claim.measure.accepts(other.measure) or not stance:
        return False
    if claim.category is None and mine.unit == "people" and set(mine.ends).isdisjoint(theirs.ends):
        # a town of 8,500 inhabitants is no echo of 8,540 workers
        return False
    worded = mine.bound is not Bound.EXACT and (mine.bound, mine.item) == (theirs.bound, theirs.item)
    return telling(mine) or worded or known


def join_voices(found: Kinds, sets: Sets) -> None:
    """Join what a report credits to another voice through an outlet whose own report has that figure by the speaker.

    So too where no outlet is named, for a figure told so exactly that two persons hardly give it: the earlier has it.
    """
    claims = found.claims
    for i, j in _through(found):
        sets.join(i, j, "other-voice")
    for indices in _by_figure(found).values():
        for i in indices:
            a = claims[i]
            if not specific(a.quantity) or digits(max(a.quantity.values)) < EXACT:
                continue
            for j in _rivals(found, i, indices):
                if _two_persons(a, claims[j]) and _day(found, i) > _day(found, j) and agree(a, claims[j]):
                    sets.join(i, j, "other-voice")


def _by_figure(found: Kinds) -> dict[tuple[float, ...], list[int]]:
    """Numbers -> the claims that somebody named gives with them."""
    out: dict[tuple[float, ...], list[int]] = {}
    for i in found.first:
        claim = found.claims[i]
        if not found.unowned(i) and claim.speaker and claim.quantity.bound is not Bound.VAGUE:
            out.setdefault(claim.quantity.values, []).append(i)
    return out


def _rivals(found: Kinds, i: int, indices: Iterable[int]) -> list[int]:
    """The claims of other voices, among some with one number, that were printed within a week of a claim."""
    claims, groups = found.claims, found.groups
    others = (j for j in indices if name(claims[j]) != name(claims[i]) and groups[i] != groups[j])
    return [j for j in others if _printed(claims[i], claims[j], found.reports)]


def _through(found: Kinds) -> Iterator[tuple[int, int]]:
    """Claims that come through an outlet, each with the claim of another voice in that outlet's own report."""
    printed: dict[str, set[str]] = {}
    for document, report in found.reports.items():
        printed.setdefault((report.outlet or document).lower(), set()).add(document)
    for indices in _by_figure(found).values():
        for i in indices:
            documents = {d for relay in found.claims[i].via for d in printed.get(relay.lower(), ())}
            if not documents:
                continue
            for j in _rivals(found, i, indices):
                told = not documents.isdisjoint(found.claims[k].document for k in found.members[j])
                if told and _one_count(found.claims[i], found.claims[j]):
                    yield i, j


def _one_count(a: Claim, b: Claim) -> bool:
    """Whether two claims with one number count one thing in one sense, as far as their words tell."""
    units = a.quantity.unit == b.quantity.unit or (a.bare and b.bare)
    return units and one_fate(a, b) and one_stance(a, b)


def _two_persons(a: Claim, b: Claim) -> bool:
    """Whether both voices are persons."""
    return bool(a.speaker and b.speaker and a.speaker.person and b.speaker.person)


def _day(found: Kinds, i: int) -> date:
    printed = found.reports[found.claims[i].document].published
    return (printed.latest if printed else None) or date.max


def agree(a: Claim, b: Claim) -> bool:
    """Whether two claims can give one figure of one thing in one sense."""
    return one_thing(a, b) and one_stance(a, b)


def one_time(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether two claims of one voice can have been said within a week, as far as anything tells.

    A figure so odd that a voice hardly gives it twice is one saying's, however late it is printed again without a day.
    """
    replaced = Stance.SUPERSEDES in (a.stance, b.stance)
    if not replaced and window(a, reports[a.document]).apart(window(b, reports[b.document])) > WEEK:
        return False
    first, second = a.said_on or reports[a.document].published, b.said_on or reports[b.document].published
    if first is None or second is None:
        return a.quantity.same_figure(b.quantity)
    if first.apart(second) <= WEEK:
        return True
    return (replaced or not (a.said_on and b.said_on)) and telling(a.quantity) and alike(a.quantity, b.quantity)


def misdated(found: Kinds) -> frozenset[int]:
    """The claims that date their saying far from when it was printed, where another report of that week knows better.

    Only by a figure so odd that a voice hardly gives it twice, or a slip of it, or by one that the report has through
    an outlet whose own report has it of another voice; whatever else the report dates to that day of that voice is
    misdated with it.
    """
    claims, reports = found.claims, found.reports
    by_voice: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for i in found.first:
        if name(claims[i]) and specific(claims[i].quantity):
            leading = {f"{v:.3e}".split("e")[0] for v in claims[i].quantity.values}
            by_voice.setdefault((found.groups[i], tuple(sorted(leading))), []).append(i)
    wrong: set[tuple[str, str | None, object]] = set()
    for indices in by_voice.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                far = _far(claims[i], claims[j], reports) if one_house(claims[i], claims[j]) else None
                if far and (agree(claims[i], claims[j]) or swapped(claims[i], claims[j]) is Change.MAGNITUDE_SLIP):
                    told = found.members[i if far is claims[i] else j]
                    wrong |= {(claims[k].document, name(far), far.said_on) for k in told}
    for i, j in _through(found):
        if _far(claims[i], claims[j], reports) is claims[i]:
            wrong |= {(claims[k].document, name(claims[i]), claims[i].said_on) for k in found.members[i]}
    if not wrong:
        return frozenset()
    return frozenset(i for i, c in enumerate(claims) if c.said_on and (c.document, name(c), c.said_on) in wrong)


def _far(a: Claim, b: Claim, reports: Mapping[str, Report]) -> Claim | None:
    """Of two claims with one figure of one voice, printed in one week, the one whose day is far from that week."""
    first, second = reports[a.document].published, reports[b.document].published
    if a.document == b.document or not (first and second) or not (a.said_on or b.said_on):
        return None
    slip = digits(max(a.quantity.values)) > ROUND
    if first.apart(second) > WEEK or not (alike(a.quantity, b.quantity) or slip):
        return None
    gaps = ((a.said_on or first).apart(first), (b.said_on or second).apart(second))
    return None if max(gaps) <= WEEK or min(gaps) > WEEK else a if gaps[0] > gaps[1] else b


def _redated(a: Claim, b: Claim, wrong: frozenset[int]) -> bool:
    """Whether one of two claims with one odd figure has a wrong day, which then keeps them apart no longer."""
    return bool(wrong) and specific(a.quantity) and alike(a.quantity, b.quantity)


def _printed(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether two reports can have been printed within a week of each other; one without a day can."""
    first, second = reports[a.document].published, reports[b.document].published
    return first is None or second is None or first.apart(second) <= WEEK


def join_words(claims: Iterable[Claim], sets: Sets) -> None:
    """Join figures that stand in one sentence printed word for word in several reports: copies are one origin."""
    seen: dict[tuple[str, float | None, float | None, str | None], int] = {}
    for i, claim in enumerate(claims):
        words = re.findall(r"\w+", claim.sentence.quote.lower())
        if len(words) < FEWEST_WORDS:
            continue
        quantity = claim.quantity
        key = (" ".join(words), quantity.low, quantity.high, quantity.unit)
        if key in seen:
            sets.join(seen[key], i, "same-words")
        else:
            seen[key] = i
