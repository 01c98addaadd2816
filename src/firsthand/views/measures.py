"""Other measures of the same story: a card for each, with its answer and a small chart of how it came about."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.claim import Modality
from firsthand.core.estimate import Answer
from firsthand.views import charts, model, wording
from firsthand.views.index import Index
from firsthand.views.points import points
from firsthand.views.wording import counted


@dataclass(frozen=True, slots=True)
class Measure:
    """Another measure of the same story as a card; `drawing` is empty where fewer than two origins have a day."""

    title: str
    value: model.Sentence
    note: str
    drawing: Markup


def measure(ix: Index, answer: Answer) -> Measure:
    """The card of one answer."""
    title = f"{wording.capital(model.measured(answer))}{_between(answer)}" or wording.clean(answer.question)
    counts = answer.modality in (Modality.STATED, Modality.CAPACITY)
    drawn = [p for p in points(ix, answer) if counts or p.claim.modality is answer.modality]
    drawing = charts.small(drawn, answer)
    setters = ix.setters(answer)
    if answer.empty:
        out = [*answer.vague, *answer.rejected, *answer.undated]
        claim = next((c for row in out if (c := ix.claim(row.claim))), None)
        value: model.Sentence = (model.Piece("no figure stands"),)
        note = model.said(ix, claim) + "." if claim else "Nothing that stands sets either end."
        if claim:
            words = wording.figure(claim.quantity, claim.quote)
            kind = "capacity" if claim.modality.value == "capacity" else "count"
            value = (model.link(claim, words, kind),)
            reason = wording.clean(out[0].why).rstrip(".")
            note = f"No figure stands: {reason}. {wording.capital(model.said(ix, claim))}."
        return Measure(title, value, note, drawing)
    claim = setters[0] if setters else None
    words = model.shown(answer, claim) if len(setters) == 1 and claim else model.ends(answer)
    value = (model.link(claim, words),) if claim else (model.Piece(words),)
    least, most = answer.independent
    note = f"{wording.capital(model.said(ix, claim))}. " if claim else ""
    note += f"{counted(len(answer.origins), 'origin')}; independent: at least {least}, at most {most}."
    note += f" {wording.capital(model.ends(answer))}: {wording.clean(answer.convention)}." if answer.convention else ""
    return Measure(title, value, note, drawing)


def _between(answer: Answer) -> str:
    sender, receiver, place = answer.measure.sender, answer.measure.receiver, answer.measure.place
    words = f", from {sender}" if sender else ""
    words += f" to {receiver}" if receiver else ""
    words += f", {place}" if place else ""
    return wording.clean(words)
