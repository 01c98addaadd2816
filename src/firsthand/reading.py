"""Reports to claims, statements and attributions: rules and tagger put together, and every report read the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from firsthand.core.attribution import Attribution
from firsthand.core.claim import Claim, Statement
from firsthand.core.text import Report
from firsthand.extract import Extractor
from firsthand.extract.directions import directed, main_direction
from firsthand.extract.spans import AttributionReader
from firsthand.extract.tagger import Tagger, shipped
from firsthand.packs import Packs, load

Progress = Callable[[str, int, int], None]
"""Called as (step, done, of) while a story is made."""


def extractor(
    reports: Sequence[Report], packs: Packs, more: Iterable[str] = (), *, rules_only: bool = False
) -> Extractor:
    """The reader for a collection, which knows its outlets and has seen its texts.

    Args:
        reports: the collection.
        packs: words and names.
        more: texts beside the collection's, which teach it places and sides too.
        rules_only: leave out the tagger that ships with the package.
    """
    return Extractor(packs, _outlets(reports), [*(r.text for r in reports), *more], _tagger(rules_only))


def extract(
    reports: Sequence[Report], reader: Extractor, progress: Progress | None = None
) -> tuple[list[Claim], list[Statement]]:
    """Claims and statements of all reports."""
    first: dict[str, str] = {}
    for report in in_order(reports):
        first.setdefault(report.id, report.document)
    extractions = []
    for number, report in enumerate(reports, start=1):
        extractions.append(reader.extract(report, again=first[report.id] != report.document))
        if progress:
            progress("reading figures", number, len(reports))
    main = main_direction([found.claims for found in extractions])
    claims = [c for found in extractions for c in directed(found.claims, found.states, found.actors, main)]
    return claims, [statement for found in extractions for statement in found.statements]


def attributions(
    reports: Sequence[Report], packs: Packs | None = None, *, rules_only: bool = False
) -> list[Attribution]:
    """Who is said to say, think or want what in each report, whoever it is and whether or not a figure is in it.

    Args:
        reports: what was read, in any order.
        packs: words and names; all in the box by default.
        rules_only: leave out the tagger that ships with the package.
    """
    texts = [r.text for r in reports]
    reader = AttributionReader(packs or load(), _outlets(reports), texts, _tagger(rules_only))
    return [found for report in reports for found in reader.read(report)]


def _tagger(rules_only: bool) -> Tagger | None:
    return None if rules_only else shipped()


def _outlets(reports: Sequence[Report]) -> set[str]:
    """The outlets that metadata name, without what stands in brackets."""
    names = {r.outlet.split("(")[0].strip() for r in reports if r.outlet}
    return {name for name in names if name}


def in_order(reports: Sequence[Report]) -> list[Report]:
    """Reports by their documents' names, which depends on nothing else."""
    return sorted(reports, key=lambda report: report.document)
