from datetime import date

import pytest

from firsthand.core.time import TimeRange
from firsthand.read.dates import infer, is_date_line, parse_date

BODY = "The mayor said that 40 people died."
THIRD = date(2023, 3, 3)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-06-14", "2024-06-14", "2024-06-14"),
        ("2024-06-14T23:10:00-07:00", "2024-06-14", "2024-06-14"),
        ("2024-06-14 10:00", "2024-06-14", "2024-06-14"),
        ("20240614", "2024-06-14", "2024-06-14"),
        ("14 June 2024", "2024-06-14", "2024-06-14"),
        ("Fri, 14 Jun 2024 10:00:00 GMT", "2024-06-14", "2024-06-14"),
    ],
)
def test_dates_of_metadata(written, earliest, latest):
    assert parse_date(written) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    "written", ["", "2024-13-45", "2024-02-30", "0000-01-01", "soon", "14/06/2024", "Thu, 14 June 2024"]
)
def test_what_is_no_date(written):
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (f"Flood kills 40\n\nPublished: 3 March 2023\n\n{BODY}", "“Published: 3 March 2023”"),
        (f"Flood kills 40\n\nFriday, 3 March 2023 10:15 GMT\n\n{BODY}", "“Friday, 3 March 2023”"),
        (f"Flood kills 40\nBy Ann Orr, March 3, 2023\n\n{BODY}", "“March 3, 2023”"),
        (f"Flood kills 40\n\nAnn Orr | 3rd of March 2023 | 10:12 am\n\n{BODY}", "“3rd of March 2023”"),
        (f"2023-03-03T10:00:00Z\n\n{BODY}", "“2023-03-03T10:00:00Z”"),
        (f"{BODY}\n\nFirst published on 3 March 2023.", "“First published on 3 March 2023”"),
        (f"March 3, 2023 — {BODY}", "dateline “March 3, 2023”"),
        (
            f"Flood kills 40\n\nLOW ORRIN, Oss, March 3, 2023 (Wire) — {BODY}",
            "dateline “LOW ORRIN, Oss, March 3, 2023”",
        ),
    ],
)
def test_a_day_that_the_words_print(text, basis):
    assert infer(text) == TimeRange.on(THIRD, basis)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "On 3 March 2023, the mayor said that 40 people died.",
        "On March 3, 2023 - the day of the flood - 40 people died.",
        "Hundreds fled the flood of 3 March 2023\n\nThe mayor spoke.",
        f"Updated: 3 March 2023\n\n{BODY}",
        f"Monday, 3 March 2023\n\n{BODY}",
        f"03/04/2023\n\n{BODY}",
        f"Friday, June 14\n\n{BODY}",
        f"{BODY}\n\nCopyright 2024",
        "January 3, 2023 — Rain.\n\nJanuary 4, 2023 — Flood.",
    ],
)
def test_what_tells_no_day_is_unknown(text):
    assert infer(text) is None


def test_a_weekday_and_a_copyright_year_that_agree():
    found = infer("The mayor said on Friday, June 14 that 40 died.\n\nCopyright 2024, Valley Post")
    assert found == TimeRange(date(2024, 6, 14), None, "“Friday, June 14” and “Copyright 2024”, so not before that day")
    later = infer(
        "Rain fell on Tuesday, 11 June. The mayor spoke on Friday, 14 June and said so.\n© 2019-2024 Valley Post"
    )
    assert later.earliest == date(2024, 6, 14)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Thursday, June 14 that 40 died.\n\nCopyright 2024",
        "The mayor said on Friday, June 14 that it rained, and on Monday, June 18 that it stopped.\n\nCopyright 2024",
        "The bridge will open on Friday, June 14.\n\nCopyright 2024",
        "The mayor said on Friday, June 14 that 40 died.\n\nCopyright 2024\n\n© 2019 Wire",
    ],
)
def test_a_weekday_that_contradicts_or_lies_ahead_tells_nothing(text):
    assert infer(text) is None


@pytest.mark.parametrize(
    ("url", "earliest", "latest"),
    [
        ("https://post.example/2024/06/14/flood", "2024-06-14", "2024-06-14"),
        ("https://post.example/news/2024/jun/14/flood", "2024-06-14", "2024-06-14"),
        ("https://post.example/news/2024-06-14-flood", "2024-06-14", "2024-06-14"),
        ("https://post.example/2024/06/flood", "2024-06-01", "2024-06-30"),
    ],
)
def test_a_date_in_the_address(url, earliest, latest):
    assert infer(BODY, url) == TimeRange(date.fromisoformat(earliest), date.fromisoformat(latest), "URL")


@pytest.mark.parametrize(
    "url", ["https://post.example/2024/13/45/x", "https://post.example/2024", "https://post.example/id/20241"]
)
def test_an_address_without_a_date(url):
    assert infer(BODY, url) is None


def test_a_day_in_the_address_comes_before_the_words_and_words_before_its_month():
    text = f"Published: 3 March 2023\n\n{BODY}"
    assert infer(text, "https://post.example/2023/03/04/x").earliest == date(2023, 3, 4)
    assert infer(text, "https://post.example/2023/03/x").earliest == THIRD


def test_date_lines():
    assert is_date_line("Published: Friday, 3 March 2023, 10:15")
    assert not is_date_line("The flood of 3 March 2023 took 40 lives")
