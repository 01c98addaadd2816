"""Other measures of the same story: a card for each, with its answer and a small chart of how it came about."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from firsthand.core.attribution import articled
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
    note: model.Sentence
    drawing: Markup
    stands: bool = True


def cards(ix: Index) -> tuple[Measure, ...]:
    """A card for each answer behind the main one, those without a figure last.

    One without a figure is left out where the same is answered as sought, planned or forecast.
    """
    others = ix.story.answers[1:]
    told = [other.measure for other in others if not other.empty and other.modality is not Modality.STATED]
    found = [measure(ix, other) for other in others if not (other.empty and other.measure in told)]
    return tuple(sorted(found, key=lambda card: not card.stands))


def measure(ix: Index, answer: Answer) -> Measure:
    """The card of one answer."""
    title = f"{_titled(answer)}{_between(answer)}" or wording.clean(answer.question)
    counts = answer.modality in (Modality.STATED, Modality.CAPACITY)
    drawn = [p for p in points(ix, answer) if counts or p.claim.modality is answer.modality]
    drawing = charts.small(drawn, answer)
    if answer.empty:
        return Measure(title, (model.Piece("no figure stands"),), _told(ix, answer), drawing, stands=False)
    setters = ix.setters(answer)
    claim = setters[0] if setters else None
    words = model.shown(answer, claim) if len(setters) == 1 and claim else model.ends(answer)
    value = (model.link(claim, words),) if claim else (model.Piece(words),)
    note = f"{wording.capital(model.said(ix, claim))}." if claim else ""
    if len(answer.origins) > 1:
        least, most = answer.independent
        note += f" {counted(len(answer.origins), 'origin')}; independent: at least {least}, at most {most}."
    note += f" {wording.capital(model.ends(answer))}: {wording.clean(answer.convention)}." if answer.convention else ""
    return Measure(title, value, (model.Piece(note.strip()),), drawing)


def _told(ix: Index, answer: Answer) -> model.Sentence:
    """What was told where no figure stands, with the reason: `100,000: planned, not done (X, by 18 June 2024).`."""
    rows = (*answer.rejected, *answer.vague, *answer.superseded, *answer.undated)
    found = next(((row, c) for row in rows if (c := ix.claim(row.claim))), None)
    capacity = ix.claim(answer.capacity.claim) if answer.capacity else None
    if found:
        row, claim = found
        about = f": {model.reason(row, claim)}"
    elif capacity:
        claim, about = capacity, ", as what could be held or would last"
    else:
        return (model.Piece("Nothing that is told of it sets an end."),)
    day = ix.said_on(claim)
    when = f", {wording.dates(day)}" if day and day.known else ""
    figure = model.link(claim, wording.figure(claim.quantity, claim.quote), model.kind_of(claim))
    return figure, model.Piece(f"{about} ({ix.voice(claim)}{when}).")


def _titled(answer: Answer) -> str:
    """What a card is of: `Rounds sent`, `Money paid`, `Share sent`, `People affected, only possible`."""
    unit = (answer.measure.unit or "").split("/")[0]
    thing = "share " if unit == "percent" else "money " if unit in wording.CURRENCIES else ""
    return wording.capital(f"{thing}{model.measured(answer)}".strip())


def _between(answer: Answer) -> str:
    sender, receiver, place = answer.measure.sender, answer.measure.receiver, answer.measure.place
    words = f", from {articled(sender)}" if sender else ""
    words += f" to {articled(receiver)}" if receiver else ""
    words += f", {place}" if place else ""
    return wording.clean(words)
