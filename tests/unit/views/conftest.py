from __future__ import annotations

import pytest
from tests.unit.views import demo, other_stories

from firsthand.core.story import Story


@pytest.fixture(scope="session")
def story() -> Story:
    return demo.demo_story()


@pytest.fixture(scope="session")
def empty() -> Story:
    return other_stories.empty_story()


@pytest.fixture(scope="session")
def flood() -> Story:
    return other_stories.ends_story()


@pytest.fixture(scope="session")
def big() -> Story:
    return other_stories.big_story()
