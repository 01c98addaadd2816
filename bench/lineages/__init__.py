"""Fictional news stories whose lineage is known by construction, and how well `firsthand` recovers it.

`scenes` casts a story from invented names and a domain's words, `sayings` invents what was said, `retellings`
changes it on the way, `drafts` words one report, `stories` plans the reports of a story with their gold rows, `scoring`
compares.
"""
