"""Whatever bytes a file holds: reading never raises, and every part stays inside the text and apart from the others."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import read
from firsthand.read.dates import infer, parse_date

NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a", "a.md", "metadata.jsonl", "a.xyz"])
PIECES = st.sampled_from(
    [
        *("---\n", "id: a\n", "published: 2024-13-45\n", "Flood kills 40\n", "\n", "\r\n", "\0", "\ufeff", "é", "洪水"),
        *(
            "<html>",
            "<h1>",
            "</h1>",
            "<p>",
            "<div>",
            "<figcaption>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "&amp;",
            "<",
        ),
        *(
            "<nav>",
            "<table><tr><td>",
            '<script type="application/ld+json">',
            '{"@type": "Article", "datePublished": 5}',
        ),
        *('{"id": "a", "text": "', '"}\n', "{", "[", "12 people died. ", "Friday, June 14", "Copyright 2024"),
        "Published: 3 March 2023",
    ]
)
CONTENT = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode()),
    st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode("utf-16")),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["id", "text", "title", "outlet", "published", "url", "author", "language", "kind", "basis"])


def check(found, files):
    assert len({report.document for report in found.reports}) == len(found.reports)
    assert found.reports or found.unread or not files
    for report in found.reports:
        report.text.encode()
        end = 0
        for part in report.parts:
            assert end <= part.start < part.end <= len(report.text)
            assert "#" in report.text[end : part.start] or not report.text[end : part.start].strip()
            end = part.end
        assert not report.text[end:].strip()
    for item in (*found.unread, *found.warnings):
        assert item.source
        assert item.reason
        (item.source + item.reason).encode()


@settings(max_examples=300, deadline=None)
@given(name=NAMES, content=CONTENT)
def test_any_bytes_in_any_file(name, content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        check(read([path]), [path])
        check(read([folder]), [path])


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.dictionaries(KEYS, JSON), max_size=4), beside=CONTENT, metadata=CONTENT)
def test_any_json_rows_side_car_and_metadata(rows, beside, metadata):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "r.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
        Path(folder, "a.txt").write_text("Flood kills 40\n\nThe mayor said so.")
        Path(folder, "a.json").write_bytes(beside)
        Path(folder, "m.jsonl").write_bytes(metadata)
        found = read([folder], Path(folder, "m.jsonl"))
        check(found, [folder])
        assert any(Path(report.source).name == "a.txt" for report in found.reports)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=10).map("".join))
def test_dates_never_raise(text):
    infer(text, text)
    parse_date(text)
