"""Qt reads a recording wherever it likes, and hears why there is no more of it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from core.contents import Whole
from core.errors import UserError
from desktop.views.attachment_stream import Stream

SOUND = bytes(range(250))


class Lost(Whole):
    def read(self, offset: int, length: int) -> bytes:
        raise UserError("file.offline", name="a.wav")


def test_it_is_read_from_any_place(qapp: QApplication) -> None:
    parent = QObject()
    stream = Stream(Whole(SOUND), parent)
    assert (stream.size(), stream.isSequential(), stream.atEnd()) == (250, False, False)
    assert bytes(stream.read(10).data()) == SOUND[:10]
    assert stream.seek(240)
    assert stream.bytesAvailable() == 10
    assert bytes(stream.read(99).data()) == SOUND[240:]
    assert stream.atEnd()
    assert stream.seek(5)
    assert bytes(stream.read(2).data()) == SOUND[5:7]


def test_what_is_lost_is_said_and_is_its_end(qapp: QApplication) -> None:
    parent, told = QObject(), list[bool]()
    stream = Stream(Lost(SOUND), parent)
    stream.lost.connect(lambda: told.append(True))
    assert bytes(stream.read(10).data()) == b""
    assert told == [True] and stream.atEnd()
    assert stream.error is not None and stream.error.code == "file.offline"


def test_given_up_it_ends_its_content(qapp: QApplication) -> None:
    ended = []

    class Content(Whole):
        def close(self) -> None:
            ended.append(True)

    parent = QObject()
    Stream(Content(SOUND), parent).give_up()
    assert ended == [True]
