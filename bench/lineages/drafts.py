"""One report in words: paragraphs are added, each figure is marked where it stands, and the marks become gold spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from bench.lineages import figures
from bench.lineages.retellings import Telling
from bench.lineages.sayings import Figure
from bench.lineages.scenes import Scene, Voice, wording

MARK = re.compile("\x01(\\d+)\x02([^\x03]*)\x03")
PRESENT = {
    "has": "has", "have": "have", "is": "is", "are": "are", "was": "was", "were": "were", "will": "will",
    "plans": "plans", "plan": "plan", "intends": "intends", "want": "want",
}  # fmt: skip
PAST = PRESENT | {
    "has": "had", "have": "had", "is": "was", "are": "were", "will": "would",
    "plans": "planned", "plan": "planned", "intends": "intended", "want": "wanted",
}  # fmt: skip
PLAIN = frozenset(["exact", "over", "about"])
"""Bounds that read well behind "put the toll at"."""
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "out",
        "over",
        "the",
        "to",
        "up",
    ]
)


@dataclass(frozen=True)
class Mention:
    """A figure where it is printed: what gold says of it, beside its place."""

    figure: Figure | None
    telling: Telling | None
    voice: Voice | None
    via: tuple[str, ...] = ()
    stance: str = "asserts"
    neutral: bool = False


@dataclass
class Draft:
    """A report being written for an outlet on a day."""

    rng: Random
    scene: Scene
    outlet: str
    published: date
    blocks: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    headline: str = ""
    introduced: dict[int, str] = field(default_factory=dict)
    last: int | None = None
    used: set[str] = field(default_factory=set)

    def mark(self, text: str, mention: Mention) -> str:
        """The text with a mark that remembers what it is."""
        self.mentions.append(mention)
        return f"\x01{len(self.mentions) - 1}\x02{text}\x03"

    # names and days

    def name(self, voice: Voice) -> str:
        """The speaker as this report names it here: in full at first, then shorter."""
        rng = self.rng
        if voice.key not in self.introduced:
            self.introduced[voice.key] = voice.later
            forms = [f"{voice.before} {voice.name}", f"{voice.name}, {voice.after},"]
            if voice.adjective and not voice.before.startswith(voice.adjective):
                forms.append(f"{voice.adjective} {voice.before} {voice.name}")
            text = rng.choice(forms)
            if text[:1].islower() and not text.startswith("the "):
                text = f"the {text}" if rng.random() < 0.3 else text
        else:
            lone = list(self.introduced.values()).count(voice.later) == 1
            forms = [voice.surname, voice.surname, voice.surname]
            forms += [voice.later] if lone else []
            forms += [voice.he] if self.last == voice.key else []
            text = rng.choice(forms)
        self.last = voice.key
        return text

    def day(self, day: date, chance: float, *, dated: bool = False) -> str:
        """A day phrase with a space before it, or nothing."""
        if self.rng.random() > chance:
            return ""
        return f" {self.on(day, dated=dated)}"

    def on(self, day: date, *, dated: bool = False) -> str:
        """ "on Tuesday" within the week, else "on 14 March"; `dated` always names the date."""
        away = (self.published - day).days
        full = self.written(day)
        if dated or away > 6 or away < 0:
            return f"on {full}"
        weekday = f"on {day:%A}"
        return self.rng.choice([weekday, weekday, weekday, f"on {full}", f"{weekday}, {full},"])

    def written(self, day: date) -> str:
        """ "14 March" or "March 14", the same way throughout an outlet; the year where it is another."""
        text = f"{day.day} {day:%B}" if len(self.outlet) % 3 else f"{day:%B} {day.day}"
        return text if day.year == self.published.year else f"{text}, {day.year}"

    # figures and clauses

    def figure(
        self, f: Figure, mention: Mention, *, noun: bool = True, short: bool = False, opens: bool = False
    ) -> str:
        """The figure in words, marked; both figures where it is an alternative."""
        measure = self.scene.measures[f.measure]
        if measure.percent:
            return self.mark(figures.percent(self.rng, f), mention)
        word = self.rng.choice(measure.nouns[: 2 if short else None]) if noun else ""
        if f.other and noun:
            word = f.other[1]
        text = self.mark(figures.words(self.rng, f, word, short=short, opens=opens), mention)
        if f.other and f.other[0] and noun:
            second = replace(f, value=f.other[0], bound="exact", other=None)
            words = figures.words(self.rng, second, f.other[2], short=short)
            text += f" {f.joined} {self.mark(words, replace(mention, figure=second))}"
        elif measure.translated and noun and not short and f.sense == "stated" and self.rng.random() < 0.3:
            unit, factor = measure.translated
            acres = figures.significant(f.value * factor, 2)
            text += f" ({self.mark(f'{acres:,.0f} {unit}', Mention(None, None, None))})"
        return text

    def words(self, f: Figure | None) -> dict[str, str]:
        """The scene's words for a figure: its sides, and when it began."""
        out = dict(self.scene.words)
        if f and f.reverse:
            out["A"], out["B"] = out["B"], out["A"]
            out["A_adj"], out["B_adj"] = out["B_adj"], out["A_adj"]
        out["month"] = f"{self.published:%B}"
        if f and f.since:
            out["since"] = f.since
        return out

    def tail(self, f: Figure) -> str:
        """Place and time behind a figure's verb."""
        tails = self.scene.measures[f.measure].tails
        place = self.rng.choice(tails[f.place]) if f.place else ""
        span = ""
        if f.span:
            options = tails[f.span]
            if f.span == "stock":
                dated = [t for t in options if "{since}" in t]
                options = dated if f.since else ([t for t in options if t not in dated] or [""])
            span = self.rng.choice(options)
        return (place + span).format_map(self.words(f))

    def clause(self, f: Figure, mention: Mention, *, past: bool, opens: bool = False, tail: bool = True) -> str:
        """The figure with its verb, in the tense of the sentence."""
        options = self.scene.measures[f.measure].clauses[f.sense]
        if f.place or f.span:
            options = [c for c in options if "{tail}" in c] or options
        if f.other:
            options = [c for c in options if "{fig}" in c]
        return self._fill(self.rng.choice(options), f, mention, PAST if past else PRESENT, opens=opens, tail=tail)

    def _fill(
        self, template: str, f: Figure, mention: Mention, tense: dict[str, str], *, opens: bool = False,
        short: bool = False, tail: bool = True,
    ) -> str:  # fmt: skip
        values: dict[str, str] = self.words(f) | tense
        values["tail"] = self.tail(f) if tail else ""
        if "{fig}" in template:
            values["fig"] = self.figure(f, mention, short=short, opens=opens and template.startswith("{fig}"))
        else:
            values["num"] = self.figure(f, mention, noun=False, short=short)
        return template.format_map(values)

    # sentences

    def say(
        self, role: str, telling: Telling, f: Figure, *, outlet: str = "", chance: float = 0.7, stance: str = "asserts",
        extra: dict[str, Any] | None = None, tail: bool = True,
    ) -> str:  # fmt: skip
        """One paragraph in a role of the wording, telling one figure."""
        voice = telling.voice
        mention = Mention(f, telling, voice, (outlet,) if outlet else (), stance)
        template = self._template(role, f, telling)
        fields = set(re.findall(r"{(\w+)}", template))
        values: dict[str, Any] = {**self.words(f), **(extra or {}), "O": outlet}
        if voice:
            values |= {"he": voice.he, "his": voice.his, "B": voice.body}
            if "S" in fields:
                values["S"] = self.name(voice)
        if "D" in fields:
            values["D"] = self.day(telling.day, 1.0 if telling.dated else chance, dated=telling.dated)
        if "Df" in fields:
            values["Df"] = capital(self.on(telling.day, dated=telling.dated)).rstrip(",") + ", "
        if "on" in fields or "On" in fields:
            values["on"] = self.on(telling.day, dated=telling.dated)
            values["On"] = capital(values["on"]).rstrip(",")
        values["ondate"] = self.written(telling.day)
        if "Cl" in fields:
            values["Cl"] = capital(self.clause(f, mention, past=False, opens=template.startswith("{Cl}"), tail=tail))
        elif "cl" in fields or "cl0" in fields:
            past = "cl" in fields and self.rng.random() < 0.6
            values["cl"] = values["cl0"] = self.clause(f, mention, past=past, tail=tail)
        elif "q" in fields:
            quotes = self.scene.measures[f.measure].quotes[f.sense]
            if voice and voice.key:
                quotes = [q for q in quotes if not re.search(r"\b([Ww]e|[Oo]ur)\b", q)]
            if f.place or f.span:
                quotes = [q for q in quotes if "{tail}" in q] or quotes
            quote = self.rng.choice(quotes)
            values["q"] = capital(self._fill(quote, f, mention, PRESENT, opens=True, tail=tail))
        elif "num" in fields:
            values["num"] = self.figure(f, mention, noun=False)
            values["topic"] = self.scene.measures[f.measure].topic.format_map(self.words(f) | PAST)
        values["talk"] = self._talk()
        values["denied"] = self.rng.choice(self.scene.denied).format_map(self.words(f))
        values["no"] = self.rng.choice(wording()["no"])
        text = tidy(template.format_map(values))
        if not template.startswith("{Cl}") or voice is None:
            self.last = voice.key if voice else None
        self.blocks.append(text)
        return text

    def quotable(self, f: Figure, voice: Voice) -> bool:
        """Whether there are words that this speaker can have used of the figure."""
        quotes = self.scene.measures[f.measure].quotes[f.sense]
        return voice.key == 0 or any(not re.search(r"\b([Ww]e|[Oo]ur)\b", q) for q in quotes)

    def _template(self, role: str, f: Figure, telling: Telling) -> str:
        options, voice = wording()[role], telling.voice
        if telling.dated:
            # the changed day must be there to be seen, and as the day of the saying
            said = [t for t in options if re.search(r"{(D|Df|on|On|ondate)}", t) and "reported{D}" not in t]
            options = said or options
        if f.place or f.span or f.other or f.sense != "stated" or f.hedged or f.bound not in PLAIN:
            options = [t for t in options if "{num}" not in t] or options
        if voice is None or self.last != voice.key:
            # "he" alone needs somebody it can mean
            options = [t for t in options if "{S}" in t or "{B}" in t or not re.search(r"{(he|his)}", t)]
        return str(self.rng.choice(options))

    def _talk(self) -> str:
        return self.rng.choice(self.scene.filler["comment"]).format_map(self.words(None))

    def talk(self, voice: Voice) -> None:
        """A remark of the speaker without a figure."""
        options = [t for t in wording()["talk"] if "{S}" in t or self.last == voice.key]
        template = self.rng.choice(options)
        values = {"he": voice.he, "talk": self._talk(), "S": self.name(voice) if "{S}" in template else ""}
        self.blocks.append(tidy(template.format_map(values)))

    def fill(self, counted: bool) -> None:
        """A paragraph of background: without a figure, or with one that has nothing to do with the story."""
        rng = self.rng
        pool = self.scene.filler["counted"] if counted else [*self.scene.filler["plain"], *wording()["filler"]]
        template = rng.choice([t for t in pool if t not in self.used])
        # the same fact has the same number in every report of a story
        rng = Random(f"{self.scene.words}{template}")
        numbers = {
            "n4": figures.number(rng, rng.randrange(2, 8)), "n9": str(rng.randrange(2, 10)),
            "n30": str(rng.randrange(13, 45)), "n90": str(rng.randrange(21, 99)), "n900": str(rng.randrange(120, 980)),
            "bn": f"{rng.randrange(12, 90) / 10:g}",
        }  # fmt: skip
        marked = {k: self.mark(v, Mention(None, None, None)) for k, v in numbers.items()}
        words = self.words(None)
        marked["pop"] = self.mark(words["pop"], Mention(None, None, None))
        self.blocks.append(capital(template.format_map(words | marked)))
        self.used.add(template)
        self.last = None

    def note(self, telling: Telling) -> None:
        """What one of the things counted comes to in another measure, where that is known."""
        for f in telling.figures:
            if note := self.scene.measures[f.measure].factor_note:
                self.blocks.append(note.format_map(self.words(f)))
                self.last = None

    def head(self, telling: Telling, f: Figure, role: str) -> None:
        """A headline with the figure, in a role of the headline wording."""
        voice = telling.voice
        mention = Mention(f, telling, voice if role in ("credited", "believed") else None, neutral=role == "question")
        template = self.rng.choice(wording()["headline"][role])
        values = {"he": voice.he if voice else "they"}
        if role == "question":
            values["f"] = self.figure(f, mention, short=True)
            values["F"] = capital(values["f"])
        else:
            line = self.rng.choice(self.scene.measures[f.measure].headlines[f.sense])
            values["h"] = self._fill(line, f, mention, PRESENT, short=True)
            values["H"] = capital(values["h"])
        if voice:
            title = voice.later.removeprefix("the ")
            values["T"] = self.rng.choice([voice.surname, title, voice.body.removeprefix("the ")])
        else:
            values["T"] = "officials"
        self.headline = self._case(capital(template.format_map(values)))

    def quiet(self) -> None:
        """A headline without a figure."""
        self.headline = self._case(self.rng.choice(self.scene.quiet).format_map(self.words(None)))

    def _case(self, text: str) -> str:
        if sum(map(ord, self.outlet)) % 2:
            return text
        out = []
        for i, word in enumerate(text.split(" ")):
            bare = MARK.sub(r"\2", word).strip("\x01\x02\x03‘’'“”,.:?0123456789")
            keep = (i and bare in SMALL_WORDS) or not bare.islower()
            out.append(word if keep else capital(word))
        return " ".join(out)

    def dateline(self) -> None:
        """Put a dateline before the first paragraph."""
        template = self.rng.choice(wording()["dateline"])
        city = self.scene.words["city"].upper()
        self.blocks[0] = (
            template.format(CITY=city, today=self.written(self.published), out=self.outlet) + self.blocks[0]
        )

    def close(self) -> tuple[str, list[tuple[int, int, Mention]]]:
        """The text without marks, and where each mention stands in it."""
        marked = "\n\n".join([self.headline, *self.blocks])
        text, places, at = "", [], 0
        for found in MARK.finditer(marked):
            text += marked[at : found.start()]
            places.append((len(text), len(text) + len(found[2]), self.mentions[int(found[1])]))
            text += found[2]
            at = found.end()
        return text + marked[at:], places


def capital(text: str) -> str:
    """The text with its first letter a capital, through a mark."""
    found = re.match("[“‘]?(?:\x01\\d+\x02)?", text)
    i = found.end() if found else 0
    return text[:i] + text[i : i + 1].upper() + text[i + 1 :]


def tidy(text: str) -> str:
    """A sentence with its doubled commas and stops made one and its first letter a capital."""
    for wrong, right in (
        (",’s", "’s"),
        (",,", ","),
        (",.", "."),
        (",:", ":"),
        (",;", ";"),
        (", –", " –"),
        ("?.", "?"),
        (",?", "?"),
    ):
        text = text.replace(wrong, right)
    return capital(re.sub(r"([.?!]”?) ([a-z])", lambda m: f"{m[1]} {m[2].upper()}", text))
