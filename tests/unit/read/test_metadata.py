from datetime import date

import pytest

from firsthand.core.text import ReportKind
from firsthand.core.time import TimeRange
from firsthand.read.metadata import Fields, fields_of, front_matter

DAY = date(2024, 6, 14)


def test_all_fields_of_the_contract():
    fields, problems = fields_of(
        {
            "id": 7,
            "outlet": " Valley  Post ",
            "published": "2024-06-14",
            "url": "https://post.example/x",
            "title": "Flood\nkills 40",
            "author": ["Ann Orr", {"name": "Ben Oss"}],
            "language": "en",
            "kind": "Digest",
            "colour": "red",
        },
        "metadata",
    )
    assert problems == ()
    assert fields == Fields(
        "7",
        "Valley Post",
        TimeRange.on(DAY, "metadata"),
        "https://post.example/x",
        "Flood kills 40",
        "Ann Orr, Ben Oss",
        "en",
        ReportKind.DIGEST,
    )


@pytest.mark.parametrize(
    ("record", "basis"),
    [
        ({"published": {"earliest": "2024-06-14", "latest": "2024-06-20"}}, "metadata"),
        ({"published": {"earliest": "2024-06-14", "latest": "2024-06-20", "basis": "its words"}}, "its words"),
        ({"published": {"earliest": "2024-06-14", "latest": "2024-06-20"}, "basis": "a letter"}, "a letter"),
    ],
)
def test_a_range_with_its_basis(record, basis):
    assert fields_of(record, "metadata")[0].published == TimeRange(DAY, date(2024, 6, 20), basis)


def test_an_open_range_and_null():
    assert fields_of({"published": {"latest": "2024-06"}}, "m")[0].published == TimeRange(None, date(2024, 6, 30), "m")
    assert fields_of({"published": None, "outlet": None, "title": ""}, "m") == (Fields(), ())


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (
            {"published": "2024-13-45"},
            "published “2024-13-45” is no date, so it is taken as unknown; write it as YYYY-MM-DD",
        ),
        ({"published": ["x"]}, "published “['x']” is no date, so it is taken as unknown; write it as YYYY-MM-DD"),
        ({"published": True}, "published “True” is no date, so it is taken as unknown; write it as YYYY-MM-DD"),
        (
            {"published": {"earliest": "2024-06-20", "latest": "2024-06-14"}},
            "published ends before it begins (2024-06-20 to 2024-06-14), so it is taken as unknown",
        ),
        ({"kind": "essay"}, "kind “essay” is neither article nor digest; read as an article"),
        ({"title": True}, "title is not text: “True”"),
        ({"outlet": 10**5000}, None),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_stands(record, problem):
    fields, problems = fields_of({"language": "en", **record}, "m")
    assert fields == Fields(outlet=fields.outlet, language="en")
    assert problems == ((problem,) if problem else ())


def test_precedence_is_field_by_field():
    assert Fields(title="A").over(Fields(title="B", outlet="C")) == Fields(title="A", outlet="C")


def test_front_matter():
    text = (
        "---\n# a comment\nid: flood-1\noutlet: 'Valley ''Post'''\ntitle: \"Flood: 40 \\\"dead\\\"\"\n"
        "published: 2024-06-14\nmood: wet\ntags:\n  - a\n---\n\nFlood: 40 “dead”\n"
    )
    block = front_matter(text)
    assert block.fields == Fields(
        "flood-1", "Valley 'Post'", TimeRange.on(DAY, "front matter"), None, 'Flood: 40 "dead"'
    )
    assert text[block.end :] == "Flood: 40 “dead”\n"
    assert block.problems == ()


def test_front_matter_with_a_range():
    block = front_matter("---\npublished:\n  earliest: 2024-06-14\n  latest: 2024-06-14\n  basis: its words\n---\nText")
    assert block.fields.published == TimeRange.on(DAY, "its words")


def test_front_matter_with_faults():
    block = front_matter("---\nid: a\npublished: 2024-13-45\njust words\n---\nText")
    assert block.fields == Fields(id="a")
    assert block.problems == (
        "front matter: line 4 is not `key: value`: “just words”",
        "front matter: published “2024-13-45” is no date, so it is taken as unknown; write it as YYYY-MM-DD",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\nText\n---\nmore",
        "---\nid: a\nno end",
        "--- id: a\n---\n",
        "Text\n---\nid: a\n---\n",
        "---\n---\nText",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text):
    assert front_matter(text) is None
