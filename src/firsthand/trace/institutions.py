"""One name for one institution across a collection.

* short and long: "interior ministry" and "Caldoran interior ministry", "Halvard" and "Halvard Motors", where one name
  of the collection is longer and no second one is.
* the same in capitals: "Health Ministry" and "Lunmarkian Health Ministry", "General Staff" and "Brenovian General
  Staff".
* noun and adjective: "Osmara defence ministry" and "Osmaran defence ministry".
* "Karvenia army" where the collection has the "Karvenia Armed Forces".
* letters and the name that they begin: "URP" and "United Relief Programme".
* "Ferrund's agency": the person by the surname that the collection uses.

States are never drawn into an institution of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

STEM = 4
"""Letters that the noun and the adjective of a state share at least."""
ENDING = 3
"""Letters that the adjective may be longer."""
FORCES = frozenset(["army", "military", "forces", "armed forces"])
"""By what a state's armed forces are called."""
ADJECTIVES = ("an", "ese", "ish")
"""How the adjective of a state ends: "Brenovian General Staff"."""
MINISTER = "minister"
ACRONYM = 2
"""Words of a name at least, and letters fewer than those of an acronym, by which one stands for the other."""
SMALL_WORDS = frozenset(["of", "the", "for", "and", "on", "in"])
"""Words of a name that its acronym leaves out."""
LINKS = frozenset(["for", "of", "on", "and"])
"""Words with which the rest of a long name may begin."""


def canonical_institutions(names: Iterable[str], states: Iterable[str], known: Iterable[str] = ()) -> Mapping[str, str]:
    """Names that another name of the collection stands for -> that name.

    Args:
        names: organisations as voices of the collection have them, outlets aside.
        states: names of states, which keep theirs.
        known: names that stand for themselves, such as those of the packs.
    """
    kept = {name.lower() for name in states}
    fixed = {name.lower() for name in known}
    rows = sorted({name for name in names if name.lower() not in kept})
    out: dict[str, str] = {}
    capitals = {name.lower(): name for name in sorted(rows, key=lambda n: (sum(map(str.isupper, n)), n))}
    for name in rows:
        if capitals[name.lower()] != name and name.lower() not in fixed:
            out[name] = capitals[name.lower()]
    for first, second in combinations(rows, 2):
        if _one_state(first, second):
            noun, adjective = sorted((first, second), key=len)
            if noun.lower() not in fixed:
                out.setdefault(noun, adjective)
    for name in rows:
        words = name.split()
        forces = f"{words[0]} Armed Forces"
        if len(words) > 1 and " ".join(words[1:]) in FORCES and forces in rows and name.lower() not in fixed:
            out[name] = forces
    for name in rows:
        if name.isupper() and name.isalpha() and len(name) > ACRONYM and name.lower() not in fixed:
            spelt = {out.get(other, other) for other in rows if name in _initials(other)}
            if len(spelt) == 1:
                out[name] = spelt.pop()
    for name in rows:
        if name in out or name.lower() in fixed:
            continue
        longer = {out.get(other, other) for other in rows if _shortens(name, other)}
        longer = {other for other in longer if not any(_shortens(other, more) for more in longer)}
        if len(longer) == 1:
            out[name] = longer.pop()
    return {name: out.get(long, long) for name, long in out.items()}


def _initials(name: str) -> tuple[str, str]:
    """The letters of a name in several words, with and without those of its small words."""
    words = name.split()
    if len(words) < ACRONYM:
        return "", ""
    return "".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w not in SMALL_WORDS)


def _one_state(first: str, second: str) -> bool:
    """Whether two names differ in the form of their first word alone, the noun or the adjective of a state."""
    (a, *rest), (b, *other) = first.split(), second.split()
    if not rest or rest != other or a == b:
        return False
    short, long = sorted((a.removesuffix("'s"), b.removesuffix("'s")), key=len)
    return len(short) >= STEM and len(long) - len(short) <= ENDING and long.startswith(short[:-1])


def _shortens(name: str, other: str) -> bool:
    """Whether a name is the beginning of a longer one, or its lower-case end after the state."""
    short, long = name.split(), other.split()
    if len(short) >= len(long):
        return False
    if len(short) > 1 and len(long) == len(short) + 1 and other.lower().endswith(f" {name.lower()}"):
        return name.islower() or long[0].removesuffix("'s").endswith(ADJECTIVES)
    if name.islower():
        return False
    if long[: len(short)] != short:
        return False
    rest = long[len(short)]
    return rest in LINKS if len(short) > 1 else rest[0].isupper() and len(long) == len(short) + 1


def ministry_of(role: str | None, state: str | None, names: Iterable[str]) -> str | None:
    """The one ministry among institutions that a minister heads: "interior minister" -> "Caldoran interior ministry".

    Args:
        role: what the person is called.
        state: whose minister, where that is told; another state's ministry is not meant.
        names: institutions of the collection, each under one name.
    """
    office, _, post = (role or "").lower().rpartition(" ")
    if post != MINISTER or not office or " " in office:
        return None
    fits = set()
    for name in names:
        low = name.lower()
        if low == f"{office} ministry" or low.endswith((f" {office} ministry", f"ministry of {office}")):
            owner = low.removesuffix(f"{office} ministry").strip()
            if not state or not owner or owner.startswith(state.lower()[:-1]):
                fits.add(name)
    return fits.pop() if len(fits) == 1 else None
