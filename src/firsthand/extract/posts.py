"""The organisation of a person, by the role that stands beside the name.

* after it: "Tobin Asher, chief executive of the insurer Merrowlife", "Ida Lorne, who heads the Red Lantern Society".
* beside it: "Mo Lindahl of Tarnbank".
* before it: "Palegate's Silja Renn", "Leakwatch co-founder Imre Vaal", "the digital ministry's spokesman, Elo Prantl".
* "its lawyer, Kim Dorrit": whoever the sentence began with, which only the caller knows; told as `OWN`.
"""

from __future__ import annotations

from firsthand.extract.gazetteer import NOT_NAMES
from firsthand.extract.names import PLACES, Name
from firsthand.extract.runs import TITLES
from firsthand.extract.sayings import Line
from firsthand.packs import wordlist

STAFF = wordlist("names.staff")
PEOPLE = wordlist("voices.people")
ORGANISATIONS = wordlist("voices.organisations")
LOCAL = wordlist("names.local_posts")
"""Posts whose "of" is followed by a place."""
OWN = "its"
"""Told for an organisation that is only called "its"."""
COMPANY = wordlist("names.company_posts")
"""Posts of a company."""
LINKS = ("of", "at", "for", "with", "from")
LEADING = frozenset(
    [
        "commands",
        "coordinates",
        "manages",
        "works",
        "speaks",
        "heads",
        "leads",
        "runs",
        "chairs",
        "directs",
        "represents",
        "founded",
        "headed",
        "led",
    ]
)
SPEAKING = wordlist("names.speaking_posts")
"""Posts that speak for the body that the report is about, where none is told beside them."""
LEADERS = frozenset(
    ["leader", "chief", "director", "boss", "head", "chairman", "chairwoman", "president", "secretary", "commander"]
)
"""Posts at the top of a body."""
KIND = 2
"""Words before a body that tell which one it is, at most: "civil protection agency"."""
NOT_KINDS = wordlist("frames.prepositions") | wordlist("frames.determiners") | wordlist("frames.subordinators")
"""Words before which none of those stands."""
REACH = 12
"""Tokens after a name in which its organisation is looked for."""


def post(line: Line, person: Name) -> str | None:
    """The organisation told beside a person, `OWN` for "its", None where none is told."""
    return _after(line, person) or _before(line, person)


def led(line: Line, person: Name) -> str | None:
    """What a person leads, by the word before the post: "union leader Pavo Lind" -> "union".

    So does "the agency's director, Tomas Reidl" -> "the agency": an organisation named before.
    """
    first, roles = _roles(line, person)
    words = line.tokens.lower
    if roles and first > 1 and words[first - 1].endswith("'s") and words[first - 2] == "the":
        word = words[first - 1].removesuffix("'s")
        return f"the {word}" if word in ORGANISATIONS else None
    k = person.first - 2
    if k > 0 and words[k + 1] in TITLES and words[k] in LEADERS:
        # "health bureau chief Dr Salim Oor"
        k -= 1
    if k < 0 or line.name_at(k) or words[k] not in ORGANISATIONS:
        return None
    return words[k] if words[k + 1] in LEADERS else None


def told_body(line: Line, person: Name, body: str) -> str | None:
    """The body that a person leads, by the words that tell which: "*flood agency* chief Salim Oor"; None without."""
    words, at = line.tokens.lower, person.first - 1
    while at and words[at] != body:
        at -= 1
    first = at
    while first and at - first < KIND and line.tokens[first - 1].islower() and words[first - 1] not in NOT_KINDS:
        first -= 1
    return " ".join(line.tokens[first : at + 1]) if first < at else None


def _after(line: Line, person: Name) -> str | None:
    tokens, at = line.tokens, person.last
    if at + 1 >= len(tokens):
        return None
    if tokens.lower[at] in ("of", "at", "from"):
        return _named(line, at + 1, place=False)
    if tokens[at] != ",":
        return None
    words = tokens.lower
    role = ""
    for k in range(at + 1, min(at + REACH, len(tokens) - 1)):
        word = words[k]
        if word in (",", ";", ":", '"', "”", "(") or (word in ("said", "told") and k > at + 1):
            return None
        if word in LINKS or (word in LEADING and words[k - 1] == "who"):
            local = role in LOCAL and word == "of"
            return None if local or not (role or word in LEADING) else _named(line, k + 1, place=role not in COMPANY)
        if word in PEOPLE or word in STAFF or word in TITLES:
            role = word
    return None


def _named(line: Line, first: int, *, place: bool) -> str | None:
    """The organisation named from a token on: after its article and what it is called, "the insurer Merrowlife"."""
    tokens, words = line.tokens, line.tokens.lower
    for k in range(first, min(first + 5, len(tokens))):
        name = line.name_at(k)
        if name is not None:
            return name.name if name.organisation or (name.kind == "state" and place and k == first) else None
        token = tokens[k]
        if tokens.capital[k] and token.isalpha() and words[k] not in NOT_NAMES:
            last = k + 1
            while last < len(tokens) and tokens.capital[last] and tokens[last].isalpha():
                last += 1
            if k > first and (end := _body_end(line, last)):
                return " ".join(tokens[k:end])
            if tokens.lower[last - 1] in PLACES or words[k] in PLACES or (place and k == first and last - k == 1):
                # "director of Osmin" may be of a place
                return token if k > first or not place else None
            return " ".join(tokens[k:last])
        if not token.isalpha() and "'" not in words[k]:
            break
    return _described(line, first)


def _body_end(line: Line, first: int) -> int | None:
    """Where a body's name ends that begins with a place: "the Tolmere fire service"."""
    words = line.tokens.lower
    for k in range(first, min(first + 2, len(words))):
        if words[k] in ORGANISATIONS:
            return k + 1
        if not words[k].isalpha() or words[k] in NOT_NAMES or words[k] in LINKS:
            break
    return None


def _described(line: Line, first: int) -> str | None:
    """The pension office, the mission hospital: an organisation without a name, told with one word before it."""
    words = line.tokens.lower
    if first >= len(words) or words[first] not in ("the", "a", "an"):
        return None
    for k in range(first + 2, min(first + 4, len(words))):
        if words[k] in ORGANISATIONS and not any(line.tokens.capital[first:k]):
            return " ".join(words[first + 1 : k + 1])
    return None


def _before(line: Line, person: Name) -> str | None:
    tokens, words = line.tokens, line.tokens.lower
    k = person.first
    if k and words[k - 1].endswith("'s") and tokens.capital[k - 1]:
        return _owner(line, k - 1)
    k, roles = _roles(line, person)
    bare = roles and any(w in SPEAKING for w in words[k : person.first])
    if not roles or not k:
        return OWN if bare else None
    word = words[k - 1]
    if word in ("its", "their"):
        return OWN
    if word.endswith("'s"):
        return _owner(line, k - 1)
    name = line.name_at(k - 1)
    if name is not None and not name.adjective and name.organisation:
        return name.name
    return OWN if bare and (not tokens.capital[k - 1] or word in ("a", "an")) else None


def _roles(line: Line, person: Name) -> tuple[int, int]:
    """Where the role before a name begins, and how many of its words are posts."""
    words, k, roles = line.tokens.lower, person.first, 0
    while k and _is_role(line, k - 1, first=not roles):
        roles += words[k - 1] in PEOPLE or words[k - 1] in STAFF or words[k - 1] in TITLES
        k -= 1
    return k, roles


def _is_role(line: Line, k: int, *, first: bool) -> bool:
    """Whether token k belongs to the role before a name: a lower-case word, a title, a comma right before the name."""
    token, lower = line.tokens[k], line.tokens.lower[k]
    if token in (",", ".", "-"):
        return first or token != ","
    if line.name_at(k) or lower.endswith("'s") or lower in ("its", "their", "the", "a", "an", "his", "her"):
        return False
    return lower in TITLES or (token.islower() and token.isalpha() and lower not in NOT_NAMES)


def _owner(line: Line, k: int) -> str | None:
    """Whose the post is, by the possessive at token k."""
    tokens = line.tokens
    name = line.name_at(k)
    if name is not None:
        return None if name.kind == "person" and name.name.count(" ") > 1 else name.name
    word = tokens[k][:-2]
    if tokens.capital[k]:
        first = k
        while first and tokens.capital[first - 1] and tokens.lower[first - 1] not in NOT_NAMES:
            first -= 1
        return " ".join([*tokens[first:k], word])
    if word.lower() in ORGANISATIONS and k > 1 and tokens[k - 1].islower() and tokens.lower[k - 1] != "the":
        return f"{tokens[k - 1]} {word}"
    return None


def own(line: Line, before: int) -> str | None:
    """Whose "its" is: the organisation or state that the sentence named first, if only by what it is."""
    words = line.tokens.lower
    if words[0] == "the":
        k = next((k for k in range(1, min(4, before)) if words[k] in ORGANISATIONS), None)
        if k is not None and not any(line.tokens.capital[1:k]):
            return " ".join(words[1 : k + 1])
    named = (n for n in line.names if n.first < before and not n.adjective and (n.organisation or n.kind == "state"))
    return next((n.name for n in named), None)
