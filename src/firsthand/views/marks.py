"""The signs of the charts.

Circle or square says which unit; filled a count, hollow a capacity, dashed something sought, planned or forecast. An
arrow opens upward (over, at least), a cap closes (up to, under), a bar is a range, a triangle a changed retelling.
"""

from __future__ import annotations

from markupsafe import Markup

from firsthand.views.points import Point

SHAPES = {"count": "m f", "capacity": "m h", "sought": "m d"}
CIRCLE = Markup('<circle r="5.5" class="{}"/>')
SQUARE = Markup('<rect x="-5" y="-5" width="10" height="10" class="{}"/>')
ARROW = {
    "up": Markup('<path class="wk" d="M0 -6V-19M-3.5 -15L0 -19L3.5 -15"/>'),
    "right": Markup('<path class="wk" d="M6 0H20M16 -3.5L20 0L16 3.5"/>'),
}
CAP = {
    "up": Markup('<path class="wk" d="M0 19V6M-6.5 -8.5H6.5"/>'),
    "right": Markup('<path class="wk" d="M-20 0H-6M8.5 -6.5V6.5"/>'),
}
TRIANGLE = Markup('<path class="drh" d="M-4 4L0 -3L4 4Z"/>')
CROSS = Markup('<path class="dn" d="M-4.5 -4.5l9 9m0 -9l-9 9"/>')
DASH = Markup('<path class="dn" d="M-5 0H5"/>')
LEADER = Markup('<path class="ld" d="M0 0H{}"/>')
"""From a mark that stepped aside to its own day."""
TICK = {
    False: Markup('<path class="tk" d="M0 -4V4"/>'),
    True: Markup('<path class="tk dr" d="M0 -5V4"/><path class="drh" d="M-3.5 8.5L0 2.5L3.5 8.5Z"/>'),
}
"""A retelling: unchanged, and changed with a foot."""
ICON = Markup('<svg class="ic" viewBox="-24 -10 48 20" width="40" height="17" aria-hidden="true">{}</svg>')


def shape(kind: str, square: bool) -> Markup:
    """The body of a mark around 0, 0."""
    return (SQUARE if square else CIRCLE).format(SHAPES[kind])


def bar(half: float, toward: str) -> Markup:
    """A range around 0, 0, `half` pixels to each side, with a stroke at both ends."""
    if toward == "up":
        return Markup('<path class="rg" d="M0 {0}V-{0}"/><path class="wk" d="M-6 {0}H6M-6 -{0}H6"/>').format(
            round(half, 1)
        )
    return Markup('<path class="rg" d="M-{0} 0H{0}"/><path class="wk" d="M-{0} -6V6M{0} -6V6"/>').format(round(half, 1))


def mark(point: Point, toward: str = "up", half: float = 0) -> Markup:
    """The whole sign of a point; `half` is half the length of its range in pixels."""
    body = shape(point.kind, point.square)
    if point.range:
        return bar(max(half, 5), toward) + (body if half < 5 else Markup(""))
    if point.arrow:
        return ARROW[toward] + body
    return CAP[toward] + body if point.cap else body


def key(kinds: set[str], square: bool) -> list[tuple[Markup, str]]:
    """The signs that a chart uses, with their meaning, in a fixed order."""
    signs: list[tuple[str, Markup, str]] = [
        ("count", shape("count", square), "count"),
        ("capacity", shape("capacity", square), "capacity: what could be held"),
        ("sought", shape("sought", square), "sought, planned, forecast or possible"),
        ("arrow", ARROW["right"] + shape("count", square), "over, at least"),
        ("cap", CAP["right"] + shape("count", square), "up to, under"),
        ("range", bar(14, "right"), "range"),
        ("changed", TRIANGLE, "changed in a retelling"),
        ("retold", TICK[False], "a retelling, on its day and at its value"),
        ("drifted", TICK[True], "a changed retelling"),
        (
            "faded",
            Markup('<g class="old">{}</g>').format(shape("count", square)),
            "overtaken, replaced or withdrawn later",
        ),
        ("denied", CROSS, "denial"),
        ("vague", DASH, "no number given"),
        ("highest", Markup('<path class="scap" d="M-18 0H18"/>'), "highest capacity so far"),
    ]
    return [*((ICON.format(sign), words) for name, sign, words in signs if name in kinds), *_course(kinds)]


def _course(kinds: set[str]) -> list[tuple[Markup, str]]:
    """What the steps of the answer stand for: with a band where both ends are known, faded where one is open."""
    sample = Markup('<i class="sw {}" aria-hidden="true"></i>')
    both, open_end = "the answer as of each day, low to high", "the answer as of each day, one end open"
    found = [(sample.format("be"), both)] if "both" in kinds else []
    found += [(sample.format("lo"), open_end)] if "open" in kinds else []
    return found
