"""Stories at the ends of what a page must hold: no figure, two rival ends, and fifty reports."""

from __future__ import annotations

from datetime import date

from tests.unit.views.demo import ROUNDS, claim, q, report

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Measure, Modality
from firsthand.core.estimate import Answer, Policy
from firsthand.core.lineage import Lineage, Origin, Reading
from firsthand.core.quantity import Bound
from firsthand.core.story import Story
from firsthand.core.time import TimeRange


def empty_story(note: str | None = "nothing to trace, because no report holds a figure") -> Story:
    """Reports without a figure."""
    vane = report("vane-01", "Rain expected", "It will rain.", outlet="The Vane")
    return Story((vane,), (), (), Lineage((), ()), (), (), note=note)


def ends_story() -> Story:
    """A flood: two ends by two voices, one range, figures for the injured besides."""
    dead = Measure("dead", "people", place="Lower Vell")
    hurt = Measure("injured", "people", place="Lower Vell")
    town = report(
        "town",
        "At least 120 dead in Lower Vell",
        "At least 120 people died when the dam gave way, the Civil Guard said on Sunday. Some 300 were hurt.",
        outlet="Vell Post",
        published=TimeRange.on(date(2032, 3, 7)),
    )
    relief = report(
        "relief",
        "Relief group: up to 180 dead",
        "Up to 180 people are dead, the Valley Relief Fund said on Monday. One was a child.",
        outlet="Upland News",
        published=TimeRange.on(date(2032, 3, 8)),
    )
    more = {"sender": None, "receiver": None, "place": "Lower Vell"}
    guard, fund = Speaker(None, "Civil Guard"), Speaker(None, "Valley Relief Fund")
    first, second = TimeRange.on(date(2032, 3, 7)), TimeRange.on(date(2032, 3, 8))
    c1 = claim(
        town,
        "At least 120 people",
        q(120, Bound.AT_LEAST, "people"),
        category="dead",
        speaker=guard,
        said_on=first,
        **more,
    )
    c2 = claim(
        town, "Some 300", q(300, Bound.ABOUT, "people"), category="injured", speaker=guard, said_on=first, **more
    )
    c3 = claim(
        relief,
        "Up to 180 people",
        q(180, Bound.AT_MOST, "people"),
        category="dead",
        speaker=fund,
        said_on=second,
        **more,
    )
    origins = (
        Origin(
            "o1",
            guard,
            "Civil Guard",
            first,
            None,
            (Reading(dead, c1.id, (), "only one"), Reading(hurt, c2.id, (), "only one")),
            ("town",),
            (),
            "",
        ),
        Origin("o2", fund, "Relief", second, None, (Reading(dead, c3.id, (), "only one"),), ("relief",), (), ""),
    )
    answers = (
        Answer(
            dead,
            "How many people died in Lower Vell?",
            Policy.UCDP,
            None,
            None,
            low=120,
            low_open=False,
            high=180,
            high_open=False,
            origins=("o1", "o2"),
            claims=(c1.id, c3.id),
            groups=("Civil Guard", "Relief"),
            independent=(1, 2),
            contested=True,
        ),
        Answer(
            hurt,
            "How many were injured?",
            Policy.UCDP,
            None,
            None,
            low=300,
            best=300,
            high=300,
            origins=("o1",),
            claims=(c2.id,),
        ),
    )
    return Story((town, relief), (c1, c2, c3), (), Lineage(origins, ()), (), answers)


def big_story(reports: int = 50, each: int = 4) -> Story:
    """Many reports, each with some figures of its own and a retelling of the first one; a figure a week."""
    documents, claims, origins = [], [], []
    start = date(2030, 1, 7).toordinal()
    for n in range(reports):
        figures = [1000 + 137 * (n * each + k) ** 2 for k in range(each)]
        body = [
            f"Officer {n} of the {n % 9}th Office said that {v:,} rounds had been sent by week {k}."
            for k, v in enumerate(figures)
        ]
        filler = "The weather held and the harbour was busy. " * 12
        r = report(
            f"report-{n:02}",
            f"Report {n} of the harbour",
            *body,
            *([filler] * 5),
            outlet=f"Outlet {n}",
            published=TimeRange.on(date.fromordinal(start + 7 * n)),
        )
        documents.append(r)
        for k, v in enumerate(figures):
            on = TimeRange.on(date.fromordinal(start + 7 * n + k))
            voice = Speaker(f"Officer {n}", f"{n % 9}th Office")
            modality = Modality.CAPACITY if k == 1 else Modality.STATED
            c = claim(r, f"{v:,} rounds", q(v), speaker=voice, said_on=on, modality=modality)
            claims.append(c)
            reading = Reading(ROUNDS, c.id, (), "only one")
            origins.append(Origin(f"o{n}.{k}", voice, f"{n % 9}th Office", on, None, (reading,), (r.document,), (), ""))
    top = claims[-1]
    answer = Answer(
        ROUNDS,
        "How many rounds?",
        Policy.LATEST,
        None,
        None,
        low=top.quantity.low,
        best=top.quantity.low,
        high=top.quantity.high,
        origins=(origins[-1].id,),
        claims=(top.id,),
        groups=("x",),
        independent=(1, 1),
    )
    return Story(tuple(documents), tuple(claims), (), Lineage(tuple(origins), ()), (), (answer,))
