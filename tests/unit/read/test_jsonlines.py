import json

from firsthand.core.text import ReportKind
from firsthand.read import read
from firsthand.read.reading import MAX_LINE_BYTES

LEAD = "At least 40 people died when the river rose, the mayor said."


def write(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_one_report_a_line_and_bad_lines_named(tmp_path):
    path = write(
        tmp_path / "reports.jsonl",
        {"id": "a", "text": LEAD, "outlet": "Valley Post", "published": "2024-06", "kind": "digest"},
        "",
        "{broken",
        [1, 2],
        {"id": "b"},
        {"id": "c", "text": 5},
        {"id": "d", "text": " \n"},
        "[" * 100_000,
        {"text": LEAD + " Again."},
        {"id": "e", "text": LEAD, "published": "2024-13-45"},
    )
    found = read([path])
    assert [report.document for report in found.reports] == ["a", "reports-9", "e"]
    first = found.reports[0]
    assert (first.outlet, first.kind, first.source) == ("Valley Post", ReportKind.DIGEST, f"{path} line 1")
    assert first.name == "digest of Valley Post, not its words"
    assert first.published.record()["latest"] == "2024-06-30"
    reasons = {unread.source.removeprefix(f"{path} "): unread.reason for unread in found.unread}
    assert reasons == {
        "line 3": "not valid JSON at column 2 (Expecting property name enclosed in double quotes); mend or remove it",
        "line 4": 'not a JSON object; write it as {"id": …, "text": …}',
        "line 5": "no `text`, so nothing to read; rows of metadata are given with --metadata",
        "line 6": "its `text` is not a string",
        "line 7": "empty: its `text` holds no words",
        "line 8": "JSON nested too deeply; a report is one flat object",
    }
    assert [warning.source for warning in found.warnings] == [f"{path} line 10"]


def test_a_title_is_put_before_a_text_that_does_not_begin_with_it(tmp_path):
    path = write(
        tmp_path / "r.jsonl",
        {"id": "a", "title": "Flood kills 40.", "text": LEAD},
        {"id": "b", "title": "Flood kills 40.", "text": f"Flood kills 40.\n{LEAD}"},
        {"id": "c", "title": None, "text": LEAD},
    )
    a, b, c = read([path]).reports
    assert a.text == f"Flood kills 40.\n\n{LEAD}"
    assert b.text == f"Flood kills 40.\n{LEAD}"
    assert c.text == LEAD
    assert a.headline == b.headline == "Flood kills 40."
    assert [part.kind for part in c.parts] == ["body"]


def test_surrogates_nuls_and_line_ends_in_json(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "12 \\ud83d\\ude00 \\ud800 died\\u0000\\r\\nyes"}\r\n')
    (report,) = read([path]).reports
    assert report.text == "12 \U0001f600 \ufffd died\nyes"
    report.text.encode()


def test_a_single_json_file_and_a_list(tmp_path):
    one = write(tmp_path / "one.json", {"text": LEAD})
    many = write(tmp_path / "many.json", json.dumps([{"id": "x", "text": LEAD}, 5, {"text": LEAD}], indent=1))
    found = read([one, many])
    assert [report.document for report in found.reports] == ["one", "x", "many-3"]
    assert [(unread.source, unread.reason) for unread in found.unread] == [
        (f"{many} item 2", 'not a JSON object; write it as {"id": …, "text": …}')
    ]


def test_json_that_holds_no_report(tmp_path):
    found = read([write(tmp_path / "settings.json", {"colour": "red"}), write(tmp_path / "blank.jsonl", "", " ")])
    assert [unread.reason for unread in found.unread] == [
        "no `text`, so nothing to read; rows of metadata are given with --metadata",
        "empty: it holds no line; give one JSON object a line",
    ]


def test_a_line_without_end_is_passed_over(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(
        b'{"text": "' + b"x" * (MAX_LINE_BYTES + 10) + b'"}\n' + json.dumps({"id": "b", "text": LEAD}).encode()
    )
    found = read([path])
    assert [report.document for report in found.reports] == ["b"]
    assert [(u.source, u.reason) for u in found.unread] == [
        (f"{path} line 1", "a line longer than 16.0 MB; split its text")
    ]


def test_utf16_json_lines(tmp_path):
    path = tmp_path / "wide.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": name, "text": LEAD + "ä"}, ensure_ascii=False) for name in "ab"), "utf-16"
    )
    assert [report.document for report in read([path]).reports] == ["a", "b"]
