"""What an editor is told of a change: the report's own words, no blame, and a wording that can be printed."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim
from firsthand.core.finding import Change
from firsthand.core.text import PartKind, Report, ReportKind


def cited(claim: Claim) -> str:
    """The sentence of a figure within a sentence of ours: its own quotations in single marks, without its full stop."""
    words = " ".join(claim.sentence.quote.split()).removesuffix(".")
    for mark, single in (('"', "'"), ("“", "‘"), ("”", "’")):
        words = words.replace(mark, single)
    return f"“{words}”"


def note(change: Change, before: Claim, after: Claim, reports: Mapping[str, Report]) -> str:
    """A sentence or two to send to whoever wrote the report of `after`.

    The words of a digest are nobody's quotation: the note then speaks of the digest.
    """
    digest = reports[after.document].kind is ReportKind.DIGEST
    place = "headline" if after.part is PartKind.HEADLINE else "text"
    here = f"The digest's {place}" if digest else f"Your {place}"
    own = before.document == after.document
    source = ("its text" if digest else "your own text") if own else f"the report {called(reports[before.document])}"
    who = articled(before.speaker.name) if before.speaker and before.speaker.name else "the source"
    quote, words = after.wording.quote, before.wording.quote
    figure, origin = after.spans[0].quote, before.spans[0].quote
    match change:
        case Change.CAPACITY_AS_COUNT:
            return (
                f"{here} says “{quote}”; in {source} {who} is quoted on what could be held or carried, not on what was "
                f"counted. “{words}” would keep to the source."
            )
        case Change.CONVERTED:
            return (
                f"{here} says “{quote}”; in {source} that figure is reckoned from another: “{words}”. Giving the "
                "figure that was told, and naming who reckoned, would keep to the source."
            )
        case Change.SOUGHT_AS_SENT:
            return (
                f"{here} says “{quote}”; in {source} it is what was asked for: “{words}”. Nothing there says it was "
                "sent."
            )
        case Change.FORECAST_AS_FACT:
            return f"{here} says “{quote}”; in {source} it lies ahead: “{words}”."
        case Change.ALTERNATIVE_DROPPED:
            return (
                f"{here} gives “{figure}” as it stands; in {source} it is one of two figures of which only one can "
                f"hold: {cited(before)}."
            )
        case Change.HEADLINE_AGAINST_BODY:
            if quote == words:
                return f"{here} says {cited(after)}, the text below it {cited(before)}. The two do not say the same."
            return f"{here} says “{quote}”, the text below it “{words}”. The two do not say the same."
        case Change.HEDGE_DROPPED:
            hedge = ", ".join(before.hedges) or before.modality.value
            return (
                f"{here} says “{quote}”; in {source} it is not certain (“{hedge}”). Keeping that word, and naming "
                f"{who}, would keep to the source."
            )
        case Change.BOUND_FLIPPED:
            return f"{here} says “{figure}”; {source} has “{origin}”, which limits the figure from the other side."
        case Change.BOUND_DROPPED:
            return f"{here} says “{figure}”; {source} has “{origin}”, which limits the figure."
        case Change.UNIT_SWAPPED:
            return (
                f"{here} says “{figure}”; {source} has “{origin}”. The number is the same, but it counts "
                f"{before.quantity.unit}, not {after.quantity.unit}."
            )
        case Change.CATEGORY_SWAPPED:
            return (
                f"{here} says “{quote}” ({after.category}); in {source} the same number is of others: “{words}” "
                f"({before.category})."
            )
        case Change.DIRECTION_REVERSED:
            return (
                f"{here} has “{quote}” going from {after.sender} to {after.receiver}; in {source} it goes from "
                f"{before.sender} to {before.receiver}."
            )
        case Change.SCOPE_CHANGED:
            if not (after.scope and before.scope) and not (after.place and before.place):
                return f"{here} says “{quote}”; in {source} the same number is of all of them: “{words}”."
            mine = after.scope.words if after.scope else after.place
            theirs = before.scope.words if before.scope else before.place
            return f"{here} gives “{figure}” with “{mine}”; in {source} the same figure goes with “{theirs}”."
        case Change.STOCK_AS_FLOW:
            return (
                f"{here} gives “{figure}” for one stretch of time ({cited(after)}); in {source} it "
                f"is a total from an earlier day on: {cited(before)}."
            )
        case Change.DATE_SHIFTED:
            return f"{here} puts “{figure}” at another time than {source}: {cited(after)} against {cited(before)}."
        case Change.MAGNITUDE_SLIP:
            return f"{here} says “{figure}”; {source} has “{origin}”: the digits agree, their power of ten does not."
        case Change.SUMMED:
            return f"{here} says “{figure}”; in {source} that is two figures, which nobody there adds up."
        case Change.SPEAKER_SWAPPED:
            other = after.speaker.name if after.speaker else "nobody"
            return f"{here} credits “{figure}” to {other}; in {source} it is {who} who says so."
        case _:
            return f"{here} says “{figure}”; {source} has “{origin}”."


def reckoning(before: Claim, after: Claim, rate: Claim, reports: Mapping[str, Report]) -> str:
    """The note on a figure that was reckoned from another, by a rate that a report tells."""
    return (
        f"Your text says “{after.wording.quote}”; the report {called(reports[before.document])} has "
        f"“{before.wording.quote}”. The one is the other times what the report {called(reports[rate.document])} tells: "
        f"“{rate.sentence.quote.strip()}”. Giving the figure that was told, and saying who reckoned, would keep to the "
        "source."
    )


def called(report: Report) -> str:
    """How a note names a report: by its outlet, else by its headline."""
    return f"of {report.outlet}" if report.outlet else f"headed “{report.headline}”"
