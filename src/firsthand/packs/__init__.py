"""Packs: domains, language and names as data (TOML), read once into frozen tables.

`load()` gives the packs in the box; `load(["casualties"])` narrows the domains, the language and names stay. The word
lists of the rules, the same in every domain, come by name: `wordlist("names.titles")`.
A pack that is not well formed raises `PackError` with file, line and remedy.
"""

from firsthand.packs.files import DOMAINS
from firsthand.packs.grammar import mapping, numbers, wordlist, wordlists
from firsthand.packs.loader import load, plural
from firsthand.packs.model import Category, Conversion, Entity, Kind, Limit, Packs, Relation, Unit

__all__ = [
    "DOMAINS",
    "Category",
    "Conversion",
    "Entity",
    "Kind",
    "Limit",
    "Packs",
    "Relation",
    "Unit",
    "load",
    "mapping",
    "numbers",
    "plural",
    "wordlist",
    "wordlists",
]
