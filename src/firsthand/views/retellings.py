"""What each report makes of a saying: what its text prints, what its headline and other lines make of that.

A retelling is compared with the reading of its saying by the findings that were made of it, and by its figure where
none was. Reports with the same text hold the same claims under one id; each of them is a retelling of its own here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim
from firsthand.core.finding import Change, FindingKind
from firsthand.core.lineage import Origin, Reading
from firsthand.views import wording
from firsthand.views.edges import Edit, difference, done, edit
from firsthand.views.index import Index, anchor


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands between two boxes: changes, else words; `credit` says that the relay is not named, with its finding.

    `fromward` names the box it comes from, for a reader who does not see the line.
    """

    fromward: str
    edits: tuple[Edit, ...] = ()
    words: str = ""
    credit: str = ""
    credit_href: str = ""

    @property
    def changed(self) -> bool:
        """Whether a finding says that the words changed."""
        return any(e.href for e in self.edits)


@dataclass(frozen=True, slots=True)
class Told:
    """What one report makes of a reading.

    `main` is the figure of its text, else of its headline, and `edge` leads to it; `heads` are its other figures of the
    saying. `changes` are those that differ from `main`: how, which figure, and one more that differs in the same way.
    A `copy` has the text of a report before it.
    """

    document: str
    main: Claim
    heads: tuple[Claim, ...]
    edge: Edge
    changes: tuple[tuple[Edge, Claim, Claim | None], ...]
    relays: tuple[str, ...]
    copy: bool = False

    @property
    def changed(self) -> bool:
        """Whether a finding says that this report changed something."""
        return self.edge.changed or any(edge.changed for edge, _, _ in self.changes)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every difference on the way to its text and its headline, once."""
        return tuple(dict.fromkeys((*self.edge.edits, *(e for edge, _, _ in self.changes for e in edge.edits))))

    def href(self, claim: Claim) -> str:
        """Where a claim of it stands on the page; of a copy the report, whose figures have no anchors."""
        return "#" + (anchor("r-", self.document) if self.copy else anchor("c-", claim.id))

    @property
    def like(self) -> tuple[object, ...]:
        """Equal for reports that are one box."""
        heads = tuple((_figure(claim), _plain(edge), bool(text)) for edge, claim, text in self.changes)
        return self.relays, _figure(self.main), self.main.in_body, _plain(self.edge), self.edge.credit, heads


@dataclass(frozen=True, slots=True)
class Saying:
    """A reading of an origin: `source` is the claim that gives it, `told` what each report makes of it.

    The report of the reading comes first, then changed retellings by the weight of the change.
    """

    origin: Origin
    reading: Reading
    source: Claim
    told: tuple[Told, ...]

    @property
    def changed(self) -> bool:
        """Whether a retelling changed it."""
        return any(row.changed for row in self.told)

    @property
    def boxes(self) -> tuple[tuple[Told, ...], ...]:
        """Retellings grouped by what they print and through whom it came, in order."""
        groups: dict[tuple[object, ...], list[Told]] = {}
        for row in self.told:
            groups.setdefault(row.like, []).append(row)
        return tuple(map(tuple, groups.values()))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every change of which a finding was made, once."""
        return tuple(dict.fromkeys(e for row in self.told for e in row.edits if e.href))


def sayings(index: Index) -> Iterator[Saying]:
    """Every reading of every origin with its retellings, in the order first said."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.story.claims:
        held[claim.id].append(claim)
    uncredited: dict[str, str] = {}
    for card in index.cards:
        for spot in card.places:
            if spot.first.kind is FindingKind.UNCREDITED_RELAY:
                for id in spot.first.claims[1:]:
                    uncredited.setdefault(id, f"#{spot.anchor}")
    for origin in index.story.lineage.origins:
        for reading in origin.readings:
            if reading.claim in held:
                told = _told(index, held, uncredited, origin, reading)
                yield Saying(origin, reading, held[reading.claim][0], told)


def _told(
    index: Index, held: Mapping[str, Sequence[Claim]], uncredited: Mapping[str, str], origin: Origin, reading: Reading
) -> tuple[Told, ...]:
    source = held[reading.claim][0]
    by_report: dict[str, list[Claim]] = {}
    for id in dict.fromkeys((reading.claim, *reading.variants)):
        for claim in held.get(id, ()):
            by_report.setdefault(claim.document, []).append(claim)
    found = []
    for claims in by_report.values():
        copy = all(claim is not held[claim.id][0] for claim in claims)
        told = _of_report(index, origin, source, claims)
        silent = told.main.traced_via and not told.main.via
        credit = ("not credited", uncredited.get(told.main.id, "")) if silent else ("", "")
        edge = replace(told.edge, credit=credit[0], credit_href=credit[1])
        found.append(replace(told, edge=edge, copy=copy))

    def weight(told: Told) -> tuple[bool, bool, int, bool, str]:
        numbers = [card.number for c in (told.main, *told.heads) for card in index.changed.get(c.id, ())]
        return told.main is not source, not numbers, min(numbers, default=0), told.copy, told.document

    return tuple(sorted(found, key=weight))


def _of_report(index: Index, origin: Origin, source: Claim, claims: Sequence[Claim]) -> Told:
    def directness(claim: Claim) -> tuple[bool, bool, bool, int, int]:
        changed = claim.id in index.changed
        return claim.id != source.id, not claim.in_body, changed, -claim.modality.caution, claim.spans[0].start

    main, *others = sorted(claims, key=directness)
    relays = main.via or main.traced_via
    edits, kinds = _edits(index, main)
    if not edits and main.id != source.id and (other := difference(source, main)):
        edits = (other,)
    start = wording.joined(articled(wording.isolated(r)) for r in relays[-1:]) or index.who(origin)
    own_way = "credited" if main.via else "" if relays else "told"
    edge = Edge(start, edits, "" if edits else own_way if main is source else "unchanged")
    changes: list[tuple[Edge, Claim, Claim | None]] = []
    alike: dict[tuple[object, ...], int] = {}
    # a headline first, so that further text which makes the same of it can be told beside it
    for claim in sorted(others, key=lambda c: (c.in_body, c.spans[0].start)):
        own, changed = _edits(index, claim, main, kinds)
        if not own and (other := difference(main, claim)):
            own = (other,)
        if not own:
            continue
        n = alike.setdefault((_figure(claim), changed - {Change.HEADLINE_AGAINST_BODY}), len(changes))
        if n < len(changes):
            changes[n] = (*changes[n][:2], claim)
        else:
            changes.append((Edge(index.brief(main.document), own), claim, None))
    return Told(main.document, main, tuple(others), edge, tuple(changes), tuple(relays))


def _edits(
    index: Index, claim: Claim, text: Claim | None = None, known: Iterable[Change] = ()
) -> tuple[tuple[Edit, ...], frozenset[Change]]:
    """What was changed on the way to a claim, each in few words, and the kinds of change.

    For a headline, `text` is what stands below it and `known` the kinds of change which that made already: they are not
    told again, and of two changes of a kind the one against its own text is.
    """
    found: dict[Change, Edit] = {}
    kinds = set()
    changes = index.changes.get(claim.id, ())
    for finding, place in changes:
        inside = len({span.document for span in finding.spans}) == 1
        if finding.change is None or (finding.change in known and not inside):
            continue
        kinds.add(finding.change)
        made = edit(index, finding, f"#{place}")
        if made and (inside or finding.change not in found):
            found[finding.change] = made
    if kinds and not found:
        other = (difference(text, claim) if text else None) or _happened(text, claim)
        return (replace(other, href=f"#{changes[0][1]}"),), frozenset(kinds)
    gone = [e.gone.casefold() for e in found.values()]
    edits = (e for n, e in enumerate(found.values()) if e.come or e.gone.casefold() not in gone[:n])
    return tuple(dict.fromkeys(edits)), frozenset(kinds)


def _happened(text: Claim | None, claim: Claim) -> Edit:
    """What a headline says happened to the same figure, where its text says otherwise: `exposed → offered for sale`."""
    if text and text.category and claim.category and text.category != claim.category:
        return Edit(wording.done(text.category), wording.done(claim.category), turned=True)
    return Edit("the text’s words", "other words", turned=True)


def _figure(claim: Claim) -> tuple[object, ...]:
    q = claim.quantity
    return q.low, q.high, q.bound, q.magnitude, q.unit, done(claim), claim.stance


def _plain(edge: Edge) -> tuple[object, ...]:
    """An edge without where its links lead, for comparing."""
    return edge.changed, tuple(e.text.casefold() for e in edge.edits)
