"""Claims, statements and findings as rows and columns."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

import pytest

import firsthand
from firsthand.views import frames
from firsthand.views.frames import COLUMNS, Claims, Findings


@cache
def story() -> firsthand.Story:
    return firsthand.story("examples/strait-shells")


def test_columns_are_the_fields_of_the_record_in_their_order() -> None:
    assert list(COLUMNS["claim"]) == list(story().claims[0].record())
    assert list(COLUMNS["statement"]) == list(story().statements[0].record())
    every = {name for finding in story().findings for name in finding.record()}
    assert every <= set(COLUMNS["finding"])
    plain = next(f for f in story().findings if type(f) is firsthand.Finding)
    assert list(COLUMNS["finding"])[: len(plain.record())] == list(plain.record())


def test_it_is_a_tuple_first_of_all() -> None:
    claims = story().claims
    assert isinstance(claims, tuple)
    assert claims[0] in claims
    assert len(claims[:3]) == 3
    assert list(claims) == [*claims]


def test_dictionaries_need_no_library_and_hold_days() -> None:
    rows = story().claims.to_dicts()
    assert len(rows) == len(story().claims)
    said = [row["said_on"]["latest"] for row in rows if row["said_on"]]
    assert date(2024, 7, 10) in said
    assert all(list(row) == list(COLUMNS["claim"]) for row in rows)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named_with_its_remedy(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> ModuleType:
        if name == library:
            raise ModuleNotFoundError(name)
        return import_module(name)

    monkeypatch.setattr(frames, "import_module", gone)
    with pytest.raises(firsthand.FirsthandError, match=f"pip install {library}"):
        getattr(story().claims, f"to_{library}")()


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = story().claims.to_pandas()
    assert list(frame.columns) == list(COLUMNS["claim"])
    assert len(frame) == len(story().claims)
    assert (str(frame["low"].dtype), str(frame["start"].dtype)) == ("float64", "int64")
    assert frame.loc[frame["high"] == 2_900_000, "unit"].eq("rounds").any()
    latest = pandas.to_datetime(frame["said_on"].str.get("latest"))
    assert latest.max() == pandas.Timestamp("2024-07-12") or latest.notna().any()
    for rows in (story().findings, story().statements):
        assert len(rows.to_pandas()) == len(rows)
    none = Claims[firsthand.Claim](()).to_pandas()
    assert (list(none.columns), len(none)) == (list(COLUMNS["claim"]), 0)


def test_polars() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = story().claims.to_polars()
    assert frame.columns == list(COLUMNS["claim"])
    assert frame.height == len(story().claims)
    assert frame.schema["said_on"] == polars.Struct(
        {"earliest": polars.Date, "latest": polars.Date, "basis": polars.String}
    )
    day = frame.select(polars.col("said_on").struct.field("latest")).to_series()
    assert day.max() >= date(2024, 7, 10)
    assert frame.filter(polars.col("via").list.len() > 0).height
    for rows in (story().findings, story().statements):
        assert rows.to_polars().height == len(rows)
    assert Findings[firsthand.Finding](()).to_polars().columns == list(COLUMNS["finding"])


def test_a_story_shows_itself_in_a_notebook() -> None:
    shown = story()._repr_html_()
    assert "over 700,000" in shown.lower()
    assert "<svg" in shown
