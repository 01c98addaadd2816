"""One browser for the whole run, each page made once, and what every page that is opened is watched for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.browser.stories import story

from firsthand.views.html import render

CHROMIUM = Path("/usr/bin/chromium")

Open = Callable[..., Any]
"""Opens the page of a story by name: `open("strait", width=390, color_scheme="dark")`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, started once."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file that holds a story's page."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def made(name: str) -> Path:
        path = folder / f"{name}.html"
        path.write_text(render(story(name)), encoding="utf-8")
        return path

    return made


@pytest.fixture
def opened(chromium: Any, page_of: Callable[[str], Path]) -> Iterator[Open]:
    """Open pages in contexts of their own; `page.said` holds messages, `page.asked` requests.

    `page.refused` are the requests that the page's own policy stopped before they left.

    `before` is script that runs before the page; more words go to the context.
    """
    contexts: list[Any] = []

    def open_(name: str | Path, width: int = 1280, height: int = 900, before: str = "", **more: Any) -> Any:
        path = name if isinstance(name, Path) else page_of(name)
        context = chromium.new_context(
            viewport={"width": width, "height": height}, **{"reduced_motion": "reduce", **more}
        )
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.said, page.asked, page.refused = [], [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: (page.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: page.said.append(f"popup: {popup.url}"))
        context.on("request", lambda request: page.asked.append(request.url))
        context.on("requestfailed", lambda request: request.failure == "csp" and page.refused.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
