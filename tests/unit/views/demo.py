"""A story made up by hand: two states that do not exist, seven reports, and every difficulty a page must survive."""

from __future__ import annotations

from datetime import date
from typing import Any

from firsthand.core.attribution import Attribution, CueType, Speaker
from firsthand.core.claim import Claim, Measure, Modality, Stance, Statement
from firsthand.core.estimate import Answer, Capacity, Denier, LeftOut, Policy
from firsthand.core.finding import Change, Denial, Finding, FindingKind
from firsthand.core.lineage import Derivation, Lineage, Origin, Reading, Relation
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.story import Story, Unread
from firsthand.core.text import Part, PartKind, Report, ReportKind, Span
from firsthand.core.time import TimeRange

ROUNDS = Measure("transferred", "rounds", "Karvenia", "Osmara")
BOXES = Measure("transferred", "containers", "Karvenia", "Osmara")
AID = Measure("transferred", "USD", "Osmara", "Karvenia")


def report(document: str, headline: str, *body: str, subhead: str = "", caption: str = "", **more: Any) -> Report:
    """A report whose parts are the headline, the subhead, the body and a caption."""
    text, parts = "", []
    for kind, words in (
        (PartKind.HEADLINE, headline),
        (PartKind.SUBHEAD, subhead),
        (PartKind.BODY, "\n\n".join(body)),
        (PartKind.CAPTION, caption),
    ):
        if words:
            start = len(text)
            text += words
            parts.append(Part(kind, start, len(text)))
            text += "\n\n"
    return Report(document, text, tuple(parts), source=f"reports/{document}.txt", source_sha256="ab" * 32, **more)


def find(r: Report, words: str, nth: int = 0) -> Span:
    """The span of the nth place where `words` stand."""
    at = -1
    for _ in range(nth + 1):
        at = r.text.index(words, at + 1)
    return r.span(at, at + len(words))


def claim(r: Report, words: str, quantity: Quantity, sentence: str = "", **more: Any) -> Claim:
    """A claim quoted as `words` from `r`; `says` gives source, cue and content as words."""
    says = more.pop("says", None)
    also = more.pop("also", ())
    nth = more.pop("nth", 0)
    if says:
        source, cue, content = ((find(r, w),) if w else () for w in says)
        more["attribution"] = Attribution(source, cue, content, CueType.ASSERT, more.get("speaker"))
    more.setdefault("category", "transferred")
    more.setdefault("sender", "Karvenia")
    more.setdefault("receiver", "Osmara")
    span = find(r, words, nth)
    whole = find(r, sentence) if sentence else _sentence(r, span)
    wording = find(r, more.pop("wording")) if "wording" in more else span
    return Claim(f"{r.document}:{span.start}", (span, *(find(r, w) for w in also)), wording, whole, quantity, **more)


def _sentence(r: Report, span: Span) -> Span:
    stop = r.text.rfind(". ", 0, span.start)
    start = max(stop + 2 if stop >= 0 else 0, r.text.rfind("\n", 0, span.start) + 1)
    ends = [e for e in (r.text.find(". ", span.end), r.text.find("\n", span.end)) if e >= 0]
    return r.span(start, min(ends, default=len(r.text)))


def q(value: float | None, bound: Bound = Bound.EXACT, unit: str = "rounds", **more: Any) -> Quantity:
    """A quantity with one number."""
    low = value if bound in (Bound.EXACT, Bound.ABOUT, Bound.OVER, Bound.AT_LEAST) else None
    high = value if bound in (Bound.EXACT, Bound.ABOUT, Bound.UNDER, Bound.AT_MOST) else None
    return Quantity(low, high, bound, unit=unit, **more)


NIS = Speaker(None, "Osmaran Joint Directorate")
DORN = Speaker("Halvar Dorn", "Ministry of Defence of Osmara")
OFFICIALS = Speaker("allied officials", None)
VESK = Speaker("Irena Vesk", "Karvenian Foreign Ministry")
ATTACK = "<script>alert('x')</script>"


def demo_story() -> Story:
    """The whole of it."""
    harbour = report(
        "harbour-01",
        "Osmara got over 700,000 rounds from Karvenia, directorate says",
        "Karvenia has sent over 700,000 rounds of artillery ammunition to Osmara since the spring, the Osmaran Joint "
        "Directorate told members of parliament behind closed doors. Deputy Ilka Maren repeated the figure to the "
        "press on Tuesday.",
        "The rounds came in about nine shipments, Maren said, citing the directorate.",
        "The market square was quiet. A brass band practised in the rain.",
        "No member of the opposition was present at the meeting.",
        "The deputy has sat on the defence committee for eleven years and seldom speaks to the press.",
        "In an earlier briefing, allied officials had spoken of more than 900 containers.",
        outlet="The Harbour Courier",
        published=TimeRange.on(date(2031, 5, 3)),
        language="en",
        caption="Cranes at the eastern quay, where more than 900 containers are said to have been loaded.",
        url="https://courier.example/osmara",
    )
    tribune = report(
        "tribune-02",
        "Karvenia Sent 3.1 Million Shells, Minister Says",
        "Defence Minister Halvar Dorn told the Meridian Wire that at least 8,000 containers had left Karvenian ports, "
        "which could hold up to 3.1 million artillery rounds.",
        "“We believe that they were full,” he said on 2 June. He gave no weight for the load.",
        "Dorn also mentioned dozens of missiles.",
        subhead="Osmaran defence chief points to 8,000 boxes",
        outlet="North Tribune",
        published=TimeRange(date(2031, 6, 2), date(2031, 6, 3), "“on 2 June” + copyright 2031"),
        language="en",
    )
    gazette = report(
        "gazette-03",
        f"Three million shells {ATTACK} reach the front",
        "Karvenia has delivered 3 million shells to Osmara, the defence minister of Osmara said in an interview.",
        "The shipments went on for months. As many as 900 containers were loaded in the first weeks, according to "
        "allied officials.",
        outlet="Daily Gazette & Sons",
        published=TimeRange.on(date(2031, 6, 4)),
        url="javascript:alert(1)",
    )
    wire = report(
        "wire-04",
        "Karvenia denies supplying Osmara",
        "“Not one round has crossed the border,” foreign ministry spokeswoman Irena Vesk said on 20 May. She called "
        "the accounts “a fairy tale with numbers”.",
        "Western capitals say that Osmara sought millions of rounds last autumn.",
        outlet="Meridian Wire",
        published=TimeRange.on(date(2031, 5, 20)),
    )
    arabic = report(
        "arabic-05",
        "كارفينيا أرسلت أكثر من 700 ألف قذيفة",
        "قال نائب في البرلمان إن كارفينيا أرسلت أكثر من 700 ألف قذيفة إلى أوسمارا، نقلا عن المديرية المشتركة.",
        outlet="صحيفة المرفأ",
        published=TimeRange.on(date(2031, 5, 5)),
        language="ar",
    )
    digest = report(
        "digest-06",
        "Digest: the boxes and the shells",
        "The Lantern, citing the Meridian Wire, writes that the minister put the shells sent at nearly 3.5 million. "
        "Osmara paid $1.2 billion, it adds without a source.",
        outlet="The Lantern",
        kind=ReportKind.DIGEST,
        published=TimeRange(None, date(2031, 7, 1), "before the digest was written"),
    )
    quiet = report("quiet-07", "Rain expected at the coast", "It will rain. Umbrellas are advised.", outlet="The Vane")

    c1 = claim(
        harbour,
        "over 700,000 rounds of artillery ammunition",
        q(700_000, Bound.OVER, item="rounds of artillery ammunition", approximator="over"),
        speaker=NIS,
        via=("Ilka Maren",),
        said_on=TimeRange(None, date(2031, 5, 3)),
        basis="briefing",
        also=("over 700,000 rounds",),
        says=(
            "the Osmaran Joint Directorate",
            "told",
            "Karvenia has sent over 700,000 rounds of artillery ammunition to Osmara since the spring",
        ),
    )
    c2 = claim(
        harbour,
        "about nine shipments",
        q(9, Bound.ABOUT, "shipments"),
        speaker=NIS,
        via=("Ilka Maren",),
        said_on=TimeRange(None, date(2031, 5, 3)),
        says=("Maren", "said", "The rounds came in about nine shipments"),
    )
    c3 = claim(
        harbour,
        "more than 900 containers",
        q(900, Bound.OVER, "containers"),
        speaker=OFFICIALS,
        said_on=TimeRange(date(2031, 4, 1), date(2031, 4, 30)),
        says=("allied officials", "had spoken of", "more than 900 containers"),
    )
    c4 = claim(
        tribune,
        "at least 8,000 containers",
        q(8000, Bound.AT_LEAST, "containers"),
        speaker=DORN,
        via=("Meridian Wire",),
        said_on=TimeRange.on(date(2031, 6, 2)),
        says=("Halvar Dorn", "told", "at least 8,000 containers had left Karvenian ports"),
    )
    c5 = claim(
        tribune,
        "up to 3.1 million artillery rounds",
        q(3_100_000, Bound.AT_MOST),
        modality=Modality.CAPACITY,
        wording="could hold up to 3.1 million artillery rounds",
        speaker=DORN,
        via=("Meridian Wire",),
        hedges=("believe",),
        said_on=TimeRange.on(date(2031, 6, 2)),
    )
    c6 = claim(
        tribune,
        "3.1 Million Shells",
        q(3_100_000),
        speaker=DORN,
        said_on=TimeRange.on(date(2031, 6, 2)),
    )
    c7 = claim(
        tribune,
        "dozens of missiles",
        Quantity(None, None, Bound.VAGUE, "dozens", "missiles"),
        speaker=DORN,
        said_on=TimeRange.on(date(2031, 6, 2)),
    )
    c8 = claim(
        gazette,
        "3 million shells",
        q(3_000_000),
        speaker=DORN,
        said_on=TimeRange.on(date(2031, 6, 2)),
        also=("Three million shells",),
        says=("the defence minister of Osmara", "said", "Karvenia has delivered 3 million shells to Osmara"),
    )
    c9 = claim(
        gazette,
        "As many as 900 containers",
        q(900, Bound.AT_MOST, "containers"),
        speaker=OFFICIALS,
        said_on=TimeRange(date(2031, 4, 1), date(2031, 4, 30)),
    )
    c10 = claim(
        wire,
        "millions of rounds",
        Quantity(None, None, Bound.VAGUE, "millions", "rounds"),
        modality=Modality.SOUGHT,
        speaker=Speaker("Western capitals", None),
        said_on=TimeRange(date(2030, 9, 1), date(2030, 11, 30)),
    )
    c11 = claim(
        wire,
        "Not one round",
        q(0),
        stance=Stance.DENIES,
        speaker=VESK,
        said_on=TimeRange.on(date(2031, 5, 20)),
    )
    c12 = claim(
        arabic,
        "أكثر من 700 ألف قذيفة",
        q(700_000, Bound.OVER),
        speaker=NIS,
        via=("نائب في البرلمان",),
        said_on=TimeRange(None, date(2031, 5, 5)),
        nth=1,
    )
    c13 = claim(
        digest,
        "nearly 3.5 million",
        q(3_500_000, Bound.UNDER, approximator="nearly"),
        speaker=DORN,
        via=("Meridian Wire",),
        said_on=TimeRange.on(date(2031, 6, 2)),
    )
    c14 = claim(
        digest,
        "$1.2 billion",
        q(1.2e9, unit="USD"),
        category="paid",
        sender="Osmara",
        receiver="Karvenia",
    )
    claims = (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14)

    def origin(id: str, speaker: Speaker | None, group: str, on: TimeRange | None, *rows: Any) -> Origin:
        readings = tuple(
            Reading(m, c.id, tuple(v.id for v in vs), "most direct: body, fewest relays") for m, c, vs in rows
        )
        documents = tuple(dict.fromkeys(x.document for _, c, vs in rows for x in (c, *vs)))
        return Origin(id, speaker, group, on, None, readings, documents, (), "one speaker, one day, one figure")

    sought = origin("o-sought", c10.speaker, "Western capitals", c10.said_on, (ROUNDS, c10, ()))
    allied = origin("o-allied", OFFICIALS, "Allies", c3.said_on, (BOXES, c3, (c9,)))
    nis = origin(
        "o-nis", NIS, "Osmara", c1.said_on, (ROUNDS, c1, (c12,)), (Measure("transferred", "shipments"), c2, ())
    )
    dorn = origin(
        "o-dorn",
        DORN,
        "Osmara",
        TimeRange.on(date(2031, 6, 2)),
        (BOXES, c4, ()),
        (ROUNDS, c5, (c6, c8, c13)),
        (Measure("transferred", "missiles", "Karvenia", "Osmara"), c7, ()),
    )
    own = origin("o-lantern", None, "The Lantern", None, (AID, c14, ()))
    vesk = origin("o-vesk", VESK, "Karvenia", c11.said_on, (ROUNDS, c11, ()))
    origins = (sought, allied, nis, vesk, dorn, own)
    edges = tuple(
        Derivation(id, o.id, Relation.PRIMARY_SOURCE, next(c for c in claims if c.id == id).spans[0], "same-speaker")
        for o in origins
        for r in o.readings
        for id in (r.claim, *r.variants)
    )
    capacity = find(tribune, "which could hold up to 3.1 million artillery rounds")
    head = find(tribune, "Sent 3.1 Million Shells")
    told = find(gazette, "has delivered 3 million shells")
    findings = (
        Finding(
            FindingKind.DRIFT,
            Change.CAPACITY_AS_COUNT,
            ("tribune-02",),
            capacity.quote,
            head.quote,
            (capacity, head),
            "capacity-told-as-count",
            "Your headline says that 3.1 million shells were sent; your first paragraph says that the containers could "
            "hold up to that many. Suggested: “containers that could hold up to 3.1 million rounds, minister says”.",
            "o-dorn",
            (c5.id, c6.id),
        ),
        Finding(
            FindingKind.DRIFT,
            Change.HEADLINE_AGAINST_BODY,
            ("tribune-02",),
            capacity.quote,
            head.quote,
            (capacity, head),
            "headline-bolder-than-body",
            "Headline and body of your report do not say the same.",
            "o-dorn",
            (c5.id, c6.id),
        ),
        Finding(
            FindingKind.DRIFT,
            Change.CAPACITY_AS_COUNT,
            ("gazette-03", "tribune-02"),
            capacity.quote,
            told.quote,
            (capacity, told),
            "capacity-told-as-count",
            "You write that 3 million shells were delivered. Another report of the interview has the minister say that "
            "the containers could hold up to 3.1 million.",
            "o-dorn",
            (c5.id, c8.id),
        ),
        Finding(
            FindingKind.DRIFT,
            Change.BOUND_FLIPPED,
            ("gazette-03", "harbour-01"),
            "more than 900 containers",
            "As many as 900 containers",
            (c3.spans[0], c9.spans[0]),
            "floor-to-ceiling",
            "You give 900 containers as the most; an earlier report has more than 900.",
            "o-allied",
            (c3.id, c9.id),
        ),
        Finding(
            FindingKind.DRIFT,
            Change.ROUNDING,
            ("gazette-03", "tribune-02"),
            "up to 3.1 million artillery rounds",
            "3 million shells",
            (c5.spans[0], c8.spans[0]),
            "rounded",
            "3.1 million became 3 million.",
            "o-dorn",
            (c5.id, c8.id),
        ),
        Denial(
            FindingKind.DENIAL,
            None,
            ("wire-04",),
            None,
            "Not one round has crossed the border",
            (find(wire, "Not one round has crossed the border"),),
            "denial",
            "Karvenia denies any supply.",
            by="Karvenian Foreign Ministry",
            said_on=TimeRange.on(date(2031, 5, 20)),
        ),
    )
    main = Answer(
        measure=ROUNDS,
        question="How many artillery rounds has Karvenia sent to Osmara?",
        policy=Policy.UCDP,
        as_of=date(2031, 6, 30),
        known_by=None,
        low=700_000,
        low_open=True,
        capacity=Capacity(c5.id, "o-dorn", None, 3_100_000, "at-most"),
        origins=("o-nis",),
        claims=(c1.id,),
        groups=("Osmara",),
        independent=(1, 1),
        denied_by=(Denier("Karvenian Foreign Ministry", 5, findings[5].said_on.record()),),  # type: ignore[union-attr]
        vague=(LeftOut("o-sought", c10.id, "sought, not sent"),),
        rejected=(LeftOut("o-dorn", c5.id, "a capacity, not a count"),),
    )
    boxes = Answer(
        measure=BOXES,
        question="How many containers has Karvenia sent to Osmara?",
        policy=Policy.UCDP,
        as_of=date(2031, 6, 30),
        known_by=None,
        low=8000,
        low_open=False,
        origins=("o-dorn",),
        claims=(c4.id,),
        groups=("Osmara",),
        independent=(1, 1),
        superseded=(LeftOut("o-allied", c3.id, "overtaken by a later, higher total"),),
    )
    missiles = Answer(
        measure=Measure("transferred", "missiles", "Karvenia", "Osmara"),
        question="How many missiles has Karvenia sent to Osmara?",
        policy=Policy.UCDP,
        as_of=date(2031, 6, 30),
        known_by=None,
        vague=(LeftOut("o-dorn", c7.id, "no number given"),),
    )
    return Story(
        reports=(harbour, tribune, gazette, wire, arabic, digest, quiet),
        claims=claims,
        statements=(
            Statement(
                "s1",
                find(wire, "called the accounts “a fairy tale with numbers”"),
                _sentence(wire, find(wire, "a fairy tale")),
                "disputed",
                speaker=VESK,
                said_on=TimeRange.on(date(2031, 5, 20)),
            ),
        ),
        lineage=Lineage(origins, edges),
        findings=findings,
        answers=(main, boxes, missiles),
        unread=(
            Unread("reports/scan.pdf", "a scanned page without text; read it with OCR first"),
            Unread("reports/<b>odd</b>.txt", "the file is empty"),
        ),
        cautions=(Unread("reports/quiet-07.txt", "the date in its front matter, “32 May”, is none"),),
    )
