"""How likely it is that a claim names the right speaker and relays, or that an attribution is one: calibrated numbers.

A figure says little of itself; what tells how sure its credit is, is by which rule it was found and whether rules and
tagger, which read independently, found the same. The weights of those signs are fitted to texts where people have said
who speaks (`training.calibrate`), and how well they hold is measured by `bench.calibration`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from firsthand.core.claim import Claim
from firsthand.core.text import PartKind, Span
from firsthand.extract.tagger import Tagged
from firsthand.extract.untold import TAGGER

FINDERS = {
    "own voice": "own voice",
    "verb": "verb",
    "frame": "verb",
    "inverted": "verb",
    "noun": "verb",
    "according": "according",
    "citing": "according",
    "colon": "according",
    "agent": "narrow",
    "passive": "narrow",
    "object": "narrow",
    "quotation": "carried",
    "quoted": "carried",
    "between": "carried",
    "carried-on": "carried",
    "carried-back": "carried",
    TAGGER: "tagger",
}
"""Rules of attribution that are about as sure as each other."""


SURE = 0.75
"""From here on the tagger is sure of what it found."""


class Support(StrEnum):
    """What the tagger found where a figure stands, beside the saying that credits it; a claim's `rules` name it."""

    SILENT = "tagger silent"
    AGREES = "tagger agrees"
    AGREES_UNSURE = "tagger agrees, unsure"
    DIFFERS = "tagger differs"
    DIFFERS_UNSURE = "tagger differs, unsure"


SUPPORTS = frozenset(support.value for support in Support)


def signs(claim: Claim) -> dict[str, float]:
    """What tells how sure the credit of a claim is, each sign with its strength."""
    support = next((rule for rule in claim.rules if rule in SUPPORTS), "rules alone")
    out = {f"{FINDERS.get(claim.rules[1], 'other')}, {support}": 1.0, "relays": float(min(2, len(claim.via)))}
    if claim.part is PartKind.HEADLINE:
        out["headline"] = 1.0
    if claim.speaker and claim.speaker.name and not any(letter.isupper() for letter in claim.speaker.name):
        out["described"] = 1.0
    return out


def signs_found(rule: str, tagged: Tagged | None) -> dict[str, float]:
    """The same for an attribution of any source: found by a rule, or by the tagger, which says how sure it is."""
    if tagged is None:
        return {FINDERS.get(rule, "other"): 1.0}
    return {"cue": _log_odds(tagged.cue_sure), "roles": _log_odds(tagged.roles_sure), TAGGER: 1.0}


def _log_odds(share: float) -> float:
    inside = min(max(share, 0.01), 0.99)
    return math.log(inside / (1 - inside))


def of_attribution(rule: str, tagged: Tagged | None) -> float | None:
    """The confidence of an attribution; None for one inside another's content, since nobody has annotated such."""
    if tagged is not None and tagged.inner:
        return None
    return round(confidence(signs_found(rule, tagged), _weights("attributions")), 3)


def confidence(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The likelihood of a logistic model: between 0 and 1."""
    total = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


def supported(claim: Claim, holding: Sequence[Tagged]) -> Support:
    """What the tagger found where a claim's figure stands.

    Args:
        claim: as extracted.
        holding: the tagger's attributions whose contents hold the figure.
    """
    if not holding:
        return Support.SILENT
    said = claim.attribution
    same = [t for t in holding if said and (_meet(said.cue, t.cue) or _meet(said.source, t.source))]
    sure = max(t.cue_sure * t.roles_sure for t in same or holding) >= SURE
    if same or (said and not said.source):
        return Support.AGREES if sure else Support.AGREES_UNSURE
    return Support.DIFFERS if sure else Support.DIFFERS_UNSURE


def _meet(spans: Sequence[Span], pieces: Sequence[tuple[int, int]]) -> bool:
    return any(span.start < b and a < span.end for span in spans for a, b in pieces)


class _Held:
    """Looks up the attributions whose contents hold a character; they are kept by the stretch of text they reach."""

    STRETCH = 512

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self.stretches: dict[int, list[Tagged]] = {}
        for found in tagged:
            reached = {k for a, b in found.content for k in range(a // self.STRETCH, b // self.STRETCH + 1)}
            for k in reached:
                self.stretches.setdefault(k, []).append(found)

    def at(self, place: int) -> list[Tagged]:
        """Those that hold a character."""
        near = self.stretches.get(place // self.STRETCH, ())
        return [t for t in near if any(a <= place < b for a, b in t.content)]


def weighed(claims: Sequence[Claim], tagged: Sequence[Tagged] | None) -> tuple[Claim, ...]:
    """The claims of a report with their confidence.

    Args:
        claims: as extracted.
        tagged: the tagger's attributions in the report; None where it did not read it.
    """
    if tagged is not None:
        held = _Held(tagged)
        claims = [replace(c, rules=(*c.rules, supported(c, held.at(c.spans[0].start)).value)) for c in claims]
    weights = _weights("claims")
    return tuple(replace(claim, confidence=round(confidence(signs(claim), weights), 3)) for claim in claims)


@cache
def _weights(of: str) -> Mapping[str, float]:
    text = files("firsthand.extract").joinpath("confidence.toml").read_text(encoding="utf-8")
    table: Mapping[str, float] = tomllib.loads(text)[of]
    return table
