from __future__ import annotations

import io

from rich.console import Console

from firsthand.packs import load
from firsthand.views import packs as view


def test_every_pack_is_listed() -> None:
    out = io.StringIO()
    view.print_packs(load(), Console(file=out, width=250, color_system=None))
    for name, title in load().titles.items():
        assert name in out.getvalue()
        assert title in out.getvalue()


def test_a_pack_is_explained_with_citations_and_limits() -> None:
    out = io.StringIO()
    view.print_pack(load(), "arms-transfers", Console(file=out, width=250, color_system=None))
    text = out.getvalue()
    assert "480 rounds a container" in text
    assert "(4,800,000 / 10,000)" in text
    assert "600 leaves a quarter for error" in text
    assert "months of bombardment" in text
    assert "rounds: small arms" in text


def test_a_record_holds_the_same() -> None:
    record = view.record(load(), "casualties")
    assert record["title"] == "Casualties"
    assert {"people", "bodies"} <= {unit["name"] for unit in record["units"]}
    assert record["limits"][0]["within"] == ["inhabitant", "resident", "villager"]
