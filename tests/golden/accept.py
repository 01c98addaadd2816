"""Accept the pages as they are now: `python -m tests.golden.accept`, from the project's folder."""

from __future__ import annotations

from tests.golden.pages import MADE, accept

if __name__ == "__main__":
    for name in MADE:
        print(f"{name}: {'written anew' if accept(name) else 'as it was'}")
