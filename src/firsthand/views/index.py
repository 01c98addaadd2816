"""A story made ready for looking up: what belongs to which claim, origin and report, and under which anchor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.core.claim import Claim
from firsthand.core.estimate import Answer
from firsthand.core.finding import Denial, Finding, FindingKind
from firsthand.core.lineage import Origin, Reading
from firsthand.core.story import Story
from firsthand.core.text import PartKind, Report, ReportKind, Span
from firsthand.core.time import TimeRange
from firsthand.views import wording


def anchor(prefix: str, id: str) -> str:
    """An element id for `id`: letters, digits, `-`, `_` and `.` as they are, other characters as `~` and hex."""
    return prefix + re.sub(r"[^A-Za-z0-9_.-]", lambda m: f"~{ord(m[0]):x}", id)


@dataclass(frozen=True, slots=True)
class Place:
    """Findings about the same figures in the same two sentences; `anchor` is where it stands on the page."""

    anchor: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The weightiest of them."""
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing an editor should know: what one saying became, or one result, in one place or several.

    Numbered as the page numbers it; places and their findings in the story's order.
    """

    number: int
    places: tuple[Place, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of all its places."""
        return tuple(finding for place in self.places for finding in place.findings)

    @property
    def first(self) -> Finding:
        """The weightiest of them."""
        return self.places[0].first

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"f{self.number}"


@dataclass(frozen=True, slots=True)
class Index:
    """Everything a view looks up in a story."""

    story: Story
    reports: dict[str, Report]
    claims: dict[str, Claim]
    origins: dict[str, Origin]
    origin_of: dict[str, str]
    cards: tuple[Card, ...]
    denials: tuple[Card, ...]
    changed: dict[str, tuple[Card, ...]]
    """The cards of the changes that a claim makes, by its id."""
    changes: dict[str, tuple[tuple[Finding, str], ...]]
    """Those changes themselves, each with the anchor of its place."""
    names: dict[str, str]

    @property
    def tagged(self) -> bool:
        """Whether the tagger read along in any of the reports."""
        return any("tagger" in (claim.extractor or "") for claim in self.story.claims)

    def origin(self, id: str | None) -> Origin | None:
        """The origin of that id, or of the utterance in `utterance/unit`."""
        if not id:
            return None
        return self.origins.get(id) or self.origins.get(id.rpartition("/")[0])

    def claim(self, id: str | None) -> Claim | None:
        """The claim of that id, or what the origin of that id is read as."""
        if not id:
            return None
        found = self.claims.get(id)
        if found is None and (origin := self.origin(id)) and origin.readings:
            return self.claims.get(origin.readings[0].claim)
        return found

    def of(self, claim: Claim) -> Origin | None:
        """The origin that a claim retells."""
        return self.origin(self.origin_of.get(claim.id) or claim.origin)

    def reading(self, claim: Claim) -> Reading | None:
        """The reading of its origin to which a claim belongs."""
        origin = self.of(claim)
        for reading in origin.readings if origin else ():
            if claim.id == reading.claim or claim.id in reading.variants:
                return reading
        return None

    def card_of(self, number: int) -> Card | None:
        """The card that holds the finding at place `number` in the story."""
        if not 0 <= number < len(self.story.findings):
            return None
        found = self.story.findings[number]
        return next((c for c in (*self.cards, *self.denials) if any(f is found for f in c.findings)), None)

    def denial(self, number: int) -> Denial | None:
        """The denial at place `number` among the story's findings."""
        found = self.story.findings[number] if 0 <= number < len(self.story.findings) else None
        return found if isinstance(found, Denial) else None

    def answered(self, denial: Denial) -> tuple[tuple[str, str, str], ...]:
        """The figures that a denial answers, each once: its words, the group of who said it, the link to it.

        Of a saying with several figures only those of the main measure are told, where it has one.
        """
        answer = self.story.answers[0] if self.story.answers else None
        found: dict[str, tuple[str, str, str]] = {}
        for origin in filter(None, map(self.origin, denial.target)):
            main = [r for r in origin.readings if answer and answer.measure.accepts(r.measure)]
            for claim in filter(None, (self.claims.get(r.claim) for r in main or origin.readings)):
                row = (wording.figure(claim.quantity, claim.quote), origin.group, "#" + anchor("c-", claim.id))
                # "at least 86" and "86" are one number, and a word without one is told only where nothing else is
                number = claim.quantity.low if claim.quantity.low is not None else claim.quantity.high
                found[str(number)] = min(found.get(str(number), row), row, key=lambda r: len(r[0]))
        return tuple(row for key, row in found.items() if key != "None" or len(found) == 1)

    def said_on(self, claim: Claim) -> TimeRange | None:
        """When it was said: as its origin has it, else as the claim has it."""
        origin = self.of(claim)
        return (origin.said_on if origin else None) or claim.said_on

    def speaker(self, claim: Claim) -> str:
        """Who is credited, or the report itself where it speaks in its own voice."""
        return wording.who(claim.speaker) or wording.who(claim.traced_speaker) or self.name(claim.document)

    def voice(self, claim: Claim) -> str:
        """The speaker in few words, for labels: the person, else the organisation, else the report."""
        speaker = claim.speaker or claim.traced_speaker
        return wording.isolated(speaker.name) if speaker and speaker.name else self.brief(claim.document)

    def who(self, origin: Origin) -> str:
        """Who an origin is, in few words: its speaker, else the report that speaks for itself."""
        name = origin.speaker.name if origin.speaker else None
        return wording.isolated(name) if name else self.brief(origin.documents[0])

    def name(self, document: str) -> str:
        """How a reader is told which report it is."""
        return self.names.get(document) or wording.clean(document)

    @property
    def digests(self) -> bool:
        """Whether any report is a digest."""
        return any(report.kind is ReportKind.DIGEST for report in self.story.reports)

    def brief(self, document: str) -> str:
        """The same where the page has said what a digest is: `digest of the Courier`."""
        return self.name(document).removesuffix(", not its words")

    def titled(self, document: str) -> str:
        """A report by its outlet; without one by its headline, because a file's name tells a reader nothing."""
        report = self.reports.get(document)
        headline = wording.clean(report.headline).strip() if report else ""
        if report is None or report.outlet or headline in ("", wording.clean(document)):
            return self.brief(document)
        return wording.quoted(headline if len(headline) <= 60 else headline[:60].rpartition(" ")[0] + " …")

    def called(self, claim: Claim) -> str:
        """The voice of a claim as a mark names it: the speaker, else the report as `titled` has it."""
        speaker = claim.speaker or claim.traced_speaker
        return wording.isolated(speaker.name) if speaker and speaker.name else self.titled(claim.document)

    def sentence(self, span: Span) -> str:
        """The sentence around a span, where a claim there has one; else the span's words."""
        for claim in self.story.claims:
            whole = claim.sentence
            if whole.overlaps(span) and whole.start <= span.start and span.end <= whole.end:
                return wording.clean(whole.quote).strip()
        return wording.clean(span.quote).strip()

    def readings(self, answer: Answer) -> list[tuple[Origin, Claim]]:
        """Every origin's reading of what `answer` measures, in the order first said."""
        found = []
        for origin in self.story.lineage.origins:
            for reading in origin.readings:
                claim = self.claims.get(reading.claim)
                if claim and answer.measure.accepts(reading.measure):
                    found.append((origin, claim))
        return found

    def setters(self, answer: Answer) -> list[Claim]:
        """The readings of the origins that set or agree with an answer's ends."""
        return [c for c in map(self.claims.get, answer.claims) if c]

    def outlets(self, claim: Claim) -> int:
        """In how many other reports a reading is retold."""
        reading = self.reading(claim)
        others = (self.claims.get(v) for v in (reading.variants if reading else ()))
        return len({c.document for c in others if c} - {claim.document})


def after(finding: Finding) -> Span | None:
    """Where the retelling, or what came last, stands: the last span of several, the only one otherwise."""
    if not finding.spans:
        return None
    return finding.spans[-1] if finding.before is not None else finding.spans[0]


def place(span: Span) -> str:
    """The part of the report in a word, empty for the body."""
    return "" if span.part is PartKind.BODY else span.part.value


def _cards(findings: Iterable[Finding], first: int, claims: Mapping[str, Sequence[Claim]]) -> tuple[Card, ...]:
    """Findings as cards: first those of one place, then the places of one change of one saying.

    Args:
        findings: in the story's order.
        first: the number of the first card.
        claims: those of each report.
    """
    places: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        spans = tuple((s.document, s.start, s.end) for s in finding.spans)
        key: tuple[object, ...] = (finding.kind, spans) if spans else (id(finding),)
        if finding.kind is FindingKind.DRIFT and len(finding.spans) > 1:
            key = (finding.kind, *(_sentence(span, claims) for span in (finding.spans[0], finding.spans[-1])))
        places.setdefault(key, []).append(finding)
    groups: dict[tuple[object, ...], list[list[Finding]]] = {}
    for found in places.values():
        groups.setdefault(_thing(found[0], claims), []).append(found)
    cards = []
    for number, group in enumerate(groups.values(), start=first):
        anchors = [f"f{number}", *(f"f{number}.{n}" for n in range(2, len(group) + 1))]
        cards.append(Card(number, tuple(Place(a, tuple(found)) for a, found in zip(anchors, group, strict=True))))
    return tuple(cards)


def _thing(finding: Finding, claims: Mapping[str, Sequence[Claim]]) -> tuple[object, ...]:
    """What a reader sees as one thing: one change of one sentence of one saying, one result, one figure set beside."""
    match finding.kind:
        case FindingKind.DRIFT if finding.change and len(finding.spans) > 1:
            return finding.kind, finding.change, finding.origin, _sentence(finding.spans[0], claims)
        case FindingKind.ARITHMETIC if finding.check and " = " in finding.check:
            return finding.kind, finding.rule, finding.check.rpartition(" = ")[2]
        case FindingKind.CORRECTION if finding.origin:
            return finding.kind, finding.rule, finding.origin
        case FindingKind.CONFLICT if finding.spans:
            return finding.kind, finding.rule, frozenset(_sentence(span, claims) for span in finding.spans)
        case FindingKind.NOT_COMPARABLE if finding.spans:
            span = finding.spans[0]
            return finding.kind, finding.rule, span.document, span.start
    return (id(finding),)


def _sentence(span: Span, claims: Mapping[str, Sequence[Claim]]) -> tuple[str, int]:
    """Report and beginning of the sentence around a span, as a claim there has it."""
    for claim in claims.get(span.document, ()):
        if any(s.overlaps(span) for s in claim.spans) or claim.sentence.overlaps(span):
            return span.document, claim.sentence.start if claim.sentence.overlaps(span) else span.start
    return span.document, span.start


def _names(reports: Sequence[Report]) -> dict[str, str]:
    """How each report is called: as it says, else `report 003`, its file's name without a hash at the end."""
    found: dict[str, str] = {}
    short = [re.sub(r"(?i)[_-][0-9a-f]{12,}$", "", report.document) for report in reports]
    for report, name in zip(reports, short, strict=True):
        plain = name if short.count(name) == 1 else report.document
        found[report.document] = wording.isolated(report.name if report.outlet else f"report {plain}")
    return found


def index(story: Story) -> Index:
    """Look a story through once."""
    claims = {claim.id: claim for claim in story.claims}
    origin_of = {d.claim: d.origin for d in story.lineage.derivations}
    for origin in story.lineage.origins:
        for reading in origin.readings:
            for id in (reading.claim, *reading.variants):
                origin_of.setdefault(id, origin.id)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        by_document[claim.document].append(claim)
    cards = _cards((f for f in story.findings if not isinstance(f, Denial)), 1, by_document)
    denials = _cards((f for f in story.findings if isinstance(f, Denial)), len(cards) + 1, by_document)
    changed: dict[str, dict[int, Card]] = defaultdict(dict)
    changes: dict[str, list[tuple[Finding, str]]] = defaultdict(list)
    for card in cards:
        for spot in card.places:
            for finding in spot.findings:
                end = after(finding)
                if finding.kind is not FindingKind.DRIFT or end is None:
                    continue
                hit = [c for c in by_document[end.document] if any(s.overlaps(end) for s in c.spans)]
                for claim in [c for c in hit if c.id in finding.claims] or hit:
                    changed[claim.id].setdefault(card.number, card)
                    changes[claim.id].append((finding, spot.anchor))
    return Index(
        story=story,
        reports={report.document: report for report in story.reports},
        claims=claims,
        origins={origin.id: origin for origin in story.lineage.origins},
        origin_of=origin_of,
        cards=cards,
        denials=denials,
        changed={id: tuple(found.values()) for id, found in changed.items()},
        changes={id: tuple(found) for id, found in changes.items()},
        names=_names(story.reports),
    )
