"""Whole stories: what was said, the reports that tell it and each other, and the gold rows that follow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.lineages import figures
from bench.lineages.drafts import Draft, Mention
from bench.lineages.retellings import CHANGES, FLOORS, NAMELESS, WHOLE, Telling, mutate, tell, widen
from bench.lineages.sayings import SENSES, Figure, Saying, higher, invent
from bench.lineages.scenes import Scene, cast, domains

HEADLINE_CHANGES = (
    "capacity-as-count", "sought-as-sent", "forecast-as-fact", "bound-dropped", "bound-flipped", "hedge-dropped",
    "magnitude-slip", "category-swapped", "unit-swapped",
)  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """A report with what its writer knows: which telling it prints, how, and what it changed."""

    id: str
    outlet: str
    published: date
    text: str
    places: tuple[tuple[int, int, Mention], ...]
    telling: Telling | None
    style: str
    kinds: frozenset[tuple[str, str, str]]
    """(origin, kind, evidence) of its drift."""
    also: frozenset[str] = frozenset()

    def record(self) -> dict[str, Any]:
        """One line of JSON lines, as `firsthand` reads reports."""
        day = self.published.isoformat()
        title = self.text.split("\n", 1)[0]
        return {"id": self.id, "outlet": self.outlet, "published": day, "title": title, "language": "en",
                "text": self.text}  # fmt: skip


@dataclass
class Story:
    """A story of one domain: its cast, sayings and reports."""

    id: str
    scene: Scene
    sayings: list[Saying] = field(default_factory=list)
    reports: list[Printed] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)

    def claims(self) -> list[dict[str, Any]]:
        """Gold rows, one a mention; those of a reading that its part has already printed carry `repeat`."""
        rows = []
        for report in self.reports:
            seen: set[object] = set()
            body = report.text.index("\n")
            for start, end, mention in report.places:
                row = _row(self, report, start, end, mention=mention, part="headline" if end <= body else "body")
                keys = ("part", "low", "high", "bound", "unit", "category", "modality", "speaker", "stance", "origin")
                key = tuple(row.get(k) for k in keys)
                if key in seen and not row.get("neutral"):
                    row["repeat"] = True
                seen.add(key)
                rows.append(row)
        return rows

    def drift(self) -> list[dict[str, Any]]:
        """Gold drift, one row for each report, saying and kind."""
        return [
            {"document": r.id, "origin": origin, "kinds": [kind], "evidence": evidence, "also": sorted(r.also)}
            for r in self.reports
            for origin, kind, evidence in sorted(r.kinds)
        ]

    def controls(self) -> list[dict[str, Any]]:
        """Pairs of report and saying without a change; all reports that changed nothing."""
        return [
            {"document": r.id, "origin": origin}
            for r in self.reports
            if not r.kinds
            for origin in sorted({m.telling.saying.id for _, _, m in r.places if m.telling and not m.neutral})
        ]

    def origins(self) -> list[dict[str, Any]]:
        """The sayings behind it all."""
        return [
            {"id": s.id, "speaker": s.voice.name, "organisation": s.voice.body.removeprefix("the "),
             "said_on": s.day.isoformat(),
             "documents": sorted({r.id for r in self.reports for _, _, m in r.places
                                  if m.telling and m.telling.saying.id == s.id})}
            for s in self.sayings
        ]  # fmt: skip


def _row(story: Story, report: Printed, start: int, end: int, *, mention: Mention, part: str) -> dict[str, Any]:
    row: dict[str, Any] = {"document": report.id, "part": part, "quote": report.text[start:end], "start": start,
                           "end": end}  # fmt: skip
    f, telling = mention.figure, mention.telling
    if f is None or telling is None:
        return row | {"neutral": True}
    measure = story.scene.measures[f.measure]
    low, high = figures.ends(f)
    words = story.scene.words
    sides = (words["B"], words["A"]) if f.reverse else (words["A"], words["B"])
    row |= {"low": low, "high": high, "bound": f.bound, "unit": measure.unit, "category": measure.category,
            "modality": "assessed" if f.hedged and f.sense == "stated" else f.sense, "stance": mention.stance,
            "from": sides[0] if measure.directed else None, "to": sides[1] if measure.directed else None,
            "speaker": mention.voice.name if mention.voice else None,
            "organisation": mention.voice.body.removeprefix("the ") if mention.voice else None,
            "via": list(mention.via), "said_on": None, "origin": telling.saying.id, "figure": f.key,
            "changes": sorted(telling.touched(f.key) | (telling.touched(WHOLE) if part == "body" else set())),
            "sentence": _paragraph(report.text, start)}  # fmt: skip
    return row | ({"neutral": True} if mention.neutral or mention.stance == "denies" else {})


def _paragraph(text: str, at: int) -> str:
    """The paragraph around a place."""
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    return text[start : end if end >= 0 else len(text)]


def write(seed: int, number: int) -> Story:
    """The story of that seed and number; the same words every time."""
    rng = Random(f"{seed}/{number}")
    names = domains()
    scene = cast(rng, names[number % len(names)])
    story = Story(f"{scene.domain}-{number:03d}", scene)
    story.outlets = [*scene.wires, *scene.papers]
    _say(rng, story)
    first = [_firsthand(rng, story, saying) for saying in story.sayings]
    for report in first:
        _add(story, report)
    if rng.random() < 0.4:
        _add(story, _firsthand(rng, story, story.sayings[0]))
    for _ in range(rng.randrange(4, 18)):
        if len(story.reports) < 24:
            _add(story, _retell(rng, story))
    if rng.random() < 0.5:
        _add(story, _denial(rng, story))
    _correct(rng, story)
    return story


def _add(story: Story, report: Printed | None) -> None:
    if report:
        story.reports.append(replace(report, id=f"{story.id}-{len(story.reports) + 1:02d}"))


def _say(rng: Random, story: Story) -> None:
    scene = story.scene
    day = date(rng.randrange(2029, 2037), rng.randrange(1, 13), rng.randrange(1, 28))
    lead = [m for m in scene.measures.values() if m.unit_swap or m.category_swap or m.percent]
    main = rng.choice(lead[:3])
    senses = {s: w for s, w in SENSES.items() if s in main.clauses}
    sense = rng.choices(list(senses), list(senses.values()))[0]
    rest = [m.key for m in lead if m.key != main.key and "stated" in m.clauses and not m.percent]
    keys = [main.key, *rng.sample(rest, min(len(rest), rng.choice([0, 1, 1, 2])))]
    voice, two, three = scene.voices[:3]
    story.sayings.append(invent(rng, scene, f"{story.id}.S1", voice, day=day, keys=keys, sense=sense))
    options = ["rival", "rival", "other"] + (["later", "later"] if sense == "stated" and not main.percent else [])
    for _ in range(rng.randrange(1, 5)):
        kind = rng.choice(options)
        id = f"{story.id}.S{len(story.sayings) + 1}"
        if kind == "later":
            day = max(s.day for s in story.sayings) + timedelta(days=rng.randrange(4, 20))
            old = max((s for s in story.sayings if s.voice is voice), key=lambda s: s.day)
            new = higher(rng, scene, id, old, day)
            options = [o for o in options if o != "later"]
        else:
            who = rng.choice([v for v in (two, three) if v.body != voice.body])
            if any(s.voice is who for s in story.sayings):
                continue
            key = main.key if kind == "rival" else rng.choice([main.key, *rest])
            wanted = sense if kind == "rival" else rng.choice(list(scene.measures[key].clauses))
            day = story.sayings[0].day + timedelta(days=rng.randrange(-6, 6))
            new = invent(rng, scene, id, who, day=day, keys=[key], sense=wanted)
        if all(_apart(a, b) for s in story.sayings for a in s.figures for b in new.figures):
            story.sayings.append(new)


def _apart(a: Figure, b: Figure) -> bool:
    """Whether two figures differ so much that no retelling can confuse them."""
    ends = [(f.value, f.high or f.value, *((f.other[0],) if f.other else ())) for f in (a, b)]
    return all(abs(x - y) > 0.2 * max(x, y) for x in ends[0] for y in ends[1])


def _outlet(rng: Random, story: Story, *, wire: bool = False) -> str:
    used = {r.outlet for r in story.reports}
    free = [o for o in story.outlets if o not in used]
    wires = [o for o in free if o in story.scene.wires]
    return rng.choice(wires if wire and wires else free)


def _headline(rng: Random, draft: Draft, telling: Telling, f: Figure) -> None:
    roll = rng.random()
    if roll < 0.3 or f.other:
        draft.quiet()
    elif roll < 0.36 and telling.voice:
        draft.head(telling, f, "question")
    elif f.hedged:
        draft.head(telling, f, "believed" if telling.voice else "own")
    else:
        draft.head(telling, f, "credited" if telling.voice and rng.random() < 0.5 else "own")


def _padding(rng: Random, draft: Draft, least: int = 2) -> None:
    for _ in range(rng.randrange(least, least + 3)):
        draft.fill(rng.random() < 0.4)


def _firsthand(rng: Random, story: Story, saying: Saying) -> Printed:
    published = saying.day + timedelta(days=rng.choice([0, 0, 0, 1]))
    draft = Draft(rng, story.scene, _outlet(rng, story, wire=rng.random() < 0.6), published)
    telling = tell(saying)
    f = saying.figures[0]
    kinds: set[tuple[str, str, str]] = set()
    also: frozenset[str] = frozenset()
    shifted = _against_body(rng, story, telling) if rng.random() < 0.16 else None
    role = "believed" if f.hedged else rng.choice(["lead", "lead", "lead", "quoted_first"])
    if role == "quoted_first" and (not draft.quotable(f, saying.voice) or f.other):
        role = "lead"
    old = [s for s in story.sayings if s is not saying and s.voice is saying.voice and s.day < saying.day]
    if old and rng.random() < 0.6 and not f.hedged and old[-1].figures[0].bound in ("exact", "about"):
        was = old[-1]
        mention = Mention(was.figures[0], tell(was), saying.voice, (), "supersedes")
        draft.name(saying.voice)
        draft.say("later", telling, f, chance=1, extra={"old": draft.figure(was.figures[0], mention, noun=False)})
        draft.introduced.clear()
        draft.blocks.clear()
        draft.mentions.clear()
        text = draft.figure(was.figures[0], mention, noun=False)
        draft.say("later", telling, f, chance=1, extra={"old": text})
    else:
        draft.say(role, telling, f, chance=1)
    _body(rng, draft, telling)
    draft.note(telling)
    if shifted:
        changed, new = shifted
        noted = changed.changes | {(f.key, "headline-against-body")}
        changed = replace(changed, changes=noted)
        plain = "own" if rng.random() < 0.7 or f.hedged else "credited"
        draft.head(changed, new, "believed" if new.hedged else plain)
        kinds = {(saying.id, kind, "same-report") for _, kind in noted}
        also = changed.also
    else:
        _headline(rng, draft, telling, f)
    if rng.random() < 0.5:
        draft.dateline()
    text, places = draft.close()
    return Printed("", draft.outlet, published, text, tuple(places), telling, "firsthand", frozenset(kinds), also)


def _against_body(rng: Random, story: Story, telling: Telling) -> tuple[Telling, Figure] | None:
    options = []
    for kind in HEADLINE_CHANGES:
        if kind == "bound-dropped" and telling.figures[0].bound in FLOORS:
            # a headline that drops a floor claims less than its text
            continue
        changed = CHANGES[kind][0](rng, story.scene, telling, 0)
        if changed and not changed.figures[0].other:
            options.append(changed)
    if not options:
        return None
    changed = rng.choice(options)
    return changed, changed.figures[0]


def _body(rng: Random, draft: Draft, telling: Telling, outlet: str = "") -> set[str]:
    """What follows the lead: the figure in direct speech, the other figures, remarks and background."""
    printed = {telling.figures[0].key}
    f = telling.figures[0]
    voice = telling.voice
    plain = not telling.changes and not f.hedged and not f.other
    if voice and plain and draft.quotable(f, voice) and rng.random() < 0.5:
        draft.say("relayed_quote" if outlet else "quoted", telling, f, outlet=outlet, tail=rng.random() < 0.5)
    elif voice and rng.random() < 0.5:
        draft.talk(voice)
    if rng.random() < 0.6:
        draft.fill(rng.random() < 0.5)
    for other in telling.figures[1:]:
        if outlet and rng.random() < 0.4 and not telling.touched(other.key):
            continue
        if other.hedged:
            role = ("relayed_believed" if outlet else "believed") if voice else "own"
        else:
            role = (
                ("more" if voice else "own") if not outlet or rng.random() < 0.5 else ("relayed" if voice else "outlet")
            )
        draft.say(role, telling, other, outlet=outlet, chance=0.2)
        printed.add(other.key)
    _padding(rng, draft)
    if voice and rng.random() < 0.3:
        draft.talk(voice)
    return printed


def _retell(rng: Random, story: Story) -> Printed | None:
    pool = [r for r in story.reports if r.telling]
    parent = rng.choice(pool[: len(story.sayings) + 1] if rng.random() < 0.6 else pool)
    assert parent.telling
    published = max(parent.published, parent.telling.saying.day) + timedelta(days=rng.choice([0, 0, 1, 1, 2, 3]))
    if rng.random() < 0.12:
        return _copy(rng, story, parent, published)
    telling = parent.telling
    style = rng.choices(["relay", "echo", "office", "outlet", "own"], [40, 25, 12, 10, 13])[0]
    if telling.voice is None and style in ("relay", "echo", "office"):
        style = "outlet"
    changed = mutate(rng, story.scene, telling, rng.choices([0, 1, 2], [45, 40, 15])[0])
    if style in ("own", "outlet") and telling.voice is not None:
        kept = {k for _, k in changed.changes} <= NAMELESS and _telling(telling.figures[0])
        style, changed = (style, replace(changed, voice=None)) if kept else ("relay", changed)
    if changed.voice is None and not {k for _, k in changed.changes} <= NAMELESS:
        changed = telling
    if style in ("echo", "office") and (WHOLE, "speaker-swapped") in changed.changes - telling.changes:
        # who credits somebody else and names no source is, for all a record shows, told by a second witness
        style = "relay"
    if changed.changes == telling.changes and not telling.changes and changed.voice and rng.random() < 0.15:
        changed = widen(rng, changed) or changed
    outlet = parent.outlet if style in ("relay", "outlet") else ""
    draft = Draft(rng, story.scene, _outlet(rng, story), published)
    f = changed.figures[0]
    role = {"relay": "relayed", "echo": "lead", "office": "office", "outlet": "outlet", "own": "own"}[style]
    if f.hedged and changed.voice:
        role = "relayed_believed" if style == "relay" else "believed"
    elif changed.voice is None:
        # nobody believes anything: a figure in the report's own words has lost whatever doubt was told with it
        dropped = {(g.key, "hedge-dropped") for g in changed.figures if g.hedged}
        figures = tuple(replace(g, hedged=False) for g in changed.figures)
        changed = replace(changed, figures=figures, changes=changed.changes | dropped)
        f = figures[0]
    draft.say(role, changed, f, outlet=outlet, chance=0.75)
    printed = _body(rng, draft, changed, outlet)
    for other in rng.sample(story.sayings, len(story.sayings)):
        told = other is not changed.saying and other.day <= published and other.voice is not changed.voice
        if told and not other.figures[0].hedged and not other.figures[0].other and rng.random() < 0.3:
            draft.say("background" if other.day < published else "rival", tell(other), other.figures[0])
            break
    _headline(rng, draft, changed, f)
    if rng.random() < 0.25:
        draft.dateline()
    text, places = draft.close()
    kinds = frozenset(
        (changed.saying.id, kind, "other-report") for key, kind in changed.changes if key in printed | {WHOLE}
    )
    also = changed.also | {kind for key, kind in changed.changes if key not in printed | {WHOLE}}
    return Printed("", draft.outlet, published, text, tuple(places), changed, style, kinds, also)


def _telling(f: Figure) -> bool:
    """Whether a reader would know the figure again without a name beside it."""
    return f.value >= 1000 and not f.high


def _copy(rng: Random, story: Story, parent: Printed, published: date) -> Printed:
    """The parent's words under another name, now and then cut short."""
    text, places = parent.text, parent.places
    blocks = text.split("\n\n")
    if len(blocks) > 5 and rng.random() < 0.4:
        text = "\n\n".join(blocks[:-1])
        places = tuple(p for p in places if p[1] <= len(text))
    return replace(parent, outlet=_outlet(rng, story), published=published, text=text, places=places, style="copy")


def _denial(rng: Random, story: Story) -> Printed:
    """Somebody denies, and the report says what."""
    saying = story.sayings[0]
    published = saying.day + timedelta(days=rng.randrange(1, 4))
    draft = Draft(rng, story.scene, _outlet(rng, story), published)
    denier = story.scene.voices[3]
    f = saying.figures[0]
    against = replace(tell(saying), voice=denier, day=published)
    targeted = rng.random() < 0.5 and not f.other and not f.hedged
    draft.say("targeted" if targeted else "denial", against, f, stance="denies")
    draft.fill(False)
    draft.say("believed" if f.hedged else rng.choice(["background", "lead"]), tell(saying), f)
    _padding(rng, draft)
    draft.quiet()
    text, places = draft.close()
    return Printed("", draft.outlet, published, text, tuple(places), None, "denial", frozenset())


def _correct(rng: Random, story: Story) -> None:
    """An outlet takes back what it had changed, or the speaker what had been said."""
    wrong = [r for r in story.reports if r.kinds and r.style in ("relay", "echo") and r.telling and r.telling.voice]
    saying = story.sayings[0]
    f = saying.figures[0]
    last = max(r.published for r in story.reports)
    if wrong and rng.random() < 0.5:
        report = rng.choice(wrong)
        assert report.telling
        told, saying = report.telling, report.telling.saying
        draft = Draft(rng, story.scene, report.outlet, last + timedelta(days=rng.randrange(1, 4)))
        was, now = told.figures[0], tell(saying)
        if not told.touched(was.key) or now.figures[0].hedged or now.figures[0].other or was.other:
            return
        before = Mention(was, told, None, (), "supersedes")
        after = Mention(now.figures[0], now, saying.voice)
        extra = {
            "was": draft.clause(was, before, past=True), "now": draft.clause(now.figures[0], after, past=True),
            "day": draft.written(report.published), "today": draft.written(draft.published),
        }  # fmt: skip
        draft.say("correction", now, now.figures[0], extra=extra)
        _padding(rng, draft)
        draft.headline = f"Correction: {draft.scene.words.get('co', draft.scene.words['C'])}"
        style = "correction"
    elif rng.random() < 0.15 and not f.other and not f.hedged and f.sense == "stated":
        draft = Draft(rng, story.scene, _outlet(rng, story), last + timedelta(days=rng.randrange(1, 4)))
        draft.say("withdrawn", replace(tell(saying), day=draft.published), f, stance="supersedes",
                  extra={"ondate": draft.written(saying.day)})  # fmt: skip
        _padding(rng, draft)
        draft.quiet()
        style = "withdrawal"
    else:
        return
    text, places = draft.close()
    _add(story, Printed("", draft.outlet, draft.published, text, tuple(places), None, style, frozenset()))
