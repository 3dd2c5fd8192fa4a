"""ExportRecordings: each recording of a conversation, heard and marked: what is marked is silent in its copy."""

import asyncio
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from core.contents import Content
from core.entities import Attachment
from core.export.redaction import Seconds
from desktop.models.review_silence import heard
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.times import duration
from desktop.translate import tr
from desktop.views.attachment_player import Player
from desktop.views.span_wave import Spans, SpanWave


class ExportRecordings(QWidget):
    """`changed`: other seconds are marked. What was marked stays while another conversation is shown."""

    changed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._theme, self._tasks = parts.theme, parts.tasks
        self._player = Player(parts.desk, parts.tasks, parts.recordings, self)
        self._player.changed.connect(self._moved)
        self._player.loaded.connect(self._loaded)
        self._spans: dict[str, Spans] = {}
        self.rows: dict[str, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_recordings(self, of: Mapping[str, Attachment]) -> None:
        """By the id of the call."""
        self.stop()
        for row in self.rows.values():
            row.leave()
        self.rows = {}
        for at, (call, file) in enumerate(of.items()):
            row = self.rows[call] = _Row(self._theme, file, self._spans.get(call, ()))
            for column, part in enumerate((row.play, row.wave, row.time, row.field)):
                self._grid.addWidget(part, at, column)
            row.changed.connect(partial(self._marked, call))
            row.play.clicked.connect(partial(self._player.toggle, file))
            row.sought.connect(partial(self._player.seek, file))
        self.setVisible(bool(of))
        self.retranslate()

    def seconds(self) -> tuple[Seconds, ...]:
        return tuple(Seconds(call, a, b) for call, spans in self._spans.items() for a, b in spans)

    def stop(self) -> None:
        """Nothing is heard of a dialog that is closed."""
        self._player.stop()

    def _marked(self, call: str, spans: Spans) -> None:
        self._spans[call] = spans
        self.changed.emit()

    def _moved(self, id: str) -> None:
        for row in self.rows.values():
            if row.file.id == id:
                row.show_place(self._player.position_ms(id) or 0, self._player.playing(id))

    def _loaded(self, file: Attachment, content: Content) -> None:
        if not file.waveform:
            self._tasks.start(self._hear(file, content), "export.wave")

    async def _hear(self, file: Attachment, content: Content) -> None:
        """Of a recording that came without its wave."""
        found = await asyncio.to_thread(heard, content)
        for row in self.rows.values():
            if found is not None and row.file.id == file.id:
                row.wave.show_peaks(found.peaks)

    def retranslate(self) -> None:
        for row in self.rows.values():
            row.retranslate()


class _Row(QFrame):
    """The parts of one; they stand in the grid of all."""

    changed = Signal(object)
    sought = Signal(float)

    def __init__(self, theme: Theme, file: Attachment, spans: Spans) -> None:
        super().__init__()
        self.file, self._theme = file, theme
        self.play, self.wave = QPushButton(), SpanWave(theme)
        self.time, self.field = QLabel(duration(file.duration_ms)), QLineEdit()
        self.play.setProperty("kind", "quiet")
        self.play.setFixedSize(32, 32)
        theme.set_icon(self.play, "play", "accent_text", 16)
        self.time.setFont(theme.font("small", tabular=True))
        self.time.setProperty("kind", "second")
        self.field.setFixedWidth(150)
        self.wave.show_file(file)
        self.wave.show_spans(spans)
        self.field.setText(written(spans))
        self.wave.marked.connect(self._drawn)
        self.wave.sought.connect(self.sought)
        self.field.editingFinished.connect(self._typed)
        self._playing = False

    def leave(self) -> None:
        for part in (self.play, self.wave, self.time, self.field, self):
            part.hide()
            part.deleteLater()

    def show_place(self, at: int, playing: bool) -> None:
        self.wave.show_share(at / max(1, self.file.duration_ms))
        self.time.setText(f"{duration(at)} / {duration(self.file.duration_ms)}")
        if playing != self._playing:
            self._playing = playing
            self._theme.set_icon(self.play, "pause" if playing else "play", "accent_text", 16)
            self.retranslate()

    def _drawn(self, spans: Spans) -> None:
        self.field.setText(written(spans))
        self.changed.emit(spans)

    def _typed(self) -> None:
        spans = read_spans(self.field.text())
        if spans != list(read_spans(written(self.wave.spans))):
            self.wave.show_spans(tuple(spans))
            self._drawn(self.wave.spans)

    def retranslate(self) -> None:
        listen = tr("Export", "Pause") if self._playing else tr("Export", "Listen")
        self.play.setAccessibleName(listen)
        self.play.setToolTip(listen)
        said = tr(
            "Export",
            "Drag over what must be silent; a click takes it back. Keys: arrows, Shift, Delete.",
        )
        self.wave.setToolTip(said)
        self.wave.setAccessibleName(tr("Export", "Seconds of the recording that will be silent"))
        self.field.setAccessibleName(self.wave.accessibleName())
        self.field.setPlaceholderText("0:42-0:55, 1:10-1:20")


def written(spans: Spans) -> str:
    """As `read_spans` reads it; to the tenth of a second where it is not a whole one."""
    return ", ".join(f"{_clock(a)}-{_clock(b)}" for a, b in spans)


def read_spans(text: str) -> list[tuple[int, int]]:
    """ "0:42-0:55.5, 1:10-1:20" as ms; what is none is passed over."""
    found = []
    for piece in text.replace("–", "-").split(","):
        start, dash, end = piece.partition("-")
        if dash and (a := _ms(start)) is not None and (b := _ms(end)) is not None and a < b:
            found.append((a, b))
    return found


def _clock(ms: int) -> str:
    tenths = round(ms / 100)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02}" + (f".{rest % 10}" if rest % 10 else "")


def _ms(text: str) -> int | None:
    whole, dot, part = text.strip().partition(".")
    parts = whole.split(":")
    if not all(each.isascii() and each.isdecimal() for each in (*parts, part or "0")):
        return None
    if len(parts) > 3 or len(part) > 3 or (dot and not part):
        return None
    total = 0
    for each in parts:
        total = total * 60 + int(each)
    return total * 1_000 + int(part.ljust(3, "0") if part else 0)
