import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from core.errors import UserError
from core.export.job import Job
from core.export.process import Taking, program
from tests.core.export.test_writer import items, job


@pytest.fixture
def taking(tmp_path: Path) -> Iterator[Taking]:
    taking = Taking(program(), job(tmp_path / "x.zip", shape="zip"))
    yield taking
    taking.close()


def test_conversations_are_written_elsewhere(tmp_path: Path, taking: Taking) -> None:
    for item in items(3):
        taking.add(item)
    result = taking.finish()
    taking.close()
    assert result.count == 3
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_what_is_given_up_leaves_nothing(tmp_path: Path, taking: Taking) -> None:
    taking.add(next(items()))
    taking.close()
    taking.close()
    assert list(tmp_path.iterdir()) == []


def test_why_it_could_not_begin_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    unwritable: Job = job(tmp_path / "file" / "x.zip", shape="zip")
    with pytest.raises(UserError, match=r"export\.unwritable"):
        _through(Taking(program(), unwritable))


def test_a_process_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"export\.cut"):
        _through(
            Taking((sys.executable, "-c", "import time; time.sleep(0.05)"), job(tmp_path / "x"))
        )


def test_it_can_be_closed_while_somebody_waits(tmp_path: Path) -> None:
    silent = Taking((sys.executable, "-c", "import sys; sys.stdin.read()"), job(tmp_path / "x"))
    Timer(0.1, silent.close).start()
    with pytest.raises(UserError, match=r"export\.cut"):
        silent.add(next(items()))


def _through(taking: Taking) -> None:
    try:
        for item in items(2):
            taking.add(item)
        taking.finish()
    finally:
        taking.close()
