"""Trace every figure in the news back to who first said it, how it changed on the way, and what the record supports.

    >>> import firsthand
    >>> story = firsthand.story("examples/strait-shells")
    >>> story.answers[0].low
    700000.0

The verbs are those of the command line: `story` reads and traces, `read` only reads, `make` traces reports already
read. `quantities` and `times` read the
figures and the times of one text.
"""

from __future__ import annotations

from firsthand.core.check import Checked, Verdict
from firsthand.core.claim import Claim, Measure, Modality, Stance, Statement
from firsthand.core.comparison import Comparison, Turn
from firsthand.core.estimate import Answer, Policy
from firsthand.core.finding import Change, Denial, Finding, FindingKind
from firsthand.core.lineage import Lineage, Origin
from firsthand.core.missing import Missing
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.story import Unread
from firsthand.core.text import Part, PartKind, Report, Span
from firsthand.core.time import TimeRange
from firsthand.errors import FirsthandError
from firsthand.extract.figures import quantities
from firsthand.extract.times import read as times
from firsthand.read import read
from firsthand.story import Story, answering, ask, check, make, story

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Bound",
    "Change",
    "Checked",
    "Claim",
    "Comparison",
    "Denial",
    "Finding",
    "FindingKind",
    "FirsthandError",
    "Lineage",
    "Measure",
    "Missing",
    "Modality",
    "Origin",
    "Part",
    "PartKind",
    "Policy",
    "Quantity",
    "Report",
    "Span",
    "Stance",
    "Statement",
    "Story",
    "TimeRange",
    "Turn",
    "Unread",
    "Verdict",
    "__version__",
    "answering",
    "ask",
    "check",
    "make",
    "quantities",
    "read",
    "story",
    "times",
]
