"""A change in few words, as it stands on the edge between two boxes of the lineage: `− could hold`, `4.8 → 5 million`.

The words that went and came are the reports' own where a change is one of words, and the tool's where it is one of
meaning (`missing → dead`). Nothing here decides that something changed: findings do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.finding import Change, Finding
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.text import Span
from firsthand.views import wording
from firsthand.views.findings import pair
from firsthand.views.index import Index
from firsthand.views.points import TOLD

LONGEST = 40
"""Characters of an expression; the finding has it whole."""

_POINTS = " ,;:.“”\"'"

BOUNDS = {
    Bound.OVER: "over",
    Bound.AT_LEAST: "at least",
    Bound.AT_MOST: "up to",
    Bound.UNDER: "under",
    Bound.ABOUT: "about",
}

QUOTED_AS = {
    Stance.SUPERSEDES: "quoted as replaced",
    Stance.CONTRASTS: "quoted as a rival figure",
    Stance.DENIES: "quoted to be denied",
}
"""What else a report does with a figure than to assert it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `gone` is struck and `come` put in, or with `turned` one becomes the other; `note` follows.

    `href` leads to the finding; empty where no finding was made of it.
    """

    gone: str
    come: str = ""
    turned: bool = False
    note: str = ""
    href: str = ""

    @property
    def text(self) -> str:
        """The change as plain words: `− could hold, + sent`, `4.8 → 5 million, +4.2 %`."""
        if self.turned:
            return ", ".join(filter(None, (f"{self.gone} → {self.come}", self.note)))
        return ", ".join(f"{sign} {words}" for sign, words in (("−", self.gone), ("+", self.come)) if words)


def edit(index: Index, finding: Finding, href: str) -> Edit | None:
    """A finding of drift in few words, with where it stands on the page.

    None where it only says that headline and text differ, which other findings of the two spell out.
    """
    old, new = pair(index, finding)
    if finding.change is Change.HEADLINE_AGAINST_BODY or finding.change is None:
        return None
    words = _IN_WORDS.get(finding.change)
    found: tuple[str, ...] | None = None
    if finding.change in _CUES:
        found = _cues(finding, old, new)
        if not found:
            return Edit(_CUES[finding.change], TOLD[new.modality] if new else "count", turned=True, href=href)
    elif words and old and new:
        found = words(old, new)
    elif finding.change is Change.ALTERNATIVE_DROPPED and old and new:
        return _either(index, old, new, href)
    if found is None or not any(found):
        return Edit(finding.change.value.replace("-", " "), href=href)
    gone, come, *notes = found
    turned = finding.change not in _CUES and bool(gone and come)
    return Edit(_short(gone), _short(come), turned, "".join(notes), href)


def difference(old: Claim, new: Claim) -> Edit | None:
    """How one reading differs from another where no finding was made of it; None where they print the same."""
    if new.stance is not Stance.ASSERTS and new.stance is not old.stance:
        return Edit("", QUOTED_AS[new.stance])
    before, now = old.quantity, new.quantity
    if same(before, now):
        return None if done(old) is done(new) else Edit(TOLD[old.modality], TOLD[new.modality], turned=True)
    return Edit(*_shared(wording.figure(before, old.quote), wording.figure(now, new.quote)), turned=True)


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two figures print the same number with the same bound, in whatever unit."""
    return (a.low, a.high, a.bound, a.magnitude) == (b.low, b.high, b.bound, b.magnitude)


def done(claim: Claim) -> bool:
    """Whether a figure is told as one of what happened, stated or assessed, and not as one of what may be or could."""
    return claim.modality in (Modality.STATED, Modality.ASSESSED)


def _cues(finding: Finding, old: Claim | None, new: Claim | None) -> tuple[str, ...]:
    """The words that gave a figure its sense, before and after: `capable of carrying`, `has sent`."""
    spans = finding.spans
    gone = _cue(spans[0], old) if old and len(spans) > 1 else ""
    come = _cue(spans[-1], new) if new else ""
    if gone and gone.casefold() != come.casefold():
        return gone, come
    return ()


def _cue(span: Span, claim: Claim) -> str:
    """The words of the claim’s wording or of `span` before the figure, else those after it."""
    for words in (claim.wording, span):
        figure = next((s for s in claim.spans if s.overlaps(words)), None)
        if figure is None:
            continue
        head = words.quote[: max(0, figure.start - words.start)]
        tail = words.quote[max(0, figure.end - words.start) :]
        if found := head.strip(_POINTS):
            words_before = found.split()
            while len(words_before) > 1 and len(" ".join(words_before)) > LONGEST - 2:
                del words_before[0]
            kept = " ".join(words_before)
            return kept if len(words_before) == len(found.split()) else f"… {kept}"
        if found := tail.strip(_POINTS):
            return found
    return ""


def _bound(quantity: Quantity) -> str:
    """`over`, `nearly`, `up to`: the report's word where it is known; empty for a bare figure."""
    return (quantity.approximator or BOUNDS.get(quantity.bound, "")).strip()


def _bounds(old: Claim, new: Claim) -> tuple[str, ...]:
    if old.quantity.bound is Bound.BETWEEN:
        return _figures(old, new)
    return _bound(old.quantity), _bound(new.quantity)


def _hedges(old: Claim, new: Claim) -> tuple[str, ...]:
    return wording.joined([h for h in old.hedges if h not in new.hedges][:2]), ""


def _figures(old: Claim, new: Claim) -> tuple[str, ...]:
    return _shared(wording.figure(old.quantity, old.quote), wording.figure(new.quantity, new.quote))


def _rounded(old: Claim, new: Claim) -> tuple[str, ...]:
    """`4.8`, `5 million`, `+4.2 %`."""
    a, b = old.quantity.point, new.quantity.point
    if a is None or b is None:
        return _figures(old, new)
    words = _shared(wording.number(a, old.quantity.unit), wording.number(b, new.quantity.unit))
    by = (b - a) / a * 100 if a else 0.0
    return (*words, f"{'+' if by > 0 else '−'}{abs(by):.1f} %") if by else words


def _units(old: Claim, new: Claim) -> tuple[str, ...]:
    return wording.unit_words(old.quantity.unit), wording.unit_words(new.quantity.unit)


def _goods(old: Claim, new: Claim) -> tuple[str, ...]:
    """Figures with their units, for what was reckoned over: `74 tonnes`, `1,600 rounds`."""
    if old.quantity.unit == new.quantity.unit:
        return "what others reckoned", "the figure"
    words = [
        f"{wording.figure(c.quantity, c.quote)} {wording.unit_words(c.quantity.unit, c.quantity.point)}"
        for c in (old, new)
    ]
    return (*words, "reckoned over")


def _scopes(old: Claim, new: Claim) -> tuple[str, ...]:
    gone, come = (c.scope.words if c.scope else "" for c in (old, new))
    return gone or "a part", come or "the whole"


def _days(old: Claim, new: Claim) -> tuple[str, ...]:
    for a, b in ((old.period, new.period), (old.said_on, new.said_on)):
        if a and b and wording.dates(a) != wording.dates(b):
            return wording.dates(a), wording.dates(b)
    return "one day", "another day"


def _either(index: Index, old: Claim, new: Claim, href: str) -> Edit:
    """`or → and` where the retelling prints both figures, else the other one struck."""
    others = [
        c
        for c in index.story.claims
        if old.alternative and c.alternative == old.alternative and c.document == old.document and c.id != old.id
    ]
    for other in others:
        told = [c for c in index.claims.values() if c.document == new.document and c.id != new.id]
        if any(same(c.quantity, other.quantity) for c in told):
            return Edit("or", "and", turned=True, href=href)
        words = f"or {wording.figure(other.quantity, other.quote)} {wording.unit_words(other.quantity.unit)}"
        return Edit(_short(words.strip()), href=href)
    return Edit("one of two", "the figure", turned=True, href=href)


def _shared(first: str, second: str) -> tuple[str, str]:
    """Two figures, the size word only once where they share it: `4.8`, `5 million`."""
    size = second.rpartition(" ")[2]
    if size.isalpha() and first.endswith(f" {size}"):
        first = first[: -len(size) - 1]
    return first, second


def _short(words: str) -> str:
    """`words` in one line, cut after a whole word."""
    text = " ".join(wording.clean(words).split())
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"


_CUES = {Change.CAPACITY_AS_COUNT: "capacity", Change.SOUGHT_AS_SENT: "sought", Change.FORECAST_AS_FACT: "forecast"}
"""Changes of sense, which the words around a figure show; where they do not, the sense is named.

Shown as words struck and put in; other changes as one thing that became another.
"""
_IN_WORDS: dict[Change, Callable[[Claim, Claim], tuple[str, ...]]] = {
    Change.HEDGE_DROPPED: _hedges,
    Change.BOUND_DROPPED: _bounds,
    Change.BOUND_FLIPPED: _bounds,
    Change.ROUNDING: _rounded,
    Change.MAGNITUDE_SLIP: _figures,
    Change.SUMMED: lambda old, new: (*_figures(old, new), "added up"),
    Change.CONVERTED: _goods,
    Change.UNIT_SWAPPED: _units,
    Change.CATEGORY_SWAPPED: lambda old, new: (wording.done(old.category), wording.done(new.category)),
    Change.DIRECTION_REVERSED: lambda old, new: (f"{old.sender} to {old.receiver}", f"{new.sender} to {new.receiver}"),
    Change.SCOPE_CHANGED: _scopes,
    Change.STOCK_AS_FLOW: lambda old, new: ("in all", wording.dates(new.period) if new.period else "in one period"),
    Change.DATE_SHIFTED: _days,
    Change.SPEAKER_SWAPPED: lambda old, new: (
        wording.isolated((old.speaker and old.speaker.name) or "one voice"),
        wording.isolated((new.speaker and new.speaker.name) or "another"),
    ),
}
