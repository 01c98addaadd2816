import json
import os
from datetime import date
from pathlib import Path

import pytest

from firsthand.core.story import Unread
from firsthand.core.text import Report
from firsthand.core.time import TimeRange
from firsthand.read import Caution, Collection, read, read_source, sources
from firsthand.read.reading import MAX_CHARACTERS

LEAD = "At least 40 people died when the river Orrin rose on Tuesday, the mayor of Low Orrin said."
TEXT = f"Flood kills 40\n\n{LEAD}\n"


def put(root, **files):
    for name, content in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return root


def write(path, content=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(found):
    return [report.document for report in found.reports]


def test_a_clean_text_keeps_its_characters(tmp_path):
    found = read([write(tmp_path / "flood.txt", f"  \n{TEXT}\n ")])
    (report,) = found.reports
    assert report.text == f"  \n{TEXT}\n "
    assert (report.document, report.headline, report.notes, report.published) == ("flood", "Flood kills 40", (), None)
    assert len(report.source_sha256) == 64
    assert found == Collection((report,))


@pytest.mark.parametrize(
    "text", ["قال رئيس البلدية إن 40 شخصا لقوا حتفهم.", "市長は四十人が死亡したと述べた。", "40 dead 🌊🏚️."]
)
def test_scripts_and_emoji(tmp_path, text):
    (report,) = read([write(tmp_path / "a.txt", text)]).reports
    assert report.text == text
    assert report.parts[0].end == len(text)


def test_nuls_in_a_text(tmp_path):
    (report,) = read([write(tmp_path / "a.txt", TEXT.replace("40", "4\0000", 1))]).reports
    assert report.text == TEXT
    assert report.notes == ("1 NUL character removed",)


def test_front_matter_with_a_wrong_date(tmp_path):
    path = write(tmp_path / "a.txt", f"---\noutlet: Valley Post\npublished: 2024-13-45\n---\n\n{TEXT}")
    found = read([path])
    (report,) = found.reports
    wrong = "front matter: published “2024-13-45” is no date, so it is taken as unknown; write it as YYYY-MM-DD"
    assert (report.text, report.outlet, report.published) == (TEXT, "Valley Post", None)
    assert report.notes == ("front matter removed", wrong)
    assert found.warnings == (Caution(str(path), wrong),)
    assert found.unread == ()


def test_a_title_in_front_matter_stands_before_the_text(tmp_path):
    (report,) = read([write(tmp_path / "a.md", f"---\ntitle: Flood kills 40.\n---\n{LEAD}")]).reports
    assert report.text == f"Flood kills 40.\n\n{LEAD}"
    assert report.headline == "Flood kills 40."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty: it holds only white space"),
        ("a.txt", b"---\nid: a\n---\n", "empty: it holds front matter and no text"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", b"%PDF-1.4", "not text but a PDF document; save its text as .txt"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "not text but a PNG image; give its words as text"),
        ("a.txt", bytes(range(256)), "not text but binary data; give a text, HTML or JSON-lines file"),
        ("a.csv", b"a,b", "a .csv file is not read as a report; save the report's text as .txt"),
        (
            "a.txt",
            b"word " * (MAX_CHARACTERS // 5 + 1),
            "longer than any news report (2,000,005 characters; the limit is 2,000,000 characters);"
            " split it into its reports",
        ),
    ],
)
def test_bad_files_are_named_with_the_reason(tmp_path, name, data, reason):
    path, good = write(tmp_path / name, data), write(tmp_path / "good.txt")
    found = read([path, good])
    assert found.unread == (Unread(str(path), reason),)
    assert names(found) == ["good"]


def test_fifty_megabytes_on_one_line_are_not_even_read(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.write(b"word " * 20_000)
        stream.truncate(50_000_000)
    (unread,) = read([path]).unread
    assert unread.reason == "longer than any news report (50.0 MB; the limit is 8.0 MB); split it into its reports"


def test_missing_files_pipes_and_dangling_links(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "z.txt")
    found = read([tmp_path, tmp_path / "missing.txt", "bad\0name.txt", "/dev/null"])
    reasons = {Path(unread.source).name: unread.reason for unread in found.unread}
    assert names(found) == ["z"]
    assert reasons == {
        "dangling.txt": "No such file or directory; check the path",
        "loop.txt": "Too many levels of symbolic links",
        "pipe.txt": "not a regular file but a pipe, socket or device; save its content to a file",
        "missing.txt": "No such file or directory; check the path",
        "bad\0name.txt": "embedded null byte",
        "null": "not a regular file but a pipe, socket or device; save its content to a file",
    }


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    locked, good = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    opened = Path.open

    def refuse(path, *args, **kwargs):
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    found = read([tmp_path])
    assert found.unread == (Unread(str(locked), "Permission denied; check who may read it"),)
    assert [report.source for report in found.reports] == [str(good)]


def test_a_folder_that_may_not_be_listed(tmp_path, monkeypatch):
    put(tmp_path, **{"locked__a.txt": TEXT, "open__b.txt": TEXT})

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    listed, scanned = Path.iterdir, os.scandir
    locked = tmp_path / "locked"
    monkeypatch.setattr(Path, "iterdir", lambda path: refuse(path) if path == locked else listed(path))
    monkeypatch.setattr(os, "scandir", lambda path=".": refuse(path) if Path(path) == locked else scanned(path))
    found = read([tmp_path])
    assert found.unread == (Unread(str(locked), "Permission denied; check who may read it"),)
    assert names(found) == ["b"]


def test_links_that_lead_back_and_links_that_lead_out(tmp_path):
    put(tmp_path, **{"in__a.txt": TEXT, "out__b.txt": TEXT})
    (tmp_path / "in" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "z.txt").symlink_to(tmp_path / "out" / "b.txt")
    found = read([tmp_path / "in"])
    assert names(found) == ["a", "z"]
    assert found.unread == (Unread(str(tmp_path / "in" / "up"), "a link back to a folder that is being read already"),)


def test_what_is_passed_over_in_a_folder(tmp_path):
    put(
        tmp_path,
        **{
            "b.txt": TEXT,
            "a__c.md": TEXT,
            "a__noend": TEXT,
            ".hidden.txt": TEXT,
            ".git__x.txt": TEXT,
            "expected__x.txt": TEXT,
            "README.md": TEXT,
            "readme_de.txt": TEXT,
            "LICENSE-2.0": TEXT,
            "metadata.jsonl": {"id": "b", "outlet": "Valley Post"},
            "b.json": {"author": "Ann Orr"},
            "x.csv": "a,b",
        },
    )
    write(tmp_path / "x.bin", b"\0\1\2\3")
    found = read([tmp_path])
    assert names(found) == ["c", "noend", "b"]
    assert (found.reports[2].outlet, found.reports[2].author) == ("Valley Post", "Ann Orr")
    assert [Path(unread.source).name for unread in found.unread] == ["x.bin", "x.csv"]
    assert found.warnings == ()


def test_an_empty_folder_and_an_empty_list(tmp_path):
    assert read([tmp_path]).unread == (Unread(str(tmp_path), "a folder that holds no report"),)
    assert read([]) == Collection(())


def test_order_is_as_given_and_every_file_once(tmp_path):
    put(tmp_path, **{"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT})
    found = read([tmp_path / "c.txt", tmp_path, tmp_path / "." / "a.txt", tmp_path])
    assert names(found) == ["c", "a", "b"]


def test_names_that_collide_become_relative_paths_then_numbers(tmp_path):
    put(tmp_path, **{"one__flood.txt": TEXT, "two__flood.txt": TEXT, "two__flood.md": TEXT, "two__rain.txt": TEXT})
    found = read([tmp_path])
    assert names(found) == ["one/flood", "two/flood", "two/flood-2", "rain"]
    assert [warning.reason for warning in found.warnings] == [
        f"the name flood is given to several reports; this is {name}"
        for name in ("one/flood", "two/flood", "two/flood-2")
    ]
    given = read([tmp_path / "two" / "flood.txt", tmp_path / "one" / "flood.txt"])
    assert names(given) == ["two/flood", "one/flood"]


def test_ids_that_collide(tmp_path):
    rows = "\n".join(json.dumps({"id": "x", "text": TEXT}) for _ in range(2))
    put(tmp_path, **{"a.jsonl": rows, "b__x.txt": TEXT})
    assert names(read([tmp_path])) == ["a/x", "a/x-2", "b/x"]


def test_precedence_of_metadata(tmp_path):
    front = f"---\ntitle: front\noutlet: front\nauthor: front\nlanguage: front\n---\n{LEAD}"
    put(
        tmp_path,
        **{
            "in__a.txt": front,
            "in__a.json": {"title": "side", "outlet": "side", "author": "side"},
            "in__metadata.jsonl": {"id": "a", "title": "folder", "outlet": "folder"},
            "given.jsonl": {"id": "a", "title": "given", "outlet": None, "published": "2024-06-14"},
        },
    )
    (report,) = read([tmp_path / "in"], tmp_path / "given.jsonl").reports
    assert (report.title, report.outlet, report.author, report.language) == ("given", "folder", "side", "front")
    assert report.published == TimeRange.on(date(2024, 6, 14), "metadata")
    (report,) = read([tmp_path / "in" / "a.txt"]).reports
    assert report.outlet == "side", "the folder's metadata belongs to the folder"


def test_metadata_finds_ids_stems_and_relative_paths(tmp_path):
    put(
        tmp_path,
        **{
            "in__a.txt": f"---\nid: alpha\n---\n{TEXT}",
            "in__sub__b.txt": TEXT,
            "in__c.txt": TEXT,
            "in__d.jsonl": {"id": "delta", "text": TEXT},
            "meta.jsonl": "\n".join(
                json.dumps({"id": id, "outlet": id}) for id in ("alpha", "sub/b", "c", "delta", "ghost")
            ),
        },
    )
    found = read([tmp_path / "in"], tmp_path / "meta.jsonl")
    assert [report.outlet for report in found.reports] == ["alpha", "c", "delta", "sub/b"]
    assert found.warnings == (Caution(str(tmp_path / "meta.jsonl"), "1 row matches no report read: ghost"),)


def test_metadata_that_cannot_be_used(tmp_path):
    path = write(tmp_path / "a.txt")
    meta = put(tmp_path, **{"m.jsonl": '{broken\n{"outlet": "x"}\n{"id": "a", "outlet": "y"}\n{"id": "a"}'}) / "m.jsonl"
    found = read([path], meta)
    assert found.reports[0].outlet == "y"
    assert [(u.source, u.reason.split(";")[0]) for u in found.unread] == [
        (f"{meta} line 1", "not valid JSON at column 2 (Expecting property name enclosed in double quotes)"),
        (f"{meta} line 2", "a row of metadata without `id`"),
    ]
    assert found.warnings == (Caution(f"{meta} line 4", "a second row for a; the first one counts"),)
    missing = read([path], tmp_path / "none.jsonl")
    assert missing.unread == (Unread(str(tmp_path / "none.jsonl"), "No such file or directory; check the path"),)
    assert names(missing) == ["a"]
    assert read([path], tmp_path).unread[0].reason == "not a file; --metadata takes a file of JSON lines"


def test_a_wrong_date_in_metadata_is_a_note_and_a_warning(tmp_path):
    put(tmp_path, **{"a.txt": TEXT, "metadata.jsonl": {"id": "a", "published": "soon"}})
    found = read([tmp_path])
    wrong = "metadata: published “soon” is no date, so it is taken as unknown; write it as YYYY-MM-DD"
    assert found.reports[0].notes == (wrong,)
    assert found.warnings == (Caution(str(tmp_path / "a.txt"), wrong),)


def test_side_cars(tmp_path):
    put(
        tmp_path,
        **{
            "a.txt": TEXT,
            "a.json": {"id": "alpha", "published": "2024-06-14"},
            "b.txt": TEXT,
            "b.json": "{broken",
            "c.json": {"text": TEXT},
            "d.html": f"<html><body><h1>Flood</h1><p>{LEAD}</p></body></html>",
            "d.json": {"outlet": "Valley Post", "text": "other"},
        },
    )
    found = read([tmp_path])
    assert names(found) == ["alpha", "b", "c", "d"]
    assert found.reports[0].published == TimeRange.on(date(2024, 6, 14), "side-car")
    assert [warning.reason.split(" (")[0] for warning in found.warnings] == [
        "side-car b.json cannot be read: not valid JSON at column 2",
        "the `text` of side-car d.json was not read; a file of that name stands beside it",
    ]
    assert names(read([tmp_path / "a.json", tmp_path / "a.txt"])) == ["alpha"]


def test_metadata_given_as_a_report_is_named(tmp_path):
    path = put(tmp_path, **{"metadata.jsonl": {"id": "a"}}) / "metadata.jsonl"
    assert read([path]).unread == (
        Unread(str(path), "metadata, not reports; give it with --metadata or give its folder"),
    )


def test_a_metadata_file_inside_the_folder_is_no_report(tmp_path):
    put(tmp_path, **{"a.txt": TEXT, "meta.jsonl": {"id": "a", "outlet": "Valley Post"}})
    found = read([tmp_path], tmp_path / "meta.jsonl")
    assert (names(found), found.unread, found.reports[0].outlet) == (["a"], (), "Valley Post")


def test_html_by_name_and_by_content(tmp_path):
    page = f"<!doctype html><html><body><h1>Flood toll</h1><p>{LEAD}</p></body></html>"
    for name in ("a.html", "b.htm", "c.txt", "d.aspx"):
        write(tmp_path / name, page)
    assert {report.headline for report in read([tmp_path]).reports} == {"Flood toll"}
    assert len(read([tmp_path]).reports) == 4


def test_a_date_is_inferred_only_where_none_is_given(tmp_path):
    text = "Flood kills 40\n\nThe mayor spoke on Friday, June 14 and said so.\n\nCopyright 2024"
    path = write(tmp_path / "a.txt", text)
    assert read([path]).reports[0].published.earliest == date(2024, 6, 14)
    put(tmp_path, **{"a.json": {"published": "2024-06-20"}})
    assert read([path]).reports[0].published == TimeRange.on(date(2024, 6, 20), "side-car")


def test_sources_and_progress_follow_the_same_order(tmp_path):
    put(
        tmp_path,
        **{"a.txt": TEXT, "b.jsonl": {"id": "x", "text": TEXT}, "metadata.jsonl": {"id": "x", "outlet": "Post"}},
    )
    seen = []
    read([tmp_path], progress=lambda done, total, path: seen.append((done, total, path.name)))
    assert seen == [(1, 2, "a.txt"), (2, 2, "b.jsonl")]
    assert sources([tmp_path]) == [tmp_path / "a.txt", tmp_path / "b.jsonl"]
    (report,) = read_source(tmp_path / "b.jsonl", root=tmp_path)
    assert isinstance(report, Report)
    assert report.outlet == "Post"
    (unread,) = read_source(tmp_path / "none.txt")
    assert unread == Unread(str(tmp_path / "none.txt"), "No such file or directory; check the path")


def test_a_file_name_that_is_no_utf8_can_be_printed(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/fl\xffd.txt"))
    write(path)
    (report,) = read([path]).reports
    assert report.document == "fl\ufffdd"
    report.source.encode()
