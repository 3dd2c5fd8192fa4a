"""What was said in a call, line by line below its card; the line that is heard stands out."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from core.entities import Attachment, CallRecord, Spoken
from desktop.rows.sought import mark_formats
from desktop.rows.timeline_build import EDGE, TEXT_X, Build
from desktop.rows.timeline_shape import Lively
from desktop.rows.timeline_words import Setting, Words, lay
from desktop.theme import Theme
from desktop.times import duration
from desktop.tokens import BUBBLE
from desktop.translate import tr

TIME = 44
"""Px before the words, for when they were said."""
LINE = 19
AFTER_MS = 400
"""A line stays lit so long after its last word: pauses are no flicker."""


@dataclass(frozen=True, slots=True)
class Second:
    """A place in a recording, which a press goes to. `file` None: there is none to hear."""

    call: str
    file: Attachment | None
    at_ms: int
    until_ms: int


@dataclass(slots=True)
class Heard:
    """The ground of one line while it is heard, and of the word that is said about now."""

    id: str
    length_ms: int
    said: Spoken
    rect: QRectF
    words: Words

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        share = lively.progress(self.id)
        now = -1 if share is None else round(share * self.length_ms)
        if not self.said.at_ms <= now < self.said.until_ms + AFTER_MS:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection"))
        painter.drawRoundedRect(self.rect, 6, 6)
        painter.setBrush(theme.color("accent_soft"))
        for box in self._word_boxes(now):
            painter.drawRoundedRect(box, 3, 3)
            painter.fillRect(
                QRectF(box.x() + 2, box.bottom() - 1, box.width() - 4, 2), theme.color("accent")
            )

    def _word_boxes(self, now: int) -> list[QRectF]:
        """Which word it is is reckoned by letters: nobody timed each of them."""
        whole = max(1, self.said.until_ms - self.said.at_ms)
        share = min(0.999, (now - self.said.at_ms) / whole)
        start, end = self.words.word(int(share * len(self.words.text)))
        line = self.words.layout.lineForTextPosition(start)
        if not line.isValid() or end <= start:
            return []
        left, right = _x(line.cursorToX(start)), _x(line.cursorToX(end))
        top = self.words.y + line.y() - 1
        return [QRectF(self.words.x + left - 2, top, right - left + 4, line.height() + 2)]


def add_said(build: Build, call: CallRecord) -> None:
    """Nothing where nobody wrote down what was said."""
    before = ""
    build.y += 6 if call.transcript else 0
    for said in call.transcript:
        _add_line(build, call, said, said.who != before)
        before = said.who
    build.y += 4 if call.transcript else 0


def _add_line(build: Build, call: CallRecord, said: Spoken, named: bool) -> None:
    left = TEXT_X + TIME
    width = min(BUBBLE + TIME, build.width - EDGE - left)
    if named:
        _add_name(build, said, left)
    setting = build.body(width=width)
    setting.line, setting.selectable = LINE, True
    setting.formats = mark_formats(build.theme, said.text, build.entry.sought)
    words = lay(said.text, setting)
    ground = QRectF(left - 6, build.y - 1, width + 12, words.height + 2)
    if call.recording is not None:
        file = call.recording
        build.draw(Heard(file.id, file.duration_ms, said, ground, words))
    time = lay(duration(said.at_ms), build.small("third", TIME))
    build.write(time, left - 10 - time.width, build.y + 2)
    build.write(words, left, build.y)
    place = Second(call.id, call.recording, said.at_ms, said.until_ms)
    build.spot(ground, "said", place, tr("Review", "Listen from {time}", time=time.text))
    build.say(said.text)
    build.grow(ground)
    build.y += words.height + 3


def _add_name(build: Build, said: Spoken, left: float) -> None:
    names = {
        "customer": tr("Review", "Customer"),
        "agent": build.entry.author or tr("Review", "Agent"),
        "bot": tr("Timeline", "Bot"),
    }
    font = build.theme.font("caption", 600)
    name = lay(names[said.who], Setting(font, "second", line=16))
    build.y += 4
    build.write(name, left, build.y)
    build.say(names[said.who])
    build.y += 17


def _x(found: object) -> float:
    """Qt's binding gives the position with the x."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
