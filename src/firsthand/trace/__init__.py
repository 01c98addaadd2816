"""Claims in, an account of where each comes from, how it changed and what the record supports out."""

from firsthand.trace.arithmetic import find_arithmetic
from firsthand.trace.checking import check
from firsthand.trace.circles import find_circles
from firsthand.trace.comparison import compare
from firsthand.trace.corrections import find_corrections
from firsthand.trace.courses import course
from firsthand.trace.denials import find_denials, goods
from firsthand.trace.drift import find_drift, find_uncredited
from firsthand.trace.estimates import estimate
from firsthand.trace.measures import MONEY, questions
from firsthand.trace.misdated import find_misdated
from firsthand.trace.missing import find_missing
from firsthand.trace.origins import Traced, trace
from firsthand.trace.people import unify
from firsthand.trace.policies import preferences
from firsthand.trace.rivals import find_conflicts
from firsthand.trace.slips import find_slips
from firsthand.trace.successions import find_supersessions
from firsthand.trace.wholes import find_wholes

__all__ = [
    "MONEY",
    "Traced",
    "check",
    "compare",
    "course",
    "estimate",
    "find_arithmetic",
    "find_circles",
    "find_conflicts",
    "find_corrections",
    "find_denials",
    "find_drift",
    "find_misdated",
    "find_missing",
    "find_slips",
    "find_supersessions",
    "find_uncredited",
    "find_wholes",
    "goods",
    "preferences",
    "questions",
    "trace",
    "unify",
]
