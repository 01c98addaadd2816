from __future__ import annotations

import pytest
from tests.unit.views import demo

from firsthand.core.story import Story


@pytest.fixture(scope="session")
def story() -> Story:
    return demo.demo_story()


@pytest.fixture(scope="session")
def empty() -> Story:
    return demo.empty_story()


@pytest.fixture(scope="session")
def flood() -> Story:
    return demo.ends_story()


@pytest.fixture(scope="session")
def big() -> Story:
    return demo.big_story()
