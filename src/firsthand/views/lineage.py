"""From the first saying to the last headline: one lane for each saying that was retold or changed.

A lane is a tree: the saying, whom the words came through, what the texts of reports print, what their headlines make of
it. Reports that print the same through the same relays are one box; how a retelling differs is written on its edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Modality
from firsthand.core.finding import FindingKind
from firsthand.core.text import PartKind
from firsthand.views import wording
from firsthand.views.edges import Edit, difference
from firsthand.views.index import Index, anchor
from firsthand.views.retellings import Edge, Saying, Told, sayings
from firsthand.views.wording import counted

MOST_LANES = 5
MOST_ROWS = 8
"""Sayings drawn, and rows of boxes in all of them, so that the section stays within two screens; the rest are lines."""
MOST_BRANCHES = 4
MOST_HEADS = 3
"""Boxes of reports in one lane, and of a report's headline and other lines; further retellings are a line each."""

SENSE = {
    Modality.CAPACITY: "that could be held",
    Modality.SOUGHT: "told as sought",
    Modality.PLANNED: "told as planned",
    Modality.FORECAST: "told as forecast",
    Modality.POSSIBLE: "told as possible",
}
"""How a figure is meant where it is no count, as it follows the figure."""


@dataclass(frozen=True, slots=True)
class Echo:
    """One of the further reports of a box: its name and where its figure stands."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Box:
    """What one report, or several that print the same, make of a saying.

    `part` says where in the report; `also` leads to where the text of the same report says what its
    headline does. Of its `echoes`, as many as `copies` print the same sentence.
    """

    words: str
    href: str
    name: str
    part: str
    headline: bool
    changed: bool
    also: str = ""
    copies: int = 0
    echoes: tuple[Echo, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """An edge with the box it leads to, and what the headlines of that report, or its further text, make of it."""

    edge: Edge
    box: Box
    heads: tuple[tuple[Edge, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody through whom the words came; `href` leads to its own report, or to what is said of its absence."""

    name: str
    missing: bool
    href: str


@dataclass(frozen=True, slots=True)
class Path:
    """Branches whose words came the same way: `relays` from the speaker on, empty where no report names any."""

    edge: Edge
    relays: tuple[Relay, ...]
    branches: tuple[Branch, ...]

    @property
    def missing(self) -> bool:
        """Whether the original of one of the relays is not in the collection."""
        return any(relay.missing for relay in self.relays)


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is told and not drawn: words that lead to a sentence, then who and what became of it."""

    words: str
    href: str
    about: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One saying: its figure and fate as a heading, the box of its speaker, and the tree behind it.

    `rest` are retellings beyond those drawn, `beside` other figures of the same saying that nobody changed, `circles`
    the numbers of findings that credits for it lead back to where they began.
    """

    figure: str
    href: str
    sense: str
    fate: str
    voice: str
    role: str
    when: str
    words: str
    source: str
    paths: tuple[Path, ...]
    rest: tuple[Line, ...]
    beside: tuple[Line, ...]
    circles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The section: lanes in the order of their weight, further sayings as lines, and how many were told only once.

    `once` counts the sayings of which one report tells, without a change; `through` those of them that came to it
    through an original which the collection lacks.
    """

    heading: str
    lanes: tuple[Lane, ...]
    further: tuple[Line, ...]
    once: int
    through: int
    dashed: bool
    echoes: bool
    digests: bool


def lanes(index: Index) -> Lanes:
    """Every saying that was retold or changed; no lanes where there is none.

    Those that set the main answer come first, then changed ones, those of its measure before others, then the rest by
    the number of their retellings. A figure that came with a drawn one and was not changed is told beside it.
    """
    answer = index.story.answers[0] if index.story.answers else None
    setters = set(answer.claims) if answer else set()
    worth: list[tuple[tuple[bool, bool, bool, int, int], Saying]] = []
    for place, saying in enumerate(sayings(index)):
        sets = saying.reading.claim in setters
        relayed = sets and any(row.relays for row in saying.told)
        if len(saying.told) > 1 or saying.changed or relayed:
            near = answer is not None and answer.measure.accepts(saying.reading.measure)
            worth.append(((not sets, not saying.changed, not near, -len(saying.told), place), saying))
    worth.sort(key=lambda row: row[0])
    chosen: list[Saying] = []
    last: dict[str, Saying] = {}
    beside: dict[str, list[Line]] = {}
    further: list[Line] = []
    height = 0
    for _, saying in worth:
        rows = _height(saying)
        if saying.origin.id in last and not saying.changed:
            beside.setdefault(saying.origin.id, []).append(_line(index, saying, named=False))
        elif not chosen or (len(chosen) < MOST_LANES and height + rows <= MOST_ROWS):
            chosen.append(saying)
            last[saying.origin.id] = saying
            height += rows
        else:
            further.append(_line(index, saying))
    found = [
        _lane(index, saying, beside.get(saying.origin.id, ()) if last[saying.origin.id] is saying else ())
        for saying in chosen
    ]
    covered = {saying.origin.id for _, saying in worth}
    lacking = {id for row in index.story.missing for id in row.origins}
    once = [o.id for o in index.story.lineage.origins if o.id not in covered]
    return Lanes(
        heading=_heading(index, any(row.edits for saying in chosen for row in saying.told)),
        lanes=tuple(found),
        further=tuple(further),
        once=len(once),
        through=len(lacking.intersection(once)),
        dashed=any(path.missing for lane in found for path in lane.paths),
        echoes=any(branch.box.echoes for lane in found for path in lane.paths for branch in path.branches),
        digests=index.digests,
    )


def _height(saying: Saying) -> int:
    """How many rows of boxes a saying takes."""
    return sum(max(1, min(len(box[0].changes), MOST_HEADS)) for box in saying.boxes[:MOST_BRANCHES])


def _heading(index: Index, differ: bool) -> str:
    reports = {claim.document for claim in index.story.claims if claim.id in index.changed}
    if not reports and differ:
        return "Where reports differ, no finding calls it a change"
    if not reports:
        return "No retelling is found to change what was said"
    of = len(index.story.reports)
    if of == 1:
        return "The words changed inside one report"
    where = "all" if len(reports) == of else f"{len(reports):,} of"
    return f"In {where} {of:,} reports the words changed on the way from the speaker to the page"


def _lane(index: Index, saying: Saying, beside: Iterable[Line]) -> Lane:
    origin, claim = saying.origin, saying.source
    first, *others = saying.boxes
    others.sort(key=lambda box: (not box[0].changed, 0 if box[0].changed else -len(box)))
    boxes = [first, *others]
    paths: dict[tuple[str, ...], list[Sequence[Told]]] = {}
    for box in boxes[:MOST_BRANCHES]:
        paths.setdefault(box[0].relays, []).append(box)
    speaker = origin.speaker
    role = speaker.organisation if speaker and speaker.person and speaker.organisation != speaker.person else None
    ids = {saying.reading.claim, *saying.reading.variants}
    return Lane(
        figure=wording.capital(_counted(claim)),
        href="#" + anchor("c-", claim.id),
        sense=SENSE.get(claim.modality, ""),
        fate=_fate(index, saying),
        voice=wording.capital(index.who(origin)),
        role=wording.isolated(role) if role else "" if speaker else "in the report’s own voice",
        when=wording.dates(origin.said_on),
        words=wording.quoted(claim.wording.quote),
        source=index.brief(claim.document),
        paths=tuple(_path(index, saying, relays, found) for relays, found in paths.items()),
        rest=(
            *(_rest(index, row, row.main, row.edits) for box in boxes[MOST_BRANCHES:] for row in box),
            *(
                _rest(index, box[0], other, edge.edits)
                for box in boxes[:MOST_BRANCHES]
                for edge, other, _ in box[0].changes[MOST_HEADS:]
            ),
        ),
        beside=tuple(beside),
        circles=tuple(
            card.number
            for card in index.cards
            if card.first.kind is FindingKind.CIRCULAR and ids.intersection(card.first.claims)
        ),
    )


def _counted(claim: Claim) -> str:
    q = claim.quantity
    if q.low is None and q.high is None:
        return wording.quoted(claim.quote)
    return f"{wording.figure(q, claim.quote)} {wording.unit_words(q.unit, q.point)}".strip()


def _fate(index: Index, saying: Saying) -> str:
    """What became of a saying: who changed it, of how many."""
    told = saying.told
    changed = sorted(row.document for row in told if row.changed)
    if not changed:
        by = index.brief(told[0].document) if len(told) == 1 else counted(len(told), "report")
        other = sum(1 for row in told if row.edits)
        return f"told by {by}, by {other:,} of them differently" if other else f"printed unchanged by {by}"
    if len(changed) <= 2:
        names = wording.joined(index.brief(document) for document in changed)
        return f"changed in {names}" + (f"; {len(told):,} reports tell it" if len(told) > len(changed) else "")
    of = f"all {len(told):,}" if len(changed) == len(told) else f"{len(changed):,} of the {len(told):,}"
    return f"changed in {of} reports that tell it"


def _path(index: Index, saying: Saying, relays: tuple[str, ...], boxes: Iterable[Sequence[Told]]) -> Path:
    lacking = {row.outlet for row in index.story.missing}
    steps = []
    for relay in relays:
        own = next((r for r in index.story.reports if r.outlet and _bare(r.outlet) == _bare(relay)), None)
        href = "#missing" if relay in lacking else "#" + anchor("r-", own.document) if own else ""
        steps.append(Relay(wording.capital(articled(wording.isolated(relay))), relay in lacking, href))
    edge = Edge(index.who(saying.origin), words="through")
    return Path(edge, tuple(steps), tuple(_branch(index, box) for box in boxes))


def _bare(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ")


def _branch(index: Index, box: Sequence[Told]) -> Branch:
    row = box[0]
    edge = replace(row.edge, words="unchanged") if len(box) > 1 and not row.edge.edits else row.edge
    main = _box(index, row, row.main, edge.changed)
    main = replace(
        main,
        copies=sum(_sentence(echo.main) == _sentence(row.main) for echo in box[1:]),
        echoes=tuple(Echo(wording.capital(index.brief(e.document)), e.href(e.main)) for e in box[1:]),
    )
    heads = []
    for step, claim, also in row.changes[:MOST_HEADS]:
        head = _box(index, row, claim, step.changed)
        heads.append((step, replace(head, also=row.href(also)) if also else head))
    return Branch(edge, main, tuple(heads))


def _box(index: Index, row: Told, claim: Claim, changed: bool) -> Box:
    """The box of one figure of a report, without its echoes."""
    parts = {span.part for span in claim.spans}
    if claim is row.main:
        like = (c for c in row.heads if difference(claim, c) is None and c.id not in index.changed)
        parts |= {other.part for other in like}
        where = wording.joined("text" if part is PartKind.BODY else part.value for part in PartKind if part in parts)
    elif claim.in_body:
        where = f"{'earlier' if claim.spans[0].start < row.main.spans[0].start else 'further on'} in its text"
    else:
        where = wording.joined(part.value for part in PartKind if part in parts)
    return Box(
        words=wording.quoted(claim.wording.quote),
        href=row.href(claim),
        name=wording.capital(index.brief(row.document)),
        part=where,
        headline=not claim.in_body,
        changed=changed,
    )


def _sentence(claim: Claim) -> list[str]:
    return re.findall(r"\w+", claim.sentence.quote.casefold())


def _rest(index: Index, row: Told, claim: Claim, edits: tuple[Edit, ...]) -> Line:
    """A retelling that is not drawn, with what changed on its way."""
    return Line(wording.quoted(claim.quote), row.href(claim), wording.capital(index.brief(row.document)), edits)


def _line(index: Index, saying: Saying, named: bool = True) -> Line:
    """A saying that is not drawn, with its speaker unless the one beside it has it."""
    claim, origin = saying.source, saying.origin
    who = f"{index.who(origin)}, {wording.dates(origin.said_on)}: " if named else ""
    words = who + _fate(index, saying)
    return Line(wording.quoted(claim.quote), "#" + anchor("c-", claim.id), words, saying.edits)
