"""Player: one recording at a time. QtMultimedia is loaded when somebody first presses play."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal

from core.contents import Content, Whole
from core.desk import Desk
from core.entities import LOCAL, Attachment
from core.errors import UserError
from desktop.rows.timeline_listening import SPEEDS
from desktop.translate import tr, words
from desktop.views.attachment_stream import Stream

if TYPE_CHECKING:
    from desktop.loop import Tasks
    from desktop.telephone.recordings import Recordings

STEP_MS = 5_000
"""What an arrow key goes on or back."""
AT_ONCE = 8 << 20
"""Bytes: four minutes of a call. What is longer is read where somebody listens, and never whole."""


class Player(QObject):
    """Plays attachments out of memory, a long one piece by piece: none lies decrypted on the disk."""

    changed = Signal(str)
    """Id of the attachment whose button or progress differs."""
    failed = Signal(str)
    """In words, why there is no sound."""
    loaded = Signal(object, object)
    """The attachment, and its `Content`: it is about to be heard, and all of it can be read on a
    worker, until something else is played."""

    def __init__(
        self,
        desk: Desk,
        tasks: "Tasks",
        recordings: "Recordings",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._recordings = recordings
        self.speed = SPEEDS[0]
        """Stays for whatever is played next."""
        self._file: Attachment | None = None
        self._media: Any = None
        self._stream: Stream | None = None
        self._start_at = 0.0
        self._wanted = False

    @property
    def file(self) -> Attachment | None:
        """What was started last."""
        return self._file

    def playing(self, id: str) -> bool:
        return self._wanted and self._file is not None and self._file.id == id

    def progress(self, id: str) -> float | None:
        """0 to 1 of the recording that was started last, None of any other."""
        if self._file is None or self._file.id != id:
            return None
        whole = (self._media.duration() if self._media else 0) or self._file.duration_ms
        return min(1.0, self._media.position() / whole) if self._media and whole else 0.0

    def toggle(self, file: Attachment) -> None:
        if self._file is None or self._file.id != file.id:
            self._load(file, 0.0)
        elif self.playing(file.id):
            self._wanted = False
            self._media_do("pause")
        else:
            self._wanted = True
            self._media_do("play")
        self.changed.emit(file.id)

    def seek(self, file: Attachment, share: float) -> None:
        """Goes on from a point of the recording, 0 to 1."""
        if self._file is None or self._file.id != file.id or self._media is None:
            self._load(file, share)
        else:
            self._media.setPosition(round(share * self._media.duration()))
            self._wanted = True
            self._media.play()
        self.changed.emit(file.id)

    def skip(self, steps: int) -> None:
        """Goes on by so many steps of `STEP_MS`, or back; nothing where nothing was started."""
        if self._file is None or self._media is None:
            return
        to = self._media.position() + steps * STEP_MS
        self._media.setPosition(max(0, min(to, self._media.duration())))
        self.changed.emit(self._file.id)

    def position_ms(self, id: str) -> int | None:
        """Where the recording that was started last is; None of any other."""
        if self._file is None or self._file.id != id:
            return None
        return int(self._media.position()) if self._media else 0

    def seek_ms(self, file: Attachment, at: int) -> None:
        """Goes on from a time of the recording, however long somebody said that it is."""
        whole = file.duration_ms
        if self._file is not None and self._file.id == file.id and self._media is not None:
            whole = self._media.duration() or whole
        self.seek(file, at / max(1, whole))

    def faster(self, steps: int = 1) -> None:
        """The next higher speed or, with -1, the next lower; the ends stay."""
        speeds = sorted(SPEEDS)
        place = speeds.index(self.speed) + steps
        self._take_speed(speeds[max(0, min(place, len(speeds) - 1))])

    def next_speed(self, steps: int = 1) -> None:
        """The next of SPEEDS; after the last one the first again."""
        self._take_speed(SPEEDS[(SPEEDS.index(self.speed) + steps) % len(SPEEDS)])

    def _take_speed(self, speed: float) -> None:
        self.speed = speed
        if self._media is not None:
            self._media.setPlaybackRate(self.speed)
        if self._file is not None:
            self.changed.emit(self._file.id)

    def stop(self) -> None:
        self._wanted = False
        if self._stream is not None:
            self._stream.give_up()
        if self._media is not None:
            self._let_go(self._media)
        self._file = self._media = self._stream = None

    def _let_go(self, media: Any) -> None:
        """By the event loop: stopped from here it waits, with Python's lock held, for a thread of
        its own that needs the same lock to end, and the desk hangs."""
        media.blockSignals(True)
        media.deleteLater()

    def _media_do(self, what: str) -> None:
        if self._media is not None:
            getattr(self._media, what)()

    def _load(self, file: Attachment, share: float) -> None:
        self.stop()
        self._file, self._start_at, self._wanted = file, share, True
        self._tasks.start(self._fetch(file), "attachment.sound")

    async def _fetch(self, file: Attachment) -> None:
        try:
            content = await self._content(file)
        except UserError as error:
            self._give_up(file, words(error)[0])
            return
        if self._file is not file or self._media is not None:
            content.close()
            return
        self._begin(content, file)
        if content.size <= AT_ONCE or file.id.startswith(LOCAL) or await self._desk.is_here(file):
            self.loaded.emit(file, content)

    async def _content(self, file: Attachment) -> Content:
        """A recording of our own phone may be on this machine alone. Raises UserError file.*."""
        if file.id.startswith(LOCAL):
            return await self._recordings.open(file)
        if file.size > AT_ONCE:
            return await self._desk.open_file(file)
        return Whole(await self._desk.file(file))

    def _give_up(self, file: Attachment, why: str) -> None:
        if self._file is file:
            self._wanted = False
            self._file = None
        self.failed.emit(why)
        self.changed.emit(file.id)

    def _begin(self, content: Content, file: Attachment) -> None:
        media = self._media = self._made()
        self._stream = Stream(content, media)
        self._stream.lost.connect(self._lost)
        media.setSourceDevice(self._stream, QUrl(file.name))
        if self._wanted:
            media.play()
        if self._start_at:
            media.setPosition(round(self._start_at * (media.duration() or file.duration_ms)))

    def _made(self) -> Any:
        """One for each recording, for none is given a second source."""
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer  # slow to load

        media = QMediaPlayer(self)
        media.setAudioOutput(QAudioOutput(media))
        media.setPlaybackRate(self.speed)
        # Faster, and not higher
        media.setPitchCompensation(True)
        media.positionChanged.connect(self._moved)
        media.playbackStateChanged.connect(self._moved)
        media.mediaStatusChanged.connect(self._ended)
        media.errorOccurred.connect(self._broken)
        return media

    def _moved(self, _: object) -> None:
        if self._file is not None:
            self.changed.emit(self._file.id)

    def _ended(self, status: Any) -> None:
        if status == self._media.MediaStatus.EndOfMedia and self._file is not None:
            self._wanted = False
            self.changed.emit(self._file.id)

    def _broken(self, _: object, why: str) -> None:
        if self._file is not None:
            self._give_up(self._file, tr("Timeline", "This recording cannot be played"))

    def _lost(self) -> None:
        """While somebody listened; of one that was given up nobody wants to hear it."""
        file, stream = self._file, self._stream
        if file is not None and stream is not None and stream.error is not None:
            self.stop()
            self._give_up(file, words(stream.error)[0])
