"""Set up this project and run it, on a machine that has only Python 3.11 or newer and git.

    python3 dev.py try              set up .venv, then report on examples/strait-shells
    python3 dev.py test [ARG ...]   set up .venv, then run every check; ARGs go to pytest

Both install exactly what uv.lock names, each file checked against its hash, into .venv and nowhere else.
What is already in place is not installed again. Standard library only; the exit code is 0 when all went well.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "dev-stamp.txt"
UV = "uv==0.13.9"  # reads uv.lock; nothing is resolved anew
REPORT = "firsthand-report.html"

CHECKS = [
    ("ruff check", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    ("ruff format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
    ("mypy", [PYTHON, "-m", "mypy"]),
    ("lint-imports", [BIN / "lint-imports", "--no-logo"]),
    ("pytest", [PYTHON, "-m", "pytest"]),
]


def run(command):
    """Run a command in the project root and return its exit code."""
    environment = dict(os.environ, PYTHONUTF8="1")  # the same text on a Windows console as elsewhere
    environment.pop("PYTHONPATH", None)  # only what is in .venv counts
    sys.stdout.flush()
    return subprocess.call([str(part) for part in command], cwd=str(ROOT), env=environment)


def step(what, command, hint):
    """Run one step of the set-up; stop with the hint when it fails."""
    print(f"  {what} ...", flush=True)
    if run(command) != 0:
        sys.exit(f"\ndev.py: stopped while {what}. {hint}")


def fingerprint():
    """Hash of everything that decides what .venv should hold, this folder and this Python included."""
    digest = hashlib.sha256("\n".join([UV, str(ROOT), sys.version]).encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def set_up(group):
    """Bring .venv in line with uv.lock; `group` is "runtime", or "dev" for the checks as well."""
    wanted = fingerprint()
    there = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if there in ([group, wanted], ["dev", wanted]):
        return
    print(f"Setting up {VENV} (once; needs the network)", flush=True)
    network = "Is there a network, and can it reach the Python package index (or the one pip is set to use)?"
    if not (there and there[1] == wanted):  # new, half made, moved or changed: start clean
        pip = "If Python came without pip (Debian, Ubuntu): apt-get install python3-venv."
        step("making a virtual environment", [sys.executable, "-m", "venv", "--clear", VENV], pip)
    STAMP.unlink(missing_ok=True)  # a set-up that is cut short must not look finished
    install = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    step(f"installing {UV}", [*install, UV], network)
    locked = VENV / f"requirements-{group}.txt"
    export = [BIN / "uv", "export", "--frozen", "--offline", "--quiet", "--no-emit-project", "--python", PYTHON]
    export += ["--format", "requirements-txt", "--output-file", locked, "--no-default-groups"]
    export += ["--group", "dev"] if group == "dev" else []
    step("reading uv.lock", export, "Is uv.lock as it was committed?")
    step("installing the locked packages", [*install, "--require-hashes", "-r", locked], network)
    step("installing firsthand", [*install, "--no-deps", "--editable", "."], network)
    STAMP.write_text(f"{group}\n{wanted}\n", encoding="utf-8")


def try_it():
    """Run the main job on the example and return its exit code."""
    code = run([BIN / "firsthand", "report", Path("examples") / "strait-shells", "-o", REPORT])
    if code == 0:
        print(f"\nOpen {ROOT / REPORT} in a browser.")
    return code


def check(extra):
    """Run every check, the failed ones notwithstanding, and return 1 if any failed."""
    results = []
    for name, command in CHECKS:
        print(f"\n== {name}", flush=True)
        start = time.monotonic()
        code = run([*command, *extra] if name == "pytest" else command)
        results.append((name, code, time.monotonic() - start))
    print()
    for name, code, seconds in results:
        print(f"{'ok    ' if code == 0 else 'FAILED'}  {name:<13} {seconds:6.1f} s")
    return int(any(code for _, code, _ in results))


def main(arguments):
    """Do what the command line asks and return the exit code."""
    if sys.version_info < (3, 11):
        return "dev.py: firsthand needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info)
    if arguments == ["try"]:
        set_up("runtime")
        return try_it()
    if arguments[:1] == ["test"]:
        set_up("dev")
        return check(arguments[1:])
    print(__doc__.strip())
    return 0 if arguments in (["-h"], ["--help"]) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
