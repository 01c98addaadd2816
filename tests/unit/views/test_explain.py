from __future__ import annotations

import io
import json

from rich.console import Console

import firsthand
from firsthand.packs import load
from firsthand.views import explain
from firsthand.views.index import index

TEXT = (
    "Karvenia has shipped nearly 3 million shells to Velgoria, Defence Minister Toma Ferrund told Cormorel Wire. "
    "The boxes could hold up to 900 missiles, Ferrund said. About 400 zorbles were lost. Dozens of ships left. "
    "The Karvenian port of Sellick and the Velgorian fleet were busy."
)


def story() -> firsthand.Story:
    return firsthand.make([firsthand.Report("a", TEXT, (firsthand.Part(firsthand.PartKind.BODY, 0, len(TEXT)),), "a")])


def explained(part: str) -> dict[str, explain.Field]:
    ix = index(story())
    claim = next(c for c in ix.story.claims if part in c.quote)
    return {field.name: field for field in explain.fields(ix, claim, load())}


def test_each_field_says_which_words_gave_it() -> None:
    fields = explained("3 million")
    assert "“nearly” makes it under" in fields["low, high, bound"].why
    assert fields["unit"].why == "the pack arms-transfers counts “shells” as rounds"
    assert "“shipped”" in fields["category"].why
    assert "named in its sentence" in fields["from, to"].why
    assert "rule: verb" in fields["speaker"].why
    assert [span.quote for span in fields["speaker"].words][-1] == "told"
    assert fields["via"].value == "Cormorel Wire"
    assert fields["origin"].why
    assert fields["said on"].value == "–"


def test_a_capacity_names_its_words() -> None:
    field = explained("900 missiles")["modality"]
    assert (field.value, field.words[0].quote) == ("capacity", "could hold up to 900 missiles")
    assert "could hold" in field.why


def test_what_no_pack_knows_and_what_sets_no_number() -> None:
    assert "no pack knows the noun" in explained("zorbles")["unit"].why
    assert "vague word" in explained("Dozens")["low, high, bound"].why


def test_records_and_text_hold_every_figure() -> None:
    ix = index(story())
    records = explain.records(ix, load())
    assert json.loads(json.dumps(records)) == records
    assert [r["quote"] for r in records] == [c.quote for c in ix.story.claims]
    for record in records:
        for field in record["fields"]:
            for words in field["words"]:
                assert TEXT[words["start"] : words["end"]] == words["quote"]
    out = io.StringIO()
    explain.print_explanations(ix, load(), Console(file=out, width=200, color_system=None))
    for claim in ix.story.claims:
        assert claim.quote in out.getvalue()
