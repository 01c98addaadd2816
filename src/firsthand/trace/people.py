"""One name for one person across a collection: "Shin Won-sik", "Shin Wonsik", "Won-sik" and "Shin" are one.

Two names are one person when their letters agree once hyphens, spaces, case and accents are gone, when they differ by
one letter in a long given name and one of them is rarer, or when one is the first or last word of the other and no
second full name of the collection has that word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim, Statement
from firsthand.trace.institutions import canonical_institutions, ministry_of

SHORT = 2
"""Words of an outlet told for short: "the Post"."""
SLIP_LETTERS = 6
"""A given name must be this long for one letter to be a slip; shorter ones ("Jun", "Jin") are two names."""


def letters(name: str) -> str:
    """A name's letters and digits alone, lower case, without accents."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower() or name.lower()
    return re.sub(r"[^a-z0-9]+", "", plain) or plain


def canonical_people(speakers: Iterable[Speaker], known: Iterable[str] = ()) -> Mapping[Speaker, Speaker]:
    """Every speaker -> the same one under the collection's name for that person, with the organisation if known.

    Args:
        speakers: all voices of the collection.
        known: usual spellings, preferred to the collection's own where one of them is meant.
    """
    usual = {letters(name): name for name in known}
    speakers = tuple(speakers)
    bodies = _bodies(speakers)
    rows = [s for s in speakers if s.person and s not in bodies]
    counts = Counter(s.person or "" for s in rows)
    full: dict[str, list[str]] = {}
    for name in counts:
        if len(re.split(r"[\s-]+", name)) > 1 and " " in name:
            full.setdefault(letters(name), []).append(name)
    full = _without_slips(full, counts, usual)
    folded = {letters(n): key for key, names in full.items() for n in names}
    chosen = {
        key: usual.get(key) or max(sorted(names), key=lambda n: ("-" in n and letters(n) == key, counts[n]))
        for key, names in full.items()
    }
    by_part: dict[str, set[str]] = {}
    for key, name in chosen.items():
        words = name.split()
        if words[-1].islower():
            # "police spokeswoman" is a description: "police" is another voice
            continue
        for part in (words[0], words[-1]):
            by_part.setdefault(letters(part), set()).add(key)
    usual_parts = {letters(name.split()[-1]): key for key, name in usual.items()}
    chosen = {**usual, **chosen}
    names: dict[str, str] = {}
    for name in counts:
        key = folded.get(letters(name), letters(name))
        if key in chosen and " " in name:
            names[name] = chosen[key]
        else:
            keys = by_part.get(key) or {usual_parts[part] for part in usual_parts if _one_letter(part, key)}
            names[name] = chosen[next(iter(keys))] if len(keys) == 1 else name
    names |= _holders(rows, names)
    posts: dict[str, Counter[str]] = {}
    for speaker in rows:
        if speaker.organisation:
            posts.setdefault(names[speaker.person or ""], Counter())[speaker.organisation] += 1
    out: dict[Speaker, Speaker] = dict(bodies)
    for speaker in rows:
        name = names[speaker.person or ""]
        post = speaker.organisation or _usual(posts.get(name))
        out[speaker] = Speaker(name, post, speaker.role, speaker.state)
    for speaker in speakers:
        if speaker.person is None and speaker not in out and not speaker.outlet:
            meant = _surname(speaker.organisation or "", by_part, usual_parts, chosen)
            if meant is not None:
                out[speaker] = Speaker(meant, _usual(posts.get(meant)))
    return out


def _usual(posts: Counter[str] | None) -> str | None:
    """The post most often told of a person."""
    return min(posts, key=lambda name: (-posts[name], name)) if posts else None


def _surname(
    word: str, by_part: Mapping[str, set[str]], usual: Mapping[str, str], chosen: Mapping[str, str]
) -> str | None:
    """The one person of the collection whom a voice told by one unknown word may be: "Ferrund said"."""
    key = letters(word)
    if " " in word or not word[:1].isupper():
        return None
    keys = by_part.get(key) or ({usual[key]} if key in usual else set())
    return chosen[next(iter(keys))] if len(keys) == 1 else None


def _without_slips(
    full: Mapping[str, list[str]], counts: Mapping[str, int], usual: Mapping[str, str]
) -> dict[str, list[str]]:
    """Full names by their letters, with those that are a slip of a known or a more frequent one put under it."""
    out: dict[str, list[str]] = {}
    by_first: dict[str, list[str]] = {}
    often = {key: sum(counts[n] for n in names) for key, names in full.items()}
    for key in sorted(full, key=lambda k: (k not in usual, -often[k], k)):
        first = letters(full[key][0].split()[0])
        other = next((o for o in by_first.get(first, ()) if _slip(full[key][0], full[o][0])), None)
        if other is not None and key not in usual and (other in usual or often[other] > often[key]):
            out[other] += full[key]
        else:
            out[key] = list(full[key])
            by_first.setdefault(first, []).append(key)
    return out


def _slip(name: str, other: str) -> bool:
    """Whether two full names share a word and differ by one letter in the rest: "Shin Wok-sik" is a slip of the pen."""
    first, second = name.split(), other.split()
    if len(first) < 2 or len(second) < 2 or letters(first[0]) != letters(second[0]):
        return False
    return _one_letter(letters(" ".join(first[1:])), letters(" ".join(second[1:])))


def _one_letter(a: str, b: str) -> bool:
    """Whether two long words of one length differ in one letter."""
    return len(a) == len(b) >= SLIP_LETTERS and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _bodies(speakers: Sequence[Speaker]) -> dict[Speaker, Speaker]:
    """Voices told by a bare role ("the agency said") -> the one organisation of the collection that ends so."""
    named = {s.organisation: s for s in speakers if s.person is None and s.organisation}
    out: dict[Speaker, Speaker] = {}
    for name, speaker in named.items():
        words = name.split()
        if speaker.outlet and len(words) == SHORT and words[0] == "The":
            # "the Post" is the one outlet of the collection that ends so
            longer = [n for n, s in named.items() if s.outlet and n != name and n.split()[-1] == words[-1]]
            if len(longer) == 1:
                out[speaker] = named[longer[0]]
    for speaker in speakers:
        word = speaker.organisation or ""
        if speaker.person is None and word.islower() and word.isalpha():
            fits = [name for name in named if name != word and name.lower().split()[-1] == word]
            longest = max(fits, key=lambda name: (len(name), name), default="")
            if fits and all(longest.lower().endswith(name.lower()) for name in fits):
                # "civil protection agency" and "regional civil protection agency" are one
                out[speaker] = named[longest]
    return out


def _holders(speakers: Sequence[Speaker], names: Mapping[str, str]) -> dict[str, str]:
    """Voices told by their role alone ("defence minister" of Osmara) -> the one named person who holds it."""
    holders: dict[str, dict[str, set[str]]] = {}
    for speaker in speakers:
        if speaker.role and speaker.person and speaker.person[:1].isupper() and not _described(speaker):
            posts = holders.setdefault(speaker.role, {}).setdefault(names[speaker.person], set())
            posts |= {speaker.organisation} if speaker.organisation else set()
    out = _seated(speakers, names)
    for speaker in speakers:
        if not _described(speaker) or not speaker.person or not speaker.organisation:
            continue
        told = speaker.person.lower()
        fits = {
            name
            for role, people in holders.items()
            for name, posts in people.items()
            if (told.endswith(role) or role.endswith(f" {told}"))
            and (not posts or any(speaker.organisation in p for p in posts))
        }
        if len(fits) == 1:
            out[speaker.person] = fits.pop()
    return out


def _seated(speakers: Sequence[Speaker], names: Mapping[str, str]) -> dict[str, str]:
    """Voices told by a post and its place alone ("the mayor" of Brenholt) -> the one named person who holds it.

    Where the collection tells of the same post in two places, nobody is meant for sure.
    """
    seats: dict[str, set[str]] = {}
    holders: dict[str, set[str]] = {}
    for speaker in speakers:
        if not speaker.role or not speaker.person or not speaker.state:
            continue
        seats.setdefault(speaker.role, set()).add(speaker.state)
        if not _described(speaker):
            holders.setdefault(speaker.role, set()).add(names[speaker.person])
    told = {s.person for s in speakers if _described(s) and s.person == s.role and not s.organisation}
    one = {role: people for role, people in holders.items() if role in told and len(seats[role]) == 1}
    return {role: next(iter(people)) for role, people in one.items() if len(people) == 1}


def _described(speaker: Speaker) -> bool:
    """Whether a speaker is told by the role instead of a name."""
    return bool(speaker.role and speaker.person and speaker.person.lower().endswith(speaker.role))


def _short_relays(names: Iterable[str]) -> dict[str, str]:
    """Relays told by one word ("Yoo", "Yonhap") -> the one longer name of the collection that begins or ends so."""
    by_part: dict[str, set[str]] = {}
    names = sorted(names)
    for name in names:
        words = name.split()
        if len(words) > 1:
            for part in {words[0], words[-1]}:
                by_part.setdefault(letters(part), set()).add(name)
    short = [name for name in names if " " not in name and name[:1].isupper()]
    return {n: next(iter(by_part[letters(n)])) for n in short if len(by_part.get(letters(n), ())) == 1}


def _with_institutions(
    table: Mapping[Speaker, Speaker], voices: Iterable[Speaker], known: Iterable[str]
) -> dict[Speaker, Speaker]:
    """The table of `canonical_people` with every institution under one name, see `institutions`."""
    speakers = {s: table.get(s, s) for s in voices}
    states = {s.state for s in speakers if s.state}
    named = {s.organisation for s in speakers.values() if s.organisation and not s.outlet}
    one = dict(canonical_institutions(named, states, known))
    people = {letters((old.person or old.organisation or "").split()[-1]): new.person for old, new in table.items()}
    for name in named:
        owner, _, role = name.partition("'s ")
        person = people.get(letters(owner)) if role and role.islower() else None
        if person:
            one[name] = f"{person.split()[-1]}'s {role}"
    moved = {old: _moved(new, one) for old, new in speakers.items()}
    return _with_ministries(moved, states)


def _with_ministries(table: Mapping[Speaker, Speaker], states: Collection[str]) -> dict[Speaker, Speaker]:
    """The table with the ministry of every minister whose own the collection names, where no other post is told."""
    named = {s.organisation for s in table.values() if s.organisation and not s.person and not s.outlet}
    bodies = named - set(states)
    headed: dict[str, set[str]] = {}
    for speaker in table.values():
        if speaker.person and (speaker.organisation is None or speaker.organisation not in bodies):
            found = ministry_of(speaker.role, speaker.organisation, bodies)
            if found:
                headed.setdefault(speaker.person, set()).add(found)
    out = {}
    for old, new in table.items():
        found_for = headed.get(new.person or "", set())
        bare = new.organisation is None or new.organisation not in bodies
        out[old] = replace(new, organisation=next(iter(found_for))) if bare and len(found_for) == 1 else new
    return out


def _moved(speaker: Speaker, one: Mapping[str, str]) -> Speaker:
    organisation = one.get(speaker.organisation or "", speaker.organisation)
    return replace(speaker, organisation=organisation) if organisation != speaker.organisation else speaker


def unify(
    claims: Sequence[Claim], statements: Sequence[Statement], known: Iterable[str] = (), bodies: Iterable[str] = ()
) -> tuple[tuple[Claim, ...], tuple[Statement, ...]]:
    """The same claims and statements with every person and every institution under one name.

    Args:
        claims: of a whole collection.
        statements: of the same.
        known: usual spellings of people, as for `canonical_people`.
        bodies: names of organisations and states that stand for themselves.
    """
    voices = [s for s in [*(c.speaker for c in claims), *(s.speaker for s in statements)] if s]
    table = _with_institutions(canonical_people(voices, known), voices, bodies)
    relays = {old.person: new.person for old, new in table.items() if old.person and new.person}
    told = {*(name for c in claims for name in c.via), *(name for s in statements for name in s.via)}
    relays |= _short_relays({*(relays.get(name, name) for name in told), *relays.values()})

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
