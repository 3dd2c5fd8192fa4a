"""The house's rules that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "voip", "desktop", "backend")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
CATCH_ALL = {
    "desktop/crash.py",
    "desktop/loop.py",
    "core/sync/connection.py",
    "core/sync/client.py",
    "voip/endpoint.py",
}
MOST_LINES = 400
WITHOUT_COROUTINES = {"desktop/early.py", "desktop/loudspeaker/process.py"}
"""Before there are any, and a process of its own that has none."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_can_be_held_in_the_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_few_functions_are_long() -> None:
    lengths = [length(node) for path in SOURCES for node in functions(path)]
    assert sum(n > 50 for n in lengths) <= 0.03 * len(lengths)
    assert sorted(lengths)[len(lengths) // 2] <= 9


def test_there_is_no_grab_bag() -> None:
    bags = {"utils", "helpers", "common", "misc", "util"}
    assert not [name_of(path) for path in SOURCES if path.stem in bags]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_dialog_blocks_the_loop(path: Path) -> None:
    """`exec()` inside a coroutine kills every task that wakes meanwhile."""
    text = path.read_text(encoding="utf-8")
    forbidden = r"processEvents|asyncSlot|asyncClose"
    if name_of(path) not in WITHOUT_COROUTINES:
        forbidden += r"|\.exec\("
    assert not re.search(forbidden, text)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_the_doors_catch_everything(path: Path) -> None:
    if name_of(path) in CATCH_ALL:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            names = (
                {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
                if node.type
                else {""}
            )
            assert not names & {"", "Exception", "BaseException"}, f"line {node.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_module_keeps_mutable_state(path: Path) -> None:
    """Tables of data in CAPITALS are fine; a lower-case list or dict is somebody's hidden state."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Global):
            pytest.fail(f"line {node.lineno}: global")
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_container(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [t.id for t in targets if isinstance(t, ast.Name)]
            assert all(n.strip("_").isupper() or n == "__all__" for n in names), names


def is_container(value: ast.expr | None) -> bool:
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.SetComp)


def test_no_function_reaches_for_a_global() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Global)
    ]
    assert not found


def test_the_qt_that_aborts_is_not_locked() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "pyside6-essentials==6.11.3" in lock
    assert "pyside6-addons==6.11.3" in lock


def test_the_lock_names_no_registry() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_library_has_one_door() -> None:
    doors = {
        "qasync": {"desktop/loop.py"},
        "keyring": {"core/secrets.py"},
        "websockets": {"core/sync/connection.py"},
        "sqlcipher3": {"core/store"},
        "sqlalchemy": {"core/store", "backend"},
    }
    for path in SOURCES:
        for library in imported(path) & doors.keys():
            allowed = doors[library]
            assert any(name_of(path).startswith(door) for door in allowed), (name_of(path), library)


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
