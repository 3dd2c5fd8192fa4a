"""ReviewPlayer: a recording under the timeline: its wave, how fast, without its silences."""

import asyncio
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from core.contents import Content
from core.entities import LOCAL, Attachment
from desktop.models.review_silence import Spans, heard, skip_to
from desktop.parts import Parts
from desktop.rows.timeline_listening import speed_words
from desktop.theme import Theme
from desktop.times import duration
from desktop.tokens import RADIUS, RING
from desktop.translate import tr
from desktop.views.attachment_player import Player
from desktop.views.card import ElidedLabel

BAR, GAP = 2, 1
HEIGHT = 57


class WideWave(QWidget):
    """All of a recording; a press or an arrow key goes on from there."""

    sought = Signal(float)
    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._peaks: tuple[int, ...] = ()
        self._share = 0.0
        self._silent: Spans = ()
        self._marks: tuple[int, ...] = ()
        self._length = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_file(self, file: Attachment) -> None:
        self._peaks, self._length = file.waveform, max(1, file.duration_ms)
        self._silent, self._marks, self._share = (), (), 0.0
        self.update()

    def show_peaks(self, peaks: tuple[int, ...]) -> None:
        """Of a recording that came without them."""
        self._peaks = peaks
        self.update()

    def show_share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            self.update()

    def show_silent(self, spans: Spans) -> None:
        """Grey where they are left out."""
        self._silent = spans
        self.update()

    def show_marks(self, seconds: tuple[int, ...]) -> None:
        """Where somebody remarked on it, in ms."""
        self._marks = seconds
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self._paint_bars(painter)
            for at in self._marks:
                x = self.width() * at / self._length
                painter.setBrush(self._theme.color("accent"))
                painter.drawEllipse(QRectF(x - 2.5, 0, 5, 5))
            if self.hasFocus():
                self._paint_ring(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        bars = max(1, self.width() // (BAR + GAP))
        middle, high = self.height() / 2 + 2, self.height() - 10
        for place, peak in enumerate(_spread(self._peaks, bars)):
            share = (place + 0.5) / bars
            painter.setBrush(self._ink(share))
            tall = max(2.0, high * peak / 100)
            box = QRectF(place * (BAR + GAP), middle - tall / 2, BAR, tall)
            painter.drawRoundedRect(box, 1, 1)

    def _ink(self, share: float) -> QColor:
        at = share * self._length
        if share <= self._share:
            return self._theme.color("accent_text")
        silent = any(since <= at < until for since, until in self._silent)
        return self._theme.color("border" if silent else "strong")

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent"), RING))
        inner = QRectF(self.rect()).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
        painter.drawRoundedRect(inner, RADIUS["control"], RADIUS["control"])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.sought.emit(max(0.0, min(1.0, event.position().x() / max(1, self.width()))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class ReviewPlayer(QFrame):
    """Hidden where nothing can be heard."""

    remark_asked = Signal()

    def __init__(self, parts: Parts, player: Player) -> None:
        super().__init__()
        self._parts, self._player = parts, player
        self.file: Attachment | None = None
        self.call = ""
        """Id of the call it is of."""
        self._silent: dict[str, Spans] = {}
        self._elsewhere = False
        """What `trouble` says is that the recording is not here."""
        theme = parts.theme
        self.play, self.back, self.on = (_button(theme) for _ in range(3))
        self.speed, self.skip, self.remark = QPushButton(), _button(theme), _button(theme)
        self.time, self.wave = QLabel(), WideWave(theme)
        self.trouble = ElidedLabel("", "bad")
        """Why nothing is heard, in the place of all that moves in a recording."""
        self.setProperty("kind", "foot")
        self.setFixedHeight(HEIGHT)
        self._dress(theme)
        self._lay_out()
        self._connect()
        self._say()
        self.hide()

    def _dress(self, theme: Theme) -> None:
        theme.set_icon(self.play, "play", "accent_text", 18)
        theme.set_icon(self.back, "rotate-ccw", "second", 16)
        theme.set_icon(self.on, "skip-forward", "second", 16)
        theme.set_icon(self.skip, "fast-forward", "second", 16)
        theme.set_icon(self.remark, "message-square-plus", "second", 16)
        self.skip.setCheckable(True)
        self.speed.setProperty("kind", "tab")
        self.speed.setFont(theme.font("small", 600, tabular=True))
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.time.setFont(theme.font("small", tabular=True))
        self.time.setProperty("kind", "second")
        self.time.setTextFormat(Qt.TextFormat.PlainText)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(4)
        for part in (self.play, self.back, self.on):
            row.addWidget(part)
        row.addSpacing(4)
        row.addWidget(self.time)
        row.addSpacing(6)
        row.addWidget(self.wave, 1)
        row.addWidget(self.trouble, 1)
        self.trouble.hide()
        row.addSpacing(6)
        for part in (self.speed, self.skip, self.remark):
            row.addWidget(part)

    def _connect(self) -> None:
        self.play.clicked.connect(self.toggle)
        self.back.clicked.connect(lambda: self._player.skip(-1))
        self.on.clicked.connect(self.to_next_words)
        self.speed.clicked.connect(lambda: self._player.next_speed())
        self.skip.toggled.connect(lambda _: self._show_silent())
        self.remark.clicked.connect(self.remark_asked)
        self.wave.sought.connect(self._seek)
        self.wave.stepped.connect(self._player.skip)
        self._player.changed.connect(self._moved)
        self._player.loaded.connect(self._loaded)
        stop = self._parts.desk.on_line(lambda _: self._look())
        self.destroyed.connect(lambda: stop())

    # Which recording

    def show_recording(
        self, file: Attachment | None, call: str = "", marks: tuple[int, ...] = ()
    ) -> None:
        """None: nothing of the contact can be heard."""
        if file is None:
            self.file, self.call = None, ""
            self.hide()
            return
        if self.file is None or file.id != self.file.id:
            self.wave.show_file(file)
            self.say_trouble("")
            self.file = file
            self._look()
        self.file, self.call = file, call
        self.wave.show_marks(marks)
        self._show_silent()
        self._moved(file.id)
        self.show()

    @property
    def at_ms(self) -> int:
        return (self._player.position_ms(self.file.id) or 0) if self.file else 0

    @property
    def begun(self) -> bool:
        return self.file is not None and self._player.position_ms(self.file.id) is not None

    def say_trouble(self, why: str) -> None:
        """Empty: there is none any more."""
        self._elsewhere = self._elsewhere and bool(why)
        self.trouble.say(why)
        self.trouble.setVisible(bool(why))
        for part in (self.back, self.on, self.time, self.wave, self.speed, self.skip):
            part.setVisible(not why)

    def _look(self) -> None:
        """Said before anybody presses play in vain, and taken back once it can be fetched."""
        if self.file is not None:
            self._parts.tasks.start(self._say_elsewhere(self.file), "review.here")

    async def _say_elsewhere(self, file: Attachment) -> None:
        desk = self._parts.desk
        elsewhere = not file.id.startswith(LOCAL) and not await desk.is_here(file)
        if file is not self.file:
            return
        if elsewhere and desk.line.state != "live":
            self._elsewhere = True
            self.say_trouble(tr("Review", "Not on this machine; it comes with the line."))
        elif self._elsewhere:
            self.say_trouble("")

    # What a person does

    def toggle(self) -> None:
        self.say_trouble("")
        if self.file is not None:
            self._player.toggle(self.file)

    def _seek(self, share: float) -> None:
        if self.file is not None:
            self._player.seek(self.file, share)

    def to_next_words(self) -> None:
        """Over the silence that comes next, or five seconds on where none is known."""
        spans, at = self._silent.get(self.file.id if self.file else "", ()), self.at_ms
        until = next((until for since, until in spans if until > at), None)
        if self.file is not None and until is not None and self.begun:
            self._player.seek_ms(self.file, until)
        else:
            self._player.skip(1)

    def key(self, event: QKeyEvent) -> bool:
        """Keys of whoever listens, wherever the keyboard is in the reader."""
        if self.file is None:
            return False
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._player.skip(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.text() in ("[", "]", "-", "+"):
            self._player.faster(1 if event.text() in ("]", "+") else -1)
        elif event.text() in ("s", "S"):
            self.skip.toggle()
        else:
            return False
        return True

    # What is heard

    def _moved(self, id: str) -> None:
        file = self.file
        if file is None or file.id != id:
            return
        at, playing = self.at_ms, self._player.playing(id)
        self._parts.theme.set_icon(self.play, "pause" if playing else "play", "accent_text", 18)
        self.time.setText(f"{duration(at)} / {duration(file.duration_ms)}")
        self.speed.setText(speed_words(self._player.speed))
        self.wave.show_share(at / max(1, file.duration_ms))
        self._say_play(playing)
        until = skip_to(self._silent.get(id, ()), at) if playing and self.skip.isChecked() else None
        if until is not None:
            self._player.seek_ms(file, until)

    def _loaded(self, file: Attachment, content: Content) -> None:
        if file.id not in self._silent:
            self._parts.tasks.start(self._hear(file, content), "review.silence")

    async def _hear(self, file: Attachment, content: Content) -> None:
        found = await asyncio.to_thread(heard, content)
        if found is None:
            return
        self._silent[file.id] = found.silences
        if self.file is not None and self.file.id == file.id and not file.waveform:
            self.wave.show_peaks(found.peaks)
        self._show_silent()

    def _show_silent(self) -> None:
        on = self.skip.isChecked() and self.file is not None
        self.wave.show_silent(self._silent.get(self.file.id, ()) if on and self.file else ())

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say_play(self, playing: bool) -> None:
        said = tr("Review", "Pause · Space") if playing else tr("Review", "Play · Space")
        if self.play.toolTip() != said:
            self.play.setToolTip(said)
            self.play.setAccessibleName(said)

    def _say(self) -> None:
        self._say_play(False)
        for button, said in (
            (self.back, tr("Review", "Five seconds back · ←")),
            (self.on, tr("Review", "To the next words · over a silence")),
            (self.speed, tr("Review", "Speed · [ and ]")),
            (self.skip, tr("Review", "Leave silences out · S")),
            (self.remark, tr("Review", "Remark on this second · M")),
        ):
            button.setToolTip(said)
            button.setAccessibleName(said)
        self.wave.setAccessibleName(tr("Review", "Place in the recording, arrow keys move it"))


def _button(theme: Theme) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "quiet")
    button.setFixedSize(32, 32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _spread(peaks: tuple[int, ...], bars: int) -> list[int]:
    """The loudest peak of each bar; where there are fewer peaks than bars each stands for several."""
    if not peaks:
        return [6] * bars
    edges = [len(peaks) * place / bars for place in range(bars + 1)]
    return [max(peaks[int(a) : max(int(a) + 1, int(b))]) for a, b in pairwise(edges)]
