"""The gates of the workshop catch what they are there for."""

import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools import budgets, coverage_floor, migrations


ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)
REASONED = re.compile(
    r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*\W+\w.{4,}"
    r"|# type: ignore\[[a-z-]+(,\s*[a-z-]+)*\]\W+\w.{4,}"
    r"|# pragma: no (cover|branch)\W+\w.{4,}"
)
SILENCED = re.compile(r"# ?(noqa|type: ?ignore|pragma: no)")


def comments() -> Iterator[tuple[str, str]]:
    """Yield every comment of the code with its place."""
    for folder in ("senim", "config", "tools", "tests"):
        for path in sorted(ROOT.joinpath(folder).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            with path.open("rb") as source:
                for token in tokenize.tokenize(source.readline):
                    if token.type == tokenize.COMMENT:
                        yield f"{path.relative_to(ROOT)}:{token.start[0]}", token.string


def test_every_suppression_names_its_rule_and_its_reason() -> None:
    silent = [
        f"{place}: {text}"
        for place, text in comments()
        if SILENCED.search(text) and not REASONED.search(text)
    ]
    assert silent == []


def test_a_long_function_and_a_long_file_are_named() -> None:
    function = "def slow() -> None:\n" + "    step()\n" * 40
    assert list(budgets.over(function, "senim/a.py")) == [
        "senim/a.py:1: slow has 41 lines; at most 40"
    ]
    assert list(budgets.over(function, "tests/a.py")) == []
    assert list(budgets.over("x = 1\n" * 401, "tests/a.py")) == [
        "tests/a.py: 401 lines; at most 400"
    ]


def test_the_floors_of_coverage_are_held_file_by_file() -> None:
    def file(*lines: int) -> dict[str, object]:
        return {"missing_lines": list(lines), "missing_branches": []}

    report = {
        "totals": {"percent_covered": 94.9},
        "files": {
            "senim/rules/terms.py": file(3, 4),
            "senim/appeals/services/replies.py": file(9),
            "senim/orgs/selectors.py": {"missing_lines": [], "missing_branches": [[7, 9]]},
            "senim/desk/views.py": file(1),
        },
    }
    assert list(coverage_floor.gaps(report)) == [
        "senim/appeals/services/replies.py: 9 not covered, and must be",
        "senim/orgs/selectors.py: 7→9 not covered, and must be",
        "senim/rules/terms.py: 3, 4 not covered, and must be",
        "the whole must reach 95.0 %",
    ]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Make a room with two migrations in one line."""
    folder = tmp_path / "appeals" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("dependencies = [('orgs', '0003_more')]\n")
    (folder / "0002_numbers.py").write_text("dependencies = [('appeals', '0001_initial')]\n")
    migrations.write(folder)
    return folder


def test_migrations_in_one_line_pass(room: Path) -> None:
    assert list(migrations.faults(room)) == []
    assert (room / "max_migration.txt").read_text() == "0002_numbers\n"


def test_two_migrations_after_the_same_one_are_named(room: Path) -> None:
    (room / "0002_other.py").write_text("dependencies = [('appeals', '0001_initial')]\n")
    assert list(migrations.faults(room)) == [
        "0002_other should have the number 0003",
        "0002_other should follow 0002_numbers",
        "max_migration.txt should name 0002_other (make fix)",
    ]


@pytest.mark.parametrize(
    ("lock", "extra"), [("requirements.txt", None), ("requirements-dev.txt", "dev")]
)
def test_the_lock_holds_what_the_project_asks_for(lock: str, extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else [])]
    pins = dict(PIN.findall((ROOT / lock).read_text()))
    for line in asked:
        wanted = Requirement(line)
        pinned = pins.get(wanted.name.lower())
        assert pinned is not None, f"{wanted.name} is not locked (make lock)"
        assert wanted.specifier.contains(pinned), f"{line} is locked as {pinned} (make lock)"


def test_both_locks_agree_and_name_no_host() -> None:
    texts = [(ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt")]
    product, workshop = (dict(PIN.findall(text)) for text in texts)
    assert {name: workshop.get(name) for name in product} == product
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", "".join(texts))


def test_a_second_set_up_does_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "tools/bootstrap.py", "dev"], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout + done.stderr == b""
