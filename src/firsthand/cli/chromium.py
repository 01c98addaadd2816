"""A page to PDF by a Chromium that is already on the machine: nothing is fetched, nothing of its user is touched.

The browser runs without a window on a profile made for this one page, with every name of the network unresolvable. It
prints what the page's own style sheet for print says. The dates that a browser writes into a PDF are replaced by the
day of the story; between browsers, and versions of one, other bytes differ.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from firsthand.errors import FirsthandError

VARIABLE = "FIRSTHAND_CHROMIUM"
"""The environment variable that names the browser to use."""
NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"),
)
"""Programs looked for on the PATH, in this order."""
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
"""Where macOS keeps them, off the PATH."""
PROGRAMS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
"""Where Windows keeps them, in each of its folders of programs."""
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)
SECONDS = 120
"""How long the browser may take: a page of fifty reports takes about five seconds."""
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}([+-]\d\d'\d\d'|Z)")


def find() -> str:
    """The browser to print with.

    Raises:
        FirsthandError: there is none, or the one named by the environment variable is not there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if found := shutil.which(named):
            return found
        raise FirsthandError(f"{VARIABLE} names {named!r}, which is no program on this machine; correct or unset it")
    for candidate in _candidates():
        if found := shutil.which(candidate):
            return found
    raise FirsthandError(
        "a PDF needs Chromium, Chrome or Edge, and none is found; install one, or set "
        f"{VARIABLE} to its program, or write --format html and print the page from any browser"
    )


def _candidates() -> Iterator[str]:
    yield from NAMES
    yield from APPLICATIONS
    for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if root := os.environ.get(folder):
            for program in PROGRAMS:
                yield str(Path(root) / program)


def to_pdf(page: str, made: date | None = None, seconds: float = SECONDS) -> bytes:
    """A page as PDF.

    Args:
        page: the HTML text; it must need nothing but itself.
        made: the day written into the PDF; the first day of 2000 where none is known.
        seconds: after so many the browser is ended.

    Raises:
        FirsthandError: there is no browser, or it gives no PDF.
    """
    browser = find()
    with tempfile.TemporaryDirectory(prefix="firsthand-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_bytes(page.encode("utf-8", "replace"))
        call = [browser, *FLAGS, f"--user-data-dir={Path(folder) / 'profile'}", f"--print-to-pdf={target}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium refuses its sandbox to root, as in a container; for anybody else it stays on
            call.append("--no-sandbox")
        told = _run([*call, source.as_uri()], seconds)
        if not target.is_file() or not (data := target.read_bytes()).startswith(b"%PDF-"):
            raise FirsthandError(
                f"{browser} gave no PDF: {told}; write --format html and print the page from a browser"
            )
    day = (made or date(2000, 1, 1)).strftime("%Y%m%d").encode()
    return _DATE.sub(rb"\g<1>" + day + rb"000000\g<2>", data)


def _run(call: list[str], seconds: float) -> str:
    """Run the browser and return what it said last.

    Raises:
        FirsthandError: it cannot be started or takes too long.
    """
    try:
        done = subprocess.run(
            call, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False, close_fds=True
        )
    except subprocess.TimeoutExpired:
        raise FirsthandError(
            f"{call[0]} did not print the page within {seconds:g} seconds; "
            "write --format html and print it from a browser"
        ) from None
    except OSError as error:
        raise FirsthandError(f"{call[0]} cannot be started: {error.strerror or error}") from None
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else f"it ended with code {done.returncode}"
