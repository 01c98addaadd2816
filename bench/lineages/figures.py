"""Figures in words, as different outlets print them."""

from __future__ import annotations

from random import Random

from bench.lineages.sayings import Figure

SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
BEFORE = {
    "over": ["more than", "more than", "over", "upwards of", "in excess of"],
    "at-least": ["at least", "at least", "no fewer than", "a minimum of"],
    "at-most": ["up to", "up to", "as many as", "at most", "no more than"],
    "under": ["nearly", "almost", "just under", "nearly"],
    "about": ["about", "some", "around", "roughly", "approximately"],
}


def number(rng: Random, value: float, *, short: bool = False) -> str:
    """A bare number: "4.8 million", "4,800,000", "4.8m" in headlines, "nine"."""
    if value >= 1e6:
        millions = f"{value / 1e6:.10g}"
        if len(millions) <= 4 and rng.random() < 0.85:
            if short and rng.random() < 0.25:
                return f"{millions}m"
            if millions == "1" and rng.random() < 0.4:
                return rng.choice(["one million", "a million"])
            if len(millions) == 1 and rng.random() < 0.25:
                return f"{SMALL[int(millions)]} million"
            return f"{millions} million"
        return f"{value:,.0f}"
    if value == 500000 and rng.random() < 0.5:
        return "half a million"
    if value <= 12 and value == int(value):
        return SMALL[int(value)]
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def words(rng: Random, figure: Figure, noun: str, *, short: bool = False, opens: bool = False) -> str:
    """A figure with its bound and noun; `opens` where it opens a sentence, `short` in a headline."""
    tail = f" {noun}" if noun else ""
    if figure.bound == "between" and figure.high:
        low, high = number(rng, figure.value), number(rng, figure.high)
        if low.endswith(" million") and low != "a million" and high.endswith(" million") and rng.random() < 0.4:
            low = low.removesuffix(" million")
        return rng.choice([f"between {low} and {high}{tail}", f"{low} to {high}{tail}"])
    text = number(rng, figure.value, short=short)
    if figure.bound in BEFORE:
        if figure.bound == "at-least" and rng.random() < 0.15:
            return f"{text} or more{tail}"
        text = "one million" if text == "a million" else text
        return f"{rng.choice(BEFORE[figure.bound])} {text}{tail}"
    if opens and text[0].isdigit() and rng.random() < 0.5:
        return f"a total of {text}{tail}"
    return f"{text}{tail}"


def percent(rng: Random, figure: Figure) -> str:
    """A share in words, with its bound."""
    text = f"{figure.value:g}{rng.choice([' percent', ' per cent', '%'])}"
    return f"{rng.choice(BEFORE[figure.bound])} {text}" if figure.bound in BEFORE else text


def ends(figure: Figure) -> tuple[float | None, float | None]:
    """Low and high of a figure, as the claim record has them."""
    if figure.bound in ("over", "at-least"):
        return figure.value, None
    if figure.bound in ("at-most", "under"):
        return None, figure.value
    return figure.value, figure.high if figure.bound == "between" else figure.value
