"""One name for one person across a collection: "Shin Won-sik", "Shin Wonsik", "Won-sik" and "Shin" are one.

Two names are one person when their letters agree once hyphens, spaces, case and accents are gone, or when one is the
first or last word of the other and no second full name of the collection has that word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim, Statement


def letters(name: str) -> str:
    """A name's letters and digits alone, lower case, without accents."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower() or name.lower()
    return re.sub(r"[^a-z0-9]+", "", plain) or plain


def canonical_people(speakers: Iterable[Speaker]) -> Mapping[Speaker, Speaker]:
    """Every speaker -> the same one under the collection's name for that person, with the organisation if known."""
    speakers = tuple(speakers)
    bodies = _bodies(speakers)
    rows = [s for s in speakers if s.person and s not in bodies]
    counts = Counter(s.person or "" for s in rows)
    full: dict[str, list[str]] = {}
    for name in counts:
        if len(re.split(r"[\s-]+", name)) > 1 and " " in name:
            full.setdefault(letters(name), []).append(name)
    chosen = {key: max(sorted(names), key=lambda n: ("-" in n, counts[n])) for key, names in full.items()}
    by_part: dict[str, set[str]] = {}
    for key, name in chosen.items():
        words = name.split()
        for part in (words[0], words[-1]):
            by_part.setdefault(letters(part), set()).add(key)
    names: dict[str, str] = {}
    for name in counts:
        key = letters(name)
        if key in chosen and " " in name:
            names[name] = chosen[key]
        else:
            keys = by_part.get(key, set())
            names[name] = chosen[next(iter(keys))] if len(keys) == 1 else name
    names |= _holders(rows, names)
    posts: dict[str, Counter[str]] = {}
    for speaker in rows:
        if speaker.organisation:
            posts.setdefault(names[speaker.person or ""], Counter())[speaker.organisation] += 1
    out: dict[Speaker, Speaker] = dict(bodies)
    for speaker in rows:
        name = names[speaker.person or ""]
        ranked = posts.get(name)
        post = speaker.organisation or (min(ranked, key=lambda o: (-ranked[o], o)) if ranked else None)
        out[speaker] = Speaker(name, post, speaker.role, speaker.state)
    return out


def _bodies(speakers: Sequence[Speaker]) -> dict[Speaker, Speaker]:
    """Voices told by a bare role ("the agency said") -> the one organisation of the collection that ends so."""
    named = {s.organisation: s for s in speakers if s.person is None and s.organisation}
    out: dict[Speaker, Speaker] = {}
    for speaker in speakers:
        word = speaker.person or ""
        if speaker.organisation is None and word.islower() and word.isalpha():
            fits = [name for name in named if name.lower().split()[-1] == word]
            if len(fits) == 1:
                out[speaker] = named[fits[0]]
    return out


def _holders(speakers: Sequence[Speaker], names: Mapping[str, str]) -> dict[str, str]:
    """Voices told by their role alone ("defence minister" of Osmara) -> the one named person who holds it."""
    holders: dict[str, dict[str, set[str]]] = {}
    for speaker in speakers:
        if speaker.role and speaker.person and speaker.person[:1].isupper() and not _described(speaker):
            posts = holders.setdefault(speaker.role, {}).setdefault(names[speaker.person], set())
            posts |= {speaker.organisation} if speaker.organisation else set()
    out: dict[str, str] = {}
    for speaker in speakers:
        if not _described(speaker) or not speaker.person or not speaker.organisation:
            continue
        fits = {
            name
            for role, people in holders.items()
            for name, posts in people.items()
            if speaker.person.lower().endswith(role) and (not posts or any(speaker.organisation in p for p in posts))
        }
        if len(fits) == 1:
            out[speaker.person] = fits.pop()
    return out


def _described(speaker: Speaker) -> bool:
    """Whether a speaker is told by the role instead of a name."""
    return bool(speaker.role and speaker.person and speaker.person.lower().endswith(speaker.role))


def unify(claims: Sequence[Claim], statements: Sequence[Statement]) -> tuple[tuple[Claim, ...], tuple[Statement, ...]]:
    """The same claims and statements with every person under one name, as speaker and as relay."""
    table = canonical_people(s for s in [*(c.speaker for c in claims), *(s.speaker for s in statements)] if s)
    relays = {old.person: new.person for old, new in table.items() if old.person and new.person}

    def via(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(relays.get(name, name) or name for name in names)

    return (
        tuple(
            replace(c, speaker=table.get(c.speaker, c.speaker) if c.speaker else None, via=via(c.via)) for c in claims
        ),
        tuple(
            replace(s, speaker=table.get(s.speaker, s.speaker) if s.speaker else None, via=via(s.via))
            for s in statements
        ),
    )
