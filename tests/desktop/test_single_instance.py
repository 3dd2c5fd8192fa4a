import subprocess
import sys
from functools import partial
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.single_instance import COME, claim, name_for, tell
from desktop.wishes import Answer, Wish, answer_of, encode


def test_a_second_start_raises_the_first(qapp: QApplication, tmp_path: Path) -> None:
    first = claim(str(tmp_path))
    assert first is not None and first.listening
    spy = QSignalSpy(first.raised)
    assert claim(str(tmp_path)) is None
    assert spy.count() or spy.wait(1_000)
    first.close()
    second = claim(str(tmp_path))
    assert second is not None
    second.close()


def asked(profile: str, line: bytes) -> Answer:
    """As another process asks, while the desk's own loop turns."""
    socket = QLocalSocket()
    socket.connectToServer(name_for(profile))
    assert socket.waitForConnected(300)
    gone = QSignalSpy(socket.disconnected)
    socket.write(line)
    assert gone.wait(1_000)
    return answer_of(bytes(socket.readAll().data()))


def noted(wished: list[Wish], can: bool, wish: Wish) -> bool:
    wished.append(wish)
    return can


def test_a_wish_reaches_the_desk_that_runs_and_its_answer_comes_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    first = claim(str(tmp_path))
    assert first is not None
    raised, wished = QSignalSpy(first.raised), list[Wish]()
    fill = Wish("fill", "tel:+902120000000")
    for can, answer in ((True, "done"), (False, "nothing")):
        first.obeys = partial(noted, wished, can)
        assert asked(str(tmp_path), encode(fill)) == answer
    assert wished == [fill, fill]
    assert raised.count() == 0
    first.close()


def test_a_desk_that_does_not_answer_is_not_taken_for_one_that_did(
    qapp: QApplication, tmp_path: Path
) -> None:
    """One that hangs, or is older than these answers."""
    first = claim(str(tmp_path))
    assert first is not None
    assert tell(str(tmp_path), Wish("fill", "1")) == "unheard", "its loop does not turn"
    first.close()


def test_where_no_desk_runs_nobody_is_told(qapp: QApplication, tmp_path: Path) -> None:
    assert tell(str(tmp_path), Wish("answer")) is None


def test_rubbish_is_no_wish(qapp: QApplication, tmp_path: Path) -> None:
    first = claim(str(tmp_path))
    assert first is not None
    raised, wished = QSignalSpy(first.raised), list[Wish]()
    first.obeys = partial(noted, wished, True)
    for rubbish in (b"{}\n", b'{"do":"dial","text":"1"}\n', b"x" * 5_000):
        assert asked(str(tmp_path), rubbish) == "unheard"
    assert not wished and raised.count() == 0
    first.close()


def test_another_profile_is_another_desk(qapp: QApplication, tmp_path: Path) -> None:
    first, other = claim(str(tmp_path / "a")), claim(str(tmp_path / "b"))
    assert first is not None and other is not None
    first.close()
    other.close()


def test_a_desk_goes_by_the_name_of_whom_it_serves_now(qapp: QApplication, tmp_path: Path) -> None:
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    first = claim(a)
    assert first is not None and first.take(a, COME) and first.take(b, COME)
    assert claim(b) is None
    other = claim(a)
    assert other is not None, "who was here before finds no desk of theirs"
    raised = QSignalSpy(first.raised)
    assert not other.take(b, COME)
    assert raised.count() or raised.wait(1_000)
    first.close()
    assert other.listening and other.take(b, COME)
    other.close()


def test_the_name_of_a_desk_that_was_killed_is_free(qapp: QApplication, tmp_path: Path) -> None:
    code = f"""
import os
from PySide6.QtCore import QCoreApplication
from desktop.single_instance import claim
app = QCoreApplication([])
assert claim({str(tmp_path)!r}).listening
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    heir = claim(str(tmp_path))
    assert heir is not None and heir.listening
    heir.close()


def test_names_are_short_and_their_own() -> None:
    assert len(name_for("x" * 500)) < 40
    assert name_for("a") != name_for("b")
