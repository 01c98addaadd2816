"""Annotated sentences as parameters of a test, the known failures strict expected ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def parameters(cases: Iterable[Mapping[str, Any]], known: Mapping[str, str]) -> list[Any]:
    """One parameter for each case, marked where `known` gives the reason why it fails."""
    out = []
    for case in cases:
        marks = [pytest.mark.xfail(reason=known[case["id"]], strict=True)] if case["id"] in known else []
        out.append(pytest.param(case, id=case["id"], marks=marks))
    return out
