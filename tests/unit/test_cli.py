"""The command line: what goes to which stream, formats, exit codes, and messages for what cannot be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli import app

RUN = CliRunner()
EXAMPLE = "examples/strait-shells"
FIELDS = [
    "document",
    "part",
    "quote",
    "start",
    "end",
    "spans",
    "low",
    "high",
    "bound",
    "magnitude",
    "unit",
    "item",
    "category",
    "modality",
    "stance",
    "basis",
    "from",
    "to",
    "place",
    "speaker",
    "organisation",
    "via",
    "traced_speaker",
    "traced_via",
    "said_on",
    "period",
    "hedges",
    "alternative",
    "direction",
    "series",
    "inclusion",
    "origin",
    "group",
    "confidence",
    "extractor",
    "id",
]


def test_claims_as_json_lines_carry_exactly_the_fields_of_the_record() -> None:
    result = RUN.invoke(app, ["claims", EXAMPLE, "--format", "jsonl"])
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) > 20
    assert all(list(record) == FIELDS for record in records)
    assert all(record["origin"] and record["group"] for record in records)


def test_claims_as_csv_have_one_row_each_and_run_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Losses\n\nThe company said 1,200 people were injured.\n")
    result = RUN.invoke(app, ["claims", str(tmp_path), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["quote"] for row in rows] == ["1,200 people"]
    assert rows[0]["via"] == "[]"


STATEMENT = [
    "document",
    "part",
    "quote",
    "start",
    "end",
    "relation",
    "from",
    "to",
    "modality",
    "stance",
    "basis",
    "speaker",
    "organisation",
    "via",
    "said_on",
    "period",
    "hedges",
    "confidence",
    "extractor",
]


def test_statements_as_json_lines_carry_exactly_the_fields_of_the_record() -> None:
    result = RUN.invoke(app, ["statements", EXAMPLE, "--format", "jsonl"])
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert {record["relation"] for record in records} >= {"supplied", "denied"}
    assert all(list(record) == STATEMENT for record in records)


def test_statements_as_csv_and_as_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Flood\n\nNorthwind Group declined to comment on the dam. Hospitals ran out of fuel.\n"
    )
    result = RUN.invoke(app, ["statements", str(tmp_path), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["relation"], row["from"]) for row in rows] == [("withheld-detail", "Northwind Group"), ("lacks", "")]
    table = RUN.invoke(app, ["statements", str(tmp_path)])
    assert table.exit_code == 0
    assert "relation" in table.stdout


def test_a_report_without_statements_prints_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Weather\n\nIt was a mild day.\n")
    for format in ("csv", "jsonl"):
        assert RUN.invoke(app, ["statements", str(tmp_path), "--format", format]).stdout == ""


def test_a_report_is_written_and_the_answer_printed(tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    result = RUN.invoke(app, ["report", EXAMPLE, "-o", str(page)])
    assert result.exit_code == 0
    assert "2.9 million" in result.stdout
    html = page.read_text(encoding="utf-8")
    assert "<h1" in html
    assert len(html) < 1_500_000


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        RUN.invoke(app, ["report", EXAMPLE, "-o", str(page)])
    assert pages[0].read_bytes() == pages[1].read_bytes()


@pytest.mark.parametrize("command", ["claims", "origins", "findings", "estimate"])
def test_tables_print_something_for_a_person(command: str) -> None:
    result = RUN.invoke(app, [command, EXAMPLE])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 3


@pytest.mark.parametrize("command", ["origins", "findings", "estimate"])
def test_json_is_one_list(command: str) -> None:
    result = RUN.invoke(app, [command, EXAMPLE, "--format", "json"])
    assert isinstance(json.loads(result.stdout), list)


def test_text_is_what_spans_index() -> None:
    text = RUN.invoke(app, ["text", f"{EXAMPLE}/pellwick-harbour-dispatch-2024-07-13.txt"]).stdout
    lines = RUN.invoke(
        app, ["claims", f"{EXAMPLE}/pellwick-harbour-dispatch-2024-07-13.txt", "--format", "jsonl"]
    ).stdout
    for record in map(json.loads, lines.splitlines()):
        assert text[record["start"] : record["end"]] == record["quote"]


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "nothing.html": b"<html><head><title></title></head><body><nav>Home</nav></body></html>",
    "long.txt": b"x" * 9_000_000,
}
ODD = {
    "utf8.txt": b"Broken \xff\xfe bytes\n\nThe mayor said 40 people were killed.\n",
    "utf16.txt": "Flood\n\nThe mayor said 41 people were killed.\n".encode("utf-16"),
    "nul.txt": b"Flood\n\nThe mayor\x00 said 42 people were killed.\n",
    "arabic.txt": "فيضان\n\nقال رئيس البلدية إن 43 شخصا لقوا حتفهم.\n".encode(),
    "cjk.txt": "洪水\n\n市長によると、44人が死亡した。\n".encode(),
    "deep.html": b"<div>" * 10_000
    + b"<p>The mayor said 45 people were killed in the flood in the valley.</p>"
    + b"</div>" * 10_000,
    "date.txt": b"---\noutlet: The Valley Post\npublished: 2024-13-45\n---\n"
    b"Flood\n\nThe mayor said 46 people were killed.\n",
    "figureless.txt": b"A quiet day\n\nNothing happened in the valley, the mayor said.\n",
}


def test_bad_input_is_named_with_its_reason_and_nothing_else_is_lost(tmp_path: Path) -> None:
    for name, data in (BAD | ODD).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    result = RUN.invoke(app, ["claims", str(tmp_path), "--format", "jsonl"])
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for name in (*BAD, "gone.txt"):
        assert name in result.stderr, name
    found = {json.loads(line)["document"] for line in result.stdout.splitlines()}
    assert {"utf8", "utf16", "nul", "date"} <= found
    assert "2024-13-45" in result.stderr


def test_a_report_without_a_figure_says_why_there_is_nothing_to_trace(tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_bytes(ODD["figureless.txt"])
    result = RUN.invoke(app, ["report", str(tmp_path), "-o", str(tmp_path / "r.html")])
    assert result.exit_code == 0
    assert "nothing to trace, because" in result.output.lower()
    assert "nothing to trace, because" in (tmp_path / "r.html").read_text(encoding="utf-8").lower()


def test_a_script_in_a_headline_stays_text(tmp_path: Path) -> None:
    headline = "<script>alert(1)</script> 300 People Killed"
    (tmp_path / "evil.txt").write_text(f"{headline}\n\nThe mayor said 300 people were killed.\n")
    RUN.invoke(app, ["report", str(tmp_path), "-o", str(tmp_path / "r.html")])
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["estimate", EXAMPLE, "--as-of", "soon"], "write it as 2024-06-30"),
        (["claims", EXAMPLE, "--pack", "volcanoes"], "there is no pack of that name"),
        (["report", EXAMPLE, "-o", "/nowhere/at/all.html"], "cannot be written"),
        (["estimate", EXAMPLE, "--policy", "source-order"], '--order "Ministry of Health'),
        (["estimate", EXAMPLE, "--order", "Cormorel Wire"], "source-order"),
        (["estimate", EXAMPLE, "--unit", "kettles"], "the record has: "),
    ],
)
def test_a_wrong_call_is_told_in_one_line(arguments: list[str], words: str) -> None:
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_an_empty_path_is_refused_and_a_missing_metadata_file_too(tmp_path: Path) -> None:
    assert RUN.invoke(app, ["claims", ""]).exit_code == 2
    missing = RUN.invoke(app, ["claims", EXAMPLE, "--metadata", str(tmp_path / "typo.jsonl")])
    assert missing.exit_code == 2
    assert "there is no such metadata file" in missing.stderr


def test_the_tool_does_not_read_its_own_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Flood\n\nThe mayor said 41 people were killed.\n")
    for _ in range(2):
        result = RUN.invoke(app, ["report", str(tmp_path), "-o", str(tmp_path / "report.html")])
    assert "is no source" in result.output
    assert len(RUN.invoke(app, ["claims", str(tmp_path), "--format", "jsonl"]).stdout.splitlines()) == 1


def test_check_names_what_drifts_and_leaves_with_one(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Arms\n\nKarvenia has sent Velgoria 2.9 million shells, Osmara's minister Toma Ferrund said.\n")
    result = RUN.invoke(app, ["check", str(draft), "--against", EXAMPLE, "--format", "json"])
    assert result.exit_code == 1
    (row,) = json.loads(result.stdout)
    assert row["verdict"] == "drifts"
    assert "capacity-as-count" in row["changes"]
    assert "could hold up to 2.9 million" in row["safer"]
    shown = RUN.invoke(app, ["check", str(draft), "--against", EXAMPLE])
    assert "capacity-as-count" in shown.stdout


def test_check_of_a_draft_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    empty = tmp_path / "draft.txt"
    empty.write_text("")
    assert RUN.invoke(app, ["check", str(empty), "--against", EXAMPLE]).exit_code == 2


def test_ask_says_what_it_understood_and_what_the_answer_rests_on() -> None:
    question = "How many shipments had Karvenia sent to Velgoria by the end of May 2024?"
    result = RUN.invoke(app, ["ask", question, EXAMPLE, "--format", "json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["understood"]["unit"] == "shipments"
    assert (found["understood"]["from"], found["understood"]["to"]) == ("Karvenia", "Velgoria")
    assert found["understood"]["as_of"] == "2024-05-31"
    assert (found["answer"]["low"], found["answer"]["best"]) == (8, 8)
    shown = RUN.invoke(app, ["ask", question, EXAMPLE])
    assert "rests on" in shown.stdout


def test_ask_of_what_the_record_does_not_count_says_what_it_counts() -> None:
    result = RUN.invoke(app, ["ask", "How many accounts were stolen?", EXAMPLE])
    assert result.exit_code == 1
    assert "counts no such thing" in result.stdout


def test_estimate_answers_every_measure_or_those_asked_for() -> None:
    every = json.loads(RUN.invoke(app, ["estimate", EXAMPLE, "--format", "json"]).stdout)
    assert len(every) > 12
    call = ["estimate", EXAMPLE, "--format", "json", "--unit", "shells", "--from", "Karvenia", "--to", "velgoria"]
    some = json.loads(RUN.invoke(app, call).stdout)
    assert [(row["unit"], row["modality"]) for row in some] == [("rounds", "stated"), ("rounds", "sought")]


def test_a_source_order_is_followed_and_unknown_names_in_it_are_told() -> None:
    call = ["estimate", EXAMPLE, "--unit", "shells", "--from", "Karvenia", "--policy", "source-order"]
    result = RUN.invoke(app, [*call, "--order", "Nobody's Institute, Maud Venholt", "--format", "json"])
    assert result.exit_code == 0
    row = json.loads(result.stdout)[0]
    assert (row["high"], row["order"]) == (1_500_000, ["Nobody's Institute", "Maud Venholt"])
    assert "Nobody's Institute: named in the order of sources" in result.stderr


def test_missing_lists_an_outlet_that_is_credited_and_absent() -> None:
    result = RUN.invoke(app, ["missing", EXAMPLE, "--format", "json"])
    assert result.exit_code == 0
    assert [row["outlet"] for row in json.loads(result.stdout)] == ["Gunwright Ledger"]
