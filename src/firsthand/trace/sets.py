"""The sets of claims that retell one utterance, with a reason for each join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from firsthand.core.claim import Claim, Modality
from firsthand.core.quantity import Bound
from firsthand.trace.beside import Lists, Misprints
from firsthand.trace.sameness import WEEK, compatible, level

Kind = tuple[str | None, str | None, str | None, Modality]
"""Unit, category, rule of inclusion and modality: only figures that share them can be contrary."""


class Sets:
    """Disjoint sets with a reason for each join.

    No set holds a saying and what happened after it: each member has the last day it tells of and the last on which
    it can have been said, and a join that would put the first more than a week behind the second is refused.
    """

    def __init__(self, claims: Sequence[Claim], windows: Sequence[tuple[date | None, date | None]]) -> None:
        self.parent = list(range(len(windows)))
        self.why: dict[int, str] = {}
        self.windows = list(windows)
        self.claims = claims
        levels = [i for i, c in enumerate(claims) if c.category and c.quantity.bound is not Bound.VAGUE and level(c)]
        self.levels: dict[int, dict[Kind, list[int]]] = {i: {_kind(claims[i]): [i]} for i in levels}
        """The levels of each set, by their kind; the set under its least member."""
        self.measures = {i: claims[i].measure for i in levels}
        numbers: dict[object, int] = {}
        self.figures = {i: numbers.setdefault((m, claims[i].quantity), len(numbers)) for i, m in self.measures.items()}
        """A number for what each level counts and how much of it."""
        self.excused: set[int] = set()
        """Levels found to print another figure of their own set; they stand against nothing any more."""
        self.misprints = Misprints(claims, levels)
        self.lists = Lists(claims)
        self.joins = 0
        """How many joins were made: while it stays, no set has changed."""

    def root(self, i: int) -> int:
        """The least member of the set that holds i."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def contrary(self, a: int, b: int) -> bool:
        """Whether the sets of two hold levels of one measure that cannot be one figure: no single saying has both.

        What one sentence of a voice lists side by side is of two kinds of thing ("152 mm and 122 mm shells"). A level
        that prints another one's figure of something else, or with a digit lost, says nothing of its own measure.
        """
        roots = (self.root(a), self.root(b))
        first, second = (self.levels.get(root, {}) for root in roots)
        for kind, mine in first.items():
            theirs = self._by_figure(second.get(kind, ()))
            for levels in self._by_figure(mine).values() if theirs else ():
                # copies of a report give one figure over and over: what excludes one excludes all
                others = [rest for rest in theirs.values() if self._exclude(levels[0], rest[0])]
                if not others or all(self._misprinted(i, roots) for i in levels):
                    continue
                if not all(self._misprinted(j, roots) for rest in others for j in rest):
                    return True
        return False

    def _by_figure(self, levels: Sequence[int]) -> dict[object, list[int]]:
        """Levels by what they count and how much of it."""
        out: dict[object, list[int]] = {}
        for i in levels:
            out.setdefault(self.figures[i], []).append(i)
        return out

    def _exclude(self, i: int, j: int) -> bool:
        """Whether two levels of one kind are of one measure, cannot be one figure, and are nowhere listed together."""
        a, b = self.claims[i], self.claims[j]
        apart = self.measures[i].accepts(self.measures[j]) and not compatible(a.quantity, b.quantity)
        return apart and not self.lists.together(a, b)

    def _misprinted(self, i: int, roots: tuple[int, int]) -> bool:
        """Whether a level prints a figure of something else that one of two sets holds, its own or the other."""
        found = {self.root(j) for j in self.misprints.of(i)}
        # what is one set stays one: the least members stand for the rest from now on
        self.misprints.narrow(i, found)
        if self.root(i) in found:
            self.excused.add(i)
        return not found.isdisjoint(roots)

    def join_agreeing(self, a: int, b: int, why: str) -> None:
        """Join two unless that would put contrary levels of one measure into one saying."""
        if self.root(a) != self.root(b) and not self.contrary(a, b):
            self.join(a, b, why)

    def told(self, i: int) -> date | None:
        """The last day that the set of one is known to tell of: what was printed before it cannot echo the set."""
        return self.windows[self.root(i)][0]

    def join(self, a: int, b: int, why: str) -> None:
        """Make one set of two, for a reason that is kept with both members."""
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            told = max((w[0] for w in (self.windows[x], self.windows[y]) if w[0]), default=None)
            said = min((w[1] for w in (self.windows[x], self.windows[y]) if w[1]), default=None)
            if told and said and told - said > WEEK:
                return
            self.windows[x] = (told, said)
            mine, theirs = self.levels.get(x, {}), self.levels.pop(y, {})
            self.levels[x] = {
                kind: [i for i in (*mine.get(kind, ()), *theirs.get(kind, ())) if i not in self.excused]
                for kind in (mine | theirs)
            }
            self.parent[y] = x
            self.joins += 1
            self.why.setdefault(b, why)
            self.why.setdefault(a, why)


def _kind(claim: Claim) -> Kind:
    return claim.quantity.unit, claim.category, claim.inclusion, claim.modality
