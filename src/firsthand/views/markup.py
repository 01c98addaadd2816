"""A report's text with its figures as chips, its sources, cues, contents and statements marked, and notes beside it.

The text is cut at every border of a span, so spans may overlap in any way without breaking the markup. Where chips
overlap, the one that begins first stands; the places of the others are kept as empty anchors.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from firsthand.core.claim import Claim, Modality
from firsthand.core.text import PartKind, Report
from firsthand.views import wording
from firsthand.views.index import Index, anchor
from firsthand.views.notes import Note, note, place_of
from firsthand.views.statements import Mark

LONG = 3000
"""Characters from which a paragraph is shown around its figures only."""
AROUND = 500
"""Characters kept on each side of a figure in a long paragraph."""
GAP = 3
"""As many paragraphs without a figure in a row are folded."""
Layers = list[tuple[int, int, str]]
"""Sources, cues and contents as `(start, end, class)`."""

MOST_FOLDED = 8000
"""Characters of folded text that are printed; what goes beyond is named and left out."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph ready to print; `kind` is its part, `said` the headings of its statements with their rows.

    `row` is its place in the report; notes beside it may run over `rows`, down to the next paragraph that has some.
    """

    kind: str
    text: Markup
    notes: tuple[Note, ...]
    said: tuple[tuple[str, str], ...] = ()
    row: int = 0
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs in a row; `fold` says in words what is folded, None where all is open.

    `lost` characters of a fold are not printed at all.
    """

    paragraphs: tuple[Paragraph, ...]
    fold: str | None = None
    lost: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class _Chip:
    start: int
    end: int
    claim: Claim
    place: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What lies under the chips of a report: layers, and anchors by the place at which they stand."""

    layers: Layers
    places: Mapping[int, str]


def blocks(index: Index, report: Report, claims: Iterable[Claim], marks: Sequence[Mark] = ()) -> tuple[Block, ...]:
    """The whole report in blocks.

    Args:
        index: the story.
        report: one of its reports.
        claims: the figures of this report.
        marks: its statements that the page lists.
    """
    mine = list(claims)
    chips = _chips(mine)
    layers = sorted([*_layers(mine), *((m.start, m.end, "sb" if m.background else "sd") for m in marks)])
    ground = _Ground(layers, {m.start: m.anchor for m in reversed(marks)})
    seen: set[str] = set()
    found: list[Block] = []
    quiet: list[tuple[str, int, int]] = []

    def flush() -> None:
        if not quiet:
            return
        shown: list[Paragraph] = []
        left = MOST_FOLDED if len(quiet) >= GAP else 10**9
        lost = 0
        for kind, start, end in quiet:
            if left <= 0 or (end - start > LONG and end - start > left):
                lost += end - start
                continue
            left -= end - start
            shown.append(Paragraph(kind, _paragraph(index, report, (start, end), [], ground), ()))
        folded = len(quiet) >= GAP or lost
        words = wording.counted(len(quiet), "paragraph") + " without a figure" if folded else None
        found.append(Block(tuple(shown), words, lost))
        quiet.clear()

    for kind, start, end in paragraphs(report):
        inside = [c for c in chips if start <= c.start < end]
        told = [m for m in marks if start <= m.start < end and not m.background and m.row not in seen]
        seen |= {m.row for m in told}
        if not inside and not told and kind is PartKind.BODY:
            quiet.append((kind.value, start, end))
            continue
        flush()
        text = _paragraph(index, report, (start, end), inside, ground)
        here = [c.claim for c in inside if c.place == anchor("c-", c.claim.id)]
        notes = tuple(note(index, c, here[n - 1] if n else None) for n, c in enumerate(here))
        said = tuple(dict.fromkeys((m.heading, "#" + m.row) for m in told))
        found.append(Block((Paragraph(kind.value, text, notes, said),)))
    flush()
    return _numbered(found)


def _numbered(found: list[Block]) -> tuple[Block, ...]:
    """Blocks with their rows: a folded block takes one, an open paragraph one each."""
    row, placed = 1, []
    for block in found:
        if block.fold is not None:
            placed.append(replace(block, row=row))
            row += 1
            continue
        rows = []
        for paragraph in block.paragraphs:
            rows.append(replace(paragraph, row=row))
            row += 1
        placed.append(replace(block, paragraphs=tuple(rows)))
    noted = [p.row for b in placed if b.fold is None for p in b.paragraphs if p.notes or p.said] + [row]
    runs = {at: following - at for at, following in pairwise(noted)}
    return tuple(
        replace(b, paragraphs=tuple(replace(p, rows=runs.get(p.row, 1)) for p in b.paragraphs)) for b in placed
    )


def paragraphs(report: Report) -> list[tuple[PartKind, int, int]]:
    """`(kind, start, end)` of every paragraph: parts, cut at blank lines, or at each line where none is blank."""
    text = report.text
    edges = sorted({0, len(text), *(e for p in report.parts for e in (p.start, p.end))})
    found = []
    for start, end in pairwise(edges):
        stretch = text[start:end]
        blank = re.search(r"\n[ \t\r]*\n", stretch)
        at = start
        for gap in re.finditer(r"\n(?:[ \t\r]*\n)+" if blank else r"\n+", stretch):
            found.append((report.part_at(at), at, start + gap.start()))
            at = start + gap.end()
        found.append((report.part_at(at) if at < len(text) else PartKind.BODY, at, end))
    return [(k, s, e) for k, s, e in found if text[s:e].strip()]


def _chips(claims: list[Claim]) -> list[_Chip]:
    """Chips in order, none overlapping; a claim without one of its own leaves its anchor in the chip that covers it."""
    wanted = []
    for claim in claims:
        for n, span in enumerate(claim.spans):
            wanted.append((span.start, -span.end, anchor("c-", claim.id) + (f".{n + 1}" if n else ""), claim))
    wanted.sort(key=lambda w: (w[0], w[1], w[2]))
    chips: list[_Chip] = []
    for start, minus_end, name, claim in wanted:
        if chips and start < chips[-1].end:
            last = chips[-1]
            chips[-1] = _Chip(last.start, last.end, last.claim, last.place, (*last.also, name))
        else:
            chips.append(_Chip(start, -minus_end, claim, name, ()))
    return chips


def _layers(claims: Iterable[Claim]) -> Layers:
    """Sources, cues and contents as `(start, end, class)`."""
    found: set[tuple[int, int, str]] = set()
    for claim in claims:
        if claim.attribution:
            for name, spans in (
                ("so", claim.attribution.source),
                ("cu", claim.attribution.cue),
                ("ct", claim.attribution.content),
            ):
                found |= {(s.start, s.end, name) for s in spans if s.document == claim.document}
    return sorted(found)


def _paragraph(
    index: Index,
    report: Report,
    ends: tuple[int, int],
    chips: list[_Chip],
    ground: _Ground,
) -> Markup:
    start, end = ends
    pinned = {at: name for at, name in ground.places.items() if start <= at < end}
    here = [(s, e, c) for s, e, c in ground.layers if s < end and e > start]
    out: list[Markup] = []
    for begin, stop in _windows(start, end, [(c.start, c.end) for c in chips] + [(at, at + 1) for at in pinned]):
        if begin > start:
            out.append(Markup('<span class="cut">[… not shown …]</span> '))
        at = begin
        for chip in chips:
            if not begin <= chip.start < stop:
                continue
            out.append(_plain(report, at, chip.start, here, pinned))
            last = min(chip.end, stop)
            out += [_PIN.format(name) for place, name in sorted(pinned.items()) if chip.start <= place < last]
            out.append(_chip(index, report, chip, last))
            at = last
        out.append(_plain(report, at, stop, here, pinned))
        if stop < end:
            out.append(Markup(' <span class="cut">[… not shown …]</span>'))
    return Markup("").join(out)


def _windows(start: int, end: int, spots: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a paragraph that are shown: all of it, or what is around `spots`, its figures and statements."""
    if end - start <= LONG:
        return [(start, end)]
    if not spots:
        return [(start, start + AROUND)]
    found: list[tuple[int, int]] = []
    for begin, stop in sorted(spots):
        low, high = max(start, begin - AROUND), min(end, stop + AROUND)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


_PIN = Markup('<span id="{}"></span>')


def _plain(report: Report, start: int, end: int, layers: Layers, places: Mapping[int, str]) -> Markup:
    """Text between chips, cut at the borders of sources, cues, contents and statements; `places` are its anchors."""
    if start >= end:
        return Markup("")
    edges = sorted({start, end, *(x for s, e, _ in layers for x in (s, e) if start < x < end)})
    out: list[Markup] = []
    for low, high in pairwise(edges):
        classes = {c for s, e, c in layers if s <= low and high <= e}
        words = wording.clean(report.text[low:high])
        name = " ".join(c for c in ("ct", "so", "cu", "sd", "sb") if c in classes)
        pin = Markup(' id="{}"').format(places[low]) if low in places else Markup("")
        plain = Markup.escape(words)
        out.append(Markup('<span class="{}"{}>{}</span>').format(name, pin, plain) if name or pin else plain)
    return Markup("").join(out)


def _chip(index: Index, report: Report, chip: _Chip, end: int) -> Markup:
    claim = chip.claim
    origin = index.of(claim)
    cards = index.changed.get(claim.id, ())
    target = f"#{place_of(cards[0], claim)}" if cards else f"#{anchor('o-', origin.id)}" if origin else f"#{chip.place}"
    main = index.story.answers[0].measure if index.story.answers else None
    classes = ["ch"]
    classes += ["dr"] if cards else []
    classes += ["cp"] if claim.modality not in (Modality.STATED, Modality.ASSESSED) else []
    classes += ["o"] if not cards and main and not _near(main.unit, main.category, claim) else []
    also = Markup("").join(Markup('<span id="{}"></span>').format(name) for name in chip.also)
    main_place = chip.place == anchor("c-", claim.id)
    tip = _upstream(index, claim) if main_place else Markup("")
    about = Markup(' aria-describedby="{}"').format(anchor("t-", claim.id)) if tip else Markup("")
    link = Markup('<a class="{}" id="{}" href="{}"{}><bdi>{}</bdi></a>').format(
        " ".join(classes), chip.place, target, about, wording.clean(report.text[chip.start : end])
    )
    return Markup('<span class="cw">{}{}{}</span>').format(also, link, tip)


def _near(unit: str | None, category: str | None, claim: Claim) -> bool:
    q = claim.quantity
    return claim.category == category and (q.unit == unit or q.unit in wording.CONTAINERS)


def _upstream(index: Index, claim: Claim) -> Markup:
    """What the origin's most direct retelling says, where this is another one."""
    reading = index.reading(claim)
    first = index.claims.get(reading.claim) if reading else None
    if first is None or first.id == claim.id:
        return Markup("")
    words = wording.clean(first.sentence.quote).strip()
    words = words if len(words) <= 320 else words[:318].rstrip() + "…"
    same = ", the same figure" if first.quantity == claim.quantity and first.modality == claim.modality else ""
    tip = Markup('<span class="tip" role="tooltip" id="{}"><b>Upstream, {}{}</b><br>{}</span>')
    return tip.format(anchor("t-", claim.id), index.name(first.document), same, wording.quoted(words))


def by_report(index: Index) -> dict[str, list[Claim]]:
    """Claims by the report they stand in."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.story.claims:
        found[claim.document].append(claim)
    return found
