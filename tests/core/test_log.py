import ast
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import log
from core.log import Code

pytestmark = pytest.mark.warns
SECRETS = ("eyJhbGciOi", "Ayşe Kaya", "kargom nerede")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """What stands in the file."""
    level = logging.getLogger().level
    handler = log.set_up(tmp_path / "logs")
    try:
        yield lambda: (tmp_path / "logs" / "santral.log").read_text(encoding="utf-8")
    finally:
        log.take_down(handler)
        logging.getLogger().setLevel(level)


def test_numbers_and_our_own_words_are_kept(read: Callable[[], str]) -> None:
    logging.getLogger("core.sync").info("closed with %d: %s after %.1f s", 4429, Code("slow"), 1.5)
    assert "core.sync: closed with 4429: slow after 1.5 s" in read()


def test_nothing_anybody_wrote_is_kept(read: Callable[[], str]) -> None:
    ours, theirs = logging.getLogger("core.sync"), logging.getLogger("urllib3.connectionpool")
    for secret in SECRETS:
        ours.warning("sent %s and %r", secret, [secret])
        ours.warning("sent %(it)s", {"it": secret})
        theirs.warning("Retrying after " + secret)
        try:
            raise ValueError(secret)
        except ValueError:
            ours.exception("could not read %s", secret, stack_info=True)
    text = read()
    assert not any(secret in text for secret in SECRETS)
    assert "sent <str of 10> and '<list of 1>'" in text
    assert "urllib3.connectionpool: (a library's own words)" in text
    assert "builtins.ValueError" in text
    assert "test_log.py" in text


def test_the_cause_of_an_error_is_named(read: Callable[[], str]) -> None:
    try:
        try:
            raise KeyError(SECRETS[0])
        except KeyError as error:
            raise OSError(SECRETS[1]) from error
    except OSError:
        logging.getLogger("core").exception("no")
    assert read().index("builtins.OSError") < read().index("builtins.KeyError")


def test_the_files_rotate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 200)
    handler = log.set_up(tmp_path)
    for number in range(200):
        logging.getLogger("core").warning("line %d", number)
    log.take_down(handler)
    assert len(list(tmp_path.iterdir())) == log.KEPT + 1


@pytest.mark.parametrize("room", ["core", "desktop", "backend"])
def test_every_sentence_in_the_log_is_a_literal(room: str) -> None:
    """A value that was put into the sentence itself would pass the filter unseen."""
    for path in (ROOT / room).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_log_call(call):
                assert isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno}"  # type: ignore[attr-defined]


def is_log_call(node: ast.AST) -> bool:
    levels = ("debug", "info", "warning", "error", "exception", "critical")
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = ast.unparse(node.func.value)
    return node.func.attr in levels and "log" in owner.lower()


def test_a_full_disk_costs_lines_and_says_nothing_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    level = logging.getLogger().level
    (tmp_path / "logs").write_bytes(b"no folder can be here")
    handler = log.set_up(tmp_path / "logs")
    try:
        logging.getLogger("core.sync").warning("nobody can keep this")
    finally:
        log.take_down(handler)
        logging.getLogger().setLevel(level)
    assert capsys.readouterr() == ("", "")
