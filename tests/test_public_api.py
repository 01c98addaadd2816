"""What `import firsthand` promises."""

import tomllib
from pathlib import Path

import firsthand


def test_every_name_is_there_and_documented() -> None:
    for name in firsthand.__all__:
        thing = getattr(firsthand, name)
        if name != "__version__":
            assert thing.__doc__, name


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert firsthand.__version__ == project["version"]
