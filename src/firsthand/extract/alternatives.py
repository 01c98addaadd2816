"""Figures offered as either-or: "up to 380,000 shells or 98,000 rockets"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.core.claim import Claim
from firsthand.extract.mentions import Mention
from firsthand.extract.tokens import Tokens

EITHER_REACH = 4
"""Words between "either" and its first figure at most."""
OR_REACH = 12
"""Two figures offered as either-or stand at most so many words apart."""


def either_or(tokens: Tokens, made: Sequence[tuple[Mention, Claim]]) -> list[Claim]:
    """The claims of a sentence, those offered as either-or marked with the id of the first.

    Two figures with "or" directly before the second and no border of a clause between them: of one unit and category,
    or of any two where "either" stands before the first.
    """
    out = [claim for _, claim in made]
    for k in range(len(made) - 1):
        (first, _), (second, claim) = made[k], made[k + 1]
        gap = tokens.lower[first.last : second.first]
        joined = bool(gap) and gap[-1] == "or" and len(gap) <= OR_REACH and not {";", ":", "."} & set(gap)
        same = (out[k].quantity.unit, out[k].category) == (claim.quantity.unit, claim.category)
        near = tokens.lower[max(0, first.first - EITHER_REACH) : first.first]
        if joined and (same or "either" in near):
            chosen = out[k].alternative or out[k].id
            out[k], out[k + 1] = replace(out[k], alternative=chosen), replace(claim, alternative=chosen)
    return out
