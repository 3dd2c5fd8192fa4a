"""An hour's recording is read where somebody listens: what is in memory stays small, and no wait is for ever."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from core.entities import Attachment
from core.errors import UserError
from core.store.pieces import PIECE
from core.sync.streamed import HELD, Streamed

LONG = 220 * PIECE + 1_234
"""An hour of two sides."""
PATTERN = bytes(range(251)) * (3 * PIECE // 251)
FILE = Attachment(id="f", name="uzun.wav", mime="audio/wav", size=LONG)


def sound(offset: int, length: int) -> bytes:
    """Each byte says where it is."""
    return PATTERN[offset % 251 :][: max(0, min(length, LONG - offset))]


class Line:
    def __init__(self) -> None:
        self.asked: list[int] = []
        self.silent = threading.Event()
        """Set: it answers nobody."""
        self.waits = threading.Event()

    def ask(self, offset: int, length: int) -> "Future[bytes]":
        self.asked.append(offset // PIECE)
        answer: Future[bytes] = Future()
        if not self.silent.is_set():
            answer.set_result(sound(offset, length))
        self.waits.set()
        return answer


@pytest.fixture
def line() -> Iterator[Line]:
    yield Line()


def test_what_is_read_is_what_is_there(line: Line) -> None:
    content = Streamed(FILE, line.ask)
    for offset, length in ((0, 44), (PIECE - 7, 20), (3 * PIECE, 2 * PIECE), (LONG - 9, 99)):
        assert content.read(offset, length) == sound(offset, length)
    assert content.read(LONG, 10) == b"" and content.size == LONG


def test_of_an_hour_a_few_pieces_are_in_memory_however_it_is_played(line: Line) -> None:
    content = Streamed(FILE, line.ask)
    for at in range(0, LONG, LONG // 40):
        content.read(at, 32 * 1024)
        assert sum(map(len, content._pieces.values())) <= HELD * PIECE
    assert len(line.asked) < 90, "and what lies between two places was never fetched"


def test_what_is_near_is_asked_for_once(line: Line) -> None:
    content = Streamed(FILE, line.ask)
    for at in range(0, 2 * PIECE, 32 * 1024):
        content.read(at, 32 * 1024)
    assert line.asked == [0, 1]


def test_whoever_waits_when_it_is_closed_waits_no_more(line: Line) -> None:
    line.silent.set()
    content, failed = Streamed(FILE, line.ask), list[str]()

    def listen() -> None:
        with pytest.raises(UserError) as error:
            content.read(0, 10)
        failed.append(error.value.code)

    listener = threading.Thread(target=listen)
    listener.start()
    assert line.waits.wait(30)
    content.close()
    listener.join(30)
    assert failed == ["file.offline"]
    with pytest.raises(UserError):
        content.read(0, 10)


def test_a_network_that_has_ended_is_no_line() -> None:
    def ended(offset: int, length: int) -> "Future[bytes]":
        raise RuntimeError("Event loop is closed")

    with pytest.raises(UserError, match=r"file\.offline"):
        Streamed(FILE, ended).read(0, 10)
