"""The command `firsthand`: every verb of the package for a person at a terminal.

Results go to standard output, everything else to standard error. The exit code is 0 when all went well, 1 when
something could not be read (the rest is done), 2 when the call itself is wrong.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

import firsthand
from firsthand.cli import answers, records, report
from firsthand.cli.calls import RULES_ONLY, messages, out
from firsthand.extract.tagger import weights

app = typer.Typer(
    help="Trace every figure in the news back to who first said it, how it changed, and what the record supports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    report.report,
    records.claims,
    records.statements,
    records.text,
    records.attributions,
    records.origins,
    records.findings,
    answers.estimate,
    answers.check,
    answers.ask,
    records.missing,
    records.explain,
    records.packs,
):
    app.command()(command)


def _version(value: bool) -> None:
    if value:
        out(f"firsthand {firsthand.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Leave out the tagger, and read by rules alone.")
    ] = False,
) -> None:
    del version
    RULES_ONLY.set(rules_only)
    if not rules_only and weights() is None:
        messages.print("the tagger's weights, or what runs them, are not installed: rules alone read who says what")


def main() -> None:
    """Run the command line. A closed pipe ends it quietly, an output that cannot be written in one line."""
    if sys.stdout is None:
        raise SystemExit("firsthand: there is nowhere to print to; standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:
        _silence()
        raise SystemExit(0) from None
    except OSError as error:
        _silence()
        raise SystemExit(f"firsthand: the output cannot be written: {error.strerror or error}") from None


def _silence() -> None:
    """Point standard output at nothing, so that closing it at exit cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
