"""Every report ready to print: what it is, what in it changed, its text marked up, and whether it stands open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.core.text import PartKind, Report, ReportKind
from firsthand.views import markup, wording
from firsthand.views.index import Index, after, anchor
from firsthand.views.statements import Mark
from firsthand.views.wording import counted

FEW = 8
"""So many reports stand open where something in them is marked; of more, as many that an editor must read first."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report ready to print. `changed` says how many findings its words have, empty where none."""

    anchor: str
    document: str
    headline: str
    name: str
    titled: bool
    digest: str | None
    meta: str
    changed: str
    language: str | None
    url: str | None
    notes: tuple[str, ...]
    blocks: tuple[markup.Block, ...]
    open: bool


def views(index: Index, marks: Mapping[str, Sequence[Mark]]) -> tuple[ReportView, ...]:
    """All reports in the story's order, each with the marks of its statements."""
    claims = markup.by_report(index)
    changed = _changed(index)
    wanted = _wanted(index, changed, marks)
    found = []
    for report in index.story.reports:
        mine, told = claims.get(report.document, []), marks.get(report.document, ())
        number = changed.get(report.document, 0)
        found.append(
            ReportView(
                anchor=anchor("r-", report.document),
                document=wording.clean(report.document),
                headline=wording.clean(report.headline),
                name=wording.capital(index.name(report.document)),
                titled=any(part.kind is PartKind.HEADLINE for part in report.parts),
                digest=_digest(report),
                meta=_meta(report, len(mine), len({m.row for m in told})),
                changed=f"{counted(number, 'change')}" if number else "",
                language=_language(report.language),
                url=report.url if report.url and re.match(r"(?i)https?://", report.url) else None,
                notes=tuple(wording.clean(note) for note in report.notes),
                blocks=markup.blocks(index, report, mine, told),
                open=report.document in wanted,
            )
        )
    return tuple(found)


def _changed(index: Index) -> dict[str, int]:
    """In how many places the words of each report are a changed retelling."""
    found: dict[str, int] = {}
    for card in dict.fromkeys(card for cards in index.changed.values() for card in cards):
        for spot in card.places:
            end = after(spot.first)
            if end is not None:
                found[end.document] = found.get(end.document, 0) + 1
    return found


def _wanted(index: Index, changed: Mapping[str, int], told: Iterable[str]) -> set[str]:
    """The reports that stand open: of few, all with marks in them; else what sets the answer, then the most changed."""
    holding = dict.fromkeys(claim.document for claim in index.story.claims)
    if len(index.story.reports) <= FEW:
        return {*holding, *told}
    answer = index.story.answers[0] if index.story.answers else None
    setting = dict.fromkeys(claim.document for claim in (index.setters(answer) if answer else ()))
    order = sorted(changed, key=lambda document: -changed[document])
    return set(list(dict.fromkeys((*setting, *order)))[:FEW])


def _meta(report: Report, figures: int, statements: int) -> str:
    published = f"published {wording.dates(report.published)}" if report.published else "day of publication not known"
    told = [counted(figures, "figure")] if figures or not statements else []
    return " · ".join([published, *told, *([counted(statements, "statement")] if statements else [])])


def _digest(report: Report) -> str | None:
    if report.kind is not ReportKind.DIGEST:
        return None
    return f"{wording.capital(wording.isolated(report.name))}. Words in quotation marks are the report’s."


def _language(tag: str | None) -> str | None:
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else None
