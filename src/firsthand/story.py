"""The few verbs, in order: read, extract, trace, find, estimate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from firsthand.core import story as core
from firsthand.core.check import Checked
from firsthand.core.claim import Claim, Measure, Modality, Statement
from firsthand.core.estimate import Answer, Policy
from firsthand.core.finding import Denial, Finding
from firsthand.core.story import Unread
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.errors import FirsthandError, MetadataError
from firsthand.extract.date_checks import date_contradictions
from firsthand.extract.directions import directed, main_direction
from firsthand.extract.questions import Asked, asked
from firsthand.extract.undated import with_years
from firsthand.packs import Packs, load
from firsthand.read import read
from firsthand.reading import Progress, extract, extractor, in_order
from firsthand.trace import (
    MONEY,
    Traced,
    compare,
    course,
    estimate,
    find_arithmetic,
    find_circles,
    find_conflicts,
    find_corrections,
    find_denials,
    find_drift,
    find_misdated,
    find_missing,
    find_slips,
    find_supersessions,
    find_uncredited,
    find_wholes,
    goods,
    preferences,
    questions,
    trace,
    unify,
)
from firsthand.trace import check as against
from firsthand.views.frames import Claims, Findings, Statements


@dataclass(frozen=True, slots=True)
class Story(core.Story):
    """A traced collection for people who program.

    In a notebook it shows itself as its answer with the chart; its claims, statements and findings are tuples that also
    go to pandas and polars (`story.claims.to_pandas()`).
    """

    claims: Claims[Claim]
    statements: Statements[Statement]
    findings: Findings[Finding]

    def _repr_html_(self) -> str:
        # only a notebook needs the templates: they would make every import of the package slower by a sixth
        from firsthand.views import notebook  # noqa: PLC0415

        return notebook.render(self)


def make(
    reports: Sequence[Report],
    *,
    packs: Packs | None = None,
    as_of: date | None = None,
    since: date | None = None,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
    order: str | Sequence[str] = (),
    unread: Iterable[Unread] = (),
    cautions: Iterable[Unread] = (),
    progress: Progress | None = None,
    rules_only: bool = False,
) -> Story:
    """Trace a collection of reports: the whole path from text to answers.

    Args:
        reports: what was read, in any order; the order changes nothing but the order of lists.
        packs: domains; all in the box by default.
        as_of: keep what was said by that day.
        since: an earlier day; `Story.comparison` then tells what changed in the record between it and `as_of`.
        known_by: keep reports published by that day.
        policy: how an answer's ends are chosen.
        order: for the policy `source-order`, names of speakers, organisations, groups or outlets, the preferred one
            first; one string is split at its commas.
        unread: what could not be read, to be shown.
        cautions: what is odd about what was read, to be shown.
        progress: called while the work goes on.
        rules_only: leave out the tagger that ships with the package.

    Raises:
        FirsthandError: the policy `source-order` without an order, or an order without it; `since` is not the
            earlier day.
    """
    packs = packs or load()
    wanted = _order(policy, order)
    _earlier(since, as_of)
    reader = extractor(reports, packs, rules_only=rules_only)
    raw_claims, raw_statements = extract(reports, reader, progress)
    claims, statements = unify(raw_claims, raw_statements, packs.people, packs.entities)
    traced = trace(reports, claims, packs)
    days = {o.id: o.said_on.latest for o in traced.lineage.origins if o.said_on and o.said_on.latest}
    placed = with_years(reports, traced.claims, days, lambda: reader)
    traced = replace(traced, claims=placed)
    sources, unknown = preferences(wanted, packs, reports, traced.claims)

    def supported(by: date | None) -> tuple[list[Answer], tuple[Finding, ...], list[Report]]:
        """Answers and findings as of a day, and the reports known by it."""
        published = {report.document: report.published for report in reports}
        known = [report for report in reports if _known(report.published, by, known_by)]
        everything = _findings(reports, known, traced, statements, packs)
        findings = tuple(f for f in everything if _in_time(f, published, by, known_by))
        answers = []
        for question in questions(traced.lineage, traced.claims):
            answer = estimate(
                question,
                reports,
                traced.claims,
                traced.lineage,
                findings,
                as_of=by,
                known_by=known_by,
                policy=policy,
                order=sources,
                preferred=wanted,
                goods=goods(packs),
            )
            steps = course(
                question,
                reports,
                traced.claims,
                traced.lineage,
                everything,
                known_by=known_by,
                policy=policy,
                order=sources,
            )
            answers.append(replace(answer, course=steps))
        return answers, findings, known

    answers, findings, known = supported(as_of)
    told = [
        Unread(name, "named in the order of sources, and no report here comes from it or credits it")
        for name in unknown
    ]
    return Story(
        reports=tuple(reports),
        claims=Claims(traced.claims),
        statements=Statements(statements),
        lineage=traced.lineage,
        findings=Findings(findings),
        answers=tuple(answers),
        unread=tuple(unread),
        cautions=(*cautions, *told),
        note=_note(reports, traced.claims, answers),
        missing=find_missing(known, traced.claims, findings, answers, packs),
        comparison=compare(
            reports,
            traced.claims,
            traced.lineage,
            supported(since)[:2],
            (answers, findings),
            since=since,
            until=as_of,
            known_by=known_by,
        )
        if since
        else None,
        packs=packs.files,
        topics=packs.topics,
    )


def _findings(
    reports: Sequence[Report],
    known: Sequence[Report],
    traced: Traced,
    statements: Sequence[Statement],
    packs: Packs,
) -> tuple[Finding, ...]:
    """Everything an editor should know, in the order of the page: changes and rivals first, what merely grew last.

    Conflicts, circles and successions are sought only in `known` reports, so that what came later hides none.
    """
    claims, lineage = traced.claims, traced.lineage
    corrections = find_corrections(reports, claims, statements)
    denials = find_denials(reports, statements, claims, lineage, packs)
    contradictions = [found for report in in_order(reports) for found in date_contradictions(report)]
    return (
        *find_drift(reports, claims, lineage),
        *find_conflicts(known, claims, lineage, packs, (*corrections, *denials)),
        *corrections,
        *find_circles(known, claims, packs),
        *find_uncredited(reports, claims),
        *find_arithmetic(reports, claims, packs),
        *find_misdated(contradictions, reports, claims, statements, packs),
        *find_slips(reports, claims, packs),
        *find_wholes(reports, claims),
        *find_supersessions(known, claims, lineage, packs),
        *denials,
    )


def _order(policy: Policy, order: str | Sequence[str]) -> tuple[str, ...]:
    """The names of an order of sources, where the policy takes one.

    Raises:
        FirsthandError: the policy needs an order and there is none, or the other way round.
    """
    names = tuple(name.strip() for name in (order.split(",") if isinstance(order, str) else order) if name.strip())
    if policy is Policy.SOURCE_ORDER and not names:
        raise FirsthandError(
            "the policy source-order needs an order; name the sources, the preferred one first: "
            '--order "Ministry of Health, UN, Reuters" (in Python order=[…])'
        )
    if names and policy is not Policy.SOURCE_ORDER:
        raise FirsthandError("an order of sources is for the policy source-order; add it, or leave out the order")
    return names


def _earlier(since: date | None, as_of: date | None) -> None:
    """Hold that the first of two days compared comes before the other.

    Raises:
        FirsthandError: it does not.
    """
    if since is not None and as_of is not None and since >= as_of:
        raise FirsthandError(
            f"nothing can have changed between {since} and {as_of}; give two days, the earlier one first"
        )


def _known(published: TimeRange | None, as_of: date | None, known_by: date | None) -> bool:
    """Whether a report was published by the days asked for; one without a day was known by none."""
    if known_by and (published is None or published.latest is None or published.latest > known_by):
        return False
    return not (as_of and published and published.earliest and published.earliest > as_of)


def _in_time(
    finding: Finding, published: Mapping[str, TimeRange | None], as_of: date | None, known_by: date | None
) -> bool:
    """Whether a finding could be known: its reports published, and printed or said, by the days asked for."""
    asked = None if isinstance(finding, Denial) else as_of
    return all(_known(published[document], asked, known_by) for document in finding.documents)


def _note(reports: Sequence[Report], claims: Sequence[Claim], answers: Sequence[Answer]) -> str | None:
    if not reports:
        return "nothing to trace, because no report could be read"
    if not claims:
        return "nothing to trace, because no report holds a figure that counts something"
    if not answers:
        return (
            "no question is answered, because no pack says what happened to the things counted here; "
            "the figures stand below, each with who said it"
        )
    return None


def story(
    *paths: str | Path,
    metadata: str | Path | None = None,
    packs: Sequence[str] | None = None,
    as_of: date | None = None,
    since: date | None = None,
    known_by: date | None = None,
    policy: Policy = Policy.UCDP,
    order: str | Sequence[str] = (),
    progress: Progress | None = None,
    rules_only: bool = False,
) -> Story:
    """Read files or folders and trace them. What cannot be read is in `Story.unread`, never raised.

    Raises:
        PackError: a pack is missing or not well formed.
        MetadataError: the metadata file cannot be used.
        FirsthandError: an empty path; the policy `source-order` without an order, or an order without it; `since` is
            not the earlier day.
    """
    _order(policy, order)
    _earlier(since, as_of)
    if metadata is not None and not Path(metadata).is_file():
        raise MetadataError(f"{metadata}: there is no such metadata file; give JSON lines with an id in each")
    if any(not str(path) for path in paths):
        raise FirsthandError("one of the paths is empty; an unset variable in the shell would do that")
    collection = read(list(paths), Path(metadata) if metadata else None)
    return make(
        collection.reports,
        packs=load(packs),
        as_of=as_of,
        since=since,
        known_by=known_by,
        policy=policy,
        order=order,
        unread=collection.unread,
        cautions=[Unread(c.source, c.reason) for c in collection.warnings],
        progress=progress,
        rules_only=rules_only,
    )


def check(
    draft: Report, record: core.Story, *, packs: Packs | None = None, rules_only: bool = False
) -> tuple[Checked, ...]:
    """Every figure of a draft set against a traced record: agrees, drifts, contested or unsupported.

    Args:
        draft: one's own copy, as `read` gives it.
        record: what it is set against, as `story` or `make` gives it.
        packs: domains; all in the box by default.
        rules_only: leave out the tagger that ships with the package.
    """
    packs = packs or load()
    main = main_direction([[c for c in record.claims if c.document == r.document] for r in record.reports])
    found = extractor(record.reports, packs, [draft.text], rules_only=rules_only).extract(draft)
    directed_claims = directed(found.claims, found.states, found.actors, main)
    unified, _ = unify([*record.claims, *directed_claims], (), packs.people, packs.entities)
    return against(unified[len(record.claims) :], record)


def answering(
    record: core.Story,
    *,
    unit: str | None = None,
    category: str | None = None,
    sender: str | None = None,
    receiver: str | None = None,
    packs: Packs | None = None,
) -> tuple[Answer, ...]:
    """The answers of a story that are of one unit, category or side, in its order.

    Args:
        record: a traced story.
        unit: as records print it ("rounds", "rounds/month"), or a noun of the packs ("shells").
        category: as records print it.
        sender: from whom, under any name the packs know ("DPRK").
        receiver: to whom, likewise.
        packs: nouns and names; all in the box by default.

    Raises:
        FirsthandError: no answer fits; the message names what there is.
    """
    packs = packs or load()
    noun = packs.nouns.get((unit or "").lower())
    wanted = {
        "unit": {unit, noun.name if noun else None},
        "category": {category},
        "from": {sender, packs.canonical(sender or "")},
        "to": {receiver, packs.canonical(receiver or "")},
    }
    asked_for = [(name, {v.lower() for v in values if v}) for name, values in wanted.items()]
    rows = [(answer, answer.record()) for answer in record.answers]
    for name, values in asked_for:
        fits = [(a, r) for a, r in rows if not values or str(r[name] or "").lower() in values]
        if rows and not fits:
            have = ", ".join(sorted({str(r[name]) for _, r in rows if r[name]})) or "none"
            raise FirsthandError(f"nothing is counted with that --{name}; the record has: {have}")
        rows = fits
    return tuple(a for a, _ in rows)


def ask(
    question: str,
    reports: Sequence[Report],
    *,
    packs: Packs | None = None,
    policy: Policy = Policy.UCDP,
    order: str | Sequence[str] = (),
    rules_only: bool = False,
) -> tuple[Asked, Answer | None, Story]:
    """What was understood of a question, its answer, and the record.

    The answer is None where something in the question is not understood (`Asked.unclear`) or the record counts no such
    thing (`Asked.notes` says which part it lacks): another question is never answered in its place.

    Args:
        question: such as "How many shells had North Korea sent by June 2024?".
        reports: the collection.
        packs: domains; all in the box by default.
        policy: how the ends of the answer are chosen.
        order: sources by preference, as for `make`.
        rules_only: leave out the tagger that ships with the package.

    Raises:
        FirsthandError: the policy `source-order` without an order, or an order without it.
    """
    packs = packs or load()
    days = [r.published for r in reports if r.published and r.published.latest]
    newest = max(days, key=lambda d: d.latest or date.min, default=None)
    wanted = asked(question, packs, [r.text for r in reports], newest)
    record = make(
        reports,
        packs=packs,
        as_of=wanted.as_of,
        known_by=wanted.known_by,
        policy=policy,
        order=order,
        rules_only=rules_only,
    )
    if wanted.unclear:
        return wanted, None, record
    fits, notes = _fitting(wanted, record.answers)
    return replace(wanted, notes=notes), (fits[0] if fits else None), record


def _fitting(wanted: Asked, answers: Sequence[Answer]) -> tuple[list[Answer], tuple[str, ...]]:
    """The answers to what is asked, and which part of it the record lacks or leaves open."""
    fits = [
        a for a in answers if (a.measure.unit in MONEY if wanted.unit == "money" else a.measure.unit == wanted.unit)
    ]
    if not fits:
        return [], (f"the record counts no {wanted.unit}",)
    kinds = ", ".join(sorted({a.measure.category or "counted" for a in fits}))
    fits = [a for a in fits if wanted.category in (None, a.measure.category)]
    if not fits:
        return [], (f"of {wanted.unit} the record has those {kinds}, and none {wanted.category}",)
    fits = [a for a in fits if _same_sense(wanted.modality, a)]
    if not fits:
        sense = "counted" if wanted.modality is Modality.STATED else wanted.modality.value
        return [], (f"of {wanted.unit} the record has figures, and none {sense}",)
    notes = []
    sides = [(a, (a.measure.sender, a.measure.receiver)) for a in fits]
    asked_for = (wanted.sender, wanted.receiver)
    fits = [a for a, told in sides if all(want in (None, have) for want, have in zip(asked_for, told, strict=True))]
    if not fits:
        fits = [a for a, told in sides if told == (None, None)]
        notes.append(f"the record does not say between whom; “{wanted.sender or wanted.receiver}” is taken on trust")
    if not fits:
        known = sorted({f"from {sender or 'somebody'} to {receiver or 'somebody'}" for _, (sender, receiver) in sides})
        between = f"from {wanted.sender or 'anybody'} to {wanted.receiver or 'anybody'}"
        return [], (f"of {wanted.unit} the record has figures {', '.join(known)}, and none {between}",)
    if len(fits) > 1:
        notes.append("this fits too: " + " ".join(a.question for a in fits[1:4]))
    return fits, tuple(notes)


def _same_sense(wanted: Modality, answer: Answer) -> bool:
    """Whether an answer is in the sense asked for; what could be held stands with the counts, apart."""
    if wanted is Modality.CAPACITY:
        return answer.capacity is not None
    return answer.modality is wanted or (wanted is Modality.STATED and answer.modality is Modality.CAPACITY)


__all__ = [
    "Answer",
    "Claim",
    "Denial",
    "Finding",
    "Measure",
    "Progress",
    "Story",
    "ask",
    "check",
    "make",
    "story",
]
